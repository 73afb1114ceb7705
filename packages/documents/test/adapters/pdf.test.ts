import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { inReadingOrder } from "../../src/adapters/pdf-direction.ts"
import type { Item } from "../../src/adapters/pdf-items.ts"
import { pdfSource } from "../../src/adapters/pdf.ts"
import type { Line, Source } from "../../src/source.ts"
import { pdfFile, type Type } from "./pdf-file.ts"

async function read(pages: readonly (readonly Type[])[]): Promise<Source> {
  const source = await pdfSource(pdfFile(pages))
  assert.ok("lines" in source, "is refused")
  for (const line of source.lines) assert.equal(source.text.slice(line.start, line.start + line.text.length), line.text)
  return source
}

const texts = (source: Source, part: Line["part"] = "body"): string[] =>
  source.lines.filter((line) => line.part === part).map((line) => line.text)

const filling: Type[] = [
  ["r", 10, 123, 400, "whose work of many years the Assembly has followed with"],
  ["r", 10, 123, 388, "interest and which it means to follow for many more,"],
]

const first: Type[] = [
  ["r", 14, 123, 734, "United Nations"],
  ["r", 20, 493, 735, "A"],
  ["r", 10, 507.5, 735, "/RES/99/7"],
  ["b", 20, 123, 706, "General Assembly"],
  ["r", 10, 397, 706, "Distr.: General"],
  ["r", 10, 397, 694, "3 May 2044"],
  ["i", 10, 147, 436, "Recalling"],
  ["r", 10, 189, 436, "its resolution 98/1 of 4 June 2043,"],
  ["r", 6.5, 332, 439.5, "1"],
  ["r", 10, 338, 436, "and post -"],
  ["r", 10, 123, 424, "conflict work,"],
  ...filling,
  ["r", 10, 147, 370, "1."],
  ["i", 10, 171, 370, "Welcomes"],
  ["r", 10, 214, 370, "the work of the Secretary -General and of every Secretary-General;"],
  ["b", 8, 100, 102, "__________________"],
  ["r", 5.5, 117, 91, "1"],
  ["r", 8.5, 123, 88, "Treaty of a kind, vol. 5, known well in the"],
  ["r", 8.5, 123, 78, "2040s."],
  ["r", 10, 65, 44, "44-01234 (E) 030544"],
  ["r", 12, 65, 30, "*4401234*"],
]

const second: Type[] = [
  ["b", 8.5, 60, 733, "A/RES/99/7"],
  ["r", 10, 147, 700, "2."],
  ["i", 10, 171, 700, "Requests"],
  ["r", 10, 211, 700, "a report at its hundredth session."],
  ...filling,
  ["r", 7, 524, 38, "44-01234"],
  ["b", 8.5, 60, 36, "2/2"],
]

describe("a PDF", () => {
  it("gives its lines from the top down, with columns of the masthead apart and the symbol whole", async () => {
    const source = await read([first, second])
    assert.deepEqual(texts(source).slice(0, 5), [
      "A/RES/99/7",
      "United Nations",
      "General Assembly",
      "Distr.: General",
      "3 May 2044",
    ])
    const [symbol] = source.lines
    assert.deepEqual([symbol?.page, symbol?.x, symbol?.y], [1, 493, 57])
    assert.deepEqual(source.lines.find((line) => line.text === "General Assembly")?.size, 20)
    assert.deepEqual(source.lines.find((line) => line.text === "General Assembly")?.bold, true)
  })

  it("knows italics by the font and raised marks by size and baseline", async () => {
    const source = await read([first, second])
    const line = source.lines.find(({ text }) => text.startsWith("Recalling"))
    assert.equal(line?.text, "Recalling its resolution 98/1 of 4 June 2043,1 and post-")
    assert.deepEqual(line.italics, [[0, 9]])
    assert.deepEqual(line.raised, [[45, 46]])
  })

  it("keeps a number with its paragraph, and mends words only where it is safe", async () => {
    const source = await read([first, second])
    assert.ok(texts(source).includes("1. Welcomes the work of the Secretary-General and of every Secretary-General;"))
    const split = await read([
      [
        ["r", 10, 100, 700, "the countries of Latin America and of all"],
        ["r", 10, 100, 688, "regions, Latin Amer ica included, as well as"],
        ["r", 10, 100, 676, "those that can not take part in to day"],
      ],
    ])
    assert.equal(split.lines[1]?.text, "regions, Latin America included, as well as")
    assert.equal(split.lines[2]?.text, "those that can not take part in to day")
  })

  it("tells headers, footers and page numbers from the text", async () => {
    const source = await read([first, second])
    assert.deepEqual(texts(source, "header"), ["A/RES/99/7"])
    assert.deepEqual(texts(source, "footer"), ["44-01234 (E) 030544", "*4401234*", "44-01234", "2/2"])
  })

  it("makes one line of a note, with its mark beside it", async () => {
    const source = await read([first, second])
    const notes = source.lines.filter((line) => line.part === "note").map(({ note, text, page }) => [note, text, page])
    assert.deepEqual(notes, [["1", "Treaty of a kind, vol. 5, known well in the 2040s.", 1]])
  })

  it("reads two columns one after the other where a page has them all the way down", async () => {
    const rows = Array.from({ length: 14 }, (_, at): Type[] => [
      ["r", 10, 60, 700 - 12 * at, `left column, line number ${at + 1} of it`],
      ["r", 10, 330, 700 - 12 * at, `right column, line number ${at + 1} of it`],
    ])
    const source = await read([rows.flat()])
    assert.match(source.lines[13]?.text ?? "", /^left column, line number 14/u)
    assert.match(source.lines[14]?.text ?? "", /^right column, line number 1 /u)
  })

  it("puts right-to-left items into the order they are read, numbers and Latin words the right way round", () => {
    const item = (x: number, text: string): Item => ({ text, x, y: 0, width: 10, size: 10, italic: false, bold: false })
    const seen = [
      item(10, "\uFE8D\uFEDF\uFECC\uFEE4\uFEDE"),
      item(30, "A/RES/99/7"),
      item(50, "of 2043"),
      item(70, "القرار"),
    ]
    assert.deepEqual(
      inReadingOrder(seen).map(({ text }) => text),
      ["القرار", "A/RES/99/7", "of 2043", "العمل"],
    )
  })

  it("turns brackets the right way round, and leaves a number with its dash at the head of a right-to-left line", () => {
    const item = (x: number, text: string): Item => ({ text, x, y: 0, width: 10, size: 10, italic: false, bold: false })
    const seen = [
      item(10, "؛"),
      item(20, "(A/RES/99/7"),
      item(50, ")انظر"),
      item(70, "الدول"),
      item(80, "-"),
      item(90, "1"),
    ]
    assert.deepEqual(
      inReadingOrder(seen).map(({ text }) => text),
      ["1", "-", "الدول", "(انظر", "A/RES/99/7)", "؛"],
    )
  })

  it("is refused where it has no text layer, or only a stray stamp on each page", async () => {
    const stamp: Type[] = [["r", 8, 60, 760, "Scanned 12"]]
    assert.deepEqual(await pdfSource(pdfFile([[]])), { refusal: "no-text-layer" })
    assert.deepEqual(await pdfSource(pdfFile([stamp, stamp, stamp])), { refusal: "no-text-layer" })
  })

  it("is refused as damaged where it is broken or no PDF", async () => {
    const damaged = { refusal: "damaged-file" }
    assert.deepEqual(await pdfSource(new Uint8Array()), damaged)
    assert.deepEqual(await pdfSource(new TextEncoder().encode("%PDF-1.7\nnothing follows")), damaged)
    const file = pdfFile([first])
    const copy = file.slice()
    await pdfSource(file)
    assert.deepEqual(file, copy, "the caller's bytes are left alone")
  })

  it("is refused as damaged where it is locked with a password", async () => {
    const text = new TextDecoder("latin1").decode(pdfFile([first]))
    const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >> /ID [<00><00>] /Root`
    const locked = new TextEncoder().encode(text.replace("/Root", lock))
    assert.deepEqual(await pdfSource(locked), { refusal: "file-locked" })
  })
})
