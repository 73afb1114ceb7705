import { Mandate, MandateInPlace } from "#modules/decisions/mandate.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** What a later mandate does with the earlier one it goes back to. */
export const lineageKinds = ["continues", "amends", "repeats", "ends", "supersedes"] as const
export type LineageKind = (typeof lineageKinds)[number]

/** Whether a link was worked out, or a person said yes or no to it. */
export const standings = ["suggested", "confirmed", "rejected"] as const

/** From where a link comes: the likeness of the words, a person, or the record as it is shipped. */
export const origins = ["likeness", "person", "record"] as const

/** Why two mandates were thought to belong together, the weightiest first. */
const reasonCodes = [
  "same-words",
  "like-words",
  "same-addressee",
  "same-verb",
  "stronger-verb",
  "weaker-verb",
  "cites-paragraph",
  "cites-document",
  "same-series",
  "same-body",
] as const
/** One thing that speaks for a link; the detail is what was found, such as the two verbs or the work that is cited. */
export const Reason = z.object({ code: z.enum(reasonCodes), detail: z.string() })
export type Reason = z.infer<typeof Reason>

/** A later mandate that goes back to an earlier one. */
export const Lineage = z.object({
  id: id("lineage"),
  later: Mandate.shape.id,
  earlier: Mandate.shape.id,
  kind: z.enum(lineageKinds),
  standing: z.enum(standings),
  origin: z.enum(origins),
  /** How alike the words are and how much else speaks for it, from 0 to 1; `null` where a person or the record says so. */
  score: z.number().min(0).max(1).nullable(),
  reasons: z.array(Reason),
})
export type Lineage = z.infer<typeof Lineage>

/** A link with both mandates in their places. */
export const LineageInPlace = Lineage.omit({ later: true, earlier: true }).extend({
  later: MandateInPlace,
  earlier: MandateInPlace,
})
export type LineageInPlace = z.infer<typeof LineageInPlace>

/** What a person decided about a link between mandates or documents; it can be undone. */
export const Linking = z.object({
  id: id("linking"),
  /** The link between mandates it is about, or the one between documents. */
  lineage: id("lineage").nullable(),
  succession: id("succession").nullable(),
  person: z.string(),
  at: z.iso.datetime(),
  note: z.string(),
  before: z.object({ kind: z.string(), standing: z.enum(standings) }).nullable(),
  after: z.object({ kind: z.string(), standing: z.enum(standings) }),
  undone: z.boolean(),
})
export type Linking = z.infer<typeof Linking>

/** Why a link cannot be made, decided or undone so. */
export type LinkRefusal = "mandates-in-one-paragraph" | "earlier-is-later"
/** Why a link cannot be decided about: it stands so already. */
export type DecideRefusal = "nothing-changed"
/** Why a decision about a link cannot be undone: it was, or a later one stands upon it. */
export type UndoLinkingRefusal = "linking-undone" | "linking-not-latest"

type Placed = { readonly provision: string; readonly adopted: string | null }

/** A mandate goes back to one of an earlier text, or of the same day: never to itself, never forward. */
export function linkable(later: Placed, earlier: Placed): Result<true, LinkRefusal> {
  if (later.provision === earlier.provision) return refuse("mandates-in-one-paragraph")
  if (later.adopted !== null && earlier.adopted !== null && later.adopted < earlier.adopted)
    return refuse("earlier-is-later")
  return allow(true)
}

type Decided = { readonly kind: string; readonly standing: (typeof standings)[number] }

/** A link as a person now says it; nothing is written down where it stood so already. */
export function decided<Link extends Decided>(link: Link, said: Partial<Decided>): Result<Link, DecideRefusal> {
  const after = { ...link, ...said }
  return after.kind === link.kind && after.standing === link.standing ? refuse("nothing-changed") : allow(after)
}

/** What was decided is undone once, and before those decisions that were made upon it. */
export function undoable(undone: boolean, later: boolean): Result<true, UndoLinkingRefusal> {
  if (undone) return refuse("linking-undone")
  return later ? refuse("linking-not-latest") : allow(true)
}

/** What confirmed links from later mandates do to a mandate, the weightiest first. */
export const effects: Readonly<Record<LineageKind, "ended" | "superseded" | "continued" | null>> = {
  ends: "ended",
  supersedes: "superseded",
  continues: "continued",
  // What is amended or asked again goes on as it was.
  amends: null,
  repeats: null,
}
