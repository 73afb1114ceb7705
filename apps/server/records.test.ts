import { lanterns } from "#modules/decisions/examples.ts"
import { loadTreaties } from "#modules/treaties/door.ts"
import type { recordNouns } from "#platform/identity/right/contract.ts"
import { importing, type ReadText } from "#tests/importing.ts"
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
      const { keep, read } = await importing(all)
      await all.as("platform", (db) => loadTreaties(db, new Date(`${today}T12:00:00Z`)))
      const { slug, id: brought } = await keep(lanterns)
      const { mandates }: ReadText = await read(slug ?? "")
      const listed = (await ask("public", "GET", "/treaties/acts?limit=1")).body["items"] as { id: string }[]
      const { body: document } = await ask("public", "GET", `/documents/${slug}`)
      assert.ok(document["body"] && document["session"])
      const session = `${String(document["body"])}/${String(document["session"])}`
      const known: Readonly<Record<(typeof recordNouns)[number] | "role", string | undefined>> = {
        ...{ document: slug ?? "", session, mandate: mandates[0]?.id, import: brought, treaty: "XVIII-12-a" },
        ...{ "treaty-act": listed[0]?.id, actor: "state-ury", role: "focal-point" },
      }
      const explain = async (person: string, noun: string, id: string | undefined) =>
        ask(person, "GET", `/rights/explain?noun=${noun}&id=${id}`)
      for (const [noun, id] of Object.entries(known)) {
        const { status, body } = await explain("amina", noun, id)
        assert.equal(status, 200, noun)
        assert.ok(
          (body["reads"] as { act: string }[]).some(({ act }) => act === `${noun}.read`),
          noun,
        )
        assert.equal((await explain("public", noun, id)).status, noun === "import" ? 404 : 200, noun)
        for (const none of ["none", "00000000-0000-4000-8000-000000000000", "------------------------------------"])
          assert.equal((await explain("amina", noun, none)).type, "record-not-found", noun)
      }
      assert.equal((await explain("bruno", "import", brought)).type, "record-not-found")
      assert.equal((await explain("amina", "nomination", "-".repeat(36))).type, "record-not-found")
    },
  )
})
