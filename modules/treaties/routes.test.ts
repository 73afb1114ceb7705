import { loadDirectory } from "#modules/directory/door.ts"
import { loadTreaties } from "#modules/treaties/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { root, type Service } from "#platform/http/service.ts"
import { formOf } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2026-11-02"
const now = new Date("2026-11-02T12:00:00Z")
type App = Pick<Service, "app">

/** The directory and the shipped acts, as the platform itself loads them. */
async function shipped(db: Database): Promise<void> {
  await loadDirectory(db)
  await loadTreaties(db, now)
}
const get = async ({ app }: App, path: string) => app.inject(`${root}${path}`)
const send = async ({ app }: App, path: string, payload?: object, method: "POST" | "PATCH" = "POST") =>
  app.inject({ method, url: `${root}${path}`, ...(payload && { payload }) })
const refusalOf = (answer: { readonly json: () => unknown; readonly statusCode: number }) =>
  [answer.statusCode, z.object({ type: z.string() }).parse(answer.json()).type.replace("problem:", "")] as const

const Listed = z.object({
  total: z.number(),
  counts: z.object({ signatories: z.number(), parties: z.number(), bound: z.number() }),
  items: z.array(z.object({ participant: z.object({ code: z.string() }), status: z.string(), consented: z.string().nullable() })), // prettier-ignore
})
const Revised = z.object({ id: z.string(), act: z.string(), kind: z.string(), undone: z.boolean() })
const acts = async (db: Database) =>
  (await rows(db, z.object({ act: z.string() }))`select act from ledger.entry order by number`).map(({ act }) => act)

describe("the record of treaties", () => {
  onPlatform(
    "counts the depositary's 124 on 26 September 2008",
    { today, person: "public" },
    async ({ as, service }) => {
      await as("platform", shipped)
      const listed = Listed.parse((await get(service, "/treaties/XVIII-12-a/participants?on=2008-09-26&status=parties")).json()) // prettier-ignore
      assert.deepEqual(listed.counts, { signatories: 117, parties: 124, bound: 123 })
      assert.deepEqual([listed.total, listed.items.length], [124, 124])
      const joined = Listed.parse((await get(service, "/treaties/XVIII-12-a/participants?from=2008-09-26&on=2008-09-26")).json()) // prettier-ignore
      assert.deepEqual(
        joined.items.map(({ participant, status }) => [participant.code, status]),
        [["state-bhs", "party"]],
      )
      const { items } = z.object({ items: z.array(z.object({ code: z.string(), counts: z.unknown() })) }).parse((await get(service, "/treaties?on=2014-01-27")).json()) // prettier-ignore
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
    const { texts, total } = z.object({ texts: z.record(z.string(), z.string()), total: z.number() }).parse((await get(service, "/treaties/XVIII-12-a/list?on=2008-09-26")).json()) // prettier-ignore
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
      const asked = { text: "Protocol, as of 29 September 2009: Chad (2008) and Albania (2009).", instrument: "XVIII-12-a" } // prettier-ignore
      const { lists } = z.object({ lists: z.array(z.object({ missing: z.array(z.unknown()), corrected: z.object({ zh: z.string() }), superfluous: z.array(z.object({ why: z.string() })), wrongYears: z.array(z.object({ name: z.string() })) })) }).parse((await send(service, "/treaties/lists", asked)).json()) // prettier-ignore
      assert.equal(lists[0]?.missing.length, 17)
      assert.equal(lists[0]?.superfluous[0]?.why, "joined-before")
      assert.match(lists[0]?.corrected.zh ?? "", /乍得（2009年）/)
      assert.deepEqual(refusalOf(await send(service, "/treaties/lists", { text: "No list." })), [422, "no-list-found"])
      assert.deepEqual(await as("amina", acts), before)
    },
  )

  onPlatform("tells how one State stands to every instrument", { today }, async ({ db, service }) => {
    await shipped(db)
    const { items } = z.object({ items: z.array(z.object({ instrument: z.object({ code: z.string() }), standing: z.object({ status: z.string() }).nullable(), acts: z.array(z.unknown()) })) }).parse((await get(service, "/treaties/participation?state=TCD&on=2009-09-01")).json()) // prettier-ignore
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
  const said = { instrument: "XVIII-12-a", participant: "Andorra", kind: "accession", dated: "2022-09-05", source: "a letter" } // prettier-ignore

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
      const corrected = Revised.parse((await send(service, place, { dated: "2022-09-21", reason: "misread" }, "PATCH")).json()) // prettier-ignore
      assert.deepEqual(refusalOf(await send(service, place, { dated: "2022-09-21" }, "PATCH")), [
        409,
        "nothing-changed",
      ])
      assert.deepEqual(refusalOf(await send(service, place, { dated: "2000-01-01" }, "PATCH")), [422, "act-before-adoption"]) // prettier-ignore
      assert.deepEqual(refusalOf(await send(service, `/treaties/revisions/${added.id}/undo`)), [409, "revision-not-latest"]) // prettier-ignore
      const dropped = Revised.parse((await send(service, `${place}/drop`, {})).json())
      assert.equal(await parties(), 159)
      assert.deepEqual(refusalOf(await get(service, place)), [404, "act-not-found"])
      for (const { id } of [dropped, corrected]) assert.equal((await send(service, `/treaties/revisions/${id}/undo`)).statusCode, 200) // prettier-ignore
      assert.deepEqual(refusalOf(await send(service, `/treaties/revisions/${corrected.id}/undo`)), [409, "revision-undone"]) // prettier-ignore
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
      assert.deepEqual(refusalOf(await send(service, "/treaties/revisions/00000000-0000-4000-8000-000000000000/undo")), [404, "revision-not-found"]) // prettier-ignore
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
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse((await get(service, "/treaties/acts?instrument=XVIII-12&participant=state-tcd")).json()) // prettier-ignore
    const place = `/treaties/acts/${items[0]?.id}`
    assert.deepEqual(refusalOf(await send(service, `${place}/drop`, {})), [409, "others-stand-on-it"])
    assert.deepEqual(refusalOf(await send(service, place, { dated: "2009-08-19" }, "PATCH")), [409, "others-stand-on-it"]) // prettier-ignore
  })

  onPlatform("that a person corrected or took out is left alone by a release", { today }, async ({ db, service }) => {
    await shipped(db)
    const found = async (query: string) => z.object({ items: z.array(z.object({ id: z.string() })) }).parse((await get(service, `/treaties/acts?${query}`)).json()).items[0]?.id // prettier-ignore
    const taken = await found("instrument=XVIII-12-a&participant=state-tcd")
    await send(service, `/treaties/acts/${taken}/drop`, {})
    const corrected = await found("instrument=XVIII-12-a&participant=state-irq")
    await send(service, `/treaties/acts/${corrected}`, { dated: "2009-02-10" }, "PATCH")
    assert.deepEqual(await loadTreaties(db, now), { acts: 1748, added: 0, removed: 0 })
    assert.equal(await found("instrument=XVIII-12-a&participant=state-tcd"), undefined)
    const { dated } = z.object({ dated: z.string() }).parse((await get(service, `/treaties/acts/${corrected}`)).json())
    assert.equal(dated, "2009-02-10")
  })

  onPlatform("is read by the public, but not who changed it", { today, person: "public" }, async ({ as, service }) => {
    await as("platform", shipped)
    const id = await as("amina", async (db) => {
      const [first] = await rows(db, z.object({ id: z.string() }))`select id from treaties.act limit 1`
      await sql`insert into treaties.revision (act, kind, after, person, at) values (${first?.id}, 'add', '{}', 'amina', now())`.execute(db) // prettier-ignore
      return first?.id
    })
    const read = z.object({ revisions: z.array(z.unknown()) }).parse((await get(service, `/treaties/acts/${id}`)).json()) // prettier-ignore
    assert.deepEqual(read.revisions, [])
    assert.deepEqual(refusalOf(await send(service, "/treaties/acts", said)), [401, "not-signed-in"])
  })
})

const Brought = z.object({ imports: z.array(z.object({ id: z.string(), status: z.string(), refusal: z.string().nullable(), rows: z.number() })) }) // prettier-ignore
const Preview = z.object({ status: z.string(), good: z.number(), wrong: z.number(), doubtful: z.number(), lines: z.array(z.object({ line: z.number(), faults: z.array(z.object({ column: z.string(), code: z.string() })), doubts: z.array(z.string()), act: z.looseObject({ kind: z.string() }).nullable() })) }) // prettier-ignore

describe("a file of acts", () => {
  const head = "instrument,participant,kind,date,about,article,territory,text,note\r\n"
  const good = `${head}XVIII-12-a,AND,,2022-09-21,,,,,\r\nXVIII-12-a,Andorra,reservation,2022-09-21,,15(2),,"It does not consider itself bound, for now.",\r\nXVIII-12-a,Italie,objection,2023-01-05,AND reservation 2022-09-21,,,Not in keeping with its purpose.,\r\n` // prettier-ignore
  const bring = async ({ app }: App, text: string | Buffer) => {
    const form = formOf({ "acts.csv": text.toString() })
    const { imports } = Brought.parse((await app.inject({ method: "POST", url: `${root}/treaties/imports`, ...form })).json()) // prettier-ignore
    return imports[0]
  }
  const countOf = async (db: Database) =>
    (await rows(db, z.object({ n: z.number() }))`select count(*)::int as n from treaties.act where not gone`)[0]?.n

  onPlatform("is looked at row by row, kept whole, and undone", { today }, async ({ db, service }) => {
    await shipped(db)
    const brought = await bring(service, good)
    const place = `/treaties/imports/${brought?.id}`
    const preview = Preview.parse((await get(service, place)).json())
    assert.deepEqual([preview.good, preview.wrong, brought?.rows], [3, 0, 3])
    // A deposit that is not named is an accession where nothing was signed.
    assert.deepEqual(preview.lines.map(({ line, act }) => [line, act?.kind]), [[2, "accession"], [3, "reservation"], [4, "objection"]]) // prettier-ignore
    assert.equal(await countOf(db), 1748)
    assert.equal((await send(service, `${place}/keep`)).statusCode, 200)
    assert.equal(await countOf(db), 1751)
    assert.deepEqual(refusalOf(await send(service, `${place}/keep`)), [409, "import-not-previewed"])
    assert.equal((await send(service, `${place}/undo`)).statusCode, 200)
    assert.equal(await countOf(db), 1748)
    assert.deepEqual(refusalOf(await send(service, `${place}/undo`)), [409, "import-not-kept"])
    assert.deepEqual(await acts(db), ["treaty-import.bring", "treaty-import.keep", "treaty-import.undo"])
  })

  onPlatform(
    "names what is wrong by row and column, and changes nothing as long as one row is",
    { today },
    async ({ db, service }) => {
      await shipped(db)
      const lines = [
        "XVIII-12-a,AND,,2022-09-21,,,,,",
        "XX-1,,ratifying,2022-13-01,,,,,",
        "XVIII-12-a,Atlantis,,2022-09-21,,,,,",
        "XVIII-12-a,ITA,accession,2022-09-21,,,,,",
        "XVIII-12-a,AND,objection,2022-10-01,ITA reservation 2001-01-01,,,,",
        "XVIII-12-a,AND,territorial-application,2022-10-01,,,,,",
        "IV-8,ITA,denunciation,2022-10-01,,,,,",
      ]
      const brought = await bring(service, `${head}${lines.join("\n")}\n`)
      const place = `/treaties/imports/${brought?.id}`
      const preview = Preview.parse((await get(service, place)).json())
      assert.deepEqual(
        preview.lines.flatMap(({ line, faults }) => faults.map(({ column, code }) => `${line} ${column} ${code}`)),
        [
          "3 instrument cell-not-understood",
          "3 participant cell-empty",
          "3 kind cell-not-understood",
          "3 date cell-not-understood",
          "4 participant participant-unknown",
          "5 kind party-already",
          "6 about about-not-found",
          "7 territory territory-not-named",
          "8 kind instrument-cannot-be-left",
        ],
      )
      assert.deepEqual([preview.good, preview.wrong], [1, 6])
      assert.deepEqual(refusalOf(await send(service, `${place}/keep`)), [409, "import-has-faults"])
      assert.equal(await countOf(db), 1748)
      assert.equal((await send(service, `${place}/discard`)).statusCode, 200)
    },
  )

  onPlatform("that is no table is refused with its reason", { today }, async ({ db, service }) => {
    await shipped(db)
    const cases: [text: string, refusal: string][] = [
      ['instrument,participant,date\nXVIII-12,"AND,2022-01-01\n', "not-a-table"],
      ["name,day\nItaly,2022-01-01\n", "columns-missing"],
      [head, "no-rows"],
      [`${head}${"XVIII-12,AND,,2022-09-21,,,,,\n".repeat(5001)}`, "too-many-rows"],
      ["instrument,participant,date\n\0", "not-text"],
    ]
    for (const [text, refusal] of cases) {
      const brought = await bring(service, text)
      assert.deepEqual([brought?.status, brought?.refusal], ["refused", refusal])
    }
  })

  onPlatform(
    "cannot be undone once one of its acts was corrected, or others stand on it",
    { today },
    async ({ db, service }) => {
      await shipped(db)
      const first = await bring(service, "instrument;participant;kind;date\nXVIII-12;BTN;a;2020-01-02\n")
      await send(service, `/treaties/imports/${first?.id}/keep`)
      const bhutan = {
        instrument: "XVIII-12-a",
        participant: "BTN",
        kind: "accession",
        dated: "2021-01-02",
        source: "x",
      }
      const added = Revised.parse((await send(service, "/treaties/acts", bhutan)).json())
      assert.deepEqual(refusalOf(await send(service, `/treaties/imports/${first?.id}/undo`)), [409, "others-stand-on-it"]) // prettier-ignore
      await send(service, `/treaties/revisions/${added.id}/undo`)
      const [act] = await rows(db, z.object({ id: z.string() }))`select id from treaties.act where participant = 'state-btn' and instrument = 'XVIII-12' and dated = '2020-01-02'` // prettier-ignore
      await send(service, `/treaties/acts/${act?.id}`, { note: "seen" }, "PATCH")
      assert.deepEqual(refusalOf(await send(service, `/treaties/imports/${first?.id}/undo`)), [409, "act-changed-since"]) // prettier-ignore
    },
  )

  onPlatform("that was exported comes in again as it was", { today }, async ({ db, service }) => {
    await shipped(db)
    const kept = await bring(service, good)
    await send(service, `/treaties/imports/${kept?.id}/keep`)
    const query = "/treaties/acts/export?from=2022-01-01"
    const out = (await get(service, `${query}&format=csv`)).body
    const told = async () => {
      const { items } = z.object({ items: z.array(z.looseObject({})) }).parse((await get(service, query)).json())
      return items.map(({ id: _, about, origin: __, entered: ___, source: ____, ...rest }) => ({ ...rest, isAbout: about !== null })) // prettier-ignore
    }
    const before = await told()
    await send(service, `/treaties/imports/${kept?.id}/undo`)
    const again = await bring(service, out)
    assert.equal((await send(service, `/treaties/imports/${again?.id}/keep`)).statusCode, 200)
    assert.deepEqual(await told(), before)
  })
})
