import { operativesOf, preambularsOf, withChildren } from "./walk.ts"
import type { Citation, Mandate, Paragraph, Reading, Vote } from "./tree.ts"
import { votesOf } from "./vote.ts"
import { addresseeIn } from "./addressee.ts"
import { clausesOf } from "./clause.ts"

/** A reading in the plain shape that scorers and other programs compare: flat, JSON, English keys. */
export type Neutral = {
  readonly language: string | null
  readonly symbol: string | null
  readonly number: string | null
  readonly title: string | null
  readonly body: string | null
  readonly doc_type: string | null
  readonly status: string | null
  readonly adoption_date: string | null
  readonly doc_date: string | null
  readonly session: string | null
  readonly agenda_item: string | null
  readonly sponsors: readonly string[]
  readonly wrapper: { readonly verb: string; readonly addressee: string } | null
  readonly preambular_count: number
  readonly preambular: readonly string[]
  readonly operatives: readonly NeutralOperative[]
  /** How the act was adopted, and each further act of the file, where its closing tells. */
  readonly votes: readonly Vote[]
  readonly footnote_count: number
  readonly annex_count: number
  readonly citations: readonly { readonly kind: string; readonly body: string | null; readonly id: string }[]
}

/** An operative paragraph in the neutral shape. */
export type NeutralOperative = {
  readonly section: string | null
  readonly number: string | null
  readonly verb: string | null
  readonly addressee: string | null
  readonly target: string
  readonly deadline: string | null
  readonly has_deadline: boolean
  readonly recurrence: string | null
  readonly sub_count: number
  readonly secondary: readonly { readonly verb: string; readonly addressee: string | null }[]
  readonly text: string
}

/** Puts a reading into the neutral shape. Treaty references and internal ones are left out of its citations. */
export function neutral(reading: Reading): Neutral {
  const head = reading.masthead
  return {
    language: reading.language,
    symbol: head.symbol,
    number: head.number,
    title: head.title,
    body: head.body,
    doc_type: head.kind,
    status: head.status,
    adoption_date: head.adopted,
    doc_date: head.dated,
    session: head.session,
    agenda_item: head.agendaItem,
    sponsors: head.sponsors,
    wrapper: head.wrapper,
    preambular_count: preambularsOf(reading).length,
    preambular: preambularsOf(reading).map((paragraph) => paragraph.text),
    operatives: operativesOf(reading).map((paragraph) => operative(paragraph, reading)),
    votes: votesOf(reading.children),
    footnote_count: reading.notes.filter((note) => note.mark !== "*").length,
    annex_count: reading.children.filter((node) => node.type === "annex").length,
    citations: reading.citations.filter((one) => one.kind !== "treaty" && one.kind !== "internal").map(cited),
  }
}

const cited = ({ kind, body, id }: Citation) => ({ kind, body: body === "COP" ? "UNTOC-COP" : body, id })

function operative(printed: Paragraph, reading: Reading): NeutralOperative {
  const paragraph = { ...printed, text: printed.text.replace(/[\u00a0\u202f\u2009]/g, " ") }
  const language = reading.language ?? "en"
  const inside = new Set(withChildren(paragraph).map((one) => one.id))
  const mandates = reading.mandates.filter((mandate) => inside.has(mandate.paragraph))
  const clauses = clausesOf(paragraph.text, language)
  const first = clauses[0]
  const lead = first ? addresseeIn(paragraph.text, first, language) : null
  const due = mandates.find((mandate) => mandate.date !== null && mandate.date.kind !== "standing")?.date ?? null
  return {
    section: paragraph.section,
    number: paragraph.number,
    verb: paragraph.opening ?? first?.phrase.printed ?? paragraph.children[0]?.opening ?? null,
    addressee: lead?.printed ?? null,
    target: lead?.target ?? "none",
    deadline: due?.printed ?? null,
    has_deadline: due !== null,
    recurrence: mandates.find((mandate: Mandate) => mandate.recurrence !== null)?.recurrence ?? null,
    // What closes a list again is no item of it.
    sub_count: paragraph.children.filter(({ number }) => number !== null).length || paragraph.children.length,
    secondary: clauses.slice(1).map((clause) => ({
      verb: clause.phrase.printed,
      addressee: addresseeIn(paragraph.text, clause, language)?.printed ?? null,
    })),
    text: paragraph.text,
  }
}
