import { lanterns, lanternsCorrected, lanternsFrench, latin, lights } from "#modules/decisions/examples.ts"
import { importHandlers } from "#modules/decisions/door.ts"
import type { Correction } from "#modules/decisions/correction.ts"
import type { Import } from "#modules/decisions/import.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { formOf, importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const nowhere = "00000000-0000-4000-8000-000000000000"
const slug = "A-RES-71-901"
const tables = ["document", "version", "provision", "wording", "note", "citation", "mandate"]

/** Every row of the record, as text. */
async function everyRow(db: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of tables) {
    const found = await rows(db, z.object({ row: z.string() }))`
      select t::text as row from ${sql.table(`decisions.${table}`)} t order by 1`
    all[table] = found.map(({ row }) => row)
  }
  return all
}

describe("POST /imports", () => {
  onPlatform("takes a file, reads it, and shows what was understood before anybody keeps it", { today }, async (p) => {
    const { bring, ask } = await importing(p)
    const [brought] = await bring({ "lanterns.txt": lanterns })
    assert.equal(brought?.status, "previewed")
    const { preview } = brought
    assert.deepEqual(
      [preview?.symbol, preview?.body, preview?.language, preview?.preambular, preview?.operative],
      ["A/RES/71/901", "un-ga", "en", 2, 4],
    )
    assert.equal(preview?.effect.kind, "new-document")
    assert.equal((await ask<{ total: number }>("/documents")).total, 0)
    const acts = await rows(p.db, z.object({ act: z.string() }))`
      select act from ledger.entry where act like 'import.%' order by number`
    assert.deepEqual(acts, [{ act: "import.bring" }, { act: "import.read" }])
  })

  onPlatform("refuses a form without files", { today }, async (p) => {
    const answer = await p.app.inject({ method: "POST", url: "/api/v1/imports", ...formOf({}) })
    assert.deepEqual([answer.statusCode, answer.json()], [422, { type: "problem:no-files", status: 422 }])
  })

  onPlatform("refuses files it cannot read, each with its reason", { today }, async (p) => {
    const { bring } = await importing(p)
    const pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    const brought = await bring({
      "empty.txt": "",
      "picture.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      "cut-off.docx": new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
      "scanned.pdf": pdf,
      "locked.pdf": pdf.replace(
        "/Root",
        `/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>/ID[<00><00>]/Root`,
      ),
    })
    assert.deepEqual(
      brought.map(({ status, refusal }) => [status, refusal]),
      [
        ["refused", "empty-file"],
        ["refused", "unknown-format"],
        ["refused", "damaged-file"],
        ["refused", "no-text-layer"],
        ["refused", "file-locked"],
      ],
    )
  })

  onPlatform("previews a web page and an old Word file like any other", { today }, async (p) => {
    const { bring } = await importing(p)
    const page = `<html><body><nav>Menu</nav>${lanterns
      .split(/\n\n+/u)
      .map((text) => `<p>${text}</p>`)
      .join("")}</body></html>`
    const word = await readFile("packages/documents/test/adapters/word-97.doc")
    const brought = await bring({ "lanterns.html": page, "ferries.doc": word })
    assert.deepEqual(
      brought.map(({ status, format, preview }) => [status, format, preview?.symbol]),
      [
        ["previewed", "html", "A/RES/71/901"],
        ["previewed", "doc", "A/RES/99/412"],
      ],
    )
  })

  onPlatform("keeps a file's name as far as a name can be kept, and nothing of where it lay", { today }, async (p) => {
    const { bring } = await importing(p)
    const names = ["../../etc/one.txt", "t\u0000w\u0007o.txt", "a\u202etxt.exe", "قرار.txt", ""]
    const brought = await bring(Object.fromEntries(names.map((name, n) => [name, `${lanterns}${" ".repeat(n)}`])))
    assert.deepEqual(
      brought.map(({ name }) => name),
      ["one.txt", "t w o.txt", "a\u202etxt.exe", "قرار.txt", "—"],
    )
    assert.ok(brought.every(({ status }) => status === "previewed"))
  })

  onPlatform("refuses a file on which reading failed every time, and says so", { today }, async (p) => {
    await importing(p)
    const answer = await p.app.inject({
      method: "POST",
      url: "/api/v1/imports",
      ...formOf({ "lanterns.txt": lanterns }),
    })
    const [{ id }] = answer.json<{ imports: [Import] }>().imports
    const giveUp = importHandlers["import.read"]
    assert.ok(typeof giveUp === "object")
    const fails = () => Promise.reject(new Error("the reader broke"))
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await p.as("platform", (db) => sql`update jobs.job set run_after = now()`.execute(db))
      await p.work({ "import.read": { ...giveUp, run: fails } })
    }
    const after = (await p.app.inject(`/api/v1/imports/${id}`)).json<Import>()
    assert.deepEqual([after.status, after.refusal], ["refused", "damaged-file"])
  })

  onPlatform("is not for everyone", { today, person: "eve" }, async ({ app }) => {
    assert.equal((await app.inject({ method: "POST", url: "/api/v1/imports", ...formOf({ a: "b" }) })).statusCode, 403)
    for (const url of ["/imports", `/imports/${nowhere}`])
      assert.equal((await app.inject(`/api/v1${url}`)).statusCode, 403)
    for (const verb of ["keep", "discard", "undo"])
      assert.equal(
        (await app.inject({ method: "POST", url: `/api/v1/imports/${nowhere}/${verb}`, payload: {} })).statusCode,
        403,
      )
  })

  onPlatform("is not for the public, which is asked who it is", { today, person: "public" }, async ({ app, as }) => {
    assert.equal((await app.inject({ method: "POST", url: "/api/v1/imports", ...formOf({ a: "b" }) })).statusCode, 401)
    assert.equal((await app.inject("/api/v1/imports")).statusCode, 401)
    await assert.rejects(
      as("public", (db) => sql`insert into decisions.session (body, number) values ('un-ga', 200)`.execute(db)),
      /row-level security/,
    )
  })
})

describe("POST /imports/{id}/keep", () => {
  onPlatform(
    "writes the document, its paragraphs, citations and mandates, and one line in the ledger",
    { today },
    async (p) => {
      const { keep, read } = await importing(p)
      const kept = await keep(lanterns)
      assert.deepEqual([kept.status, kept.slug], ["kept", slug])
      const { document, provisions, mandates } = await read(slug)
      assert.deepEqual(
        [document.symbol, document.body, document.session, document.adopted, document.stage, document.languages],
        ["A/RES/71/901", "un-ga", "71", "2016-12-19", "adopted", ["en"]],
      )
      const anchors = provisions
        .filter(({ kind }) => ["preambular", "operative", "sub"].includes(kind))
        .map(({ anchor }) => anchor)
      assert.deepEqual(anchors, [
        "pp_1",
        "pp_2",
        "para_1",
        "para_2",
        "para_3",
        "para_3__point_a",
        "para_3__point_b",
        "para_4",
      ])
      const report = mandates.find(({ deliverable }) => deliverable === "report")
      assert.deepEqual(
        [report?.actor, report?.target, report?.kind, report?.status],
        ["un-secretary-general", "secretariat", "mandate", "due"],
      )
      const acts = await rows(
        p.db,
        z.object({ act: z.string() }),
      )`select act from ledger.entry where act = 'import.keep'`
      assert.equal(acts.length, 1)
    },
  )

  onPlatform("changes nothing when the same bytes come again", { today }, async (p) => {
    const { keep, bring, send } = await importing(p)
    const [first, second] = await bring({ "one.txt": lanterns, "the same.txt": lanterns })
    assert.equal((await send(`/imports/${first?.id}/keep`, {})).json().status, "kept")
    const before = await everyRow(p.db)
    assert.equal((await send(`/imports/${second?.id}/keep`, {})).json().status, "unchanged")
    const [third] = await bring({ "again.txt": lanterns })
    assert.deepEqual([third?.status, third?.slug], ["unchanged", slug])
    assert.deepEqual(await everyRow(p.db), before)
    await keep(lights)
  })

  onPlatform("makes the same text in other bytes a version, with the words as they were", { today }, async (p) => {
    const { keep, bring, read, act } = await importing(p)
    await keep(lanterns)
    const before = await read(slug)
    const [other] = await bring({ "other.txt": lanterns.replaceAll("\n", "\r\n") })
    assert.equal(other?.preview?.effect.kind, "new-bytes")
    await act(`/imports/${other.id}/keep`, {})
    const after = await read(slug)
    assert.deepEqual(after.provisions, before.provisions)
    assert.deepEqual(after.mandates, before.mandates)
    assert.deepEqual(after.document.versions.map(({ name, current }) => `${name} ${current}`).toSorted(), [
      "other.txt true",
      "resolution.txt false",
    ])
  })

  onPlatform("makes another language a version of the same document, paragraph by paragraph", { today }, async (p) => {
    for (const both of [
      [lanterns, lanternsFrench],
      [lanternsFrench, lanterns],
    ]) {
      const { keep, read, ask, send } = await importing(p)
      const kept: Import[] = []
      for (const text of both) kept.push(await keep(text))
      const [english, french] = [await read(slug), await read(slug, "fr")]
      assert.equal((await ask<{ total: number }>("/documents")).total, 1)
      assert.deepEqual(
        english.provisions.map(({ id, anchor }) => [id, anchor]),
        french.provisions.map(({ id, anchor }) => [id, anchor]),
      )
      assert.deepEqual(english.mandates, french.mandates)
      assert.ok(
        english.mandates.some(({ verb }) => verb === "Requests"),
        "mandates are those of the English text",
      )
      assert.deepEqual(Object.keys(english.document.titles).toSorted(), ["en", "fr"])
      for (const { id } of kept.toReversed()) assert.equal((await send(`/imports/${id}/undo`)).statusCode, 200)
    }
  })

  onPlatform("keeps the ids of paragraphs and mandates when a corrected text comes", { today }, async (p) => {
    const { keep, bring, read, act } = await importing(p)
    await keep(lanterns)
    const before = await read(slug)
    const [corrected] = await bring({ "corrected.txt": lanternsCorrected })
    const { kind, added, changed, removed } = corrected?.preview?.effect ?? {}
    assert.deepEqual([kind, added, changed, removed], ["corrected-text", 1, 1, 0])
    await act(`/imports/${corrected?.id}/keep`, {})
    const after = await read(slug)
    const was = (anchor: string) => before.provisions.find((each) => each.anchor === anchor)?.id
    const is = (anchor: string) => after.provisions.find((each) => each.anchor === anchor)?.id
    for (const [now, then] of [
      ["pp_1", "pp_1"],
      ["para_1", "para_1"],
      ["para_3", "para_2"],
      ["para_4__point_b", "para_3__point_b"],
      ["para_5", "para_4"],
    ] as const)
      assert.equal(is(now), was(then), now)
    assert.ok(!before.provisions.some(({ id }) => id === is("para_2")))
    const ids = new Set(after.mandates.map(({ id }) => id))
    assert.ok(before.mandates.every(({ id }) => ids.has(id)))
    assert.equal(after.mandates.length, before.mandates.length + 1)
  })

  onPlatform("never overwrites what a person corrected", { today }, async (p) => {
    const { keep, bring, read, act } = await importing(p)
    await keep(lanterns)
    const { mandates } = await read(slug)
    const [urges, invites, requests] = mandates
    await act(`/mandates/${requests?.id}`, { deliverable: "a written report" }, "PATCH")
    await act(`/mandates/${urges?.id}/drop`)
    const [corrected] = await bring({ "corrected.txt": lanternsCorrected })
    assert.deepEqual([corrected?.preview?.effect.correctionsKept, corrected?.preview?.effect.conflicts], [2, 1])
    await act(`/imports/${corrected?.id}/keep`, {})
    const after = await read(slug)
    const said = after.mandates.find(({ id }) => id === requests?.id)
    assert.deepEqual([said?.deliverable, said?.corrected], ["a written report", true])
    assert.ok(!after.mandates.some(({ verb }) => verb === "Urges"), "what was dropped stays dropped")
    assert.ok(after.mandates.some(({ id }) => id === invites?.id))
  })

  onPlatform("keeps a paragraph that is no longer in the text, out of sight", { today }, async (p) => {
    const { keep, read } = await importing(p)
    await keep(lanternsCorrected)
    const before = await read(slug)
    await keep(lanterns)
    const after = await read(slug)
    assert.equal(after.provisions.length, before.provisions.length - 1)
    await keep(`${lanternsCorrected}\n`)
    const again = await read(slug)
    assert.deepEqual(
      again.provisions.map(({ id }) => id),
      before.provisions.map(({ id }) => id),
    )
    assert.deepEqual(
      again.mandates.map(({ id }) => id),
      before.mandates.map(({ id }) => id),
    )
  })

  onPlatform("takes a person's word for what reading could not tell", { today }, async (p) => {
    const { bring, send, act } = await importing(p)
    const [unclear, senseless] = await bring({ "lumina.xml": latin, "senseless.txt": "Nothing is said here" })
    assert.deepEqual([senseless?.status, senseless?.refusal], ["refused", "no-paragraphs"])
    assert.deepEqual([unclear?.status, unclear?.preview?.language], ["previewed", null])
    const refused = await send(`/imports/${unclear?.id}/keep`, {})
    assert.deepEqual([refused.statusCode, refused.json().type], [422, "problem:language-not-known"])
    const kept = await act<Import>(`/imports/${unclear?.id}/keep`, {
      language: "en",
      symbol: "A/71/L.9",
      title: "Lights",
    })
    assert.equal(kept.slug, "A-71-L-9")
  })

  onPlatform("links a citation to its document, whichever came first", { today }, async (p) => {
    const { keep, read } = await importing(p)
    await keep(lanterns)
    const cited = async () =>
      (await read(slug)).provisions.flatMap(({ marks }) =>
        marks.flatMap((mark) =>
          mark.type === "citation" && mark.citation.kind !== "internal" ? mark.citation.slug : [],
        ),
      )
    assert.deepEqual(await cited(), [null])
    await keep(lights)
    assert.deepEqual(await cited(), ["A-RES-69-900"])
    assert.deepEqual(
      (await read("A-RES-69-900")).citedBy.map((each) => each.slug),
      [slug],
    )
  })

  onPlatform("marks places in the text itself, and counts them among no works", { today }, async (p) => {
    const { bring, keep, read } = await importing(p)
    const [brought] = await bring({ "lanterns.txt": lanterns })
    assert.equal(brought?.preview?.citations, 1)
    await keep(lanterns.replace("oil", "whale oil"))
    const marked = (await read(slug)).provisions.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.type === "citation" ? `${mark.citation.kind} ${mark.citation.id}` : [])),
    )
    assert.deepEqual(marked, ["resolution 69/900", "internal main"])
    const works = await rows(p.db, z.object({ cited: z.string() }))`select cited from decisions.citation`
    assert.deepEqual(works, [{ cited: "69/900" }])
  })

  onPlatform("refuses what does not wait to be kept", { today }, async (p) => {
    const { keep, send } = await importing(p)
    const { id } = await keep(lanterns)
    const cases: [url: string, status: number, type: string][] = [
      [`/imports/${id}/keep`, 409, "problem:import-not-previewed"],
      [`/imports/${id}/discard`, 409, "problem:import-not-previewed"],
      [`/imports/${nowhere}/keep`, 404, "problem:import-not-found"],
      [`/imports/${nowhere}/discard`, 404, "problem:import-not-found"],
      [`/imports/${nowhere}/undo`, 404, "problem:import-not-found"],
    ]
    for (const [url, status, type] of cases) {
      const answer = await send(url, url.endsWith("keep") ? {} : undefined)
      assert.deepEqual([answer.statusCode, answer.json().type], [status, type])
    }
  })
})

describe("POST /imports/{id}/discard", () => {
  onPlatform("lets go of what was read", { today }, async (p) => {
    const { bring, act, ask } = await importing(p)
    const [brought] = await bring({ "lanterns.txt": lanterns })
    assert.equal((await act<Import>(`/imports/${brought?.id}/discard`)).status, "discarded")
    assert.equal((await ask<{ preview: unknown }>(`/imports/${brought?.id}`)).preview, null)
  })
})

describe("POST /imports/{id}/undo", () => {
  onPlatform("makes the record, row by row, what it was", { today }, async (p) => {
    const { keep, act } = await importing(p)
    await keep(lights)
    const states = [await everyRow(p.db)]
    const kept: Import[] = []
    for (const text of [lanterns, lanternsFrench, lanternsCorrected, lanterns.replace("oil", "whale oil")]) {
      kept.push(await keep(text))
      states.push(await everyRow(p.db))
    }
    states.pop()
    for (const { id } of kept.toReversed()) {
      assert.equal((await act<Import>(`/imports/${id}/undo`)).status, "undone")
      assert.deepEqual(await everyRow(p.db), states.pop())
    }
  })

  onPlatform("goes backwards, and names what is to be undone first", { today }, async (p) => {
    const { keep, read, act, send } = await importing(p)
    const first = await keep(lanterns)
    const second = await keep(lanternsFrench)
    const tooEarly = await send(`/imports/${first.id}/undo`)
    assert.equal(tooEarly.statusCode, 409)
    assert.deepEqual(tooEarly.json(), {
      type: "problem:import-not-latest",
      status: 409,
      first: { kind: "import", id: second.id, name: "resolution.txt" },
    })
    const { mandates } = await read(slug)
    const correction = await act<Correction>(`/mandates/${mandates[0]?.id}`, { level: 3 }, "PATCH")
    assert.equal((await send(`/imports/${second.id}/undo`)).json().first.id, correction.id)
    await act(`/corrections/${correction.id}/undo`)
    await act(`/imports/${second.id}/undo`)
    await act(`/imports/${first.id}/undo`)
    const again = await send(`/imports/${first.id}/undo`)
    assert.deepEqual([again.statusCode, again.json().type], [409, "problem:import-not-kept"])
    assert.equal((await keep(lanterns)).status, "kept")
  })
})

describe("GET /imports", () => {
  onPlatform("lists them newest first, of one batch or status if asked", { today }, async (p) => {
    const { bring, ask } = await importing(p)
    const [one] = await bring({ "one.txt": lanterns, "two.txt": lights })
    await bring({ "empty.txt": "" })
    type Page = { total: number; items: Import[]; next: string | null }
    const all = await ask<Page>("/imports?limit=2")
    assert.deepEqual([all.total, all.items.map(({ name }) => name)], [3, ["empty.txt", "two.txt"]])
    assert.deepEqual(
      (await ask<Page>(`/imports?after=${all.next}`)).items.map(({ name }) => name),
      ["one.txt"],
    )
    assert.equal((await ask<Page>(`/imports?batch=${one?.batch}`)).total, 2)
    assert.equal((await ask<Page>("/imports?status=refused")).total, 1)
    assert.equal((await ask<{ type: string }>(`/imports/${nowhere}`, 404)).type, "problem:import-not-found")
  })
})
