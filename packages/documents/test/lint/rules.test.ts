import assert from "node:assert/strict"
import { test } from "node:test"
import { lint, lintRules, readSource, type Reading, textSource } from "../../src/index.ts"
import { excerptOf } from "./excerpt.ts"

const head =
  "A/RES/78/900\n\nResolution adopted by the General Assembly on 19 December 2023\n\n78/900. Trial\n\nThe General Assembly,\n\n"
const reading = (body: string): Reading => readSource(textSource(head + body))

/** What one rule finds in the body of a resolution: the words it points at, and the words to put there. */
const found = (rule: string, body: string) => {
  const read = reading(body)
  return lint(read)
    .filter((finding) => finding.rule === rule)
    .map((finding) => [excerptOf(read, finding.place), finding.replacement])
}

const preamble = "Recalling its resolution 61/144 of 19 December 2006,\n\n"
const acts = (...texts: string[]) => preamble + texts.map((text, place) => `${place + 1}. ${text}`).join("\n\n")

type Case = readonly [
  rule: string,
  body: string,
  found: readonly (readonly [words: string, replacement: string | null])[],
]

const cases: readonly Case[] = [
  [
    "preambular-comma",
    "Noting the harbour lights;\n\n1. Decides to meet;\n\n2. Requests a chart.",
    [[";", "Noting the harbour lights,"]],
  ],
  ["preambular-comma", acts("Decides to meet;", "Requests a chart."), []],
  ["operative-semicolon", acts("Decides to meet.", "Requests a chart."), [[".", "Decides to meet;"]]],
  ["operative-semicolon", acts("Decides to meet;", "Requests a chart."), []],
  ["final-full-stop", acts("Decides to meet;", "Requests a chart;"), [[";", "Requests a chart."]]],
  ["final-full-stop", acts("Decides to meet;", "Requests:\n\n(a) A chart;\n\n(b) A lamp."), []],
  ["colon-before-list", acts("Decides to ask for;\n\n(a) A chart;\n\n(b) A lamp."), [[";", "Decides to ask for:"]]],
  ["operative-opening", acts("Decides to meet;", "The keeper shall trim the lamp."), [["The", null]]],
  ["verb-repeated", acts("Requests a chart;", "Requests a lamp."), [["Requests", "Also requests"]]],
  [
    "reference-dangling",
    acts("Decides to meet;", "Requests a chart, as paragraphs 1 and 4 above have it."),
    [["paragraphs 1 and 4 above", null]],
  ],
  ["reference-dangling", acts("Decides to meet;", "Requests a chart, as paragraph 1 above has it."), []],
  ["page-reference", acts("Decides to meet;", "Requests the chart on page 7."), [["page 7", null]]],
  ["verb-repeated", acts("Requests a chart;", "Also requests a lamp."), []],
  [
    "verb-repeated",
    "Recalling the lamp,\n\nRecalling the chart,\n\n1. Decides to meet;",
    [["Recalling", "Recalling also"]],
  ],
  ["adverb-sequence", acts("Requests a chart;", "Further requests a lamp."), [["Further requests", "Also requests"]]],
  ["adverb-sequence", acts("Decides to meet;", "Also requests a lamp."), [["Also requests", "Requests"]]],
  [
    "adverb-sequence",
    acts("Requests a chart;", "Also requests a lamp;", "Also requests oil."),
    [["Also requests", "Further requests"]],
  ],
  [
    "adverb-sequence",
    acts("Requests a chart;", "Also requests a lamp;", "Further requests oil;", "Requests rope."),
    [],
  ],
  ["adverb-sequence", acts("Welcomes the chart, and requests oil;", "Also requests a lamp."), []],
  ["adverb-place", acts("Decides to meet;", "Decides also to part."), [["Decides also", "Also decides"]]],
  [
    "adverb-place",
    "Noting the lamp,\n\nAlso noting the chart,\n\n1. Decides to meet.",
    [["Also noting", "Noting also"]],
  ],
  [
    "verb-run",
    acts("Notes the chart;", "Also notes rope;", "Further notes oil;", "Notes tar;", "Also notes sand."),
    [["Notes", null]],
  ],
  [
    "number-gap",
    `${preamble}1. Decides to meet;\n\n3. Requests a chart;\n\n4. Notes the lamp.`,
    [["Requests a chart;", "2"]],
  ],
  ["sub-level-sign", acts("Requests:\n\n(a) A chart;\n\n(c) A lamp."), [["A lamp.", "(b)"]]],
  ["single-paragraph-number", `${preamble}1. Decides to meet.`, [["Decides to meet.", "Decides to meet."]]],
  ["single-paragraph-number", acts("Decides to meet;", "Requests a chart."), []],
  [
    "instrument-name",
    acts("Recalls the United Nations Convention against Organized Crime;", "Requests a chart."),
    [["Convention against Organized Crime", "Convention against Transnational Organized Crime"]],
  ],
  ["instrument-name", acts("Recalls the Convention against Torture;", "Requests a chart."), []],
  ["body-name", acts("Thanks the chairman of the harbour board;", "Requests a chart."), [["chairman", "Chair"]]],
  [
    "body-name-drift",
    acts("Thanks the Standing Cooperation Panel on Lights;", "Asks the Standing Coordination Panel on Lights to meet."),
    [["Standing Coordination Panel on Lights", "Standing Cooperation Panel on Lights"]],
  ],
  [
    "citation-form",
    acts("Recalls A/RES/61/171 of 19 December 2006;", "Requests a chart."),
    [["A/RES/61/171", "resolution 61/171"]],
  ],
  ["citation-date", acts("Recalls resolution 62/11;", "Requests a chart."), [["62/11", null]]],
  ["citation-date", acts("Recalls resolutions 62/11 and 62/12 of 3 May 2007;", "Recalls resolution 62/11."), []],
  [
    "citation-date",
    acts("Recalls resolutions 62/11, on lamps, and 62/12, on oil, of 3 May 2007;", "Requests a chart."),
    [],
  ],
  ["citation-date", acts("Recalls decision 1/CP.19 of the Parties;", "Requests a chart."), []],
  ["citation-date", acts("Recalls Security Council resolution 1244 (1999);", "Requests a chart."), []],
  [
    "money-phrase",
    acts("Requests a chart, within existing resources;", "Requests oil."),
    [["within existing resources", null]],
  ],
  [
    "money-phrase",
    acts("Invites extrabudgetary resources in accordance with the rules and procedures;", "Requests oil."),
    [],
  ],
  ["bracket-left", acts("Requests a [large] chart;", "Requests oil."), [["[large]", null]]],
  ["bracket-left", acts("Recalls “that [the lamp] burns”;", "Requests oil."), []],
  [
    "hanging-phrase",
    acts("Requests the keeper to report on the lamp, and with the pilots of the bay, to light it;", "Requests oil."),
    [["and with the", null]],
  ],
  [
    "opening-italics",
    acts("*Decides* to meet;", "*Requests* a chart;", "Notes the lamp;", "*Thanks* the keeper."),
    [["Notes", "*Notes*"]],
  ],
  ["opening-italics", acts("Decides to meet;", "Requests a chart;", "Notes the lamp."), []],
  [
    "ibid-dangling",
    `${acts("Notes the lamp;¹", "Notes the chart.²")}\n\n¹ A/64/290.\n\n² Ibid., vol. 9, No. 12.`,
    [["Ibid.", "United Nations, *Treaty Series*, vol. 9, No. 12."]],
  ],
  [
    "note-repeated",
    `${acts("Notes the lamp;¹", "Notes the chart.²")}\n\n¹ United Nations, Treaty Series, vol. 9, No. 12.\n\n² Ibid., vol. 9, No. 12.`,
    [["Ibid., vol. 9, No. 12.", "See footnote 1."]],
  ],
  [
    "note-in-sentence",
    `${preamble}1. Notes the lamp¹ that burns in this\n\n¹ A/64/290.\n\nharbour through the night and in fog;\n\n2. Requests oil.`,
    [["", "…Notes the lamp that burns in this harbour through the night and in fog;…"]],
  ],
]

for (const [rule, body, wanted] of cases)
  test(`${rule} finds ${wanted.length === 0 ? "nothing" : `“${wanted[0]?.[0]}”`} in: ${body.slice(-60).replace(/\s+/gu, " ")}`, () => {
    assert.deepEqual(found(rule, body), wanted)
  })

test("preambular-opening finds a paragraph that opens with no participle", () => {
  const read = reading(acts("Decides to meet;", "Requests a chart."))
  const children = read.children.map((node) =>
    node.type === "preambular" ? { ...node, text: "The lamp burns,", opening: null } : node,
  )
  const findings = lint({ ...read, children }).filter(({ rule }) => rule === "preambular-opening")
  assert.deepEqual(
    findings.map(({ place }) => [place.anchor, place.range]),
    [["pp_1", [0, 3]]],
  )
  assert.deepEqual(found("preambular-opening", acts("Decides to meet;", "Requests a chart.")), [])
})

test("every rule has a case, and each code is given once", () => {
  assert.equal(new Set(lintRules).size, lintRules.length)
  const elsewhere = ["treaty-quotation", "treaty-attribution", "preambular-opening", "sponsor-order"]
  assert.deepEqual([...new Set(cases.map(([rule]) => rule)), ...elsewhere].sort(), lintRules.toSorted())
})

test("sponsors that stand in no order are found where they stand", () => {
  const draft = (sponsors: string) =>
    readSource(
      textSource(
        `A/C.3/64/L.21\n\nGeneral Assembly\n\nThird Committee\n\n${sponsors}: draft resolution\n\nLamps\n\nThe General Assembly,\n\n1. Decides to meet;\n\n2. Requests a chart.`,
      ),
    )
  const of = (sponsors: string) => {
    const read = draft(sponsors)
    return lint(read)
      .filter(({ rule }) => rule === "sponsor-order")
      .map(({ place, values }) => [read.source.slice(...place.range), values])
  }
  assert.deepEqual(of("Belarus, Ghana, Chile and Kenya"), [["Chile", { name: "Chile", before: "Ghana" }]])
  assert.deepEqual(of("Belarus, Chile, Ghana and Kenya"), [])
})
