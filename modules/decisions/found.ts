import { documentKinds, documentStages, formats } from "#modules/decisions/document-kinds.ts"
import { isRevision, namesOf, sessionOfNumber } from "#modules/decisions/identity.ts"
import { Mandate } from "#modules/decisions/mandate.ts"
import { Mark, NoteText, provisionKinds } from "#modules/decisions/provision.ts"
import { sessionNumber } from "#modules/decisions/session.ts"
import { languages } from "#platform/kernel/language.ts"
import type * as read from "@palermo/documents"
import { z } from "zod"

/** A paragraph as it was found in a file, before it is known whether the record has it. */
export const FoundProvision = z.object({
  anchor: z.string(),
  kind: z.enum(provisionKinds),
  number: z.string().nullable(),
  section: z.string().nullable(),
  /** The place in this list of the paragraph it stands below. */
  parent: z.number().int().nullable(),
  depth: z.number().int(),
  opening: z.string().nullable(),
  text: z.string(),
  marks: z.array(Mark),
  confidence: z.number(),
})
export type FoundProvision = z.infer<typeof FoundProvision>

/** A mandate as it was found; `anchor` names its paragraph. */
export const FoundMandate = Mandate.omit({
  id: true,
  provision: true,
  language: true,
  corrected: true,
  status: true,
  statusBasis: true,
  said: true,
  daysOverdue: true,
  themes: true,
  requirement: true,
  words: true,
}).extend({
  anchor: z.string(),
})
export type FoundMandate = z.infer<typeof FoundMandate>

/** All that a reading of one file says, in the terms of the record. */
export const Found = z.object({
  format: z.enum(formats),
  language: z.enum(languages).nullable(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  /** The organ as it calls itself, in English, and its code where the directory knows it. */
  organ: z.string().nullable(),
  body: z.string().nullable(),
  kind: z.enum(documentKinds),
  stage: z.enum(documentStages),
  session: z.string().nullable(),
  adopted: z.iso.date().nullable(),
  dated: z.iso.date().nullable(),
  agendaItem: z.string().nullable(),
  sponsors: z.array(z.string()),
  provisions: z.array(FoundProvision),
  notes: z.array(NoteText),
  mandates: z.array(FoundMandate),
  confidence: z.number(),
  doubts: z.array(z.object({ code: z.string(), paragraph: z.string().nullable(), detail: z.string() })),
})
export type Found = z.infer<typeof Found>

/** Says whom a name in a text means, by its code; which body speaks helps with `the Conference`. */
export type Recognizing = (
  printed: string,
  speaking: { readonly body: string | null },
) => { readonly code: string } | null

/** Puts a reading into the terms of the record: paragraphs in one row, works and addressees by what they are known by. */
export function foundIn(reading: read.Reading, recognize: Recognizing): Found {
  const { masthead } = reading
  const body = masthead.body === null ? null : (recognize(masthead.body, { body: null })?.code ?? null)
  const provisions = reading.children.flatMap((node) => flattened(node))
  return writable({
    format: reading.format,
    language: reading.language,
    symbol: masthead.symbol,
    number: masthead.number,
    title: masthead.title,
    organ: masthead.body,
    body,
    kind: kinds[masthead.kind ?? "other"],
    stage: masthead.status === "adopted" ? "adopted" : stageOf(masthead),
    session: sessionOfNumber(masthead.body, masthead.number) ?? sessionNumber(masthead.session),
    adopted: masthead.adopted,
    dated: masthead.dated,
    agendaItem: masthead.agendaItem,
    sponsors: [...masthead.sponsors],
    provisions: placed(provisions),
    notes: reading.notes.map(({ mark, text, marks, ibidem }) => ({ mark, text, marks: marks.map(markOf), ibidem })),
    mandates: withPronouns(reading.mandates.map((mandate) => mandateOf(mandate, body, recognize))),
    confidence: reading.confidence,
    doubts: reading.doubts.map(({ code, paragraph, detail }) => ({ code, paragraph, detail })),
  })
}

/** What is found, with a sign in the place of each character that no database keeps; places in the texts stay. */
function writable(found: Found): Found {
  const spoilt = (text: string): boolean => text.includes("\0") || !text.isWellFormed()
  const whole = (_: string, value: unknown): unknown =>
    typeof value === "string" && spoilt(value) ? value.toWellFormed().replaceAll("\0", "\ufffd") : value
  return JSON.parse(JSON.stringify(found), whole) as Found // Of the same shape: only characters were changed.
}

/** More paragraphs than any document has: the longest that are known have some hundreds. */
const mostParagraphs = 5000

/**
 * Why a reading is not taken, or `undefined` where it is.
 *
 * A text of ours has a paragraph in which a body speaks, and something that says
 * so: its organ, symbol or number at its head, an enacting line, or somebody of
 * the directory whom it names and addresses. A recipe has numbered sentences, and is none.
 * Akoma Ntoso says itself what is a paragraph. Notes and reports by a
 * secretariat speak for no body, have none, and are not taken.
 */
export function refusalOf(found: Found): "no-paragraphs" | "file-too-large" | undefined {
  const { format, symbol, number, organ, provisions, mandates } = found
  if (provisions.length > mostParagraphs) return "file-too-large"
  const has = (...kind: FoundProvision["kind"][]) => provisions.some((each) => kind.includes(each.kind))
  const speaks = symbol !== null || number !== null || organ !== null || has("enacting") || format === "akn"
  if (!speaks && !mandates.some(({ actor, inferred }) => actor !== null && !inferred)) return "no-paragraphs"
  return has("preambular", "operative", "sub", "annexed") ? undefined : "no-paragraphs"
}

const kinds = {
  resolution: "resolution",
  draft_resolution: "draft-resolution",
  decision: "decision",
  presidential_statement: "presidential-statement",
  other: "other",
} as const

const stageOf = ({ kind, symbol, status }: read.Masthead) => {
  if (isRevision(symbol)) return "revised"
  return status === "draft" || kind === "draft_resolution" ? "draft" : "adopted"
}

type Flat = { readonly node: read.Node; readonly depth: number; readonly above: string | null }

const flattened = (node: read.Node, depth = 0, above: string | null = null): Flat[] => [
  { node, depth, above },
  ...("children" in node ? node.children.flatMap((child) => flattened(child, depth + 1, node.id)) : []),
]

function placed(all: readonly Flat[]): FoundProvision[] {
  const taken = new Map<string, number>()
  const places = new Map<string, number>()
  return all.map(({ node, depth, above }, index) => {
    const times = (taken.get(node.id) ?? 0) + 1
    taken.set(node.id, times)
    if (times === 1) places.set(node.id, index)
    const own = "children" in node ? node : { section: null, opening: null, confidence: 1 }
    return {
      anchor: times === 1 ? node.id : `${node.id}_${times}`,
      kind: node.type,
      number: node.number,
      section: own.section,
      parent: above === null ? null : (places.get(above) ?? null),
      depth,
      opening: own.opening,
      text: node.text,
      marks: node.marks.map(markOf),
      confidence: own.confidence,
    }
  })
}

function markOf(mark: read.Mark): Mark {
  const range: [number, number] = [mark.range[0], mark.range[1]]
  if (mark.type === "italic") return { type: "italic", range }
  if (mark.type === "note") return { type: "note", range, note: mark.note }
  const { kind, body, id, symbol } = mark.citation
  return { type: "citation", range, citation: { kind, body, id, symbol, slug: null, names: namesOf(mark.citation) } }
}

function mandateOf(mandate: read.Mandate, body: string | null, recognize: Recognizing): FoundMandate {
  const { paragraph, date, report, range, position: _, ...same } = mandate
  const whom =
    mandate.addressee ?? (mandate.inferred && mandate.target === "secretariat" ? "the Secretary-General" : null)
  return {
    ...same,
    anchor: paragraph,
    // A verb may be unknown, and is then its own core.
    core: mandate.core === "" ? mandate.verb : mandate.core,
    actor: whom === null ? null : (recognize(whom, { body })?.code ?? null),
    date: date && { printed: date.printed, kind: date.kind, ...inOrder(date.from, date.to) },
    report: report && { to: [...report.to], session: report.session },
    basis: [...mandate.basis],
    range: [range[0], range[1]],
  }
}

/** What stands for whoever was addressed before: "Urges Member States to …, and invites *them* to …". */
const pronouns = /^(them|it|les|le|la|leur|lui|los|las|lo|им|их|его|её|ее|ему|ей|他们|它们|其)$/i

/** A pronoun means whom the clause before it in the same paragraph addresses. */
function withPronouns(mandates: readonly FoundMandate[]): FoundMandate[] {
  let before: FoundMandate | undefined
  return mandates.map((mandate) => {
    const meant =
      mandate.actor === null && pronouns.test(mandate.addressee ?? "") && before?.anchor === mandate.anchor
        ? { ...mandate, actor: before.actor }
        : mandate
    before = meant
    return meant
  })
}

const inOrder = (from: string | null, to: string | null) =>
  from !== null && to !== null && to < from ? { from: to, to: from } : { from, to }
