import { inPlace, mandates } from "#modules/decisions/web/examples.ts"
import { MandateFilters } from "#modules/decisions/web/MandateFilters.tsx"
import { MandatesPage, type Register } from "#modules/decisions/web/MandatesPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const items = mandates.map((mandate) => inPlace(mandate))
const register: Register = { total: 1234, items, next: "further", groups: [] }
const show = (rest: Partial<Register> = {}, search = {}, language: "en" | "ar" = "en") =>
  rendered(language, <MandatesPage register={{ ...register, ...rest }} mayImport={false} />, {
    path: "/mandates",
    search,
  })

describe("the register of mandates", () => {
  it("puts side by side the paragraph, the verb, who is asked, what, by when and with what force", () => {
    const page = show()
    assert.ok(page.includes('href="/en/documents/CLW-COP-RES-7-4#para_1"'))
    const row = said(page.split("<tr>")[2] ?? "")
    assert.match(row, /^CLW\/COP\/RES\/7\/4 para\. 1 Requests the Secretary-General to submit/)
    assert.match(row, /at its eighth session due in 54 days \(12 May 2033\) 5 requests$/)
  })

  it("says how many there are and how many are shown, and leads to the next", () => {
    const page = show()
    assert.ok(said(page).includes("Showing 3 of 1,234"))
    assert.match(page, /href="\/en\/mandates\?after=further"/)
  })

  it("gives away all that the filter leaves, in three formats, not the page alone", () => {
    const page = show({}, { status: "due", body: "COP", after: "somewhere", sort: "due" })
    for (const format of ["csv", "xlsx", "json"])
      assert.ok(
        page.includes(`href="/api/v1/mandates/export?status=due&amp;body=COP&amp;language=en&amp;format=${format}"`),
        format,
      )
  })

  it("gathers mandates under their groups, which say how many they hold beyond this page", () => {
    const groups = [
      { value: "un-sg", name: "Secretary-General", count: 400 },
      { value: "member-states", name: "Member States", count: 834 },
    ]
    const page = show({ groups }, { group: "addressee" })
    assert.match(said(page), /Secretary-General 400 mandates .* Member States 834 mandates/)
    assert.ok(page.includes('href="/en/mandates?addressee=member-states"'))
    assert.equal(page.match(/<tbody>/g)?.length, 2)
  })

  it("names statuses and the four targets in the reader's language", () => {
    const page = said(show({ groups: [{ value: "standing", name: "standing", count: 2 }] }, { group: "status" }, "ar"))
    assert.match(page, /ولايتان/)
    assert.doesNotMatch(page, /standing/)
  })

  it("says what will be here, and what to do when a filter leaves nothing", () => {
    assert.match(said(show({ total: 0, items: [] })), /No mandates yet/)
    assert.match(said(show({ total: 0, items: [] }, { q: "zebra" })), /No mandate matches/)
  })
})

describe("the filters of the register", () => {
  const offered = { addressees: [{ value: "un-sg", name: "Secretary-General" }], bodies: [], sessions: [] }
  const filters = (search: Record<string, string>, language: "en" | "ar" = "en") =>
    rendered(language, <MandateFilters offered={offered} />, { path: "/mandates", search })

  it("stand as the address says, and keep a choice that is not offered", () => {
    const page = filters({ q: "lantern", addressee: "un-sg", body: "COP", dueTo: "2033-12-31" })
    assert.match(page, /value="lantern"/)
    assert.match(page, /<option value="un-sg" selected="">Secretary-General/)
    assert.match(page, /<option value="COP" selected="">COP/)
    assert.match(page, /type="date"[^>]*value="2033-12-31"/)
  })

  it("unfold what is set, and say how much of it there is", () => {
    assert.match(filters({}), /<details class="fold"><summary>More filters</)
    assert.match(
      filters({ kind: "mandate", date: "session" }),
      /<details class="fold" open=""><summary>More filters \(2 set\)/,
    )
    assert.match(filters({ kind: "mandate", date: "session" }, "ar"), /مرشحات أخرى \(اثنان مفعّلان\)/)
  })
})
