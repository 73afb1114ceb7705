import { type StatusKnown, statusOn } from "#modules/decisions/mandate.ts"
import { loadRecord } from "#modules/decisions/door.ts"
import { mandateStatuses } from "#modules/decisions/mandate-kinds.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { sql } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2018-03-01"
const by = (to: string, kind: "session" | "term" | "standing" = "session"): StatusKnown["date"] => ({
  printed: "by then",
  kind,
  from: null,
  to,
})
const followed = (how: "continued" | "superseded" | "ended", on: string) => ({ how, on })
const plain: StatusKnown = { kind: "mandate", date: null, said: null, followed: null }

describe("how it stands with a mandate", () => {
  const cases: readonly (readonly [says: string, known: Partial<StatusKnown>, status: string, basis: string])[] = [
    ["stands without a date", {}, "standing", "no-date"],
    ["stands with a standing date", { date: by("2017-01-01", "standing") }, "standing", "no-date"],
    ["is due while its date lies ahead", { date: by("2018-03-02") }, "due", "date-ahead"],
    ["is due on its day", { date: by(today) }, "due", "date-ahead"],
    ["is overdue on the day after", { date: by("2018-02-28") }, "overdue", "date-passed"],
    ["is overdue for a year", { date: by("2017-03-01") }, "overdue", "date-passed"],
    ["is unreported after that: nobody knows", { date: by("2017-02-28") }, "unreported", "long-passed"],
    ["is in hand when somebody says so", { said: "in-hand" }, "in-hand", "said"],
    ["is in hand until its date", { said: "in-hand", date: by("2018-06-01") }, "in-hand", "said"],
    ["is overdue in hand, however long", { said: "in-hand", date: by("2004-01-01") }, "overdue", "date-passed"],
    ["is reported whatever its date", { said: "reported", date: by("2004-01-01") }, "reported", "said"],
    ["is done whatever came after", { said: "done", followed: followed("ended", "2017-01-01") }, "done", "said"],
    ["is ended by a person", { said: "ended" }, "ended", "said"],
    ["is ended by a later text", { followed: followed("ended", "2017-01-01") }, "ended", "ended"],
    ["is ended by what took its place", { followed: followed("superseded", "2017-01-01") }, "ended", "superseded"],
    ["is not ended before the later text", { followed: followed("ended", "2018-03-02") }, "standing", "no-date"],
    ["stands while its term runs", { date: by("2018-06-01", "term") }, "standing", "term-runs"],
    ["lapses when its term passed", { date: by("2018-02-01", "term") }, "lapsed", "term-passed"],
    [
      "stands past its term where it was continued",
      { date: by("2018-02-01", "term"), followed: followed("continued", "2018-01-20") },
      "standing",
      "continued",
    ],
    ["lapses in hand", { said: "in-hand", date: by("2018-02-01", "term") }, "lapsed", "term-passed"],
    ["asks nobody as a position", { kind: "position", date: by("2010-01-01") }, "standing", "asks-nobody"],
  ]
  for (const [says, known, status, basis] of cases)
    it(says, () => assert.deepEqual(statusOn({ ...plain, ...known }, today), { status, basis }))

  onPlatform("is told alike by the rule and by the database", { today }, async (all) => {
    const { ask } = await importing(all)
    await all.as("platform", loadRecord)
    const known = cases.map(([, each]) => ({ ...plain, ...each }))
    await all.as("amina", (db) =>
      sql`
        update decisions.mandate m
           set kind = k.kind, said_status = k.said, date_printed = k.printed, date_kind = k.date_kind, date_from = null,
               date_to = k.date_to, followed = k.how, followed_on = k.followed_on
          from jsonb_to_recordset(${JSON.stringify(
            known.map(({ kind, said, date, followed: after }, at) => ({
              ...{ at, kind, said, printed: date?.printed ?? null, date_kind: date?.kind ?? null },
              ...{ date_to: date?.to ?? null, how: after?.how ?? null, followed_on: after?.on ?? null },
            })),
          )}::jsonb) as k (at int, kind text, said text, printed text, date_kind text, date_to date, how text, followed_on date),
               (select id, row_number() over (order by id) - 1 as at from decisions.mandate) as o
         where o.id = m.id and k.at = o.at % ${known.length}`.execute(db),
    )
    let sum = 0
    for (const status of mandateStatuses) {
      const { total, items } = await ask<{ total: number; items: MandateInPlace[] }>(
        `/mandates?status=${status}&limit=500`,
      )
      assert.deepEqual([...new Set(items.map((each) => each.status))], total === 0 ? [] : [status])
      sum += total
    }
    const { total } = await ask<{ total: number }>("/mandates?limit=1")
    assert.equal(sum, total)
  })
})
