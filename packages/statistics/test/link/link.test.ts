import assert from "node:assert/strict"
import * as fc from "fast-check"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { byStepwise, captureTable, casesOf, linkAbove, linkAt, weighFiles, type AgencyFile } from "../../src/index.ts"
import { assign } from "../../src/link/assign.ts"
import type { WeighedPair } from "../../src/link/weigh.ts"
import { encode, person } from "./people.ts"

const generator = join(import.meta.dirname, "../../../../../shared/statistics/generators/gen-linkage.mjs")
const skip = existsSync(generator) ? false : "the generator of agencies' records is not at hand"

/** Agencies of invented records, with the person each record is of. */
function agencies(seed: number): { files: AgencyFile[]; personOf: Map<string, string>; histories: number[][] } {
  const folder = mkdtempSync(join(tmpdir(), "link-"))
  try {
    spawnSync(process.execPath, [generator, String(seed), "6000", folder])
    const rows = (name: string) =>
      readFileSync(join(folder, name), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","))
    const files = [1, 2, 3, 4].map((agency) => ({
      agency: String(agency),
      records: rows(`agency_${agency}.csv`).map(
        ([id = "", givenName = "", surname = "", sex = "", birthDate = "", citizenship = ""]) =>
          encode(person(id, { givenName, surname, sex, birthDate, citizenship })),
      ),
    }))
    const personOf = new Map(rows("truth.csv").map(([id = "", , one = ""]) => [id, one]))
    return { files, personOf, histories: rows("histories.csv").map((row) => row.map(Number)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe("linking the records of agencies", () => {
  it(
    "finds nearly all people in several agencies' records and few who are not, at a seed it was not set on",
    { skip },
    () => {
      const { files, personOf, histories } = agencies(90_210)
      const { pairs, table, rates } = linkAt(weighFiles(files))
      const many = Map.groupBy(personOf.values(), (one) => one)
      const links = [...many.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
      const right = pairs.filter(({ a, b }) => personOf.get(a) === personOf.get(b)).length
      const [precision, recall] = [right / pairs.length, right / links]
      assert.ok(precision >= 0.98, `precision ${precision}`)
      assert.ok((2 * precision * recall) / (precision + recall) >= 0.95, `recall ${recall}`)
      assert.ok(rates.falseLinks < 0.05 && rates.missedLinks < 0.05, JSON.stringify(rates))
      assert.ok(Math.abs(rates.falseLinksWithin - (1 - precision)) < 0.015, JSON.stringify(rates))

      const truth = captureTable(
        ["1", "2", "3", "4"],
        histories.map((row) => ({ on: row.slice(0, 4), cases: row[4] ?? 0 })),
      )
      assert.ok(truth.ok && table)
      const [linked, wanted] = [byStepwise(table, 0.02), byStepwise(truth.table, 0.02)]
      assert.ok("point" in linked && "point" in wanted)
      assert.ok(Math.abs(linked.point.estimate / wanted.point.estimate - 1) < 0.05)
    },
  )

  it("links one record of an agency to one of another at most, and a person to each agency once", { skip }, () => {
    const { files } = agencies(4)
    const weighed = weighFiles(files.map(({ agency, records }) => ({ agency, records: records.slice(0, 500) })))
    for (const above of [-3, linkAbove, 2]) {
      const { persons, table } = linkAt(weighed, above)
      for (const one of persons) assert.equal(new Set(one.map((record) => weighed.agencyOf[record])).size, one.length)
      assert.equal(persons.flat().length, weighed.records.length)
      assert.equal(table && casesOf(table.counts), persons.length)
    }
  })

  it(
    "links the same whatever the order of agencies and of records, and ends well where records come twice",
    { skip },
    () => {
      const { files } = agencies(17)
      const told = (some: readonly AgencyFile[]) =>
        linkAt(weighFiles(some))
          .pairs.map(({ a, b }) => [a, b].sort().join())
          .sort()
      const pairs = told(files)
      assert.ok(pairs.length > 500)
      assert.deepEqual(told(files.toReversed()), pairs)
      assert.deepEqual(told(files.map((file) => ({ ...file, records: file.records.toReversed() }))), pairs)
      const [first] = linkAt(weighFiles(files.toReversed())).pairs
      const agencyOf = (id = "") =>
        files.find(({ records }) => records.some((record) => record.id === id))?.agency ?? ""
      assert.ok(agencyOf(first?.a) > agencyOf(first?.b), "the earlier agency's record comes first")
      const twice = files.map(({ agency, records }) => ({
        agency,
        records: [...records, ...records.slice(0, 9)].slice(-60),
      }))
      const { persons } = linkAt(weighFiles(twice))
      assert.equal(persons.flat().length, 240)
    },
  )

  it("links nothing where nobody is in two agencies, and answers for empty files", () => {
    const alone = (agency: string, names: readonly string[]) => ({
      agency,
      records: names.map((givenName, at) =>
        encode(
          person(`${agency}${at}`, { givenName, surname: `${givenName}ovna`, birthDate: `19${70 + at}-05-1${at}` }),
        ),
      ),
    })
    const { pairs, table } = linkAt(
      weighFiles([alone("x", ["Oksana", "Ludmila"]), alone("y", ["Blessing", "Faith", "Grace"])]),
    )
    assert.deepEqual(pairs, [])
    assert.deepEqual(table && [...table.counts], [0, 2, 3, 0])
    assert.equal(linkAt(weighFiles([alone("x", []), alone("y", [])])).table, undefined)
  })
})

describe("the assignment", () => {
  it("is of the greatest weight there is", () => {
    const weights = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(weights, (values) => {
        const pairs = values.flatMap((logOdds, at): WeighedPair[] =>
          logOdds > 0 ? [{ first: Math.floor(at / 4), second: 10 + (at % 4), keys: 1, logOdds }] : [],
        )
        const chosen = assign(pairs, ({ logOdds }) => logOdds)
        for (const side of ["first", "second"] as const)
          assert.equal(new Set(chosen.map((pair) => pair[side])).size, chosen.length)
        const sum = chosen.reduce((total, { logOdds }) => total + logOdds, 0)
        assert.equal(sum, greatest(pairs))
      }),
      { numRuns: 500 },
    )
  })
})

/** Tries everything. */
function greatest(pairs: readonly WeighedPair[]): number {
  const [one, ...rest] = pairs
  if (!one) return 0
  const apart = rest.filter(({ first, second }) => first !== one.first && second !== one.second)
  return Math.max(greatest(rest), one.logOdds + greatest(apart))
}
