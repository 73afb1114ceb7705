import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { type Node, partsOf, readSource, type Reading, textSource, votesOf } from "../src/index.ts"
import { composite, drafts, several, voted } from "./parts.ts"

const reading = (text: string): Reading => readSource(textSource(text))
const ids = (nodes: readonly Node[]): string[] => nodes.map(({ id }) => id)

describe("a draft that is put before another organ", () => {
  it("has a title, a preamble and numbers of its own, under its own name", () => {
    const { masthead, children } = reading(drafts)
    assert.deepEqual(masthead.wrapper, { verb: "Recommends", addressee: "Economic and Social Council" })
    assert.deepEqual(
      partsOf(children).map(({ part, nodes }) => [part, ids(nodes)]),
      [
        ["", ["enacting_1", "pp_1", "para_1", "wrapper_2"]],
        [
          "draft_1",
          [
            ...["draft_1__title", "draft_1__title_1", "draft_1__enacting_1", "draft_1__pp_1", "draft_1__pp_2"],
            ...["draft_1__para_1", "draft_1__para_2"],
          ],
        ],
        [
          "draft_2",
          [
            ...["draft_2__title", "draft_2__title_1", "draft_2__enacting_1", "draft_2__pp_1"],
            ...["draft_2__para_1", "draft_2__para_2"],
          ],
        ],
        ["", ["closing_1", "closing_2"]],
      ],
    )
    const points = children.find(({ id }) => id === "draft_1__para_1")
    assert.ok(points !== undefined && "children" in points)
    assert.deepEqual(ids(points.children), ["draft_1__para_1__point_a", "draft_1__para_1__point_b"])
  })

  const recommending: readonly (readonly [text: string, enacting: string, addressee: string])[] = [
    [
      "Recommends to the General Assembly the adoption of the following draft resolution:",
      "The General Assembly,",
      "General Assembly",
    ],
    [
      "Also recommends that the Economic and Social Council adopt the following draft decision:",
      "The Economic and Social Council,",
      "Economic and Social Council",
    ],
    [
      "The Third Committee recommends to the General Assembly the adoption of the following draft resolution:",
      "The General Assembly,",
      "General Assembly",
    ],
    [
      "Recommande à l’Assemblée générale d’adopter le projet de résolution suivant :",
      "L’Assemblée générale,",
      "General Assembly",
    ],
    [
      "Recomienda a la Asamblea General que apruebe el siguiente proyecto de resolución:",
      "La Asamblea General,",
      "General Assembly",
    ],
    [
      "рекомендует Генеральной Ассамблее принять следующий проект резолюции:",
      "Генеральная Ассамблея,",
      "General Assembly",
    ],
    ["建议大会通过下列决议草案：", "大会，", "General Assembly"],
  ]
  for (const [text, enacting, addressee] of recommending)
    it(`is known by "${text}"`, () => {
      const one = reading(
        ["The Economic and Social Council,", text, enacting, "1. Decides to light the lamps."].join("\n\n"),
      )
      assert.equal(one.masthead.wrapper?.addressee, addressee)
      assert.deepEqual(
        partsOf(one.children).map(({ part }) => part),
        ["", "draft_1"],
      )
    })
})

describe("more than one act in a file", () => {
  it("keeps the parts of a composite resolution as sections with their letters", () => {
    const { masthead, children } = reading(composite)
    assert.deepEqual([masthead.symbol, masthead.number, masthead.title], ["A/RES/98/262 A–B", "98/262", "Lamps"])
    assert.deepEqual(
      children.flatMap((node) => (node.type === "operative" ? [[node.section, node.number, node.id]] : [])),
      [
        ["A", "1", "sec_A__para_1"],
        ["A", "2", "sec_A__para_2"],
        ["B", "1", "sec_B__para_1"],
        ["B", "2", "sec_B__para_2"],
      ],
    )
  })

  it("keeps each act apart, with its number and title", () => {
    const { masthead, children } = reading(several)
    assert.equal(masthead.number, "5/1")
    assert.deepEqual(
      children.flatMap(({ type, id, number, text }) => (type === "title" ? [[id, number, text]] : [])),
      [
        ["title", "5/1", "Lamps of the north"],
        ["act_2__title", "5/2", "Lamps of the south"],
        ["act_3__title", "5/3", "Lamps of the east"],
      ],
    )
    assert.deepEqual(
      partsOf(children).map(({ part }) => part),
      ["", "act_2", "act_3"],
    )
  })
})

describe("a vote", () => {
  it("has its outcome, its counts and the names on each side", () => {
    const { children } = reading(voted)
    assert.deepEqual(votesOf(children), [
      {
        part: "",
        outcome: "adopted",
        manner: "vote",
        favour: { count: 5, names: ["Algeria", "Bangladesh", "Belgium", "Chad", "China"] },
        against: { count: 2, names: ["France", "Japan"] },
        abstaining: { count: 1, names: ["Côte d’Ivoire"] },
        closing: ["closing_3", "closing_4", "closing_5", "closing_6"],
      },
    ])
  })

  const told: readonly (readonly [text: string, ...counts: (number | null)[]])[] = [
    ["[Adopted without a vote.]", null, null, null],
    ["[Adopted by a recorded vote of 28 to 14, with 5 abstentions.", 28, 14, 5],
    ["RECORDED VOTE ON RESOLUTION 99/7: 28-14-5", 28, 14, 5],
    ["[Adopted by a recorded vote of 46 to none, with no abstentions.]", 46, 0, 0],
    ["[Adoptée par 28 voix contre 14, avec 5 abstentions.", 28, 14, 5],
    ["[Adoptée sans vote.]", null, null, null],
    ["[Aprobada en votación registrada por 28 votos contra 14 y 5 abstenciones.", 28, 14, 5],
    ["[Принята заносимым в отчет о заседании голосованием 28 голосами против 14 при 5 воздержавшихся.", 28, 14, 5],
    ["[اعتمد بتصويت مسجل بأغلبية 28 صوتا مقابل 14 صوتا وامتناع 5 أعضاء عن التصويت.", 28, 14, 5],
    ["[以28票对14票、5票弃权通过。", 28, 14, 5],
    ["[未经表决通过。]", null, null, null],
  ]
  for (const [text, ...counts] of told)
    it(`is told by "${text}"`, () => {
      const [vote] = votesOf([{ type: "closing", id: "closing_1", text }])
      assert.deepEqual([vote?.favour.count, vote?.against.count, vote?.abstaining.count], counts)
      assert.equal(vote?.manner, counts[0] === null ? "without-vote" : "vote")
    })

  it("may be lost", () => {
    const [vote] = votesOf([
      { type: "closing", id: "closing_1", text: "[Rejected by a recorded vote of 3 to 20, with 4 abstentions.]" },
    ])
    assert.equal(vote?.outcome, "rejected")
  })

  it("is not there where nobody tells of one", () => {
    assert.deepEqual(votesOf(reading(composite).children), [])
  })
})
