import { isStoreMade, openStore } from "#apps/cli/open.ts"
import { recordAt } from "#apps/cli/record.ts"
import { readConfiguration, type Configuration } from "#apps/server/configuration.ts"
import { operations } from "#apps/server/operations.ts"
import { version } from "#apps/server/platform.ts"
import { StoreFault } from "#platform/database/fault.ts"
import { isAboveThePolicies, type Role } from "#platform/database/role.ts"
import { isHeld, socketOf } from "#platform/database/hold.ts"
import { existsSync } from "node:fs"
import { access, constants, statfs } from "node:fs/promises"
import { dirname, resolve } from "node:path"

/** One thing that was looked at: what was found, or what is wrong with it. */
export type Finding = {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  readonly problem?: { readonly code: string; readonly values: Readonly<Record<string, string>> }
}

/** Less than this free, in bytes, is too little for an office's record and one backup of it. */
const littleSpace = 512 * 1024 * 1024

const well = (about: string, found: string): Finding => ({ about, ok: true, found })
const wrong = (about: string, code: string, values: Readonly<Record<string, string>> = {}): Finding => ({
  about,
  ok: false,
  found: Object.values(values).join(", "),
  problem: { code, values },
})

/** Looks at what the product stands on, from the Node it runs on to the last line of the ledger, and changes nothing. */
export async function examine(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const first = [well("version", version), well("node", `${process.version} ${process.platform} ${process.arch}`)]
  const read = readConfiguration(environment)
  if (!read.ok) return [...first, wrong("configuration", "wrong-configuration", { list: read.wrong.join("; ") })]
  const settings = read.configuration
  return [...first, well("configuration", told(settings)), ...(await folder(settings)), ...(await database(settings))]
}

const told = ({ databaseUrl, host, port }: Configuration): string =>
  `${host}:${port}, ${databaseUrl === undefined ? "PGlite" : "PostgreSQL"}`

async function folder({ data, databaseUrl }: Configuration): Promise<Finding[]> {
  // A folder that is not there yet will be made, so the one it will be made in is looked at.
  let place = resolve(data)
  while (!existsSync(place)) place = dirname(place)
  const writable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  )
  const { bavail, bsize } = await statfs(place)
  const free = bavail * bsize
  const space = `${(free / 1024 ** 3).toFixed(1)} GiB`
  const held = databaseUrl === undefined && (await isHeld(data))
  return [
    writable ? well("folder", resolve(data)) : wrong("folder", "folder-not-writable", { folder: place }),
    free > littleSpace ? well("space", space) : wrong("space", "little-space", { space }),
    well("server", held ? "✓" : "–"),
  ]
}

async function database(settings: Configuration): Promise<Finding[]> {
  const { data, databaseUrl } = settings
  try {
    if (databaseUrl === undefined && (await isHeld(data))) {
      const record = recordAt(await socketOf(data))
      return findings(await record.operate("inspect"), await record.operate("verify"))
    }
    if (databaseUrl === undefined && !isStoreMade(data)) return [well("database", "–")]
    // It is looked at as the server meets it: by the role that works with it, and not by the owner.
    const store = await openStore({ ...settings, databaseOwnerUrl: undefined }, true)
    try {
      const inspected = await operations.inspect(store)
      // A database that is not up to date has no ledger yet that this version could read.
      const { role } = store.database
      return [...findings(inspected, isUpToDate(inspected) ? await operations.verify(store) : empty), ...roleOf(role)]
    } finally {
      await store.database.close()
    }
  } catch (error) {
    if (error instanceof StoreFault) return [wrong("database", error.code, error.detail)]
    return [wrong("database", "fault", { reason: error instanceof Error ? error.message : String(error) })]
  }
}

/** That a role is above the policies is said, and is no fault: one role is enough for an office. */
function roleOf(role: Role | undefined): Finding[] {
  if (!role) return []
  const { name } = role
  const problem = isAboveThePolicies(role) ? { problem: { code: "role-above-policies", values: { name } } } : {}
  return [{ ...well("role", name), ...problem }]
}

type Inspected = Awaited<ReturnType<typeof operations.inspect>>
type Verified = Pick<Awaited<ReturnType<typeof operations.verify>>, "lines" | "broken">
const isUpToDate = ({ applied, pending }: Inspected): boolean => applied > 0 && pending.length === 0
const empty: Verified = { lines: 0, broken: null }

function findings(
  { kind, version: of, extensions, applied, pending }: Inspected,
  { lines, broken }: Verified,
): Finding[] {
  return [
    well("database", `${kind === "pglite" ? "PGlite, PostgreSQL" : "PostgreSQL"} ${of}`),
    well("extensions", extensions.join(", ")),
    well("migrations", `${applied}${pending.length > 0 ? ` (+${pending.length}: ${pending.join(", ")})` : ""}`),
    broken === null ? well("ledger", String(lines)) : wrong("ledger", "ledger-broken", { line: String(broken.line) }),
  ]
}
