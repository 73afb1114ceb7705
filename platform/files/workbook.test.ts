import { WorkbookFault, rowsOf, workbookLimits } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { zipOf, type Part } from "#platform/files/zip.ts"
import { columnName, sheetName, type ReadRow, type Sheet, type WrittenRow } from "#platform/kernel/workbook.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { execFile, spawnSync } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { promisify } from "node:util"

const sheet = (name: string, rows: Iterable<WrittenRow>, more: Partial<Sheet> = {}): Sheet => ({
  ...{ name, columns: [{ width: 20 }, { width: 20 }], heads: 1, rows },
  ...more,
})

async function written(sheets: readonly Sheet[], lists: Record<string, readonly string[]> = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf({ sheets, lists: new Map(Object.entries(lists)) })) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function packed(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const all = Object.entries(parts).map(([name, text]): Part => [name, [text]])
  for await (const piece of zipOf(all)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function read(bytes: Uint8Array, limits = workbookLimits): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const row of rowsOf(bytes, limits)) rows.push(row)
  return rows
}

/** A workbook as others write them: words that cells point to, prefixes, formulas, days. */
const foreign = (cells: string, more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> =>
  packed({
    ...frame,
    "xl/worksheets/one.xml": `<x:worksheet xmlns:x="m"><x:sheetData>${cells}</x:sheetData></x:worksheet>`,
    ...more,
  })

const frame: Readonly<Record<string, string>> = {
  "_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="Lamps" sheetId="7" q:id="b"/></x:sheets></x:workbook>`,
  "xl/_rels/workbook.xml.rels":
    `<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/one.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/>` +
    `<Relationship Id="d" Type="x/styles" Target="styles.xml"/></Relationships>`,
  "xl/sharedStrings.xml": `<sst><si><t>harbour</t></si><si><r><t>lan</t></r><r><t>tern</t></r><rPh><t>aside</t></rPh></si></sst>`,
  "xl/styles.xml":
    `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yy"/><numFmt numFmtId="171" formatCode="0 &quot;days&quot;"/></numFmts>` +
    `<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
}

describe("a workbook that was written", () => {
  it("is read back as it is, whatever is in its cells", async () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((each) =>
      // What XML cannot carry is left out; a carriage return stays one.
      each.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "x"),
    )
    const cell = fc.oneof(
      fc.constant(null),
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (Object.is(each, -0) ? 0 : each)),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(rows, rows, async (one, two) => {
        const found = await read(await written([sheet("One", one), sheet("ثانية", two, { rightToLeft: true })]))
        const expected = [["One", one] as const, ["ثانية", two] as const].flatMap(([name, all]) =>
          all.flatMap((cells, at) => {
            const last = cells.findLastIndex((each) => each !== null)
            return last < 0 ? [] : [{ sheet: name, row: at + 1, cells: cells.slice(0, last + 1) }]
          }),
        )
        assert.deepEqual(found, expected)
      }),
      { numRuns: 60 },
    )
  })

  it("keeps days as days, and words that look like something else as words", async () => {
    const date = { kind: "date" } as const
    const rows: WrittenRow[] = [
      [
        { value: "2011-03-31", style: "answer", check: date },
        { value: "1850-01-01", style: "answer", check: date },
      ],
      ["_x000D_", "5/2"],
      ["=1+1", "a\r\nb"],
    ]
    assert.deepEqual(
      (await read(await written([sheet("One", rows)]))).map(({ cells }) => cells),
      [
        ["2011-03-31", "1850-01-01"],
        ["_x000D_", "5/2"],
        ["=1+1", "a\r\nb"],
      ],
    )
  })

  it("does not cut a text that is too long for a cell", async () => {
    await assert.rejects(written([sheet("One", [["x".repeat(32_768)]])]), /does not fit/)
  })

  it("offers what its lists say, in a hidden sheet, and refuses a list it does not have", async () => {
    const check = { kind: "list", list: "colours" } as const
    const rows = [["Colour"], [{ value: "red", style: "answer", check } as const]]
    const found = await read(await written([sheet("One", rows)], { colours: ["red", "blue"], empty: [] }))
    assert.deepEqual(
      found.filter(({ sheet: name }) => name === "lists").map(({ cells }) => cells),
      [["colours", "empty"], ["red"], ["blue"]],
    )
    await assert.rejects(written([sheet("One", rows)]), /no list colours/)
  })

  it("is opened by LibreOffice", { skip: hasOffice() ? false : "there is no LibreOffice here" }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "palermo-workbook-"))
    try {
      const check = { kind: "list", list: "colours" } as const
      const rows = [
        ["Lamp", "Since"],
        ["مصباح", { value: "2011-03-31", style: "answer", check: { kind: "date" } } as const],
        [{ value: "red", check } as const, 3.5],
      ]
      const book = sheet("One", rows, { protected: true, rightToLeft: true })
      await writeFile(join(folder, "a.xlsx"), await written([book], { colours: ["red"] }))
      const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
      await promisify(execFile)("soffice", [
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        folder,
        join(folder, "a.xlsx"),
      ])
      assert.equal(await readFile(join(folder, "a.csv"), "utf8"), "Lamp,Since\nمصباح,2011-03-31\nred,3.5\n")
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe("a workbook of others", () => {
  it("is read with words that cells point to, formulas by what they came to, days and truths", async () => {
    const bytes = await foreign(
      `<x:row r="3"><x:c r="B3" t="s"><x:v>1</x:v></x:c><x:c r="D3" s="1"><x:v>40633</x:v></x:c><x:c s="2"><x:v>40633.5</x:v></x:c><x:c s="3"><x:v>3</x:v></x:c></x:row>` +
        `<x:row><x:c t="str"><x:f>A1&amp;B1</x:f><x:v>lit</x:v></x:c><x:c><x:f>1+1</x:f></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="inlineStr"><x:is><x:t>in</x:t></x:is></x:c></x:row>`,
    )
    assert.deepEqual(await read(bytes), [
      { sheet: "Lamps", row: 3, cells: [null, "lantern", null, "2011-03-31", "2011-03-31T12:00:00", 3] },
      { sheet: "Lamps", row: 4, cells: ["lit", "=1+1", true, "#N/A", "in"] },
    ])
  })

  it("counts days from 1904 where it says so", async () => {
    const bytes = await foreign(`<x:row><x:c s="1"><x:v>39171</x:v></x:c></x:row>`, {
      "xl/workbook.xml": `<workbook xmlns:q="r"><workbookPr date1904="1"/><sheets><sheet name="Lamps" sheetId="7" q:id="b"/></sheets></workbook>`,
    })
    assert.deepEqual((await read(bytes))[0]?.cells, ["2011-03-31"])
  })
})

describe("a file that means harm", () => {
  const refused = (code: string) => (error: unknown) => error instanceof WorkbookFault && error.code === code

  it("is refused where it is no workbook, is broken, or points to words that are not there", async () => {
    const unreadable = refused("workbook-not-readable")
    const good = await foreign(`<x:row><x:c><x:v>1</x:v></x:c></x:row>`)
    await assert.rejects(read(new Uint8Array()), unreadable)
    await assert.rejects(read(Buffer.from("Decides")), unreadable)
    await assert.rejects(read(await packed({ "word/document.xml": "<a/>" })), unreadable)
    await assert.rejects(read(good.slice(0, good.length - 30)), unreadable)
    await assert.rejects(read(await foreign(`<x:row><x:c t="s"><x:v>99</x:v></x:c></x:row>`)), unreadable)
    await assert.rejects(read(await foreign(`<x:row><x:c><x:v>&lol;</x:v></x:c></x:row>`)), unreadable)
    for (const row of ["abc", "0", "-3", "1.5", "1e300", ""])
      await assert.rejects(read(await foreign(`<x:row r="${row}"><x:c><x:v>1</x:v></x:c></x:row>`)), unreadable, row)
    const typed = { "xl/worksheets/one.xml": `<!DOCTYPE a [<!ENTITY l "x">]><a/>` }
    await assert.rejects(read(await foreign("", typed)), unreadable)
    await assert.rejects(read(await foreign("<a>".repeat(1000))), unreadable)
  })

  it("is refused where it unpacks to more than it may, has too many rows or columns, or a text without end", async () => {
    const large = refused("workbook-too-large")
    const rows = (n: number) => `<x:row><x:c><x:v>1</x:v></x:c></x:row>`.repeat(n)
    await assert.rejects(read(await foreign(rows(20_000)), { ...workbookLimits, unpacked: 100_000 }), large)
    await assert.rejects(read(await foreign(rows(11)), { ...workbookLimits, rows: 10 }), large)
    await assert.rejects(read(await foreign(`<x:row><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>`)), large)
    await assert.rejects(
      read(await foreign(`<x:row><x:c t="str"><x:v>${"x".repeat(200_000)}</x:v></x:c></x:row>`)),
      large,
    )
    const words = { "xl/sharedStrings.xml": `<sst><si>${`<t>${"x".repeat(50_000)}</t>`.repeat(3)}</si></sst>` }
    await assert.rejects(read(await foreign("", words)), large)
    await assert.rejects(read(await foreign(`<a ${"x".repeat(6_000_000)}`)), large)
  })

  it("unpacks no more than it is allowed to, however small it came", async () => {
    function* endless() {
      yield `<sst>`
      for (let n = 0; n < 40; n++) yield `<si/>${" ".repeat(1024 * 1024)}`
    }
    const pieces: Uint8Array[] = []
    const names = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"]
    const all = names.map((name): Part => [name, [frame[name] ?? ""]])
    for await (const piece of zipOf([...all, ["xl/sharedStrings.xml", endless()]])) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    assert.ok(bytes.length < 1024 * 1024)
    const before = process.memoryUsage().rss
    await assert.rejects(read(bytes, { ...workbookLimits, unpacked: 32 * 1024 * 1024 }), refused("workbook-too-large"))
    assert.ok(process.memoryUsage().rss - before < 30 * 1024 * 1024)
  })
})

describe("the name of a sheet", () => {
  it("has no signs a spreadsheet cannot take, is short, and is there once", () => {
    const taken = new Set<string>()
    assert.equal(sheetName("Law: [5] a/b?", taken), "Law 5 a b")
    assert.equal(sheetName("law 5 A b", taken), "law 5 A b 2")
    assert.equal(sheetName("", taken), "Sheet")
    assert.equal(sheetName("x".repeat(50), taken).length, 31)
    assert.equal(sheetName("x".repeat(50), taken), `${"x".repeat(29)} 2`)
  })

  it("is not needed for a column, which has letters", () =>
    assert.deepEqual([0, 25, 26, 701, 702].map(columnName), ["A", "Z", "AA", "ZZ", "AAA"]))
})

function hasOffice(): boolean {
  return spawnSync("soffice", ["--version"]).status === 0
}
