import { send } from "#platform/http/answer.ts"
import { getHealth } from "#platform/http/contract.ts"
import { openapi } from "#platform/http/openapi.ts"
import { root, service, type Service, type World } from "#platform/http/service.ts"
import { isPublic } from "#platform/identity/rights.ts"
import { allow } from "#platform/kernel/result.ts"
import { readFileSync } from "node:fs"
import { modules, nouns } from "./modules.ts"

/** The version of the product that runs. */
export const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string
}

/** The whole platform with every module's routes, ready to listen or to be asked in process. */
export function platform(world: World, database: "pglite" | "postgres"): Service {
  const all = service(world)
  for (const routes of modules) routes(all)
  all.serve(getHealth, async () => allow({ ready: true, version, database }))
  let contract: string | undefined
  all.app.get(`${root}/openapi.json`, async (request, reply) => {
    // What is served does not change while it is served, so it is printed once.
    contract ??= JSON.stringify(printed(all))
    await send(request, reply, { bytes: contract, type: "application/json; charset=utf-8" })
    return reply
  })
  return all
}

/** The OpenAPI document of all that is served. */
export const printed = ({ served }: Pick<Service, "served">) => openapi({ version, served, isPublic, nouns })
