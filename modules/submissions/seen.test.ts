import { answersFor } from "#modules/submissions/door.ts"
import { root } from "#platform/http/service.ts"
import type { Notary } from "#platform/ledger/notary.ts"
import { signerOf } from "#platform/proof/note.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
type Explained = {
  reads: { act: string; open: string; roles: { role: string }[] }[]
  own: { act: string; may: boolean }[]
}
type History = { items: { act: string; person: string | null; changes: unknown }[] }

describe("who can see a submission, and why", () => {
  onPlatform("is its own while it is written, and the Secretariat once it is sent", { today }, async (all) => {
    const { begin, give, save, must, ask } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const path = `/rights/explain?noun=submission&id=${id}`
    const readers = async (who: string) => {
      const { reads } = await must<Explained>(who, "GET", path)
      return new Set(reads.find(({ act }) => act === "submission.read")?.roles.map(({ role }) => role))
    }
    assert.deepEqual(await readers("bruno"), new Set(["focal-point", "contributor"]))
    for (const who of ["amina", "bilal", "public"])
      assert.equal((await ask(who, "GET", path)).type, "record-not-found", who)
    await give("bruno", "benita", id)
    await save("benita", id, { question: "lantern.law", value: { kind: "missing", why: "withheld", note: "" } })
    await must("bruno", "POST", `/submissions/${id}/clear`)
    await must("bruno", "POST", `/submissions/${id}/submit`)
    assert.deepEqual(await readers("amina"), new Set(["secretariat", "focal-point", "contributor"]))
  })

  onPlatform("an answer, by what its party released", { today }, async (all) => {
    const { sent, must, ask } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    const { items } = await must<{ items: { id: string }[] }>("bruno", "GET", "/answers")
    const path = `/rights/explain?noun=answer&id=${items[0]?.id}`
    const told = async (who: string) => {
      const { reads } = await must<Explained>(who, "GET", path)
      const rule = reads.find(({ act }) => act === "answer.read")
      return [rule?.open, new Set(rule?.roles.map(({ role }) => role))]
    }
    const own = ["focal-point", "contributor"]
    const states = new Set(["secretariat", "statistician", ...own, "expert", "authority"])
    assert.deepEqual(await told("bilal"), ["roles", states])
    assert.equal((await ask("chen", "GET", path)).type, "record-not-found")
    const release = (to: string) =>
      must("bruno", "POST", `/submissions/${id}/releases`, { questions: null, release: to, from: null })
    await release("public")
    assert.deepEqual(await told("public"), ["anybody", new Set()])
    await release("secretariat")
    assert.deepEqual(await told("amina"), ["roles", new Set(["secretariat", "statistician", ...own])])
    assert.equal((await ask("bilal", "GET", path)).type, "record-not-found")
    await must("bruno", "POST", `/submissions/${id}/withdraw`, { reason: "Wrong lamp." })
    assert.deepEqual(await told("bruno"), ["roles", new Set(own)])
  })
})

describe("what was done with a submission", () => {
  onPlatform(
    "is told whole to its own, to the Secretariat from when it was sent, and to nobody else",
    { today },
    async (all) => {
      const { sent, must } = await answering(all, today)
      const { id } = await sent("bruno", "benita", "state-ury")
      const history = async (who: string, noun = "submission", of: string = id) =>
        (await must<History>(who, "GET", `/history/${noun}/${of}`)).items.map(({ act }) => act)
      assert.deepEqual(await history("bruno"), [
        ...[
          "submission.submit",
          "submission.clear",
          "draft.save",
          "assignment.save",
          "assignment.save",
          "submission.open",
        ],
      ])
      assert.deepEqual(await history("amina"), ["submission.submit"])
      assert.deepEqual(await history("bilal"), [])
      assert.deepEqual(await history("public"), [])
      const { items } = await must<{ items: { id: string }[] }>("bruno", "GET", "/answers")
      await must("bruno", "POST", `/submissions/${id}/releases`, { questions: null, release: "public", from: null })
      const answer = items[0]?.id ?? ""
      assert.deepEqual(await history("public", "answer", answer), ["answer.release", "submission.submit"])
      // One line tells of all that was released with it: others learn what was done and when, its own also by whom and what.
      for (const who of ["amina", "bilal", "dalia", "public"])
        for (const each of (await must<History>(who, "GET", `/history/answer/${answer}`)).items)
          assert.deepEqual([each.person, each.changes], [null, null], `${who} ${each.act}`)
      const [own] = (await must<History>("bruno", "GET", `/history/answer/${answer}`)).items
      assert.ok(own?.person && own.changes)
      const [first] = (await must<History>("public", "GET", `/history/answer/${answer}`)).items
      assert.equal(first?.person, null, "by whom is told to those who hold an appointment")
    },
  )

  onPlatform("is proved by a receipt that each of its own can have, and nobody else", { today }, async (all) => {
    const { begin, give, save, must, ask } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    await give("bruno", "benita", id)
    await save("benita", id, { question: "lantern.law", value: { kind: "missing", why: "withheld", note: "" } })
    const { line } = await ask("bruno", "POST", `/submissions/${id}/clear`)
    await must("bruno", "POST", `/submissions/${id}/submit`)
    let kept: string | undefined
    const notary: Notary = {
      signers: [await signerOf("record.example/ledger", new Uint8Array(32).fill(5))],
      kept: async () => kept,
      keep: async (text) => void (kept = text),
    }
    const receipt = async (who: string) => {
      const { app } = platformOn(all.as, who, today, { notary })
      const answer = await app.inject(`${root}/ledger/lines/${line}/receipt?format=proof`)
      await app.close()
      return answer
    }
    for (const who of ["bruno", "benita"]) {
      const { statusCode, body } = await receipt(who)
      assert.equal(statusCode, 200, who)
      assert.match(body, /c2sp\.org\/tlog-proof/)
    }
    for (const who of ["bilal", "amina", "eve"]) assert.equal((await receipt(who)).statusCode, 404, who)
  })
})

describe("the answers of a call, for whoever reports on them", () => {
  onPlatform("are those that hold, with who may be quoted, and who did not reply", { today }, async (all) => {
    const { sent, call, must } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    const wanted = { questions: ["lantern.law", "lantern.keepers"], call: call.id, on: today }
    const found = (audience: "parties" | "public") => all.as("amina", (db) => answersFor(db, { ...wanted, audience }))
    const { answers, silent } = await found("parties")
    assert.deepEqual(
      [answers.length, answers.every(({ quotable }) => quotable), silent],
      [2, true, ["iom", "state-jor"]],
    )
    assert.deepEqual(
      (await found("public")).answers.map(({ quotable }) => quotable),
      [false, false],
    )
    await must("bruno", "POST", `/submissions/${id}/withdraw`, { reason: "Wrong lamp." })
    const after = await found("parties")
    assert.deepEqual([after.answers, after.silent], [[], ["iom", "state-jor", "state-ury"]])
  })
})
