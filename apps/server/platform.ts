import { leastK, type Least } from "#modules/analysis/release.ts"
import { partiesOf } from "#modules/directory/door.ts"
import { auditRoutes } from "#platform/audit/routes.ts"
import { send } from "#platform/http/answer.ts"
import { getHealth } from "#platform/http/contract.ts"
import { openapi } from "#platform/http/openapi.ts"
import { root, service, type Service, type World } from "#platform/http/service.ts"
import { accountRoutes } from "#platform/identity/account-routes.ts"
import { peopleRoutes } from "#platform/identity/people-routes.ts"
import { isPublic } from "#platform/identity/rights.ts"
import { signInRoutes } from "#platform/identity/sign-in-routes.ts"
import { passingWays, type Ways } from "#platform/identity/ways.ts"
import { allow } from "#platform/kernel/result.ts"
import type { Notary } from "#platform/ledger/notary.ts"
import { readFileSync } from "node:fs"
import { modules, nouns } from "./modules.ts"
import { records } from "./records.ts"

/** The version of the product that runs. */
export const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string
}

/** The whole platform with every module's routes, ready to listen or to be asked in process. Without a notary nothing is signed; without `mails` an invitation is given by hand; `least` is what is asked of figures that leave. */
export function platform(
  world: World & {
    readonly ways?: Ways
    readonly notary?: Notary | undefined
    readonly mails?: boolean
    readonly least?: Least
  },
  database: "pglite" | "postgres",
): Service {
  const all = service(world)
  const { ways = passingWays(), least = leastK } = world
  signInRoutes(all, ways, partiesOf)
  accountRoutes(all, ways, partiesOf)
  auditRoutes(all, world.notary)
  peopleRoutes(all, partiesOf, records, world.mails === true)
  for (const routes of modules) routes(all, { keys: ways.keys, least })
  all.serve(getHealth, async () => allow({ ready: true, version, database }))
  let contract: string | undefined
  all.app.get(`${root}/openapi.json`, async (request, reply) => {
    // What is served does not change while it is served, so it is printed once.
    contract ??= JSON.stringify(printed(all))
    await send(request, reply, { bytes: contract, type: "application/json; charset=utf-8" }, false)
    return reply
  })
  return all
}

/** The OpenAPI document of all that is served. */
export const printed = ({ served }: Pick<Service, "served">) => openapi({ version, served, isPublic, nouns })
