import { fromBase64, toBase64 } from "#platform/proof/hash.ts"
import type { Head } from "#platform/proof/merkle.ts"
import { readNote, sign, type Note, type Signer } from "#platform/proof/note.ts"

/**
 * How the ledger stood at a moment: whose it is, how many lines it had, and the
 * root of the tree over them; as a note that somebody signed
 * (c2sp.org/tlog-checkpoint). Whoever keeps one can prove for good what the
 * ledger contained.
 */
export type Checkpoint = Head & { readonly origin: string; readonly note: Note }

/** Writes and signs a checkpoint. It is called by the name of the first key. */
export function makeCheckpoint({ size, root }: Head, signers: readonly [Signer, ...Signer[]]): Promise<string> {
  return sign(`${signers[0].name}\n${size}\n${toBase64(root)}\n`, signers)
}

/** Reads a checkpoint; nothing where it is none. Lines that it has beyond the three are passed over, as is asked. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const note = readNote(text)
  const [origin = "", digits = "", hash = ""] = note?.text.split("\n") ?? []
  const root = fromBase64(hash)
  const size = Number(digits)
  const isSize = /^(0|[1-9]\d*)$/.test(digits) && Number.isSafeInteger(size)
  return note && origin !== "" && isSize && root?.length === 32 ? { origin, size, root, note } : undefined
}
