import { readAll } from "#modules/analysis/intake/examples.ts"
import { IntakeFault, type Identifying } from "#modules/analysis/intake/fault.ts"
import { csvField, csvRows, textOf } from "@palermo/statistics"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { gunzipSync } from "node:zlib"
import * as fc from "fast-check"

const word = fc.stringMatching(/^[a-z]{4,9}$/)
const capital = word.map((each) => each.replace(/^./, (letter) => letter.toUpperCase()))
const number = fc.integer({ min: 1_000_000, max: 9_999_999 })

/** What is of one person, and stands in each row of theirs. */
const ofOne: Readonly<
  Record<Extract<Identifying, "name" | "address" | "document-number" | "email">, fc.Arbitrary<string>>
> = {
  name: fc.tuple(capital, capital).map((both) => both.join(" ")),
  address: fc.tuple(capital, fc.integer({ min: 1, max: 900 })).map(([street, house]) => `${street} quay ${house}`),
  "document-number": fc.tuple(fc.constantFrom("XL", "p-", "r0"), number).map((both) => both.join("")),
  email: fc.tuple(word, word).map(([who, where]) => `${who}@${where}.example`),
}
const several = <Of>(one: fc.Arbitrary<Of>, least: number, most: number) =>
  fc.uniqueArray(one, { minLength: least, maxLength: most, size: "max" })

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, ...rows].map((row) => row.map(csvField).join(",")).join("\n")
const sexes = ["female", "male"]

/** What reading ends with: what was found of somebody, or nothing where it was let in. */
const found = async (text: string): Promise<Identifying | null> =>
  readAll(text).then(
    () => null,
    (error: unknown) => {
      assert.ok(error instanceof IntakeFault && error.code === "names-people", String(error))
      assert.equal(error.column, "lamp")
      return error.says
    },
  )

describe("people who stand in several rows", () => {
  for (const [says, one] of Object.entries(ofOne))
    it(`are found however often each comes: ${says}`, async () => {
      await fc.assert(
        fc.asyncProperty(several(one, 320, 420), fc.integer({ min: 2, max: 20 }), async (people, times) => {
          const rows = people.flatMap((each) => Array.from({ length: times }, (_, at) => [sexes[at % 2] ?? "", each]))
          assert.equal(await found(table(["sex", "lamp"], rows)), says)
        }),
        { numRuns: 8 },
      )
    })

  it("are found where they are fewer than some hundreds, each with the events of a case", async () => {
    await fc.assert(
      fc.asyncProperty(several(ofOne.name, 125, 280), fc.integer({ min: 1, max: 4 }), async (people, times) => {
        const rows = people.flatMap((each) => Array.from({ length: times }, () => ["female", each]))
        assert.equal(await found(table(["sex", "lamp"], rows)), "name")
      }),
      { numRuns: 20 },
    )
  })

  it("are found in figures that count them one by one, and in any figures where they are many", async () => {
    for (const [says, one] of Object.entries(ofOne))
      await fc.assert(
        fc.asyncProperty(several(one, 30, 90), several(one, 320, 360), fc.nat(5000), async (few, many, most) => {
          const cells = (people: readonly string[], value: number) =>
            table(
              ["year", "lamp", "count"],
              people.map((each) => ["2020", each, String(value)]),
            )
          assert.equal(await found(cells(few, 1)), says)
          assert.equal(await found(cells(many, 1 + most)), says)
        }),
        { numRuns: 4 },
      )
  })

  it("are found by one value of many words, in records and in figures", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 12, maxLength: 40 }),
        fc.integer({ min: 30, max: 200 }),
        fc.nat(),
        async (story, many, where) => {
          const rows = Array.from({ length: many }, (_, at) => [
            sexes[at % 2] ?? "",
            at === where % many ? story.join(" ") : `ward ${at % 7}`,
          ])
          assert.equal(await found(table(["sex", "lamp"], rows)), "free-text")
          const cells = rows.map((row, at) => [...row, String(at)])
          assert.equal(await found(table(["sex", "lamp", "count"], cells)), "free-text")
        },
      ),
      { numRuns: 40 },
    )
  })

  it("are found without capitals, and in writing that has none", async () => {
    const arabic = fc.stringMatching(/^[بتثجحدرسعفقكلمنهي]{3,7}$/)
    for (const part of [word, arabic])
      await fc.assert(
        fc.asyncProperty(
          several(fc.tuple(part, part), 320, 400),
          fc.integer({ min: 2, max: 9 }),
          async (both, times) => {
            const rows = both.flatMap((each) => Array.from({ length: times }, () => ["female", each.join(" ")]))
            assert.equal(await found(table(["sex", "lamp"], rows)), "name")
          },
        ),
        { numRuns: 4 },
      )
  })

  it("are found in Chinese: names, and what was told", async () => {
    const names = Array.from({ length: 400 }, (_, at) => `王${String.fromCodePoint(0x4e00 + at)}明`)
    const rows = names.flatMap((each) => Array.from({ length: 5 }, () => ["female", each]))
    assert.equal(await found(table(["sex", "lamp"], rows)), "name")
    const told = [...Array.from({ length: 60 }, () => "河港"), "灯".repeat(30)].map((each) => ["female", each])
    assert.equal(await found(table(["sex", "lamp"], told)), "free-text")
  })
})

const display = (language: string) => new Intl.DisplayNames([language], { type: "region", fallback: "none" })
const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
const countries = (language: string) =>
  letters.flatMap((a) => letters.flatMap((b) => display(language).of(a + b) ?? []))

/** Values of columns that are coded, though by no list of ours. */
const coded: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(["ar", "en", "es", "fr", "ru", "zh"].map((each) => [`countries (${each})`, countries(each)])),
  shouted: countries("en").map((each) => each.toUpperCase()),
  states:
    "Alabama|Alaska|Arizona|California|Colorado|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oregon|Rhode Island|South Carolina|South Dakota|Texas|Utah|Vermont|Virginia|West Virginia|Wyoming".split(
      "|",
    ),
  provinces:
    "Buenos Aires|Catamarca|Chaco|Chubut|Córdoba|Corrientes|Entre Ríos|Formosa|Jujuy|La Pampa|La Rioja|Mendoza|Misiones|Neuquén|Río Negro|Salta|San Juan|San Luis|Santa Cruz|Santa Fe|Santiago del Estero|Tucumán".split(
      "|",
    ),
  ministries: "Justicia|Trabajo|Salud|Interior|Defensa|Turismo|Pesca|Mujer|Infancia|Puertos|Faros|Aduanas"
    .split("|")
    .map((each) => `Ministerio de ${each}`),
  sectors: ["Domestic work", "Fishing", "Sea transport", "Mining", "Street Trade", "Farm Work", "Other Services"],
  codes: Array.from({ length: 900 }, (_, at) => `XL-${String(at).padStart(3, "0")}`),
}

describe("columns that are coded by no list of ours", () => {
  // What looks like names is let in where each is told of many, or the heading says what it is.
  const proper = ["states", "provinces"]
  for (const [what, values] of Object.entries(coded))
    it(`are let in, in records and in figures: ${what}`, async () => {
      const least = proper.includes(what) ? 10 : 2
      const many = fc.infiniteStream(fc.integer({ min: 2 * least, max: 30 + least }))
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: least, max: least + 4 }), many, async (times, amounts) => {
          const rows = values.flatMap((each) => Array.from({ length: times }, (_, at) => [sexes[at % 2] ?? "", each]))
          assert.equal(await found(table(["sex", "lamp"], rows)), null)
          const cells = values.map((each) => ["2020", each, String(amounts.next().value)])
          assert.equal(await found(table(["year", "lamp", "count"], cells)), null)
        }),
        { numRuns: 5 },
      )
    })

  it("are let in by the names of places where the heading says so, however many, and of bodies and kinds of many words", async () => {
    await fc.assert(
      fc.asyncProperty(several(ofOne.name, 400, 600), async (places) => {
        const rows = places.flatMap((each) => [each, each, each]).map((each) => ["female", each])
        const cells = places.map((each) => ["2020", each, "1"])
        const often = places.flatMap((each) => Array.from({ length: 30 }, () => ["female", each]))
        assert.equal((await readAll(table(["sex", "type of work"], often))).read.records, often.length)
        for (const heading of ["Municipality", "Provincia", "район", "المحافظة"]) {
          assert.equal((await readAll(table(["sex", heading], rows))).read.records, rows.length)
          assert.equal((await readAll(table(["year", heading, "count"], cells))).read.records, cells.length)
        }
      }),
      { numRuns: 3 },
    )
    const long = "Ministry of Harbours, Lights and Buoys, of the Care of Seafarers and of the Coast of Lumenia"
    const rows = Array.from({ length: 30 }, (_, at) => ["female", at % 3 === 0 ? long : "Ministry of Nets"])
    assert.equal((await readAll(table(["sex", "Ministry"], rows))).read.records, 30)
    const told = rows.map(([sex, each]) => [sex ?? "", `${each} She came by night. Nobody saw the boat but her.`])
    await assert.rejects(readAll(table(["sex", "Ministry"], told)), IntakeFault)
  })

  const file = new URL("../../../../shared/data/glotip/data_glotip.csv.gz", import.meta.url)
  const skip = !existsSync(file) && "the published table of the Global Report is not here (../shared)"
  it(
    "are let in by every column of the published table of the Global Report, under any heading",
    { skip },
    async () => {
      const rows: string[][] = []
      const reader = csvRows((row) => rows.push(Array.from({ length: row.count }, (_, at) => textOf(row, at))))
      reader.push(gunzipSync(readFileSync(file)))
      reader.end()
      const [heads = [], ...cells] = rows
      for (const [at, head] of heads.entries()) {
        if (head === "txtVALUE") continue
        const own = cells.map((row) => [row[8] ?? "", row[at] ?? ""])
        assert.equal(await found(table(["age", "lamp"], own)), null, head)
        const counted = cells.map((row, line) => [String(line), row[at] ?? "", row[11] ?? ""])
        assert.equal(await found(table(["line", "lamp", "value"], counted.slice(0, 20_000))), null, head)
      }
    },
  )
})
