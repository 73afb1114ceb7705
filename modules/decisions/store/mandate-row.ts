import {
  daysBetween,
  dueOf,
  statusOn,
  type Mandate,
  type MandateInPlace,
  Mandate as Shape,
} from "#modules/decisions/mandate.ts"
import { progressStatuses } from "#modules/decisions/progress/progress.ts"
import { sql } from "#platform/database/sql.ts"
import { inLanguage, Text } from "#platform/kernel/text.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

const { shape } = Shape

/** A mandate as its row has it: the date in its parts, the status only where somebody said it. */
export const MandateRow = z.object({
  id: shape.id,
  provision: shape.provision,
  clause: shape.clause,
  part: z.number(),
  language: shape.language,
  kind: shape.kind,
  verb: shape.verb,
  core: shape.core,
  class: shape.class,
  level: shape.level,
  addressee: shape.addressee,
  actor: shape.actor,
  inferred: shape.inferred,
  target: shape.target,
  action: shape.action,
  deliverable: shape.deliverable,
  date_printed: z.string().nullable(),
  date_kind: shape.date.unwrap().shape.kind.nullable(),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  recurrence: shape.recurrence,
  report: shape.report,
  resources: shape.resources,
  basis: shape.basis,
  confidence: shape.confidence,
  range_from: z.number().nullable(),
  range_to: z.number().nullable(),
  said_status: z.enum(progressStatuses).nullable(),
  said_note: z.string().nullable(),
  said_link: z.string().nullable(),
  said_on: z.string().nullable(),
  followed: z.enum(["continued", "superseded", "ended"]).nullable(),
  followed_on: z.string().nullable(),
  themes: shape.themes,
  /** Nobody read it from a text: its words are the record's own. */
  own_words: z.boolean(),
  requirement: shape.requirement,
  corrected: shape.corrected,
})
export type MandateRow = z.infer<typeof MandateRow>

/** A mandate `m` as its row is read. */
export const mandateColumns = sql`
  m.id, m.provision, m.clause, m.part, m.language, m.kind, m.verb, m.core, m.class, m.level, m.addressee, m.actor, m.inferred,
  m.target, m.action, m.deliverable, m.date_printed, m.date_kind, m.date_from, m.date_to, m.recurrence, m.report, m.resources,
  m.basis, m.confidence, m.range_from, m.range_to, m.said_status, m.said_note, m.said_link, m.said_on,
  m.followed, m.followed_on, m.themes, m.corrected, m.as_read is null and not m.corrected as own_words,
  (select jsonb_build_object('reference', r.reference, 'words', r.words, 'due', r.due, 'functions', r.functions)
     from decisions.requirement r where r.mandate = m.id) as requirement`

/** A mandate's row with the place it stands in, and where it stands in the orders of the register. */
export const PlacedRow = MandateRow.extend({
  slug: z.string(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  titles: Text,
  anchor: z.string(),
  paragraph: z.string().nullable(),
  section: z.string().nullable(),
  body: z.string().nullable(),
  session: z.string().nullable(),
  adopted: z.string().nullable(),
  recency: z.number(),
  ordinal: z.number(),
  addressed: z.string(),
  sitting: z.string(),
  foremost: z.string(),
  due_order: z.string(),
  /** The pulse of the register when the row was read. */
  beat: z.string(),
})
export type PlacedRow = z.infer<typeof PlacedRow>

/** The same with its paragraph `p` and document `d`. */
export const placedColumns = sql`
  ${mandateColumns}, m.slug, d.symbol, d.number, d.titles, p.anchor, p.number as paragraph, p.section, m.body, m.session,
  d.adopted, (select beat from decisions.pulse) as beat, m.recency, m.ordinal, m.addressed, m.sitting, m.foremost, m.due_order`

/** A mandate on a day. */
export function mandateOn(row: MandateRow, today: string): Mandate {
  const date =
    row.date_printed !== null && row.date_kind !== null
      ? { printed: row.date_printed, kind: row.date_kind, from: row.date_from, to: row.date_to }
      : null
  const followed = row.followed !== null && row.followed_on !== null ? { how: row.followed, on: row.followed_on } : null
  const { status, basis } = statusOn({ kind: row.kind, date, said: row.said_status, followed }, today)
  const due = dueOf(date)
  return {
    id: row.id,
    provision: row.provision,
    clause: row.clause,
    language: row.language,
    kind: row.kind,
    verb: row.verb,
    core: row.core,
    class: row.class,
    level: row.level,
    addressee: row.addressee,
    actor: row.actor,
    inferred: row.inferred,
    target: row.target,
    action: row.action,
    deliverable: row.deliverable,
    date,
    recurrence: row.recurrence,
    report: row.report,
    resources: row.resources,
    basis: row.basis,
    // Kept in four bytes, which print more digits than were meant.
    confidence: Math.round(row.confidence * 1000) / 1000,
    range: row.range_from !== null && row.range_to !== null ? [row.range_from, row.range_to] : null,
    corrected: row.corrected,
    status,
    statusBasis: basis,
    said: row.said_status !== null ? { on: row.said_on, note: row.said_note ?? "", link: row.said_link } : null,
    daysOverdue: status === "overdue" && due !== null ? daysBetween(due, today) : null,
    themes: row.themes,
    requirement: row.requirement,
    words: row.own_words && row.requirement !== null ? "record" : "text",
  }
}

/** A mandate in the register on a day, its place named in the reader's language where it has a name there. */
export function inPlace(row: PlacedRow, language: Language, today: string): MandateInPlace {
  const title = inLanguage(row.titles, language)
  const { slug, symbol, number, anchor, paragraph, section, body, session, adopted } = row
  const place = { slug, symbol, number, anchor, paragraph, section, body, session, adopted }
  return { ...mandateOn(row, today), place: { ...place, title: title.text, titleLanguage: title.language } }
}
