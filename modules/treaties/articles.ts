import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"

/** What an article is to a party: it obliges, or says what words mean, how the treaty is read, or how States come and go. */
export type ArticleKind = "obliges" | "defines" | "frames"

/** An article with its paragraphs as they are cited, `2(a)`; none where it has only one, without a number. */
export type Article = {
  readonly number: string
  readonly kind: ArticleKind
  readonly paragraphs: readonly string[]
}

const article = (number: number, kind: ArticleKind, paragraphs = ""): Article => ({
  number: String(number),
  kind,
  paragraphs: paragraphs === "" ? [] : paragraphs.split(" "),
})

/** The articles of the Trafficking in Persons Protocol, numbered as in its authentic texts (A/RES/55/25, annex II). */
const protocol: readonly Article[] = [
  article(1, "frames", "1 2 3"),
  article(2, "frames", "(a) (b) (c)"),
  article(3, "defines", "(a) (b) (c) (d)"),
  article(4, "frames"),
  article(5, "obliges", "1 2(a) 2(b) 2(c)"),
  article(6, "obliges", "1 2(a) 2(b) 3(a) 3(b) 3(c) 3(d) 4 5 6"),
  article(7, "obliges", "1 2"),
  article(8, "obliges", "1 2 3 4 5 6"),
  article(9, "obliges", "1(a) 1(b) 2 3 4 5"),
  article(10, "obliges", "1(a) 1(b) 1(c) 2 3"),
  article(11, "obliges", "1 2 3 4 5 6"),
  article(12, "obliges", "(a) (b)"),
  article(13, "obliges"),
  article(14, "frames", "1 2"),
  article(15, "frames", "1 2 3 4"),
  article(16, "frames", "1 2 3 4"),
  article(17, "frames", "1 2"),
  article(18, "frames", "1 2 3 4 5"),
  article(19, "frames", "1 2"),
  article(20, "frames", "1 2"),
]

const known: ReadonlyMap<InstrumentCode, readonly Article[]> = new Map([["XVIII-12-a", protocol]])

/** The articles of an instrument, as far as they are known by their paragraphs; none where they are not. */
export const articlesOf = (code: InstrumentCode): readonly Article[] => known.get(code) ?? []

/** Whether a paragraph is meant by a citation: by itself, by the paragraph its point stands in, or by its whole article. */
export const isCitedBy = (paragraph: string, cited: string | null): boolean =>
  cited === null || paragraph === cited || paragraph.startsWith(`${cited}(`)

/** Whether an instrument has this article and, where one is named, this paragraph. */
export function hasArticle(code: InstrumentCode, number: string, paragraph: string | null): boolean {
  const found = articlesOf(code).find((each) => each.number === number)
  if (!found) return false
  return paragraph === null || found.paragraphs.some((each) => isCitedBy(each, paragraph))
}
