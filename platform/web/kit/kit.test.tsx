import { DueText, longDate } from "#platform/web/kit/DateText.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table } from "#platform/web/kit/Table.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { localeOf } from "#platform/web/reader.tsx"
import { words } from "#platform/web/words.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the thread bar", () => {
  const bar = <ThreadBar at="mandate" name="Requests" knots={{ paragraph: { count: 1, to: "/documents/X#para_1" } }} />

  it("shows the present in full, the neighbours with their counts, the missing in words", () => {
    const page = rendered("en", bar)
    assert.match(page, /data-state="present" aria-current="step"><span[^>]*>Requests/)
    assert.match(page, /data-state="held"><a href="\/en\/documents\/X#para_1">1 paragraph<\/a>/)
    assert.equal(page.match(/data-state="missing"/g)?.length, 5)
    assert.ok(
      said(page).endsWith("no call yet no answer yet no released figures yet no report line yet no recommendation yet"),
    )
  })

  it("counts releases of figures, and not the figures in them", () => {
    const counted = (language: Language, count: number) =>
      said(rendered(language, <ThreadBar at="call" name="–" knots={{ figure: { count, to: "/figures" } }} />))
    const forms: [language: Language, count: number, told: string][] = [
      ["en", 1, "1 release of figures"],
      ["en", 2, "2 releases of figures"],
      ["ar", 1, "إصدار أرقام واحد"],
      ["ar", 2, "إصدارا أرقام"],
      ["ar", 3, "3 إصدارات أرقام"],
      ["ar", 11, "11 إصدار أرقام"],
      ["es", 2, "2 publicaciones de datos"],
      ["fr", 2, "2 diffusions de chiffres"],
      ["ru", 1, "1 выпуск показателей"],
      ["ru", 3, "3 выпуска показателей"],
      ["ru", 5, "5 выпусков показателей"],
      ["zh", 2, "2 次数据发布"],
    ]
    for (const [language, count, told] of forms) assert.ok(counted(language, count).includes(told), told)
  })

  it("stands in the order of the cycle in Arabic too, where the page itself turns it round", () => {
    assert.match(said(rendered("ar", bar)), /^فقرة واحدة Requests لا طلب معلومات بعد .* لا توصية بعد$/)
  })
})

describe("a due date", () => {
  const cases: [date: string, today: string, english: string, arabic: string][] = [
    ["2027-03-31", "2027-03-19", "due in 12 days (31 March 2027)", "يحين موعده بعد 12 يوماً (31 مارس 2027)"],
    ["2027-03-31", "2027-03-31", "due today (31 March 2027)", "يحين موعده اليوم (31 مارس 2027)"],
    ["2027-03-31", "2027-04-02", "overdue by 2 days (31 March 2027)", "فات موعده منذ يومين (31 مارس 2027)"],
  ]
  for (const [date, today, english, arabic] of cases)
    it(`says "${english}"`, () => {
      assert.equal(said(rendered("en", <DueText date={date} />, { today })), english)
      assert.equal(said(rendered("ar", <DueText date={date} />, { today })), arabic)
    })

  it("is told in the reader's calendar, with the day that is meant beside it", () => {
    const locale = localeOf("ar", ["ar-SA-u-ca-islamic-umalqura"])
    assert.match(longDate("2027-03-31", locale), /١٤٤٨.*\(٣١ مارس ٢٠٢٧\)/)
    assert.equal(longDate("2027-03-31", localeOf("en", ["en-US@posix", "en-US"])), "31 March 2027")
  })
})

describe("a refusal", () => {
  it("is a sentence in the reader's language, with the number to tell", () => {
    const refused = { ok: false, refusal: "fault", detail: { incident: "17" } } as const
    assert.match(
      said(rendered("en", <RefusalNotice refused={refused} />)),
      /^Something went wrong .* Incident number: 17$/,
    )
  })

  it("that this page has no words for still says what is safe", () => {
    const refused = { ok: false, refusal: "brand-new" } as const
    assert.match(said(rendered("fr", <RefusalNotice refused={refused} />)), /brand-new.*rien n’a changé/)
  })
})

describe("a page of a thing", () => {
  const page = (refusal: string) =>
    said(
      rendered(
        "en",
        <PageAwaited
          of={{ state: "refused", refused: { ok: false, refusal }, again: () => undefined }}
          kind="record"
          title="Release"
        />,
      ),
    )

  it("says that nothing is at an address that cannot be read, and of what else is refused why", () => {
    assert.match(page("malformed"), /There is nothing at this address/)
    assert.doesNotMatch(page("malformed"), /Try again/)
    assert.match(page("release-not-found"), /Try again/)
  })
})

describe("a list", () => {
  it("leads on, and back to the beginning, keeping its filters", () => {
    const page = rendered("en", <Pager total={1234} shown={50} next="c2" />, {
      path: "/documents",
      search: { q: "x", after: "c1" },
    })
    assert.ok(said(page).startsWith("Showing 50 of 1,234"))
    assert.ok(page.includes('href="/en/documents?q=x"'))
    assert.ok(page.includes('href="/en/documents?q=x&amp;after=c2"'))
  })

  it("says by which column it is sorted, and offers the others", () => {
    const columns = [
      { name: "Day", cell: (day: string) => day, sort: "day", heads: true as const },
      { name: "Name", cell: (day: string) => `n${day}`, sort: "name" },
    ]
    const page = rendered(
      "en",
      <Table caption="Days" columns={columns} rows={["1"]} id={(day) => day} sorted="day" />,
      {
        path: "/days",
        search: { after: "c1", q: "x" },
      },
    )
    assert.match(page, /aria-sort="ascending">Day</)
    assert.ok(page.includes('href="/en/days?q=x&amp;sort=name"'))
    assert.match(page, /<th scope="row" data-label="Day">1<\/th><td data-label="Name">n1<\/td>/)
  })
})

describe("words", () => {
  it("that are missing are a bug", () => {
    assert.throws(() => words("ru", {})("platform.name"), /no word for platform\.name in ru/)
  })
})
