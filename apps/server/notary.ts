import type { Configuration } from "#apps/server/configuration.ts"
import type { Notary } from "#platform/ledger/notary.ts"
import { readCheckpoint } from "#platform/proof/checkpoint.ts"
import { printSigner, readSigner, signerOf, type Signer, type Verifier } from "#platform/proof/note.ts"
import { randomBytes, randomUUID } from "node:crypto"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** What a ledger is called where nobody named it. */
const nameless = "localhost/ledger"

/**
 * Opens the notary of a record: its keys from the configuration, or from the
 * file `ledger.key` of the data folder, one on a line, which is made where it is
 * missing; and `ledger.checkpoint` beside it, the last that it signed. All keys
 * sign, so that one can be handed over to the next. Fails where a key is none.
 */
export async function openNotary({ data, ledgerKey, ledgerName, origin }: Configuration): Promise<Notary> {
  const name = ledgerName ?? (origin === undefined ? nameless : `${new URL(origin).host}/ledger`)
  const file = join(data, "ledger.key")
  const text = ledgerKey ?? (await textOf(file)) ?? (await makeKey(file, name))
  const [first, ...rest] = await signersIn(text, ledgerKey === undefined ? file : "PALERMO_LEDGER_KEY")
  if (!first) throw new Error(`there is no key of the ledger in ${file}`)
  const checkpoint = join(data, "ledger.checkpoint")
  async function put(signed: string): Promise<void> {
    await mkdir(data, { recursive: true, mode: 0o700 })
    if (sizeIn(await textOf(checkpoint)) >= sizeIn(signed)) return
    const part = `${checkpoint}.${randomUUID()}.part`
    await writeFile(part, signed, { mode: 0o600, flag: "wx" })
    await rename(part, checkpoint)
  }
  // Of two that sign at once, the later never takes the place of a longer one.
  let putting: Promise<void> = Promise.resolve()
  return {
    signers: [first, ...rest],
    kept: () => textOf(checkpoint),
    keep: (signed) => (putting = putting.catch(() => undefined).then(() => put(signed))),
  }
}

/** The keys by which the record of this data folder is signed, as far as there are any yet. */
export async function knownVerifiers({ data, ledgerKey }: Configuration): Promise<Verifier[]> {
  const file = join(data, "ledger.key")
  return signersIn(ledgerKey ?? (await textOf(file)) ?? "", file)
}

async function signersIn(text: string, where: string): Promise<Signer[]> {
  const signers: Signer[] = []
  for (const line of text.split(/\s+/).filter(Boolean)) {
    const signer = await readSigner(line)
    // A key is not told, not even one that is none.
    if (!signer) throw new Error(`a key of the ledger is not one: see ${where}`)
    signers.push(signer)
  }
  return signers
}

/** The last checkpoint that was signed here, if any was. */
export const keptCheckpoint = (data: string): Promise<string | undefined> => textOf(join(data, "ledger.checkpoint"))

/** Of how many lines a checkpoint is; of fewer than none where there is none. */
const sizeIn = (signed: string | undefined): number => readCheckpoint(signed ?? "")?.size ?? -1

async function makeKey(file: string, name: string): Promise<string> {
  await mkdir(join(file, ".."), { recursive: true, mode: 0o700 })
  const text = printSigner(await signerOf(name, new Uint8Array(randomBytes(32))))
  // Two that start at once must not sign with two keys: the file is made once.
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  return (await textOf(file)) ?? text
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
}
