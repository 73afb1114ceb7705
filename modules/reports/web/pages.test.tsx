import { compile } from "#modules/reports/compile.ts"
import { blocks, facts, head, lampFigures, words } from "#modules/reports/examples.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import type { Quotation } from "#modules/reports/quotation.ts"
import { Report } from "#modules/reports/report.ts"
import type { Quotations, ReportRecord } from "#modules/reports/web/contract.ts"
import { EditPage } from "#modules/reports/web/EditPage.tsx"
import { Issue } from "#modules/reports/web/Issue.tsx"
import { LinesOn } from "#modules/reports/web/LinesOn.tsx"
import { QuotationsPage } from "#modules/reports/web/QuotationsPage.tsx"
import { Quoted } from "#modules/reports/web/Quoted.tsx"
import { Compiled, ReportPage } from "#modules/reports/web/ReportPage.tsx"
import { ReportsPage } from "#modules/reports/web/ReportsPage.tsx"
import { Sources } from "#modules/reports/web/Sources.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const snapshot = compile(head, blocks, facts, words)
const made = "2019-06-01T12:00:00.000Z"
const { report: id, title, symbol, mandate } = head
const plain = Report.parse({
  ...{ id, mandate, title, symbol, body: "ga", session: "71", blocks, status: "shown", touch: 3, template: null },
  snapshot: { id, digest: "ab".repeat(32), taken: "2019-06-01", touch: 3, made },
  ...{ compiling: null, fault: null, until: "2019-06-20", stage: null, document: null, issued: null },
})
const quotation: Quotation = {
  ...{ id: plain.id as never, report: plain.id, answer: plain.id as never, question: "lamp.5.lit", party: "state-xlu" }, // One id will do.
  ...{ text: "Every lamp is lit.", language: "en", title, until: "2019-06-20", shown: true, status: "contested" },
  ...{ correction: "Nearly every lamp.", wording: null, answered: made, outcome: null, note: "", settled: null },
}
const names = { en: "Lumenia", ar: "لومينيا" }
const record: ReportRecord = {
  ...plain,
  owed: {
    id: plain.mandate,
    slug: "A-RES-71-901",
    symbol: "A/RES/71/901",
    place: "2",
    text: "Requests",
    language: "en",
  },
  callsNamed: [],
  questions: facts.questions.map(({ code, label, kind }) => ({ code, label, kind })),
  faults: [{ block: 1, fault: "slot-without-part", at: "lost" }],
  lacking: ["zh"],
  lengths: [
    { language: "en", unit: "words", n: 9000, limit: 8500 },
    { language: "ar", unit: "words", n: 8000, limit: 8500 },
    { language: "zh", unit: "characters", n: 12_000, limit: null },
  ],
  answers: 3,
  stale: 2,
  figures: 1,
  staleFigures: 1,
  withdrawnFigures: [],
  correctedFigures: [],
  quotations: [{ ...quotation, names }],
}

describe("the register of reports", () => {
  it("names each with who owes it, and says how one begins where there is none", () => {
    const { blocks: _, faults: __, ...placed } = record
    const item = { ...placed, quotations: 1, lines: 7, at: [] }
    assert.match(
      said(rendered("en", <ReportsPage reports={{ total: 1, items: [item], next: null }} />)),
      /Report on lamps A\/71\/901 shown to those quoted A\/RES\/71\/901 · 2 1 June 2019 7/,
    )
    assert.match(said(rendered("ar", <ReportsPage reports={{ total: 0, items: [], next: null }} />)), /لا توجد تقارير/)
  })
})

describe("a report's page", () => {
  const show = (language: "en" | "ar") =>
    rendered(
      language,
      <ReportPage report={record}>
        <Compiled snapshot={snapshot} withdrawn={[]} corrected={[]} />
      </ReportPage>,
    )

  it("reads as the report is printed, each number with the way to its answers", () => {
    const page = show("en")
    assert.match(said(page), /1\. 1 of 5 States parties ?1 reported that every lamp is lit/)
    assert.match(page, /aria-label="Show the sources of note 1"/)
    assert.match(said(show("ar")), /1 من أصل 5 دول أطراف/)
  })

  it("warns of what was withdrawn since, and of too many words", () => {
    assert.match(said(show("en")), /2 answers it rests on were withdrawn or given anew since it was compiled/)
    assert.match(said(show("en")), /500 words longer than a report of the Secretariat may be/)
    assert.doesNotMatch(said(show("ar")), /يزيد/)
  })

  it("warns of figures that are not out any more, and leads from a figure to its release", () => {
    assert.match(said(show("en")), /Figures of 1 release it tells are not out any more/)
    const figures = {
      kind: "figures",
      words: { en: "Lamps" },
      release: "lamps-2018",
      dimensions: "year,sex",
      at: "",
    } as const
    const told = compile(head, [figures], { ...facts, figures: [lampFigures] }, words)
    const layout = layOut(told, "en")
    const page = rendered(
      "en",
      <Sources layout={layout} snapshot={told} later={new Map()} note={1} onClose={() => undefined} />,
    )
    assert.match(page, /href="\/en\/figures\/lamps-2018\?rows=year&amp;columns=sex"/)
    assert.match(said(page), /Keepers of lamps.*1 May 2019.*SHA-256: abab/)
    const items = [{ ...record, quotations: 0, lines: 1, at: [4] }]
    assert.match(rendered("ar", <LinesOn items={items} />), /href="\/ar\/reports\/[0-9a-f-]{36}#line-5"/)
  })

  it("says of figures that were withdrawn since it was issued, above the text, in it and with their source", () => {
    const figures = {
      kind: "figures",
      words: { en: "Lamps" },
      release: "lamps-2018",
      dimensions: "year,sex",
      at: "",
    } as const
    const told = compile(head, [figures], { ...facts, figures: [lampFigures] }, words)
    const withdrawn = [{ release: told.figures?.[0]?.release ?? "", code: "lamps-2018", withdrawn: made }]
    const issued = { ...record, status: "issued", withdrawnFigures: withdrawn } as const
    const page = (gone: typeof withdrawn) =>
      said(
        rendered(
          "en",
          <ReportPage report={{ ...issued, withdrawnFigures: gone }}>
            <Compiled snapshot={told} withdrawn={gone} corrected={[]} />
          </ReportPage>,
        ),
      )
    assert.match(
      page(withdrawn),
      /Figures of 1 release it tells were withdrawn since\..*lamps-2018.*Lamps.*1 \(withdrawn since\)/,
    )
    assert.doesNotMatch(page(withdrawn), /Compile it anew/)
    assert.doesNotMatch(page([]), /withdrawn since/)
    const gone = new Map(withdrawn.map(({ release }) => [release, "withdrawn"] as const))
    const source = rendered(
      "en",
      <Sources layout={layOut(told, "en")} snapshot={told} later={gone} note={1} onClose={() => undefined} />,
    )
    assert.match(said(source), /Keepers of lamps.*1 May 2019 \(withdrawn since\)/)
    assert.doesNotMatch(source, /href="\/en\/figures/)
  })

  it("warns of figures that rest on what was corrected, before it is issued and after, and marks them", () => {
    const figures = {
      kind: "figures",
      words: { en: "Lamps" },
      release: "lamps-2018",
      dimensions: "year,sex",
      at: "",
    } as const
    const told = compile(head, [figures], { ...facts, figures: [lampFigures] }, words)
    const corrected = [{ release: told.figures?.[0]?.release ?? "", code: "lamps-2018", since: "2019-06-02" }]
    const page = (status: "draft" | "issued", correctedFigures = corrected) =>
      said(
        rendered(
          "en",
          <ReportPage report={{ ...record, status, correctedFigures }}>
            <Compiled snapshot={told} withdrawn={[]} corrected={correctedFigures} />
          </ReportPage>,
        ),
      )
    assert.match(
      page("issued"),
      /Figures of 1 release it tells rest on an answer that was corrected since\..*lamps-2018 , 2 June 2019.*Lamps.*1 \(an answer behind it was corrected since\)/,
    )
    assert.match(page("draft"), /It can be issued so; a new release is better awaited/)
    assert.doesNotMatch(page("issued"), /It can be issued so/)
    assert.doesNotMatch(page("draft", []), /corrected/)
    const source = rendered(
      "en",
      <Sources
        layout={layOut(told, "en")}
        snapshot={told}
        later={new Map([[corrected[0]?.release ?? "", "corrected"]])}
        note={1}
        onClose={() => undefined}
      />,
    )
    assert.match(said(source), /\(an answer behind it was corrected since\)/)
    assert.match(source, /href="\/en\/figures\/lamps-2018/)
  })

  it("offers to show, to issue and to withdraw, and to settle what is contested", () => {
    assert.match(said(rendered("en", <Issue report={record} />)), /To be seen by.*Issue the report.*Withdraw the draft/)
    const quoted = said(rendered("en", <Quoted report={record} />))
    assert.match(quoted, /Lumenia contested.*Nearly every lamp\..*Take the other words.*Keep the words/)
  })

  it("is written block by block, with what does not hold together at its place", () => {
    const form = said(rendered("en", <EditPage report={record} />))
    assert.match(form, /2\. Paragraph.*No part is called lost/)
    assert.match(form, /\{lit\} count/)
    assert.match(said(rendered("ar", <EditPage report={record} />)), /اكتب بـ/)
  })
})

describe("how one is quoted", () => {
  const quotations: Quotations = {
    total: 1,
    next: null,
    items: [{ ...quotation, status: "to-see", correction: null, names, label: {} }],
  }
  it("is shown with the words, and can be answered by whoever may", () => {
    const shown = (mayAnswer: boolean) =>
      said(rendered("en", <QuotationsPage quotations={quotations} mayAnswer={mayAnswer} />, { today: "2019-06-10" }))
    assert.match(shown(true), /Every lamp is lit\..*It is well.*Say what is wrong/)
    assert.doesNotMatch(shown(false), /It is well/)
    assert.match(
      said(rendered("ar", <QuotationsPage quotations={{ ...quotations, total: 0 }} mayAnswer />)),
      /لا تقرير يقتبس منكم/,
    )
  })
})
