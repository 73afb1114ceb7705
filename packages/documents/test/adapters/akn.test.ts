import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { aknReading } from "../../src/adapters/akn.ts"
import type { Node, Reading } from "../../src/tree.ts"
import { lighthouse } from "./akn-text.ts"

function read(xml: string): Reading {
  const reading = aknReading(xml)
  assert.ok("children" in reading, "is refused")
  return reading
}

const flat = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(flat)] : [node])
const all = (reading: Reading): Node[] => reading.children.flatMap(flat)
const statement = (inside: string, name = "resolution"): string =>
  `<akomaNtoso><statement name="${name}">${inside}</statement></akomaNtoso>`
const paragraphs = (...inside: string[]): string =>
  statement(`<mainBody>${inside.map((each) => `<paragraph>${each}</paragraph>`).join("")}</mainBody>`)
const text = (said: string): string => `<content><p>${said}</p></content>`

describe("a resolution in Akoma Ntoso", () => {
  it("gives its masthead", () => {
    assert.deepEqual(read(lighthouse).masthead, {
      symbol: "A/RES/99/7",
      number: "99/7",
      title: "Lighthouses and the people who keep them",
      body: "General Assembly",
      kind: "resolution",
      status: "adopted",
      adopted: "2044-05-03",
      dated: "2044-05-09",
      session: "Ninety-ninth session",
      agendaItem: "19 (c)",
      sponsors: [],
      distribution: "General",
      jobNumber: "44-01234 (E)",
      meeting: "12th plenary meeting",
      wrapper: null,
    })
  })

  it("gives its whole tree, each node with its id", () => {
    const seen = all(read(lighthouse)).map((node) => [node.id, node.type, node.number, node.text])
    assert.deepEqual(seen, [
      ["title", "title", "99/7", "Lighthouses and the people who keep them"],
      ["enacting_1", "enacting", null, "The General Assembly,"],
      ["pp_1", "preambular", null, "Recalling its resolution 98/1 of 4 June 2043, and its plan,"],
      ["pp_2", "preambular", null, "Reaffirming that lighthouses serve:"],
      ["pp_2__point_a", "sub", "(a)", "Ships;"],
      ["pp_2__point_b", "sub", "(b)", "Birds,"],
      ["para_1", "operative", "1", "Urges Member States to keep their lighthouses lit;"],
      ["para_2", "operative", "2", "Invites keepers:"],
      ["para_2__point_a", "sub", "(a)", "To write down:"],
      ["para_2__point_a__point_i", "sub", "(i)", "The weather;"],
      ["para_2__point_a__point_ii", "sub", "(ii)", "The ships;"],
      ["para_2__point_b", "sub", "(b)", "To rest;"],
      ["para_2__point_1", "sub", null, "each night and each day;"],
      ["section_I", "section", "I", "I Training of keepers"],
      ["sec_I__pp_1", "preambular", null, "Noting that keepers are few,"],
      ["sec_I__para_1", "operative", "1", "Requests the Secretary-General to report."],
      ["closing_1", "closing", null, "12th plenary meeting"],
      ["closing_2", "closing", null, "3 May 2044"],
      ["annex_1", "annex", null, "Annex"],
      ["title_1", "title", null, "Charter of the keepers"],
      ["annex_1__para_1", "annexed", "1", "Keepers keep."],
      ["annex_1__para_1__point_a", "annexed", "(a)", "By night;"],
      ["annex_1__para_1__point_b", "annexed", "(b)", "By day."],
    ])
  })

  it("points every node and note at the text it has written", () => {
    const reading = read(lighthouse)
    for (const { text: said, position } of [...all(reading), ...reading.notes]) {
      assert.equal(position.pieces.map((piece) => reading.source.slice(...piece)).join(""), said)
      assert.ok(position.start <= (position.pieces[0]?.[0] ?? 0) && position.end === position.pieces.at(-1)?.[1])
    }
    assert.match(reading.source, /^1\. Urges/mu)
  })

  it("lifts notes out, and keeps their calls where they were", () => {
    const reading = read(lighthouse)
    assert.deepEqual(
      reading.notes.map(({ mark, text: said, ibidem }) => [mark, said, ibidem]),
      [
        ["1", "See A/98/12 (Part I).", null],
        ["2", "Ibid.", "See A/98/12 (Part I)."],
      ],
    )
    const calls = all(reading).flatMap((node) =>
      node.marks.flatMap((mark) => (mark.type === "note" ? [[node.id, mark.note, mark.range[0]]] : [])),
    )
    assert.deepEqual(calls, [
      ["pp_1", "1", 45],
      ["para_1", "1", 50],
      ["para_2__point_b", "2", 7],
    ])
  })

  it("takes opening words from the italics and citations from the links", () => {
    const reading = read(lighthouse)
    const openings = all(reading).flatMap((node) => ("opening" in node && node.opening !== null ? [node.opening] : []))
    assert.deepEqual(openings, ["Recalling", "Reaffirming", "Urges", "Invites", "Noting", "Requests"])
    assert.deepEqual(reading.citations, [
      { kind: "resolution", body: "GA", id: "98/1", symbol: "A/RES/98/1" },
      { kind: "document", body: null, id: "A/98/12 (Part I)", symbol: "A/98/12 (Part I)" },
    ])
  })

  it("finds numbers that stand in the text, in a paragraph of their own, and beside the paragraph they belong to", () => {
    const arabic = read(
      paragraphs(
        text("1 - تحث الدول؛"),
        text("2 –تشجع ما يلي:"),
        `<num>(أ)</num>${text("كذا؛")}`,
        `<num>(ب)</num>${text("وكذا.")}`,
      ),
    )
    assert.deepEqual(
      all(arabic).map(({ id, number, text: said }) => [id, number, said]),
      [
        ["para_1", "1", "تحث الدول؛"],
        ["para_2", "2", "تشجع ما يلي:"],
        ["para_2__point_a", "(أ)", "كذا؛"],
        ["para_2__point_b", "(ب)", "وكذا."],
      ],
    )
    const french = read(
      paragraphs(
        "<num>1.</num><content><p></p></content>",
        text("Engage les États ;"),
        "<num>2.</num><content><p/></content>",
        text("Prie la Commission."),
      ),
    )
    assert.deepEqual(
      all(french).map(({ number, text: said }) => [number, said]),
      [
        ["1", "Engage les États ;"],
        ["2", "Prie la Commission."],
      ],
    )
  })

  it("hangs (i) below (b), goes on with (i) after (h), and takes no year for a number", () => {
    const points = "abcdefghi".split("").map((letter) => `<num>(${letter})</num>${text("x")}`)
    const long = read(paragraphs(`<num>1.</num>${text("Decides:")}`, ...points))
    assert.equal(all(long).at(-1)?.id, "para_1__point_i")
    const deep = read(
      paragraphs(
        `<num>1.</num>${text("Decides:")}`,
        ...["a", "b", "i", "ii", "c"].map((letter) => `<num>(${letter})</num>${text("x")}`),
      ),
    )
    assert.deepEqual(
      all(deep).map(({ id }) => id),
      [
        "para_1",
        "para_1__point_a",
        "para_1__point_b",
        "para_1__point_b__point_i",
        "para_1__point_b__point_ii",
        "para_1__point_c",
      ],
    )
    assert.equal(all(read(paragraphs(text("150 - ships were seen"))))[0]?.number, null)
  })

  it("takes the brackets of Arabic marks away with the mark, and writes Chinese without blanks", () => {
    const arabic = read(
      paragraphs(
        text('الخطة<sup>(</sup><authorialNote marker="1"><p>()	القرار.</p></authorialNote><sup>)</sup>، وكذا'),
      ),
    )
    assert.equal(arabic.children[0]?.text, "الخطة، وكذا")
    assert.equal(arabic.notes[0]?.text, "القرار.")
    const chinese = read(paragraphs(text('议程》，<authorialNote marker="1"><p>第70/1号。</p></authorialNote> 并回顾')))
    assert.equal(chinese.children[0]?.text, "议程》，并回顾")
  })

  it("reads a draft within the paragraph that recommends it", () => {
    const wrapped = paragraphs(
      `<content><p><i>Recommends</i> to the General Assembly the adoption of the following draft resolution:<embeddedStructure>` +
        `<formula name="enactingFormula"><p><i>The General Assembly</i>,</p></formula><container name="Noting"><p><i>Noting</i> the lamps,</p></container>` +
        `<paragraph><num>1.</num>${text("<i>Decides</i> to light them.")}</paragraph></embeddedStructure></p></content>`,
    )
    const reading = read(wrapped.replace('name="resolution"', 'name="draftResolution"'))
    assert.deepEqual(
      reading.children.map(({ type, text: said }) => [type, said.slice(0, 20)]),
      [
        ["wrapper", "Recommends to the Ge"],
        ["enacting", "The General Assembly"],
        ["preambular", "Noting the lamps,"],
        ["operative", "Decides to light the"],
      ],
    )
    assert.deepEqual(reading.masthead.wrapper, { verb: "Recommends", addressee: "General Assembly" })
    assert.deepEqual([reading.masthead.kind, reading.masthead.status], ["draft_resolution", "draft"])
  })

  it("accepts what the guidelines ask for where practice differs", () => {
    const guided = `<an:akomaNtoso xmlns:an="x"><an:documentCollection name="publicationResolution">
      <an:coverPage><an:p><an:docNumber refersTo="#symbol">E/RES/2044/3</an:docNumber></an:p></an:coverPage>
      <an:preface><an:p><an:session>2044 session</an:session> <an:docProponent>Egypt, Trinidad and Tobago and Mexico: draft resolution</an:docProponent></an:p></an:preface>
      <an:collectionBody><an:component><an:statement contains="originalVersion" name="resolutionDraft">
        <an:meta><an:identification><an:FRBRWork><an:FRBRthis value="/akn/un/statement/deliberation/un-ecosoc/2044-07-01/2044-3/!main"/></an:FRBRWork></an:identification></an:meta>
        <an:preamble><an:block name="recalling"><an:i>Recalling</an:i> the sea,</an:block></an:preamble>
        <an:mainBody><an:paragraph><an:num>1.</an:num><an:content><an:p><an:sup class="footnote"><an:authorialNote marker="*"><an:p>A star.</an:p></an:authorialNote></an:sup><an:i>Calls</an:i> for light.</an:p></an:content></an:paragraph></an:mainBody>
      </an:statement></an:component></an:collectionBody></an:documentCollection></an:akomaNtoso>`
    const { masthead, notes, children } = read(guided)
    assert.deepEqual(
      [masthead.symbol, masthead.body, masthead.kind, masthead.session, masthead.sponsors],
      [
        "E/RES/2044/3",
        "Economic and Social Council",
        "draft_resolution",
        "2044 session",
        ["Egypt", "Trinidad and Tobago", "Mexico"],
      ],
    )
    assert.deepEqual(
      children.map(({ id }) => id),
      ["pp_1", "para_1"],
    )
    assert.equal(notes[0]?.mark, "*")
  })

  it("reads the parts of a composite resolution as sections A and B", () => {
    const one = (letter: string): string =>
      `<component><statement name="resolution"><preface><docNumber>99/9 ${letter}</docNumber></preface><mainBody><paragraph><num>1.</num>${text(`Decides ${letter}.`)}</paragraph></mainBody></statement></component>`
    const reading = read(
      `<akomaNtoso><documentCollection name="resolution"><collectionBody>${one("A")}${one("B")}</collectionBody></documentCollection></akomaNtoso>`,
    )
    assert.deepEqual(
      reading.children.filter(({ type }) => type === "operative").map(({ id }) => id),
      ["sec_A__para_1", "sec_B__para_1"],
    )
  })

  it("is refused as damaged where the XML is broken, dangerous, or something else", () => {
    const damaged = { refusal: "damaged-file" }
    const bomb = `<!DOCTYPE akomaNtoso [<!ENTITY a "${"x".repeat(100)}"><!ENTITY b "&a;&a;&a;">]>${paragraphs(text("&b;"))}`
    const outside = `<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM "file:///etc/passwd">]>${paragraphs(text("&a;"))}`
    for (const xml of ["", "no xml", "<akomaNtoso>", "<html><body/></html>", lighthouse.slice(0, -20), bomb, outside]) {
      assert.deepEqual(aknReading(xml), damaged, xml.slice(0, 60))
    }
    const deep = `${"<section>".repeat(5000)}${"</section>".repeat(5000)}`
    assert.deepEqual(aknReading(statement(`<mainBody>${deep}</mainBody>`)), damaged)
  })

  it("takes no name that every object has for a word it knows", () => {
    const identification = `<FRBRWork><FRBRthis value="/akn/un/statement/deliberation/constructor/2044-05-03/1/"/></FRBRWork><FRBRExpression><FRBRlanguage language="toString"/></FRBRExpression>`
    const body = `<mainBody><paragraph>${text('<a href="/akn/un/statement/deliberation/valueOf/2044-05-03/99-7/">99/7</a>')}</paragraph></mainBody>`
    const reading = read(statement(`<meta><identification>${identification}</identification></meta>${body}`))
    assert.deepEqual([reading.masthead.body, reading.language, reading.citations], [null, null, []])
  })

  it("keeps a table it cannot place, and doubts it", () => {
    const reading = read(statement(`<mainBody><table><tr><td><p>Lamp</p></td></tr></table></mainBody>`))
    assert.equal(reading.unplaced[0]?.text, "Lamp")
    assert.ok(reading.doubts.some(({ code }) => code === "text-unplaced"))
  })
})
