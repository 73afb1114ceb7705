import { readAll } from "#modules/analysis/intake/examples.ts"
import { IntakeFault, type Identifying } from "#modules/analysis/intake/fault.ts"
import { identifyingValues } from "#modules/analysis/intake/identifying.ts"
import { csvField } from "@palermo/statistics"
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import * as fc from "fast-check"

/** Columns of ordinary codes, by their headings; none says who somebody is. */
const ordinary: Readonly<Record<string, readonly string[]>> = {
  sex: ["female", "male", "other", ""],
  "age group": ["0-8", "9-17", "18-20", "30-38", "adult"],
  nationality: ["Brazil", "Italia", "Turkey", "NER", "Kirgistan", ""],
  year: ["2017", "2018", "2019", "2020"],
  "form of exploitation": ["forced-labour", "Sexual exploitation", "organ-removal"],
  "kind of port": ["river port", "sea port, large", "sea port, small", "lock"],
  "on board": ["yes", "no"],
  "months at sea": ["0--12 (0-1 yr)", "13--24 (1-2 yrs)", "25+ (2+ yrs)"],
  flag: ["0", "1", "-99"],
  ward: ["W-01", "W-02", "W-03", "W-17"],
  "name of the sea": ["North Sea", "Sea of Marmara", "Ionian Sea"],
}

type Chance = (below: number) => number

/** The same numbers for the same seed (mulberry32). */
function chanceOf(seed: number): Chance {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const word = (chance: Chance, least = 4): string =>
  Array.from({ length: least + chance(5) }, () => "abdegiklmnoprstuvz".charAt(chance(18))).join("")
const capital = (chance: Chance) => word(chance).replace(/^./, (letter) => letter.toUpperCase())
const two = (number: number) => String(number).padStart(2, "0")
const degrees = (chance: Chance, most: number) => (chance(2 * most * 100_000) / 100_000 - most).toFixed(5)

/** What says who somebody is, in a column whose heading says nothing of it. */
const identifiers: Readonly<
  Record<string, { readonly value: (chance: Chance) => string; readonly says: readonly Identifying[] }>
> = {
  names: { value: (chance) => `${capital(chance)} ${capital(chance)}`, says: ["name"] },
  births: {
    value: (chance) => `${1950 + chance(60)}-${two(1 + chance(12))}-${two(1 + chance(28))}`,
    says: ["birth-date"],
  },
  days: {
    value: (chance) => `${two(1 + chance(28))}/${two(1 + chance(12))}/${2019 + chance(3)}`,
    says: ["exact-date"],
  },
  passports: { value: (chance) => `XL${1_000_000 + chance(9_000_000)}`, says: ["document-number"] },
  mail: { value: (chance) => `${word(chance)}@${word(chance)}.example`, says: ["email"] },
  telephones: { value: (chance) => `+99 55 ${1_000_000 + chance(9_000_000)}`, says: ["telephone"] },
  stories: {
    value: (chance) => `${Array.from({ length: 8 + chance(12) }, () => word(chance)).join(" ")}.`,
    says: ["free-text"],
  },
  addresses: { value: (chance) => `${capital(chance)} quay ${1 + chance(900)}`, says: ["address", "own-number"] },
  latitudes: { value: (chance) => degrees(chance, 90), says: ["coordinates"] },
  places: { value: (chance) => `${degrees(chance, 90)}, ${degrees(chance, 180)}`, says: ["coordinates"] },
  numbers: { value: (chance) => `${word(chance, 8)}-${chance(1_000_000)}`, says: ["own-number", "document-number"] },
  counters: { value: (chance) => String(100_000 + chance(800_000)), says: ["own-number", "document-number"] },
}

/** Rows of ordinary codes: which column comes when, and which code stands where, is by chance. */
const table = fc.record({
  heads: fc.shuffledSubarray(Object.keys(ordinary), { minLength: 3 }),
  rows: fc.integer({ min: 60, max: 200 }),
  seed: fc.integer(),
})
const cellsOf = (heads: readonly string[], rows: number, chance: Chance) =>
  Array.from({ length: rows }, () => heads.map((head) => ordinary[head]?.[chance(ordinary[head]?.length ?? 1)] ?? ""))
const csvOf = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(csvField).join(",")).join("\n")

describe("a column that says who somebody is", () => {
  for (const [name, { value, says }] of Object.entries(identifiers))
    it(`is found wherever it stands: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(table, fc.nat(), async ({ heads, rows: many, seed }, where) => {
          const chance = chanceOf(seed)
          const at = where % (heads.length + 1)
          const values = Array.from({ length: many }, () => value(chance))
          const rows = [[...heads], ...cellsOf(heads, many, chance)].map((row, line) =>
            row.toSpliced(at, 0, line === 0 ? "lamp" : (values[line - 1] ?? "")),
          )
          const fault = await readAll(csvOf(rows), { kind: "records" }).then(
            () => undefined,
            (error: unknown) => error,
          )
          assert.ok(fault instanceof IntakeFault, "it was let in")
          assert.deepEqual([fault.code, fault.column], ["names-people", "lamp"])
          assert.ok(
            says.some((each) => each === fault.says),
            String(fault.says),
          )
          const told = JSON.stringify([fault.message, fault.column, fault.says, fault.line, fault.all])
          assert.ok(values.every((each) => !told.includes(each)))
        }),
        { numRuns: 25 },
      )
    })

  it("is let in without it where it is left out, and none of its values is anywhere", async () => {
    const rows = ["sex,lamp,year", ...Array.from({ length: 50 }, (_, at) => `female,keeper${at}@coast.example,2020`)]
    await assert.rejects(readAll(rows.join("\n")), IntakeFault)
    const { read, rows: kept } = await readAll(rows.join("\n"), { leaveOut: ["LAMP"] })
    assert.deepEqual(kept[0], ["female", "2020"])
    assert.doesNotMatch(JSON.stringify(read), /coast\.example/)
    assert.deepEqual(
      read.columns.filter(({ role }) => role === "left-out").map(({ heading }) => heading),
      ["lamp"],
    )
  })

  it("is found though only some rows have it, and in a column of a list too", async () => {
    const some = Array.from({ length: 300 }, (_, at) => `female,${at % 30 === 0 ? `+99 123 45${at + 100}` : ""}`)
    await assert.rejects(readAll(["sex,lamp", ...some].join("\n")), IntakeFault)
    await assert.rejects(readAll("citizenship\nBrazil\nsomebody@coast.example\n"), IntakeFault)
  })

  it("is found in figures where it is never a code", async () => {
    const cells = Array.from({ length: 40 }, (_, at) => `keeper${at}@coast.example,${at}`)
    await assert.rejects(readAll(["lamp,count", ...cells].join("\n")), IntakeFault)
  })
})

describe("ordinary columns", () => {
  it("are not refused, in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ heads, rows, seed }) => {
        const { read } = await readAll(csvOf([heads, ...cellsOf(heads, rows, chanceOf(seed))]), { kind: "records" })
        assert.equal(read.records, rows)
      }),
      { numRuns: 60 },
    )
  })

  it("are not refused in figures, where each row has a place of its own", async () => {
    const cells = Array.from(
      { length: 90 },
      (_, at) => `Port ${String.fromCharCode(65 + (at % 26))}${at},${2000 + (at % 20)},${at}.125`,
    )
    assert.equal((await readAll(["port,year,value", ...cells].join("\n"))).read.kind, "figures")
  })

  const generator = new URL("../../../../shared/statistics/generators/gen-ctdc-like.mjs", import.meta.url)
  const skip = !existsSync(generator) && "the generator of invented records is not here (../shared)"
  it("of generated records are not refused, and nothing of them waits for repair", { skip }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "intake-"))
    try {
      execFileSync(process.execPath, [generator.pathname, "4000", join(folder, "records.csv"), "3"])
      const { starterActors } = await import("#modules/directory/door.ts")
      const { read } = await readAll(await readFile(join(folder, "records.csv")), { states: await starterActors() })
      assert.deepEqual([read.layout, read.records, read.columns.length, read.repairs], ["ctdc", 4000, 27, []])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  const agencies = new URL("gen-linkage.mjs", generator)
  it("of generated files of agencies, which name people, are refused by their headings", { skip }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "intake-"))
    try {
      execFileSync(process.execPath, [agencies.pathname, "3", "300", folder])
      await assert.rejects(readAll(await readFile(join(folder, "agency_1.csv"))), (error: unknown) => {
        assert.ok(error instanceof IntakeFault)
        assert.equal(error.code, "names-people")
        assert.ok(error.all.length >= 2, JSON.stringify(error.all))
        return true
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe("values", () => {
  it("say it where the heading does not", () => {
    const words = Array.from({ length: 30 }, (_, at) => `keeper${at}@coast.example`)
    const look = (values: readonly string[], isCounted = false) =>
      identifyingValues(
        { words: values, times: values.map(() => 1), counted: values.map(() => (isCounted ? 30 : 1)) },
        { isListed: false, isCounted, today: "2026-11-22" },
      )
    assert.equal(look(words), "email")
    assert.equal(look(words.map((_, at) => `lamp ${at}`)), "own-number")
    assert.equal(
      look(
        words.map((_, at) => `lamp ${at}`),
        true,
      ),
      undefined,
    )
    assert.equal(look([]), undefined)
  })
})
