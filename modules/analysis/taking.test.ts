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
      assert.deepEqual([snapshot.layout, snapshot.filename, snapshot.records], ["answers", null, 2])
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
})
