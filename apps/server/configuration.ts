import { readFileSync } from "node:fs"
import { leastK, type Least } from "#modules/analysis/release.ts"
import { readKeys } from "#platform/identity/keyring.ts"
import { z } from "zod"

const levels = ["silent", "error", "warn", "info", "debug"] as const

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535)

/** A number below which counts are withheld: never less than this. */
const least = (floor: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .refine((number) => number >= floor)

/** What the server is told by its surroundings; each with what it is for, what may be said, and what holds if nothing is. */
const settings = {
  PORT: [port.prefault("3000"), "a whole number from 0 to 65535; 0 takes any free port"],
  HOST: [
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .prefault("127.0.0.1"),
    "an address of this machine; 127.0.0.1 serves this machine only, 0.0.0.0 everybody",
  ],
  PALERMO_DATA: [z.string().prefault("./var"), "a folder, in which the embedded database is kept"],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    "postgres://user:password@host/database, of PostgreSQL 15 or later",
  ],
  DATABASE_OWNER_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    "postgres://owner:password@host/database, of whoever owns the tables and brings them up to date",
  ],
  PALERMO_METRICS_SECRET: [
    z
      .string()
      .regex(/^[\w+/=.-]{16,}([\s,]+[\w+/=.-]{16,})*$/)
      .optional(),
    "the secret by which the figures at /metrics are asked for from another machine, of 16 signs or more, or several parted by commas",
  ],
  PALERMO_ORIGIN: [
    z
      .url({ protocol: /^https?$/ })
      .refine((text) => URL.canParse(text) && new URL(text).origin === text)
      .optional(),
    "the address people reach the server at, such as https://palermo.example, without a path",
  ],
  PALERMO_LOG: [z.enum(levels).prefault("warn"), `one of ${levels.join(", ")}`],
  PALERMO_CAST: [
    z.enum(["on", "off"]).optional(),
    "on or off: whether the invented people are let in who are there for trial and teaching",
  ],
  PALERMO_LEDGER_KEY: [
    z
      .string()
      .regex(/^PRIVATE\+KEY\+\S+(\s+PRIVATE\+KEY\+\S+)*$/)
      .optional(),
    "the key by which the ledger is signed, as the file ledger.key of the data folder would hold it, or several parted by spaces",
  ],
  PALERMO_LEDGER_NAME: [
    z
      .string()
      .regex(/^[^\s+]+$/)
      .optional(),
    "what a new key calls the ledger, such as palermo.example/ledger, without spaces and plus signs",
  ],
  PALERMO_SECRET_KEY: [
    z
      .string()
      .refine((text) => readKeys(text) !== undefined)
      .optional(),
    "32 bytes in base64, by which what signs people in is locked away, or several such keys parted by commas, the newest first",
  ],
  PALERMO_PROVIDERS: [
    z.string().optional(),
    "a file that names the organizations' own sign-in: see the guide to operating",
  ],
  PALERMO_MAIL: [
    z.url({ protocol: /^smtps?$/ }).optional(),
    "the server that takes mail, such as smtps://name:password@mail.example; without it mail is kept in the folder mail of the data folder",
  ],
  PALERMO_MAIL_FROM: [
    z
      .string()
      .regex(/^[^\r\n<>]*<?[^\s@<>]+@[^\s@<>]+>?$/)
      .prefault("Palermo <palermo@localhost>"),
    "whom mail is from, such as Palermo <palermo@palermo.example>",
  ],
  PALERMO_LARGEST_DATA: [
    z
      .string()
      .regex(/^[1-9]\d{0,5}$/)
      .transform(Number)
      .optional(),
    "a whole number of megabytes, how large a file of data may be at most: it is read as it comes and kept nowhere; 4096 where nothing is said",
  ],
  PALERMO_LEAST_PUBLIC: [
    least(leastK.public).optional(),
    `a whole number from ${leastK.public}: each count of fewer persons is withheld from everybody; it can be raised, never lowered`,
  ],
  PALERMO_LEAST_PARTIES: [
    least(leastK.parties).optional(),
    `a whole number from ${leastK.parties}: each count of fewer persons is withheld from who acts for a State; it can be raised, never lowered`,
  ],
  PALERMO_FETCH: [
    z
      .string()
      .regex(/^(off|https?:\/\/\S*\{symbol\}\S*)$/)
      .prefault("https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t=pdf"),
    "an address with {symbol} in it, and {language} where it needs one; or off, where nothing is to be fetched",
  ],
  PALERMO_FETCH_TRUSTED: [
    z
      .string()
      .regex(/^[\w.:[\]-]+(,\s*[\w.:[\]-]+)*$/)
      .transform((hosts) => hosts.split(/,\s*/))
      .optional(),
    "hosts, parted by commas, that may be private and without https, as archive.intranet:8080",
  ],
} as const

const Environment = z.object({
  PORT: settings.PORT[0],
  HOST: settings.HOST[0],
  PALERMO_DATA: settings.PALERMO_DATA[0],
  DATABASE_URL: settings.DATABASE_URL[0],
  DATABASE_OWNER_URL: settings.DATABASE_OWNER_URL[0],
  PALERMO_METRICS_SECRET: settings.PALERMO_METRICS_SECRET[0],
  PALERMO_ORIGIN: settings.PALERMO_ORIGIN[0],
  PALERMO_LOG: settings.PALERMO_LOG[0],
  PALERMO_CAST: settings.PALERMO_CAST[0],
  PALERMO_LEDGER_KEY: settings.PALERMO_LEDGER_KEY[0],
  PALERMO_LEDGER_NAME: settings.PALERMO_LEDGER_NAME[0],
  PALERMO_SECRET_KEY: settings.PALERMO_SECRET_KEY[0],
  PALERMO_PROVIDERS: settings.PALERMO_PROVIDERS[0],
  PALERMO_MAIL: settings.PALERMO_MAIL[0],
  PALERMO_MAIL_FROM: settings.PALERMO_MAIL_FROM[0],
  PALERMO_LARGEST_DATA: settings.PALERMO_LARGEST_DATA[0],
  PALERMO_LEAST_PUBLIC: settings.PALERMO_LEAST_PUBLIC[0],
  PALERMO_LEAST_PARTIES: settings.PALERMO_LEAST_PARTIES[0],
  PALERMO_FETCH: settings.PALERMO_FETCH[0],
  PALERMO_FETCH_TRUSTED: settings.PALERMO_FETCH_TRUSTED[0],
})

/** Settings that nobody is told, not even that they are wrong in which way. */
const secrets: ReadonlySet<string> = new Set([
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "PALERMO_METRICS_SECRET",
  "PALERMO_LEDGER_KEY",
  "PALERMO_SECRET_KEY",
  "PALERMO_MAIL",
])

/** How the server is to run. */
export type Configuration = {
  readonly port: number
  readonly host: string
  /** The folder of the embedded database; not used where a PostgreSQL is named. */
  readonly data: string
  readonly databaseUrl?: string | undefined
  /** Whoever owns the tables, where it is not who works with them. */
  readonly databaseOwnerUrl?: string | undefined
  /** What opens the figures to another machine; several while one takes the place of the other. */
  readonly metricsSecrets?: readonly string[] | undefined
  readonly origin?: string | undefined
  readonly log: (typeof levels)[number]
  /** Whether the invented cast is let in. Unless somebody says so, it is for trial on one machine alone. */
  readonly cast?: boolean | undefined
  /** The keys by which the ledger is signed, where no file is to hold them; and the name a new one gives it. */
  readonly ledgerKey?: string | undefined
  readonly ledgerName?: string | undefined
  /** The keys by which secrets of signing in are locked, where no file is to hold them. */
  readonly secretKey?: string | undefined
  /** The file that names the organizations' own sign-in. */
  readonly providers?: string | undefined
  /** The server that takes mail, where there is one; and whom mail is from. */
  readonly mail?: string | undefined
  readonly mailFrom?: string | undefined
  /** How many megabytes a file of data may have, where it is not the usual. */
  readonly largestData?: number | undefined
  /** Below how many persons counts are withheld, where more is asked than the product does. */
  readonly least?: Least | undefined
  /** Where the command line fetches texts from by their symbol, or `off`; and hosts that may be private. */
  readonly fetchFrom?: string | undefined
  readonly fetchTrusted?: readonly string[] | undefined
}

/** The process ends with this code when it is configured wrongly (EX_CONFIG of sysexits.h). */
export const wronglyConfigured = 78

/** What was read, or a sentence for each setting that is wrong: all of them, not the first. */
export type Reading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly wrong: readonly string[] }

/**
 * Reads the configuration from an environment. A setting that is empty is one
 * that was not made. A secret may stand in a file instead, which `NAME_FILE`
 * names: what is in the environment is easily seen by others.
 */
export function readConfiguration(given: Readonly<Record<string, string | undefined>>): Reading {
  const names = Object.keys(settings) as (keyof typeof settings)[]
  const files = readSecrets(given)
  if (files.wrong.length > 0) return { ok: false, wrong: files.wrong }
  const environment = { ...given, ...files.read }
  const set = names.filter((name) => environment[name]?.trim()).map((name) => [name, environment[name]?.trim()])
  const read = Environment.safeParse(Object.fromEntries(set))
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])))
    const told = (name: keyof typeof settings) => (secrets.has(name) ? "what it is" : `“${environment[name]}”`)
    return {
      ok: false,
      wrong: names
        .filter((name) => wrong.has(name))
        .map((name) => `${name} cannot be ${told(name)}: it must be ${settings[name][1]}`),
    }
  }
  const {
    PORT,
    HOST,
    PALERMO_DATA,
    DATABASE_URL,
    DATABASE_OWNER_URL,
    PALERMO_METRICS_SECRET,
    PALERMO_ORIGIN,
    PALERMO_LOG,
    PALERMO_CAST,
    PALERMO_LEDGER_KEY,
    PALERMO_LEDGER_NAME,
    PALERMO_SECRET_KEY,
    PALERMO_PROVIDERS,
    PALERMO_MAIL,
    PALERMO_MAIL_FROM,
    PALERMO_LARGEST_DATA,
    PALERMO_LEAST_PUBLIC,
    PALERMO_LEAST_PARTIES,
    PALERMO_FETCH,
    PALERMO_FETCH_TRUSTED,
  } = read.data
  return {
    ok: true,
    configuration: {
      port: PORT,
      host: HOST,
      data: PALERMO_DATA,
      databaseUrl: DATABASE_URL,
      databaseOwnerUrl: DATABASE_OWNER_URL,
      metricsSecrets: PALERMO_METRICS_SECRET?.split(/[\s,]+/),
      origin: PALERMO_ORIGIN,
      log: PALERMO_LOG,
      cast:
        PALERMO_CAST === undefined ? !DATABASE_URL && !PALERMO_ORIGIN && HOST === "127.0.0.1" : PALERMO_CAST === "on",
      ledgerKey: PALERMO_LEDGER_KEY,
      ledgerName: PALERMO_LEDGER_NAME,
      secretKey: PALERMO_SECRET_KEY,
      providers: PALERMO_PROVIDERS,
      mail: PALERMO_MAIL,
      mailFrom: PALERMO_MAIL_FROM,
      largestData: PALERMO_LARGEST_DATA,
      least: { public: PALERMO_LEAST_PUBLIC ?? leastK.public, parties: PALERMO_LEAST_PARTIES ?? leastK.parties },
      fetchFrom: PALERMO_FETCH,
      fetchTrusted: PALERMO_FETCH_TRUSTED,
    },
  }
}

/** The secrets that stand in files, and what is wrong with these: one that cannot be read, or one that is said twice. */
function readSecrets(environment: Readonly<Record<string, string | undefined>>) {
  const read: Record<string, string> = {}
  const wrong: string[] = []
  for (const name of secrets) {
    const file = environment[`${name}_FILE`]?.trim()
    if (!file) continue
    if (environment[name]?.trim()) wrong.push(`${name} and ${name}_FILE cannot both be set: it must be one of them`)
    else
      try {
        read[name] = readFileSync(file, "utf8").trim()
      } catch {
        wrong.push(`${name}_FILE cannot be “${file}”: it must be a file that can be read`)
      }
  }
  return { read, wrong }
}
