import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { languages } from "#platform/kernel/language.ts"
import { palermoRuns } from "./run.ts"

let folder = ""
const at = (name: string) => join(folder, name)
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
  const rows = Array.from(
    { length: 40 },
    (_, n) => `${n % 2 ? "Female" : "Males"},${n % 3 ? "BRASIL" : "Brasilera"},2020,lamp ${n % 4}`,
  )
  await writeFile(at("records.csv"), ["Sexe,Nationalité,Année,Kind of lamp", ...rows].join("\n"))
  await writeFile(at("named.csv"), ["sex,Keeper’s e-mail,last name", "female,a@example.org,Pharos"].join("\n"))
  await writeFile(
    at("figures.csv"),
    "country,year,sex,count\nItaly,2020,Total,9\nItaly,2020,female,<5\nItaly,2020,male,4\nItaly,2020,male,6\n",
  )
})
after(() => rm(folder, { recursive: true }))

type Checked = {
  readonly layout: string
  readonly kind: string
  readonly columns: { readonly name: string; readonly role: string; readonly list: string | null }[]
  readonly remarks: { readonly code: string; readonly column: string | null; readonly fault: boolean }[]
  readonly repairs: { readonly column: string; readonly value: string; readonly times: number }[]
}

describe("palermo data check", () => {
  it("says what is understood of a table and what waits for repair, and ends as not right", async () => {
    const { exit, out, err } = await palermoRuns(["data", "check", at("records.csv"), "--json"])
    assert.deepEqual([exit, err], [1, ""])
    const { kind, columns, repairs } = JSON.parse(out) as Checked
    assert.equal(kind, "records")
    assert.deepEqual(
      columns.map(({ name, role, list }) => [name, role, list]),
      [
        ["sex", "dimension", "sex"],
        ["citizenship", "dimension", "m49"],
        ["year", "time", null],
        ["kind-of-lamp", "dimension", null],
      ],
    )
    assert.deepEqual(
      repairs.map(({ column, value, times }) => [column, value, times]),
      [
        ["sex", "Males", 20],
        ["citizenship", "Brasilera", 14],
      ],
    )
  })

  it("refuses what says who somebody is, naming every column and no value", async () => {
    const { exit, out, err } = await palermoRuns(["data", "check", at("named.csv")])
    assert.equal(exit, 1)
    assert.match(err, /Keeper’s e-mail.*last name/)
    assert.doesNotMatch(out + err, /a@example\.org|Pharos/)
    const left = await palermoRuns(["data", "check", at("named.csv"), "--leave-out", "Keeper’s e-mail,last name"])
    assert.equal(left.exit, 0, left.err)
  })

  it("says of each remark where it first stands, how often, and in which column", async () => {
    const { out } = await palermoRuns(["data", "check", at("records.csv")])
    assert.match(out, /· sex: .*20, first in line 2/)
    assert.match(out, /· citizenship: .*14, first in line 2/)
    assert.match(out, /· citizenship: .*26, first in line 3/)
    assert.match(out, /The data cannot be kept before they are repaired/)
  })

  it("says it in each of the six languages", async () => {
    for (const language of languages) {
      const { exit, out, err } = await palermoRuns(["data", "check", at("figures.csv"), "--language", language])
      assert.deepEqual([exit, err], [1, ""])
      assert.doesNotMatch(out, /cli\.data|analysis\.remark|\{/)
    }
  })

  it("reads what comes in, and says which layouts there are", async () => {
    const input = "sex,year\nfemale,2020\nmale,2021\n"
    const { exit, out } = await palermoRuns(["data", "check", "-", "--json"], { input })
    assert.deepEqual([exit, (JSON.parse(out) as Checked).layout], [0, "plain"])
    const wrong = await palermoRuns(["data", "check", "-", "--layout", "lamps"], { input })
    assert.equal(wrong.exit, 2)
    assert.match(wrong.err, /--layout .*glotip/)
  })

  it("ends in its own way where there is no file, or no table", async () => {
    assert.equal((await palermoRuns(["data", "check", at("nowhere.csv")])).exit, 3)
    await writeFile(at("latin.csv"), Buffer.from("sex,pays\nfemme,S\u00e9n\u00e9gal\n", "latin1"))
    const { exit, err } = await palermoRuns(["data", "check", at("latin.csv")])
    assert.equal(exit, 1)
    assert.match(err, /UTF-8/)
  })
})

describe("palermo data repair", () => {
  it("asks in a file, takes what a person said there, and writes the table in our codes", async () => {
    const words = ["data", "repair", at("records.csv"), "--out", at("repaired.csv")]
    const asked = await palermoRuns([...words, "--ask-file", at("asked.csv")])
    assert.equal(asked.exit, 1, asked.err)
    assert.equal(existsSync(at("repaired.csv")), false)
    const lines = (await readFile(at("asked.csv"), "utf8")).trim().split("\n")
    assert.equal(lines[0], "column,value,times,meaning,suggestions")
    assert.match(lines[2] ?? "", /^citizenship,Brasilera,14,,state-bra /)
    const said = lines.map((line) =>
      line.replace(/^(sex,Males,\d+),/, "$1,male").replace(/^(citizenship,Brasilera,\d+),/, "$1,state-bra"),
    )
    await writeFile(at("said.csv"), said.join("\n"))
    const done = await palermoRuns([...words, "--mendings", at("said.csv"), "--json"])
    assert.deepEqual([done.exit, done.err], [0, ""])
    const repaired = (await readFile(at("repaired.csv"), "utf8")).trim().split("\n")
    assert.deepEqual(repaired.slice(0, 3), [
      "sex,citizenship,year,kind-of-lamp",
      "male,state-bra,2020,lamp 0",
      "female,state-bra,2020,lamp 1",
    ])
    assert.equal(repaired.length, 41)
    assert.equal((await palermoRuns(["data", "check", at("repaired.csv")])).exit, 0)
  })

  it("takes no meaning that the list has not", async () => {
    await writeFile(at("wrong.csv"), "column,value,meaning\nsex,Males,lamp\n")
    const { exit, err } = await palermoRuns([
      "data",
      "repair",
      at("records.csv"),
      "--out",
      at("w.csv"),
      "--mendings",
      at("wrong.csv"),
    ])
    assert.equal(exit, 1)
    assert.match(err, /Line 2 .*lamp.*sex/)
  })

  it("writes no figures that contradict each other before somebody chose what becomes of them", async () => {
    const words = ["data", "repair", at("figures.csv"), "--out", at("f.csv")]
    const { exit, err } = await palermoRuns(words)
    assert.deepEqual([exit, existsSync(at("f.csv"))], [1, false])
    assert.match(err, /faults/)
    const outcomes: [choice: string, male: string | undefined][] = [
      ["span", "state-ita,2020,male,,4,6"],
      ["add", "state-ita,2020,male,10,10,10"],
      ["first", "state-ita,2020,male,4,4,4"],
      ["last", "state-ita,2020,male,6,6,6"],
      ["leave-out", undefined],
    ]
    for (const [choice, male] of outcomes) {
      const chosen = await palermoRuns([...words, "--contradicting", choice])
      assert.equal(chosen.exit, 0, chosen.err)
      const lines = (await readFile(at("f.csv"), "utf8")).trim().split("\n")
      assert.deepEqual(lines.slice(0, 3), [
        "area,year,sex,value,low,high",
        "state-ita,2020,Total,9,9,9",
        "state-ita,2020,female,,0,4",
      ])
      assert.equal(lines[3], male)
    }
  })
})
