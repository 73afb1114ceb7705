import { readAll, remarked } from "#modules/analysis/intake/examples.ts"
import { IntakeFault, type IntakeRefusal } from "#modules/analysis/intake/fault.ts"
import { jsonParts } from "#modules/analysis/intake/readers/json-parts.ts"
import { fileSource } from "#modules/analysis/intake/source.ts"
import { xlsxOf } from "#platform/files/xlsx.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { gzipSync } from "node:zlib"
import * as fc from "fast-check"

const rows = [
  ["Female", "Brazil", "2020", 'a "dry" lamp, blue'],
  ["Male", "巴西", "2021", "oil\nlamp"],
  ["", "ITA", "2021", ""],
] as const
const heads = ["sex", "citizenship", "year", "lamp"] as const
const understood = [
  ["female", "state-bra", "2020", 'a "dry" lamp, blue'],
  ["male", "state-bra", "2021", "oil\nlamp"],
  ["unknown", "state-ita", "2021", ""],
]
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const csv = (separator = ",") => [heads, ...rows].map((row) => row.map(quoted).join(separator)).join("\r\n")
const objects = rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])))

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "intake-"))
})
after(() => rm(folder, { recursive: true }))

const refuses = (code: IntakeRefusal) => (error: unknown) => error instanceof IntakeFault && error.code === code

async function workbook(table: readonly (readonly (string | null)[])[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  type Row = readonly (string | null)[]
  const columns = (table[0] ?? []).map((title, at) => [title ?? "", (row: Row) => row[at] ?? null] as const)
  for await (const piece of xlsxOf("Lamps", columns, table.slice(1))) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The column engine, where it is installed: it writes Parquet for these tests. */
const duckdb = await import("@duckdb/node-api").catch(() => undefined)

describe("a table", () => {
  const forms: [name: string, make: () => Uint8Array | Promise<Uint8Array>][] = [
    ["CSV", () => Buffer.from(csv())],
    ["CSV with a byte order mark", () => Buffer.from(`\ufeff${csv()}`)],
    ["CSV with semicolons", () => Buffer.from(csv(";"))],
    ["CSV with tabs", () => Buffer.from(csv("\t"))],
    ["CSV that gzip packed", () => gzipSync(csv())],
    ["JSON, an array of objects", () => Buffer.from(JSON.stringify(objects, null, 2))],
    ["JSON, one object a line", () => Buffer.from(objects.map((each) => JSON.stringify(each)).join("\n"))],
    ["XLSX", () => workbook([heads, ...rows])],
  ]
  for (const [name, make] of forms)
    it(`is the same table as ${name}`, async () => {
      const told = await readAll(await make())
      assert.deepEqual(told.rows, understood)
      assert.equal(told.read.records, 3)
    })

  it(
    "is the same table as Parquet",
    { skip: !duckdb && "the column engine that writes Parquet is not installed" },
    async () => {
      if (!duckdb) return
      const [from, to] = [join(folder, "lamps.csv"), join(folder, "lamps.parquet")]
      await writeFile(from, csv())
      const connection = await (await duckdb.DuckDBInstance.create(":memory:")).connect()
      for (const compression of ["uncompressed", "snappy", "zstd", "gzip"]) {
        await connection.run(
          `copy (select * from read_csv('${from}', all_varchar = true, header = true)) to '${to}' (format parquet, compression ${compression})`,
        )
        const source = await fileSource(to)
        assert.deepEqual((await readAll(source)).rows, understood, compression)
        await source.close()
        const whole = await readFile(to)
        await assert.rejects(readAll(whole.subarray(0, whole.length - 40)), refuses("file-not-a-table"))
      }
      // Numbers and days are read as what they say.
      await connection.run(
        `copy (select 2020 as year, 'female' as sex, true as lit, 12.5 as oil union all select 2021, null, false, null) to '${to}' (format parquet)`,
      )
      assert.deepEqual((await readAll(await readFile(to))).rows, [
        ["2020", "female", "true", "12.5"],
        ["2021", "unknown", "false", ""],
      ])
    },
  )

  it("is told by its bytes, and read on from whatever place they are cut", async () => {
    const bytes = Buffer.from(csv(";"))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        const chunks = async function* () {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
        }
        const source = {
          size: bytes.length,
          chunks,
          slice: async (from: number, to: number) => bytes.subarray(from, to),
        }
        assert.deepEqual((await readAll(source)).rows, understood)
      }),
      { numRuns: 20 },
    )
  })

  it("passes over rows of another width and further sheets, and says so", async () => {
    assert.deepEqual(remarked(await readAll("sex,lamp\nfemale\nmale,oil\nmale,oil,new\n")), { "row-of-other-width": 2 })
    const told = await readAll('[{"sex":"female"},7,{"sex":"male"}]')
    assert.deepEqual([told.rows, remarked(told)], [[["female"], ["male"]], { "value-not-plain": 1 }])
  })

  it("finds the headings of a workbook below its title", async () => {
    const told = await readAll(
      await workbook([["The lamps of the coast", ""], ["", ""], [...heads].slice(0, 2), ["Female", "Brazil"]]),
    )
    assert.deepEqual(told.rows, [["female", "state-bra"]])
  })

  it("is refused where it is none, in a way that says why", async () => {
    const cases: [bytes: string | Uint8Array, code: IntakeRefusal][] = [
      ["", "upload-empty"],
      [" \n \n", "upload-empty"],
      [Buffer.from("sex,pa\u00eds\nfemale,Espa\u00f1a\n", "latin1"), "not-utf-8"],
      [Buffer.from("\ufeffsex,year\nfemale,2020\n", "utf16le"), "not-utf-8"],
      ['sex,lamp\nfemale,"oil\n', "file-not-a-table"],
      ["sex,sex\nfemale,male\n", "file-not-a-table"],
      ['[{"sex":"female"},{"sex":', "file-not-a-table"],
      ['[{"sex" "female"}]', "file-not-a-table"],
      [Buffer.from("PK\u0003\u0004 and nothing else"), "file-not-a-table"],
      [Buffer.from("PAR1 and nothing else PAR1"), "file-not-a-table"],
      [gzipSync(csv()).subarray(0, 40), "file-not-a-table"],
    ]
    for (const [bytes, code] of cases) await assert.rejects(readAll(bytes), refuses(code), String(bytes).slice(0, 20))
  })
})

describe("parts of a JSON text", () => {
  it("are those any JSON has, wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3 })),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (values, size, wide) => {
          const bytes = Buffer.from(JSON.stringify(values, null, wide ? 1 : 0))
          const chunks = async function* () {
            for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
          }
          const parts: unknown[] = []
          for await (const { path, value } of jsonParts(chunks(), (where) => where.length === 1)) {
            assert.deepEqual(path, [String(parts.length)])
            parts.push(value)
          }
          assert.deepEqual(parts, JSON.parse(JSON.stringify(values)))
        },
      ),
    )
  })
})
