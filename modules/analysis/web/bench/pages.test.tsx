import { quotation, type About } from "#modules/analysis/methods/quotation.ts"
import { AuditPage } from "#modules/analysis/web/bench/AuditPage.tsx"
import { Standing } from "#modules/analysis/web/bench/Bench.tsx"
import { EstimateList } from "#modules/analysis/web/bench/EstimateList.tsx"
import { EstimatePage } from "#modules/analysis/web/bench/EstimatePage.tsx"
import { exampleFile, exampleLists } from "#modules/analysis/web/bench/example-lists.ts"
import { exampleTable } from "#modules/analysis/web/bench/example-table.ts"
import { FindingList } from "#modules/analysis/web/bench/FindingList.tsx"
import { findingsFile, sought } from "#modules/analysis/web/bench/finding-view.ts"
import { findingsIn, type Findings } from "#modules/analysis/web/bench/findings.ts"
import { OverlapDiagram } from "#modules/analysis/web/bench/OverlapDiagram.tsx"
import {
  digestOf,
  digestWithCovariates,
  draftIn,
  draftOf,
  tableOf,
  withLists,
} from "#modules/analysis/web/bench/overlap-draft.ts"
import { Quotation } from "#modules/analysis/web/bench/Quotation.tsx"
import { estimatesFile, estimatesTable } from "#modules/analysis/web/bench/estimate-file.ts"
import { reckon, type Step } from "#modules/analysis/web/bench/reckon.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { casesOf, type CaptureTable, type SideBySide } from "@palermo/statistics"
import { palermoRuns } from "#tests/cli/run.ts"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"

const bytes = (text: string) => new TextEncoder().encode(text)
const nobody = (): void => undefined

describe("auditing a table", () => {
  let findings: Findings
  before(async () => void (findings = await findingsIn(bytes(exampleTable), undefined)))

  it("finds each cell that follows to the person, with the sums it follows from", () => {
    const exact = findings.masked.filter((each) => each.exact)
    assert.deepEqual(
      exact.map(({ codes, low }) => `${codes.join(" ")} ${low}`).toSorted((a, b) => (a < b ? -1 : 1)),
      ["Brda Female 18-29 3", "Brda Female 30+ 3", "Brda Male 18-29 2", "Brda Total 30+ 20", "Odra Male 18-29 3"],
    )
    const page = said(rendered("en", <FindingList findings={findings} file="ports.csv" />))
    assert.match(page, /Found in ports\.csv 13 cells are masked; 5 can be worked out to the person\./)
    assert.match(page, /Odra Male 18-29 3 sex: Total 15 = Female 12 \+ Male \?\(0–4\) \(port Odra, age 18-29\)/)
    assert.doesNotMatch(page, /Wda/)
  })

  it("says it in every language as that language counts", () => {
    for (const language of languages)
      assert.match(said(rendered(language, <FindingList findings={findings} file="x" />)), /13|١٣/)
    const one = { ...findings, masked: findings.masked.slice(0, 1) }
    assert.match(
      said(rendered("ar", <FindingList findings={one} file="x" />)),
      /خانة واحدة محجوبة؛ ويمكن معرفة واحدة منها/,
    )
    assert.match(said(rendered("ru", <FindingList findings={findings} file="x" />)), /Скрыто 13 ячеек; 5 вычисляются/)
    const none = { ...findings, masked: [] }
    assert.match(said(rendered("en", <FindingList findings={none} file="x" />)), /No cell is masked\./)
  })

  it("narrows what is shown, and gives as a file what is shown", () => {
    assert.equal(sought(findings.masked, "all", "").length, 13)
    assert.equal(sought(findings.masked, "exact", "brda FEMALE").length, 2)
    assert.equal(sought(findings.masked, "open", "Odra").length, 0)
    const file = findingsFile(findings, sought(findings.masked, "exact", "odra"))
    const sum = '"sex: Total 15 = Female 12 + Male ?(0–4) (port Odra, age 18-29)"'
    const head = "port,sex,age,low,high,exact,tight,sums"
    assert.equal(file, `\uFEFF${head}\r\nOdra,Male,18-29,3,3,true,true,${sum}\r\n`)
  })

  it("names sums that contradict, and cells that were given twice", async () => {
    const wrong = "port,sex,value\nOdra,Female,7\nOdra,Male,5\nOdra,Total,9\nWda,Female,3\nWda,Female,4\nWda,Male,*\n"
    const found = await findingsIn(bytes(wrong), undefined)
    const page = said(rendered("en", <FindingList findings={found} file="x" />))
    assert.match(page, /Sums that do not come out 1 .*sex: Total 9 = Female 7 \+ Male 5 \(port Odra\)/)
    assert.match(page, /Cells given twice, with different values .*Wda, Female/)
  })

  it("uses the sums that a file of hierarchies says", async () => {
    const table = "place,value\nnorth,10\nOdra,7\nBrda,<5\n"
    const hierarchies = bytes("dimension,code,part_of\nplace,Odra,north\nplace,Brda,north\n")
    const without = await findingsIn(bytes(table), undefined)
    assert.deepEqual([without.masked[0]?.exact, without.masked[0]?.high], [false, 4])
    const { masked } = await findingsIn(bytes(table), hierarchies)
    assert.deepEqual(
      [masked[0]?.exact, masked[0]?.low, masked[0]?.sums],
      [true, 3, ["place: north 10 = Odra 7 + Brda ?(0–4)"]],
    )
  })

  it("says what to call the column of figures where there is none", async () => {
    const table = bytes("port,lamp\nOdra,1\n")
    const outcome = await reckon({ of: "audit", table, hierarchies: undefined, solver: undefined }, nobody)
    assert.ok("flaw" in outcome)
    const reckoning = { state: "flawed", flaw: outcome.flaw } as const
    const page = rendered("en", <Standing reckoning={reckoning} file="ports.csv" label={() => ""} onStop={nobody} />)
    assert.match(said(page), /ports\.csv has no column with its figures: call the column they stand in value/)
  })

  it("says what is wrong with a file, and where, in every language", async () => {
    const cases: [table: string, hierarchies: string | undefined, code: string][] = [
      ["", undefined, "no-header"],
      ["port,lamp\nOdra,1\n", undefined, "column-not-found"],
      ["port,value\nOdra,some\n", undefined, "not-a-count"],
      ["port,value\nOdra\n", undefined, "row-of-other-width"],
      ['port,value\n"Odra,1\n', undefined, "quote-not-closed"],
      ["port,value\nOdra,1\n", "dimension,code,part_of\nport,Odra,a\nport,Odra,b\n", "code-given-twice"],
      ["port,value\nOdra,1\n", "dimension,code,part_of\nport,Odra,a\nport,a,Odra\n", "part-of-itself"],
      ["port,value\nOdra,1\n", "dimension,code,part_of\nlamp,oil,all\n", "column-not-found"],
    ]
    for (const [table, hierarchies, code] of cases) {
      const task = {
        of: "audit",
        table: bytes(table),
        hierarchies: hierarchies === undefined ? undefined : bytes(hierarchies),
        solver: undefined,
      } as const
      const outcome = await reckon(task, nobody)
      assert.ok("flaw" in outcome, code)
      assert.equal(outcome.flaw.code, code)
      for (const language of languages) {
        const reckoning = { state: "flawed", flaw: outcome.flaw } as const
        assert.match(
          rendered(language, <Standing reckoning={reckoning} file="ports.csv" label={() => ""} onStop={nobody} />),
          /ports\.csv/,
        )
      }
    }
  })
})

describe("estimating from lists", () => {
  let table: CaptureTable
  let all: SideBySide
  let about: About
  let folder = ""
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bench-"))
    const read = tableOf(exampleLists)
    assert.ok("table" in read)
    table = read.table
    about = {
      cases: casesOf(table.counts),
      lists: table.lists,
      digest: await digestOf(table),
      replicates: 120,
      seed: 7,
    }
    const outcome = await reckon({ of: "estimate", table, threshold: 0.02, seed: 7, many: 120 }, nobody)
    assert.ok("answer" in outcome && "lines" in outcome.answer)
    all = outcome.answer
  })
  after(() => rm(folder, { recursive: true }))

  it("gives the numbers of the command line for the same table and seed, and the same file", async () => {
    const rows = exampleLists.counts.map((count, history) =>
      [...exampleLists.lists.map((_, list) => (history >> list) & 1), count || "0"].join(),
    )
    await writeFile(join(folder, "lists.csv"), [[...exampleLists.lists, "cases"].join(), ...rows.slice(1)].join("\n"))
    const command = ["data", "estimate", join(folder, "lists.csv"), "--bootstrap", "120", "--seed", "7", "--json"]
    const { exit, out } = await palermoRuns(command)
    assert.equal(exit, 0)
    assert.equal(estimatesFile(all, about), out)
    const found = draftIn(await readFile(join(folder, "lists.csv")))
    assert.ok("draft" in found)
    assert.deepEqual(tableOf(found.draft), { table })
  })

  it("draws piece by piece, and says how far it is", async () => {
    const steps: Step[] = []
    const again = await reckon({ of: "estimate", table, threshold: 0.02, seed: 7, many: 120 }, (step) =>
      steps.push(step),
    )
    assert.deepEqual(again, { answer: all })
    assert.deepEqual(
      steps.map(({ done }) => done),
      [50, 100, 120, 170, 220, 240, 290, 340, 360],
    )
    assert.deepEqual(steps.at(-1), { done: 360, all: 360 })
  })

  it("shows every method beside the others, what is assumed, what was said against it, and how it moves", () => {
    const page = said(rendered("en", <EstimateList all={all} about={about} />))
    for (const method of [
      "stepwise",
      "lowest BIC, pairs",
      "lowest BIC, threes",
      "average over graphs",
      "Chao’s lower bound",
    ])
      assert.ok(page.includes(method), method)
    for (const line of all.lines) {
      assert.ok("estimate" in line && line.interval)
      const shown = [line.estimate, ...line.interval].map((value) => Math.round(value).toLocaleString("en"))
      assert.ok(page.includes(`${shown[0]} ${shown[1]} to ${shown[2]}`), line.method)
    }
    assert.match(page, /The best of 113 models\. Joined: police:inspectors/)
    assert.match(page, /without police .*police and shelters as one/)
    assert.match(page, /Nobody entered or left the population/)
    assert.match(page, /Whitehead, Jackson, Balch and Francis 2021/)
    assert.match(page, new RegExp(`Replicates 120 Seed 7 .*${about.digest}`))
    for (const language of languages)
      assert.ok(said(rendered(language, <EstimateList all={all} about={about} />)).includes(about.digest))
  })

  it("tells how lists overlap as a table that can be read out", () => {
    const page = said(rendered("en", <OverlapDiagram table={table} />))
    assert.match(
      page,
      /How the lists overlap police shelters hotline inspectors Cases no yes no no 121 yes no no no 96/,
    )
    assert.match(page, /175 191 138 102 on each list/)
  })

  it("says plainly that there is no estimate, and why", async () => {
    const read = tableOf({ lists: ["police", "shelters"], counts: ["", "9", "8", ""] })
    assert.ok("table" in read)
    const outcome = await reckon({ of: "estimate", table: read.table, threshold: 0.02, seed: 1, many: 0 }, nobody)
    assert.ok("answer" in outcome && "lines" in outcome.answer)
    assert.ok(outcome.answer.lines.every((line) => "noEstimate" in line))
    const none = { ...about, replicates: 0, lists: read.table.lists, cases: 17 }
    const page = said(rendered("en", <EstimateList all={outcome.answer} about={none} />))
    assert.match(page, /No method gives an estimate of how many there are in all/)
    assert.match(page, /stepwise – no estimate: /)
    assert.match(estimatesTable(outcome.answer, none), /stepwise,,,,,,,[a-z-]+,/)
    for (const language of languages)
      assert.ok(rendered(language, <EstimateList all={outcome.answer} about={none} />).includes("–"))
  })

  it("says of how many methods there is no estimate, where a prior alone gives one", async () => {
    const read = tableOf({ lists: ["police", "shelters", "hotline"], counts: ["", "9", "8", "", "7", "", "", ""] })
    assert.ok("table" in read)
    const outcome = await reckon({ of: "estimate", table: read.table, threshold: 0.02, seed: 1, many: 0 }, nobody)
    assert.ok("answer" in outcome && "lines" in outcome.answer)
    const page = said(rendered("en", <EstimateList all={outcome.answer} about={about} />))
    assert.match(page, /3 of 4 methods give no estimate; the reason stands on the line of each\./)
  })

  it("makes a text to quote in each language, never of one number alone", () => {
    for (const language of languages) {
      const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
      const tongue = {
        say: words(language, catalogueOf(language)),
        number: (value: number) => number.format(value),
        list: (names: readonly string[]) => new Intl.ListFormat(language).format(names),
      }
      const text = quotation(all, about, tongue).join("\n")
      for (const line of all.lines)
        assert.ok("estimate" in line && text.includes(number.format(line.estimate)), language)
      assert.ok(text.includes(about.digest) && text.includes("police") && text.includes("7"), language)
    }
  })

  it("says what is wrong with a table of overlaps, and where", () => {
    const files: [text: string, code: string, line: number][] = [
      ["a,b,n\n1,0,5\n0,1,x\n", "count-not-whole", 3],
      ["a,b,n\n1,0,5\n0,0,3\n", "cases-on-no-list", 3],
      ["a,n\n1,5\n", "lists-too-few", 0],
      ["a,a,n\n1,0,5\n", "list-named-twice", 0],
      ["a,b,n\n1,0,0\n", "table-empty", 0],
      ["", "no-header", 1],
    ]
    for (const [text, code, line] of files) {
      const found = draftIn(bytes(text))
      assert.ok("flaw" in found, code)
      assert.deepEqual([found.flaw.code, found.flaw.line], [code, line])
    }
    const typed = tableOf({ lists: ["a", "b"], counts: ["", "5", "many", ""] })
    assert.ok("flaw" in typed)
    assert.deepEqual(typed.flaw, { code: "count-not-whole", line: 2, what: "many" })
  })

  it("keeps what was typed where it means the same when a list is added", () => {
    const more = withLists({ lists: ["a", "b"], counts: ["", "5", "6", "2"] }, 3, (at) => `list ${at}`)
    assert.deepEqual(more, { lists: ["a", "b", "list 2"], counts: ["", "5", "6", "2", "", "", "", ""] })
    assert.deepEqual(withLists(more, 2, String), { lists: ["a", "b"], counts: ["", "5", "6", "2"] })
  })

  it("takes columns for what they look like, or for what somebody says they are", () => {
    const found = draftIn(bytes("a,b,known,sex,year,n\n1,0,0,F,2001,5\n1,0,1,M,2001,6\n1,1,1,F,2002,2\n"))
    assert.ok("draft" in found && found.file)
    assert.deepEqual(
      found.file.columns.map(({ name, kind, canBeList }) => [name, kind, canBeList]),
      [
        ["a", "list", true],
        ["b", "list", true],
        ["known", "list", true],
        ["sex", "category", false],
        ["year", "trend", false],
      ],
    )
    const otherwise = found.file.columns.map((each) =>
      each.name === "known" ? { ...each, kind: "category" as const } : each,
    )
    const again = draftOf({ ...found.file, columns: otherwise })
    assert.ok("draft" in again)
    assert.deepEqual(
      [again.draft.lists, again.draft.counts],
      [
        ["a", "b"],
        ["0", "11", "0", "2"],
      ],
    )
    assert.deepEqual(
      again.covariates?.layout.covariates.map(({ name, kind }) => [name, kind]),
      [
        ["known", "category"],
        ["sex", "category"],
        ["year", "trend"],
      ],
    )
  })

  it("searches models with covariates beside the others, with the numbers of the command line", async () => {
    await writeFile(join(folder, "known.csv"), exampleFile)
    const found = draftIn(bytes(exampleFile))
    assert.ok("draft" in found && found.covariates)
    const read = tableOf(found.draft)
    assert.ok("table" in read)
    const steps: Step[] = []
    const search = { table: found.covariates, many: 12 }
    const outcome = await reckon(
      { of: "estimate", table: read.table, threshold: 0.02, seed: 3, many: 20, search },
      (step) => void steps.push(step),
    )
    assert.ok("answer" in outcome && "lines" in outcome.answer)
    const { answer } = outcome
    assert.deepEqual(steps.at(-1), { done: 52, all: 52 })
    assert.ok(answer.search && "path" in answer.search && answer.search.interval)
    const told = {
      ...{ cases: casesOf(read.table.counts), lists: read.table.lists, digest: await digestOf(read.table) },
      ...{ replicates: 20, seed: 3 },
      covariates: { names: ["sex", "age"], replicates: 12, digest: await digestWithCovariates(found.covariates) },
    }
    const command = ["data", "estimate", join(folder, "known.csv"), "--method", "covariates"]
    const { exit, out } = await palermoRuns([...command, "--bootstrap", "12", "--seed", "3", "--json"])
    assert.equal(exit, 0)
    const file = JSON.parse(estimatesFile(answer, told)) as { search: unknown }
    assert.deepEqual(file.search, JSON.parse(out))
    assert.match(estimatesTable(answer, told), /\r\ncovariates,,,\d/)

    const page = said(rendered("en", <EstimateList all={answer} about={told} />))
    assert.match(page, /search with covariates [\d,]+ [\d,]+ to [\d,]+/)
    assert.match(page, /sex: 2 levels age: 2 levels/)
    assert.match(page, /Lowest BIC: this model was chosen/)
    for (const { formula, reason } of answer.search.passedOver) {
      assert.ok(page.includes(formula), formula)
      assert.ok(page.includes(words("en", catalogueOf("en"))(`estimate.none.${reason}`)), reason)
    }
    const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 })
    for (const language of languages) {
      const html = said(rendered(language, <EstimateList all={answer} about={told} />))
      assert.ok(html.includes(told.covariates.digest) && !/(?:estimate|bench)\.\w/.test(html), language)
    }
    const quoted = said(
      rendered("en", <Quotation lines={[...answer.lines, answer.search]} warnings={[]} about={told} />),
    )
    assert.ok(quoted.includes(`search with covariates: ${whole.format(answer.search.estimate)} (`))
    assert.match(quoted, /One method also uses what is known of each case: sex and age\./)
    assert.match(quoted, /For the search with covariates: 12 replicates, seed 3\./)
  })

  it("says of a search with covariates that there is no estimate, and why", async () => {
    const found = draftIn(bytes("a,b,sex,n\n1,0,F,9\n0,1,F,8\n1,0,M,4\n0,1,M,6\n"))
    assert.ok("draft" in found && found.covariates)
    const read = tableOf(found.draft)
    assert.ok("table" in read)
    const search = { table: found.covariates, many: 5 }
    const outcome = await reckon(
      { of: "estimate", table: read.table, threshold: 0.02, seed: 1, many: 0, search },
      nobody,
    )
    assert.ok("answer" in outcome && "lines" in outcome.answer && outcome.answer.search)
    assert.ok("noEstimate" in outcome.answer.search)
    const page = said(rendered("en", <EstimateList all={outcome.answer} about={{ ...about, replicates: 0 }} />))
    assert.match(page, /No method gives an estimate of how many there are in all/)
  })
})

describe("the benches", () => {
  it("are there for everybody, in every language, and promise that nothing leaves", () => {
    for (const language of languages)
      for (const page of [<AuditPage key="a" />, <EstimatePage key="e" />]) {
        const html = rendered(language, page)
        assert.match(html, /type="file"/)
        assert.match(html, /class="bench-promise"/)
      }
  })

  it("say how far they are, and can be stopped", () => {
    const standing = (language: Language) =>
      rendered(
        language,
        <Standing
          reckoning={{ state: "busy", step: { done: 5, all: 10 } }}
          file="x"
          label={(step) => `at ${step?.done}`}
          onStop={nobody}
        />,
      )
    assert.match(standing("en"), /at 5.*value="0\.5".*Stop/s)
    assert.match(standing("ar"), /أوقفوا/)
    const failed = rendered(
      "en",
      <Standing reckoning={{ state: "failed" }} file="x" label={() => ""} onStop={nobody} />,
    )
    assert.match(said(failed), /Nothing was sent/)
  })
})
