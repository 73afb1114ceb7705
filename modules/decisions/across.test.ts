import { standingOf } from "#modules/decisions/bodies/body.ts"
import { loadRecord } from "#modules/decisions/door.ts"
import { lanterns, lanternsAgain } from "#modules/decisions/examples.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { themesOf } from "#modules/decisions/themes.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2018-03-01"
type Page<Item> = { readonly total: number; readonly items: Item[]; readonly next: string | null }

describe("what falls due when", () => {
  type Timeline = {
    buckets: { from: string; to: string; total: number; statuses: { status: string; count: number }[] }[]
    total: number
    undated: number
  }
  onPlatform("is counted by month, quarter and year, as the register would list it", { today }, async (all) => {
    const { keep, ask } = await importing(all)
    await all.as("platform", loadRecord)
    await keep(lanterns)
    const years = await ask<Timeline>("/timeline")
    const asked = await ask<Page<MandateInPlace>>("/mandates?limit=500")
    const asking = asked.items.filter(({ kind }) => kind !== "position")
    assert.equal(years.total + years.undated, asking.length)
    for (const { from, to, total, statuses } of years.buckets) {
      assert.deepEqual([from.slice(4), to.slice(4)], ["-01-01", "-12-31"])
      const { items } = await ask<Page<MandateInPlace>>(`/mandates?dueFrom=${from}&dueTo=${to}&limit=500`)
      assert.equal(items.filter(({ kind }) => kind !== "position").length, total)
      assert.equal(
        statuses.reduce((sum, { count }) => sum + count, 0),
        total,
      )
    }
    const months = await ask<Timeline>("/timeline?by=month")
    assert.equal(months.total, years.total)
    const one = await ask<Timeline>("/timeline?by=quarter&asks=un-secretary-general&body=un-ga")
    assert.ok(one.buckets.every(({ from }) => /-(01|04|07|10)-01$/.test(from)))
    assert.ok(one.total < years.total)
  })
})

describe("themes", () => {
  it("are told by the words of the text, the first named first, in four languages", () => {
    assert.deepEqual(themesOf("to submit a report on data concerning victims", "en"), ["reporting", "data", "victims"])
    assert.deepEqual(themesOf("présenter un rapport sur les victimes", "fr"), ["reporting", "victims"])
    assert.deepEqual(themesOf("que presente un informe sobre las víctimas", "es"), ["reporting", "victims"])
    assert.deepEqual(themesOf("представить доклад о жертвах", "ru"), ["reporting", "victims"])
    assert.deepEqual(themesOf("to keep a lantern in every harbour", "en"), [])
  })

  onPlatform("narrow and group the register, and are counted beside functions", { today }, async (all) => {
    const { ask } = await importing(all)
    await all.as("platform", loadRecord)
    type Counts = {
      themes: { theme: string; count: number }[]
      functions: { function: string; count: number }[]
      total: number
    }
    const counts = await ask<Counts>("/themes")
    const ratification = counts.themes.find(({ theme }) => theme === "ratification")
    const listed = await ask<Page<MandateInPlace>>("/mandates?theme=ratification")
    assert.equal(listed.total, ratification?.count)
    assert.ok(listed.items.every(({ themes }) => themes.includes("ratification")))
    for (const { function: code, count } of counts.functions)
      assert.equal((await ask<Page<unknown>>(`/mandates?function=${code}&limit=1`)).total, count, code)
    type Grouped = Page<MandateInPlace> & { groups: { value: string; count: number }[] }
    for (const by of ["theme", "body"] as const) {
      const grouped = await ask<Grouped>(`/mandates?group=${by}&limit=500`)
      assert.equal(
        grouped.groups.reduce((sum, { count }) => sum + count, 0),
        grouped.total,
      )
      const values = grouped.items.map((each) => (by === "theme" ? (each.themes[0] ?? "") : (each.place.body ?? "")))
      assert.deepEqual(
        [...new Set(values)],
        grouped.groups.map(({ value }) => value),
      )
    }
  })
})

describe("the profile of an actor", () => {
  type Profile = {
    addressed: { code: string; own: boolean; count: number }[]
    asked: {
      mandates: number
      recommendations: number
      statuses: { count: number }[]
      by: { value: string; count: number }[]
    }
    mandates: Page<MandateInPlace>
    body: {
      created: { document: { slug: string } | null; reference: string; on: string }
      continued: { reference: string }[]
      officers: unknown[]
      functions: { words: Record<string, string>; source: { anchor: string; mandate: string } | null }[]
      clocks: {
        kind: string
        due: string
        standing: string
        source: { document: { slug: string }; reference: string }
      }[]
    } | null
  }
  onPlatform(
    "says of the Working Group who made it, what it does and when it is reviewed",
    { today: "2011-01-10" },
    async (all) => {
      const { ask } = await importing(all)
      await all.as("platform", loadRecord)
      const { body, asked, mandates } = await ask<Profile>("/actors/ctoc-cop-wg-4/profile")
      assert.deepEqual([body?.created.document?.slug, body?.created.on], ["CTOC-COP-DEC-4-4", "2008-10-17"])
      assert.deepEqual(
        body?.continued.map(({ reference }) => reference),
        ["OP14"],
      )
      assert.equal(body?.functions.length, 4)
      assert.ok(body.functions.every(({ source }) => source?.mandate))
      assert.deepEqual(
        body.clocks.map(({ kind, due, standing }) => [kind, due, standing]),
        [
          ["meeting", "2010-10-22", "met"],
          ["report", "2010-10-22", "reported"],
          ["meeting", "2012-10-15", "ahead"],
          ["review", "2012-10-19", "ahead"],
          ["sunset", "2012-10-19", "ahead"],
        ],
      )
      assert.equal(asked.mandates, mandates.total)
      assert.ok(mandates.items.every(({ actor }) => actor?.startsWith("ctoc-cop-wg-4")))
    },
  )

  onPlatform("asks a State under every name under which States are asked", { today }, async (all) => {
    const { ask } = await importing(all)
    await all.as("platform", loadRecord)
    const { addressed, asked, mandates, body } = await ask<Profile>("/actors/state-ita/profile?limit=5")
    assert.deepEqual(addressed.map(({ code }) => code).sort(), [
      "governments",
      "member-states",
      "states",
      "states-parties",
    ])
    assert.ok(addressed.every(({ own }) => !own))
    assert.equal(body, null)
    assert.equal(
      asked.by.reduce((sum, { count }) => sum + count, 0),
      asked.mandates + asked.recommendations,
    )
    assert.equal(
      asked.statuses.reduce((sum, { count }) => sum + count, 0),
      asked.mandates + asked.recommendations,
    )
    const rest = await ask<Profile>(
      `/actors/state-ita/profile?limit=5&after=${encodeURIComponent(mandates.next ?? "")}`,
    )
    assert.equal(
      rest.mandates.items.some(({ id }) => mandates.items.some((each) => each.id === id)),
      false,
    )
    await ask("/actors/nobody/profile", 404)
  })

  it("knows a date that passed without an outcome from one that was met", () => {
    assert.equal(standingOf("2012-10-19", null, "2013-01-01"), "passed")
    assert.equal(standingOf("2012-10-19", { kind: "decided" }, "2013-01-01"), "decided")
    assert.equal(standingOf(null, null, "2013-01-01"), "ahead")
  })
})

describe("the calendar of an actor", () => {
  onPlatform(
    "has a day for each mandate that falls due, under an id that stays",
    { today: "2010-05-01" },
    async (all) => {
      const { ask } = await importing(all)
      await all.as("platform", loadRecord)
      const url = "/actors/ctoc-cop-secretariat/calendar"
      const { items } = await ask<{ items: MandateInPlace[] }>(url)
      assert.ok(items.length >= 2)
      const answer = await all.app.inject({
        url: `/api/v1${url}?format=ics&language=en`,
        headers: { host: "record.example" },
      })
      assert.match(String(answer.headers["content-type"]), /^text\/calendar/)
      const text = answer.body.replaceAll(/\r\n[ \t]/g, "")
      assert.equal(text.match(/BEGIN:VEVENT/g)?.length, items.length)
      for (const { id, date } of items) {
        assert.ok(text.includes(`UID:${id}@palermo`))
        assert.ok(text.includes(`DTSTART;VALUE=DATE:${date?.to?.replaceAll("-", "")}`))
        assert.ok(text.includes(`/mandates/${id}`))
      }
      assert.match(text, /URL;VALUE=URI:https?:\/\/record\.example\/en\/mandates\//)
      const again = await all.app.inject({
        url: `/api/v1${url}?format=ics&language=en`,
        headers: { host: "record.example", "if-none-match": String(answer.headers["etag"]) },
      })
      assert.equal(again.statusCode, 304)
      const arabic = await all.app.inject(`/api/v1${url}?format=ics&language=ar`)
      assert.match(arabic.body, /PRODID:.*AR/)
      await ask("/actors/nobody/calendar", 404)
    },
  )
})

describe("searching everything", () => {
  type Found = { sections: { kind: string; total: number; items: { title: string; address: string }[] }[] }
  onPlatform("finds actors, treaties, documents, mandates, paragraphs and sessions", { today }, async (all) => {
    const { ask, keep } = await importing(all)
    await all.as("platform", loadRecord)
    await keep(lanterns)
    await keep(lanternsAgain)
    const kinds = async (q: string) =>
      (await ask<Found>(`/search/all?q=${encodeURIComponent(q)}`)).sections.map(({ kind }) => kind)
    assert.deepEqual(await kinds("lantern"), ["document", "mandate", "paragraph"])
    assert.ok((await kinds("trafficking")).includes("treaty"))
    assert.ok((await kinds("Working Group")).includes("actor"))
    assert.ok((await kinds("Conference of the Parties 4")).includes("session"))
    assert.deepEqual(await kinds("zzzz"), [])
    // Whoever reads in Arabic may ask for English words: the texts are there in English.
    const inArabic = await ask<Found>("/search/all?q=lantern&language=ar&kind=paragraph")
    assert.match(inArabic.sections[0]?.items[0]?.address ?? "", /^\/documents\/.+#/)
    const { sections } = await ask<Found>("/search/all?q=Italy&kind=actor")
    assert.deepEqual(sections[0]?.items[0], {
      ...{ kind: "actor", address: "/directory/state-ita", title: "Italy", titleLanguage: "en" },
      ...{ detail: "member-state", parts: [], language: "en" },
    })
  })
})

describe("a session with its agenda", () => {
  type Read = {
    agenda: { number: string; documents: { slug: string }[] }[]
    others: { slug: string }[]
    mandates: number
  }
  onPlatform("has under each item the documents that name it or were laid before it", { today }, async (all) => {
    const { ask } = await importing(all)
    await all.as("platform", loadRecord)
    const { agenda, mandates } = await ask<Read>("/sessions/ctoc-cop/4")
    assert.deepEqual(
      agenda.map(({ number }) => number),
      ["2 (d)"],
    )
    assert.deepEqual(agenda[0]?.documents.map(({ slug }) => slug).sort(), [
      "COP-4-Trafficking-in-human-beings",
      "CTOC-COP-2008-11",
      "CTOC-COP-2008-8",
      "CTOC-COP-2008-9",
      "CTOC-COP-DEC-4-4",
    ])
    assert.equal(mandates, 26)
    const item = "/sessions/ctoc-cop/4/agenda/3"
    const put = (payload: object) => all.app.inject({ method: "PUT", url: `/api/v1${item}`, payload })
    assert.equal((await put({ titles: { en: "Other matters" }, documents: ["CTOC-COP-2008-19"] })).statusCode, 200)
    assert.equal((await put({ titles: {}, documents: ["none"] })).json().type, "problem:document-not-found")
    const now = await ask<Read>("/sessions/ctoc-cop/4")
    assert.deepEqual(
      now.agenda.map(({ number }) => number),
      ["2 (d)", "3"],
    )
    assert.deepEqual(now.others, [])
    const remove = () => all.app.inject({ method: "DELETE", url: `/api/v1${item}` })
    assert.equal((await remove()).statusCode, 200)
    assert.equal((await remove()).json().type, "problem:agenda-item-not-found")
    type Done = { items: { act: string; changes: { documents: { after: string[] } } | null }[] }
    for (const [subject, most] of [
      ["session/ctoc-cop%2F4", 2],
      ["document/CTOC-COP-2008-19", 2],
      ["actor/ctoc-cop", 2],
    ] as const) {
      const { items } = await ask<Done>(`/history/${subject}`)
      assert.equal(items.length, most, subject)
      assert.deepEqual(
        items.map(({ act, changes }) => [act, changes?.documents.after]),
        [
          ["agenda.remove", []],
          ["agenda.save", ["CTOC-COP-2008-19"]],
        ],
      )
    }
    const none = await ask<{ type: string }>("/sessions/ctoc-cop/99", 404)
    assert.equal(none.type, "problem:session-not-found")
  })
})

describe("a saved view", () => {
  type Views = { items: { id: string; name: string; own: boolean; shared: boolean }[] }
  onPlatform("is its person's alone until it is shared, and changed by nobody else", { today }, async (all) => {
    const { act, ask, send } = await importing(all)
    const mine = await act<{ id: string }>("/views", { name: "Due soon", filter: { status: "due", sort: "due" } })
    const taken = await send("/views", { name: "Due soon", filter: {} })
    assert.deepEqual([taken.statusCode, taken.json().type], [409, "problem:view-name-taken"])
    const { app } = platformOn(all.as, "public", today)
    const seen = async () => (await app.inject("/api/v1/views")).json<Views>().items
    assert.deepEqual(await seen(), [])
    await act(`/views/${mine.id}`, { shared: true, name: "Falls due" }, "PATCH")
    assert.deepEqual(
      (await seen()).map(({ name, own }) => [name, own]),
      [["Falls due", false]],
    )
    assert.deepEqual(
      (await ask<Views>("/views")).items.map(({ own }) => own),
      [true],
    )
    await act("/views", { name: "Second", filter: {} })
    const clash = await send(`/views/${mine.id}`, { name: "Second" }, "PATCH")
    assert.equal(clash.json().type, "problem:view-name-taken")

    const other = platformOn(all.as, "administrator", today)
    const url = `/api/v1/views/${mine.id}`
    const refused = await other.app.inject({ method: "PATCH", url, payload: { name: "Theirs" } })
    assert.deepEqual([refused.statusCode, refused.json().type], [404, "problem:view-not-found"])
    assert.equal((await other.app.inject({ method: "DELETE", url })).statusCode, 404)
    assert.equal((await all.app.inject({ method: "DELETE", url })).statusCode, 200)
    assert.deepEqual(await seen(), [])
    await Promise.all([app.close(), other.app.close()])
  })
})
