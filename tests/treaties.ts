import { loadDirectory } from "#modules/directory/door.ts"
import { loadTreaties } from "#modules/treaties/door.ts"
import type { Database } from "#platform/database/sql.ts"
import { root, type Service } from "#platform/http/service.ts"
import { z } from "zod"

type App = Pick<Service, "app">

/** The directory and the shipped acts, as the platform itself loads them. */
export async function shipped(db: Database): Promise<void> {
  await loadDirectory(db)
  await loadTreaties(db, new Date("2026-11-02T12:00:00Z"))
}

/** Asks the platform for an address of its API. */
export const get = async ({ app }: App, path: string) => app.inject(`${root}${path}`)

/** Sends something to it. */
export const send = async ({ app }: App, path: string, payload?: object, method: "POST" | "PATCH" = "POST") =>
  app.inject({ method, url: `${root}${path}`, ...(payload && { payload }) })

/** The status and the code of a refusal. */
export const refusalOf = (answer: { readonly json: () => unknown; readonly statusCode: number }) =>
  [answer.statusCode, z.object({ type: z.string() }).parse(answer.json()).type.replace("problem:", "")] as const

/** What a change of an act answers, as far as tests look at it. */
export const Revised = z.object({ id: z.string(), act: z.string(), kind: z.string(), undone: z.boolean() })
