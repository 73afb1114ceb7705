import { readCheckpoint, type Checkpoint } from "#platform/proof/checkpoint.ts"
import { concatenated, fromBase64, leafHash, nodeHash, toBase64 } from "#platform/proof/hash.ts"
import { equal, rootOver, type Hash } from "#platform/proof/merkle.ts"
import { open, type Verifier } from "#platform/proof/note.ts"
import { z } from "zod"

/**
 * The proof that one line stands in the ledger, as a small file
 * (c2sp.org/tlog-proof): what the line says, its place, the hashes on the way
 * up, and a signed checkpoint. It needs neither the ledger nor a network.
 */
export type Receipt = {
  readonly text: string
  readonly index: number
  readonly path: readonly Hash[]
  readonly checkpoint: string
}

const begins = "c2sp.org/tlog-proof@v1"
const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }) }

/** Writes a receipt as a file. */
export function printReceipt({ text, index, path, checkpoint }: Receipt): string {
  const extra = toBase64(utf8.encoder.encode(text))
  const lines = [begins, `extra ${extra}`, `index ${index}`, ...path.map(toBase64)]
  return `${lines.join("\n")}\n\n${checkpoint}`
}

/** Reads a receipt; nothing where it is none. */
export function readReceipt(file: string): Receipt | undefined {
  const end = file.indexOf("\n\n")
  const [first, extra = "", place = "", ...hashes] = file.slice(0, Math.max(end, 0)).split("\n")
  const text = decoded(/^extra (\S+)$/.exec(extra)?.[1] ?? "")
  const [, digits] = /^index (0|[1-9]\d*)$/.exec(place) ?? []
  const path = hashes.map(fromBase64).filter((each) => each?.length === 32)
  if (first !== begins || text === undefined || digits === undefined || path.length !== hashes.length) return undefined
  const checkpoint = file.slice(end + 2)
  return { text, index: Number(digits), path: path.map((each) => concatenated(each ?? new Uint8Array())), checkpoint }
}

function decoded(base64: string): string | undefined {
  const bytes = fromBase64(base64)
  if (!bytes || bytes.length === 0) return undefined
  try {
    return utf8.decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** What a line says of an act, as a receipt shows it. */
export type Told = {
  readonly number: number
  readonly at: string
  readonly person: string
  readonly appointment: string | null
  readonly act: string
  readonly subjects: readonly string[]
}

/** What a receipt is worth: the line it proves, and how the ledger stood; or why it proves nothing. */
export type Verdict =
  | { readonly ok: true; readonly line: Told; readonly checkpoint: Checkpoint; readonly by: Verifier }
  /** `unknown-key`: the proof is whole, but who signed it is not among those who are trusted. */
  | { readonly ok: false; readonly why: "not-a-receipt" | "not-in-the-ledger" | "unknown-key" | "forged" }

const seal = z.string().regex(/^[0-9a-f]{64}$|^$/)
const early = z.tuple([seal, z.number(), z.iso.datetime(), z.string(), z.string(), z.string()])
const later = z.tuple([
  ...[z.literal(2), seal, z.number(), z.iso.datetime(), z.string(), z.string().nullable(), z.string()],
  ...[z.array(z.string()), z.string(), z.string().nullable(), z.string()],
] as const)

/** Verifies a receipt with the keys that are trusted, and with nothing else. */
export async function verifyReceipt(file: string, trusted: readonly Verifier[]): Promise<Verdict> {
  const receipt = readReceipt(file)
  const checkpoint = receipt && readCheckpoint(receipt.checkpoint)
  const line = receipt && told(receipt.text)
  if (!receipt || !checkpoint || !line) return { ok: false, why: "not-a-receipt" }
  const { index, path } = receipt
  const root = await rootOver(await leafHash(receipt.text), { index, size: checkpoint.size, path }, nodeHash)
  if (!root || !equal(root, checkpoint.root) || line.number !== index + 1)
    return { ok: false, why: "not-in-the-ledger" }
  const opened = await open(checkpoint.note, trusted)
  return "by" in opened ? { ok: true, line, checkpoint, by: opened.by } : { ok: false, why: opened.refused }
}

/** What the text of a line tells, by whichever formula it was sealed; nothing where it is no line. */
function told(text: string): Told | undefined {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const first = early.safeParse(json)
  if (first.success) {
    const [, number, at, person, act] = first.data
    return { number, at, person, appointment: null, act, subjects: [] }
  }
  const second = later.safeParse(json)
  if (!second.success) return undefined
  const [, , number, at, person, appointment, act, subjects] = second.data
  return { number, at, person, appointment, act, subjects }
}
