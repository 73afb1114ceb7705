import { loadTreaties } from "#modules/treaties/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { onPlatform } from "#tests/platform.ts"
import { get, refusalOf, Revised, send, shipped } from "#tests/treaties.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2026-11-02"
const Listed = z.object({
  total: z.number(),
  counts: z.object({ signatories: z.number(), parties: z.number(), bound: z.number() }),
  items: z.array(
    z.object({ participant: z.object({ code: z.string() }), status: z.string(), consented: z.string().nullable() }),
  ),
})
const acts = async (db: Database) =>
  (await rows(db, z.object({ act: z.string() }))`select act from ledger.entry order by number`).map(({ act }) => act)

describe("the record of treaties", () => {
  onPlatform(
    "counts the depositary's 124 on 26 September 2008",
    { today, person: "public" },
    async ({ as, service }) => {
      await as("platform", shipped)
      const listed = Listed.parse(
        (await get(service, "/treaties/XVIII-12-a/participants?on=2008-09-26&status=parties")).json(),
      )
      assert.deepEqual(listed.counts, { signatories: 117, parties: 124, bound: 123 })
      assert.deepEqual([listed.total, listed.items.length], [124, 124])
      const joined = Listed.parse(
        (await get(service, "/treaties/XVIII-12-a/participants?from=2008-09-26&on=2008-09-26")).json(),
      )
      assert.deepEqual(
        joined.items.map(({ participant, status }) => [participant.code, status]),
        [["state-bhs", "party"]],
      )
      const { items } = z
        .object({ items: z.array(z.object({ code: z.string(), counts: z.unknown() })) })
        .parse((await get(service, "/treaties?on=2014-01-27")).json())
      assert.equal(items.length, 7)
      assert.deepEqual(refusalOf(await get(service, "/treaties/XX-1")), [404, "treaty-not-found"])
      assert.deepEqual(refusalOf(await get(service, "/treaties/participation?state=ATL")), [404, "participant-unknown"])
    },
  )

  onPlatform("sorts and narrows by status, group and day", { today }, async ({ db, service }) => {
    await shipped(db)
    const found = async (query: string) =>
      Listed.parse((await get(service, `/treaties/XVIII-12-a/participants?${query}`)).json()).items
    const signatories = await found("on=2000-12-12&group=western-european-others&status=signatory&language=fr")
    assert.equal(signatories[0]?.participant.code, "state-deu")
    assert.ok(signatories.every(({ status }) => status === "signatory"))
    const byDeposit = (await found("on=2014-01-01&status=bound&sort=consented")).map(({ consented }) => consented ?? "")
    assert.deepEqual(byDeposit, byDeposit.toSorted())
    assert.deepEqual((await found("on=2000-12-11")).length, 0)
    assert.deepEqual(
      (await found("kind=integration-organization")).map(({ participant }) => participant.code),
      ["eu"],
    )
  })

  onPlatform("writes lists in six languages, and as a file", { today }, async ({ db, service }) => {
    await shipped(db)
    const { texts, total } = z
      .object({ texts: z.record(z.string(), z.string()), total: z.number() })
      .parse((await get(service, "/treaties/XVIII-12-a/list?on=2008-09-26")).json())
    assert.deepEqual([Object.keys(texts).sort(), total], [["ar", "en", "es", "fr", "ru", "zh"], 124])
    const answer = await get(service, "/treaties/XVIII-12-a/participants?on=2008-09-26&format=text&language=en")
    assert.equal(answer.body, `${texts["en"]}\n`)
    const csv = await get(service, "/treaties/XVIII-12-a/participants?on=2008-09-26&format=csv")
    assert.match(csv.body, /XVIII-12-a,2008-09-26,state-bhs,BHS,Bahamas,latin-american-caribbean,party,/)
    const sheet = await get(service, "/treaties/XVIII-12-a/participants?format=xlsx")
    assert.equal(sheet.rawPayload.subarray(0, 2).toString(), "PK")
  })

  onPlatform(
    "checks a list for everybody, and writes nothing",
    { today, person: "public" },
    async ({ as, service }) => {
      await as("platform", shipped)
      const before = await as("amina", acts)
      const asked = {
        text: "Protocol, as of 29 September 2009: Chad (2008) and Albania (2009).",
        instrument: "XVIII-12-a",
      }
      const { lists } = z
        .object({
          lists: z.array(
            z.object({
              missing: z.array(z.unknown()),
              corrected: z.object({ zh: z.string() }),
              superfluous: z.array(z.object({ why: z.string() })),
              wrongYears: z.array(z.object({ name: z.string() })),
            }),
          ),
        })
        .parse((await send(service, "/treaties/lists", asked)).json())
      assert.equal(lists[0]?.missing.length, 17)
      assert.equal(lists[0]?.superfluous[0]?.why, "joined-before")
      assert.match(lists[0]?.corrected.zh ?? "", /乍得（2009年）/)
      assert.deepEqual(refusalOf(await send(service, "/treaties/lists", { text: "No list." })), [422, "no-list-found"])
      assert.deepEqual(await as("amina", acts), before)
    },
  )

  onPlatform("tells how one State stands to every instrument", { today }, async ({ db, service }) => {
    await shipped(db)
    const { items } = z
      .object({
        items: z.array(
          z.object({
            instrument: z.object({ code: z.string() }),
            standing: z.object({ status: z.string() }).nullable(),
            acts: z.array(z.unknown()),
          }),
        ),
      })
      .parse((await get(service, "/treaties/participation?state=TCD&on=2009-09-01")).json())
    const told = items.map(({ instrument, standing, acts: all }) => [instrument.code, standing?.status, all.length])
    assert.deepEqual(told.slice(0, 2), [
      ["XVIII-12", "party", 1],
      ["XVIII-12-a", "party", 1],
    ])
    assert.deepEqual(told.at(-1), ["XVIII-4", undefined, 0])
  })

  onPlatform("can be subscribed to as Atom and as a calendar", { today, person: "public" }, async ({ as, service }) => {
    await as("platform", shipped)
    const atom = await get(service, "/treaties/XVIII-12-a/changes?format=atom&limit=3&language=fr")
    assert.match(String(atom.headers["content-type"]), /^application\/atom\+xml/)
    assert.equal(atom.body.match(/<entry>/g)?.length, 3)
    assert.match(atom.body, /<title>Zimbabwe: adhésion, 13 décembre 2013<\/title>/)
    const calendar = await get(service, "/treaties/XVIII-12-a/changes?format=ics&limit=500")
    assert.equal(calendar.body.match(/BEGIN:VEVENT/g)?.length, 276)
    assert.match(calendar.body, /DTSTART;VALUE=DATE:20131213/)
    assert.equal((await get(service, "/treaties/XVIII-12-a/changes?format=ics&limit=500")).body, calendar.body)
  })
})

describe("an act", () => {
  const said = {
    instrument: "XVIII-12-a",
    participant: "Andorra",
    kind: "accession",
    dated: "2022-09-05",
    source: "a letter",
  }

  onPlatform(
    "is added, corrected, taken out and each of it undone, with its history",
    { today },
    async ({ db, service }) => {
      await shipped(db)
      const parties = async () =>
        Listed.parse((await get(service, "/treaties/XVIII-12-a/participants?status=parties")).json()).total
      assert.equal(await parties(), 159)
      const added = Revised.parse((await send(service, "/treaties/acts", said)).json())
      assert.equal(await parties(), 160)
      const place = `/treaties/acts/${added.act}`
      const corrected = Revised.parse(
        (await send(service, place, { dated: "2022-09-21", reason: "misread" }, "PATCH")).json(),
      )
      assert.deepEqual(refusalOf(await send(service, place, { dated: "2022-09-21" }, "PATCH")), [
        409,
        "nothing-changed",
      ])
      assert.deepEqual(refusalOf(await send(service, place, { dated: "2000-01-01" }, "PATCH")), [
        422,
        "act-before-adoption",
      ])
      assert.deepEqual(refusalOf(await send(service, `/treaties/revisions/${added.id}/undo`)), [
        409,
        "revision-not-latest",
      ])
      const dropped = Revised.parse((await send(service, `${place}/drop`, {})).json())
      assert.equal(await parties(), 159)
      assert.deepEqual(refusalOf(await get(service, place)), [404, "act-not-found"])
      for (const { id } of [dropped, corrected])
        assert.equal((await send(service, `/treaties/revisions/${id}/undo`)).statusCode, 200)
      assert.deepEqual(refusalOf(await send(service, `/treaties/revisions/${corrected.id}/undo`)), [
        409,
        "revision-undone",
      ])
      const read = z
        .object({ dated: z.string(), revisions: z.array(Revised) })
        .parse((await get(service, place)).json())
      assert.equal(read.dated, "2022-09-05")
      assert.deepEqual(
        read.revisions.map(({ kind, undone }) => [kind, undone]),
        [
          ["add", false],
          ["correct", true],
          ["drop", true],
        ],
      )
      assert.deepEqual(await acts(db), [
        ...["treaty-act.add", "treaty-act.correct", "treaty-act.drop"],
        ...["treaty-act.undo-revision", "treaty-act.undo-revision"],
      ])
      assert.deepEqual(
        refusalOf(await send(service, "/treaties/revisions/00000000-0000-4000-8000-000000000000/undo")),
        [404, "revision-not-found"],
      )
    },
  )

  onPlatform("is refused by the rules, and leaves no line", { today }, async ({ db, service }) => {
    await shipped(db)
    const cases: [change: object, refusal: string][] = [
      [{ participant: "Atlantis" }, "participant-unknown"],
      [{ dated: "2026-11-03" }, "act-in-the-future"],
      [{ participant: "BTN" }, "convention-not-joined"],
      [{ participant: "Italy" }, "party-already"],
      [{ kind: "ratification" }, "ratification-without-signature"],
      [{ kind: "signature" }, "signature-not-open"],
    ]
    for (const [change, refusal] of cases)
      assert.equal(refusalOf(await send(service, "/treaties/acts", { ...said, ...change }))[1], refusal)
    assert.deepEqual(await acts(db), [])
  })

  onPlatform("stays where others stand on it", { today }, async ({ db, service }) => {
    await shipped(db)
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await get(service, "/treaties/acts?instrument=XVIII-12&participant=state-tcd")).json())
    const place = `/treaties/acts/${items[0]?.id}`
    assert.deepEqual(refusalOf(await send(service, `${place}/drop`, {})), [409, "others-stand-on-it"])
    assert.deepEqual(refusalOf(await send(service, place, { dated: "2009-08-19" }, "PATCH")), [
      409,
      "others-stand-on-it",
    ])
  })

  onPlatform("that a person corrected or took out is left alone by a release", { today }, async ({ db, service }) => {
    await shipped(db)
    const found = async (query: string) =>
      z
        .object({ items: z.array(z.object({ id: z.string() })) })
        .parse((await get(service, `/treaties/acts?${query}`)).json()).items[0]?.id
    const taken = await found("instrument=XVIII-12-a&participant=state-tcd")
    await send(service, `/treaties/acts/${taken}/drop`, {})
    const corrected = await found("instrument=XVIII-12-a&participant=state-irq")
    await send(service, `/treaties/acts/${corrected}`, { dated: "2009-02-10" }, "PATCH")
    assert.deepEqual(await loadTreaties(db, new Date("2026-11-03T12:00:00Z")), { acts: 1748, added: 0, removed: 0 })
    assert.equal(await found("instrument=XVIII-12-a&participant=state-tcd"), undefined)
    const { dated } = z.object({ dated: z.string() }).parse((await get(service, `/treaties/acts/${corrected}`)).json())
    assert.equal(dated, "2009-02-10")
  })

  onPlatform("is read by the public, but not who changed it", { today, person: "public" }, async ({ as, service }) => {
    await as("platform", shipped)
    const id = await as("amina", async (db) => {
      const [first] = await rows(db, z.object({ id: z.string() }))`select id from treaties.act limit 1`
      await sql`insert into treaties.revision (act, kind, after, person, at) values (${first?.id}, 'add', '{}', 'amina', now())`.execute(
        db,
      )
      return first?.id
    })
    const read = z
      .object({ revisions: z.array(z.unknown()) })
      .parse((await get(service, `/treaties/acts/${id}`)).json())
    assert.deepEqual(read.revisions, [])
    assert.deepEqual(refusalOf(await send(service, "/treaties/acts", said)), [401, "not-signed-in"])
  })
})
