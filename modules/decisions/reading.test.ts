import type { MandateRecord } from "#modules/decisions/contract.ts"
import { lanterns, lanternsFrench, lights } from "#modules/decisions/examples.ts"
import type { Document } from "#modules/decisions/document.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { sql } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { crc32, inflateRawSync } from "node:zlib"
import type { z } from "zod"

const today = "2018-03-01"
const slug = "A-RES-71-901"

type Page<T> = { readonly total: number; readonly items: T[]; readonly next: string | null }
type Groups = { readonly groups: { value: string; name: string; count: number }[] }
type Hit = { readonly slug: string; readonly anchor: string; readonly parts: string[]; readonly title: string }
type Facets = { readonly facets: Record<string, { value: string; count: number }[]> }

describe("GET /documents", () => {
  onPlatform("lists them newest first, by words, body, kind, language and year", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsFrench, lights]) await keep(text)
    const all = await ask<Page<Document> & Facets>("/documents")
    assert.deepEqual(
      all.items.map((each) => each.slug),
      [slug, "A-RES-69-900"],
    )
    assert.deepEqual(all.facets["year"], [
      { value: "2014", count: 1 },
      { value: "2016", count: 1 },
    ])
    const cases: [query: string, found: string[]][] = [
      ["q=lanter", [slug]],
      ["q=71/901", [slug]],
      ["q=A/RES/69/900", ["A-RES-69-900"]],
      ["q=ports%20lanternes", [slug]],
      ["q=nothing", []],
      ["q='%26|!:*", [slug, "A-RES-69-900"]],
      ["body=un-ga", [slug, "A-RES-69-900"]],
      ["body=un-sc", []],
      ["kind=decision", []],
      ["in=fr", [slug]],
      ["year=2014", ["A-RES-69-900"]],
      ["year=2016", [slug]],
      ["year=2015", []],
    ]
    for (const [query, found] of cases) {
      const page = await ask<Page<Document>>(`/documents?${query}`)
      assert.deepEqual([page.total, page.items.map((each) => each.slug)], [found.length, found], query)
    }
    const first = await ask<Page<Document>>("/documents?limit=1")
    const second = await ask<Page<Document>>(`/documents?limit=1&after=${first.next}`)
    assert.deepEqual([second.items[0]?.slug, second.next], ["A-RES-69-900", null])
  })

  onPlatform("refuses a cursor that is not its own", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lights]) await keep(text)
    const { next } = await ask<Page<Document>>("/documents?limit=1")
    for (const cursor of ["x", `${next}x`, `x${next}`, "W10.aaaaaaaaaaaa", "%00"])
      assert.equal((await ask<{ type: string }>(`/documents?after=${cursor}`, 400)).type, "problem:malformed")
    await ask(`/mandates?after=${next}`, 400)
  })
})

describe("GET /documents/{slug}", () => {
  onPlatform("refuses what is not there", { today }, async (p) => {
    const { ask } = await importing(p)
    for (const url of ["/documents/A-RES-1-1", "/documents/A-RES-1-1/text"])
      assert.equal((await ask<{ type: string }>(url, 404)).type, "problem:document-not-found")
  })

  onPlatform("gives it as text, as Akoma Ntoso and as a Word file, in the language asked for", { today }, async (p) => {
    const { keep, bring } = await importing(p)
    for (const text of [lanterns, lanternsFrench]) await keep(text)
    const take = async (format: string) => p.app.inject(`/api/v1/documents/${slug}?format=${format}&language=fr`)
    const text = await take("text")
    assert.match(text.body, /Prie le Secrétaire général/)
    assert.match(String(text.headers["content-type"]), /^text\/plain/)
    const akn = await take("akn")
    assert.match(akn.body, /<akomaNtoso/)
    assert.match(String(akn.headers["content-disposition"]), /A-RES-71-901-fr\.xml/)
    assert.equal((await take("docx")).rawPayload.subarray(0, 2).toString(), "PK")
    const byAccept = await p.app.inject({
      url: `/api/v1/documents/${slug}`,
      headers: { accept: "application/akn+xml" },
    })
    assert.match(byAccept.body, /<akomaNtoso/)
    // What goes out comes in again as what it was.
    const [back] = await bring({ "back.xml": byAccept.rawPayload })
    assert.deepEqual(
      [back?.preview?.effect.slug, back?.preview?.effect.added, back?.preview?.effect.removed],
      [slug, 0, 0],
    )
  })
})

describe("GET /search", () => {
  onPlatform("finds paragraphs in the language of the text and marks the hits", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsFrench, lights]) await keep(text)
    await sql`
      insert into decisions.wording (provision, language, document, text, confidence)
      select id, 'zh', document, '请秘书长就打击贩运人口问题提出报告', 1 from decisions.provision where anchor = 'para_2'
      union all
      select id, 'ar', document, 'تطلب إلى الأمين العام أن يقدم تقريرا عن الاتجار بالأشخاص', 1 from decisions.provision where anchor = 'para_2'
      union all
      select id, 'ru', document, 'просит Генерального секретаря представить доклад о торговле людьми', 1 from decisions.provision where anchor = 'para_2'
      union all
      select id, 'es', document, 'Solicita al Secretario General que presente informes sobre la trata de personas', 1 from decisions.provision where anchor = 'para_2'
    `.execute(p.db)
    const cases: [language: string, q: string, hit: string][] = [
      ["en", "reports", "report"],
      ["fr", "rapports", "rapport"],
      ["zh", "贩运人口", "贩运人口"],
      ["ar", "تقرير", "تقريرا"],
      ["ru", "доклады", "доклад"],
      ["es", "informe", "informes"],
    ]
    for (const [language, q, hit] of cases) {
      const { items, total } = await ask<Page<Hit>>(`/search?language=${language}&q=${encodeURIComponent(q)}`)
      const found = items.find(({ slug: each, anchor }) => each === slug && anchor === "para_2")
      assert.ok(total > 0 && found, language)
      assert.ok(
        found.parts.some((part, index) => index % 2 === 1 && part === hit),
        `${language}: ${found.parts.join("|")}`,
      )
    }
    assert.equal(
      (await ask<Page<Hit>>("/search?q=%E4%BA%BA%E8%B4%A9&language=zh")).total,
      0,
      "characters in another order are another word",
    )
    for (const q of ['"', "!!!", "&|(", "the"]) await ask(`/search?q=${encodeURIComponent(q)}`)
    const first = await ask<Page<Hit>>("/search?q=lantern&limit=1")
    const rest: Hit[] = []
    for (let next = first.next; next !== null;) {
      const page = await ask<Page<Hit>>(`/search?q=lantern&limit=1&after=${next}`)
      rest.push(...page.items)
      next = page.next
    }
    assert.equal(rest.length + 1, first.total)
  })
})

describe("GET /mandates", () => {
  onPlatform("narrows the register by every filter", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsFrench, lights]) await keep(text)
    const all = await ask<Page<MandateInPlace>>("/mandates")
    const cases: [query: string, holds: (mandate: MandateInPlace) => boolean][] = [
      ["addressee=secretariat", ({ target }) => target === "secretariat"],
      ["addressee=unodc", ({ actor }) => actor === "unodc"],
      ["target=states", ({ target }) => target === "states"],
      ["kind=mandate", ({ kind }) => kind === "mandate"],
      ["class=request", (mandate) => mandate.class === "request"],
      ["status=due", ({ status }) => status === "due"],
      ["status=standing", ({ status }) => status === "standing"],
      ["date=session", ({ date }) => date?.kind === "session"],
      ["session=un-ga/71", ({ place }) => place.session === "71"],
      ["session=69", ({ place }) => place.session === "69"],
      [`document=${slug}`, ({ place }) => place.slug === slug],
      ["dueFrom=2018-01-01&dueTo=2020-01-01", ({ date }) => date?.to !== undefined && date?.to !== null],
      ["q=report", ({ action }) => action.includes("report")],
      ["q=rapport&language=fr", ({ action }) => action.includes("report")],
    ]
    for (const [query, holds] of cases) {
      const page = await ask<Page<MandateInPlace>>(`/mandates?${query}`)
      const expected = all.items.filter(holds).map(({ id }) => id)
      assert.ok(expected.length > 0 && expected.length < all.total, query)
      assert.deepEqual([page.total, page.items.map(({ id }) => id)], [expected.length, expected], query)
    }
    assert.equal((await ask<Page<MandateInPlace>>("/mandates?status=overdue")).total, 0)
    await ask("/mandates?adressee=secretariat", 400)
  })

  onPlatform("groups and sorts it, page by page, leaving nothing out", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lights]) await keep(text)
    const { total } = await ask<Page<MandateInPlace>>("/mandates")
    for (const way of [
      "sort=document",
      "sort=due",
      "group=addressee",
      "group=session",
      "group=document",
      "group=status",
    ]) {
      const seen: MandateInPlace[] = []
      let groups: Groups["groups"] = []
      for (let next: string | null = ""; next !== null;) {
        const page: Page<MandateInPlace> & Groups = await ask(`/mandates?${way}&limit=2${next && `&after=${next}`}`)
        seen.push(...page.items)
        ;({ next, groups } = page)
      }
      assert.equal(new Set(seen.map(({ id }) => id)).size, total, way)
      assert.equal(seen.length, total, way)
      if (way.startsWith("group"))
        assert.equal(
          groups.reduce((sum, { count }) => sum + count, 0),
          total,
          way,
        )
    }
    const { groups } = await ask<Groups>("/mandates?group=session&language=fr")
    assert.deepEqual(
      groups.map(({ value, name }) => [value, name]),
      [
        ["un-ga/69", "Assemblée générale, 69"],
        ["un-ga/71", "Assemblée générale, 71"],
      ],
    )
  })
})

describe("GET /mandates/export", () => {
  onPlatform("gives the whole register in three formats", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lights]) await keep(text)
    const json = await ask<{ total: number; items: MandateInPlace[] }>("/mandates/export")
    assert.equal(json.items.length, (await ask<Page<MandateInPlace>>("/mandates?limit=1")).total)
    const csv = await p.app.inject("/api/v1/mandates/export?format=csv")
    assert.ok(csv.body.startsWith("\ufeffid,symbol,"))
    assert.equal(csv.body.trim().split("\r\n").length, json.total + 1)
    assert.match(String(csv.headers["content-disposition"]), /mandates-2018-03-01\.csv/)
    const xlsx = await p.app.inject("/api/v1/mandates/export?format=xlsx")
    const sheet = partOf(xlsx.rawPayload, "xl/worksheets/sheet1.xml")
    assert.equal(sheet.split("<row>").length - 1, json.total + 1)
    assert.ok(!sheet.includes("<f>") && sheet.endsWith("</worksheet>"))
    assert.ok(json.items.every(({ id }) => sheet.includes(id)))
    for (const part of ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/styles.xml"])
      assert.match(partOf(xlsx.rawPayload, part), /^<\?xml/)
  })
})

/** One part of a ZIP file, found by its directory and held against its sum. */
function partOf(file: Buffer, name: string): string {
  const end = file.lastIndexOf(Buffer.from("PK\u0005\u0006"))
  for (let at = file.readUInt32LE(end + 16); at < end; at += 46 + file.readUInt16LE(at + 28)) {
    if (file.toString("utf8", at + 46, at + 46 + file.readUInt16LE(at + 28)) !== name) continue
    const start = file.readUInt32LE(at + 42)
    const from = start + 30 + file.readUInt16LE(start + 26)
    const content = inflateRawSync(file.subarray(from, from + file.readUInt32LE(at + 20)))
    assert.deepEqual([crc32(content), content.length], [file.readUInt32LE(at + 16), file.readUInt32LE(at + 24)])
    return content.toString("utf8")
  }
  throw new Error(`${name} is not in the file`)
}

describe("GET /mandates/{id}", () => {
  onPlatform("shows the paragraph between its neighbours, and the clauses beside it", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsFrench]) await keep(text)
    const { items } = await ask<Page<MandateInPlace>>("/mandates?q=share")
    const record = await ask<z.infer<typeof MandateRecord>>(`/mandates/${items[0]?.id}?language=fr`)
    assert.deepEqual(
      record.context.map(({ anchor, language }) => [anchor, language]),
      [
        ["pp_2", "fr"],
        ["para_1", "fr"],
        ["para_2", "fr"],
      ],
    )
    assert.deepEqual([record.siblings.map(({ clause }) => clause), record.thread], [[1], { paragraph: 1, mandate: 2 }])
  })

  onPlatform("says in which language its words are, whatever language is asked for", { today }, async (p) => {
    const { keep, ask, read } = await importing(p)
    await keep(lanternsFrench)
    const [first] = (await read(slug)).mandates
    const record = await ask<z.infer<typeof MandateRecord>>(`/mandates/${first?.id}?language=en`)
    assert.deepEqual([first?.language, record.language], ["fr", "fr"])
    await keep(lanterns)
    assert.deepEqual(new Set((await read(slug, "fr")).mandates.map(({ language }) => language)), new Set(["en"]))
  })
})

describe("GET /overview and /sessions", () => {
  onPlatform("count the cycle, and tell when bodies meet", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await keep(lanterns)
    const overview = await ask<{
      documents: number
      due: number
      next: MandateInPlace[]
      latest: Document[]
      actors: number
    }>("/overview")
    assert.deepEqual(
      [overview.documents, overview.due, overview.next.length, overview.latest[0]?.slug],
      [1, 1, 1, slug],
    )
    assert.ok(overview.actors > 193)
    const fifth = await ask<Page<{ opens: string; place: string }>>("/sessions?body=ctoc-cop&q=5")
    assert.deepEqual(
      fifth.items.map(({ opens, place }) => [opens, place]),
      [["2010-10-18", "Vienna"]],
    )
    const { next } = await ask<Page<unknown>>("/sessions?limit=3")
    assert.equal((await ask<Page<unknown>>(`/sessions?limit=3&after=${next}`)).items.length, 3)
  })

  onPlatform("are for everybody, as all reading of the record is", { today, person: "public" }, async ({ app }) => {
    for (const url of ["/overview", "/sessions", "/documents", "/mandates", "/mandates/export", "/search?q=lamp"])
      assert.equal((await app.inject(`/api/v1${url}`)).statusCode, 200, url)
  })
})
