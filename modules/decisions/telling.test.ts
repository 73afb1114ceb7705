import { lanterns } from "#modules/decisions/examples.ts"
import { tellOfDues } from "#modules/decisions/store/telling.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const at = new Date(`${today}T12:00:00Z`)
const told = (as: As, person: string) =>
  as(
    person,
    (db) => rows(db, z.object({ kind: z.string(), path: z.string().nullable() }))`
      select kind, path from notify.notification order by number`,
  )

describe("telling of mandates and files", () => {
  onPlatform(
    "tells who follows a mandate when it is corrected and when it falls due, once, and nobody else is",
    { today },
    async (all) => {
      const { keep, read, act } = await importing(all)
      const { slug } = await keep(lanterns)
      const { mandates }: ReadText = await read(slug ?? "")
      const [mandate] = mandates
      const path = `/mandates/${mandate?.id}`
      await all.as("chen", (db) =>
        sql`insert into notify.following (subject, since) values (${`mandate:${mandate?.id}`}, now())`.execute(db),
      )
      await act(path, { level: 1 }, "PATCH")
      assert.deepEqual(await told(all.as, "chen"), [{ kind: "mandate-changed", path }])
      await all.as("platform", (db) =>
        sql`update decisions.mandate set date_printed = '20 March 2018', date_kind = 'calendar', date_from = '2018-03-20', date_to = '2018-03-20'
           where id = ${mandate?.id ?? ""}`.execute(db),
      )
      for (let n = 0; n < 2; n += 1) await all.as("platform", (db) => tellOfDues(db, today, at))
      assert.deepEqual(await told(all.as, "chen"), [
        { kind: "mandate-changed", path },
        { kind: "mandate-due", path },
      ])
      for (const person of ["amina", "carla", "bruno"])
        assert.deepEqual(
          (await told(all.as, person)).filter(({ kind }) => kind.startsWith("mandate-")),
          [],
        )
    },
  )

  onPlatform("tells whoever brought files once, when none waits any more", { today }, async (all) => {
    const { keep } = await importing(all)
    const { id, slug } = await keep(lanterns)
    assert.deepEqual(await told(all.as, "amina"), [{ kind: "import-finished", path: "/import/earlier" }])
    const lines = await all.as(
      "amina",
      (db) =>
        rows(db, z.object({ act: z.string(), subjects: z.array(z.string()) }))`
        select act, subjects from ledger.entry where act in ('import.bring', 'import.keep') order by number`,
    )
    assert.deepEqual(lines, [
      { act: "import.bring", subjects: [`import:${id}`] },
      { act: "import.keep", subjects: [`document:${slug}`, `import:${id}`] },
    ])
  })
})
