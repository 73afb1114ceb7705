import { actorId, actorsByCode, loadDirectory, recognizer, starterActors } from "#modules/directory/door.ts"
import { rows, sql } from "#platform/database/sql.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"
import { onPlatform } from "../../tests/platform.ts"

const today = "2026-11-02"
const Count = z.object({ count: z.number() })

describe("loading the directory", () => {
  onPlatform(
    "keeps every actor of the starter record, and the second time changes nothing",
    { today },
    async ({ db }) => {
      const shipped = await starterActors()
      const first = await loadDirectory(db)
      assert.equal(first.actors, shipped.length)

      assert.deepEqual(await loadDirectory(db), { actors: shipped.length, changed: 0 })
      const kept = await actorsByCode(db)
      assert.equal(kept.size, shipped.length)
      for (const actor of shipped) assert.deepEqual(kept.get(actor.code), actor)
    },
  )

  onPlatform("brings what a release changed, under the same id", { today }, async ({ db }) => {
    await loadDirectory(db)
    await sql`select set_config('app.loading', 'directory', true)`.execute(db)
    await sql`update directory.actor set aliases = '{}', coordinates = false where code = 'unodc'`.execute(db)

    assert.equal((await loadDirectory(db)).changed, 1)
    const unodc = (await actorsByCode(db)).get("unodc")
    assert.equal(unodc?.id, actorId("unodc"))
    assert.ok(unodc?.aliases.includes("UNODC"))
  })

  onPlatform("is seen by who reads next, and not by who reads after it was taken back", { today }, async ({ as }) => {
    await as("amina", loadDirectory)
    const before = await as("amina", actorsByCode)
    assert.equal(await as("amina", recognizer), await as("bruno", recognizer))

    const took = as("amina", async (db) => {
      await sql`select set_config('app.loading', 'directory', true)`.execute(db)
      await sql`update directory.actor set target = 'none' where code = 'unodc'`.execute(db)
      assert.equal((await actorsByCode(db)).get("unodc")?.target, "none")
      throw new Error("taken back")
    })
    await assert.rejects(took, /taken back/)
    assert.deepEqual(await as("amina", actorsByCode), before)
  })

  onPlatform("gives other modules the whole directory to read", { today }, async ({ db }) => {
    const { actors } = await loadDirectory(db)
    const [shared] = await rows(db, Count)`select count(*)::int as count from directory.shared_actor`
    assert.equal(shared?.count, actors)
  })

  onPlatform("gives a recognizer that knows what was loaded", { today }, async ({ db }) => {
    await loadDirectory(db)
    const recognize = await recognizer(db)
    assert.deepEqual(recognize("the Office", { body: "ccpcj" }), { code: "unodc", target: "secretariat" })
  })
})

describe("the database", () => {
  onPlatform("lets nobody add or change an actor outside loading", { today }, async ({ db, as }) => {
    await loadDirectory(db)
    await assert.rejects(
      as("amina", (act) =>
        sql`insert into directory.actor (id, code, kind, names, target)
            values (gen_random_uuid(), 'new', 'entity', '{"en": "New"}', 'other')`.execute(act),
      ),
      /row-level security/,
    )
    const changed = await as(
      "amina",
      (act) =>
        rows(act, Count)`with changed as (update directory.actor set target = 'none' returning 1)
                       select count(*)::int as count from changed`,
    )
    assert.deepEqual(changed, [{ count: 0 }])
  })

  onPlatform(
    "refuses a second actor with the same symbol series, and a State without codes",
    { today },
    async ({ as }) => {
      await as("amina", loadDirectory)
      const adding = (line: ReturnType<typeof sql>) =>
        as("amina", async (act) => {
          await sql`select set_config('app.loading', 'directory', true)`.execute(act)
          await line.execute(act)
          await sql`set constraints all immediate`.execute(act)
        })
      await assert.rejects(
        adding(sql`insert into directory.actor (id, code, kind, names, target, series)
                 values (gen_random_uuid(), 'new', 'body', '{"en": "New"}', 'other', array['A/HRC'])`),
        /symbol series/,
      )
      await assert.rejects(
        adding(sql`insert into directory.actor (id, code, kind, names, target)
                 values (gen_random_uuid(), 'state-new', 'member-state', '{"en": "New"}', 'states')`),
        /states_have_codes|member_states_have_a_group/,
      )
    },
  )
})

describe("the id of an actor", () => {
  it("is made of its code alone, and is a UUID of version 5", () => {
    assert.equal(actorId("unodc"), actorId("unodc"))
    assert.notEqual(actorId("unodc"), actorId("ohchr"))
    assert.match(actorId("unodc"), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
