import type { Configuration } from "#apps/server/configuration.ts"
import { newKey, readKeys, type Keyring } from "#platform/identity/keyring.ts"
import { Provider } from "#platform/identity/provider.ts"
import type { Ways } from "#platform/identity/ways.ts"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { z } from "zod"

/** The ways of signing in are set wrongly, which is the operator's to put right. */
export class WaysFault extends Error {
  override readonly name = "WaysFault"
  readonly code = "ways-set-wrongly"
}

/** A provider as the file names it: its secret stands there, in a file of its own, or in the environment. */
const Named = Provider.omit({ secret: true })
  .extend({
    secret: z.string().min(1).optional(),
    secretFile: z.string().optional(),
    secretVariable: z.string().optional(),
  })
  .strict()
  .refine((each) => [each.secret, each.secretFile, each.secretVariable].filter(Boolean).length === 1, {
    message: "one of secret, secretFile and secretVariable",
  })

/**
 * Opens the ways of signing in: the keys from the configuration, or from the
 * file `secret.key` of the data folder, which is made where it is missing; the
 * providers from the file that is named. Fails, saying why, where it cannot be.
 */
export async function openWays(
  {
    data,
    secretKey,
    providers,
    cast = false,
    origin,
  }: Pick<Configuration, "data" | "secretKey" | "providers" | "cast" | "origin">,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Ways> {
  return {
    keys: await openKeys(data, secretKey),
    // Where nobody said how the server is reached from elsewhere, it is for this machine, whatever stands before it.
    cast: cast ? (origin === undefined ? "direct" : "anybody") : "nobody",
    providers: providers === undefined ? [] : await readProviders(resolve(providers), environment),
  }
}

async function openKeys(data: string, told: string | undefined): Promise<Keyring> {
  const file = join(data, "secret.key")
  const keys = readKeys(told ?? (await textOf(file)) ?? (await makeKey(file)))
  if (!keys) throw new WaysFault(`${file} holds no key of 32 bytes in base64`)
  return keys
}

async function makeKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const key = newKey()
  // Two that start at once must not lock with two keys: the file is made once.
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  return (await textOf(file)) ?? key
}

async function readProviders(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly Provider[]> {
  const wrong = (why: string) => new WaysFault(`${file}: ${why}`)
  const text = await textOf(file)
  if (text === undefined) throw wrong("there is no such file")
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    throw wrong("it is not JSON")
  }
  const named = z.array(Named).safeParse(told)
  if (!named.success)
    throw wrong(named.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "))
  return Promise.all(
    named.data.map(async ({ secret, secretFile, secretVariable, ...provider }) => {
      const found =
        secret ??
        (secretFile === undefined
          ? environment[secretVariable ?? ""]
          : await textOf(resolve(dirname(file), secretFile)))
      if (!found?.trim()) throw wrong(`${provider.code} has no secret`)
      return { ...provider, secret: found.trim() }
    }),
  )
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
}
