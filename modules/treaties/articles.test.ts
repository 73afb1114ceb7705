import { articlesOf, hasArticle, isCitedBy } from "#modules/treaties/articles.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { z } from "zod"

const printed = new URL("../../../shared/documents/trafficking/A_RES_55_25.json", import.meta.url)

describe("the articles of the Trafficking in Persons Protocol", () => {
  it("are twenty, each paragraph cited once", () => {
    const articles = articlesOf("XVIII-12-a")
    assert.deepEqual(
      articles.map(({ number }) => number),
      Array.from({ length: 20 }, (_, at) => String(at + 1)),
    )
    for (const { number, paragraphs } of articles) assert.equal(new Set(paragraphs).size, paragraphs.length, number)
  })

  it("are found by article, by paragraph and by point, and nothing else is", () => {
    const cases: [article: string, paragraph: string | null, has: boolean][] = [
      ["5", null, true],
      ["5", "2", true],
      ["5", "2(b)", true],
      ["5", "2(d)", false],
      ["13", null, true],
      ["13", "1", false],
      ["8", "7", false],
      ["21", null, false],
    ]
    for (const [article, paragraph, has] of cases)
      assert.equal(hasArticle("XVIII-12-a", article, paragraph), has, `${article} ${paragraph}`)
    assert.equal(hasArticle("XVIII-4", "1", null), false)
  })

  it("cite a point by its paragraph, and never a paragraph by its point", () => {
    assert.ok(isCitedBy("2(a)", "2"))
    assert.ok(!isCitedBy("2", "2(a)"))
    assert.ok(!isCitedBy("10", "1"))
  })

  it(
    "are those of the text as it was adopted",
    { skip: !existsSync(printed) && "the adopted text is not beside the project" },
    () => {
      const Text = z.object({ paragraphs: z.array(z.object({ text: z.string() })) })
      const texts = Text.parse(JSON.parse(readFileSync(printed, "utf8"))).paragraphs.map(({ text }) => text)
      const begin = texts.findIndex(
        (text, at) => text.startsWith("Protocol to Prevent, Suppress") && texts[at + 1] === "Preamble",
      )
      const end = texts.findIndex((text, at) => at > begin && text.startsWith("Annex"))
      assert.deepEqual(citedIn(texts.slice(begin, end)), [
        ...articlesOf("XVIII-12-a").map(({ number, paragraphs }) => `${number}: ${paragraphs.join(" ")}`),
      ])
    },
  )
})

/** The paragraphs of each article as a text numbers them: a point takes the place of the paragraph it stands in. */
function citedIn(texts: readonly string[]): string[] {
  const articles: { number: string; paragraphs: string[] }[] = []
  let paragraph = ""
  for (const text of texts) {
    const [, number] = /^Article (\d+)$/.exec(text) ?? []
    const [, numbered] = /^(\d+|l)\.\s/.exec(text) ?? []
    const [, point] = /^(\([a-z]\))\s/.exec(text) ?? []
    const here = articles.at(-1)
    if (number !== undefined) {
      articles.push({ number, paragraphs: [] })
      paragraph = ""
    } else if (numbered !== undefined) {
      // The print has a letter l for the first paragraph of one article.
      paragraph = numbered === "l" ? "1" : numbered
      here?.paragraphs.push(paragraph)
    } else if (point !== undefined && here) {
      if (here.paragraphs.at(-1) === paragraph && paragraph !== "") here.paragraphs.pop()
      here.paragraphs.push(`${paragraph}${point}`)
    }
  }
  return articles.map(({ number, paragraphs }) => `${number}: ${paragraphs.join(" ")}`)
}
