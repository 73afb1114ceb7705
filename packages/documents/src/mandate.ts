import { addresseeOf, type Addressee } from "./addressee.ts"
import { type Clause, clausesOf } from "./clause.ts"
import { type Asking, dueIn, recurrenceIn } from "./due.ts"
import { ORGANS } from "./organ.ts"
import type { Range } from "./source.ts"
import type { Mandate, Masthead, Paragraph, Position, Target, Tongue } from "./tree.ts"
import type { Phrase } from "./verb.ts"

/**
 * Reads what is asked from operative paragraphs: one mandate for each finite
 * clause. Where a clause ends in a colon and has sub-paragraphs, each of these
 * gives one mandate with the verb and the addressee of the clause above, and
 * the clause itself gives none. Languages whose grammar is not known give none.
 */
export function readMandates(paragraphs: readonly Paragraph[], masthead: Masthead, language: Tongue | null): Mandate[] {
  if (language === null || language === "ar" || language === "zh") return []
  const setting: Setting = {
    language,
    organ: ORGANS.find((organ) => organ.name === masthead.body),
    year: Number((masthead.adopted ?? masthead.dated ?? "").slice(0, 4)) || null,
  }
  return paragraphs.flatMap((paragraph) => inParagraph(paragraph, setting))
}

type Setting = { readonly language: Tongue; readonly organ: Asking["organ"]; readonly year: number | null }

/** What a sub-paragraph takes over from the clause it hangs on. */
type Above = {
  readonly phrase: Phrase
  readonly addressee: Addressee | null
  readonly printed: string | null
  readonly inferred: boolean
  readonly lead: string
}

function inParagraph(paragraph: Paragraph, setting: Setting): Mandate[] {
  const text = subjectless(paragraph.text)
  const clauses = clausesOf(text.words, setting.language)
  const made: Mandate[] = []
  let last: Above | undefined
  for (const [index, clause] of clauses.entries()) {
    const words = text.words.slice(...clause.range)
    const addressee = addresseeOf(words.slice(clause.phrase.end), clause.phrase, setting.language)
    last = { phrase: clause.phrase, addressee, ...inferredFor(addressee, clause.phrase, setting), lead: words }
    const hands = index === clauses.length - 1 && paragraph.children.length > 0 && handsDown(clause.phrase, words)
    if (!hands) made.push(build(paragraph, made.length + 1, clause, text.from, words, last, setting))
  }
  if (!last || !handsDown(last.phrase, last.lead)) return [...made, ...ownVerbs(paragraph, setting)]
  return [...made, ...paragraph.children.flatMap((child) => below(child, last, setting))]
}

/** A presidential statement names its subject first: "The Security Council welcomes". */
function subjectless(text: string): { words: string; from: number } {
  const subject =
    /^["“]?(?:The (?:Security |General |Human Rights )?(?:Council|Assembly|Conference)(?: also| further)? |(?:At its|At the) .{3,400}?, (?:the General Assembly|the Council|the Conference[\w ]*),? (?:on the recommendation of [^,]+, )?)(?=[a-z])/.exec(
      text,
    )
  const from = subject?.[0].length ?? 0
  return { words: text.slice(from), from }
}

/** A clause that asks or decides and ends in a colon leaves its task to the sub-paragraphs. */
const handsDown = (phrase: Phrase, words: string) =>
  phrase.level >= 2 && /[:：—–-]$|\bto$|(?:following|by|that)$/.test(words.trim())

const ownVerbs = (paragraph: Paragraph, setting: Setting) =>
  paragraph.children.flatMap((child) =>
    clausesOf(capital(child.text), setting.language).length > 0 &&
    /^\p{Lu}/u.test(child.text) &&
    isFinite_(child.text, setting)
      ? inParagraph(child, setting)
      : [],
  )
const capital = (text: string) => text
const isFinite_ = (text: string, setting: Setting) => {
  const phrase = clausesOf(text, setting.language)[0]?.phrase
  return phrase !== undefined && phrase.level >= 2 && !/^\p{L}+ (?:of|and)\b/u.test(text.slice(phrase.end))
}

function below(child: Paragraph, above: Above, setting: Setting): Mandate[] {
  const own = clausesOf(child.text, setting.language)[0]
  if (own && isFinite_(child.text, setting)) return inParagraph(child, setting)
  if (child.children.length > 0 && /[:：]$/.test(child.text.trim()))
    return child.children.flatMap((deeper) => below(deeper, above, setting))
  const clause: Clause = { phrase: above.phrase, range: [0, child.text.length] }
  return [build(child, 1, clause, 0, child.text, above, setting)]
}

function inferredFor(
  addressee: Addressee | null,
  phrase: Phrase,
  setting: Setting,
): { printed: string | null; inferred: boolean } {
  if (addressee) return { printed: addressee.printed, inferred: false }
  return setting.language === "en" && phrase.class === "request"
    ? { printed: "Secretary-General", inferred: true }
    : { printed: null, inferred: false }
}

function build(
  paragraph: Paragraph,
  number: number,
  clause: Clause,
  shift: number,
  words: string,
  above: Above,
  setting: Setting,
): Mandate {
  const { phrase, addressee } = above
  const inherited = above.lead !== words
  const asks = phrase.level >= 2
  const due =
    dueIn(words, { organ: setting.organ, year: setting.year, asks }, setting.language) ??
    (inherited ? dueIn(above.lead, { organ: setting.organ, year: setting.year, asks }, setting.language) : null)
  const recurrence = asks ? recurrenceIn(words) : null
  const target: Target = addressee?.target ?? (above.inferred ? "secretariat" : "none")
  const action = inherited
    ? words.replace(/[;.,:]$|; and$/, "")
    : words
        .slice(addressee ? phrase.end + addressee.end : phrase.end)
        .trim()
        .replace(/^[,:]\s*/, "")
  const range: Range = [clause.range[0] + shift, clause.range[1] + shift]
  return {
    paragraph: paragraph.id,
    clause: number,
    kind: kindOf(phrase, target, above.printed, words, setting),
    verb: phrase.printed,
    core: phrase.core,
    class: phrase.class,
    level: phrase.level,
    addressee: above.printed,
    inferred: above.inferred,
    target,
    action,
    deliverable: asks ? (DELIVERABLE.exec(words)?.[1]?.trim() ?? null) : null,
    date:
      due?.date ??
      (recurrence && recurrence !== "regular" ? { printed: recurrence, kind: "standing", from: null, to: null } : null),
    recurrence,
    report: asks ? reportIn(words, due?.date.kind === "session" ? due.date.printed : null, setting) : null,
    resources: RESOURCES.exec(words)?.[0] ?? null,
    basis: basisOf(paragraph, range),
    confidence: confidenceOf(phrase, addressee, above.inferred, inherited),
    range,
    position: placeOf(paragraph, range),
  }
}

const DELIVERABLE =
  /\b(?:submit|prepare|provide|develop|produce|convene|present|compile|issue|publish|organize|establish|report|elaborate|draft|conduct|hold|undertake)\b[^;]{0,80}?\b(?:an?|the|its|their|such) ((?:[\p{L}-]+ ){0,5}?(?:reports?|stud(?:y|ies)|plan|strategy|guidelines|note|summary|update|proposals?|assessment|review|list|recommendations|toolkit|handbook|compilation|analysis|survey|briefing|workshop|meeting|panel discussion|programme|framework|database|information))\b/u
const RESOURCES =
  /(?:from )?within (?:(?:the )?(?:existing|available|approved|allocated)) (?:\p{L}+ )?resources(?: and mandates?)?|within their (?:existing )?mandates? and (?:existing )?resources|subject to the availability of (?:\p{L}+ )?resources|(?:provide |through )?(?:additional |adequate )?(?:extrabudgetary|voluntary) (?:resources|contributions)(?: for these purposes)?|dans les limites des ressources [^,;]{3,40}|dentro de los recursos [^,;]{3,30}|в пределах имеющихся ресурсов/iu

function reportIn(words: string, session: string | null, setting: Setting): Mandate["report"] {
  if (!/\b(?:reports?|submit|inform|present|updates?|brief(?:ing)?)\b/i.test(words)) return null
  const to: string[] = []
  for (const match of words.matchAll(
    /\b(?:report|submit|inform|present|updates?|brief|transmit|provide)\b[^;]{0,160}?(?:\bto )?\b(?:the (General Assembly|Security Council|Economic and Social Council|Human Rights Council|Commission(?: on [A-Z][\w ]+?)?|Conference(?: of the Parties)?|Council|Assembly|Committee)|(it))\b(?=[,;. ]|$)/g,
  )) {
    const name = match[1] ?? (/to it\b|inform it\b/.test(match[0]) ? setting.organ?.name : undefined)
    if (name !== undefined && !to.includes(name)) to.push(name)
  }
  return to.length === 0 && session === null ? null : { to, session }
}

function kindOf(
  phrase: Phrase,
  target: Target,
  addressee: string | null,
  words: string,
  setting: Setting,
): Mandate["kind"] {
  if (phrase.level < 2) return "position"
  if (phrase.level === 7) {
    if (/\b(?:remain|continue to be) (?:actively )?seized\b/.test(words)) return "position"
    return phrase.class === "approval" && !/^authori/.test(phrase.core) ? "position" : "mandate"
  }
  if (target === "states") return setting.organ?.code === "SC" && phrase.level === 6 ? "mandate" : "recommendation"
  if (phrase.level < 5) return "recommendation"
  return target === "none" ||
    /\b(?:civil society|private sector|non-governmental|stakeholders|donors)\b/.test(addressee ?? "")
    ? "recommendation"
    : "mandate"
}

function basisOf(paragraph: Paragraph, [from, to]: Range): string[] {
  const ids = paragraph.marks.flatMap((mark) =>
    mark.type === "citation" && mark.range[0] >= from && mark.range[1] <= to ? [mark.citation.id] : [],
  )
  return [...new Set(ids)]
}

function confidenceOf(phrase: Phrase, addressee: Addressee | null, inferred: boolean, inherited: boolean): number {
  const base = phrase.level < 2 || phrase.level === 7 ? 0.9 : addressee ? 0.9 : inferred ? 0.5 : 0.7
  return inherited ? base - 0.1 : base
}

/** The place of a stretch of a paragraph's text in the source, found by walking its pieces. */
function placeOf(paragraph: Paragraph, [from, to]: Range): Position {
  const { pieces } = paragraph.position
  const length = pieces.reduce((sum, [start, end]) => sum + end - start, 0)
  if (length === 0) return paragraph.position
  const scale = paragraph.text.length === 0 ? 1 : length / paragraph.text.length
  const made: [number, number][] = []
  let passed = 0
  const [low, high] = [Math.floor(from * scale), Math.ceil(to * scale)]
  for (const [start, end] of pieces) {
    const a = Math.max(start, start + low - passed)
    const b = Math.min(end, start + high - passed)
    if (a < b) made.push([a, b])
    passed += end - start
  }
  return made.length === 0 ? paragraph.position : { start: made[0]![0], end: made.at(-1)![1], pieces: made }
}
