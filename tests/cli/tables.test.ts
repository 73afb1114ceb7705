import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
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
  await writeFile(at("hierarchy.csv"), "dimension,code,part_of\nport,Odra,west\nport,Brda,west\n")
  await writeFile(at("circle.csv"), "dimension,code,part_of\nport,Odra,west\nport,west,Odra\n")
  await writeFile(at("stranger.csv"), "dimension,code,part_of\ncoast,north,all\n")
  const people = Array.from(
    { length: 400 },
    (_, number) => `${number % 2 ? "male" : "female"},${number % 5 ? "" : "gas"}`,
  )
  await writeFile(at("people.csv"), ["sex,lamp", ...people, "other,oil"].join("\n"))
  await writeFile(at("empty.csv"), "")
  await writeFile(at("heads.csv"), "a,b\n")
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

  it("protects sums of a hierarchy too, and attacks by them", async () => {
    const words = [at("cells.csv"), "--hierarchy", at("hierarchy.csv"), "--k", "10", "--out", at("west.csv"), "--json"]
    const { exit, out } = await palermoRuns(["data", "protect", ...words])
    assert.equal(exit, 0)
    assert.equal((JSON.parse(out) as { cells: number }).cells, 15)
    const lines = (await readFile(at("west.csv"), "utf8")).trim().split("\n")
    assert.ok(lines.includes("west,Total,98,false"))
    const attacked = await palermoRuns(["data", "audit", at("west.csv"), "--hierarchy", at("hierarchy.csv"), "--json"])
    const { cells, contradicted } = JSON.parse(attacked.out) as { cells: { exact: boolean }[]; contradicted: number }
    assert.equal(contradicted, 0)
    assert.ok(cells.length > 0 && cells.every(({ exact }) => !exact))
    // Without the sum of the west nothing is added up wrongly that way; with it taken for a port, sums do not come out.
    const naive = await palermoRuns(["data", "audit", at("west.csv"), "--json"])
    assert.ok((JSON.parse(naive.out) as { contradicted: number }).contradicted > 0)
  })

  it("makes the table of records as they pass, and says by which list it was coded", async () => {
    const words = [
      "protect",
      at("people.csv"),
      "--by",
      "sex,lamp",
      "--codes",
      "sex=sex",
      "--k",
      "5",
      "--out",
      at("people-safe.csv"),
    ]
    const { exit, out } = await palermoRuns(["data", ...words, "--json"])
    assert.equal(exit, 0)
    const { sensitive, codedBy } = JSON.parse(out) as { sensitive: number; codedBy: Record<string, unknown> }
    assert.ok(sensitive > 0)
    assert.deepEqual(codedBy, { sex: "sex 0.1 (provisional)", lamp: null })
    const lines = (await readFile(at("people-safe.csv"), "utf8")).trim().split("\n")
    assert.ok(lines.includes("female,_U,160,false"))
    assert.match((await palermoRuns(["data", ...words])).out, /Coded by: sex: sex 0\.1 \(provisional\)\..*: lamp\./)
  })

  it("reads values of another scheme into a list, and says which do not quite fit", async () => {
    const women = Array.from(
      { length: 50 },
      (_, number) => `${number % 2 ? "Woman" : "Man"},${number % 3 ? "9--17" : "48+"}`,
    )
    await writeFile(at("collaborative.csv"), ["who,ageBroad", ...women].join("\n"))
    const words = [
      "protect",
      at("collaborative.csv"),
      "--by",
      "who,ageBroad",
      "--codes",
      "who=CTDC:gender,ageBroad=CTDC",
    ]
    const { exit, out } = await palermoRuns(["data", ...words, "--k", "3", "--out", at("read.csv"), "--json"])
    assert.equal(exit, 0)
    const { unlike, codedBy } = JSON.parse(out) as { unlike: unknown[]; codedBy: Record<string, string> }
    assert.deepEqual(unlike[0], { column: "who", value: "Woman", code: "female", fit: "wider" })
    assert.equal(codedBy["ageBroad"], "age 0.1 (provisional), from CTDC ageBroad")
    const lines = (await readFile(at("read.csv"), "utf8")).split("\n")
    assert.ok(lines.includes("female,child,17,false") && lines.includes("Total,adult,17,false"), lines.join(" "))
    for (const language of languages) {
      const told = await palermoRuns(["data", ...words, "--out", at("read.csv"), "--language", language])
      assert.match(told.out, /who Woman ⊃ female/, language)
      assert.doesNotMatch(told.out, /cli\./, language)
    }
  })

  it("says with every figure by which lists it was coded", async () => {
    for (const words of [
      ["audit", at("masked.csv")],
      ["count", at("people.csv"), "--codes", "sex=sex", "--out", at("x.csv")],
      ["synthesize", at("many.csv"), "--method", "aggregate", "--out", at("x.csv")],
      ["synthesize", at("many.csv"), "--method", "dp", "--out", at("x.csv")],
    ]) {
      const { out } = await palermoRuns(["data", ...words, "--json"])
      const { codedBy } = JSON.parse(out) as { codedBy: Record<string, string | null> }
      assert.equal(Object.keys(codedBy).length, 2, words.join(" "))
    }
  })

  it("reckons rates, shares and changes of what is published, and says why one is missing", async () => {
    await writeFile(
      at("years.csv"),
      "year,sex,value,suppressed\n2019,female,40,false\n2019,male,,true\n2019,Total,50,false\n2020,female,60,false\n2020,male,0,false\n2020,Total,60,false\n",
    )
    await writeFile(at("population.csv"), "sex,population\nfemale,2000000\nmale,1000000\n")
    const words = [at("years.csv"), "--population", at("population.csv"), "--share", "sex", "--change", "year"]
    const { exit, out } = await palermoRuns(["data", "measure", ...words, "--out", at("measured.csv"), "--json"])
    assert.equal(exit, 0)
    assert.equal((JSON.parse(out) as { missing: number }).missing, 6)
    assert.deepEqual((await readFile(at("measured.csv"), "utf8")).trim().split("\n"), [
      "year,sex,value,rate,share,change",
      "2019,female,40,2,0.8,not-applicable",
      "2019,male,withheld,withheld,withheld,not-applicable",
      "2019,Total,50,1.6666666666666667,1,not-applicable",
      "2020,female,60,3,1,0.5",
      "2020,male,0,0,0,withheld",
      "2020,Total,60,2,1,0.2",
    ])
  })

  it("counts a stream, packed or not, and keeps none of it", async () => {
    const row = (_: unknown, number: number) => `${number % 3},${number % 7},lamp ${number % 40},x${number % 11}`
    const rows = Array.from({ length: 400_000 }, row).join("\n")
    const peak = `process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS))`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(peak)}` }
    const peaks: number[] = []
    for (const times of [1, 5]) {
      const input = `a,b,c,d\n${Array.from({ length: times }, () => rows).join("\n")}\n`
      const words = ["data", "count", "-", "--out", at("stream.csv"), "--json"]
      const { exit, out, err } = await palermoRuns(words, { input, env })
      assert.equal(exit, 0, err)
      assert.equal((JSON.parse(out) as { records: number }).records, 400_000 * times)
      peaks.push(Number(/peak (\d+)/.exec(err)?.[1]) / 1024)
    }
    // Two million rows are 34 MB of text: kept in any form they would show.
    assert.ok((peaks[1] ?? 0) - (peaks[0] ?? 0) < 25, `${peaks.join(" and ")} MB`)
    await writeFile(at("packed.csv.gz"), gzipSync("lamp,keeper\noil,1\noil,1\n"))
    const packed = await palermoRuns(["data", "count", at("packed.csv.gz"), "--k", "2", "--out", at("x.csv"), "--json"])
    assert.equal((JSON.parse(packed.out) as { records: number }).records, 2)
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
      [["count", at("heads.csv"), "--out", at("x.csv")], 1, "no-records"],
      [["protect", at("heads.csv"), "--by", "a,a", "--out", at("x.csv")], 1, "no-records"],
      [["synthesize", at("heads.csv"), "--method", "dp", "--out", at("x.csv")], 1, "no-records"],
      [["synthesize", at("heads.csv"), "--method", "aggregate", "--out", at("x.csv")], 1, "no-records"],
      [["count", at("cells.csv"), "--colour"], 2, "misused"],
      [["audit", at("records.csv")], 1, "column-not-found"],
      [["audit"], 2, "data-file"],
      [["audit", at("cells.csv"), at("safe.csv")], 2, "one-file"],
      [["constructor", at("cells.csv")], 2, "data-verb"],
      [["synthesize", at("records.csv"), "--out", at("x.csv")], 2, "say-aggregate-or-dp"],
      [
        ["synthesize", at("records.csv"), "--method", "dp", "--epsilon", "0", "--out", at("x.csv")],
        2,
        "not-above-zero",
      ],
      [["protect", at("cells.csv"), "--out", at("none/x.csv")], 3, "file-not-written"],
      [["protect", at("cells.csv"), "--out", folder], 3, "file-not-written"],
      [["protect", at("cells.csv"), "--out", at("cells.csv")], 2, "out-is-read"],
      [["protect", at("cells.csv"), "--out", at("x.csv"), "--k", ""], 2, "not-a-whole-number"],
      [["protect", at("cells.csv"), "--hierarchy", at("circle.csv"), "--out", at("x.csv")], 1, "part-of-itself"],
      [["protect", at("cells.csv"), "--hierarchy", at("stranger.csv"), "--out", at("x.csv")], 1, "column-not-found"],
      [["protect", at("cells.csv"), "--hierarchy", at("cells.csv"), "--out", at("x.csv")], 1, "column-not-found"],
      [["protect", at("people.csv"), "--by", "sex,coast", "--out", at("x.csv")], 1, "column-not-found"],
      [
        ["protect", at("people.csv"), "--by", "sex", "--codes", "sex=status", "--out", at("x.csv")],
        1,
        "code-not-in-list",
      ],
      [["count", at("people.csv"), "--codes", "lamp=sex", "--out", at("x.csv")], 1, "code-not-in-list"],
      [["audit", at("masked.csv"), "--codes", "port=ports"], 2, "list-unknown"],
      [["measure", at("masked.csv"), "--share", "sex", "--out", at("x.csv")], 1, "not-a-count"],
      [["measure", at("cells.csv"), "--out", at("x.csv")], 2, "say-a-measure"],
      [["measure", at("cells.csv"), "--share", "coast", "--out", at("x.csv")], 1, "column-not-found"],
      [["measure", at("cells.csv"), "--population", at("people.csv"), "--out", at("x.csv")], 1, "column-not-found"],
      [["synthesize", at("records.csv"), "--method", "dp", "--delta", "1", "--out", at("x.csv")], 2, "not-a-share"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await palermoRuns(["data", ...words, "--json"])
      assert.equal(ended.exit, exit, words.join(" "))
      const { error } = JSON.parse(ended.out) as { error: { code: string; sentence: string } }
      assert.equal(error.code, code, words.join(" "))
      assert.doesNotMatch(error.sentence, /cli\.|problem\.|[{}]/, code)
    }
  })

  it("refuses in each language", async () => {
    const words = ["data", "protect", at("cells.csv"), "--hierarchy", at("circle.csv"), "--out", at("x.csv")]
    const said = await Promise.all(languages.map((language) => palermoRuns([...words, "--language", language])))
    assert.equal(new Set(said.map(({ err }) => err)).size, languages.length)
    for (const { err } of said) assert.match(err, /circle\.csv.*port: Odra/)
    const arabic = await palermoRuns(words, { env: { LANG: "ar_EG.UTF-8" } })
    assert.equal(arabic.err, said[languages.indexOf("ar")]?.err)
  })
})
