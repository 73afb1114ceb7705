import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { strFromU8, unzipSync } from "fflate"
import { aknReading } from "../../src/adapters/akn.ts"
import { docxSource } from "../../src/adapters/docx.ts"
import { toDocx } from "../../src/exports/docx.ts"
import type { Printable } from "../../src/exports/printable.ts"
import { readSource } from "../../src/reading.ts"
import type { Source } from "../../src/source.ts"
import type { Node, Reading } from "../../src/tree.ts"
import { lighthouse, recorded } from "./lighthouse.ts"

const published = "../shared/documents/akn"

async function back(document: Printable): Promise<Source> {
  const source = await docxSource(await toDocx(document))
  assert.ok("lines" in source, "is refused")
  return source
}

const starred: Printable = {
  ...recorded,
  children: [
    {
      type: "operative",
      id: "para_1",
      number: "1",
      opening: null,
      text: "Urges Egypt and all",
      marks: [5, 11, 15, 19].map((at, i) => ({ type: "note", range: [at, at], note: ["1", "*", "1", "7"][i] ?? "" })),
      children: [],
    },
  ],
  notes: ["1", "*", "7", "9"].map((mark) => ({ mark, text: `Note ${mark}.`, marks: [] })),
}

describe("a document as a Word file", () => {
  it("has the masthead in the header of its first page and its symbol on the others", async () => {
    const { lines } = await back(lighthouse)
    assert.deepEqual(
      lines.filter(({ part }) => part === "header").map(({ text }) => text),
      ["United Nations", "A/RES/99/7", "General Assembly", "Distr.: General", "9 May 2044"],
    )
  })

  it("has the styles of the United Nations by name, numbers typed, and italics where they were", async () => {
    const { lines } = await back(lighthouse)
    const style = (text: string): string | undefined => lines.find((line) => line.text.startsWith(text))?.style
    assert.deepEqual(
      ["Ninety-ninth", "Agenda item", "99/7.\tLight", "I Train", "1.\tUrges", "Annex", "See"].map(style),
      ["Session", "AgendaItemNormal", "TitleH1", "H23", "SingleTxt", "HCh", "FootnoteText"],
    )
    const urges = lines.find((line) => line.text.startsWith("1.\tUrges"))
    assert.deepEqual(urges?.italics, [[3, 8]])
    assert.ok(lines.some((line) => line.text === "(ii)\tThe ships;"))
  })

  it("has native notes; what is no count is typed, what is called again is typed, what nobody calls stands at the end", async () => {
    const { lines } = await back(starred)
    const body = lines.find((line) => line.text.startsWith("1.\tUrges"))
    assert.equal(body?.text, "1.\tUrges1 Egypt* and1 all7")
    assert.deepEqual(
      body.raised?.map(([from, to]) => body.text.slice(from, to)),
      ["1", "*", "1", "7"],
    )
    const notes = lines.filter((line) => line.part === "note").map(({ note, text }) => [note, text])
    assert.deepEqual(notes, [
      ["1", "Note 1."],
      ["*", "Note *."],
      ["7", "Note 7."],
    ])
    assert.equal(lines.findLast((line) => line.part === "body")?.text, "9 Note 9.")
  })

  it("is the same from a record, and the same bytes each time", async () => {
    const [one, two] = [await toDocx(lighthouse), await toDocx(recorded)]
    assert.deepEqual(one, two)
    assert.doesNotMatch(strFromU8(unzipSync(one)["docProps/core.xml"] ?? new Uint8Array()), /created|modified/u)
  })

  it("leaves out what XML cannot say, in its text, its notes and its title, and keeps all else", async () => {
    const wild = "a\u0001b\u000bc\ufffed\uffffe\u001f\u0085f\tg😀\u061c"
    const document: Printable = {
      ...starred,
      masthead: { ...starred.masthead, title: wild },
      children: [
        {
          type: "operative",
          id: "para_1",
          number: "1",
          opening: null,
          text: wild,
          marks: [{ type: "note", range: [0, 0], note: "\u0002*" }],
          children: [],
        },
      ],
      notes: [{ mark: "\u0002*", text: wild, marks: [] }],
    }
    const parts = unzipSync(await toDocx(document))
    for (const [path, part] of Object.entries(parts))
      assert.doesNotMatch(strFromU8(part), /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u, path)
    for (const path of ["word/document.xml", "word/footnotes.xml"])
      assert.match(strFromU8(parts[path] ?? new Uint8Array()), /abcde\u0085f\tg😀\u061c/u, path)
    const { lines } = await back(document)
    assert.ok(lines.some(({ text }) => text.startsWith("1.") && text.includes("abcde")))
  })

  it("runs from right to left in Arabic", async () => {
    const xml = strFromU8(
      unzipSync(await toDocx({ ...recorded, language: "ar" }))["word/document.xml"] ?? new Uint8Array(),
    )
    assert.match(xml, /<w:bidi\/>/u)
    assert.match(xml, /<w:rtl\/>/u)
    assert.match(xml, />1 -</u)
    const left = strFromU8(unzipSync(await toDocx(recorded))["word/document.xml"] ?? new Uint8Array())
    assert.doesNotMatch(left, /<w:bidi\/>/u)
  })

  it("read back has the same symbol, paragraphs and notes", async () => {
    // What closes a list again has no number; in Word nothing but sense tells it from the point before it.
    const children = lighthouse.children.map((node) =>
      "children" in node ? { ...node, children: node.children.filter(({ number }) => number !== null) } : node,
    )
    const document = { ...lighthouse, children }
    const reading = readSource(await back(document))
    assert.equal(reading.masthead.symbol, "A/RES/99/7")
    assert.deepEqual(outline(reading), outline(document))
  })

  it(
    "read back has the same paragraphs and notes as the published ones in English, French and Spanish",
    { skip: !existsSync(published) && `${published} is not here` },
    async () => {
      const paths = globSync(`${published}/{English,French,Spanish}/*.xml`).filter((path) => !path.includes("76_7"))
      assert.ok(paths.length > 10)
      for (const path of paths) {
        const reading = aknReading(readFileSync(path, "utf8"))
        assert.ok("children" in reading)
        const again = readSource(await back(reading))
        assert.equal(again.masthead.symbol, reading.masthead.symbol)
        assert.deepEqual(outline(again), outline(reading), path)
      }
    },
  )
})

const flat = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(flat)] : [node])

function outline(reading: Reading): unknown {
  const paragraphs = reading.children
    .flatMap(flat)
    .filter((node) => ["preambular", "operative", "sub", "annexed"].includes(node.type))
  return {
    paragraphs: paragraphs.map(({ type, number, text }) => [type, number, text.slice(0, 60)]),
    notes: reading.notes.map(({ mark, text }) => [mark, text]),
  }
}
