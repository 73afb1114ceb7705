import type { Cited } from "./citation.ts"
import type { Citation } from "./tree.ts"
import { TREATIES, treatyAt, type TreatyName } from "./treaty-names.ts"

/** What "the Convention" and "the Protocol" alone stand for in a text. */
export type Meant = Readonly<Partial<Record<TreatyName["kind"], string>>>

/** Where articles are named, in four languages: their numbers, their paragraphs, and the words up to the treaty. */
const ARTICLE =
  /(?<!\p{L})(?:(?:[Pp]aragraphs?|paragraphes?|párrafos?|пункт\p{L}*) (?<before>\d{1,2}(?: ?\([a-z]\)| [a-z]\))?(?:(?:,| and| et| y| и) \d{1,2})*),? (?:of |de l[’']|del |de )?)?(?:[Aa]rticles?|[Aa]rts?\.|[Aa]rtículos?|[Сс]тат\p{L}+) (?<articles>\d{1,3}(?: (?:bis|ter))?(?:(?:, | and | et | y | и | to | à | a )\d{1,3})*)(?:,? (?:paragraphs?|paras?\.|paragraphes?|párrafos?|пункт\p{L}*) (?<after>\d{1,2}(?: ?\([a-z]\)| [a-z]\))?(?:(?:,| and| et| y| и) \d{1,2}(?: ?\([a-z]\))?)*)| ?\((?<short>\d{1,2})\)(?: ?\((?<point>[a-z])\))?)?,? (?:(?:of|to|in|under|de|du|del|al?) )?(?:(?:the|its|that|this|la|le|el|l[’'])(?: |(?<=[’'])))?(?=\p{Lu})/gu

const ALONE: readonly (readonly [RegExp, TreatyName["kind"]])[] = [
  [
    /^(?:Convention|Convención|Конвенци\p{L}+)(?! (?:on|against|for|relating|sur|contre|relative|sobre|contra|о|против|des|de las))(?!\p{L})/u,
    "convention",
  ],
  [
    /^(?:Protocol|Protocole|Protocolo|Протокол\p{L}*)(?! (?:to|against|on|contre|contra|против|о))(?!\p{L})/u,
    "protocol",
  ],
  [/^(?:Covenant|Pacte|Pacto)(?! (?:on|international|internacional))(?!\p{L})/u, "covenant"],
  [/^(?:Charter|Charte|Carta|Устав\p{L}*)(?!\p{L})/u, "charter"],
]

const numbers = (list: string | undefined) => list?.match(/\d{1,3}(?: (?:bis|ter))?(?: ?\([a-z]\)| [a-z]\))?/g) ?? []

/** Paragraph and point as they stand in an id: `2 (b)` is `(2)(b)`. */
const inBrackets = (number: string) =>
  number.replace(
    /^(\d+)(?: ?\(?([a-z])\))?$/,
    (_, main: string, point?: string) => `(${main})${point ? `(${point})` : ""}`,
  )

/**
 * The articles a text names, under ids that stay: `UNTOC art. 32(5)`, `TIP-Protocol art. 5`. An article of an instrument
 * that is not known, or of "the Convention" where the text has several, gives none.
 */
export function articlesIn(text: string, meant: Meant): Cited[] {
  return [...text.matchAll(ARTICLE)].flatMap((match): Cited[] => {
    const end = match.index + match[0].length
    const code = treatyAt(text.slice(end, end + 200))?.treaty.code ?? aloneIn(text.slice(end, end + 40), meant)
    if (code === undefined) return []
    const { before, articles, after, short, point } = match.groups ?? {}
    const all = numbers(articles)
    const paragraphs =
      short === undefined ? numbers(after ?? before) : [point === undefined ? short : `${short} (${point})`]
    // Paragraphs belong to the article they stand beside, which is one; several articles have none.
    const parts = all.length === 1 && paragraphs.length > 0 ? paragraphs.map(inBrackets) : [""]
    return all.flatMap((article) =>
      parts.map((part): Cited => ({
        range: [match.index, trimmed(match)],
        citation: cited(`${code} art. ${article}${part}`),
      })),
    )
  })
}

const trimmed = (match: RegExpExecArray) =>
  match.index +
  match[0].replace(/,? (?:(?:of|to|in|under|de|du|del|al?) )?(?:(?:the|its|that|this|la|le|el) |l[’'])?$/u, "").length

const cited = (id: string): Citation => ({ kind: "treaty", body: null, id, symbol: null })

const aloneIn = (words: string, meant: Meant) => {
  const kind = ALONE.find(([pattern]) => pattern.test(words))?.[1]
  return kind === undefined ? undefined : meant[kind]
}

/**
 * What short names mean in a text: the treaty that is named in full, where there is one of its kind alone; for an organ that
 * a treaty has set up, that treaty.
 */
export function meantIn(text: string, organ: string | undefined): Meant {
  const met = new Map<TreatyName["kind"], Set<string>>()
  for (const { code, kind, names } of TREATIES)
    if (new RegExp(names.source.slice(1), "iu").test(text)) met.set(kind, (met.get(kind) ?? new Set()).add(code))
  const own = organ === "COP" ? "UNTOC" : organ === "CAC-COSP" ? "UNCAC" : undefined
  const alone: Partial<Record<TreatyName["kind"], string>> = {}
  for (const [kind, codes] of met) if (codes.size === 1) alone[kind] = [...codes][0]!
  return { charter: "UN-Charter", ...alone, ...(own !== undefined && { convention: own }) }
}
