import { addresseeOf } from "../addressee.ts"
import { MONTH } from "../calendar.ts"
import { clausesOf } from "../clause.ts"
import { ORGANS } from "../organ.ts"
import type { Range } from "../source.ts"
import type { Reading, Tongue } from "../tree.ts"
import type { Unit } from "./unit.ts"
import { verbsOf } from "./verb.ts"

/** What a stretch of a paragraph is about, when it is about something of its own. */
export type Span = {
  readonly kind: "verb" | "citation" | "addressee" | "date" | "number"
  readonly range: Range
  /** Only mentioned: not when something is due, and not what a sentence is about, where much else changed with it. */
  readonly aside?: true
}

/** The stretches of a paragraph that have a meaning of their own; where several overlap, the first one counts. */
export function spansOf(unit: Unit, reading: Reading): Span[] {
  const language = reading.language ?? "en"
  return [
    ...verbsOf(unit, language).map(({ range }): Span => ({ kind: "verb", range })),
    ...citationSpans(unit),
    ...addresseeSpans(unit, language),
    ...dateSpans(unit, reading),
    ...all(unit.text, NUMBER).map((range): Span => ({ kind: "number", range, aside: true })),
  ]
}

/** What belongs to a citation behind its number: its date, its title. */
const AFTER_CITATION =
  /^(?:,? (?:of|du|de|от|dated) (?:the )?\d{1,2}(?:er|º)? (?:de )?\p{L}{3,} (?:de )?\d{4}(?: года)?)?(?:,? (?:entitled|intitulée|titulada|озаглавленн\p{L}+) ["“«][^"”»]{0,300}["”»])?/u
const BETWEEN = /^(?:[,;]? ?(?:and |et |y |e |и |as well as )?)$/u

/** Whose resolution it is, before its number. */
const OWNER = new RegExp(`(?:${ORGANS.map(({ names }) => names.source).join("|")}) (?:resolution|decision)s? $`, "iu")

function citationSpans({ text, marks }: Unit): Span[] {
  const spans: [number, number][] = []
  const cited = marks
    .filter((mark) => mark.type === "citation" && mark.citation.kind !== "internal")
    .sort((a, b) => a.range[0] - b.range[0])
  for (const { range } of cited) {
    const end = range[1] + AFTER_CITATION.exec(text.slice(range[1], range[1] + 400))![0].length
    const last = spans.at(-1)
    if (last && BETWEEN.test(text.slice(last[1], range[0]))) last[1] = end
    else spans.push([range[0] - (OWNER.exec(text.slice(Math.max(0, range[0] - 160), range[0]))?.[0].length ?? 0), end])
  }
  return spans.map((range) => ({ kind: "citation", range }))
}

function addresseeSpans({ text, type }: Unit, language: Tongue): Span[] {
  if (type !== "operative" && type !== "sub") return []
  return clausesOf(text, language).flatMap(({ phrase, range: [from, to] }): Span[] => {
    const printed = addresseeOf(text.slice(from, to).slice(phrase.end), phrase, language)?.printed ?? ""
    const at = printed === "" ? -1 : text.indexOf(printed, from + phrase.end)
    return at < 0 ? [] : [{ kind: "addressee", range: [at, at + printed.length] }]
  })
}

const ORDER = "(?:[\\p{L}-]{0,24}(?:first|second|third|[a-z]{2}th)|\\d+(?:st|nd|rd|th)|next|forthcoming)"
// Every repetition is bounded: a line of a million letters must not be walked once for each of them.
const DATES = [
  new RegExp(
    `(?<!\\p{L})(?:\\d{1,2}(?:er|º)? ?(?:de )?)?(?:${MONTH})(?:,? (?:de )?(?:\\d{1,2},? )?(?:19|20)\\d\\d)?(?!\\p{L})`,
    "giu",
  ),
  /(?<![\d/.])(?:19|20)\d\d(?![\d/])/gu,
  /(?<!\p{L})(?:annual|biennial|biennially|annually|quarterly|monthly|every (?:\p{L}+ ){0,1}years?)(?!\p{L})/giu,
]

/** Sessions, each looked for only where its word stands: most texts are in one language, and name none. */
const SESSIONS: readonly (readonly [word: RegExp, pattern: RegExp])[] = [
  [
    /session/iu,
    new RegExp(
      `${ORDER}(?:(?:,| and| to| or|,? as well as){0,2} (?:its |the )?${ORDER}){0,5}(?: [\\p{L}-]{1,24}){0,2}? sessions?`,
      "giu",
    ),
  ],
  [/ième/iu, /[\p{L}-]{1,30}ième(?: et [\p{L}-]{1,30}ième)? (?:\p{L}{1,20} )?sessions?/giu],
  [/sesiones/iu, /(?:\p{L}{1,24}o ){1,3}(?:y (?:\p{L}{1,24}o ){1,3})?per[ií]odos? (?:\p{L}{1,20} )?de sesiones/giu],
  [/сесси/iu, /(?:\p{L}{1,24}(?:ой|ей|ую|ья) ){1,3}(?:\p{L}{1,24}ой )?сесси\p{L}{1,4}/giu],
  [/[د届]/u, /(?:الدورة|دورت\p{L}*)(?: \p{L}+){1,3}|第[一二三四五六七八九十百]+届会议/gu],
]

function dateSpans({ id, text }: Unit, { mandates }: Reading): Span[] {
  const due = mandates.flatMap(({ paragraph, date, range }): Span[] => {
    const at = paragraph === id && date !== null ? text.indexOf(date.printed, range[0]) : -1
    return at < 0 || date === null ? [] : [{ kind: "date", range: [at, at + date.printed.length] }]
  })
  const patterns = [...SESSIONS.flatMap(([word, pattern]) => (word.test(text) ? [pattern] : [])), ...DATES]
  return [
    ...due,
    ...patterns.flatMap((date) => all(text, date)).map((range): Span => ({ kind: "date", range, aside: true })),
  ]
}

// The figure of a name, as in COVID-19, is none.
const NUMBER =
  /(?<![\p{L}\d]|\p{Lu}[-‐‑])(?:\d+(?:[.,/]\d+)*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|hundred|thousand|million|billion|half|first|second|third|fourth|fifth|trois|quatre|cinq|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|mille|deux|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cien|mil|два|две|двух|три|трех|трёх|четыре|четырех|пять|пяти|шесть|шести|семь|восемь|девять|десять|десяти|сто|тысяч\p{L}*)(?!\p{L})/giu

const all = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
