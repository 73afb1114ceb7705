/** Real files of the United Nations, read in place. They are no part of this repository; where they are absent, this is skipped. */
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { aknReading } from "../../src/adapters/akn.ts"
import { docxSource } from "../../src/adapters/docx.ts"
import { pdfSource } from "../../src/adapters/pdf.ts"
import { readSource } from "../../src/reading.ts"
import type { Source } from "../../src/source.ts"
import type { Node, Reading } from "../../src/tree.ts"

const originals = "../shared/documents/originals"
const akn = "../shared/documents/akn"
const absent = (folder: string): string | false => (existsSync(folder) ? false : `${folder} is not here`)

const flat = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(flat)] : [node])
const count = (reading: Reading, type: Node["type"]): number =>
  reading.children.filter((node) => node.type === type).length

async function source(name: string): Promise<Source> {
  const bytes = new Uint8Array(readFileSync(`${originals}/${name}`))
  const read = await (name.endsWith(".pdf") ? pdfSource(bytes) : docxSource(bytes))
  assert.ok("lines" in read, `${name} is refused`)
  for (const line of read.lines) assert.equal(read.text.slice(line.start, line.start + line.text.length), line.text)
  return read
}

describe("a resolution as the documents service keeps it in Word", { skip: absent(originals) }, () => {
  const files: readonly (readonly [
    name: string,
    symbol: string,
    adopted: string,
    preambular: number,
    operative: number,
    notes: number,
  ])[] = [
    ["N1741930.DOC", "A/RES/72/58", "2017-12-04", 17, 4, 12],
    ["N1742183.DOC", "A/RES/72/72", "2017-12-05", 65, 231, 33],
    ["N1743151.DOC", "A/RES/72/108", "2017-12-07", 24, 17, 8],
    ["N1743336.DOC", "A/RES/72/128", "2017-12-07", 1, 2, 0],
    ["N1746237.DOC", "A/RES/72/187", "2017-12-19", 11, 10, 5],
    ["N1819880.DOC", "A/RES/72/284", "2018-06-26", 38, 85, 11],
  ]
  for (const [name, symbol, adopted, preambular, operative, notes] of files) {
    it(`gives symbol, paragraphs and notes of ${symbol}`, async () => {
      const file = await source(name)
      assert.deepEqual(file.losses, [])
      assert.equal(file.lines.find((line) => line.part === "header" && line.text.includes("/RES/"))?.text, symbol)
      const reading = readSource(file)
      assert.deepEqual(
        [
          reading.masthead.symbol,
          reading.masthead.adopted,
          count(reading, "preambular"),
          count(reading, "operative"),
          reading.notes.length,
        ],
        [symbol, adopted, preambular, operative, notes],
      )
      assert.deepEqual(
        reading.notes.map(({ mark }) => mark),
        Array.from({ length: notes }, (_, at) => String(at + 1)),
      )
    })
  }
})

describe("a resolution as it is published in PDF", { skip: absent(originals) }, () => {
  it("gives symbol, paragraphs and notes of A/RES/73/7", async () => {
    const reading = readSource(await source("A_RES_73_7-EN.pdf"))
    assert.deepEqual(
      [
        reading.masthead.symbol,
        reading.masthead.adopted,
        count(reading, "preambular"),
        count(reading, "operative"),
        reading.notes.length,
      ],
      ["A/RES/73/7", "2018-10-29", 13, 28, 9],
    )
    const last = reading.children.findLast((node) => node.type === "operative")
    assert.match(last?.text ?? "", /^Invites the International Criminal Court .+ at its seventy-fourth session\.$/u)
  })

  it("gives the lines of A/RES/73/3 without what belongs to the paper, its notes whole", async () => {
    const { lines } = await source("A_RES_73_3-EN.pdf")
    assert.ok(lines.some((line) => line.part === "body" && line.text === "A/RES/73/3"))
    assert.ok(
      !lines.some(
        (line) => line.part === "body" && line.page !== 1 && /A\/RES\/73\/3|18-16895|^\d+\/10$/u.test(line.text),
      ),
    )
    const notes = lines.filter((line) => line.part === "note")
    assert.deepEqual(
      notes.map(({ note }) => note),
      ["1", "2", "3", "4", "5", "6", "7"],
    )
    assert.match(notes[3]?.text ?? "", /^See Official Records .+ chap\. II\.$/u)
    const numbers = lines.flatMap(({ part, text, x }) =>
      part === "body" && x === 147.1 ? (/^(\d+)\. /u.exec(text)?.[1] ?? []) : [],
    )
    assert.deepEqual(
      numbers,
      Array.from({ length: 53 }, (_, at) => String(at + 1)),
    )
  })
})

describe("a resolution as it is published in Akoma Ntoso", { skip: absent(akn) }, () => {
  const languages = ["English", "Arabic", "Chinese", "French", "Russian", "Spanish"]
  const paths = languages.flatMap((language) =>
    existsSync(`${akn}/${language}`)
      ? readdirSync(`${akn}/${language}`).map((name) => `${akn}/${language}/${name}`)
      : [],
  )
  const read = (path: string): Reading => {
    const reading = aknReading(readFileSync(path, "utf8"))
    assert.ok("children" in reading, `${path} is refused`)
    return reading
  }
  const symbolIn = (path: string): string => /A_RES_\d+_\d+/u.exec(path)?.[0] ?? ""

  for (const symbol of new Set(paths.map(symbolIn))) {
    it(`gives the same structure of ${symbol.replaceAll("_", "/")} in every language it is in`, () => {
      const readings = paths.filter((path) => symbolIn(path) === symbol).map(read)
      const outline = (reading: Reading): unknown => ({
        nodes: reading.children.flatMap(flat).map(({ id, type }) => `${type} ${id}`),
        numbers: reading.children.map(({ number }) => number),
        calls: reading.children
          .flatMap(flat)
          .flatMap(({ id, marks }) => marks.flatMap((mark) => (mark.type === "note" ? [`${id} ${mark.note}`] : []))),
        notes: reading.notes.map(({ mark }) => mark),
        masthead: [
          reading.masthead.symbol,
          reading.masthead.number,
          reading.masthead.body,
          reading.masthead.adopted,
          reading.masthead.dated,
          reading.masthead.agendaItem,
        ],
      })
      const [first, ...others] = readings
      assert.ok(first !== undefined)
      for (const other of others) assert.deepEqual(outline(other), outline(first), other.language ?? "")
      for (const reading of readings) {
        for (const { text, position } of [...reading.children.flatMap(flat), ...reading.notes]) {
          assert.equal(position.pieces.map((piece) => reading.source.slice(...piece)).join(""), text)
        }
        const operatives = reading.children.filter((node) => node.type === "operative" || node.type === "preambular")
        assert.ok(
          operatives.every((node) => "opening" in node && node.opening !== null),
          `${reading.language}: an opening is missing`,
        )
      }
    })
  }

  it("counts what stands in the mark-up", () => {
    const counts = paths
      .filter((path) => path.includes("English"))
      .map(read)
      .map((reading) => [
        reading.masthead.symbol,
        count(reading, "preambular"),
        count(reading, "operative"),
        reading.children.flatMap(flat).filter(({ type }) => type === "sub").length,
        count(reading, "annexed"),
        reading.notes.length,
      ])
    assert.deepEqual(counts, [
      ["A/RES/76/7", 0, 1, 0, 29, 12],
      ["A/RES/77/194", 39, 53, 0, 0, 37],
      ["A/RES/77/236", 24, 22, 16, 0, 11],
      ["A/RES/78/228", 48, 33, 6, 0, 34],
      ["A/RES/79/154", 38, 52, 0, 0, 39],
      ["A/RES/79/189", 24, 23, 16, 0, 11],
    ])
  })
})
