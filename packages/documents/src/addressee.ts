import type { Target, Tongue } from "./tree.ts"
import type { Clause } from "./clause.ts"
import { addressedAbroad } from "./addressee-abroad.ts"
import { addressedInArabic, addressedInChinese } from "./addressee-ar-zh.ts"
import { targetOf } from "./target.ts"
import type { Phrase } from "./verb.ts"

/** Whom a clause is directed at, and where the name ends in the words after the verb. */
export type Addressee = { readonly printed: string; readonly target: Target; readonly end: number }

const AGENT =
  /(?<!\p{L})(?:\b(?:States?|Part(?:y|ies)|parties|them|he|she|they|those|all|others|it|everyone|[Mm]embers?|Powers?|women|youth|media|academia|sides?|[Pp]eoples?|people|Chairs?|[A-Z]{3,}|system|System)|[Gg]overnments?|[Ss]ecretary[- ]+General|[Ss]ecretariats?|[Oo]ffices?|[Cc]ommissioners?|[Cc]ouncils?|[Cc]ommittees?|[Cc]ommissions?|[Cc]onferences?|[Bb]oards?|[Gg]roups?|[Oo]rgani[sz]ations?|[Aa]genc(?:y|ies)|[Ee]ntit(?:y|ies)|[Bb]od(?:y|ies)|[Oo]rgans?|[Ff]unds?|[Pp]rogrammes?|[Ii]nstitutions?|[Ii]nstitutes?|[Rr]apporteurs?|[Hh]olders?|[Rr]epresentatives?|[Dd]irectors?|[Dd]irectorates?|[Pp]residents?|[Bb]ureaux?|[Ss]takeholders?|[Ss]ociet(?:y|ies)|[Ss]ectors?|[Cc]ommunit(?:y|ies)|[Dd]onors?|[Aa]ctors?|[Aa]uthorit(?:y|ies)|[Cc]ountr(?:y|ies)|[Cc]entres?|[Uu]niversit(?:y|ies)|[Mm]issions?|[Ff]orces?|[Cc]ourts?|[Pp]rosecutors?|[Tt]ribunals?|[Mm]echanisms?|[Uu]nions?|[Bb]anks?|[Pp]anels?|[Ee]xperts?|[Cc]oordinators?|[Cc]hair(?:man|person|persons)?|[Ff]acilitators?|[Aa]ssembl(?:y|ies)|[Ll]eaders?|[Pp]artners?|[Cc]ompan(?:y|ies)|[Ee]nterprises?|[Bb]usiness(?:es)?|[Pp]arliaments?|[Pp]rocedures|[Tt]eams?|[Ee]nvoys?|[Aa]dvis[eo]rs?|[Dd]epartments?|[Ss]ervices?|[Uu]nits?|[Nn]etworks?|[Dd]ivisions?|[Rr]egistrars?|[Aa]dministrators?|[Ss]ecretar(?:y|ies)|[Cc]hiefs?|[Hh]eads?|[Ee]conom(?:y|ies)|[Ii]ndividuals?|[Ff]actions?|[Mm]ovements?|[Rr]esearchers?|[Ii]nspectors?|[Aa]uditors?|[Aa]lliances?|[Ff]orums?|[Pp]latforms?|[Aa]ssociations?|[Ff]ederations?|[Rr]epublics?|[Kk]ingdoms?|[Bb]ranch(?:es)?|[Cc]orps|[Ii]ndustr(?:y|ies)|[Pp]ractitioners|[Pp]rofessionals|[Ii]nitiatives?|[Cc]andidates|[Dd]elegations?|[Oo]bservers?|[Ee]lements|[Mm]ediators?|[Tt]roika|[Oo]perations?|authorities|[Ss]igner?s|[Ss]ignatories|[Cc]ontributors?|[Cc]ontractors?|[Ff]oundations?|[Bb]eneficiaries)$/u

const ABSTRACT =
  /(?:[a-z]{2}(?:ion|ment|ance|ence|ing|ness|ship|sis|age|ity)s?|^(?:efforts?|use|work|support|steps?|respect|progress|access|report|reports|update|measures?|actions?|dialogue|exchange|proposals?|resources|funds|assistance|capacity|contributions?|approach(?:es)?|trade|peace|process(?:es)?|continuation|research|services|information|end|review|study|studies|conduct|meetings?|expressions?|scheduling))$/

const LEADING = /^,?\s*(?:(?:also|further|again|once again|furthermore|therefore|in particular|inter alia)\b,?\s*)+/i
const ADVERBIAL =
  /^,?\s*(?:immediately (?:after|before)|within|in|with|as|through|by|at|pursuant|consistent|subject|without|for|under|when|while|where|if|taking|bearing|building|based|following|after|before|until|to (?:this|that) (?:end|effect)|including|depending|given|unless|acting|having|noting|recalling|throughout|during|from|notwithstanding|via|consequently|accordingly|to the (?:fullest )?extent|where appropriate|on (?:an?|the) [a-z]+ basis|no later|not later|since|upon (?:request|the)|and,)\b/i
const STOP =
  /[,;:]|\.(?=\s|$)| (?:that|which|who|whose|whom|where|when|while|through|including|in order|inter alia|as (?:appropriate|well|soon|a|applicable|set|the)|not to|so as|within|with a view|without|if|and to|once again|urgently|immediately|in (?:its|his|her|their|accordance|cooperation|consultation|collaboration|coordination|line|particular|close|full|conformity|this|that|order)|at (?:the|its) [a-z-]+ session|of (?:the (?:need|importance|obligations?|commitments?|fact)|their))\b|(?<!\b(?:rights?|access|relation|regard|respect|position|addition)) to (?=(?:[a-z]+ly )?(?!the\b|a\b|an\b|its\b|their\b|all\b|any\b|which\b|whom\b|this\b|that\b|these\b|those\b|and\b)[a-z]+)| to ?$| to(?=[,:])| (?:should|shall|must|will|may|can|be|has|have|is|are)\b/
const TO_DO = /^ to(?:[,:]| (?=[a-z])|$)/

/** Whom a clause of a paragraph is directed at: by the words behind its verb, or by a pronoun before it. */
export function addresseeIn(text: string, { phrase, range, pronoun }: Clause, language: Tongue): Addressee | null {
  const behind = addresseeOf(text.slice(...range).slice(phrase.end), phrase, language)
  if (pronoun === undefined || phrase.level < 2 || phrase.level > 6) return behind
  return { printed: pronoun, target: "other", end: 0 }
}

/** Finds the addressee in the words after a verb phrase; `null` where nobody is named. */
export function addresseeOf(rest: string, phrase: Phrase, language: Tongue): Addressee | null {
  if (language === "ar") return addressedInArabic(rest, phrase)
  if (language === "zh") return addressedInChinese(rest, phrase)
  if (language !== "en") return addressedAbroad(rest, phrase, language)
  const asks = phrase.level >= 2 && phrase.level <= 6
  if (!(asks || /^authori[sz]e/.test(phrase.core)) || /\bcalls for$|^approv|^commend/.test(phrase.core)) return null
  let at = LEADING.exec(rest)?.[0].length ?? 0
  at +=
    /^(?:,\s*(?=(?:upon|on|all|the|States|Member)\b)|,?\s*made (?=to the )|\s*in (?:this|that) (?:regard|context|connection|respect),?\s+(?=the|all|[A-Z]))/.exec(
      rest.slice(at),
    )?.[0].length ?? 0
  at += LEADING.exec(rest.slice(at))?.[0].length ?? 0
  const toward = /(?:appeals?|requests?|calls?|invitation|demands?|recommends|encouragement|instructs)$/.test(
    phrase.core,
  )
  at +=
    (toward ? /^\s*(?:once again |again |also )?(?:to |upon |on )/ : /^\s*(?:upon |on |to (?=the Secretary))/).exec(
      rest.slice(at),
    )?.[0].length ?? 0
  for (let turn = 0; turn < 4 && ADVERBIAL.test(rest.slice(at)); turn++) {
    const comma = nextName(rest, at)
    if (comma === undefined) break
    at = comma
  }
  at += /^\s*/.exec(rest.slice(at))![0].length
  const giver =
    /^(?:(?:,? ?within [a-z\d]+ (?:days|weeks|months),? )?)(?:an?|the following|the|further|additional|regular|any) (?:[a-z-]+ ){0,4}?(?:reports?|updates?|briefings?|assessments?|information|recommendations|proposals|analysis|advice)(?: [a-z]+){0,6}? from (?=the |all |[A-Z])/.exec(
      rest.slice(at, at + 200),
    )
  if (giver) return named(rest, at + giver[0].length)
  const clause = /^that,?\s+/.exec(rest.slice(at))
  if (clause) {
    const from = at + clause[0].length
    return subjectOf(rest, ADVERBIAL.test(rest.slice(from)) ? (nextSubject(rest, from) ?? from) : from)
  }
  return named(rest, at)
}

/** In a that-clause after an adverbial: "that, after a walk with the keepers, the Panel draw". */
function nextSubject(rest: string, from: number): number | undefined {
  const comma = /,\s+(?=(?:the|all|its|each|those|any|[A-Z]))/.exec(rest.slice(from, from + 300))
  return comma ? from + comma.index + comma[0].length : undefined
}

/** After an adverbial: the comma that is followed by somebody asked to do something. */
function nextName(rest: string, from: number): number | undefined {
  let first: number | undefined
  for (const match of rest.slice(from + 1).matchAll(/,\s+/g)) {
    const at = from + 1 + match.index + match[0].length
    const next = rest.slice(at)
    first ??= at
    if (/^(?:the|all|its|that|each|those|[A-Z])/.test(next)) {
      const one = named(rest, at)
      if (one && /^ (?:to|that|who|which)\b|^,/.test(rest.slice(one.end))) return at
    }
    if (match.index > 400) break
  }
  return first
}

function named(rest: string, from: number): Addressee | null {
  const words = rest.slice(from)
  for (let end = 0, turn = 0; turn < 3; turn++) {
    const stop = STOP.exec(words.slice(end))
    const at = stop ? end + stop.index : words.length
    const printed = words
      .slice(0, at)
      .trim()
      .replace(/(?:[,;]| and| or)$/, "")
    if (printed === "" || printed.length > 300) return null
    const asked = stop !== null && TO_DO.test(words.slice(at))
    if (goesOn(words, at, printed)) {
      end = at + 1
      continue
    }
    if (isAgent(printed, asked)) {
      const last = (asked ? undefined : wholeList(words, at)) ?? at
      const whole = last === at ? printed : words.slice(0, last).trim()
      return {
        printed: whole.replace(/^(?:the|The) /, "").replace(TRAILING, ""),
        target: targetOf(printed),
        end: from + last,
      }
    }
    // "international, regional and other organizations": adjectives before the noun are parted by commas
    if (words[at] !== "," || !/^(?:[a-z-]+,? ?){1,4}$/.test(printed)) return null
    end = at + 1
  }
  return null
}

/** Adjectives before a noun to come are parted by commas: "Member States and national, regional and other bodies", or a name of an organization. */
const goesOn = (words: string, at: number, printed: string) =>
  words[at] === "," &&
  (/ and (?:relevant )?(?:national|international|regional|subregional|local|bilateral|multilateral|intergovernmental|governmental|economic)$/.test(
    printed,
  ) ||
    /^, (?:\p{Lu}[\p{L}-]+,? )*and \p{Lu}[\p{L}-]+ (?:Organization|Rights|Commission|Affairs|Programme|Fund|Network|Institute)/u.test(
      words.slice(at, at + 80),
    )) &&
  (/ and [a-z]+$/.test(printed) || !AGENT.test(printed.split(/\s+/).at(-1) ?? ""))

/** Where a list of several addressees ends: "States, regional organizations and other donors to provide". */
function wholeList(words: string, first: number): number | undefined {
  if (words[first] !== ",") return undefined
  const task = / to (?=[a-z])(?!the |a |an |its |their |all |any )/.exec(words.slice(first, first + 420))
  if (!task) return undefined
  const between = words.slice(first + 1, first + task.index)
  if (
    /[;:]|^ (?:in|within|as|including|with|through|that|who|which|on|at|by|for|inter alia|where|when|and to)\b/.test(
      between,
    )
  )
    return undefined
  const parts = between
    .split(/,\s+(?:and |as well as )?|\s+(?:and|as well as)\s+(?=the |all |other |relevant |[A-Z])/)
    .map((part) => part.trim())
  return parts.every((part) => part !== "" && isAgent(part.replace(/^(?:the|and|as well as) /, ""), false))
    ? first + task.index
    : undefined
}

/** Adverbs that stand behind a name and belong to what is asked. */
const TRAILING = / (?:also|publicly|thereafter|further|again|urgently|immediately|actively|therefore|accordingly)$/

/** Whether a name is somebody's: its noun is of an agent, or it is a proper name, or it is asked to do something and no abstract. */
function isAgent(printed: string, asked: boolean): boolean {
  const name = printed
    .replace(/\s*\([^()]*\)/g, "")
    .replace(/ (?:concerned|involved|alike|as appropriate)$/, "")
    .replace(TRAILING, "")
    .trim()
  if (/^(?:for|to|into|of|by|with)\b/.test(name)) return false
  const first = name.split(HANGS)[0] ?? name
  const heads = first.split(/,? (?:and|or) /).map((part) => part.split(/\s+/).at(-1) ?? "")
  if (heads.some((head) => AGENT.test(head))) return true
  if (/^(?:[A-Z][\p{L}’'-]+(?: (?:and|of|the|[A-Z][\p{L}’'-]+))*)$/u.test(name.replace(/^the /, ""))) return true
  return asked && heads.every((head) => !ABSTRACT.test(head)) && !/^(?:an?|its|their)\s/.test(printed)
}

/** Words behind which a name only goes on: "all relevant entities" of "all relevant entities of the United Nations system". */
const HANGS =
  / (?:of|for|on|in|at|from|with|to|against|under|concerning|regarding|responsible|represented|participating|involved|concerned|established|aimed|operating|both|outside|other than|dealing|belonging|able|willing|having|between|among|by|into|appointed|hosting|providing|bordering) /

/** The subject of a that-clause: "that the expert group look into the matter". */
function subjectOf(rest: string, from: number): Addressee | null {
  const words = rest.slice(from)
  const tokens = [...words.slice(0, 240).matchAll(/[^\s]+/g)]
  let agent = false
  for (const [index, token] of tokens.entries()) {
    const next = (tokens[index + 1]?.[0] ?? "").replace(/[,;]$/, "")
    const word = token[0].replace(/[,;:.]$/, "")
    const closed =
      word !== token[0] || /^(?:shall|should|be|must|will|may|can|not|which|that|who|have|has|are|is)$/.test(next)
    const verb =
      /^[a-z]+$/.test(next) &&
      !AGENT.test(next) &&
      !/^(?:of|for|on|in|at|to|and|or|parties|against|with|from|under|system|responsible|concerned|entities|bodies|agencies|organizations)$/.test(
        next,
      )
    agent ||= AGENT.test(word)
    // "That their implementation should take into account": what is to be done has no doer.
    if (/^(?:shall|should|be|must|will|not)$/.test(next) && !agent && !/^[A-Z]/.test(word)) return null
    if (
      !(
        AGENT.test(word) ||
        (agent && (/^[A-Z]/.test(word) || /^(?:shall|should|be|must|will|not|[a-z]{4,}ly)$/.test(next))) ||
        (/^[A-Z]/.test(word) && closed)
      ) ||
      !(closed || verb)
    )
      continue
    const end = token.index + word.length
    const printed = words.slice(0, end)
    // "That an investigation into all such events be carried out": the doer is not said.
    if (ABSTRACT.test((printed.split(HANGS)[0] ?? "").split(" ").at(-1) ?? "") && !AGENT.test(word)) return null
    if (
      /^(?:an? |the |such |further )*(?:[a-z-]+ )*?[a-z]+(?:tion|ment|view|ing|ance)s? (?:of|into|on|for) /.test(
        printed,
      )
    )
      return null
    return { printed: printed.replace(/^(?:the|The) /, ""), target: targetOf(printed), end: from + end }
  }
  return null
}
