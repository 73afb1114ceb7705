import type { Form } from "#modules/calls/questionnaire.ts"
import type { Report } from "#modules/reports/report.ts"
import type { Quotation } from "#modules/reports/quotation.ts"
import { Snapshot } from "#modules/reports/snapshot.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
type Platform = Parameters<Parameters<typeof onPlatform>[2]>[0]
type Read = Report & {
  quotations: (Quotation & { names: object })[]
  stale: number
  lengths: { language: string; n: number }[]
  faults: object[]
}

const said = [
  {
    question: "lantern.law",
    value: { kind: "compliance", answer: "yes", articles: "3", text: "A lantern hangs in every harbour.", files: [] },
  },
  { question: "lantern.keepers", value: { kind: "number", number: 12 } },
]

const sentence = {
  ar: "أفادت ردود {n} بوجوب الفانوس.",
  en: "{n} reported that a lantern is required.",
  es: "Según {n}, se exige un farol.",
  fr: "Selon {n}, une lanterne est exigée.",
  ru: "Согласно {n}, фонарь обязателен.",
  zh: "{n}报告称必须有灯。",
}
const count = { part: "count", question: "lantern.law", answers: ["yes"], who: "asked", of: "all" }
const blocks = [
  { kind: "heading", level: 1, words: { en: "Law" } },
  { kind: "paragraph", words: sentence, parts: { n: count } },
  { kind: "quotation", question: "lantern.law", party: "state-ury" },
  { kind: "chart", words: { en: "Lanterns" }, question: "lantern.law", who: "asked" },
]

/** A call about lanterns that Uruguay answered, and a report begun on it. */
async function reporting(all: Platform) {
  const tools = await answering(all, today)
  const { id: submission } = await tools.sent("bruno", "benita", "state-ury", said)
  const wording = { title: { en: "Lanterns in harbours" }, audience: "parties", blocks, body: "un-ga", session: "73" }
  const report = await tools.must<Report>("amina", "POST", "/reports", { mandate: tools.mandate, ...wording })
  const read = () => tools.must<Read>("amina", "GET", `/reports/${report.id}`)
  async function compile(): Promise<Read> {
    await tools.must("amina", "POST", `/reports/${report.id}/compile`)
    await all.work()
    return read()
  }
  const post = (who: string, path: string, body?: object) => tools.ask(who, "POST", path, body)
  return { ...tools, report, submission, read, compile, post }
}

describe("a report", () => {
  onPlatform("is begun under its mandate, on the calls that were issued under it", { today }, async (all) => {
    const { report, call, must, mandate, ask } = await reporting(all)
    assert.deepEqual([report.status, report.calls, report.mandate], ["draft", [call.id], mandate])
    const ready = await must<Report>("amina", "POST", "/reports", { mandate, template: "response-statistics" })
    assert.equal(ready.blocks.length, 8)
    const list = await must<{ total: number }>("amina", "GET", `/reports?mandate=${mandate}`)
    assert.equal(list.total, 2)
    for (const [body, refusal] of [
      [{ mandate: report.id, title: { en: "No" } }, "mandate-not-found"],
      [{ mandate, template: "no-such" }, "template-not-found"],
      [{ mandate }, "report-without-title"],
      [{ mandate, title: { en: "No" }, calls: [report.id] }, "call-not-found"],
    ] as const)
      assert.deepEqual((await ask("amina", "POST", "/reports", body)).type, refusal)
  })

  onPlatform(
    "is compiled later, with the answer behind every number, and found from that answer",
    { today },
    async (all) => {
      const { compile, must, ask } = await reporting(all)
      const { snapshot, id, compiling, lengths } = await compile()
      assert.ok(snapshot)
      assert.equal(compiling, null)
      assert.equal(lengths.length, 6)
      const told = Snapshot.parse(await must("amina", "GET", `/reports/${id}/snapshot`))
      const [paragraph] = told.blocks.filter((block) => block.kind === "paragraph")
      assert.ok(paragraph?.kind === "paragraph")
      assert.match(JSON.stringify(paragraph.runs.en), /1 of \d+ addressees/)
      const [source] = told.sources
      assert.equal(source?.party, "state-ury")
      const found = await must<{ items: { id: string; lines: number }[] }>(
        "amina",
        "GET",
        `/reports?answer=${source?.answer}`,
      )
      assert.deepEqual(
        found.items.map((each) => each.id),
        [id],
      )
      assert.ok((found.items[0]?.lines ?? 0) >= 3)
      // The same report, compiled on the same day, says the same.
      const again = await compile()
      assert.equal(again.snapshot?.digest, snapshot.digest)
      for (const format of ["html", "akn", "docx"]) {
        const [one, other] = [
          await ask("amina", "GET", `/reports/${id}/export?format=${format}&language=ru`),
          await ask("amina", "GET", `/reports/${id}/export?format=${format}&language=ru`),
        ]
        assert.equal(one.status, 200)
        assert.ok(one.bytes.equals(other.bytes), format)
      }
    },
  )

  onPlatform("says which of the answers it rests on do not stand any more", { today }, async (all) => {
    const { compile, read } = await reporting(all)
    await compile()
    assert.equal((await read()).stale, 0)
    await all.as("bruno", (db) => sql`update submissions.answer set withdrawn = now()`.execute(db))
    assert.ok((await read()).stale > 0)
  })

  onPlatform("is changed by whoever saw it last, and not past each other", { today }, async (all) => {
    const { report, ask, must, compile, post } = await reporting(all)
    const { title, symbol, body, session, agendaItem, dated, audience, calls } = report
    const wording = { title, symbol, body, session, agendaItem, dated, audience, calls, blocks }
    const put = (more: object) => ask("amina", "PUT", `/reports/${report.id}`, { ...wording, base: 1, ...more })
    assert.equal((await put({ title: { en: "Lanterns" } })).status, 200)
    assert.equal((await put({ title: { en: "Lamps" } })).type, "report-was-changed")
    assert.equal((await put({ base: 2, calls: [report.id] })).type, "call-not-found")
    const wrong = [{ kind: "table", words: { en: "T" }, question: "lantern.unasked" }]
    assert.equal((await put({ base: 2, blocks: wrong })).status, 200)
    assert.equal((await must<Read>("amina", "GET", `/reports/${report.id}`)).faults.length, 1)
    assert.equal((await post("amina", `/reports/${report.id}/compile`)).type, "report-does-not-hold-together")
    assert.equal((await put({ base: 3, blocks: [] })).status, 200)
    assert.equal((await post("amina", `/reports/${report.id}/compile`)).type, "report-without-blocks")
    assert.equal((await put({ base: 4 })).status, 200)
    assert.equal((await post("amina", `/reports/${report.id}/compile`)).status, 200)
    assert.equal((await post("amina", `/reports/${report.id}/compile`)).type, "report-is-compiling")
    await all.work()
    await compile()
  })

  onPlatform("shows those it quotes how, settles what they contest, and is issued", { today }, async (all) => {
    const { report, compile, post, must, ask, read, mandate } = await reporting(all)
    const to = (path: string) => `/reports/${report.id}/${path}`
    assert.equal((await post("amina", to("preview"), { until: "2018-03-20" })).type, "report-not-compiled")
    assert.equal((await post("amina", to("issue"), { stage: "draft" })).type, "report-not-compiled")
    const compiled = await compile()
    assert.equal(compiled.quotations.length, 1)
    assert.equal((await must<{ total: number }>("bruno", "GET", "/quotations")).total, 0)
    assert.equal((await post("amina", to("issue"), { stage: "draft" })).type, "quotations-not-shown")
    assert.equal((await post("amina", to("preview"), { until: "2018-02-20" })).type, "until-is-past")
    assert.equal((await post("amina", to("preview"), { until: "2018-03-20" })).status, 200)
    assert.equal((await post("amina", to("issue"), { stage: "draft" })).type, "quotations-not-seen")

    // Only its own State sees it, and nobody sees the draft it stands in.
    const quoted = await must<{ items: Quotation[] }>("bruno", "GET", "/quotations")
    const [quotation] = quoted.items
    assert.equal(quotation?.text, "A lantern hangs in every harbour.")
    const at = (act: string) => `/quotations/${quotation?.id}/${act}`
    assert.equal((await must<{ total: number }>("bilal", "GET", "/quotations")).total, 0)
    assert.equal((await post("bilal", at("see"))).type, "quotation-not-found")
    assert.equal((await ask("bruno", "GET", `/reports/${report.id}`)).type, "report-not-found")
    assert.equal((await ask("eve", "GET", to("export"))).type, "report-not-found")

    assert.equal((await post("amina", at("settle"), { outcome: "kept" })).type, "quotation-not-contested")
    const wording = "A lantern hangs in every harbour of the coast."
    assert.equal((await post("bruno", at("correct"), { correction: "Only on the coast.", wording })).status, 200)
    assert.equal((await post("amina", to("issue"), { stage: "draft" })).type, "quotations-contested")
    assert.equal((await post("bruno", at("settle"), { outcome: "reworded" })).status, 403)
    assert.equal((await post("amina", at("settle"), { outcome: "reworded", note: "As asked." })).status, 200)
    assert.equal((await post("bruno", at("see"))).type, "quotation-settled")
    assert.equal((await post("amina", to("issue"), { stage: "draft" })).type, "report-changed-since")
    const reworded = await compile()
    assert.equal(reworded.quotations[0]?.text, wording)
    assert.equal((await post("amina", to("issue"), { stage: "final" })).type, "final-needs-a-symbol")
    assert.equal((await post("bruno", to("issue"), { stage: "draft" })).status, 403)

    const issued = await must<Report>("amina", "POST", to("issue"), { stage: "draft", language: "en" })
    assert.deepEqual([issued.status, issued.stage], ["issued", "draft"])
    assert.equal(issued.document, null, "what is for the parties alone is no document of the record")
    const owed = await must<{ status: string; said: { link: string } }>("amina", "GET", `/mandates/${mandate}`)
    assert.equal(owed.status, "reported")
    assert.match(owed.said.link, new RegExp(`/en/reports/${report.id}$`))
    // Its readers are those who act for States; no organization, auditor or stranger is among them.
    for (const who of ["bruno", "bilal"])
      assert.equal((await ask(who, "GET", `/reports/${report.id}`)).status, 200, who)
    for (const who of ["eve", "grace", "chen", "dalia", "public"])
      assert.equal((await ask(who, "GET", `/reports/${report.id}`)).status, 404, who)
    // Of its mandate everybody may know that it was issued, and nobody what was done with the draft.
    const { items } = await must<{ items: { act: string }[] }>("bruno", "GET", `/history/mandate/${mandate}`)
    assert.deepEqual(
      items.map(({ act }) => act).filter((act) => act.startsWith("report.")),
      ["report.issue"],
    )
    for (const act of ["compile", "withdraw"]) assert.equal((await post("amina", to(act))).type, "report-is-issued")
    const acts = await all.as(
      "platform",
      (db) =>
        rows(
          db,
          z.object({ act: z.string() }),
        )`select act from ledger.entry where act ~ '^(report|quotation)' order by number`,
    )
    assert.deepEqual(
      acts.map(({ act }) => act),
      [
        "report.add",
        "report.compile",
        "report.compile",
        "report.preview",
        "quotation.correct",
        "quotation.settle",
        "report.compile",
        "report.compile",
        "report.issue",
      ],
    )
    assert.equal((await read()).status, "issued")
  })

  onPlatform(
    "can be issued when the time of those it quotes is over, and a draft be withdrawn",
    { today },
    async (all) => {
      const { report, compile, post, must, mandate } = await reporting(all)
      await compile()
      await post("amina", `/reports/${report.id}/preview`, { until: "2018-03-20" })
      await all.as("platform", (db) => sql`update reports.report set until = '2018-02-01'`.execute(db))
      assert.equal((await post("amina", `/reports/${report.id}/issue`, { stage: "draft" })).status, 200)
      const other = await must<Report>("amina", "POST", "/reports", { mandate, title: { en: "Other" } })
      assert.equal((await must<Report>("amina", "POST", `/reports/${other.id}/withdraw`)).status, "withdrawn")
      assert.equal(
        (await post("amina", `/reports/${other.id}/preview`, { until: "2018-04-01" })).type,
        "report-is-issued",
      )
    },
  )

  onPlatform("is not issued on answers that were withdrawn since it was compiled", { today }, async (all) => {
    const { report, compile, post, must, read, submission } = await reporting(all)
    await compile()
    await post("amina", `/reports/${report.id}/preview`, { until: "2018-03-20" })
    await must("bruno", "POST", `/submissions/${submission}/withdraw`, { reason: "It was the wrong harbour." })
    assert.ok((await read()).stale > 0)
    assert.equal((await post("amina", `/reports/${report.id}/issue`, { stage: "draft" })).type, "answers-changed-since")
    assert.deepEqual((await compile()).quotations, [])
  })

  onPlatform("rests on what an earlier round said and no later one was asked again", { today }, async (all) => {
    const { must, save, submission, call, mandate, tested, post } = await reporting(all)
    const other = await tested()
    await must("amina", "POST", `/calls/${other.id}/open`)
    const { touch, form } = await must<{ touch: number; form: Form }>("amina", "GET", `/calls/${call.id}`)
    const items = [{ question: "lantern.law" }, { question: "lantern.oil" }]
    const questionnaire = { sections: [{ ...form.sections[0], items }] }
    const fewer = { questionnaire, reason: { en: "Ask less." }, base: touch }
    await must("amina", "POST", `/calls/${call.id}/editions`, fewer)
    await must("bruno", "POST", `/submissions/${submission}/resume`)
    const [law] = said
    await save("benita", submission, { ...law, value: { ...law?.value, text: "And on every mole." }, base: 1 })
    await must("bruno", "POST", `/submissions/${submission}/clear`)
    await must("bruno", "POST", `/submissions/${submission}/submit`)
    const keepers = { part: "count", question: "lantern.keepers", answers: [], who: "asked", of: "all" }
    const wording = {
      ...{ mandate, title: { en: "Keepers" }, audience: "parties", calls: [call.id, other.id] },
      blocks: [{ kind: "paragraph", words: sentence, parts: { n: keepers } }],
    }
    const { id } = await must<Report>("amina", "POST", "/reports", wording)
    await must("amina", "POST", `/reports/${id}/compile`)
    await all.work()
    const told = Snapshot.parse(await must("amina", "GET", `/reports/${id}/snapshot`))
    assert.deepEqual(
      told.sources.map(({ party, question }) => [party, question]),
      [["state-ury", "lantern.keepers"]],
    )
    assert.equal((await must<Read>("amina", "GET", `/reports/${id}`)).stale, 0)
    assert.equal((await post("amina", `/reports/${id}/issue`, { stage: "draft" })).status, 200)
  })

  onPlatform("is not issued on answers its readers may not see any more", { today }, async (all) => {
    const { report, compile, post, must, submission } = await reporting(all)
    await compile()
    await post("amina", `/reports/${report.id}/preview`, { until: "2018-03-20" })
    const narrowed = { questions: null, release: "secretariat", from: null }
    await must("bruno", "POST", `/submissions/${submission}/releases`, narrowed)
    assert.equal((await post("amina", `/reports/${report.id}/issue`, { stage: "draft" })).type, "answers-changed-since")
  })

  onPlatform("becomes a document of the record where everybody may read it", { today }, async (all) => {
    const { must, mandate, submission } = await reporting(all)
    await must("bruno", "POST", `/submissions/${submission}/releases`, {
      questions: null,
      release: "public",
      from: null,
    })
    const wording = { mandate, title: { en: "For all" }, audience: "public", blocks: blocks.slice(0, 2) }
    const { id } = await must<Report>("amina", "POST", "/reports", wording)
    await must("amina", "POST", `/reports/${id}/compile`)
    await all.work()
    const { document } = await must<Report>("amina", "POST", `/reports/${id}/issue`, { stage: "draft", language: "en" })
    assert.ok(document)
    const text = await must<{ provisions: { text: string }[] }>("public", "GET", `/documents/${document}/text`)
    assert.ok(text.provisions.some((each) => each.text.includes("a lantern is required")))
    assert.equal((await must<Report>("public", "GET", `/reports/${id}`)).status, "issued")
  })

  onPlatform("is never issued over what stands in the record under its symbol", { today }, async (all) => {
    const { must, mandate, post } = await reporting(all)
    const plain = blocks.slice(0, 1)
    async function made(symbol: string | null, audience = "public", title = "Lights") {
      const wording = { mandate, title: { en: title }, audience, blocks: plain, symbol, body: "un-ga", session: "73" }
      const { id } = await must<Report>("amina", "POST", "/reports", wording)
      await must("amina", "POST", `/reports/${id}/compile`)
      await all.work()
      return () => post("amina", `/reports/${id}/issue`, { stage: "draft", language: "en" })
    }
    const record = async () => {
      const { total, items } = await must<{ total: number; items: object[] }>("public", "GET", "/documents")
      const text = await must("public", "GET", "/documents/A-RES-71-901/text")
      return { total, items, text, mandates: (await must<{ total: number }>("public", "GET", "/mandates")).total }
    }
    const before = await record()
    for (const audience of ["public", "parties"])
      assert.equal((await (await made("A/RES/71/901", audience))()).type, "symbol-taken", audience)
    assert.deepEqual(await record(), before)
    const [first, other, forParties] = [
      await made("A/73/777"),
      await made("a/73/ 777"),
      await made("A/73/777", "parties"),
    ]
    assert.equal((await first()).status, 200)
    const issued = await must("public", "GET", "/documents/A-73-777/text")
    for (const again of [other, forParties]) assert.equal((await again()).type, "symbol-taken")
    assert.deepEqual(await must("public", "GET", "/documents/A-73-777/text"), issued)
    // Two without a symbol are told apart by what they are called.
    const [one, same, another] = [await made(null), await made(null), await made(null, "public", "Lamps")]
    assert.deepEqual([(await one()).status, (await same()).type, (await another()).status], [200, "symbol-taken", 200])
  })

  onPlatform("that is withdrawn while it compiles stays as it is, and its work is over", { today }, async (all) => {
    const { report, must, read } = await reporting(all)
    await must("amina", "POST", `/reports/${report.id}/compile`)
    await must("amina", "POST", `/reports/${report.id}/withdraw`)
    await all.work()
    const Job = z.object({ status: z.string(), error: z.string().nullable() })
    const jobs = await rows(all.db, Job)`select status, error from jobs.job where kind = 'report.compile'`
    assert.deepEqual(jobs, [{ status: "done", error: null }])
    const { status, compiling, snapshot, fault } = await read()
    assert.deepEqual(
      { status, compiling, snapshot, fault },
      { status: "withdrawn", compiling: null, snapshot: null, fault: null },
    )
  })

  onPlatform("of which nobody is quoted has nothing to show", { today }, async (all) => {
    const { must, ask, mandate, post } = await reporting(all)
    const plain = blocks.filter(({ kind }) => kind !== "quotation")
    const wording = { mandate, title: { en: "Plain" }, audience: "parties", blocks: plain }
    const { id } = await must<Report>("amina", "POST", "/reports", wording)
    await post("amina", `/reports/${id}/compile`)
    await all.work()
    assert.equal((await post("amina", `/reports/${id}/preview`, { until: "2018-04-01" })).type, "nobody-is-quoted")
    assert.equal((await ask("amina", "GET", `/reports/${id}/snapshot`)).status, 200)
    const empty = await must<Report>("amina", "POST", "/reports", { mandate, title: { en: "Empty" } })
    assert.equal((await ask("amina", "GET", `/reports/${empty.id}/snapshot`)).type, "report-not-compiled")
  })

  onPlatform("withholds from its readers what a State does not release to them", { today }, async (all) => {
    const { must, mandate, post } = await reporting(all)
    const wording = { mandate, title: { en: "For all" }, audience: "public", blocks }
    const { id } = await must<Report>("amina", "POST", "/reports", wording)
    await post("amina", `/reports/${id}/compile`)
    await all.work()
    const told = Snapshot.parse(await must("amina", "GET", `/reports/${id}/snapshot`))
    assert.deepEqual(told.sources, [])
    assert.match(JSON.stringify(told.blocks), /"withheld":\["state-ury"\]/)
  })
})
