import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { strToU8, zipSync } from "fflate"
import { docxSource } from "../../src/adapters/docx.ts"
import type { Line, Source } from "../../src/source.ts"
import { docxFile, p, type Parts, r, row } from "./docx-file.ts"

async function read(parts: Parts): Promise<Source> {
  const source = await docxSource(docxFile(parts))
  assert.ok("lines" in source, "is refused")
  for (const line of source.lines) assert.equal(source.text.slice(line.start, line.start + line.text.length), line.text)
  return source
}

const texts = (source: Source, part: Line["part"] = "body"): string[] =>
  source.lines.filter((line) => line.part === part).map((line) => line.text)

const num = (list: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const level = (at: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const legal = `<w:abstractNum w:abstractNumId="7">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}${level(2, "lowerRoman", "(%3)")}</w:abstractNum>`

describe("a Word file", () => {
  it("gives the symbol from the header of its first page, before the text", async () => {
    const source = await read({
      headers: {
        default: p("A/RES/99/7"),
        first: `<w:tbl>${row(p("United Nations"), p(r("A", '<w:sz w:val="40"/>') + r("/RES/99/7")))}${row(p("General Assembly"), p("Distr.: General") + p("3 May 2044"))}</w:tbl>`,
      },
      footers: { first: p("44-01234 (E)") },
      body: p("The Assembly,"),
    })
    assert.deepEqual(texts(source, "header"), [
      "United Nations",
      "A/RES/99/7",
      "General Assembly",
      "Distr.: General",
      "3 May 2044",
    ])
    assert.deepEqual(texts(source, "footer"), ["44-01234 (E)"])
    assert.equal(source.lines[0]?.part, "header")
    assert.ok(source.lines.every((line) => line.whole === true))
  })

  it("puts together a symbol that is set over two cells", async () => {
    const source = await read({ body: `<w:tbl>${row(p("CTOC"), p("/COP/2044/L.3"))}</w:tbl>` })
    assert.deepEqual(texts(source), ["CTOC/COP/2044/L.3"])
  })

  it("says which stretches are italic, raised and bold, by run, by run style and by paragraph style", async () => {
    const source = await read({
      styles:
        '<w:style w:type="character" w:styleId="Em"><w:rPr><w:i/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="H23"><w:basedOn w:val="Base"/></w:style>',
      body:
        p(r("Urges", "<w:i/>") + r(" all States", '<w:i w:val="0"/>') + r("2", '<w:vertAlign w:val="superscript"/>')) +
        p(r("Takes note", '<w:rStyle w:val="Em"/>') + r(" of it")) +
        p("Training", '<w:pStyle w:val="H23"/>'),
    })
    const [urges, notes, head] = source.lines
    assert.deepEqual([urges?.italics, urges?.raised, urges?.bold], [[[0, 5]], [[16, 17]], undefined])
    assert.deepEqual(notes?.italics, [[0, 10]])
    assert.deepEqual([head?.style, head?.bold], ["H23", true])
  })

  it("rebuilds automatic numbers to three levels, and begins deeper ones again", async () => {
    const source = await read({
      numbering: `${legal}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`,
      body: [
        ["Decides", 0],
        ["first", 1],
        ["deep", 2],
        ["deeper", 2],
        ["second", 1],
        ["deep again", 2],
        ["Requests", 0],
        ["anew", 1],
      ]
        .map(([text, at]) => p(String(text), num(1, Number(at))))
        .join(""),
    })
    assert.deepEqual(texts(source), [
      "1.\tDecides",
      "(a)\tfirst",
      "(i)\tdeep",
      "(ii)\tdeeper",
      "(b)\tsecond",
      "(i)\tdeep again",
      "2.\tRequests",
      "(a)\tanew",
    ])
  })

  it("counts on over lists of one kind, starts where a list says, and takes a number from a style", async () => {
    const source = await read({
      styles: `<w:style w:styleId="Para"><w:pPr>${num(1, 0)}</w:pPr></w:style>`,
      numbering:
        `${legal}<w:abstractNum w:abstractNumId="8">${level(0, "upperRoman", "%1.", '<w:suff w:val="space"/>')}${level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>' +
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>' +
        '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>',
      body:
        p("one", '<w:pStyle w:val="Para"/>') +
        p("two", num(2, 0)) +
        p("five", num(3, 0)) +
        p("none", num(0, 0)) +
        p("roman", num(4, 0)) +
        p("legal", num(4, 1)),
    })
    assert.deepEqual(texts(source), ["1.\tone", "2.\ttwo", "5.\tfive", "none", "I. roman", "1.1\tlegal"])
  })

  it("puts native note calls in the text as raised marks, and each note into one line that knows its mark", async () => {
    const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const source = await read({
      footnotes:
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>' +
        `<w:footnote w:id="4">${p(`<w:r><w:tab/><w:footnoteRef/></w:r>${r(" Resolution ")}${r("98/1", "<w:i/>")}`)}${p("and annex.")}</w:footnote>` +
        `<w:footnote w:id="9">${p(r("*") + r(" On behalf of the Group."))}</w:footnote>` +
        `<w:footnote w:id="5">${p("<w:r><w:footnoteRef/></w:r>" + r(" Ibid."))}</w:footnote>`,
      body:
        p(`<w:r><w:t>Egypt</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>`) +
        p(`${r("Recalling the plan,")}${call(4)}${r(" and more")}${call(5)}`),
    })
    assert.deepEqual(texts(source), ["Egypt*", "Recalling the plan,1 and more2"])
    assert.deepEqual(source.lines[0]?.raised, [[5, 6]])
    assert.deepEqual(source.lines[1]?.raised, [
      [19, 20],
      [29, 30],
    ])
    const notes = source.lines.filter((line) => line.part === "note").map(({ note, text }) => [note, text])
    assert.deepEqual(notes, [
      ["*", "On behalf of the Group."],
      ["1", "Resolution 98/1 and annex."],
      ["2", "Ibid."],
    ])
  })

  it("reads insertions, leaves deletions, hidden text and comments out, and says so", async () => {
    const source = await read({
      comments: `<w:comment w:id="1">${p("Check this")}</w:comment>`,
      body: p(
        r("Requests ") +
          `<w:ins>${r("Member ")}</w:ins><w:del><w:r><w:delText>all </w:delText></w:r></w:del>` +
          r("States") +
          r(" (draft)", "<w:vanish/>") +
          '<w:r><w:commentReference w:id="1"/></w:r>',
      ),
    })
    assert.deepEqual(texts(source), ["Requests Member States"])
    assert.deepEqual(source.losses, [
      "Tracked insertions were taken as part of the text.",
      "Tracked deletions were left out.",
      "Hidden text was left out.",
      "Comments were left out.",
    ])
  })

  it("says nothing of the comment in which the documents service keeps its job number", async () => {
    const source = await read({
      comments: `<w:comment w:id="1">${p("&lt;&lt;ODS JOB NO&gt;&gt;N4401234E")}</w:comment>`,
      body: p(`${r("Text")}<w:r><w:commentReference w:id="1"/></w:r>`),
    })
    assert.deepEqual(source.losses, [])
  })

  it("reads links, fields, tabs, symbols and hyphens of all kinds as text", async () => {
    const source = await read({
      body: p(
        `<w:hyperlink r:id="x">${r("A/RES/98/1")}</w:hyperlink><w:r><w:tab/><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19 co</w:t><w:softHyphen/><w:t>operation </w:t>` +
          '<w:sym w:font="Symbol" w:char="F0B7"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>' +
          `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(" seven")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
    })
    assert.deepEqual(texts(source), ["A/RES/98/1\tCOVID\u201119 cooperation • seven"])
  })

  it("parts the closing at its break, and nothing else", async () => {
    const broken = (first: string, second: string): string =>
      p(`<w:r><w:t>${first}</w:t><w:br/><w:t>${second}</w:t></w:r>`)
    const source = await read({
      body: broken("I", "Training of officials") + broken("12th plenary meeting", "3 May 2044"),
    })
    assert.deepEqual(texts(source), ["I Training of officials", "12th plenary meeting", "3 May 2044"])
  })

  it("is refused as damaged where it is no Word file, or its text is not well formed", async () => {
    const damaged = { refusal: "damaged-file" }
    assert.deepEqual(await docxSource(new Uint8Array()), damaged)
    assert.deepEqual(await docxSource(strToU8("PK\u0003\u0004 and nothing more")), damaged)
    assert.deepEqual(await docxSource(zipSync({ "a.txt": strToU8("a") })), damaged)
    assert.deepEqual(await docxSource(docxFile({ body: "<w:p>" })), damaged)
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body>&b;</w:body></w:document>'
    assert.deepEqual(await docxSource(zipSync({ "word/document.xml": strToU8(bomb) })), damaged)
  })

  it("takes no part for one that every object has", async () => {
    const relations =
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="constructor"/></Relationships>'
    assert.deepEqual(await docxSource(zipSync({ "_rels/.rels": strToU8(relations) })), { refusal: "damaged-file" })
  })

  it("is refused as too large where its text would unpack beyond reason", async () => {
    const huge = zipSync({ "word/document.xml": new Uint8Array(80 * 1024 * 1024) }, { level: 1 })
    assert.ok(huge.length < 1_000_000)
    assert.deepEqual(await docxSource(huge), { refusal: "file-too-large" })
  })
})
