import assert from "node:assert/strict"
import { test } from "node:test"
import { articlesIn, meantIn } from "../src/article.ts"
import { citationsIn } from "../src/citation.ts"
import { readSource, textSource, type Paragraph, type Reading } from "../src/index.ts"
import { organOf } from "../src/organ.ts"

const articles = (text: string, organ?: string) =>
  articlesIn(text, meantIn(text, organ)).map(({ citation }) => citation.id)

test("articles of treaties are cited under ids that stay", () => {
  const cases: readonly (readonly [text: string, ids: readonly string[], organ?: string])[] = [
    ["article 32, paragraph 5, of the Convention", ["UNTOC art. 32(5)"], "COP"],
    ["article 32 of the United Nations Convention against Transnational Organized Crime", ["UNTOC art. 32"]],
    ["articles 5 and 9 of the Trafficking in Persons Protocol", ["TIP-Protocol art. 5", "TIP-Protocol art. 9"]],
    ["paragraph 5 of article 9 of the Trafficking in Persons Protocol", ["TIP-Protocol art. 9(5)"]],
    [
      "article 6, paragraphs 2 (b) and 6, of the Trafficking in Persons Protocol",
      ["TIP-Protocol art. 6(2)(b)", "TIP-Protocol art. 6(6)"],
    ],
    ["art. 15 of the UN Convention against Transnational Organized Crime", ["UNTOC art. 15"]],
    ["Article 41 of the Charter of the United Nations", ["UN-Charter art. 41"]],
    ["l’article 9, paragraphe 5, du Protocole relatif à la traite des personnes", ["TIP-Protocol art. 9(5)"]],
    ["el artículo 32 de la Convención de las Naciones Unidas contra la Corrupción", ["UNCAC art. 32"]],
    ["article 4 of the Lighthouse Convention", []],
    ["article 7 of its statute", []],
    // Two conventions are named: which one is meant by the short name nobody can tell.
    [
      "article 5 of the Convention, the Convention on the Rights of the Child and the Convention against Corruption",
      [],
    ],
  ]
  for (const [text, ids, organ] of cases) assert.deepEqual(articles(text, organ), ids, text)
})

test("each volume of the Treaty Series is a treaty by volume and number", () => {
  assert.deepEqual(
    citationsIn("United Nations, Treaty Series, vols. 2225, 2237 and 2241, No. 39574.", { organ: organOf("GA") }).map(
      ({ citation }) => citation.id,
    ),
    ["UNTS vol. 2225, No. 39574", "UNTS vol. 2237, No. 39574", "UNTS vol. 2241, No. 39574"],
  )
})

test("symbols of every series are documents, two joined by a hyphen are two", () => {
  for (const symbol of [
    ...[
      "A/64/290",
      "A/C.3/64/L.21/Rev.1",
      "A/HRC/11/3",
      "A/CONF.203/18",
      "S/2016/949",
      "S/PRST/2015/25",
      "E/CN.15/2006/10",
    ],
    ...[
      "E/2012/30",
      "ST/SGB/2003/13",
      "CTOC/COP/2010/5",
      "CTOC/COP/WG.4/2009/2",
      "CAC/COSP/2019/17",
      "UNEP/EA.5/Res.14",
    ],
    ...[
      "HSP/HA.1/Res.4",
      "FCCC/CP/2015/7",
      "JIU/REP/2019/4",
      "A/60/L.1",
      "CRC/C/GC/25",
      "CEDAW/C/GC/38",
      "E/CN.3/2021/25",
    ],
    ...["CTOC/COP/2008/CRP.2", "A/AC.254/4/Add.3", "Assembly/AU/Dec.207(XI)", "NAM2009/FD.Doc.1", "E/CN.7/2012/18"],
  ])
    assert.deepEqual(
      citationsIn(`See ${symbol}, on lamps.`, { organ: organOf("GA") }).map(({ citation }) => citation.symbol),
      [symbol],
      symbol,
    )
  assert.deepEqual(
    citationsIn("See A/49/765-S/1994/1399.", { organ: organOf("GA") }).map(({ citation }) => citation.id),
    ["A/49/765", "S/1994/1399"],
  )
})

test("a number with its year is the Council's, wherever it stands behind other resolutions", () => {
  assert.deepEqual(
    citationsIn("resolutions 2195 (2014) and 2253 (2015), which speak of lamps, as well as 2242 (2015)", {
      organ: organOf("SC"),
    }).map(({ citation }) => citation.id),
    ["2195 (2014)", "2253 (2015)", "2242 (2015)"],
  )
})

const head =
  "A/RES/78/900\n\nResolution adopted by the General Assembly on 19 December 2023\n\n78/900. Trial\n\nThe General Assembly,\n\n"
const pointsOf = (reading: Reading): string[] => {
  const of = (paragraph: Paragraph): string[] => [
    ...paragraph.marks.flatMap((mark) =>
      mark.type === "citation" && mark.citation.kind === "internal"
        ? [`${paragraph.id}: ${paragraph.text.slice(...mark.range)} → ${mark.citation.id}`]
        : [],
    ),
    ...paragraph.children.flatMap(of),
  ]
  return reading.children.flatMap((node) => ("children" in node ? of(node) : []))
}

test("what a text says of its own paragraphs points to them", () => {
  const reading = readSource(
    textSource(
      `${head}1. Decides:\n\n(a) To light the lamp;\n\n(b) To keep the lamp named in subparagraph (a) above;\n\n2. Requests the Secretary-General to act upon paragraph 1 (b) above;\n\n3. Decides that paragraphs 1 and 2 above, and 14 above, hold;\n\n4. Requests the Secretary-General to report on the present resolution.`,
    ),
  )
  assert.deepEqual(pointsOf(reading), [
    "para_1__point_b: subparagraph (a) above → para_1__point_a",
    "para_2: paragraph 1 (b) above → para_1__point_b",
    "para_3: paragraphs 1 and 2 above → para_1",
    "para_3: paragraphs 1 and 2 above → para_2",
    "para_4: the present resolution → main",
  ])
  assert.deepEqual(reading.citations, [])
})

test("where numbers restart, a paragraph of the same section is meant", () => {
  const reading = readSource(
    textSource(
      `${head}I\n\nLamps\n\n1. Decides to light the lamps;\n\n2. Requests oil;\n\nII\n\nPiers\n\n1. Decides to mend the piers;\n\n2. Requests the Secretary-General to follow paragraph 1 above.`,
    ),
  )
  assert.deepEqual(
    pointsOf(reading).map((one) => one.split(" → ")[1]),
    ["sec_II__para_1"],
  )
})

test("“that resolution” is the one that was named before it", () => {
  const { children, citations } = readSource(
    textSource(
      `${head}1. Recalls its resolution 61/180 of 20 December 2006, and requests the Secretary-General to carry out that resolution.`,
    ),
  )
  const ids = children.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.type === "citation" ? [mark.citation.id] : [])),
  )
  assert.deepEqual(ids, ["61/180", "61/180"])
  assert.deepEqual(
    citations.map(({ id }) => id),
    ["61/180"],
  )
})
