import { rows, sql, type Database } from "#platform/database/sql.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { record } from "#platform/ledger/ledger.ts"
import { headOf, sizeOf } from "#platform/ledger/tree.ts"
import { makeCheckpoint, readCheckpoint } from "#platform/proof/checkpoint.ts"
import { equal, type Head } from "#platform/proof/merkle.ts"
import { printVerifier, type Signer } from "#platform/proof/note.ts"
import { z } from "zod"

/** Who signs how the ledger stands: its keys, of which the first gives the ledger its name, and what it signed last. */
export type Notary = {
  readonly signers: readonly [Signer, ...Signer[]]
  /** The last checkpoint it signed, which it keeps outside the database. */
  readonly kept: () => Promise<string | undefined>
  readonly keep: (checkpoint: string) => Promise<void>
}

/** Why nothing is signed: the ledger never had so many lines, or it does not go on from what was signed before. */
export type SigningRefusal = "ledger-is-shorter" | "ledger-does-not-go-on"

/** A checkpoint as it was signed, with what it says. */
export type Signed = Head & { readonly checkpoint: string }

/**
 * Signs how the ledger stands, or how it stood when it had so many lines. The
 * same ledger and keys make the same checkpoint. It signs nothing that does not
 * go on from what it signed before, so who cuts the ledger off gets no signature.
 */
export async function certify(db: Database, notary: Notary, asked?: number): Promise<Result<Signed, SigningRefusal>> {
  const size = await sizeOf(db)
  const kept = readCheckpoint((await notary.kept()) ?? "")
  if (kept && (kept.size > size || !equal((await headOf(db, kept.size)).root, kept.root)))
    return refuse("ledger-does-not-go-on")
  if (asked !== undefined && asked > size) return refuse("ledger-is-shorter")
  const head = await headOf(db, asked ?? size)
  const checkpoint = await makeCheckpoint(head, notary.signers)
  if (head.size > (kept?.size ?? -1)) await notary.keep(checkpoint)
  return allow({ ...head, checkpoint })
}

/** The keys by which the ledger was ever signed, the newest first, as whoever verifies wants them. */
export const listVerifiers = (db: Database): Promise<{ key: string; since: Date }[]> =>
  rows(db, z.object({ key: z.string(), since: z.date() }))`
    select key, since from ledger.verifier order by since desc, key`

/** Makes known by which keys the ledger is signed from now on; those that are known already stay as they are. */
export async function announce(db: Database, { signers }: Pick<Notary, "signers">, at: Date): Promise<void> {
  for (const key of signers.map(printVerifier)) {
    const added = await sql`insert into ledger.verifier values (${key}, ${at}) on conflict do nothing`.execute(db)
    if (added.numAffectedRows === 1n)
      await record(db, { at, person: "platform", act: "checkpoint.announce-key", params: JSON.stringify({ key }) })
  }
}
