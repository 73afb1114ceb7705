import type { readRelease, readSnapshot } from "#modules/analysis/contract.ts"
import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { rows } from "#platform/database/sql.ts"
import { analysing, lampData } from "#tests/analysing.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const law = { kind: "compliance", answer: "yes", articles: "3", text: "In every harbour.", files: [] }
const table = {
  kind: "table",
  cells: [
    { at: { sex: "female" }, value: 31 },
    { at: { sex: "male" }, value: 17 },
    { at: { sex: "unknown" }, value: "withheld" },
  ],
}

describe("the tables in answers", () => {
  onPlatform(
    "become data as far as they were released, and go no further than the answers went",
    { today },
    async (all) => {
      const { ask, must } = await analysing(all, today)
      const { sent } = await answering(all, today)
      await sent("bruno", "benita", "state-ury", [
        { question: "lantern.law", value: law },
        { question: "lantern.lit", value: table },
      ])
      const begin = (kind: string) => must<Dataset>("sita", "POST", "/datasets", { ...lampData, party: null, kind, code: kind }) // prettier-ignore
      const [figures, records] = [await begin("figures"), await begin("records")]
      const take = (id: string, said: object = {}, person = "sita") =>
        ask(person, "POST", `/datasets/${id}/answers`, { payload: { questions: ["lantern.lit"], ...said } })
      assert.equal((await take(records.id)).type, "dataset-of-records")
      assert.equal((await take(figures.id, { questions: ["lantern.law"] })).type, "no-answers")
      assert.equal((await take(figures.id, {}, "ursula")).type, "dataset-not-found")
      // Uruguay released it to the parties, and not to everybody.
      assert.equal((await take(figures.id)).type, "no-answers")
      const taken = await take(figures.id, { audience: "parties" })
      assert.equal(taken.status, 200, JSON.stringify(taken.body))
      const snapshot = taken.body as Snapshot
      assert.deepEqual([snapshot.layout, snapshot.filename, snapshot.records], ["answers", null, 3])
      await must("sita", "POST", `/snapshots/${snapshot.id}/keeping`)
      await must("stefan", "POST", `/snapshots/${snapshot.id}/review`)
      const counted = await must<{ cells: unknown[] }>(
        "stefan",
        "GET",
        `/snapshots/${snapshot.id}/table?columns=area,sex`,
      )
      assert.deepEqual(counted.cells, [
        { codes: ["state-ury", "female"], value: 31 },
        { codes: ["state-ury", "male"], value: 17 },
        // What its State withheld is a number that is not told, and not nobody.
        { codes: ["state-ury", "unknown"], value: 0, high: null },
      ])
      const Answers = z.object({ party: z.string() })
      const rest = (person: string) =>
        all.as(
          person,
          (db) => rows(db, Answers)`
        select a.party from analysis.snapshot_answer t join submissions.shared_answer a on a.id = t.answer
         where t.snapshot = ${snapshot.id}`,
        )
      assert.deepEqual(await rest("sita"), [{ party: "state-ury" }])
      assert.deepEqual(await rest("ursula"), [])
      const release = {
        code: "lit",
        title: { en: "Lit" },
        snapshot: snapshot.id,
        by: ["area"],
        tables: [["sex"]],
        k: 10,
      }
      assert.equal((await ask("sita", "POST", "/releases", { payload: release })).type, "answers-not-released-so-far")
      await must("sita", "POST", "/releases", { ...release, audience: "parties" })
    },
  )

  onPlatform(
    "go out no more once their State withdrew or narrowed them, and what went out is named to its keepers",
    { today },
    async (all) => {
      const { ask, must, protectedBy, out } = await analysing(all, today)
      const { sent, must: answer } = await answering(all, today)
      const { id: submission } = await sent("bruno", "benita", "state-ury", [
        { question: "lantern.law", value: law },
        { question: "lantern.lit", value: table },
      ])
      const say = (release: string) =>
        answer("bruno", "POST", `/submissions/${submission}/releases`, { questions: null, release, from: null })
      await say("public")
      const { id: dataset } = await must<Dataset>("sita", "POST", "/datasets", { ...lampData, party: null, kind: "figures" }) // prettier-ignore
      const { id: snapshot } = await must<Snapshot>("sita", "POST", `/datasets/${dataset}/answers`, { questions: ["lantern.lit"] }) // prettier-ignore
      await must("sita", "POST", `/snapshots/${snapshot}/keeping`)
      await must("stefan", "POST", `/snapshots/${snapshot}/review`)
      const wanted = (code: string) => ({ code, title: { en: "Lit" }, snapshot, by: ["area"], tables: [["sex"]], k: 10 }) // prettier-ignore
      const gone = await out("sita", "stefan", wanted("gone"))
      const [protectedOne, proposed] = [
        await protectedBy("sita", wanted("protected")),
        await protectedBy("sita", wanted("proposed")),
      ]
      await must("sita", "POST", `/releases/${proposed.id}/proposal`)
      const act = async (id: string, what: string, person = "stefan") => (await ask(person, "POST", `/releases/${id}/${what}`)).type // prettier-ignore
      const stale = async (person: string) =>
        (await must<{ items: { code: string }[] }>(person, "GET", "/releases?stale=true")).items.map(({ code }) => code)
      assert.deepEqual(await stale("sita"), [])

      const less = "answers-not-released-so-far"
      const goesNoFurther = async () => {
        assert.equal(await act(proposed.id, "approval"), less)
        assert.equal(await act(protectedOne.id, "proposal"), less)
        assert.equal(await act(protectedOne.id, "protection"), less)
        assert.equal((await ask("sita", "POST", "/releases", { payload: wanted("anew") })).type, less)
        assert.deepEqual((await stale("sita")).toSorted(), ["gone", "proposed", "protected"])
        const past = all.as(
          "platform",
          (db) => rows(db, z.unknown())`update analysis.release set status = 'proposed' where id = ${protectedOne.id}`,
        )
        await assert.rejects(past, { constraint: "no_answer_is_shown_further_than_it_was_released" })
      }
      await say("parties")
      await goesNoFurther()
      // What is said of it inside is said to nobody else, and it can still be given back and withdrawn.
      assert.equal((await must<{ stale: boolean }>("sita", "GET", `/releases/${gone.id}`)).stale, true)
      assert.equal((await must<{ stale: boolean }>("public", "GET", `/releases/${gone.id}`)).stale, false)
      await say("public")
      assert.deepEqual(await stale("sita"), [])
      const Taken = z.object({ answer: z.string() })
      const [taken] = await all.as("platform", (db) => rows(db, Taken)`select answer from analysis.snapshot_answer`)
      await answer("bruno", "POST", `/answers/${taken?.answer}/withdraw`)
      await goesNoFurther()
      await must("stefan", "POST", `/releases/${proposed.id}/return`, { reason: "They withdrew it." })
      await must("stefan", "POST", `/releases/${gone.id}/withdrawal`, { reason: "They withdrew it." })
      assert.deepEqual((await stale("stefan")).toSorted(), ["proposed", "protected"])
    },
  )

  onPlatform(
    "stop the releases that tell of them, and no others: what filters leave out of State, year and question is not told of",
    { today },
    async (all) => {
      const { ask, must, out, protectedBy } = await analysing(all, today)
      const { sent, must: answer } = await answering(all, today)
      const given = [
        { question: "lantern.law", value: law },
        { question: "lantern.lit", value: table },
      ]
      const { id: urys } = await sent("bruno", "benita", "state-ury", given)
      const { id: jordans } = await sent("bilal", "basma", "state-jor", given)
      const say = (person: string, submission: string, release: string) =>
        answer(person, "POST", `/submissions/${submission}/releases`, { questions: null, release, from: null })
      await say("bruno", urys, "public")
      await say("bilal", jordans, "public")
      const { id: dataset } = await must<Dataset>("sita", "POST", "/datasets", { ...lampData, party: null, kind: "figures" }) // prettier-ignore
      const { id: snapshot } = await must<Snapshot>("sita", "POST", `/datasets/${dataset}/answers`, { questions: ["lantern.lit"] }) // prettier-ignore
      await must("sita", "POST", `/snapshots/${snapshot}/keeping`)
      await must("stefan", "POST", `/snapshots/${snapshot}/review`)
      const only = (column: string, ...codes: string[]) => [{ column, codes }]
      const wanted = (code: string, filters: object[] = []) => ({
        ...{ code, title: { en: "Lit" }, snapshot, by: ["area"], tables: [["sex"]], k: 10, filters },
      })
      const [ury, jor] = ["state-ury", "state-jor"]
      const stale = async () =>
        (await must<{ items: { code: string }[] }>("sita", "GET", "/releases?stale=true")).items
          .map(({ code }) => code)
          .toSorted()
      // Out, and in the making: of all, of one State, of both by their names, of a column that says nothing of whose it is.
      const gone = await out("sita", "stefan", wanted("all"))
      await out("sita", "stefan", wanted("jordan", only("area", jor)))
      await out("sita", "stefan", wanted("uruguay", only("area", ury)))
      const jordan = await protectedBy("sita", wanted("jordan-again", only("area", jor)))
      await must("sita", "POST", "/releases", wanted("both", only("area", jor, ury)))
      await must("sita", "POST", "/releases", wanted("year", only("year", "2017")))
      await must("sita", "POST", "/releases", { ...wanted("men", only("sex", "male")), tables: [["year"]] })
      await must("sita", "POST", "/releases", wanted("two", [...only("area", jor), ...only("year", "2017")]))
      assert.deepEqual(await stale(), [])

      await say("bruno", urys, "parties")
      assert.deepEqual(await stale(), ["all", "both", "men", "uruguay", "year"])
      assert.equal((await must<{ stale: boolean }>("sita", "GET", `/releases/${gone.id}`)).stale, true)
      // What tells of Jordan alone goes on to its readers, and a new one is made of it.
      await must("sita", "POST", `/releases/${jordan.id}/proposal`)
      await must("stefan", "POST", `/releases/${jordan.id}/approval`)
      const less = "answers-not-released-so-far"
      const add = async (said: object) => await ask("sita", "POST", "/releases", { payload: said })
      assert.equal((await add(wanted("of-all"))).type, less)
      assert.equal((await add(wanted("of-ury", only("area", ury)))).type, less)
      const { id, touch } = (await add(wanted("of-jor", only("area", jor)))).body as { id: string; touch: number }
      // Whoever widens it is stopped, by the database too; whoever narrows one may go on.
      const wider = { ...wanted("of-jor"), code: undefined, base: touch }
      assert.equal((await ask("sita", "PUT", `/releases/${id}`, { payload: wider })).type, less)
      const past = all.as(
        "platform",
        (db) =>
          rows(db, z.unknown())`update analysis.release set wording = wording || '{"filters":[]}' where id = ${id}`,
      )
      await assert.rejects(past, { constraint: "no_answer_is_shown_further_than_it_was_released" })
      const { items } = await must<{ items: { id: string; code: string; touch: number }[] }>("sita", "GET", "/releases?status=draft") // prettier-ignore
      const both = items.find(({ code }) => code === "both") ?? assert.fail("no draft")
      const narrower = { ...wanted("both", only("area", jor)), code: undefined, base: both.touch }
      await must("sita", "PUT", `/releases/${both.id}`, narrower)
      assert.deepEqual(await stale(), ["all", "men", "uruguay", "year"])

      // Of data of which no release was made all answers are told of, and of a release those it tells of.
      await must("sita", "POST", `/datasets/${dataset}/answers`, { questions: ["lantern.lit"], audience: "parties" })
      await say("bruno", urys, "secretariat")
      await all.work()
      const told = await must<{ items: { kind: string; path: string }[] }>("sita", "GET", "/notifications?limit=100")
      const paths = told.items.filter(({ kind }) => kind === "answers-withdrawn").map(({ path }) => path)
      assert.ok(paths.includes(`/releases/${gone.id}`) && !paths.includes(`/releases/${jordan.id}`))
      assert.ok(paths.some((path) => path.startsWith("/snapshots/")))
    },
  )

  onPlatform(
    "say so where their State corrected them later: inside which and by what, to everybody that it was and when",
    { today },
    async (all) => {
      const { must, out, work } = await analysing(all, today)
      const { sent, must: answer, save } = await answering(all, today)
      const { id: submission } = await sent("bruno", "benita", "state-ury", [
        { question: "lantern.law", value: law },
        { question: "lantern.lit", value: table },
      ])
      const say = (release: string) =>
        answer("bruno", "POST", `/submissions/${submission}/releases`, { questions: null, release, from: null })
      await say("public")
      const { id: jordans } = await sent("bilal", "basma", "state-jor", [
        { question: "lantern.law", value: law },
        { question: "lantern.lit", value: table },
      ])
      await answer("bilal", "POST", `/submissions/${jordans}/releases`, { questions: null, release: "public", from: null }) // prettier-ignore
      /** A further round in which the lit lanterns are these. */
      const correct = async (version: number, lit: object) => {
        await answer("bruno", "POST", `/submissions/${submission}/resume`)
        const { status, body } = await save("benita", submission, {
          question: "lantern.lit",
          value: lit,
          base: version,
        })
        assert.equal(status, 200, JSON.stringify(body))
        await answer("bruno", "POST", `/submissions/${submission}/clear`)
        await answer("bruno", "POST", `/submissions/${submission}/submit`)
      }
      const { id: dataset } = await must<Dataset>("sita", "POST", "/datasets", { ...lampData, party: null, kind: "figures" }) // prettier-ignore
      const gathered = async () => {
        const { id } = await must<Snapshot>("sita", "POST", `/datasets/${dataset}/answers`, { questions: ["lantern.lit"] }) // prettier-ignore
        await must("sita", "POST", `/snapshots/${id}/keeping`)
        return must<Snapshot>("stefan", "POST", `/snapshots/${id}/review`)
      }
      const first = await gathered()
      const wanted = { code: "lit", title: { en: "Lit" }, snapshot: first.id, by: ["area"], tables: [["sex"]], k: 10 }
      const release = await out("sita", "stefan", wanted)
      const other = await out("sita", "stefan", {
        ...wanted,
        code: "jordan",
        filters: [{ column: "area", codes: ["state-jor"] }],
      })
      const read = (person: string, code = release.id) => must<ReadRelease>(person, "GET", `/releases/${code}`)
      const about = async () => (await all.app.inject("/api/v1/figures/lit/data?format=about")).body
      const figures = () =>
        must<{ corrected: unknown; cautions: string[]; behind: unknown }>("public", "GET", "/figures/lit")
      assert.equal((await read("public")).corrected, null)
      assert.deepEqual((await read("sita")).answers?.corrections, [])
      assert.doesNotMatch(await about(), /corrected/)

      // The same numbers in another round, in another order, are no correction.
      await correct(1, { ...table, cells: table.cells.toReversed(), note: "Counted anew." })
      assert.equal((await read("sita")).corrected, null)

      const cells = table.cells.map((cell) => (cell.value === 31 ? { ...cell, value: 36 } : cell))
      await correct(2, { ...table, cells })
      const corrected = { since: today, anew: null }
      assert.deepEqual((await read("sita")).corrected, corrected)
      assert.equal((await read("sita")).stale, false)
      const [correction, ...others] = (await read("sita")).answers?.corrections ?? []
      assert.deepEqual(others, [])
      assert.deepEqual([correction?.party, correction?.question, correction?.round, correction?.since], ["state-ury", "lantern.lit", 3, today]) // prettier-ignore
      const value = async (id = "") => JSON.stringify((await must<{ value: object }>("sita", "GET", `/answers/${id}`)).value) // prettier-ignore
      assert.match(await value(correction?.answer), /31/)
      assert.match(await value(correction?.correction), /36/)
      const snapshot = await must<ReadSnapshot>("stefan", "GET", `/snapshots/${first.id}`)
      assert.deepEqual(snapshot.answers?.corrections, [correction])
      assert.deepEqual([snapshot.answers?.questions, snapshot.answers?.audience, snapshot.answers?.anew], [["lantern.lit"], "public", null]) // prettier-ignore

      // To everybody: that it was, and when; not whose, not which, and no number.
      const outside = await read("public")
      assert.deepEqual([outside.corrected, outside.answers, outside.people], [corrected, null, {}])
      assert.deepEqual((await figures()).corrected, corrected)
      assert.ok((await figures()).cautions.includes("corrected"))
      assert.match(await about(), /corrected on,2018-03-01/)
      assert.match(await about(), /anew,New release,awaited/)
      assert.match((await all.app.inject("/api/v1/figures/lit/data?format=json-stat")).body, /was corrected after they were released/) // prettier-ignore
      const stale = async (person: string) =>
        (await must<{ items: { code: string }[] }>(person, "GET", "/releases?stale=true")).items.map(({ code }) => code)
      assert.deepEqual([await stale("sita"), await stale("ursula"), await stale("public")], [["lit"], [], []])

      // From figures one comes to the answers behind them, and from an answer to its figures: each as far as they may read.
      const behind = { answers: 2, questions: ["lantern.lit"] }
      assert.deepEqual([(await read("public")).behind, (await figures()).behind], [behind, behind])
      const made = async (person: string, of = "") =>
        (await must<{ items: { code: string }[] }>(person, "GET", `/releases?answer=${of}`)).items.map(
          ({ code }) => code,
        )
      assert.deepEqual(await made("public", correction?.answer), ["lit"])
      assert.deepEqual((await must<{ behind: unknown }>("public", "GET", "/figures/jordan")).behind, { ...behind, answers: 1 }) // prettier-ignore
      assert.deepEqual(await made("public", correction?.correction), [])

      // Its keepers are told once, by a letter that names nothing.
      await work()
      await work()
      const told = async (person: string) => {
        const { items } = await must<{ items: { kind: string; path: string; facts: object }[] }>(person, "GET", "/notifications?limit=100") // prettier-ignore
        return items.filter(({ kind }) => kind.startsWith("answers-")).map(({ kind, path, facts }) => ({ kind, path, facts })) // prettier-ignore
      }
      for (const person of ["sita", "stefan"])
        assert.deepEqual(await told(person), [
          {
            kind: "answers-corrected",
            path: `/releases/${release.id}`,
            facts: { dataset: lampData.title, n: 1, on: today },
          },
        ])
      assert.deepEqual(await told("ursula"), [])

      // What tells of Jordan alone is marked by nothing that Uruguay says.
      assert.equal((await must<{ corrected: unknown }>("public", "GET", "/figures/jordan")).corrected, null)

      // Taken anew and let out anew, the earlier release leads to the later.
      const second = await gathered()
      assert.deepEqual((await read("sita")).answers?.anew, { id: second.id, status: "reviewed" })
      const latest = await out("sita", "stefan", { ...wanted, code: "lit-2", snapshot: second.id })
      assert.deepEqual((await figures()).corrected, { since: today, anew: "lit-2" })
      assert.match(await about(), /anew,New release,lit-2/)
      assert.equal((await must<{ corrected: unknown }>("public", "GET", "/figures/lit-2")).corrected, null)

      // Narrowed, it is stale, and nobody outside is told that it ever was corrected.
      await say("parties")
      assert.deepEqual([(await read("sita")).stale, (await figures()).corrected], [true, null])
      await work()
      const withdrawn = (await told("sita")).filter(({ kind }) => kind === "answers-withdrawn").map(({ path }) => path)
      // Of what tells of Jordan alone nothing was taken away.
      assert.equal((await read("sita", other.id)).stale, false)
      assert.deepEqual(withdrawn.toSorted(), [release, latest].map(({ id }) => `/releases/${id}`).toSorted())
    },
  )
})

type ReadRelease = z.output<(typeof readRelease)["output"]>
type ReadSnapshot = z.output<(typeof readSnapshot)["output"]>
