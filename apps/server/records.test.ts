import type { recordNouns } from "#platform/identity/right/contract.ts"
import { analysing, lampRelease } from "#tests/analysing.ts"
import { answering } from "#tests/answering.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"

describe("who can see a record, and why", () => {
  onPlatform(
    "is said of each that is there, and of none that is not or that one may not see",
    { today },
    async (all) => {
      const { ask } = await nominating(all, today)
      const { call, kept, mandate, must, sent } = await answering(all, today)
      const { slug, id: brought } = kept
      const submission = await sent("bruno", "benita", "state-ury")
      const answers = await must<{ items: { id: string }[] }>("amina", "GET", `/answers?call=${call.id}`)
      const report = await must<{ id: string }>("amina", "POST", "/reports", { mandate, title: { en: "Lanterns" } })
      const data = await analysing(all, today)
      const { dataset, snapshot } = await data.kept("ursula", "ulises")
      const release = await data.must<{ id: string }>("ursula", "POST", "/releases", lampRelease(snapshot.id))
      const listed = (await ask("public", "GET", "/treaties/acts?limit=1")).body["items"] as { id: string }[]
      const document = await must<{ body: string; session: string }>("public", "GET", `/documents/${slug}`)
      const session = `${document.body}/${document.session}`
      const known: Readonly<Record<(typeof recordNouns)[number] | "role", string | undefined>> = {
        ...{ document: slug ?? "", session, mandate, import: brought, treaty: "XVIII-12-a" },
        ...{ "treaty-act": listed[0]?.id, actor: "state-ury", role: "focal-point" },
        ...{ call: call.id, question: "lantern.law", submission: submission.id },
        ...{ answer: answers.items[0]?.id, report: report.id },
        ...{ dataset: dataset.id, snapshot: snapshot.id, release: release.id },
      }
      const closed = new Set(["import", "submission", "answer", "report", "dataset", "snapshot", "release"])
      // What stands inside a wall is said to its own alone, and of nobody else.
      const walled = ["dataset", "snapshot", "release"]
      const asker = (noun: string) => (walled.includes(noun) ? "ursula" : "amina")
      const explain = async (person: string, noun: string, id: string | undefined) =>
        ask(person, "GET", `/rights/explain?noun=${noun}&id=${id}`)
      for (const [noun, id] of Object.entries(known)) {
        const { status, body } = await explain(asker(noun), noun, id)
        assert.equal(status, 200, noun)
        assert.ok(
          (body["reads"] as { act: string }[]).some(({ act }) => act === `${noun}.read`),
          noun,
        )
        assert.equal((await explain("public", noun, id)).status, closed.has(noun) ? 404 : 200, noun)
        for (const none of ["none", "00000000-0000-4000-8000-000000000000", "------------------------------------"])
          assert.equal((await explain(asker(noun), noun, none)).type, "record-not-found", noun)
      }
      for (const noun of walled) {
        for (const person of ["amina", "sita", "jamila"])
          assert.equal(
            (await explain(person, noun, known[noun as "dataset"])).type,
            "record-not-found",
            `${person} ${noun}`,
          )
        const { body } = await explain("ursula", noun, known[noun as "dataset"])
        const rules = ["reads", "changes"].flatMap((each) => body[each] as { roles: { role: string }[] }[])
        const roles = new Set(rules.flatMap((rule) => rule.roles.map(({ role }) => role)))
        assert.deepEqual([...roles], ["analyst"], noun)
      }
      assert.equal((await explain("bruno", "import", brought)).type, "record-not-found")
      assert.equal((await explain("amina", "nomination", "-".repeat(36))).type, "record-not-found")
    },
  )
})
