import { leastK } from "#modules/analysis/release.ts"
import { askToLockAnew } from "#modules/analysis/door.ts"
import { cameThroughHold } from "#platform/database/hold.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { isAboveThePolicies, type Role } from "#platform/database/role.ts"
import { servePages } from "#platform/http/pages.ts"
import { rates as usualRates, type Rates } from "#platform/http/rates.ts"
import type { Service, World } from "#platform/http/service.ts"
import { clearAbandoned, uploadLimits } from "#platform/http/upload.ts"
import { identifyByKeyOrSession, theOperator } from "#platform/identity/identify.ts"
import { operator, permission } from "#platform/identity/rights.ts"
import { isAdministratorSignedIn, linkTo, makeLink } from "#platform/identity/session.ts"
import { work } from "#platform/jobs/work.ts"
import { platform as worker } from "#platform/jobs/worker.ts"
import { announce } from "#platform/ledger/notary.ts"
import { openPost } from "#platform/mail/post.ts"
import { serveMetrics } from "#platform/metrics/metrics.ts"
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Configuration } from "./configuration.ts"
import { localDoor } from "./door.ts"
import { listening } from "./listening.ts"
import { jobHandlers, loadStarter, lockedHandlers, mailHandlers } from "./modules.ts"
import { openNotary } from "./notary.ts"
import { platform } from "./platform.ts"
import { openWays } from "./ways.ts"

/** What the server needs of the outer world besides its configuration. */
export type Outside = {
  /** Tells the operator something, a line at a time. */
  readonly say: (line: string) => void
  readonly clock?: () => Date
  /** Where the log goes; to the standard output where nothing is said. */
  readonly log?: World["log"]
  /** How often may be asked; `rates` where nothing is said. */
  readonly rates?: Rates | undefined
  readonly patience?: World["patience"]
  /** The folder of the built web app. */
  readonly built?: URL
}

/** A server that runs. */
export type Running = {
  /** Where it is reached, such as http://localhost:3000. */
  readonly address: string
  /** The port it listens at, on this machine. */
  readonly port: number
  /** All that it serves. */
  readonly served: Service["served"]
  readonly database: OpenDatabase
  /** The one-time sign-in link, if nobody is signed in as administrator. */
  readonly link: string | undefined
  /** Ends what is in hand and lets go of everything. */
  readonly stop: () => Promise<void>
}

/** Opens the database, brings it up to date, fills in the starter record, and serves web and API on one port. */
export async function startServer(configuration: Configuration, outside: Outside): Promise<Running> {
  const { say, clock = () => new Date(), built = new URL("../../dist/web/", import.meta.url) } = outside
  const { rates = usualRates, patience } = outside
  const { databaseUrl, databaseOwnerUrl: owner, data, host, port, origin, log, largestData } = configuration
  const database = databaseUrl
    ? await openPostgres(databaseUrl, { backups: join(data, "backups"), owner })
    : await openPglite(data)
  try {
    await clearAbandoned()
    await loadStarter(database, clock(), configuration)
    const { transaction, kind } = database
    const notary = await openNotary(configuration)
    await transaction(worker, (db) => announce(db, notary, clock()))
    const wake = () => working.wake()
    const known = identifyByKeyOrSession(database, clock)
    // Whoever can open the socket of the data folder owns it.
    const whoOperates = () => theOperator(database, clock())
    const identify: World["identify"] = async (secret, request) =>
      cameThroughHold(request.raw) ? whoOperates() : known(secret, request)
    const ways = await openWays(configuration)
    // A key was changed while the server was down: what the older one locked is locked anew.
    await transaction(worker, (db) => askToLockAnew(db, ways.keys))
    const around = { transaction, clock, identify, permission, wake, origin, level: log, log: outside.log }
    const limits = { ...uploadLimits, ...(largestData !== undefined && { passing: largestData * 1024 * 1024 }) }
    const service = platform(
      {
        ...around,
        limits,
        rates,
        patience,
        notary,
        ways,
        mails: configuration.mail !== undefined,
        least: configuration.least ?? leastK,
      },
      kind,
    )
    const { app } = service
    serveMetrics(service, { secrets: configuration.metricsSecrets, isPublic: origin !== undefined, transaction })
    const isBuilt = existsSync(new URL("index.html", built))
    if (isBuilt) servePages(service, built)
    const complain = (error: unknown, of: string) => app.log.error({ err: error, job: of })
    await listening(`${host}:${port}`, app.listen({ host, port }))
    const reached = portOf(app.server.address())
    const address = origin ?? `http://${spoken(host)}:${reached}`
    const post = openPost({ server: configuration.mail, folder: join(data, "mail"), from: configuration.mailFrom })
    const working = work(
      database,
      { ...jobHandlers, ...lockedHandlers(ways), ...mailHandlers(post, address, clock) },
      clock,
      { complain },
    )
    database.hold?.answer(
      localDoor({ database, origin: address, person: operator, data }, (request, response) =>
        app.routing(request, response),
      ),
    )
    const now = clock()
    const link = await transaction(worker, async (db) =>
      (await isAdministratorSignedIn(db, now)) ? undefined : linkTo(address, await makeLink(db, now)),
    )
    say(`Palermo serves at ${address}`)
    if (!isBuilt) say("The web app is not built, so only the API is served. `npm run build` builds it.")
    say(told(kind, data))
    if (database.role && isAboveThePolicies(database.role)) say(warned(database.role))
    if (link) say(`Nobody is signed in. This link signs the administrator in, once, within a day:\n  ${link}`)

    const stop = async () => {
      await app.close()
      await working.stop()
      await database.close()
    }
    return { address, port: reached, served: service.served, database, link, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

const told = (kind: OpenDatabase["kind"], data: string): string =>
  kind === "pglite"
    ? `The record is kept in ${data}, in the embedded database: good for one office and for trial. In production use PostgreSQL (DATABASE_URL).`
    : "The record is kept in PostgreSQL."

const warned = ({ name }: Role): string =>
  `The role ${name} is above the row policies of the database. Let the server work as one that owns nothing (DATABASE_URL), and name the owner in DATABASE_OWNER_URL.`

/** A name people can type: whoever listens everywhere is reached here too. */
const spoken = (host: string): string =>
  ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host

const portOf = (address: string | { port: number } | null): number =>
  typeof address === "object" && address !== null ? address.port : 0
