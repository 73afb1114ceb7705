import type { Paragraph } from "../tree.ts"
import { at, type Found, instead, type Rule } from "./rule.ts"

const symbol = /\b(?:A|E|S|A\/HRC)\/RES\/(\d+(?:\/[\dA-Z-]+)?(?: ?\(\d{4}\))?)/gu

type Cited = {
  readonly paragraph: Paragraph
  readonly id: string
  readonly body: string | null
  readonly from: number
  readonly to: number
}

const cited = (paragraph: Paragraph): Cited[] =>
  paragraph.marks.flatMap((mark) => {
    if (mark.type !== "citation" || (mark.citation.kind !== "resolution" && mark.citation.kind !== "decision"))
      return []
    const { id, body } = mark.citation
    // A year or a session in the number is date enough, as the Security Council and the Conferences on climate have it.
    if (!/^\d+\/\d+(?: ?[A-Z]+)?$/u.test(id)) return []
    return [{ paragraph, id, body, from: mark.range[0], to: mark.range[1] }]
  })

const date = /^[\s,]*(?:\([^)]*\),? ?)?(?:\p{L}+ )?(?:of|adopted on|dated|on) (?:\d{1,2} )?(?:\p{Lu}\p{L}+|\d{4})/u
const shared = /^(?:,? (?:and|to|or)|,)(?: (?:its|the|resolutions?|decisions?))* *$/u

/** "5/1, on its institutions, and 5/2, on its conduct, of 18 June 2007", with no other kind of work in between. */
const dateLater = /^(?:(?!resolution|decision|[;.] ).)*\bof \d{1,2} \p{Lu}\p{L}+ \d{4}/u

/** The date stands after the number, or after the last of the numbers it is shared by. */
function isDated(text: string, list: readonly Cited[], place: number): boolean {
  const one = list[place]
  if (!one) return true
  const after = text.slice(one.to, one.to + 60)
  if (date.test(after) || /^(?: [A-Z])?(?:,? sections? [IVXL]+,?)? of \d/u.test(after)) return true
  if (dateLater.test(text.slice(one.to, one.to + 250))) return true
  const next = list[place + 1]
  return next !== undefined && shared.test(text.slice(one.to, next.from)) && isDated(text, list, place + 1)
}

/** How a resolution is cited: by its number, with its date at first. */
export const citationRules: readonly Rule[] = [
  {
    // In running text a resolution is cited by its number, "resolution 61/171", not by its symbol.
    code: "citation-form",
    source: "DGACM Editorial Manual, citations",
    languages: ["en"],
    check: ({ all }) =>
      all.flatMap(({ paragraph }) =>
        [...paragraph.text.matchAll(symbol)].map(({ 0: printed, 1: number = "", index }) =>
          instead(at(paragraph, index, index + printed.length), `resolution ${number}`),
        ),
      ),
  },
  {
    // A resolution or decision is given its full date where it is first named.
    code: "citation-date",
    source: "DGACM Editorial Manual, citations",
    languages: ["en"],
    senses: ["first", "advice"],
    check: ({ all }) => {
      const named = new Set<string>()
      return all.flatMap(({ paragraph }) => {
        const list = cited(paragraph)
        return list.flatMap(({ id, body, from, to }, place): Found[] => {
          const key = `${body} ${id}`
          if (named.has(key)) return []
          named.add(key)
          if (isDated(paragraph.text, list, place)) return []
          const printed = paragraph.text.slice(from, to)
          return [{ place: at(paragraph, from, to), sense: "first", values: { citation: printed }, replacement: null }]
        })
      })
    },
  },
]
