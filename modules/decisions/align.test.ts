import { align, figuresOf, type Alignable } from "#modules/decisions/align.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { array, assert as holds, constantFrom, nat, property, uniqueArray } from "fast-check"

const texts = [
  "Requests the Secretary-General to submit a report on the smuggling of lanterns to the Assembly at its next session;",
  "Urges Member States to strengthen the protection of lighthouse keepers and to share what they have learned;",
  "Invites the regional commissions to examine the economic effects of the trade in counterfeit lanterns;",
  "Decides to continue its consideration of the question under the item entitled “Lamps and lights”.",
]
const paragraph = (number: number, text: string): Alignable => ({
  anchor: `para_${number}`,
  kind: "operative",
  number: String(number),
  opening: text.split(" ")[0] ?? null,
  text,
})
const document = texts.map((text, index) => paragraph(index + 1, text))
const numbered = (all: readonly string[]) => all.map((text, index) => paragraph(index + 1, text))

describe("aligning a text with an earlier one of its language", () => {
  it("finds every paragraph again, whatever was done to the others", () => {
    const [one = "", two = "", three = "", four = ""] = texts
    const added = "Welcomes the establishment of a voluntary fund for the repair of harbour lights;"
    const cases: [says: string, now: string[], pairs: (number | null)[]][] = [
      ["unchanged", [one, two, three, four], [0, 1, 2, 3]],
      ["one put in front", [added, one, two, three, four], [null, 0, 1, 2, 3]],
      ["one put in the middle", [one, added, two, three, four], [0, null, 1, 2, 3]],
      ["one taken out", [one, three, four], [0, 2, 3]],
      ["two that changed places", [two, one, three, four], [1, 0, 2, 3]],
      ["words changed", [one, two.replace("strengthen", "improve further"), three, four], [0, 1, 2, 3]],
      ["words changed and one put in", [one, added, two.replace("share", "exchange"), three, four], [0, null, 1, 2, 3]],
      ["spaces and quotation marks", [one, two, three, four.replace(/[“”]/g, '"').replaceAll(" ", "  ")], [0, 1, 2, 3]],
      ["all taken out", [], []],
    ]
    for (const [says, now, pairs] of cases) assert.deepEqual(align(document, numbered(now)), pairs, says)
  })

  it("keeps paragraphs that say the same in their places", () => {
    const same = ["The same;", "The same;", "The same;"]
    assert.deepEqual(align(numbered(same), numbered(same)), [0, 1, 2])
    assert.deepEqual(align(numbered(same), numbered(same.slice(1))), [0, 1])
  })

  it("takes a removed paragraph back only word for word", () => {
    const removed = document.map((each, index) => ({ ...each, removed: index === 1 }))
    assert.deepEqual(align(removed, document), [0, 1, 2, 3])
    const changed = numbered(texts.map((text, index) => (index === 1 ? text.replace("strengthen", "improve") : text)))
    assert.deepEqual(align(removed, changed), [0, null, 2, 3])
  })

  it("takes the title for the title, whatever it now says", () => {
    const title = (text: string): Alignable => ({ anchor: "title", kind: "title", number: null, opening: null, text })
    assert.deepEqual(align([title("Lanterns")], [title("Question of lamps")]), [0])
  })
})

describe("aligning a text with one of another language", () => {
  const silent = document.map((each) => ({ ...each, text: null }))

  it("goes by number where there are numbers", () => {
    const french = numbered(["Prie le Secrétaire général ;", "Engage les États ;", "Invite ;", "Décide."])
    assert.deepEqual(align(silent, french), [0, 1, 2, 3])
    assert.deepEqual(align(silent, french.slice(1)), [1, 2, 3])
  })

  it("goes by figures where paragraphs are only counted", () => {
    const words = [
      "Recalling its resolution 61/144",
      "Recalling its resolution 63/194 of 18 December 2008",
      "Reaffirming",
      "Noting 2010",
    ]
    const counted = (all: readonly string[], own: boolean) =>
      all.map((text, index): Alignable => ({
        anchor: `pp_${index + 1}`,
        kind: "preambular",
        number: null,
        opening: null,
        text: own ? text : null,
        figures: figuresOf(text),
      }))
    const russian = ["ссылаясь на свою резолюцию 63/194 от 18 декабря 2008 года", "подтверждая", "отмечая 2010"]
    assert.deepEqual(align(counted(words, false), counted(russian, true)), [1, 2, 3])
  })

  it("reads Arabic figures as figures", () => assert.deepEqual(figuresOf("القرار ٦١/١٤٤"), ["61/144"]))
})

describe("any alignment", () => {
  const word = constantFrom("lamp", "light", "harbour", "keeper", "urges", "requests", "fund", "2010", "share")
  const text = array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "))
  const list = array(text, { maxLength: 12 }).map(numbered)

  it("gives no old paragraph twice, and answers for every new one", () => {
    holds(
      property(list, list, (old, now) => {
        const pairs = align(old, now)
        assert.equal(pairs.length, now.length)
        const given = pairs.filter((each) => each !== null)
        assert.equal(new Set(given).size, given.length)
        assert.ok(given.every((each) => each >= 0 && each < old.length))
      }),
    )
  })

  it("finds a text again in itself, each paragraph where it was", () => {
    holds(property(list, (all) => assert.deepEqual(align(all, all), [...all.keys()])))
  })

  it("finds every paragraph that is unchanged, whatever was put in, taken out or moved around it", () => {
    const different = uniqueArray(text, { maxLength: 12 })
    holds(
      property(different, different, nat(), (were, are, turn) => {
        const now = [...are.slice(turn % (are.length + 1)), ...are.slice(0, turn % (are.length + 1))]
        const pairs = align(numbered(were), numbered(now))
        for (const [here, words] of now.entries())
          if (were.includes(words)) assert.equal(pairs[here], were.indexOf(words))
      }),
    )
  })

  it("pairs only paragraphs of one kind", () => {
    const kinds = constantFrom("preambular", "operative", "sub", "annexed")
    const mixed = array(kinds, { maxLength: 8 }).map((all) =>
      all.map((kind, n): Alignable => ({
        ...paragraph(n + 1, "The same light;"),
        kind,
        text: n % 2 ? null : `light ${n}`,
      })),
    )
    holds(
      property(mixed, mixed, (old, now) => {
        for (const [here, there] of align(old, now).entries())
          if (there !== null) assert.equal(old[there]?.kind, now[here]?.kind)
      }),
    )
  })
})
