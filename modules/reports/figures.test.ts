import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Report } from "#modules/reports/report.ts"
import { Snapshot } from "#modules/reports/snapshot.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { analysing, lampData, lampRelease } from "#tests/analysing.ts"
import { answering } from "#tests/answering.ts"
import { calling } from "#tests/calling.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2019-05-01"
/** While the call about lanterns is open. */
const answered = "2018-03-01"
const area = "area:state-ury"
type Platform = Parameters<Parameters<typeof onPlatform>[2]>[0]
type Read = Report & {
  readonly faults: readonly { fault: string; at: string }[]
  readonly staleFigures: number
  readonly correctedFigures: readonly { release: string; code: string; since: string }[]
  readonly withdrawnFigures: readonly { release: string; code: string; withdrawn: string }[]
  readonly figures: number
}

/** Figures of lamps that Uruguay let out, and a report that tells them. */
async function telling(all: Platform, audience: "public" | "parties" = "public") {
  const { mandate } = await calling(all)
  const tools = await analysing(all, today)
  const { snapshot } = await tools.kept("ursula", "ulises")
  const release = await tools.out("ursula", "ulises", { ...lampRelease(snapshot.id), audience })
  const figure = { part: "figure", release: release.code, at: `${area};year:2017`, words: {} }
  const blocks = [
    { kind: "paragraph", words: { en: "Counted were {n}.", ar: "عُدَّ {n}." }, parts: { n: figure } },
    { kind: "figures", words: { en: "Keepers" }, release: release.code, dimensions: "year,sex", at: area },
  ]
  const begin = async (readers: string, said: readonly object[] = blocks) => {
    const body = { mandate, title: { en: "Keepers of lamps" }, audience: readers, calls: [], blocks: said }
    return (await tools.must<Report>("amina", "POST", "/reports", body)).id
  }
  const read = (id: string) => tools.must<Read>("amina", "GET", `/reports/${id}`)
  async function compile(id: string): Promise<Read> {
    await tools.must("amina", "POST", `/reports/${id}/compile`)
    await all.work()
    return read(id)
  }
  return { ...tools, release, figure, blocks, begin, read, compile }
}

const paragraph = { kind: "paragraph", words: { en: "{n}" } }

describe("figures in a report", () => {
  onPlatform(
    "are told as they were released, with their release behind them, and lead back",
    { today },
    async (all) => {
      const { release, begin, compile, must } = await telling(all)
      const id = await begin("public")
      const compiled = await compile(id)
      assert.deepEqual([compiled.faults, compiled.figures, compiled.staleFigures], [[], 1, 0])
      const snapshot = Snapshot.parse(await must("amina", "GET", `/reports/${id}/snapshot`))
      const data = await must<{ figures: { value: number }[]; digest: string }>(
        "public",
        "GET",
        `/figures/${release.code}/data?at=${area};year:2017`,
      )
      const [sentence, table] = snapshot.blocks
      assert.ok(sentence?.kind === "paragraph" && table?.kind === "table")
      assert.deepEqual(
        sentence.runs.en?.map(({ text }) => text),
        ["Counted were ", String(data.figures[0]?.value), "."],
      )
      assert.deepEqual(
        snapshot.figures?.map(({ code, digest, at }) => [code, digest, at]),
        [
          [release.code, data.digest, `${area};year:2017`],
          [release.code, data.digest, area],
        ],
      )
      // Exactly what is out stands in the table: what is withheld has no number.
      const out = await must<{ figures: { value: number | null; status: string }[] }>(
        "public",
        "GET",
        `/figures/${release.code}/data?dimensions=year,sex&at=${area}`,
      )
      assert.deepEqual(
        table.rows.flatMap(({ cells }) => cells.slice(1)),
        out.figures.map(({ value, status }) =>
          status === "shown" ? { is: "number", number: value } : { is: "label", label: `figure.${status}` },
        ),
      )
      const html = await all.app.inject(`/api/v1/reports/${id}/export?format=html`)
      assert.match(html.body, new RegExp(`release ${release.code}, SHA-256 ${data.digest.slice(0, 12)}`))
      const found = await must<{ items: { id: string; lines: number; at: number[] }[] }>(
        "amina",
        "GET",
        `/reports?release=${release.code}`,
      )
      assert.deepEqual(found.items.map(({ lines, at }) => [lines, at]), [[2, [0, 1]]]) // prettier-ignore
      assert.equal((await must<{ total: number }>("public", "GET", `/reports?release=${release.code}`)).total, 0)
      await must("amina", "POST", `/reports/${id}/issue`, { stage: "draft", language: "en" })
      assert.equal((await must<{ total: number }>("public", "GET", `/reports?release=${release.code}`)).total, 1)
      const thread = await must<{ figures: number; reportLines: number }>("public", "GET", "/overview/thread")
      assert.deepEqual([thread.figures, thread.reportLines], [1, 2])
    },
  )

  onPlatform("are in no report once their release was withdrawn", { today }, async (all) => {
    const { release, begin, compile, read, must, ask } = await telling(all)
    const [id, issued] = [await begin("public"), await begin("public")]
    for (const each of [id, issued]) await compile(each)
    await must("amina", "POST", `/reports/${issued}/issue`, { stage: "draft", language: "en" })
    assert.deepEqual((await must<Read>("public", "GET", `/reports/${issued}`)).withdrawnFigures, [])
    await must("ursula", "POST", `/releases/${release.id}/withdrawal`, { reason: "A lamp was counted twice." })
    assert.equal((await read(id)).staleFigures, 1)
    const issue = () => ask("amina", "POST", `/reports/${id}/issue`, { payload: { stage: "draft", language: "en" } })
    assert.equal((await issue()).type, "figures-changed-since")
    assert.equal((await ask("amina", "POST", `/reports/${id}/compile`)).type, "report-does-not-hold-together")
    assert.deepEqual(
      (await read(id)).faults.map(({ fault, at }) => [fault, at]),
      [
        ["figure-not-released", release.code],
        ["figure-not-released", release.code],
      ],
    )
    // What was issued stays as it was issued.
    const { status, staleFigures, withdrawnFigures } = await must<Read>("public", "GET", `/reports/${issued}`)
    assert.deepEqual([status, staleFigures], ["issued", 0])
    // Whoever reads it is told, though a release that was withdrawn is not there for them.
    assert.deepEqual(
      withdrawnFigures.map((each) => [each.release, each.code]),
      [[release.id, release.code]],
    )
    assert.equal((await ask("public", "GET", `/releases/${release.id}`)).status, 404)
    const Told = z.object({ n: z.int() })
    const told = (person: string) =>
      all.as(
        person,
        (db) => rows(db, Told)`
        select count(*)::int as n from reports.snapshot s, reports.withdrawn_since(s.id) w where s.report = ${id}`,
      )
    assert.deepEqual([await told("amina"), await told("public")], [[{ n: 1 }], [{ n: 0 }]])
  })

  onPlatform(
    "are marked where an answer behind them was corrected, and may be issued so",
    { today: answered },
    async (all) => {
      const { must, out, ask } = await analysing(all, answered)
      const { sent, must: answer, save, mandate } = await answering(all, answered)
      const lit = (women: number) => ({
        kind: "table",
        cells: [
          { at: { sex: "female" }, value: women },
          { at: { sex: "male" }, value: 17 },
        ],
      })
      const law = { kind: "compliance", answer: "yes", articles: "3", text: "In every harbour.", files: [] }
      const { id: submission } = await sent("bruno", "benita", "state-ury", [
        { question: "lantern.law", value: law },
        { question: "lantern.lit", value: lit(31) },
      ])
      await answer("bruno", "POST", `/submissions/${submission}/releases`, {
        questions: null,
        release: "public",
        from: null,
      })
      const { id: dataset } = await must<Dataset>("sita", "POST", "/datasets", {
        ...lampData,
        party: null,
        kind: "figures",
      })
      const { id: snapshot } = await must<{ id: string }>("sita", "POST", `/datasets/${dataset}/answers`, {
        questions: ["lantern.lit"],
      })
      await must("sita", "POST", `/snapshots/${snapshot}/keeping`)
      await must("stefan", "POST", `/snapshots/${snapshot}/review`)
      const release = await out("sita", "stefan", {
        code: "lit",
        title: { en: "Lit" },
        snapshot,
        by: ["area"],
        tables: [["sex"]],
        k: 10,
      })
      const blocks = [{ kind: "figures", words: { en: "Lit" }, release: "lit", dimensions: "sex", at: area }]
      const { id } = await must<Report>("amina", "POST", "/reports", {
        mandate,
        title: { en: "Lit" },
        audience: "public",
        calls: [],
        blocks,
      })
      const compile = async () => (await must("amina", "POST", `/reports/${id}/compile`), all.work())
      const read = (person: string) => must<Read>(person, "GET", `/reports/${id}`)
      const html = async () => (await all.app.inject(`/api/v1/reports/${id}/export?format=html`)).body
      await compile()
      assert.deepEqual((await read("amina")).correctedFigures, [])
      await answer("bruno", "POST", `/submissions/${submission}/resume`)
      await save("benita", submission, { question: "lantern.lit", value: lit(36), base: 1 })
      for (const act of ["clear", "submit"]) await answer("bruno", "POST", `/submissions/${submission}/${act}`)
      const corrected = [{ release: release.id, code: "lit", since: answered }]
      const { correctedFigures, staleFigures, withdrawnFigures } = await read("amina")
      assert.deepEqual([correctedFigures, staleFigures, withdrawnFigures], [corrected, 0, []])
      // What is compiled from now on is printed with it.
      assert.doesNotMatch(await html(), /an answer behind it was corrected/)
      await compile()
      assert.match(await html(), /an answer behind it was corrected since it was released/)
      await must("amina", "POST", `/reports/${id}/issue`, { stage: "draft", language: "en" })
      assert.deepEqual((await read("public")).correctedFigures, corrected)
      // Narrowed, it is for its keepers, and nothing more is told of it here.
      await answer("bruno", "POST", `/submissions/${submission}/releases`, {
        questions: null,
        release: "parties",
        from: null,
      })
      assert.deepEqual((await read("public")).correctedFigures, [])
      assert.equal((await ask("public", "GET", `/releases/${release.id}`)).status, 200)
    },
  )

  onPlatform("for the parties are in no report for everybody", { today }, async (all) => {
    const { release, begin, compile, ask, read } = await telling(all, "parties")
    const open = await begin("public")
    assert.equal((await ask("amina", "POST", `/reports/${open}/compile`)).type, "report-does-not-hold-together")
    assert.equal((await read(open)).faults.length, 2)
    const closed = await begin("parties")
    assert.equal((await compile(closed)).figures, 1)
    // The database says so too, whatever the code above it forgets.
    const forged = (audience: string) =>
      all.as("amina", async (db) => {
        await sql`update reports.report set audience = ${audience} where id = ${closed}`.execute(db)
        await sql`
          insert into reports.figure_source (snapshot, block, part, release, digest, dimensions, at)
          select snapshot, 9, 'x', release, digest, '', '' from reports.figure_source limit 1`.execute(db)
      })
    await forged("parties")
    await assert.rejects(forged("public"), /a report tells what is out/)
    assert.ok(release.code.length > 0)
  })

  onPlatform(
    "that are not released so, are many where one is meant, or are in the making do not hold together",
    { today },
    async (all) => {
      const { begin, read, figure, release, protectedBy } = await telling(all)
      const faulty = await begin("public", [
        { ...paragraph, parts: { n: { ...figure, at: area } } },
        { ...paragraph, parts: { n: { ...figure, at: "area:XXX" } } },
        { kind: "figures", words: { en: "T" }, release: release.code, dimensions: "lamp", at: "" },
        { kind: "figures", words: { en: "T" }, release: "no-such", dimensions: "", at: "" },
        {
          kind: "figures",
          words: { en: "T" },
          release: (await protectedBy("ursula", { ...lampRelease(release.snapshot), code: "lamps-in-hand" })).code,
          dimensions: "",
          at: "",
        },
      ])
      assert.deepEqual(
        (await read(faulty)).faults.map(({ fault }) => fault),
        Array.from({ length: 5 }, () => "figure-not-released"),
      )
    },
  )
})
