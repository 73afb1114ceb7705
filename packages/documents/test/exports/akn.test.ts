import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { XmlDocument, XsdValidator } from "libxml2-wasm"
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs"
import { aknReading } from "../../src/adapters/akn.ts"
import { toAkn } from "../../src/exports/akn.ts"
import type { Printable, PrintedNode } from "../../src/exports/printable.ts"
import type { Reading } from "../../src/tree.ts"
import { lighthouse, recorded, tree } from "./lighthouse.ts"

const date = "2044-06-01"
const schema = "../shared/documents/akn/schema/akomantoso30.xsd"
const skip = existsSync(schema) ? false : `${schema} is not here`

function back(document: Printable): Reading {
  const reading = aknReading(toAkn(document, { date }))
  assert.ok("children" in reading, "is refused")
  return reading
}

const heading = (
  type: "section" | "enacting" | "wrapper" | "closing" | "title",
  id: string,
  text: string,
  number: string | null = null,
): PrintedNode => ({ type, id, number, text, marks: [] })
const paragraph = (type: "preambular" | "operative", id: string, number: string | null, text: string): PrintedNode => ({
  type,
  id,
  number,
  opening: null,
  text,
  marks: [],
  children: [],
})

const draft: Printable = {
  language: "en",
  masthead: {
    ...lighthouse.masthead,
    kind: "draft_resolution",
    status: "draft",
    adopted: null,
    meeting: null,
    body: "Economic and Social Council",
    sponsors: ["Bosnia and Herzegovina"],
    wrapper: { verb: "Recommends", addressee: "General Assembly" },
  },
  children: [
    heading("title", "title", "Lamps & <wicks>", "99/7"),
    heading("enacting", "enacting_1", "The Economic and Social Council"),
    heading(
      "wrapper",
      "wrapper_1",
      "Recommends to the General Assembly the adoption of the following draft resolution:",
    ),
    heading("enacting", "enacting_2", "The General Assembly,"),
    paragraph("preambular", "pp_1", null, "Noting the lamps,"),
    paragraph("operative", "para_1", "1", "Decides to light them."),
  ],
  notes: [{ mark: "*", text: "Nobody calls this.", marks: [] }],
}

describe("a document as Akoma Ntoso", () => {
  it("read back gives the same tree, marks and notes included", () => {
    assert.deepEqual(tree(back(lighthouse)), tree(lighthouse))
  })

  it("is the same from a record as from a reading", () => {
    assert.equal(toAkn(recorded, { date }), toAkn(lighthouse, { date }))
  })

  it("has ids and addresses made of printed numbers and dates, and its clock from the caller", () => {
    const xml = toAkn(lighthouse, { date })
    assert.match(xml, /<point eId="para_2__point_a__point_i"><num>\(i\)<\/num>/u)
    assert.match(xml, /FRBRthis value="\/akn\/un\/statement\/deliberation\/unga\/2044-05-03\/99-7\/eng@\/!main"/u)
    assert.match(xml, /<FRBRdate date="2044-06-01" name="markup"\/>/u)
    assert.match(xml, /<noteRef href="#ftn_1" marker="1"/u)
  })

  it("keeps a draft within its paragraph, signs that mean something in XML, and a note that nothing calls", () => {
    const reading = back(draft)
    assert.deepEqual(
      reading.children.map(({ type, number, text }) => [type, number, text]),
      draft.children.map(({ type, number, text }) => [type, number, text]),
    )
    assert.deepEqual(reading.masthead, { ...draft.masthead, title: "Lamps & <wicks>" })
    assert.deepEqual(
      reading.notes.map(({ mark, text }) => [mark, text]),
      [["*", "Nobody calls this."]],
    )
  })

  it("drops signs that no XML may hold", () => {
    const strange = { ...draft, children: [paragraph("operative", "para_1", "1", "a\u0000b\uD800c\u{1F4A1}d")] }
    assert.equal(back(strange).children.at(-1)?.text, "abc\u{1F4A1}d")
  })

  describe("against the schema", { skip }, () => {
    it("is valid: resolution, draft, sections without number, nothing at all, and the published ones", () => {
      xmlRegisterFsInputProviders()
      const xsd = XmlDocument.fromBuffer(readFileSync(schema), { url: schema })
      const validator = XsdValidator.fromDoc(xsd)
      const empty: Printable = { ...draft, children: [], notes: [] }
      const loose: Printable = {
        ...draft,
        children: [
          heading("section", "section_1", "Lamps"),
          heading("section", "section_2", "Wicks"),
          heading("section", "section_II", "II", "II"),
        ],
      }
      const published = globSync("../shared/documents/akn/*/*.xml").map((path) =>
        aknReading(readFileSync(path, "utf8")),
      )
      assert.ok(published.length > 20)
      for (const document of [lighthouse, draft, loose, empty, ...published]) {
        assert.ok("children" in document)
        const xml = XmlDocument.fromString(toAkn(document, { date }))
        assert.doesNotThrow(() => validator.validate(xml), document.masthead.title ?? "")
        xml.dispose()
      }
      validator.dispose()
      xsd.dispose()
    })

    it("gives the published ones back as they were", () => {
      for (const path of globSync("../shared/documents/akn/*/*.xml")) {
        const reading = aknReading(readFileSync(path, "utf8"))
        assert.ok("children" in reading)
        assert.deepEqual(tree(back(reading)), tree(reading), path)
      }
    })
  })
})
