import { loadRecord } from "#modules/decisions/door.ts"
import { lanterns, lanternsAgain, lanternsDraft, lights } from "#modules/decisions/examples.ts"
import type { Chain, MandateRecord } from "#modules/decisions/contract.ts"
import type { LineageInPlace, Linking } from "#modules/decisions/lineage/lineage.ts"
import { rows } from "#platform/database/sql.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2019-03-01"
type Page<Item> = { readonly total: number; readonly items: Item[]; readonly next: string | null }
type Platform = Parameters<typeof importing>[0]

/** Two resolutions of a series, the later of which repeats the earlier, kept and compared. */
async function series(all: Platform) {
  const record = await importing(all)
  const { slug: first } = await record.keep(lanterns)
  const { slug: second } = await record.keep(lanternsAgain)
  await all.work()
  const links = async (query = "") =>
    (await record.ask<Page<LineageInPlace>>(`/lineage?document=${second}${query}`)).items
  const between = (found: readonly LineageInPlace[], anchor: string) =>
    found.find(({ later }) => later.place.anchor === anchor && later.clause === 1)
  return { ...record, first: first ?? "", second: second ?? "", links, between }
}

describe("links between mandates", () => {
  onPlatform("are suggested when a text is kept, with what speaks for them", { today }, async (all) => {
    const { links, between, second, first } = await series(all)
    const found = await links("&standing=suggested")
    const report = between(found, "para_2")
    assert.equal(report?.earlier.place.slug, first)
    assert.equal(report.later.place.slug, second)
    assert.deepEqual([report.kind, report.origin], ["repeats", "likeness"])
    const asked = between(found, "para_1")
    assert.ok(asked?.reasons.some(({ code, detail }) => code === "weaker-verb" && detail === "urges → calls upon"))
    assert.ok(asked?.reasons.some(({ code }) => code === "cites-document"))
  })

  onPlatform("come either way round: the earlier text may be brought last", { today }, async (all) => {
    const { keep, ask } = await importing(all)
    const { slug } = await keep(lanternsAgain)
    await all.work()
    await keep(lanterns)
    await all.work()
    const { items } = await ask<Page<LineageInPlace>>(`/lineage?document=${slug}`)
    assert.ok(items.length >= 3)
    assert.ok(items.every(({ later }) => later.place.slug === slug))
  })

  onPlatform("are confirmed or rejected by a person, written down and undone", { today }, async (all) => {
    const { links, between, act, ask, send } = await series(all)
    const link = between(await links(), "para_2")
    const confirmed = await act<Linking>(`/lineage/${link?.id}/decision`, {
      standing: "confirmed",
      kind: "supersedes",
      note: "As it says.",
    })
    assert.deepEqual(confirmed.before, { kind: "repeats", standing: "suggested" })
    assert.deepEqual(confirmed.after, { kind: "supersedes", standing: "confirmed" })
    // What was superseded is ended, from the day of the later text.
    const ended = await ask<MandateRecord>(`/mandates/${link?.earlier.id}`)
    assert.deepEqual([ended.status, ended.statusBasis], ["ended", "superseded"])
    assert.equal(ended.lineage.later[0]?.id, link?.id)
    const same = await send(`/lineage/${link?.id}/decision`, { standing: "confirmed", kind: "supersedes" })
    assert.deepEqual([same.statusCode, same.json().type], [409, "problem:nothing-changed"])

    const rejected = await act<Linking>(`/lineage/${link?.id}/decision`, { standing: "rejected" })
    const early = await send(`/linkings/${confirmed.id}/undo`)
    assert.deepEqual([early.statusCode, early.json().type], [409, "problem:linking-not-latest"])
    assert.equal(early.json().first.id, rejected.id)
    await act(`/linkings/${rejected.id}/undo`)
    await act(`/linkings/${confirmed.id}/undo`)
    const twice = await send(`/linkings/${confirmed.id}/undo`)
    assert.deepEqual([twice.statusCode, twice.json().type], [409, "problem:linking-undone"])
    const before = await ask<MandateRecord>(`/mandates/${link?.earlier.id}`)
    assert.notEqual(before.status, "ended")
    assert.equal(between(await links("&standing=suggested"), "para_2")?.kind, "repeats")
    const { items } = await ask<Page<Linking>>(`/linkings?mandate=${link?.later.id}`)
    assert.deepEqual(
      items.map(({ undone }) => undone),
      [true, true],
    )
    const acts = await rows(all.db, z.object({ act: z.string() }))`
      select act from ledger.entry where person = 'amina' and act like 'lin%' order by number`
    assert.deepEqual(
      acts.map((each) => each.act),
      ["lineage.decide", "lineage.decide", "linking.undo", "linking.undo"],
    )
  })

  onPlatform(
    "are not suggested again once they were rejected, even when the text is read anew",
    { today },
    async (all) => {
      const { links, between, act, keep } = await series(all)
      const link = between(await links(), "para_1")
      await act(`/lineage/${link?.id}/decision`, { standing: "rejected" })
      await keep(lanternsAgain.replace("share what they have learned", "share all that they have learned"))
      await all.work()
      assert.equal(between(await links("&standing=suggested"), "para_1")?.earlier.id === link?.earlier.id, false)
      assert.equal(between(await links("&standing=rejected"), "para_1")?.id, link?.id)
    },
  )

  onPlatform("are said by hand, of mandates of different texts, backwards in time", { today }, async (all) => {
    const { read, act, send, keep, first, second, ask } = await series(all)
    const { slug } = await keep(lights)
    const [one]: ReadText["mandates"] = (await read(slug ?? "")).mandates
    const [two, other]: ReadText["mandates"] = (await read(second)).mandates
    const made = await act<Linking>("/lineage", { later: two?.id, earlier: one?.id, kind: "continues" })
    assert.deepEqual([made.before, made.after.standing], [null, "confirmed"])
    const tries: readonly (readonly [object, number, string])[] = [
      [{ later: one?.id, earlier: two?.id, kind: "repeats" }, 422, "earlier-is-later"],
      [
        { later: two?.id, earlier: other?.provision === two?.provision ? other?.id : two?.id, kind: "repeats" },
        422,
        "mandates-in-one-paragraph",
      ],
      [{ later: two?.id, earlier: "00000000-0000-4000-8000-000000000000", kind: "repeats" }, 404, "mandate-not-found"],
      [{ later: two?.id, earlier: one?.id, kind: "continues" }, 409, "nothing-changed"],
    ]
    for (const [body, status, code] of tries) {
      const refused = await send("/lineage", body)
      assert.deepEqual([refused.statusCode, refused.json().type], [status, `problem:${code}`])
    }
    const { lineage } = await ask<MandateRecord>(`/mandates/${two?.id}`)
    assert.ok(lineage.earlier.some(({ earlier, origin }) => earlier.id === one?.id && origin === "person"))
    assert.notEqual(first, second)
    const missing = await send("/lineage/00000000-0000-4000-8000-000000000000/decision", { standing: "confirmed" })
    assert.equal(missing.json().type, "problem:lineage-not-found")
    assert.equal(
      (await send("/linkings/00000000-0000-4000-8000-000000000000/undo")).json().type,
      "problem:linking-not-found",
    )
  })

  onPlatform("keep an import from being undone over what a person decided since", { today }, async (all) => {
    const { links, between, act, ask, send } = await series(all)
    const link = between(await links(), "para_2")
    const made = await act<Linking>(`/lineage/${link?.id}/decision`, { standing: "confirmed" })
    const { items } = await ask<Page<{ id: string; status: string }>>("/imports")
    const refused = await send(`/imports/${items[0]?.id}/undo`)
    assert.deepEqual([refused.statusCode, refused.json().first.kind], [409, "linking"])
    await act(`/linkings/${made.id}/undo`)
    assert.equal((await send(`/imports/${items[0]?.id}/undo`)).statusCode, 200)
    assert.deepEqual(await links(), [])
  })
})

describe("what is asked again and again", () => {
  onPlatform("is one chain, each text with how its words differ from those before", { today }, async (all) => {
    const { ask, links, between } = await series(all)
    const link = between(await links(), "para_1")
    const { items, total } = await ask<Page<Chain>>("/chains?addressee=member-states")
    assert.ok(total >= 1)
    const chain = items.find(({ last }) => last.id === link?.later.id)
    assert.deepEqual([chain?.length, chain?.documents, chain?.from, chain?.to], [2, 2, "2016-12-19", "2018-12-17"])
    type Members = {
      members: {
        mandate: { id: string }
        wording: { parts: { type: string; text: string }[]; force: string | null } | null
      }[]
    }
    const { members } = await ask<Members>(`/chains/${chain?.id}`)
    assert.deepEqual(
      members.map(({ mandate }) => mandate.id),
      [link?.earlier.id, link?.later.id],
    )
    assert.equal(members[0]?.wording, null)
    assert.deepEqual(
      members[1]?.wording?.parts.filter(({ type }) => type !== "equal").map(({ type, text }) => [type, text.trim()]),
      [
        ["gone", "Urges"],
        ["new", "Calls upon"],
      ],
    )
    assert.equal(members[1]?.wording?.force, "softened")
    const { chain: named } = await ask<MandateRecord>(`/mandates/${link?.later.id}`)
    assert.deepEqual(named, { id: chain?.id, length: 2 })
    const narrowed = await ask<Page<{ id: string }>>(`/mandates?chain=${chain?.id}`)
    assert.equal(narrowed.total, 2)
  })

  onPlatform("falls apart where the link is rejected", { today }, async (all) => {
    const { ask, act, links, between } = await series(all)
    const link = between(await links(), "para_1")
    await act(`/lineage/${link?.id}/decision`, { standing: "rejected" })
    assert.equal((await ask<MandateRecord>(`/mandates/${link?.later.id}`)).chain, null)
    const missing = await all.app.inject("/api/v1/chains/00000000-0000-4000-8000-000000000000")
    assert.equal(missing.json().type, "problem:chain-not-found")
  })
})

describe("a series of documents", () => {
  type Series = {
    earlier: { id: string; kind: string; standing: string }[]
    later: unknown[]
    series: { slug: string }[]
  }
  onPlatform("is suggested by title and body, and decided by a person", { today }, async (all) => {
    const { ask, act, send, first, second } = await series(all)
    const found = await ask<Series>(`/documents/${second}/series`)
    assert.deepEqual(
      found.series.map(({ slug }) => slug),
      [first, second],
    )
    assert.deepEqual(
      found.earlier.map(({ kind, standing }) => [kind, standing]),
      [["follows", "suggested"]],
    )
    await act(`/series/${found.earlier[0]?.id}/decision`, { standing: "rejected" })
    assert.deepEqual((await ask<Series>(`/documents/${second}/series`)).earlier, [])
    await act(`/documents/${second}/series`, { earlier: first, kind: "follows" })
    const forward = await send(`/documents/${first}/series`, { earlier: second, kind: "follows" })
    assert.deepEqual([forward.statusCode, forward.json().type], [422, "problem:earlier-is-later"])
    assert.equal((await send(`/documents/${first}/series`, { earlier: "none", kind: "follows" })).statusCode, 404)
    const none = await send("/series/00000000-0000-4000-8000-000000000000/decision", { standing: "confirmed" })
    assert.equal(none.json().type, "problem:succession-not-found")
  })

  onPlatform("ends what a draft asked, once a person says what it became", { today }, async (all) => {
    const { keep, act, ask } = await importing(all)
    const { slug: draft } = await keep(lanternsDraft)
    const { slug } = await keep(lanterns)
    await all.work()
    const [link] = (await ask<Series>(`/documents/${slug}/series`)).earlier
    assert.deepEqual([link?.kind, link?.standing], ["becomes", "suggested"])
    const statuses = async () => {
      const { items } = await ask<Page<MandateRecord>>(`/mandates?document=${draft}`)
      return [...new Set(items.map(({ status, statusBasis }) => `${status}: ${statusBasis}`))]
    }
    const before = await statuses()
    assert.ok(!before.includes("ended: superseded"))
    const made = await act<Linking>(`/series/${link?.id}/decision`, { standing: "confirmed" })
    assert.deepEqual(await statuses(), ["ended: superseded"])
    const { total } = await ask<Page<unknown>>(`/mandates?document=${draft}`)
    assert.equal((await ask<Page<unknown>>(`/mandates?document=${draft}&status=ended`)).total, total)
    assert.equal((await ask<Page<unknown>>(`/mandates?document=${slug}&status=ended`)).total, 0)
    await act(`/linkings/${made.id}/undo`)
    assert.deepEqual(await statuses(), before)
  })

  onPlatform("leads from drafts to what they became, in the record as it is shipped", { today }, async (all) => {
    const { ask } = await importing(all)
    await all.as("platform", loadRecord)
    const found = await ask<Series>("/documents/A-RES-64-178/series")
    assert.ok(found.series.some(({ slug }) => slug.startsWith("GA-64-Improving")))
    assert.deepEqual(found.earlier.map(({ kind }) => kind).sort(), ["becomes", "follows"])
    // The text of what was adopted is not here, so what its draft asked stands.
    const draft = found.series.find(({ slug }) => slug.startsWith("GA-64-Improving"))?.slug
    assert.ok((await ask<Page<unknown>>(`/mandates?document=${draft}`)).total > 20)
    assert.equal((await ask<Page<unknown>>(`/mandates?document=${draft}&status=ended`)).total, 0)
    const decision = await ask<Series>("/documents/CTOC-COP-DEC-4-4/series")
    assert.deepEqual(
      decision.series.map(({ slug }) => slug),
      [
        "CTOC-COP-DEC-1-5",
        "CTOC-COP-DEC-2-3",
        "CTOC-COP-DEC-3-3",
        "COP-4-Trafficking-in-human-beings",
        "CTOC-COP-DEC-4-4",
        "CTOC-COP-RES-5-2",
      ],
    )
  })
})

describe("citations", () => {
  type Cited = Page<{ from: { slug: string }; anchor: string | null; to: { slug: string } | null }> & {
    cites: number
    citedBy: number
  }
  onPlatform("are listed both ways, paragraph by paragraph and a stretch at a time", { today }, async (all) => {
    const { ask } = await importing(all)
    await all.as("platform", loadRecord)
    const cites = await ask<Cited>("/documents/CTOC-COP-RES-5-2/citations?limit=5")
    assert.deepEqual([cites.total, cites.cites, cites.citedBy, cites.items.length], [13, 13, 0, 5])
    const every = [...cites.items]
    for (let next = cites.next; next !== null;) {
      const page = await ask<Cited>(`/documents/CTOC-COP-RES-5-2/citations?limit=5&after=${encodeURIComponent(next)}`)
      every.push(...page.items)
      next = page.next
    }
    assert.equal(every.length, 13)
    const by = await ask<Cited>("/documents/CTOC-COP-DEC-4-4/citations?direction=cited-by")
    assert.deepEqual([...new Set(by.items.map(({ from }) => from.slug.slice(0, 8)))].sort(), ["CTOC-COP", "GA-64-Im"])
    const one = await ask<Cited>("/documents/CTOC-COP-RES-5-2/citations?anchor=para_14")
    assert.deepEqual(
      one.items.map(({ to }) => to?.slug),
      ["CTOC-COP-DEC-4-4"],
    )
    await ask("/documents/none/citations", 404)
  })
})
