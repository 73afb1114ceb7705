import {
  dateKinds,
  mandateKinds,
  mandateStatuses,
  statusBases,
  themes,
  verbClasses,
} from "#modules/decisions/mandate-kinds.ts"
import { Requirement } from "#modules/decisions/requirement.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Who is asked to do what, by when, under which paragraph: one finite clause of a document. */
export const Mandate = z.object({
  id: id("mandate"),
  provision: id("provision"),
  clause: z.number().int().min(1),
  /** The language it was read in: the words below are as printed there. */
  language: z.enum(languages),
  kind: z.enum(mandateKinds),
  verb: z.string().min(1),
  core: z.string().min(1),
  class: z.enum(verbClasses),
  /** Suggested force, from 0 (notes) to 7 (decides). */
  level: z.number().int().min(0).max(7),
  addressee: z.string().nullable(),
  /** Code of the actor the addressee was recognized as. */
  actor: z.string().nullable(),
  inferred: z.boolean(),
  target: z.enum(targets),
  action: z.string(),
  deliverable: z.string().nullable(),
  date: z
    .object({
      printed: z.string(),
      kind: z.enum(dateKinds),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    })
    .nullable(),
  recurrence: z.string().nullable(),
  report: z.object({ to: z.array(z.string()), session: z.string().nullable() }).nullable(),
  resources: z.string().nullable(),
  basis: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  /** Where the clause stands in its paragraph's text. */
  range: z.tuple([z.number().int(), z.number().int()]).nullable(),
  /** A person wrote or changed it: reading the text again leaves it alone. */
  corrected: z.boolean(),
  status: z.enum(mandateStatuses),
  statusBasis: z.enum(statusBases),
  /** What a person reported of it last: on what day it was so, with a note and where it can be seen. */
  said: z.object({ on: z.iso.date().nullable(), note: z.string(), link: z.string().nullable() }).nullable(),
  /** Days from its date to the day of asking, where it is overdue. */
  daysOverdue: z.number().int().nullable(),
  /** What it is about, the first named first. */
  themes: z.array(z.enum(themes)),
  /** What its paragraph asks, in our own words, where the record was given them. */
  requirement: Requirement.nullable(),
  /** Whose words verb and action are: the text's, or our own because the text is not in the record. */
  words: z.enum(["text", "record"]),
})
export type Mandate = z.infer<typeof Mandate>

/** What a person may say of a mandate: everything but where it stands. */
export const MandateWording = Mandate.pick({
  kind: true,
  verb: true,
  class: true,
  level: true,
  addressee: true,
  target: true,
  action: true,
  deliverable: true,
  date: true,
  recurrence: true,
  report: true,
  resources: true,
})
export type MandateWording = z.infer<typeof MandateWording>

/** A mandate in the register, with what identifies its place: the paragraph and the document. */
export const MandateInPlace = Mandate.extend({
  place: z.object({
    slug: z.string(),
    symbol: z.string().nullable(),
    number: z.string().nullable(),
    title: z.string(),
    titleLanguage: z.string(),
    anchor: z.string(),
    paragraph: z.string().nullable(),
    section: z.string().nullable(),
    body: z.string().nullable(),
    session: z.string().nullable(),
    adopted: z.iso.date().nullable(),
  }),
})
export type MandateInPlace = z.infer<typeof MandateInPlace>

/** What tells how it stands with a mandate: what it is, its date, what a person said, and what later texts did to it. */
export type StatusKnown = {
  readonly kind: Mandate["kind"]
  readonly date: Mandate["date"]
  readonly said: ProgressStatus | null
  readonly followed: { readonly how: "continued" | "superseded" | "ended"; readonly on: string } | null
}
type ProgressStatus = "in-hand" | "reported" | "done" | "ended"
type Standing = { readonly status: Mandate["status"]; readonly basis: Mandate["statusBasis"] }

/** For so many days after its date a mandate without a report is overdue; later, nobody waits for it, and none is known. */
export const waitedFor = 365

/**
 * How it stands with a mandate on a day.
 *
 * What a person reported stands over everything else, except that what is in
 * hand can be late; then what later texts did to it; then its date. A term
 * that passed lapses unless it was continued. A date that passed makes it
 * overdue for a year, or for as long as somebody has it in hand; after that the
 * record only says that it knows of no report.
 */
export function statusOn({ kind, date, said, followed }: StatusKnown, today: string): Standing {
  if (said === "reported" || said === "done" || said === "ended") return { status: said, basis: "said" }
  const since = followed !== null && followed.on <= today ? followed.how : null
  if (since === "ended" || since === "superseded") return { status: "ended", basis: since }
  const open: Standing | null = said === "in-hand" ? { status: "in-hand", basis: "said" } : null
  if (kind === "position") return open ?? { status: "standing", basis: "asks-nobody" }
  const due = dueOf(date)
  if (due === null) return open ?? { status: "standing", basis: since ?? "no-date" }
  if (date?.kind === "term") {
    if (due >= today) return open ?? { status: "standing", basis: "term-runs" }
    return since === "continued"
      ? (open ?? { status: "standing", basis: "continued" })
      : { status: "lapsed", basis: "term-passed" }
  }
  if (due >= today) return open ?? { status: "due", basis: "date-ahead" }
  if (open !== null || daysBetween(due, today) <= waitedFor) return { status: "overdue", basis: "date-passed" }
  return { status: "unreported", basis: "long-passed" }
}

/** The last day by which something is due; what has only a standing date is due on no day. */
export const dueOf = (date: Mandate["date"]): string | null =>
  date === null || date.kind === "standing" ? null : date.to

/** How many days lie between two days. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
