import { addressedInChinese } from "./addressee-ar-zh.ts"
import type { Range } from "./source.ts"
import type { Tongue } from "./tree.ts"
import { type Phrase, phraseOf } from "./verb.ts"

/** One finite clause of a paragraph: its verb phrase, and the stretch of text it reaches over. */
export type Clause = {
  readonly phrase: Phrase
  readonly range: Range
  /** A pronoun before the verb that says who is asked, as in French and Spanish: "les invite", "le pide". */
  readonly pronoun?: string
}

const ASIDE =
  "(?:,? ?(?:in (?:this|that|the same) (?:regard|context|connection|respect|spirit|light)|to (?:this|that) (?:end|effect)|in (?:so|thus) doing|for this (?:purpose|reason)|at the same time|in addition|therefore|thereby|inter alia|in particular|within this framework|for (?:that|these) (?:purposes?|reasons?)|on this basis|accordingly|à cet égard|à ce sujet|dans cette optique|à cette occasion|dans le même temps|dans ce contexte|à cette fin|à ce propos|a ese respecto|a este respecto|en este contexto|en ese sentido|en este sentido|a ese fin|a tal efecto|con ese fin|con este fin|al mismo tiempo|por consiguiente|в связи с этим|для этого|в то же время|одновременно|в этой связи|с этой целью|в этом контексте)[, ] ?)?"
const LINK: Partial<Record<Tongue, RegExp>> = {
  // Arabic joins with a letter that is grown onto the verb, Chinese with a comma and, mostly, a word.
  ar: /(?:[،؛]\s+(?:وفي هذا الصدد،?\s+|وفي هذا السياق،?\s+)?و?|\sو)(?=[تي]\p{L}+)/gu,
  zh: /[，；](?:并且|并|同时|因此|为此|在这方面|又|还|在此方面)*(?=\p{Script=Han})/gu,
  en: new RegExp(`(?:[,;]\\s+(?:and |but |as well as |while )?|(?<=[^,;])\\s(?:and|as well as)\\s)${ASIDE}`, "g"),
  fr: new RegExp(
    `(?:[,;]\\s+(?:et |puis |mais )?|(?<=[^,;])\\set\\s)${ASIDE}(?:(?:les|leur|lui) (?=\\p{Ll}+e )|l[’'](?=\\p{Ll}+e ))?`,
    "gu",
  ),
  es: new RegExp(
    `(?:[,;]\\s+(?:y |e |pero )?|(?<=[^,;])\\s[ye]\\s)${ASIDE}(?:(?:les|los|las|le|lo|la) (?=\\p{Ll}+[ae] ))?`,
    "gu",
  ),
  ru: new RegExp(`(?:[,;]\\s+(?:и |а также )?|(?<=[^,;])\\s(?:и|а также)\\s)${ASIDE}`, "g"),
}

/** Words that are verbs at the head of a paragraph but as often nouns, or verbs of another subject, inside one. */
const WEAK =
  /^(?:supports|promotes|remains|sets|extends|maintains|establishes|shares|confirms|determines|accepts|considers|declares|agrees|understands|stands|observes|intends|undertakes|elects|believes|hopes|appoints|designates|requires|reserves|attaches|mandates|tasks|charges|terminates|adopts|directs|specifies|clarifies|realizes|suggests|advises|asks|learns|lifts|concurs|convenes|commits|insists|rejects|reminds|shows|trusts|appreciates|thanks|pledges|calls attention|brings|draws|notes|renews|continues to (?!(?:request|urge|call|encourage|invite|recommend|appeal|welcome|support|stress|express)\b))/
const NOUN =
  /^demands on |^calls (?:from|by|made|of|or|and|in)\b|^appeals (?:for|from|by|made|of|or|and|in|court)\b|^(?:requests|demands|notes|stresses|supports|charges|welcomes) (?:for|from|by|made|received|of|submitted|concerning|or|and|are|were|is|in(?! (?:this|that|particular)))\b/

const SUBJECT =
  /^["“]?(?:(?:In (?:this|that) (?:context|regard|connection),? )?[Tt]he (?:Security |General |Human Rights )?(?:Council|Assembly|Conference) |(?:At its|At the) .{3,400}?,? the (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|Council|Commission[\w ]*|Conference[\w ]*?),? (?:(?:on|upon|having|recalling|noting|pursuant|in accordance|acting|without|taking|following)\b[^:]{3,400}?, ?)?)(?=[a-z])/
const SENTENCE = /\.\s+(?:[A-Z][^.]{0,90}?,? )?[Tt]he (?:Security |General )?(?:Council|Assembly|Conference) (?=[a-z])/g

/** Where the verb may begin: behind the subject of a statement or a decision ("The Council welcomes"), else at 0. */
export const verbStart = (text: string) => SUBJECT.exec(text)?.[0].length ?? 0

/** Splits an operative paragraph into its finite clauses; the first opens it, the others follow a comma or "and". */
export function clausesOf(text: string, language: Tongue): Clause[] {
  const head = language === "en" ? verbStart(text) : 0
  const first = phraseOf(text.slice(head), language)
  if (!first) return []
  const starts: { at: number; phrase: Phrase; pronoun?: string }[] = [{ at: head, phrase: first }]
  const past = /(?:ed|took note)\b/.test(first.core) && language === "en"
  const closed = quoted(text)
  const link = LINK[language]
  let boundary = head
  const links = [...(link ? text.matchAll(link) : []), ...(head > 0 ? text.matchAll(SENTENCE) : [])].sort(
    (a, b) => a.index - b.index,
  )
  for (const match of links) {
    const at = match.index + match[0].length
    const last = starts.at(-1)!
    if (at <= last.at + last.phrase.end || closed.some(([from, to]) => at > from && at < to)) continue
    const rest = text.slice(at)
    const phrase = /^[\p{Ll}\p{Lo}]/u.test(rest) ? phraseOf(rest, language) : undefined
    if (!phrase || !plausible(text, at, rest, phrase, match[0], past, language, boundary)) continue
    const pronoun = /(?<![\p{L}])(?:les|leur|lui|los|las|le|la|lo|l[’'])\s?$/u.exec(match[0])?.[0].trim()
    starts.push(pronoun === undefined || language === "en" ? { at, phrase } : { at, phrase, pronoun })
    boundary = at
  }
  return starts.map(({ at, phrase, pronoun }, index) => ({
    phrase,
    ...(pronoun !== undefined && { pronoun }),
    range: [at, trimEnd(text, at, starts[index + 1]?.at ?? text.length)],
  }))
}

function plausible(
  text: string,
  at: number,
  rest: string,
  phrase: Phrase,
  link: string,
  past: boolean,
  language: Tongue,
  boundary: number,
): boolean {
  const comma = /^[,;]/.test(link)
  if (link.startsWith(".")) return true
  if (language === "ar") return comma || phrase.level >= 2 || /^تتطلع|^يتطلع/u.test(phrase.core)
  if (language === "zh") return isSaidInChinese(link, rest, phrase)
  if (language !== "en") return comma || language === "ru" || phrase.level !== 1 || SAID_AGAIN.test(phrase.printed)
  const verb = phrase.core.split(" ")[0]!
  const isPast = /ed$|^took$/.test(verb)
  if (isPast !== past) return false
  if (NOUN.test(rest)) return false
  if (WEAK.test(phrase.core) && !(comma && /and|but/.test(link)) && !(comma && isFirm(phrase, rest))) return false
  const segment = text.slice(Math.max(boundary, at - 260), at - link.length)
  if (!comma && /\b(?:which|who) (?:[a-z]+ )?[a-z]+s [^,;]*$/.test(segment)) return false
  if (!comma && /\b(?:in|by) which (?:the|it)\b[^,;]*$/.test(segment)) return false
  if (
    comma &&
    /\b(?:which|who) (?:[a-z]+ )?(?:recogni[sz]es|reaffirms|calls|encourages|urges|requests|invites|recalls|stresses|emphasizes|notes|states)\b[^;]*$/.test(
      segment,
    ) &&
    segment.length - segment.search(/\b(?:which|who)\b/) < 160
  )
    return false
  return true
}

/** In the middle of a list of clauses a verb that may be a noun needs a sign that it is none: "strongly supports the". */
const isFirm = (phrase: Phrase, rest: string) =>
  /^(?:notes|takes)/.test(phrase.core) ||
  (/^(?:supports|rejects|considers|approves|adopts|commits|reminds|appreciates|thanks)/.test(phrase.core) &&
    /^ (?:the|that|its|their|all|any|every)\b/.test(rest.slice(phrase.end)) &&
    /, and /.test(rest.slice(phrase.end, phrase.end + 600)))

/** In Chinese a task of many verbs has commas too: a clause of the organ's own has a joining word, or asks somebody by name. */
const isSaidInChinese = (link: string, rest: string, phrase: Phrase) =>
  /并|同时|因此|为此|又|还/u.test(link) || /^(?:又|还|再次|并)/u.test(phrase.printed)
    ? phrase.class !== "demand" && !/^(?:支持|通过|确定|指出|认为|铭记|意识到)/u.test(phrase.core)
    : phrase.level >= 2 && phrase.level <= 5 && addressedInChinese(rest.slice(phrase.end), phrase) !== null

/** A position behind a bare "and" is one of the organ's own where the phrase says so: "y acoge con beneplácito además". */
const SAID_AGAIN = /(?:^| )(?:également|en outre|aussi|avec|además|también|asimismo|con) ?/u

/** Stretches in quotation marks or brackets, where no clause of the organ stands. */
function quoted(text: string): Range[] {
  return [...text.matchAll(/“[^”]*”|«[^»]*»|\([^()]*\)|"[^"]*"/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ])
}

/** Where a clause ends before the words that link it to the next; only its last words are looked at. */
function trimEnd(text: string, from: number, to: number): number {
  const start = Math.max(from, to - 60)
  const kept = text
    .slice(start, to)
    .replace(/[\s,]*\b(?:in (?:this|that) (?:regard|context|connection)|to (?:this|that) end),?\s*$/, "")
    .replace(/(?:[\s,;]+(?:and|as well as|but|et|y|и))?[\s,;]*$/u, "")
  return start + kept.length
}
