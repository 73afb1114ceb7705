import { addresseeIn, type Addressee } from "./addressee.ts"
import { type Clause, clausesOf } from "./clause.ts"
import { dueIn } from "./due.ts"
import type { Asking } from "./due-days.ts"
import { recurrenceIn } from "./recurrence.ts"
import { ordinalAbroad } from "./ordinals.ts"
import { placeOf } from "./place.ts"
import { deliverableIn, impliedBy, lifeIn, reportIn, resourcesIn } from "./report.ts"
import { type Organ, ORGANS } from "./organ.ts"
import { ordinal } from "./sessions.ts"
import type { Range } from "./source.ts"
import type { Mandate, Masthead, Paragraph, Target, Tongue } from "./tree.ts"
import type { Phrase } from "./verb.ts"

/**
 * Reads what is asked from operative paragraphs: one mandate for each finite
 * clause. Where a clause ends in a colon and has sub-paragraphs, each of these
 * gives one mandate with the verb and the addressee of the clause above, and
 * the clause itself gives none. Languages whose grammar is not known give none.
 */
export function readMandates(
  paragraphs: readonly Paragraph[],
  masthead: Masthead,
  language: Tongue | null,
  source = "",
): Mandate[] {
  if (language === null) return []
  const words = source === "" ? paragraphs.map((paragraph) => paragraph.text).join("\n") : source
  const setting: Setting = {
    source,
    named: ORGANS.filter((organ) => organ.names.test(words)),
    language,
    organ: ORGANS.find((organ) => organ.name === masthead.body),
    year: Number((masthead.adopted ?? masthead.dated ?? "").slice(0, 4)) || null,
    session: sessionOf(masthead, language),
  }
  return paragraphs.map(spaced).flatMap((paragraph) => inParagraph(paragraph, setting))
}

/** The session by the masthead, else, where an organ numbers its acts so, by their number: `78/228` is of the seventy-eighth. */
function sessionOf({ session, number }: Masthead, language: Tongue): number | null {
  const words = session?.replace(/ (?:session|períodos? de sesiones|сессия).*$/iu, "") ?? ""
  const told = language === "en" ? ordinal(words.toLowerCase()) : ordinalAbroad(words, language)
  return told ?? (Number(/^(\d{1,3})\/\d/.exec(number ?? "")?.[1] ?? 0) || null)
}

/** With plain blanks for those that do not break, so that the text keeps its length; of the marks the works cited alone, in order. */
const spaced = (paragraph: Paragraph): Paragraph => ({
  ...paragraph,
  text: paragraph.text.replace(/[\u00a0\u202f\u2009]/g, " "),
  marks: paragraph.marks
    .filter((mark) => mark.type === "citation" && mark.citation.kind !== "internal")
    .toSorted((one, other) => one.range[0] - other.range[0]),
  children: paragraph.children.map(spaced),
})

type Setting = {
  readonly source: string
  readonly named: readonly Organ[]
  readonly language: Tongue
  readonly organ: Asking["organ"]
  readonly year: number | null
  /** The number of the session the document is of. */
  readonly session: number | null
}

/** What a sub-paragraph takes over from the clause it hangs on. */
type Above = {
  readonly phrase: Phrase
  readonly addressee: Addressee | null
  readonly printed: string | null
  readonly inferred: boolean
  readonly target: Target
  readonly lead: string
}

function inParagraph(paragraph: Paragraph, setting: Setting): Mandate[] {
  const clauses = clausesOf(paragraph.text, setting.language)
  const made: Mandate[] = []
  let last: Above | undefined
  for (const [index, clause] of clauses.entries()) {
    const words = paragraph.text.slice(...clause.range)
    const addressee = addresseeIn(paragraph.text, clause, setting.language)
    last = { phrase: clause.phrase, addressee, ...inferredFor(addressee, clause.phrase, setting, last), lead: words }
    const hands = index === clauses.length - 1 && paragraph.children.length > 0 && handsDown(clause.phrase, words)
    if (!hands) made.push(build(paragraph, made.length + 1, clause, words, last, setting))
  }
  if (!last || !handsDown(last.phrase, last.lead))
    return [
      ...made,
      ...paragraph.children.flatMap((child) => (standsAlone(child.text, setting) ? inParagraph(child, setting) : [])),
    ]
  const above = last
  return [...made, ...paragraph.children.flatMap((child) => below(child, above, setting))]
}

/** A clause that asks or decides and ends in a colon leaves its task to the sub-paragraphs. */
const handsDown = (phrase: Phrase, words: string) =>
  phrase.level >= 2 && /[:：—–-]$|\bto$|(?:following|by|that)$/.test(words.trim())

/** A sub-paragraph with an asking or deciding verb of its own, as the points of a decision have. */
function standsAlone(text: string, setting: Setting): boolean {
  if (!/^\p{Lu}/u.test(text)) return false
  const phrase = clausesOf(text, setting.language)[0]?.phrase
  return (
    phrase !== undefined &&
    (phrase.level >= 2 || /ed$|^took/.test(phrase.core.split(" ")[0] ?? "")) &&
    !/^ ?(?:of|and|for|by|on) /u.test(text.slice(phrase.end))
  )
}

function below(child: Paragraph, above: Above, setting: Setting): Mandate[] {
  if (standsAlone(child.text, setting)) return inParagraph(child, setting)
  if (child.children.length > 0 && /[:：]$/.test(child.text.trim()))
    return child.children.flatMap((deeper) => below(deeper, above, setting))
  const clause: Clause = { phrase: above.phrase, range: [0, child.text.length] }
  return [build(child, 1, clause, child.text, above, setting)]
}

const PRONOUN = /^(?:him|her|it|them|les|leur|lui|los|las|le|la|l[’']|им|ему|ей|их|его|ее)$/u

/** A request that names nobody goes to whom the clause before addressed, else to the Secretary-General; both are inferred. */
function inferredFor(
  addressee: Addressee | null,
  phrase: Phrase,
  setting: Setting,
  before: Above | undefined,
): { printed: string | null; inferred: boolean; target: Target } {
  const stands = PRONOUN.test(addressee?.printed ?? "") && before && before.printed !== null
  if (addressee)
    return { printed: addressee.printed, inferred: false, target: stands ? before.target : addressee.target }
  if (setting.language !== "en" || phrase.class !== "request") return { printed: null, inferred: false, target: "none" }
  if (before?.phrase.class === "request" && before.printed !== null)
    return { printed: before.printed, inferred: true, target: before.target }
  return { printed: "Secretary-General", inferred: true, target: "secretariat" }
}

function build(
  paragraph: Paragraph,
  number: number,
  clause: Clause,
  words: string,
  above: Above,
  setting: Setting,
): Mandate {
  const { phrase, addressee } = above
  const inherited = above.lead !== words
  const asks = phrase.level >= 2
  const asking: Asking = { organ: setting.organ, named: setting.named, year: setting.year, asks }
  const own = inherited
    ? dueIn(words, asking, setting.language)
    : dueIn(words.slice(phrase.end), asking, setting.language, addressee?.end ?? 0)
  const due = own ?? (inherited ? dueIn(above.lead, asking, setting.language) : null)
  const recurrence = asks ? recurrenceIn(words) : null
  const target = above.target
  const session = due?.date.kind === "session" ? due.date.printed : null
  const report = asks ? reportIn(words, session, setting) : null
  const action = inherited
    ? words.replace(/[;.,:]$|; and$/, "")
    : words
        .slice(addressee ? phrase.end + addressee.end : phrase.end)
        .trim()
        .replace(/^[,:]\s*/, "")
  return {
    paragraph: paragraph.id,
    clause: number,
    kind: kindOf(phrase, target, above.printed, words, inherited, setting),
    verb: phrase.printed,
    core: phrase.core,
    class: phrase.class,
    level: phrase.level,
    addressee: above.printed,
    inferred: above.inferred,
    target,
    action,
    deliverable: asks ? deliverableIn(words, setting.language) : null,
    date:
      due?.date ??
      (recurrence && recurrence !== "regular" ? { printed: recurrence, kind: "standing", from: null, to: null } : null),
    recurrence,
    implied: recurrence === null && report !== null && due ? impliedBy(due.date.printed, setting) : null,
    report,
    life: lifeIn(words, phrase.level === 7),
    resources: resourcesIn(words),
    basis: basisOf(paragraph, clause.range),
    confidence: confidenceOf(phrase, addressee, above.inferred, inherited),
    range: clause.range,
    position: placeOf(paragraph, clause.range, setting.source),
  }
}

/** "To remain seized of the matter": nobody is given a task. */
const SEIZED =
  /\b(?:remain|continue to be) (?:actively )?seized\b|(?:rester|demeurer) (?:activement )?saisie?|seguir ocupándose|продолжать (?:активно )?заниматься|قيد نظر|继续处理/u

function kindOf(
  phrase: Phrase,
  target: Target,
  addressee: string | null,
  words: string,
  inherited: boolean,
  setting: Setting,
): Mandate["kind"] {
  if (phrase.level < 2) return "position"
  if (phrase.level === 7) {
    if (SEIZED.test(words)) return "position"
    if (phrase.class === "approval") return /^authori/.test(phrase.core) ? "mandate" : "position"
    const rest = words.slice(phrase.end)
    return inherited ||
      /\b(?:shall|should|will|must)\b/.test(rest) ||
      /^[\s,]*(?:[a-z ]{0,60}, )?(?:to|de|d[’']|[\p{L}]+(?:ar|er|ir|ть))(?![\p{L}])/u.test(rest) ||
      setting.language !== "en"
      ? "mandate"
      : "position"
  }
  if (target === "states") return setting.organ?.code === "SC" && phrase.level === 6 ? "mandate" : "recommendation"
  if (phrase.level < 5) return "recommendation"
  return target === "none" ||
    /\b(?:civil society|private sector|non-governmental|stakeholders|donors)\b/.test(addressee ?? "")
    ? "recommendation"
    : "mandate"
}

function basisOf({ marks }: Paragraph, [from, to]: Range): string[] {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.range[0] ?? 0) < from) low = middle + 1
    else high = middle
  }
  const ids = new Set<string>()
  for (let at = low; at < marks.length && marks[at]!.range[0] < to; at++) {
    const mark = marks[at]!
    if (mark.type === "citation" && mark.range[1] <= to) ids.add(mark.citation.id)
  }
  return [...ids]
}

function confidenceOf(phrase: Phrase, addressee: Addressee | null, inferred: boolean, inherited: boolean): number {
  const base = phrase.level < 2 || phrase.level === 7 ? 0.9 : addressee ? 0.9 : inferred ? 0.5 : 0.7
  return inherited ? base - 0.1 : base
}
