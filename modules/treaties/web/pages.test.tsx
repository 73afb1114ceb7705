import { instruments } from "#modules/treaties/instruments.ts"
import { shippedTo } from "#modules/treaties/act-kinds.ts"
import { ActPage } from "#modules/treaties/web/ActPage.tsx"
import { ActHistory } from "#modules/treaties/web/ActHistory.tsx"
import { ActImportPart, type Previewed } from "#modules/treaties/web/ActImportPage.tsx"
import { ActsPage } from "#modules/treaties/web/ActsPage.tsx"
import type { CheckedList } from "#modules/treaties/contract.ts"
import { CheckedListPart } from "#modules/treaties/web/CheckListPage.tsx"
import { participant, protocol, reservation } from "#modules/treaties/web/examples.ts"
import { yearsOf } from "#modules/treaties/web/Growth.tsx"
import { Participation } from "#modules/treaties/web/Participation.tsx"
import { ParticipantsPart, TreatyPage, type Listed } from "#modules/treaties/web/TreatyPage.tsx"
import { TreatiesPage } from "#modules/treaties/web/TreatiesPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const counts = { signatories: 3, parties: 2, bound: 1 }

describe("the register of treaties", () => {
  const show = (language: "en" | "ar", on: string, brought = 0) =>
    rendered(
      language,
      <TreatiesPage
        treaties={{
          on,
          shippedTo,
          brought,
          items: instruments.map((each) => ({ ...each, counts, countsShipped: counts })),
        }}
      />,
    )

  it("says to which day the shipped acts reach, what came besides, and warns of a later day", () => {
    const now = said(show("en", "2020-01-01", 2))
    assert.match(now, /come with the product as of 27 January 2014\. 2 further acts were brought/)
    assert.match(now, /between then and 1 January 2020 is here only as far as somebody brought it/)
    assert.doesNotMatch(said(show("en", "2014-01-27")), /is here only/)
    assert.match(said(show("ar", "2014-01-27", 2)), /أُدخل تصرفان آخران/)
  })

  it("leads to each of the seven on the same day", () => {
    const page = show("ar", "2008-09-26")
    for (const { code } of instruments) assert.match(page, new RegExp(`href="/ar/treaties/${code}\\?on=2008-09-26"`))
    assert.match(page, /بروتوكول الاتجار بالأشخاص/)
  })
})

describe("a treaty on a day", () => {
  it("counts who signed, who is a party from the day of deposit, and who of these is bound", () => {
    const page = said(rendered("en", <TreatyPage treaty={{ ...protocol, counts }}>{null}</TreatyPage>))
    assert.match(
      page,
      /3 signed by 1 January 2006 2 parties on 1 January 2006, from the day of deposit 1 of these bound/,
    )
  })

  it("tells at its foot what was done with it, and who can see it and why", () => {
    const page = said(rendered("en", <TreatyPage treaty={protocol}>{null}</TreatyPage>))
    assert.match(page, /What was done with this record Who can see this, and why$/)
  })

  it("states its final clauses in words, and gives the growth as a table too", () => {
    const page = said(rendered("en", <TreatyPage treaty={protocol}>{null}</TreatyPage>))
    assert.match(page, /90 days after 40 instruments of States were deposited article 17/)
    assert.match(page, /30 days after its own deposit, and not before the treaty itself is in force/)
    assert.match(page, /Only parties to XVIII-12/)
    assert.match(page, /31 March 2005 1 1/)
    assert.match(said(rendered("ar", <TreatyPage treaty={protocol}>{null}</TreatyPage>)), /بعد سنة واحدة من الإشعار/)
  })

  it("keeps the last step of each year for the table", () => {
    const step = (day: string, parties: number) => ({ day, parties, bound: 0 })
    const steps = [step("2001-01-02", 1), step("2001-05-06", 2), step("2003-01-01", 3)]
    assert.deepEqual(yearsOf(steps), steps.slice(1))
  })

  const listed = (rest: Partial<Listed> = {}): Listed => ({
    ...{ on: "2006-01-01", from: null, shippedTo, counts, total: 2 },
    items: [participant(), participant({ status: "ended", left: "2004-01-01", ended: "2005-01-01" })],
    ...rest,
  })

  it("lists who takes part, how and since when, with the note on boundaries below the map", () => {
    const page = said(rendered("en", <ParticipantsPart code="XVIII-12-a" listed={listed()} />))
    assert.match(page, /2 States and organizations as of 1 January 2006/)
    assert.match(page, /Luminia Bound 13 December 2000 1 March 2005 ratification 31 March 2005 African States/)
    assert.match(page, /No longer a party ends on 1 January 2005/)
    assert.match(page, /land without borders and one point for each State/)
  })

  it("says who joined between two days, or that nobody did", () => {
    const from = "2005-01-01"
    assert.match(
      said(rendered("en", <ParticipantsPart code="XVIII-12-a" listed={listed({ from })} />)),
      /2 States and organizations became party from 1 January 2005 to 1 January 2006/,
    )
    const none = rendered("ar", <ParticipantsPart code="XVIII-12-a" listed={listed({ items: [], total: 0 })} />)
    assert.match(said(none), /لا أحد في هذا اليوم/)
  })
})

describe("a checked list", () => {
  const list: CheckedList = {
    ...{
      instrument: "XVIII-12-a",
      heading: "Protocol, as of 1 May 2009",
      since: "2008-01-01",
      on: "2009-05-01",
      names: 3,
    },
    ...{ isRight: false, twice: [], strange: ["Atlantis"], corrected: { en: "As it ought to be.", ar: "كما ينبغي." } },
    missing: [{ participant: "state-lum", name: "Luminia", consented: "2008-04-01" }],
    superfluous: [
      { participant: "state-umb", name: "Umbria", printed: "Umbria", year: null, why: "left", consented: "2001-01-01" },
    ],
    wrongYears: [
      { participant: "state-pen", name: "Penumbra", printed: "Penumbra", year: "2008", consented: "2009-04-20" },
    ],
  }

  it("names the missing, the superfluous and why, the wrong years, and what nobody is called", () => {
    const page = said(rendered("en", <CheckedListPart list={list} />))
    assert.match(page, /Missing Luminia ?\( ?1 April 2008 ?\)/)
    assert.match(page, /Umbria: is no longer a party/)
    assert.match(page, /Penumbra: printed 2008; the deposit was on 20 April 2009/)
    assert.match(page, /Not recognized Atlantis/)
    assert.match(page, /As it ought to be\./)
  })

  it("says so when nothing is wrong", () => {
    const right = { ...list, isRight: true, missing: [], superfluous: [], wrongYears: [], twice: [], strange: [] }
    assert.match(said(rendered("ar", <CheckedListPart list={right} />)), /القائمة مطابقة للسجل/)
  })
})

describe("the acts", () => {
  it("are listed with who, what, when and by which source", () => {
    const { answers: _, revisions: __, ...act } = reservation()
    const page = said(rendered("en", <ActsPage acts={{ items: [act], total: 1, next: null }} />))
    assert.match(page, /reservation 15\(2\) Luminia 1 March 2005 XVIII-12-a invented/)
    assert.match(said(rendered("ar", <ActsPage acts={{ items: [], total: 0, next: null }} />)), /لا تصرف من هذا القبيل/)
  })

  it("show their words, what was answered, and what was changed, with its before and after", () => {
    const act = reservation()
    const page = rendered(
      "en",
      <ActPage act={act}>
        <ActHistory revisions={act.revisions} onUndo={() => {}} />
      </ActPage>,
    )
    assert.match(said(page), /Luminia : reservation|Luminia: reservation/)
    assert.match(said(page), /It keeps its lamps to itself\./)
    assert.match(said(page), /objection ?, Luminia/)
    assert.match(page, /<del>15<\/del> <ins>15\(2\)<\/ins>/)
    assert.match(said(page), /Undo/)
  })
})

describe("a file of acts", () => {
  const file: Omit<Previewed, "id" | "lines"> = {
    ...{ name: "acts.csv", size: 10, status: "previewed", refusal: null, person: "amina", rows: 2 },
    ...{ brought: "2026-11-02T12:00:00.000Z", good: 1, wrong: 1, doubtful: 0 },
  }
  const line = { id: reservation().id, line: 3, cells: { participant: "Atlantis" }, act: null, doubts: [] }
  // An invented id, and words of the test's own author.
  const id = "00000000-0000-4000-9000-000000000002" as Parameters<typeof ActImportPart>[0]["file"]["id"]
  const show = (language: "en" | "ar", rest: object = {}) =>
    rendered(
      language,
      <ActImportPart
        file={{
          ...file,
          id,
          lines: [{ ...line, faults: [{ column: "participant", code: "participant-unknown" }] }],
          ...rest,
        }}
        busy={false}
        onKeep={() => {}}
        onDiscard={() => {}}
        onUndo={() => {}}
      />,
    )

  it("names what is wrong by row and column, and cannot be kept while one row is", () => {
    const page = show("en")
    assert.match(said(page), /1 row is right\. 1 row is wrong, so nothing can be kept\./)
    assert.match(said(page), /3 Atlantis Participant The directory knows no State/)
    assert.match(page, /<button[^>]*disabled=""[^>]*>Keep 1 act/)
    assert.match(said(show("ar", { good: 2, wrong: 0 })), /احفظ تصرفين/)
  })

  it("offers to be taken out again once it is kept, and says why it could not be read", () => {
    assert.match(said(show("en", { status: "kept" })), /Take its acts out again/)
    assert.match(
      said(show("en", { status: "refused", refusal: "columns-missing", lines: [] })),
      /must name the columns/,
    )
  })
})

describe("a State's treaties", () => {
  it("tell its status under each, and what it declared", () => {
    const { names, titles, code } = instruments[1] ?? protocol
    const { participant: who, said: _, ...standing } = participant()
    const { answers: __, revisions: ___, who: ____, ...act } = reservation()
    const items = [
      { instrument: { code, names, titles }, standing, acts: [act], statements: [act] },
      { instrument: { code, names, titles }, standing: null, acts: [], statements: [] },
    ]
    const page = said(
      rendered("en", <Participation participation={{ participant: who, on: "2010-01-01", shippedTo, items }} />),
    )
    assert.match(
      page,
      /Trafficking in Persons Protocol Bound 13 December 2000 1 March 2005 31 March 2005 reservation ?, 1 March 2005/,
    )
    assert.match(page, /takes no part/)
  })
})
