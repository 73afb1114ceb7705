import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { lint, lintRules, readSource, textSource, treatiesIn } from "../../src/index.ts"

const corpus = join(import.meta.dirname, "../../../../../shared/documents")
const skip = existsSync(join(corpus, "founding")) ? false : "the founding texts are not at hand"

const textsOf = (set: string) =>
  readdirSync(join(corpus, set))
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, reading: readSource(textSource(readFileSync(join(corpus, set, name), "utf8"))) }))

function adoptedTreaties() {
  const { paragraphs } = JSON.parse(readFileSync(join(corpus, "trafficking/A_RES_55_25.json"), "utf8")) as {
    paragraphs: { text: string }[]
  }
  return treatiesIn(paragraphs.map(({ text }) => text).join("\n"))
}

test("the defects known of the founding texts are found, each where it is", { skip }, () => {
  const treaties = adoptedTreaties()
  const found = textsOf("founding").map(({ reading }) =>
    lint(reading, { treaties }).map(({ rule, place }) => `${rule} ${place.anchor}`),
  )
  const wanted: readonly (readonly string[])[] = [
    [
      "adverb-place para_10",
      "verb-repeated para_15",
      "note-repeated note_3",
      "note-repeated note_4",
      "note-in-sentence para_10__point_a",
      "opening-italics para_2",
      "opening-italics para_6",
      "opening-italics para_8",
      "hanging-phrase para_12",
      "body-name para_12",
      "body-name para_14",
    ],
    [
      "treaty-quotation pp_1",
      "treaty-attribution para_7__point_c",
      "treaty-attribution para_7__point_d",
      "ibid-dangling note_1",
      "ibid-dangling note_2",
      "money-phrase para_11",
    ],
    ["bracket-left source", "body-name para_5"],
    [
      "verb-run pp_7",
      "treaty-quotation pp_5",
      "instrument-name pp_5",
      "instrument-name pp_12",
      "instrument-name pp_18",
      "note-in-sentence pp_4",
      "note-in-sentence pp_9",
      "note-in-sentence pp_18",
      "note-in-sentence para_4",
    ],
  ]
  for (const [place, each] of wanted.entries())
    assert.deepEqual(
      each.filter((one) => !found[place]?.includes(one)),
      [],
      `text ${place}`,
    )
  assert.ok(new Set(found.flat().map((one) => one.split(" ")[0])).size >= 9)
})

test("commitments that are the Protocol's own are not said to be another's", { skip }, () => {
  const [, text] = textsOf("founding")
  const anchors = lint(text!.reading, { treaties: adoptedTreaties() })
    .filter(({ rule }) => rule === "treaty-attribution")
    .map(({ place }) => place.anchor)
  assert.deepEqual(anchors, ["para_7__point_c", "para_7__point_d"])
})

test("no rule fires on more than a tenth of the paragraphs of published resolutions", { skip }, () => {
  const texts = textsOf("silver").filter(({ name }) => name.endsWith("_en.txt"))
  const treaties = adoptedTreaties()
  const count = new Map(lintRules.map((rule) => [rule, 0]))
  let paragraphs = 0
  for (const { reading } of texts) {
    paragraphs += reading.children.filter((node) => "children" in node).length
    for (const { rule } of lint(reading, { treaties })) count.set(rule, (count.get(rule) ?? 0) + 1)
  }
  const eager = [...count].filter(([, found]) => found > paragraphs / 10)
  assert.deepEqual(eager, [])
})
