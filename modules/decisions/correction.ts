import { MandateWording } from "#modules/decisions/mandate.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

const correctionKinds = ["edit", "split", "merge", "add", "drop"] as const

/** What a person changed in the reading of a text: who, when, what it was before and after; it can be undone. */
export const Correction = z.object({
  id: id("correction"),
  kind: z.enum(correctionKinds),
  provision: id("provision"),
  person: z.string(),
  at: z.iso.datetime(),
  before: z.array(MandateWording.extend({ id: id("mandate") })),
  after: z.array(MandateWording.extend({ id: id("mandate") })),
  undone: z.boolean(),
})
export type Correction = z.infer<typeof Correction>

/** Why a mandate cannot be corrected so. */
export type CorrectRefusal = "nothing-changed"
/** Why mandates cannot be merged. */
export type MergeRefusal = "mandates-of-different-paragraphs"
/** Why a correction cannot be undone: it was, or a later one stands upon it. */
export type UndoCorrectionRefusal = "correction-undone" | "correction-not-latest"

/** The wording with what a person changed in it; nothing is written down where nothing is other than before. */
export function edited(
  before: MandateWording,
  change: { readonly [Field in keyof MandateWording]?: MandateWording[Field] | undefined },
): Result<MandateWording, CorrectRefusal> {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after = MandateWording.parse({ ...before, ...said })
  return JSON.stringify(after) === JSON.stringify(MandateWording.parse(before))
    ? refuse("nothing-changed")
    : allow(after)
}

/** Mandates are merged only within one paragraph: what stands in two is asked twice. */
export function mergeable(paragraphs: readonly string[]): Result<string, MergeRefusal> {
  const [first = "", ...rest] = paragraphs
  return rest.every((each) => each === first) ? allow(first) : refuse("mandates-of-different-paragraphs")
}

/** A correction is undone once, and before those that it was made upon. */
export function undoable(undone: boolean, later: boolean): Result<true, UndoCorrectionRefusal> {
  if (undone) return refuse("correction-undone")
  return later ? refuse("correction-not-latest") : allow(true)
}

/** What only repeats or strengthens a verb, and carries no force of its own. */
const particles =
  /^(also|further|again|once again|once more|strongly|urgently|particularly|in particular|in this regard|and)\s+|\s+(also|further|again|once again|once more|strongly|with appreciation|with satisfaction|with concern|upon|on|for)$/i

/** The core of a verb as printed: `Also strongly urges` is `urges`. A verb of nothing else stays as it is. */
export function coreOf(verb: string): string {
  const core = verb.trim().toLowerCase()
  const shorter = core.replace(particles, "").trim()
  return shorter === core || shorter === "" ? core : coreOf(shorter)
}
