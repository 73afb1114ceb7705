import { rows, sql } from "#platform/database/sql.ts"
import { Facts } from "#platform/notify/notification.ts"
import { onPlatform } from "#tests/platform.ts"
import { get, Revised, send, shipped } from "#tests/treaties.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2026-11-02"
const Told = z.object({ kind: z.string(), path: z.string(), facts: Facts })

describe("who follows an instrument or one who takes part in it", () => {
  onPlatform("is told of an act that is added, once, in all languages", { today }, async ({ as, service }) => {
    await as("platform", shipped)
    for (const [person, subject] of [
      ["chen", "instrument:XVIII-12-a"],
      ["chen", "actor:state-and"],
      ["carla", "actor:state-and"],
      ["bruno", "instrument:XVIII-12-b"],
    ] as const)
      await as(person, (db) =>
        sql`insert into notify.following (subject, since) values (${subject}, now())`.execute(db),
      )
    const said = {
      instrument: "XVIII-12-a",
      participant: "Andorra",
      kind: "accession",
      dated: "2022-09-05",
      source: "x",
    }
    const { act } = Revised.parse((await send(service, "/treaties/acts", said)).json())
    const Done = z.object({ items: z.array(z.object({ act: z.string() })) })
    for (const subject of [`treaty-act/${act}`, "treaty/XVIII-12-a", "actor/state-and"])
      assert.deepEqual(
        Done.parse((await get(service, `/history/${subject}`)).json()).items.map((each) => each.act),
        ["treaty-act.add"],
        subject,
      )
    const told = (person: string) =>
      as(person, (db) => rows(db, Told)`select kind, path, facts from notify.notification`)
    const [one, ...more] = await told("chen")
    assert.deepEqual([one?.kind, one?.path, more], ["treaty-act-added", `/treaties/acts/${act}`, []])
    assert.equal(one?.facts["on"], "2022-09-05")
    assert.equal(Object.keys(one?.facts["actor"] ?? {}).length, 6)
    assert.equal((await told("carla")).length, 1)
    assert.deepEqual([await told("bruno"), await told("amina")], [[], []])
  })
})
