import type { recordNouns } from "#platform/identity/right/contract.ts"
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
      const listed = (await ask("public", "GET", "/treaties/acts?limit=1")).body["items"] as { id: string }[]
      const document = await must<{ body: string; session: string }>("public", "GET", `/documents/${slug}`)
      const session = `${document.body}/${document.session}`
      const known: Readonly<Record<(typeof recordNouns)[number] | "role", string | undefined>> = {
        ...{ document: slug ?? "", session, mandate, import: brought, treaty: "XVIII-12-a" },
        ...{ "treaty-act": listed[0]?.id, actor: "state-ury", role: "focal-point" },
        ...{ call: call.id, question: "lantern.law", submission: submission.id },
        ...{ answer: answers.items[0]?.id, report: report.id },
      }
      const closed = new Set(["import", "submission", "answer", "report"])
      const explain = async (person: string, noun: string, id: string | undefined) =>
        ask(person, "GET", `/rights/explain?noun=${noun}&id=${id}`)
      for (const [noun, id] of Object.entries(known)) {
        const { status, body } = await explain("amina", noun, id)
        assert.equal(status, 200, noun)
        assert.ok(
          (body["reads"] as { act: string }[]).some(({ act }) => act === `${noun}.read`),
          noun,
        )
        assert.equal((await explain("public", noun, id)).status, closed.has(noun) ? 404 : 200, noun)
        for (const none of ["none", "00000000-0000-4000-8000-000000000000", "------------------------------------"])
          assert.equal((await explain("amina", noun, none)).type, "record-not-found", noun)
      }
      assert.equal((await explain("bruno", "import", brought)).type, "record-not-found")
      assert.equal((await explain("amina", "nomination", "-".repeat(36))).type, "record-not-found")
    },
  )
})
