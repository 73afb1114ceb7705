import { linkTo, makeLink } from "#platform/identity/session.ts"
import { words, type Words } from "#platform/web/words.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { catalogueOf } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Browser, BrowserContext } from "playwright-core"
import type { Configuration } from "../../apps/server/configuration.ts"
import { startServer, type Running } from "../../apps/server/start.ts"
import { openBrowser } from "./browser.ts"
import { visit, type Visit } from "./visit.ts"

type Manner = Parameters<typeof visit>[2]

/** The whole product on a fresh record, and a browser to visit it with. */
export type House = {
  readonly address: string
  readonly database: Running["database"]
  /** The folder it keeps its data in. */
  readonly data: string
  readonly browser: Browser
  /** Opens a page as the public does. */
  readonly open: (path: string, manner?: Manner) => Promise<Visit>
  /** Opens a page as Amina of the Secretariat, signed in in a browser of her own. */
  readonly openSignedIn: (path: string, manner?: Manner) => Promise<Visit>
  /** Brings a text and keeps it, and waits until it is kept. */
  readonly keep: (name: string, text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a house, on today's day, as the browser knows no other: its cookies run out by it. It must be closed. */
export async function openHouse(change: Partial<Configuration> = {}): Promise<House> {
  await mkdir(".cache/screenshots", { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), "palermo-browser-"))
  const configuration = { port: 0, host: "127.0.0.1", data: folder, log: "error", cast: true, ...change } as const
  const server = await startServer(configuration, { say: () => undefined })
  const { address } = server
  const browser = await openBrowser()
  let aminas: BrowserContext | undefined

  async function signedIn(): Promise<BrowserContext> {
    if (aminas) return aminas
    const token = await server.database.transaction("platform", (db) => makeLink(db, new Date(), "amina"))
    const { page, context } = await visit(browser, linkTo(address, token))
    const say = wordsOf("en")
    await page.getByRole("button", { name: say("platform.sign-in-now") }).click()
    await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()
    return (aminas = context)
  }
  async function keep(name: string, text: string): Promise<void> {
    const { request } = await signedIn()
    const files = { name, mimeType: "text/plain", buffer: Buffer.from(text) }
    const brought = await request.post(`${address}/api/v1/imports`, { multipart: { files } })
    const { imports } = (await brought.json()) as { readonly imports: readonly { readonly id: string }[] }
    const place = `${address}/api/v1/imports/${imports[0]?.id}`
    const is = async (status: string) => {
      for (let n = 0; n < 600; n += 1) {
        const file = (await (await request.get(place)).json()) as { readonly status: string }
        if (file.status === status) return
        await pause(100)
      }
      assert.fail(`${name} is not ${status}`)
    }
    await is("previewed")
    await request.post(`${place}/keep`, { data: {} })
    await is("kept")
  }
  return {
    address,
    database: server.database,
    data: folder,
    browser,
    open: (path, manner) => visit(browser, `${address}${path}`, manner),
    openSignedIn: async (path, manner) => visit(browser, `${address}${path}`, { ...manner, as: await signedIn() }),
    keep,
    close: async () => {
      await browser.close()
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** What the pages say in a language. */
export const wordsOf = (language: Language): Words => words(language, catalogueOf(language))

/** Where a picture of a page is kept, to be looked at. */
export const picture = (name: string) => ({ path: `.cache/screenshots/${name}.png`, fullPage: true })
