import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

let folder = ""
const at = (name: string) => join(folder, name)
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
  const cells = [
    "port,lamp,freq",
    "Odra,oil,3",
    "Odra,gas,40",
    "Brda,oil,25",
    "Brda,gas,30",
    "Wda,oil,50",
    "Wda,gas,21",
  ]
  await writeFile(at("cells.csv"), cells.join("\n"))
  await writeFile(at("masked.csv"), "port,sex,value\nOdra,Female,12\nOdra,Male,<5\nOdra,Total,15\n")
  await writeFile(at("records.csv"), ["lamp,keeper", ...Array.from({ length: 24 }, () => "oil,1"), "gas,0"].join("\n"))
  const many = Array.from({ length: 900 }, (_, number) => `${number % 3 === 0 ? "gas" : "oil"},${number % 2}`)
  await writeFile(at("many.csv"), ["lamp,keeper", ...many].join("\n"))
  await writeFile(at("empty.csv"), "")
  await writeFile(at("wrong.csv"), "port,freq\nOdra,some\n")
})
after(() => rm(folder, { recursive: true }))

describe("palermo data", () => {
  it("protects a table, writes every cell and margin, and tells what it withheld", async () => {
    const { exit, out, err } = await palermoRuns([
      "data",
      "protect",
      at("cells.csv"),
      "--k",
      "10",
      "--out",
      at("safe.csv"),
      "--json",
    ])
    assert.deepEqual([exit, err], [0, ""])
    const { cells, sensitive, complementary, withheld } = JSON.parse(out) as Record<string, number>
    assert.deepEqual([cells, sensitive, complementary, withheld], [12, 1, 3, 4])
    const [head, ...lines] = (await readFile(at("safe.csv"), "utf8")).trim().split("\n")
    assert.equal(head, "port,lamp,value,suppressed")
    assert.equal(lines.length, 12)
    assert.ok(lines.includes("Total,Total,169,false"))
    assert.equal(lines.filter((line) => line.endsWith(",,true")).length, 4)
  })

  it("finds nothing to work out in what it protected", async () => {
    const { exit, out } = await palermoRuns(["data", "audit", at("safe.csv"), "--json"])
    assert.equal(exit, 0)
    const { cells } = JSON.parse(out) as { cells: { exact: boolean; low: number; high: number }[] }
    assert.equal(cells.length, 4)
    assert.ok(cells.every(({ exact, low, high }) => !exact && low < high))
  })

  it("says what can be worked out in a table of others, and by which sum", async () => {
    const { exit, out } = await palermoRuns(["data", "audit", at("masked.csv"), "--json"])
    assert.equal(exit, 0)
    assert.deepEqual((JSON.parse(out) as { cells: unknown[] }).cells, [
      {
        cell: { port: "Odra", sex: "Male" },
        low: 3,
        high: 3,
        exact: true,
        tight: true,
        why: "It follows from: sex: Total 15 = Female 12 + Male ?(0–4) (port Odra)",
      },
    ])
  })

  it("counts combinations, leaves out the rare and rounds the others down", async () => {
    const { exit } = await palermoRuns(["data", "count", at("records.csv"), "--k", "10", "--out", at("counts.csv")])
    assert.equal(exit, 0)
    const counts = await readFile(at("counts.csv"), "utf8")
    assert.equal(counts, "combination,count\nlamp:oil,20\nkeeper:1,20\nlamp:oil;keeper:1,20\n")
  })

  it("invents records in which nothing is rare, and says how near they come", async () => {
    const words = [
      "data",
      "synthesize",
      at("records.csv"),
      "--method",
      "aggregate",
      "--out",
      at("invented.csv"),
      "--json",
    ]
    const { exit, out } = await palermoRuns(words)
    assert.equal(exit, 0)
    const { leakage, fabricated } = JSON.parse(out) as Record<string, number>
    assert.deepEqual([leakage, fabricated], [0, 0])
    const [head, ...lines] = (await readFile(at("invented.csv"), "utf8")).trim().split("\n")
    assert.equal(head, "lamp,keeper")
    assert.ok(lines.length > 0 && lines.every((line) => !line.includes("gas")))
  })

  it("invents records with noise, by another chance each time, and stores no seed", async () => {
    const words = ["data", "synthesize", at("many.csv"), "--method", "dp", "--epsilon", "8", "--out", at("private.csv")]
    const outputs = new Set<string>()
    for (let turn = 0; turn < 3; turn++) {
      const { exit, out, err } = await palermoRuns([...words, "--json"])
      assert.deepEqual([exit, err], [0, ""])
      const told = JSON.parse(out) as Record<string, unknown>
      assert.deepEqual([told["publishable"], told["epsilon"], "seed" in told], [true, 8, false])
      assert.ok(Number(told["spent"]) <= Number(told["rho"]))
      outputs.add(await readFile(at("private.csv"), "utf8"))
    }
    assert.equal(outputs.size, 3)
    for (const output of outputs) assert.match(output, /^lamp,keeper\n(oil|gas)?,/)
    await assert.rejects(readFile(at("private.csv.unpublishable")), { code: "ENOENT" })
  })

  it("marks noise that was drawn from a seed as not to be published, in every language", async () => {
    const words = ["data", "synthesize", at("many.csv"), "--method", "dp", "--seed", "3", "--out", at("private.csv")]
    const [said, outputs, marks] = [new Set<string>(), new Set<string>(), new Set<string>()]
    for (const language of languages) {
      const { exit, out } = await palermoRuns([...words, "--language", language])
      assert.equal(exit, 0)
      assert.doesNotMatch(out, /cli\.|NaN|undefined/, language)
      said.add(out)
      outputs.add(await readFile(at("private.csv"), "utf8"))
      marks.add(await readFile(at("private.csv.unpublishable"), "utf8"))
    }
    assert.deepEqual([said.size, outputs.size, marks.size], [languages.length, 1, languages.length])
    const { out } = await palermoRuns([...words, "--json"])
    assert.equal((JSON.parse(out) as { publishable: boolean }).publishable, false)
    // What is made anew without a seed may be published.
    await palermoRuns(words.filter((word) => word !== "--seed" && word !== "3"))
    await assert.rejects(readFile(at("private.csv.unpublishable")), { code: "ENOENT" })
  })

  it("speaks each language", async () => {
    const said = new Set<string>()
    for (const language of languages) {
      const { out } = await palermoRuns(["data", "audit", at("masked.csv"), "--language", language])
      const help = await palermoRuns(["data", "--help", "--language", language])
      assert.doesNotMatch(`${out}${help.out}`, /cli\./, language)
      said.add(out)
    }
    assert.equal(said.size, languages.length)
  })

  it("says what is wrong with what it was given", async () => {
    const cases: [words: string[], exit: number, code: string][] = [
      [[], 2, "data-verb"],
      [["publish", at("cells.csv")], 2, "data-verb"],
      [["protect", at("cells.csv")], 2, "say-out"],
      [["protect", at("cells.csv"), "--out", at("x.csv"), "--k", "1"], 2, "not-a-whole-number"],
      [["protect", at("none.csv"), "--out", at("x.csv")], 3, "file-not-found"],
      [["protect", at("wrong.csv"), "--out", at("x.csv")], 1, "not-a-count"],
      [["count", at("empty.csv"), "--out", at("x.csv")], 1, "no-header"],
      [["audit", at("records.csv")], 1, "column-not-found"],
      [["audit"], 2, "one-file"],
      [["synthesize", at("records.csv"), "--out", at("x.csv")], 2, "say-aggregate-or-dp"],
      [
        ["synthesize", at("records.csv"), "--method", "dp", "--epsilon", "0", "--out", at("x.csv")],
        2,
        "not-above-zero",
      ],
      [["synthesize", at("records.csv"), "--method", "dp", "--delta", "1", "--out", at("x.csv")], 2, "not-a-share"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await palermoRuns(["data", ...words, "--json"])
      assert.equal(ended.exit, exit, words.join(" "))
      assert.equal((JSON.parse(ended.out) as { error: { code: string } }).error.code, code)
    }
  })
})
