/**
 * A text says the same however it is laid out. The official mark-up of six languages, and an invented resolution, are
 * laid out in many ways and read again: paragraphs, numbers, sub-paragraphs and notes must be those of the mark-up.
 */
import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { aknReading } from "../src/adapters/akn.ts"
import { type Paragraph, readSource, type Reading, textSource } from "../src/index.ts"
import { lighthouse } from "./exports/lighthouse.ts"
import { copyOf, layouts } from "./layouts.ts"

const folder = "../shared/documents/akn"
const skip = existsSync(folder) ? false : `${folder} is not here`

/** What must not depend on the layout. */
function structure(reading: Reading, isCounted: boolean): string[] {
  const bare = ({ number, children }: Paragraph): string =>
    `${isCounted ? (number ?? "-").replace(/^\(/u, "") : "-"}[${children.map(bare).join(" ")}]`
  const paragraphs = reading.children.filter((node): node is Paragraph => "children" in node)
  return [...paragraphs.map((node) => `${node.type} ${bare(node)}`), `${reading.notes.length} notes`]
}

const isCounted = (name: string): boolean => name !== "numbers lost"

function differences(truth: Reading): string[] {
  const copy = copyOf(truth)
  return Object.entries(layouts).flatMap(([name, layout]) => {
    const found = structure(readSource(textSource(layout(copy))), isCounted(name))
    const wanted = structure(truth, isCounted(name))
    const at = wanted.findIndex((line, index) => line !== found[index])
    return at < 0 && found.length === wanted.length ? [] : [`${name}: ${wanted[at]} became ${found[at]}`]
  })
}

describe("the layout of a text", () => {
  it("changes nothing in an invented resolution, but that words fallen apart join a list and what closes it", () => {
    assert.deepEqual(
      differences(lighthouse).map((line) => line.replace(/:.*$/u, "")),
      ["words fallen apart, one or two a line"],
    )
  })

  // Russian, Arabic and Chinese sentences go on with the words that paragraphs open with: where neither line ends nor blank
  // lines tell, nothing does.
  for (const [language, share] of Object.entries({
    English: 0.97,
    French: 0.92,
    Spanish: 0.95,
    Russian: 0.85,
    Arabic: 0.85,
    Chinese: 0.75,
  }))
    it(`changes nothing in official texts in ${language}`, { skip }, () => {
      const all = globSync(`${folder}/${language}/*.xml`).map((path) => {
        const reading = aknReading(readFileSync(path, "utf8"))
        assert.ok("children" in reading)
        return { path, found: differences(reading) }
      })
      const tried = all.length * Object.keys(layouts).length
      const wrong = all.flatMap(({ path, found }) => found.map((line) => `${path}, ${line}`))
      assert.ok(tried > 0 && wrong.length <= tried * (1 - share), wrong.join("\n"))
    })
})
