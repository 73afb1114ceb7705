import { iso, lastDay, MONTH, monthOf } from "./calendar.ts"
import { type Organ, organIn, organOf } from "./organ.ts"
import { ordinalAbroad } from "./ordinals.ts"
import { type Days, ordinal, sessionDays } from "./sessions.ts"
import type { Range } from "./source.ts"
import type { MandateDate, Tongue } from "./tree.ts"

/** A date that was found, with its place. */
export type Due = { readonly date: MandateDate; readonly range: Range }

/** What must be known to tell a due date from a date that is only mentioned. */
export type Asking = {
  readonly organ: Organ | undefined
  /** Organs the document names in full, for "the Commission" and "the Conference". */
  readonly named?: readonly Organ[]
  /** The year of the document; earlier years are history. */
  readonly year: number | null
  /** The clause asks for something or decides; a clause that only notes has no due date unless it looks ahead. */
  readonly asks: boolean
}

const ORDINAL =
  "(?:one hundred (?:and )?)?(?:[a-z]+[- ]?)?(?:first|second|third|fourth|[a-z]+(?:th|ieth))|next|\\d{1,3}(?:st|nd|rd|th)"
const SESSION = new RegExp(
  "\\b(?:(?:for (?:its )?(?:consideration|discussion|action|review) |no later than |not later than |starting |beginning |in time for |in advance of |up to )?" +
    "(?:at|during|by|before|prior to|until|till|from|in|for|through|than|of|following|after)? ?)" +
    "(?:the (?:[a-z]+ part|end|beginning|margins|framework|context|high-level segment) of )?(?:each of )?(?:its|the|their|that) (?:main part of (?:its|the) )?" +
    `(?:forthcoming |upcoming |regular |resumed )*(?:${ORDINAL})(?:(?:,| and| to| or|,? as well as)(?: at)?(?: its| the)? (?:${ORDINAL}))*` +
    " (?:(?:regular|special|resumed|substantive|annual|emergency special|ordinary|organizational|reconvened|intersessional) )*sessions?",
  "gi",
)
/** What may follow a session and belongs to it: whose it is, and its year. */
const OWNER =
  /^ of the [A-Z][\w-]*(?: (?:[A-Z][\w-]*|of(?= the [A-Z]| [A-Z])|the(?= [A-Z])|to(?= the [A-Z])|and(?= [A-Z])|on(?= [A-Z])|for(?= [A-Z])))*/
const YEAR = new RegExp(`^, (?:to be held )?in (?:(?:${MONTH}) )?\\d{4}`, "i")
const YEARLY_SESSION =
  /\b(?:at|during|by|before|prior to|until) (?:its|the) (\d{4}) (?:regular |substantive |annual |organizational )?sessions?\b/gi
const DAY = `(?:\\d{1,2} )?(?:(?:${MONTH}) )?(?:\\d{1,2},? )?`
const CALENDAR = new RegExp(
  "\\b(?:no later than|not later than|at the latest by|by no later than|by|before|until|till|up to|through|as of|as from|effective|beginning (?:on|in)|starting (?:on|in|from)|prior to|on|in|during)" +
    ` (?:the (?:end|beginning|middle|first half|second half|first quarter|last quarter|course|period ending) of |the year |early |late |mid-)?(?:the )?(${DAY}(?:19|20)\\d\\d)\\b(?!\\s*\\))` +
    `|\\bfrom \\d{1,2}(?: (?:${MONTH}))?(?: \\d{4})? to ${DAY}(?:19|20)\\d\\d\\b`,
  "gi",
)
const NUMBER =
  "\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|thirty|forty-five|sixty|ninety"
const RELATIVE = new RegExp(
  `\\b(?:no later than |not later than )?(?:within|in|after) (?:a period of |the next )?(?:${NUMBER})(?: \\(\\d+\\))? (?:calendar |working |business )?(?:days|weeks|months|years)(?: (?:of|after|from|following|prior to|before) (?:(?! (?:on|with|to|and|including|which|as|by|a|an|in order) )[^,;.]){3,80})?` +
    `|\\b(?:no later than |not later than |at least )?(?:${NUMBER}) (?:days|weeks|months) (?:after|from|prior to|before|following) (?:(?! (?:on|with|to|and|including|which|as|by|a|an|in order) )[^,;.]){3,80}`,
  "gi",
)
const TERM = new RegExp(
  `\\bfor (?:a |an )?(?:(?:further|additional|final|new|initial|extended|renewable) )*(?:period|term) of (?:up to )?(?:(?:${NUMBER}) )?(?:\\w+ )?(?:${NUMBER}|calendar)?\\s*(?:years?|months?|days)`,
  "gi",
)
const PAST =
  /\b(?:held|adopted|issued|convened|signed|concluded|established|made|submitted|presented|endorsed|launched|published|contained|agreed|announced|dated|since|force|opened|organized|took place|considered|approved|decided|contain\w*|expressed|outcome|outcomes|begun|delivered|conducted|undertaken|released|received|as stipulated)\b[^,;]{0,60}$/i
const AHEAD =
  /\b(?:to be (?:held|convened|organized|submitted|presented|issued)|will be|will take place|shall|upcoming|forthcoming|scheduled|planned|looks forward)\b/i
const OTHER: Partial<Record<Tongue, RegExp>> = {
  fr: /(?:à|lors de|pendant|avant|au cours de|d[’']ici à|au plus tard à|jusqu[’']à) (?:sa|la|leur) [\p{L}-]+(?:ième|e|er|ère)?(?:[ -]\p{L}+){0,2} session|(?:d[’']ici à|avant|au plus tard|jusqu[’']au?|en|d[’']ici (?:à )?la fin de) (?:le |fin |\d{1,2}(?:er)? \p{L}+ |\p{L}+ )?20\d\d/giu,
  es: /(?:en|durante|a más tardar en|antes de|para) (?:su|el|la|sus) (?:[\p{L}]+ ){1,4}períodos? (?:\p{L}+ )?de sesiones|(?:a más tardar|antes del?|hasta|para|en) (?:el |finales de |\d{1,2} de \p{L}+ de |\p{L}+ de )?20\d\d/giu,
  ru: /(?:на|до|к|в ходе|не позднее) (?:своей|своих|ее|её|их)? ?(?:[\p{L}]+ ){1,4}сесси[\p{L}]+|(?:к|до|не позднее|в) (?:\d{1,2} \p{L}+ )?20\d\d (?:года|году)/giu,
}

/** Finds when the thing a clause asks for is due; the first session counts before terms, terms before plain dates. */
export function dueIn(text: string, asking: Asking, language: Tongue): Due | null {
  if (language !== "en") return otherDue(text, asking, language)
  const free = (index: number) => {
    const before = text.slice(0, index)
    if (PAST.test(before) && !AHEAD.test(before.slice(-120))) return false
    return asking.asks || AHEAD.test(text.slice(Math.max(0, index - 200), index + 40))
  }
  for (const match of text.matchAll(SESSION)) {
    if (
      /^(?:of|in|for|than)? ?(?:its|the|their|that)/i.test(match[0]) &&
      !/\b(?:at|during|by|before|prior to|until|till|no later|not later|from)\b/i.test(match[0])
    )
      continue
    if (!free(match.index)) continue
    const owner = OWNER.exec(text.slice(match.index + match[0].length))?.[0] ?? ""
    const printed = match[0] + owner + (YEAR.exec(text.slice(match.index + match[0].length + owner.length))?.[0] ?? "")
    const days = sessionRange(printed, text.slice(0, match.index), asking)
    if (asking.year !== null && days && Number(days.to.slice(0, 4)) < asking.year) continue
    return found(match.index, printed, "session", days)
  }
  for (const match of text.matchAll(YEARLY_SESSION)) {
    if (free(match.index))
      return found(match.index, match[0], "session", { from: `${match[1]!}-01-01`, to: `${match[1]!}-12-31` })
  }
  for (const match of text.matchAll(RELATIVE)) if (asking.asks) return found(match.index, match[0], "relative", null)
  const term = [...text.matchAll(TERM)][0]
  const until = [...text.matchAll(CALENDAR)].filter(
    (match) => !history(match[0], asking.year) && free(match.index) && !weak(match[0], text, match.index),
  )
  const date = until[0]
  if (date && !(term && term.index < date.index && !/^until/i.test(date[0]))) {
    const kind =
      /^until/i.test(date[0]) && /\bextend|\brenew|\bmandate\b/i.test(text.slice(0, date.index)) ? "term" : "calendar"
    return found(date.index, date[0], kind, calendarRange(date[0]))
  }
  return term && asking.asks ? found(term.index, term[0], "term", null) : null
}

function otherDue(text: string, asking: Asking, language: Tongue): Due | null {
  const pattern = OTHER[language]
  if (!pattern || !asking.asks) return null
  for (const match of text.matchAll(pattern)) {
    if (history(match[0], asking.year)) continue
    if (!/session|sesiones|сесси/iu.test(match[0]))
      return found(match.index, match[0], "calendar", calendarRange(match[0]))
    return found(
      match.index,
      match[0],
      "session",
      sessionAbroad(match[0], text.slice(0, match.index), asking, language),
    )
  }
  return null
}

const found = (
  index: number,
  printed: string,
  kind: MandateDate["kind"],
  days: { from: string; to: string } | null,
): Due => {
  const skipped = printed.length - printed.trimStart().length
  const words = printed.trim()
  return {
    date: { printed: words, kind, from: days?.from ?? null, to: days?.to ?? null },
    range: [index + skipped, index + skipped + words.length],
  }
}

function sessionAbroad(printed: string, before: string, asking: Asking, language: Tongue): Days | null {
  const words =
    /(?:sa|la|leur|su|el|sus|своей|своих|ее|её|их) (.+?) (?:session|períodos?|сесси)/iu.exec(printed)?.[1] ?? ""
  const number = ordinalAbroad(
    words.replace(/ (?:extraordinari[ao]s?|ordinari[ao]s?|ordinaires?|extraordinaires?)$/u, ""),
    language,
  )
  const organ = organIn(before.slice(-70)) ?? asking.organ
  return number === null ? null : sessionDays(organ?.code ?? null, number)
}

const history = (printed: string, year: number | null) => {
  const years = printed.match(/(?:19|20)\d\d/g)?.map(Number) ?? []
  return year !== null && years.length > 0 && Math.max(...years) < year
}

/** "in 2008" in a name or a title, "the 2030 Agenda" and the like are no dates to keep. */
const weak = (printed: string, text: string, index: number) => {
  const after = text.slice(index + printed.length, index + printed.length + 30)
  if (/^ (?:Agenda|World|Summit|Census|Programme|Declaration|Political|Outcome|Joint|Call)/.test(after)) return true
  return (
    /^(?:in|on|during) /i.test(printed) &&
    /\bentitled\b|\bdata\b|\bbase\b/.test(text.slice(Math.max(0, index - 25), index))
  )
}

function calendarRange(printed: string): { from: string; to: string } | null {
  const years = printed.match(/(?:19|20)\d\d/g)
  if (!years) return null
  const span = new RegExp(`^from (\\d{1,2})(?: (${MONTH}))?(?: \\d{4})? to (\\d{1,2}) (${MONTH}) (\\d{4})$`, "iu").exec(
    printed,
  )
  if (span) {
    const end = monthOf(span[4]!)
    const begin = span[2] ? monthOf(span[2]) : end
    return { from: iso(Number(years[0]), begin, Number(span[1])), to: iso(Number(span[5]), end, Number(span[3])) }
  }
  const year = Number(years.at(-1))
  const month = monthOf(new RegExp(`(${MONTH})(?!.*(?:${MONTH}))`, "iu").exec(printed)?.[1] ?? "")
  const day = Number(/(?<!\d)(\d{1,2})(?!\d)(?!.*(?<!\d)\d{1,2}(?!\d))/.exec(printed)?.[1] ?? 0)
  if (month === 0) return { from: iso(year, 1, 1), to: iso(year, 12, 31) }
  if (day >= 1 && day <= lastDay(year, month)) return { from: iso(year, month, day), to: iso(year, month, day) }
  return { from: iso(year, month, 1), to: iso(year, month, lastDay(year, month)) }
}

function sessionRange(printed: string, before: string, asking: Asking): { from: string; to: string } | null {
  const dated = /in (?:\p{L}+ )?\d{4}$/u.exec(printed)
  if (dated) return calendarRange(dated[0])
  const owner = organNamed(/ of the (.+)$/.exec(printed)?.[1] ?? "", asking)
  const near = owner === undefined ? organNamed(before.slice(-90).split(/[;]/).at(-1) ?? "", asking, true) : owner
  const organ = near === undefined ? asking.organ : near
  const numbers = printed
    .split(/[\s,]+/)
    .map(ordinal)
    .filter((one) => one !== null)
  const ranges = numbers.map((number) => sessionDays(organ?.code ?? null, number)).filter((one) => one !== null)
  const first = ranges[0]
  return first ? { from: first.from, to: ranges.at(-1)!.to } : null
}

const BODIES =
  /General Assembly|Security Council|Economic and Social Council|Human Rights Council|Commission on [A-Z][\w ]+|Conference of the (?:States )?Parties[\w ]*|\b(?:Assembly|Conference|Council|Commission)\b|\bto it\b|\b(?:Committee|Group|Board|Panel|Forum|Congress)\b(?=[^,;]{0,12},?\s*$)/g

/** The organ that words name, first or last; `null` where a body is named whose sessions are not known, `undefined` where none is. */
function organNamed(words: string, asking: Asking, lastOne = false): Organ | null | undefined {
  const names = [...words.matchAll(BODIES)]
  const word = (lastOne ? names.at(-1) : names[0])?.[0]
  if (word === undefined) return undefined
  if (word === "to it") return asking.organ
  const full = organIn(word)
  if (full) return full
  if (word === "Assembly") return organOf("GA")
  if (asking.organ?.name.includes(word.trim())) return asking.organ
  const kind = /^Conference/.test(word) ? "Conference" : word
  const known = /^(?:Conference|Commission)$/.test(kind)
    ? (asking.named ?? []).filter((organ) => organ.name.startsWith(kind))
    : []
  return known.length === 1 ? known[0]! : null
}

const RECURRING: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:annual(?:ly)?|every year|each year|yearly|on an annual basis|anual(?:mente)?|annuel(?:le)?(?:ment)?|ежегодн\p{L}+)\b/iu,
    "annual",
  ],
  [
    /\b(?:biennial(?:ly)?|every two years|every second year|bienal(?:mente)?|tous les deux ans|раз в два года)\b/iu,
    "biennial",
  ],
  [/\b(?:triennial(?:ly)?|every three years|trienal)\b/iu, "triennial"],
  [/\b(?:quadrennial(?:ly)?|every four years|cuatrienal)\b/iu, "quadrennial"],
  [/\b(?:quarterly|every three months|every 90 days)\b/iu, "quarterly"],
  [/\b(?:monthly|every month|every 30 days)\b/iu, "monthly"],
  [/\b(?:semi-?annual(?:ly)?|biannual(?:ly)?|every six months|twice a year|every 180 days)\b/iu, "semi-annual"],
  [/\bevery (?:\d+|[a-z]+) (?:days|weeks|months|years)\b/iu, ""],
  [
    /\b(?:regularly|on a regular basis|periodically|at regular intervals|regular(?= (?:reports?|briefings?|updates?)))\b/iu,
    "regular",
  ],
]

/** How often a thing is asked for, in one word where there is one; `null` where it is asked once. */
export function recurrenceIn(text: string): string | null {
  for (const [pattern, name] of RECURRING) {
    const match = pattern.exec(text)
    if (match) return name === "" ? match[0].toLowerCase() : name
  }
  return null
}
