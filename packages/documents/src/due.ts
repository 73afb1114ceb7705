import { MONTH } from "./calendar.ts"
import { dueAbroad } from "./due-abroad.ts"
import { dueInArabic, dueInChinese } from "./due-ar-zh.ts"
import { type Asking, calendarRange, type Due, found, history } from "./due-days.ts"
import { type Organ, organIn, organOf } from "./organ.ts"
import { ordinal, sessionDays } from "./sessions.ts"
import type { Tongue } from "./tree.ts"

const ORDINAL =
  "(?:one hundred (?:and )?)?(?:[a-z]+[- ]?)?(?:first|second|third|fourth|[a-z]+(?:th|ieth))|next|\\d{1,3}(?:st|nd|rd|th)"
const SESSION = new RegExp(
  "\\b(?:(?:(?:in|on|to) the (?:provisional |draft )?agenda (?=of ))?" +
    "(?:for (?:its )?(?:consideration|discussion|action|review) |(?:by )?no later than |not later than |starting |commencing |beginning |in time for |(?:well )?in advance of |up to )?" +
    "(?:at|during|by|before|prior to|until|till|from|in|for|through|than|of|following|after)? ?)" +
    "(?:the (?:[a-z]+ part|end|beginning|margins|framework|context|high-level segment) of )?(?:each of )?(?:its|the|their|that) (?:main part of (?:its|the) )?" +
    `(?:forthcoming |upcoming |regular |resumed )*(?:${ORDINAL})(?:(?:,| and| to| or|,? as well as)(?: at)?(?: its| the)? (?:${ORDINAL}))*` +
    " (?:(?:regular|special|resumed|substantive|annual|emergency special|ordinary|organizational|reconvened|intersessional) )*sessions?" +
    "|\\b(?:at|during|by|before|prior to|until|in advance of) (?:its|the|their) (?:next|forthcoming|upcoming|following|subsequent|current|present|first|second|third|[a-z]+(?:th|ieth)(?:-[a-z]+)?) (?:(?:regular|annual|ordinary|intersessional) )?(?:sessions?|meeting)\\b" +
    "|\\b(?:at|during|by|before|prior to) (?:its|the|their) (?:session|(?:regular|annual|substantive|organizational) session)s? (?:(?:following|after|preceding) [^,;.]{3,80}|in 20\\d\\d)",
  "gi",
)
/** A session that is named among the agenda's is one at which the thing is due, though no "at" says so. */
const AT = /\b(?:at|during|by|before|prior to|until|till|no later|not later|from|commencing|agenda|advance)\b/i
/** What may follow a session and belongs to it: whose it is, and its year. */
const OWNER =
  /^ of the [A-Z][\w-]*(?: (?:[A-Z][\w-]*|of(?= the [A-Z]| [A-Z])|the(?= [A-Z])|to(?= the [A-Z])|and(?= [A-Z])|on(?= [A-Z])|for(?= [A-Z])))*/
const YEAR = new RegExp(`^, (?:to be held )?in (?:(?:${MONTH}) )?\\d{4}`, "i")
const YEARLY_SESSION =
  /\b(?:(?:in|on) the (?:provisional )?agenda of|at|during|by|before|prior to|in advance of|until|until the (?:end|conclusion) of) (?:the beginning of )?(?:its|the) (?:(\d{4}) (?:regular |substantive |annual |organizational )?sessions?\b|(?:regular |substantive |annual |organizational |main )?session (?:of|in) (\d{4}))/gi
const DAY = `(?:\\d{1,2} )?(?:(?:${MONTH}) )?(?:\\d{1,2},? )?`
const CALENDAR = new RegExp(
  "\\b(?:no later than|not later than|at the latest by|by no later than|by|before|until|till|up to|through|as of|as from|effective|beginning (?:on|in)|starting (?:on|in|from)|prior to|on|in|during|for(?= (?:early |late |mid-)?(?:" +
    MONTH +
    ") ))" +
    ` (?:the (?:end|beginning|middle|first half|second half|first quarter|last quarter|course|period ending) of |the year |early |late |mid-)?(${DAY}(?:19|20)\\d\\d)\\b(?!\\s*\\))` +
    `|\\bfrom \\d{1,2}(?: (?:${MONTH}))?(?: \\d{4})? to ${DAY}(?:19|20)\\d\\d\\b`,
  "gi",
)
const NUMBER =
  "\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|thirty|forty-five|sixty|ninety"
const RELATIVE = new RegExp(
  `\\b(?:no later than |not later than )?(?:within|in|after|over|during) (?:a (?:maximum )?period of |the next |the coming |the following )?(?:${NUMBER})(?: \\(\\d+\\))? (?:calendar |working |business )?(?:days|weeks|months|years)(?: (?:of|after|from|following|prior to|before) (?:(?! (?:on|with|to|and|including|which|as|by|a|an|in order) )[^,;.]){3,80})?` +
    `|\\b(?:no later than |not later than |at least )?(?:${NUMBER})(?: to (?:${NUMBER}))? (?:days|weeks|months) (?:after|from|prior to|before|following|in advance of|ahead of) (?:(?! (?:on|with|to|and|including|which|as|by|a|an|in order) )[^,;.]){3,80}`,
  "gi",
)
const SOME_TIME = new RegExp(
  `\\b(?:(?:no|not) later than |at least )?(?:${NUMBER}) (?:days|weeks|months) (?:well )?(?=$)`,
  "i",
)
const TERM = new RegExp(
  `\\bfor (?:a |an )?(?:(?:further|additional|final|new|initial|extended|renewable) )*(?:period|term) of (?:up to )?(?:(?:${NUMBER}) )?(?:\\w+ )?(?:${NUMBER}|calendar)?\\s*(?:years?|months?|days)(?:,? (?:beginning|starting|commencing|from|until|ending|with effect)\\b[^,;.]{3,70})?`,
  "gi",
)
/** A limit without a date that is known, an event: as printed, up to the next comma. */
const AT_LATEST =
  /\b(?:(?:no|not) later than (?:when )?|(?:by|until|before|prior to) the (?:end|conclusion|start|opening|beginning|close|expiry|departure|holding|convening) of )[^,;.]{4,100}?(?=[,;.]| and to | and (?:requests|invites)|$)/i
/** What lies behind the document, said shortly before a date; of some words only right before it. */
const PAST =
  /\b(?:held|communicated|transmitted|adopting|adopted|issued|convened|signed|concluded|established|submitted|presented|endorsed|launched|published|agreed|announced|dated|since|force|opened|organized|took place|considered|approved|begun|delivered|conducted|undertaken|released|as stipulated)\b[^,;]{0,60}$|\b(?:made|contain\w*|expressed|outcomes?|received|provided|requested|reached|decided)\b[^,;]{0,24}$/i
const AHEAD =
  /\b(?:to be (?:held|convened|organized|submitted|presented|issued)|will be|will take place|shall|upcoming|forthcoming|scheduled|planned|looks forward)\b/i

/**
 * Finds when the thing a clause asks for is due. `action` is where the words on
 * what is to be done begin, behind the addressee: a date there counts before one
 * that belongs to the addressee. The first session counts before terms, terms
 * before plain dates.
 */
export function dueIn(text: string, asking: Asking, language: Tongue, action = 0): Due | null {
  if (action > 0 && action < text.length) {
    const from = action + beyondRelative(text.slice(action, action + 400))
    const addressed = language === "en" ? organNamed(text.slice(Math.max(0, action - 200), action), asking, true) : null
    const due = dueIn(text.slice(from), addressed ? { ...asking, addressed } : asking, language)
    if (due) return { ...due, range: [due.range[0] + from, due.range[1] + from] }
  }
  if (language === "ar") return dueInArabic(text, asking)
  if (language === "zh") return dueInChinese(text, asking)
  if (language !== "en") return dueAbroad(text, asking, language)
  const free = (index: number) => {
    const before = text.slice(Math.max(0, index - 200), index)
    if (PAST.test(before) && !AHEAD.test(before.slice(-120))) return false
    return asking.asks || AHEAD.test(text.slice(Math.max(0, index - 200), index + 40))
  }
  return sessionIn(text, asking, free) ?? dayIn(text, asking, free)
}

/** "Those whose plan runs up to 2025 to send another by 2020": what is asked begins behind the relative clause. */
const beyondRelative = (rest: string) =>
  /^,? (?:whose|that|who|which)\b/.test(rest) ? Math.max(0, rest.search(/ to (?=[a-z])(?!the |a )/)) : 0

type Free = (index: number) => boolean

/** All that a long pattern finds, looked for only where the word stands that it cannot be without: most paragraphs have none. */
const matchesOf = (text: string, pattern: RegExp, word: RegExp): RegExpExecArray[] =>
  word.test(text) ? [...text.matchAll(pattern)] : []

function sessionIn(text: string, asking: Asking, free: Free): Due | null {
  for (const match of matchesOf(text, SESSION, /session|meeting/i)) {
    if (/^(?:of|in|for|than)? ?(?:its|the|their|that)/i.test(match[0]) && !AT.test(match[0])) continue
    if (!free(match.index)) continue
    // "Six months before its fifteenth session": the session is not the day itself.
    const ahead = /^(?:before|prior to|in advance of|after|following)\b/i.test(match[0])
      ? SOME_TIME.exec(text.slice(Math.max(0, match.index - 60), match.index))?.[0]
      : undefined
    const end = match.index + match[0].length
    const owner = OWNER.exec(text.slice(end, end + 200))?.[0] ?? ""
    const printed = match[0] + owner + (YEAR.exec(text.slice(end + owner.length, end + owner.length + 40))?.[0] ?? "")
    if (ahead !== undefined) return found(match.index - ahead.length, ahead + printed, "relative", null)
    const days = sessionRange(printed, text.slice(Math.max(0, match.index - 200), match.index), asking)
    if (asking.year !== null && days && Number(days.to.slice(0, 4)) < asking.year) continue
    return found(match.index, printed, "session", days)
  }
  for (const match of text.matchAll(YEARLY_SESSION)) {
    const year = match[1] ?? match[2] ?? ""
    if (free(match.index))
      return found(match.index, match[0], "session", { from: `${year}-01-01`, to: `${year}-12-31` })
  }
  return null
}

function dayIn(text: string, asking: Asking, free: Free): Due | null {
  const [term] = asking.asks ? matchesOf(text, TERM, /(?:period|term) of/i) : []
  const [relative] = asking.asks ? matchesOf(text, RELATIVE, /days|weeks|months|years/i) : []
  if (relative && !(term && term.index <= relative.index)) return found(relative.index, relative[0], "relative", null)
  const dates = matchesOf(text, CALENDAR, /(?:19|20)\d\d/).filter(
    (match) => !history(match[0], asking.year) && free(match.index) && !weak(match[0], text, match.index),
  )
  // "on 1 July the cessation of its operations, to be completed by 31 December": what is due is the second.
  const date = dates.find(([printed]) => LAST_DAY.test(printed)) ?? dates[0]
  if (date && !(term && term.index < date.index && !/^until/i.test(date[0]))) {
    const before = text.slice(Math.max(0, date.index - 300), date.index)
    const kind = /^until/i.test(date[0]) && /\bextend|\brenew|\bmandate\b/i.test(before) ? "term" : "calendar"
    return found(date.index, date[0], kind, calendarRange(date[0]))
  }
  if (term) return found(term.index, term[0], "term", null)
  const latest = asking.asks ? AT_LATEST.exec(text) : null
  return latest ? found(latest.index, latest[0], "relative", null) : null
}

const LAST_DAY = new RegExp(
  `^(?:(?:by )?no later than|not later than|at the latest by|by|before|until|till|prior to) .*(?:${MONTH})`,
  "iu",
)

/** "in 2008" in a name or a title, "the 2030 Agenda" and the like are no dates to keep. */
const weak = (printed: string, text: string, index: number) => {
  const after = text.slice(index + printed.length, index + printed.length + 30)
  if (/^ (?:Agenda|World|Summit|Census|Programme|Declaration|Political|Outcome|Joint|Call)/.test(after)) return true
  return (
    /^(?:in|on|during) /i.test(printed) &&
    /\bentitled\b|\bdata\b|\bbase\b/.test(text.slice(Math.max(0, index - 25), index))
  )
}

function sessionRange(printed: string, before: string, asking: Asking): { from: string; to: string } | null {
  const dated = /in (?:\p{L}+ )?\d{4}$/u.exec(printed)
  if (dated) return calendarRange(dated[0])
  const owner = organNamed(/ of the (.+)$/.exec(printed)?.[1] ?? "", asking)
  const near = owner === undefined ? organNamed(before.slice(-90).split(/[;]/).at(-1) ?? "", asking, true) : owner
  const organ = near === undefined ? (asking.addressed ?? asking.organ) : near
  const numbers = printed
    .split(/[\s,]+/)
    .map(ordinal)
    .filter((one) => one !== null)
  const ranges = numbers.map((number) => sessionDays(organ?.code ?? null, number)).filter((one) => one !== null)
  const first = ranges[0]
  return first ? { from: first.from, to: ranges.at(-1)!.to } : null
}

const BODIES =
  /General Assembly|Security Council|Economic and Social Council|Human Rights Council|Commission (?:on|for) [A-Z][\w ]+|Statistical Commission|Conference of the (?:States )?Parties[\w ]*|\b(?:Assembly|Conference|Council|Commission)\b|\bto it\b|\b(?:Committee|Group|Board|Panel|Forum|Congress)\b(?=[^,;]{0,12},?\s*$)/g

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
