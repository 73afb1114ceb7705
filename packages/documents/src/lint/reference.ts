import { danglingIn } from "../internal.ts"
import { at, type Examined, type Found, type Rule } from "./rule.ts"

/** A page, in the words of a paragraph; a note may name one. */
const page = /(?<!\p{L})(?:pages?|pp?\.) \d{1,4}(?:[-–]\d{1,4})?(?!\p{L})/gu

const order = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true })

/** The first sponsor that stands behind one it should stand before, where the source names it. */
function unordered({ reading }: Examined): Found[] {
  const { sponsors, kind } = reading.masthead
  if (kind !== "draft_resolution") return []
  const wrong = sponsors.findIndex((name, place) => place > 0 && order.compare(sponsors[place - 1] ?? "", name) > 0)
  const [name, before] = [sponsors[wrong], sponsors[wrong - 1]]
  if (name === undefined || before === undefined) return []
  const from = reading.source.indexOf(name, Math.max(0, reading.source.indexOf(before)))
  const place = { anchor: "source", range: from < 0 ? ([0, 0] as const) : ([from, from + name.length] as const) }
  return [{ place, sense: "pair", values: { name, before }, replacement: null }]
}

/** Paragraphs and pages that are referred to, and the order of sponsors. */
export const referenceRules: readonly Rule[] = [
  {
    // "Paragraph 14 above" names a paragraph that is there.
    code: "reference-dangling",
    source: "DGACM Editorial Manual, references; numbers change where paragraphs come and go",
    senses: ["number", "advice"],
    check: ({ all, reading }) => {
      const ids = new Set(reading.children.flatMap((node) => ("children" in node ? [node.id] : [])))
      for (const { paragraph } of all) ids.add(paragraph.id)
      return all.flatMap(({ paragraph }) =>
        danglingIn({ ids, paragraph }).map(({ range, number }): Found => ({
          place: at(paragraph, ...range),
          sense: "number",
          values: { number },
          replacement: null,
        })),
      )
    },
  },
  {
    // A document is referred to by its paragraphs: pages differ from language to language.
    code: "page-reference",
    source: "DGACM Editorial Manual, references",
    languages: ["en", "fr", "es"],
    senses: ["advice"],
    check: ({ all }) =>
      all.flatMap(({ paragraph }) =>
        [...paragraph.text.matchAll(page)].map(({ 0: printed, index }): Found => ({
          place: at(paragraph, index, index + printed.length),
          sense: null,
          values: {},
          replacement: null,
        })),
      ),
  },
  {
    // Sponsors stand in the order of the English alphabet.
    code: "sponsor-order",
    source: "Drafts of 2008 and 2009; DGACM Editorial Manual",
    languages: ["en"],
    senses: ["pair", "advice"],
    check: unordered,
  },
]
