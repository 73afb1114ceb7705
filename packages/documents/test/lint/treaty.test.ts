import assert from "node:assert/strict"
import { test } from "node:test"
import { lint, readSource, textSource, treatiesIn } from "../../src/index.ts"
import { excerptOf } from "./excerpt.ts"

const adopted = `Annex I
Convention against Dark Harbours
Article 1
Statement of purpose
The purpose of this Convention is to keep harbours lit.
Article 2
Lamps
1.\tEach State Party shall ensure that every harbour under its control keeps a lamp of sufficient strength at the mole throughout the night.
2.\tEach State Party shall consider training its keepers in the trimming of wicks, the cleaning of lenses and the reading of weather charts.
Annex II
Protocol to Protect Pilots and Ferrymen, supplementing
the Convention against Dark Harbours
Article 1
Relation with the Convention
1.\tThis Protocol supplements the Convention.
Article 5
Boats
Each State Party shall provide pilots with boats, oars and dry clothing, free of charge, in the following cases:
(a)\tIn storms;
(b)\tIn fog.`

const treaties = treatiesIn(adopted)
const act = (...paragraphs: string[]) =>
  readSource(textSource(`The General Assembly,\n\nRecalling the lamp,\n\n${paragraphs.join("\n\n")}`))

test("treaties are found in what adopts them, by article and paragraph, points with the paragraph they belong to", () => {
  assert.deepEqual(
    treaties.map(({ name, passages }) => [name, passages.map(({ article, paragraph }) => [article, paragraph])]),
    [
      [
        "Convention against Dark Harbours",
        [
          ["1", null],
          ["2", "1"],
          ["2", "2"],
        ],
      ],
      [
        "Protocol to Protect Pilots and Ferrymen, supplementing the Convention against Dark Harbours",
        [
          ["1", "1"],
          ["5", null],
        ],
      ],
    ],
  )
  assert.match(treaties[1]?.passages[1]?.text ?? "", /in the following cases: \(a\) In storms; \(b\) In fog\.$/)
  assert.deepEqual(treatiesIn("Article by article, nothing was agreed."), [])
})

const quotes = (words: string) =>
  lint(
    act(
      `1. Recalls article 2 of the Convention against Dark Harbours, pursuant to which ${words};`,
      "2. Requests oil.",
    ),
    {
      treaties,
    },
  ).filter(({ rule }) => rule === "treaty-quotation")

test("a quotation that lost words of the article is found, with the article's own", () => {
  const [finding, ...more] = quotes(
    "each State party shall ensure that every harbour under its control keeps a lamp at the mole throughout the night",
  )
  assert.deepEqual(more, [])
  assert.deepEqual(
    [finding?.sense, finding?.values],
    [
      "lost",
      {
        lost: "sufficient strength",
        added: "",
        treaty: "Convention against Dark Harbours",
        article: "2",
        paragraph: "1",
      },
    ],
  )
  assert.match(finding?.replacement ?? "", /keeps a lamp of sufficient strength at the mole/)
})

test("a quotation with another word is found; a faithful one, and words of one's own, are not", () => {
  const [other] = quotes(
    "every harbour under its control keeps a lantern of sufficient strength at the mole throughout the night",
  )
  assert.deepEqual([other?.sense, other?.values["lost"], other?.values["added"]], ["other", "lamp", "lantern"])
  assert.deepEqual(
    quotes("every harbour under its control keeps a lamp of sufficient strength at the mole throughout the night"),
    [],
  )
  assert.deepEqual(quotes("the lamps of the bay were lit again by the keepers of the northern shore last winter"), [])
})

test("a commitment that is of another treaty than is said is found", () => {
  const reading = act(
    "1. Reaffirms the following commitments made under the Pilots and Ferrymen Protocol:",
    "(a) Each State party shall provide pilots with boats, oars and dry clothing, free of charge;",
    "(b) Each State party shall consider training its keepers in the trimming of wicks and the reading of weather charts;",
    "2. Requests oil.",
  )
  const findings = lint(reading, { treaties }).filter(({ rule }) => rule === "treaty-attribution")
  assert.deepEqual(
    findings.map(({ place, values }) => [place.anchor, values]),
    [
      [
        "para_1__point_b",
        {
          named: "Pilots and Ferrymen Protocol",
          treaty: "Convention against Dark Harbours",
          article: "2",
          paragraph: "2",
        },
      ],
    ],
  )
  assert.match(excerptOf(reading, findings[0]!.place) ?? "", /^Each State party shall consider training/)
  assert.deepEqual(
    lint(reading).filter(({ rule }) => rule.startsWith("treaty")),
    [],
  )
})
