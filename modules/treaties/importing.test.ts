import { rows, type Database } from "#platform/database/sql.ts"
import { root, type Service } from "#platform/http/service.ts"
import { formOf } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import { get, refusalOf, Revised, send, shipped } from "#tests/treaties.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2026-11-02"
type App = Pick<Service, "app">
const acts = async (db: Database) =>
  (await rows(db, z.object({ act: z.string() }))`select act from ledger.entry order by number`).map(({ act }) => act)

const Brought = z.object({
  imports: z.array(z.object({ id: z.string(), status: z.string(), refusal: z.string().nullable(), rows: z.number() })),
})
const Preview = z.object({
  status: z.string(),
  good: z.number(),
  wrong: z.number(),
  doubtful: z.number(),
  lines: z.array(
    z.object({
      line: z.number(),
      faults: z.array(z.object({ column: z.string(), code: z.string() })),
      doubts: z.array(z.string()),
      act: z.looseObject({ kind: z.string() }).nullable(),
    }),
  ),
})

describe("a file of acts", () => {
  const head = "instrument,participant,kind,date,about,article,territory,text,note\r\n"
  const good = `${head}XVIII-12-a,AND,,2022-09-21,,,,,\r\nXVIII-12-a,Andorra,reservation,2022-09-21,,15(2),,"It does not consider itself bound, for now.",\r\nXVIII-12-a,Italie,objection,2023-01-05,AND reservation 2022-09-21,,,Not in keeping with its purpose.,\r\n`
  const bring = async ({ app }: App, text: string | Buffer) => {
    const form = formOf({ "acts.csv": text.toString() })
    const { imports } = Brought.parse(
      (await app.inject({ method: "POST", url: `${root}/treaties/imports`, ...form })).json(),
    )
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
    assert.deepEqual(
      preview.lines.map(({ line, act }) => [line, act?.kind]),
      [
        [2, "accession"],
        [3, "reservation"],
        [4, "objection"],
      ],
    )
    assert.equal(await countOf(db), 1748)
    assert.equal((await send(service, `${place}/keep`)).statusCode, 200)
    assert.equal(await countOf(db), 1751)
    assert.deepEqual(refusalOf(await send(service, `${place}/keep`)), [409, "import-not-previewed"])
    assert.equal((await send(service, `${place}/undo`)).statusCode, 200)
    assert.equal(await countOf(db), 1748)
    assert.deepEqual(refusalOf(await send(service, `${place}/undo`)), [409, "import-not-kept"])
    assert.deepEqual(await acts(db), ["treaty-import.bring", "treaty-import.keep", "treaty-import.undo"])
    const lines = await rows(db, z.object({ subjects: z.array(z.string()) }))`
      select subjects from ledger.entry order by number`
    const file = `treaty-import:${brought?.id}`
    const whole = [file, "treaty:XVIII-12-a", "actor:state-ita", "actor:state-and"]
    assert.deepEqual(
      lines.map(({ subjects }) => subjects),
      [[file], whole, whole],
    )
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
      assert.deepEqual(refusalOf(await send(service, `/treaties/imports/${first?.id}/undo`)), [
        409,
        "others-stand-on-it",
      ])
      await send(service, `/treaties/revisions/${added.id}/undo`)
      const [act] = await rows(
        db,
        z.object({ id: z.string() }),
      )`select id from treaties.act where participant = 'state-btn' and instrument = 'XVIII-12' and dated = '2020-01-02'`
      await send(service, `/treaties/acts/${act?.id}`, { note: "seen" }, "PATCH")
      assert.deepEqual(refusalOf(await send(service, `/treaties/imports/${first?.id}/undo`)), [
        409,
        "act-changed-since",
      ])
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
      return items.map((each) => ({
        ...each,
        ...{ id: "", about: each["about"] !== null, origin: "", entered: "", source: "" },
      }))
    }
    const before = await told()
    await send(service, `/treaties/imports/${kept?.id}/undo`)
    const again = await bring(service, out)
    assert.equal((await send(service, `/treaties/imports/${again?.id}/keep`)).statusCode, 200)
    assert.deepEqual(await told(), before)
  })
})
