import type { Figures } from "#modules/analysis/figure-contract.ts"
import { lanterns, lanternsCorrected, lanternsFrench, lights } from "#modules/decisions/examples.ts"
import type { Correction } from "#modules/decisions/correction.ts"
import type { Import } from "#modules/decisions/import.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import type { Asked, SubmissionInPlace } from "#modules/submissions/contract.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import type { Report } from "#modules/reports/report.ts"
import type { Snapshot } from "#modules/reports/snapshot.ts"
import type { Call } from "#modules/calls/call.ts"
import { lanternCall } from "#modules/calls/examples.ts"
import { rows } from "#platform/database/sql.ts"
import { analysing, lampRelease } from "#tests/analysing.ts"
import { answering } from "#tests/answering.ts"
import { calling } from "#tests/calling.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import { figuresIn, solvedIn } from "#tests/published.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

type Overview = { documents: number; mandates: number; due: number; next: MandateInPlace[] }
const today = "2018-03-01"
type Register = { total: number; items: MandateInPlace[] }

/** The institution's year, as far as it is kept here: a resolution asks, and a mandate is owed. */
describe("the year of a mandate", () => {
  onPlatform("goes from a file to what is owed, and all the way back", { today }, async (platform) => {
    const { bring, keep, read, ask, act, send } = await importing(platform)
    assert.equal((await ask<Overview>("/overview")).documents, 0)

    // On the first of March amina brings the resolution on lanterns, and looks at what was understood of it.
    const [brought] = await bring({ "lanterns.txt": lanterns })
    assert.equal(brought?.status, "previewed")
    assert.equal(brought.preview?.symbol, "A/RES/71/901")
    assert.equal(brought.preview.operative, 4)
    assert.equal(brought.preview.effect.kind, "new-document")

    // She agrees, and it is in the record, with who must do what.
    const first = await act<Import>(`/imports/${brought.id}/keep`, {})
    const slug = first.slug ?? ""
    const text = await read(slug)
    const asked = text.mandates.map(({ verb, actor, target }) => `${verb}: ${actor ?? target}`)
    assert.deepEqual(asked, [
      "Urges: member-states",
      "invites: member-states",
      "Requests: un-secretary-general",
      "Invites: regional-commissions",
      "Invites: regional-commissions",
      "Decides: none",
    ])

    // The Overview says what falls due next, and the register who owes it.
    const overview = await ask<Overview>("/overview")
    assert.equal(overview.documents, 1)
    assert.equal(overview.mandates, 1)
    const [report] = (await ask<Register>("/mandates?addressee=secretariat")).items
    assert.ok(report)
    assert.equal(report.deliverable, "report")
    assert.equal(report.actor, "un-secretary-general")
    assert.equal(overview.next[0]?.id, report.id)

    // What she knows better than the reader she writes down: the report is to be in writing.
    const correction = await act<Correction>(`/mandates/${report.id}`, { deliverable: "a written report" }, "PATCH")
    assert.equal(correction.person, "amina")
    assert.equal((await ask<MandateInPlace>(`/mandates/${report.id}`)).deliverable, "a written report")

    // The register leaves the house whole, as a table and as data.
    const csv = await platform.app.inject("/api/v1/mandates/export?format=csv")
    assert.match(csv.body, /a written report/)
    assert.equal(csv.body.trim().split("\r\n").length, 1 + text.mandates.length)
    const akn = await platform.app.inject(`/api/v1/documents/${slug}?format=akn`)
    assert.match(akn.body, /<akomaNtoso/)

    // The French text is the same document: its paragraphs get their words in French, and keep their names.
    const second = await keep(lanternsFrench, {}, "lanternes.txt")
    assert.equal(second.slug, slug)
    const french = await read(slug, "fr")
    assert.deepEqual(
      french.provisions.map(({ id }) => id),
      text.provisions.map(({ id }) => id),
    )
    assert.ok(french.provisions.some((each) => /lanterne dans chaque port/.test(each.text ?? "")))

    // The resolution it recalls comes, and each leads to the other.
    await keep(lights, {}, "lights.txt")
    assert.deepEqual(
      (await read("A-RES-69-900")).citedBy.map((each) => each.slug),
      [slug],
    )

    // A corrected text puts a paragraph in. What stands behind it moves, and is what it was; so is what amina wrote.
    const third = await keep(lanternsCorrected, {}, "lanterns-corr-1.txt")
    const corrected = await read(slug)
    assert.equal(corrected.mandates.length, text.mandates.length + 1)
    const moved = corrected.mandates.find(({ id }) => id === report.id)
    assert.equal(moved?.deliverable, "a written report")
    const paragraph = (from: typeof text) => from.provisions.find(({ id }) => id === report.provision)?.number
    assert.deepEqual([paragraph(text), paragraph(corrected)], ["2", "3"])

    // Nobody takes the ground from under what came later: the refusal says what to undo first.
    const tooEarly = await send(`/imports/${first.id}/undo`)
    assert.equal(tooEarly.statusCode, 409)
    assert.equal(tooEarly.json().first.id, third.id)

    // Backwards everything can be undone, until the lanterns were never there.
    for (const { id } of [third, second]) await act(`/imports/${id}/undo`)
    assert.equal((await act<Correction>(`/corrections/${correction.id}/undo`)).undone, true)
    assert.deepEqual((await read(slug)).mandates, text.mandates)
    await act(`/imports/${first.id}/undo`)
    assert.equal((await send(`/mandates/${report.id}/drop`)).statusCode, 404)
    assert.equal((await ask<Overview>("/overview")).documents, 1)

    // The ledger remembers all of it, in order.
    const Act = z.object({ act: z.string() })
    const acts = await rows(platform.db, Act)`select act from ledger.entry where person = 'amina' order by number`
    assert.deepEqual(
      acts.map((entry) => entry.act),
      [
        ...["import.bring", "import.keep", "mandate.correct"],
        ...["import.bring", "import.keep", "import.bring", "import.keep", "import.bring", "import.keep"],
        ...["import.undo", "import.undo", "mandate.undo-correction", "import.undo"],
      ],
    )
  })
})

/** The rest of the year: what is owed is asked of States, what they answer becomes a report, and the mandate is reported on. */
describe("the year of a call", () => {
  onPlatform(
    "goes from a mandate to the answers, and from a line of the report back to them",
    { today },
    async (all) => {
      const { call, mandate, ask, must, begin, read, save, give } = await answering(all, today)

      // Uruguay's focal point sees at home what is asked, and by when. He opens the form and gives a section to Benita.
      const [asked] = (await must<{ items: Asked[] }>("bruno", "GET", "/asked")).items
      assert.deepEqual(
        [asked?.call.id, asked?.party, asked?.due, asked?.submission],
        [call.id, "state-ury", call.due, null],
      )
      const { id } = await begin("bruno", "state-ury")
      await give("bruno", "benita", id)

      // Benita writes, on two devices; nothing of either is lost, and she says which it is.
      const law = (text: string, base = 0) => ({
        ...{ question: "lantern.law", base },
        value: { kind: "compliance", answer: "yes", articles: "Lamp Act, 3", text, files: [] },
      })
      await save("benita", id, law("A lantern hangs in every harbour."))
      await save("benita", id, law("A lantern hangs in every harbour and on every mole.", 1))
      await save("benita", id, law("A lantern hangs in each harbour.", 1))
      const [conflict] = (await read("benita", id)).conflicts
      assert.ok(conflict)
      assert.equal((await ask("bruno", "POST", `/submissions/${id}/clear`)).type, "submission-not-ready")
      await must("benita", "POST", `/submissions/${id}/conflicts/${conflict.id}`, { take: "there", base: 2 })
      await save("benita", id, { question: "lantern.keepers", value: { kind: "number", number: 12 } })

      // Bruno clears and submits; until then the Secretariat knew that they wrote, and not what.
      assert.equal((await ask("amina", "GET", `/submissions/${id}`)).type, "submission-not-found")
      const cleared = await ask("bruno", "POST", `/submissions/${id}/clear`)
      assert.equal(cleared.status, 200)
      assert.ok(cleared.line > 0, "it has its line, of which a receipt can be had")
      await must("bruno", "POST", `/submissions/${id}/submit`)

      // Amina asks to have one thing made clear; Bruno says it, and sends it again.
      const question = { question: "lantern.keepers", text: "Are these all, or those of the capital?", language: "en" }
      const { id: unclear } = await must<{ id: string }>("amina", "POST", `/submissions/${id}/clarifications`, question)
      await must<Submission>("bruno", "POST", `/submissions/${id}/clarifications/${unclear}/answer`, {
        answer: "All of them.",
      })
      await must("amina", "POST", `/submissions/${id}/clarifications/${unclear}/close`)

      // The next call asks the same, and shows what was said, to be confirmed.
      const next = lanternCall(mandate, "2018-12-01")
      const { id: later } = await must<Call>("amina", "POST", "/calls", { wording: next, after: call.id })
      await must("amina", "POST", `/calls/${later}/test`)
      await must("amina", "POST", `/calls/${later}/open`)
      const again = await begin("bruno", "state-ury", later)
      const { last } = await must<SubmissionInPlace>("bruno", "GET", `/submissions/${again.id}`)
      assert.deepEqual(
        new Set(last.map((each) => `${each.question} of ${each.call.id}`)),
        new Set([`lantern.keepers of ${call.id}`, `lantern.law of ${call.id}`]),
      )

      // The report is compiled: one of three that were asked, and which answer says so.
      const says = {
        ar: "أفاد {n}.",
        en: "{n} reported.",
        es: "Informó {n}.",
        fr: "{n} l’ont dit.",
        ru: "{n} сообщили.",
        zh: "{n}报告。",
      }
      const count = { part: "count", question: "lantern.law", answers: ["yes"], who: "asked", of: "all" }
      const report = await must<Report>("amina", "POST", "/reports", {
        ...{ mandate, title: { en: "Lanterns in harbours" }, audience: "parties", calls: [call.id] },
        blocks: [{ kind: "paragraph", words: says, parts: { n: count } }],
      })
      await must("amina", "POST", `/reports/${report.id}/compile`)
      await all.work()
      const snapshot = await must<Snapshot>("amina", "GET", `/reports/${report.id}/snapshot`)
      assert.equal(snapshot.sources.length, 1)
      const source = snapshot.sources[0]?.answer ?? ""

      // From the number one walks to the answer, and from the answer to the report, its call and its mandate.
      const answer = await must<{ party: string; call: { id: string } }>("amina", "GET", `/answers/${source}`)
      assert.deepEqual([answer.party, answer.call.id], ["state-ury", call.id])
      const resting = await must<{ items: Report[] }>("amina", "GET", `/reports?answer=${source}`)
      assert.deepEqual(
        resting.items.map((each) => [each.id, each.mandate]),
        [[report.id, mandate]],
      )

      // It is issued, and the mandate is reported on.
      await must("amina", "POST", `/reports/${report.id}/issue`, { stage: "draft", language: "en" })
      assert.equal((await must<MandateInPlace>("amina", "GET", `/mandates/${mandate}`)).status, "reported")
    },
  )
})

/** Figures beside answers: what a State counts leaves its wall protected, and stands in a report with its release behind it. */
describe("the year of a figure", () => {
  onPlatform(
    "goes from records inside a wall to a line of a report, and back to its release",
    { today },
    async (all) => {
      const { mandate } = await calling(all)
      const { ask, must, kept, out } = await analysing(all, today)

      // Ursula brings what Uruguay counted, one line for each person; Ulises goes over it. Nobody else knows that it is there.
      const { dataset, snapshot } = await kept("ursula", "ulises")
      for (const person of ["amina", "jamila", "public"])
        assert.ok((await ask(person, "GET", `/datasets/${dataset.id}`)).status >= 400, person)

      // She drafts tables of it, the gate withholds what is too small and proves the rest, and he lets them out.
      const release = await out("ursula", "ulises", lampRelease(snapshot.id))
      const columns = ["area", "year", "sex", "form"]
      const spread = `dimensions=${columns.join()}&format=csv`
      const left = figuresIn((await all.app.inject(`/api/v1/figures/${release.code}/data?${spread}`)).body, columns)
      assert.ok([...left.values()].includes(null))
      assert.deepEqual(await solvedIn(left, columns), [])
      const data = await must<Figures>(
        "public",
        "GET",
        `/figures/${release.code}/data?dimensions=form,sex&at=year:2017`,
      )
      assert.deepEqual(new Set(data.figures.map(({ status }) => status)), new Set(["shown", "withheld"]))

      // Amina tells of it in the report a mandate owes: one number in a sentence, and a table.
      const figure = { part: "figure", release: release.code, at: "area:state-ury;year:2017", words: {} }
      const report = await must<Report>("amina", "POST", "/reports", {
        ...{ mandate, title: { en: "Keepers of lamps" }, audience: "public", calls: [] },
        blocks: [
          { kind: "paragraph", words: { en: "Uruguay counted {n}." }, parts: { n: figure } },
          {
            kind: "figures",
            words: { en: "By sex" },
            release: release.code,
            dimensions: "form,sex",
            at: "area:state-ury;year:2017",
          },
        ],
      })
      await must("amina", "POST", `/reports/${report.id}/compile`)
      await all.work()
      await must("amina", "POST", `/reports/${report.id}/issue`, { stage: "draft", language: "en" })

      // Everybody reads it, with the number that was let out and none that was withheld.
      const told = await must<Snapshot>("public", "GET", `/reports/${report.id}/snapshot`)
      const [sentence, table] = told.blocks
      assert.ok(sentence?.kind === "paragraph" && table?.kind === "table")
      assert.equal(sentence.runs.en?.map(({ text }) => text).join(""), "Uruguay counted 80.")
      const cells = table.rows.flatMap(({ cells: [, ...numbers] }) => numbers)
      assert.ok(cells.some((cell) => cell.is === "label" && cell.label === "figure.withheld"))
      assert.ok(!cells.some((cell) => cell.is === "number" && cell.number > 0 && cell.number < release.k))
      const [source] = told.figures ?? []
      assert.deepEqual([source?.release, source?.digest], [release.id, data.digest])

      // And from the release one is back at the lines that rest on it, and at the mandate that was reported on.
      const resting = await must<{ items: (Report & { at: number[] })[] }>(
        "public",
        "GET",
        `/reports?release=${release.code}`,
      )
      assert.deepEqual(
        resting.items.map((each) => [each.id, each.mandate, each.at]),
        [[report.id, mandate, [0, 1]]],
      )
      assert.equal((await must<MandateInPlace>("public", "GET", `/mandates/${mandate}`)).status, "reported")
    },
  )
})
