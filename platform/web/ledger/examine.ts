import { getCheckpoint } from "#platform/audit/contract.ts"
import { readCheckpoint, type Checkpoint } from "#platform/proof/checkpoint.ts"
import { fromBase64, nodeHash } from "#platform/proof/hash.ts"
import { isContinued } from "#platform/proof/merkle.ts"
import { open, readVerifier, type Verifier } from "#platform/proof/note.ts"
import { verifyReceipt, type Verdict } from "#platform/proof/receipt.ts"
import { ask } from "#platform/web/ask.ts"

/** What came of looking at a file: a receipt that proves a line or does not, or a checkpoint the ledger goes on from or does not. */
export type Outcome =
  | { readonly of: "receipt"; readonly verdict: Verdict }
  | { readonly of: "checkpoint"; readonly why: Continuation | "unknown-key" | "forged"; readonly size: number }
  | { readonly of: "nothing"; readonly why: "no-key" | "not-a-proof" | "browser-cannot" }

type Continuation = "goes-on" | "does-not-go-on" | "offline"

/**
 * Looks at what somebody brought, with the keys they trust, one on a line. A
 * receipt is verified here and asks nobody; for a checkpoint the server is asked
 * to prove that its ledger goes on from one of that size.
 */
export async function examine(text: string, keys: string): Promise<Outcome> {
  // Browsers hash and verify only on pages that came over https, or from this machine.
  if (typeof crypto === "undefined" || !("subtle" in crypto)) return { of: "nothing", why: "browser-cannot" }
  try {
    const lines = keys.split(/\s+/).filter(Boolean)
    const read = await Promise.all(lines.map(readVerifier))
    const trusted = read.filter((key) => key !== undefined)
    if (trusted.length === 0 || trusted.length < lines.length) return { of: "nothing", why: "no-key" }
    const verdict = await verifyReceipt(text, trusted)
    if (verdict.ok || verdict.why !== "not-a-receipt") return { of: "receipt", verdict }
    const kept = readCheckpoint(text)
    if (!kept) return { of: "nothing", why: "not-a-proof" }
    const opened = await open(kept.note, trusted)
    if (!("by" in opened)) return { of: "checkpoint", why: opened.refused, size: kept.size }
    return { of: "checkpoint", why: await continuation(kept, trusted), size: kept.size }
  } catch {
    // Older browsers know no Ed25519.
    return { of: "nothing", why: "browser-cannot" }
  }
}

async function continuation(kept: Checkpoint, trusted: readonly Verifier[]): Promise<Continuation> {
  const answer = await ask(getCheckpoint, { query: { since: kept.size } })
  if (!answer.ok) return answer.refusal === "offline" ? "offline" : "does-not-go-on"
  const now = readCheckpoint(answer.value.checkpoint)
  const path = (answer.value.path ?? []).flatMap((hash) => fromBase64(hash) ?? [])
  if (!now || !("by" in (await open(now.note, trusted)))) return "does-not-go-on"
  return (await isContinued(kept, now, path, nodeHash)) ? "goes-on" : "does-not-go-on"
}
