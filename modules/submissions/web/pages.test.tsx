import type { AnswerValue } from "#modules/calls/value.ts"
import { questionKinds } from "#modules/calls/question.ts"
import type { Asked } from "#modules/submissions/contract.ts"
import { AskedPage, AskedPart } from "#modules/submissions/web/asked/AskedPage.tsx"
import { AnswersPage } from "#modules/submissions/web/answers/AnswersPage.tsx"
import { AnsweredPart } from "#modules/submissions/web/answers/Answered.tsx"
import { AnswerPage } from "#modules/submissions/web/answers/AnswerPage.tsx"
import { ClarificationsPage } from "#modules/submissions/web/clarify/ClarificationsPage.tsx"
import { answers, draftOf, questionOf, submissionOf, writingOf } from "#modules/submissions/web/examples.ts"
import { MissingField } from "#modules/submissions/web/fields/MissingField.tsx"
import { QuestionField } from "#modules/submissions/web/fields/QuestionField.tsx"
import { TableField } from "#modules/submissions/web/fields/TableField.tsx"
import { FormPage } from "#modules/submissions/web/form/FormPage.tsx"
import { AnswerText } from "#modules/submissions/web/read/AnswerText.tsx"
import { ReadSubmission } from "#modules/submissions/web/read/ReadSubmission.tsx"
import { TableText } from "#modules/submissions/web/read/TableText.tsx"
import { ReadWorkbook } from "#modules/submissions/web/workbook/WorkbookPage.tsx"
import { keyOf } from "#modules/submissions/web/workbook/repairs.ts"
import { rendered, renderedWhole, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const files = { bring: async () => [], address: (hash: string) => `/files/${hash}` }
const nothing = () => undefined
const both = ["en", "ar"] as const

describe("the field of a question", () => {
  for (const kind of questionKinds.filter((each) => each !== "table"))
    for (const language of both)
      it(`of the kind "${kind}" shows what was answered, and can be written, in "${language}"`, () => {
        const field = (value: AnswerValue | undefined) =>
          rendered(
            language,
            <QuestionField
              question={questionOf(kind)}
              value={value}
              language={language}
              disabled={false}
              files={files}
              onChange={nothing}
            />,
          )
        assert.match(field(undefined), /<(input|textarea|select)/)
        const held = { compliance: "Lamp Act, 3", explanation: "Fog keeps", date: "2031-05-06", number: "12", choice: "Of nuts", file: "lamp-act.pdf", law: "Gazette 7", practice: "Boats carry oil.", authority: "lamps@office.example", assistance: "A clerk and a lamp" }[kind] // prettier-ignore
        assert.ok(field(answers[kind]).includes(held), held)
      })

  for (const language of both)
    it(`of a table is a sheet with its sums and what is off, in "${language}"`, () => {
      const value = answers.table.kind === "table" ? answers.table : undefined
      const page = rendered(
        language,
        <TableField
          question={questionOf("table")}
          value={value}
          language={language}
          files={files}
          onChange={nothing}
        />,
      )
      // Four sexes and a total, by three ages and a total.
      assert.equal(page.match(/data-at="/g)?.length, 20)
      assert.match(page, /value="x"/)
      assert.match(said(page), language === "en" ? /The parts make 7/ : /مجموع الأجزاء 7/)
      assert.match(page, language === "en" ? /aria-label="Female, Child \(under 18\)"/ : /aria-label="أنثى, طفل/)
    })

  it("of a long table goes by rows, chosen by their codes", () => {
    const [sex] = questionOf("table").dimensions
    assert.ok(sex)
    const many = Array.from({ length: 70 }, (_, n) => ({ code: `quay-${n}`, label: { en: `Quay ${n}` } }))
    const dimensions = [{ ...sex, code: "quay", label: { en: "Quay" }, list: "own" as const, options: many }]
    const value = {
      kind: "table" as const,
      cells: [{ at: { quay: "quay-3" }, value: 8 }],
      source: "",
      articles: "",
      note: "",
    }
    const page = rendered(
      "en",
      <TableField
        question={questionOf("table", { dimensions })}
        value={value}
        language="en"
        files={files}
        onChange={nothing}
      />,
    )
    assert.match(said(page), /Quay 3 8 Take out/)
    assert.match(page, /<option value="quay-69">Quay 69<\/option>/)
  })

  for (const language of both)
    it(`that cannot be answered says why, in "${language}"`, () => {
      const value = { kind: "missing" as const, why: "withheld" as const, note: "" }
      const page = rendered(
        language,
        <MissingField
          name="x"
          value={value}
          language={language}
          disabled={false}
          onChange={nothing}
          onAnswer={nothing}
        />,
      )
      assert.match(page, /<input type="radio" name="x-why" checked="" value="withheld"\/>/)
      assert.equal(page.match(/type="radio"/g)?.length, 3)
    })
})

describe("an answer that is read", () => {
  for (const [kind, value] of Object.entries(answers))
    if (kind !== "table")
      for (const language of both)
        it(`of the kind "${kind}" says all of it in "${language}"`, () => {
          const asks = questionOf(value.kind === "missing" ? "explanation" : value.kind)
          const page = said(rendered(language, <AnswerText value={value} language="en" asks={asks} files={files} />))
          assert.ok(page.length > 0)
          if (value.kind === "law") assert.match(page, /Lamp Act .*Gazette 7/)
          if (value.kind === "missing") assert.match(page, language === "en" ? /^Withheld/ : /^محجوب/)
        })

  it("as a table says why a cell is blank, and shows no zero for it", () => {
    const cells = answers.table.kind === "table" ? answers.table.cells : []
    const page = said(rendered("en", <TableText cells={cells} dimensions={questionOf("table").dimensions} />))
    assert.match(page, /Sex Child \(under 18\) Adult \(18 and over\) Female 3 Withheld Male 4 — Total 9 —/)
  })
})

describe("the form", () => {
  const show = (writing = writingOf(submissionOf()), section?: string, language: "en" | "ar" = "en") =>
    rendered(language, <FormPage writing={writing} me="bruno" codesOf={() => new Set()} files={files} />, {
      path: "/submissions/x",
      search: { section },
    })

  const showLast = (writing = writingOf(submissionOf())) =>
    renderedWhole("en", <FormPage writing={writing} me="bruno" codesOf={() => new Set()} files={files} />, {
      path: "/submissions/x",
      search: { section: "~" },
    })

  for (const language of both)
    it(`shows its section with what is answered, and how it is saved, in "${language}"`, () => {
      const page = said(
        show(
          writingOf(submissionOf({ drafts: [draftOf("lantern.explanation", answers.explanation)] })),
          undefined,
          language,
        ),
      )
      assert.match(page, language === "en" ? /Saved.*Answered: 1 of 2.*Light 1 of 2/ : /محفوظ.*أُجيب عن 1 من 2.*الضوء/)
    })

  it("asks what a condition leaves out only when it holds", () => {
    assert.doesNotMatch(show(), /q-lantern\.date/)
    const drafts = [draftOf("lantern.explanation", answers.explanation)]
    assert.match(show(writingOf(submissionOf({ drafts }))), /id="q-lantern\.date"/)
  })

  it("says what is wrong at its place, and what the question's own check says", () => {
    const drafts = [draftOf("lantern.number", { kind: "number", number: 99.5 }, { nth: 2 })]
    const page = said(show(writingOf(submissionOf({ drafts }))))
    assert.match(page, /A whole number is asked for\. No harbour has so many\./)
  })

  it("shows last time's answer beside the field, to confirm, change or withdraw", () => {
    const last = [{ id: "a", question: "lantern.explanation", nth: 0, period: "standing", value: answers.explanation, language: "en", given: "2031-03-04T00:00:00Z", call: { id: "c", title: { en: "Lamps, 2031" } } }] // prettier-ignore
    const submission = submissionOf({ last: last as never, may: ["draft.save", "assignment.save", "answer.withdraw"] })
    assert.match(said(show(writingOf(submission))), /Last time: 4 March 2031 · Lamps, 2031 Fog keeps them dark\. Still true C Change E No longer true W/) // prettier-ignore
    const confirmed = writingOf({ ...submission, drafts: [draftOf("lantern.explanation", answers.explanation)] })
    assert.match(said(show(confirmed)), /The same as last time Change/)
  })

  it("shows two texts that met, with what differs marked", () => {
    const came = { kind: "explanation", text: "Fog makes them dark.", files: [] }
    const conflicts = [{ id: "k", question: "lantern.explanation", nth: 0, base: 0, value: came, language: "en", by: "bruno", at: "2033-02-02T00:00:00Z" }] // prettier-ignore
    const submission = submissionOf({
      drafts: [draftOf("lantern.explanation", answers.explanation)],
      conflicts: conflicts as never,
    })
    const page = show(writingOf(submission, { state: "conflict" }))
    assert.match(page, /Fog <mark>keeps <\/mark>them dark/)
    assert.match(page, /Fog <mark>makes <\/mark>them dark/)
    assert.match(said(page), /Two texts met: 1.*Take this one.*Take this one.*Write a third text/)
  })

  it("says where there is no connection that everything is kept, and takes nothing away from writing", () => {
    const waiting = {
      question: "lantern.explanation",
      nth: 0,
      base: 0,
      value: answers.explanation,
      language: "en",
      at: "",
    } as const
    const page = show(writingOf(submissionOf(), { queue: [waiting], state: "kept", reached: false }))
    assert.match(said(page), /Kept on this device: 1 There is no connection\. You can go on writing\. Try to send now/)
    assert.match(page, /Fog keeps them dark\.<\/textarea>/)
  })

  it("lets a contributor write in the sections given to them alone", () => {
    const given = { section: "light", person: "bruno", name: "Bruno", due: null, note: "", done: null }
    const mine = submissionOf({ may: ["draft.save", "assignment.finish"], assignments: [given] })
    assert.match(said(show(writingOf(mine))), /yours to write.*My section is written/)
    const others = submissionOf({ may: ["draft.save"], assignments: [{ ...given, person: "berta" }] })
    assert.doesNotMatch(show(writingOf(others)), /<textarea/)
  })

  it("ends with what stands in the way, each with the way there, and with clearing", async () => {
    const hindrances = [{ place: "lantern.explanation", hindrance: "required-not-answered" as const }]
    const contradictions = [{ question: "lantern.number" as never, nth: 1, kind: "far-from-last-year" as const, facts: { now: 9, then: 90 } }] // prettier-ignore
    const page = await showLast(writingOf(submissionOf({ hindrances, contradictions })))
    assert.match(said(page), /What stands in the way of clearing \(1\) Must be answered Lanterns: explanation/)
    assert.match(said(page), /9 now, 90 a year before/)
    assert.match(page, /href="\/en\/submissions\/x\?section=light#q-lantern.explanation"/)
    assert.doesNotMatch(page, /Counts of few people/)
    assert.match(said(page), /Clear Time and help Ask for time/)
    assert.match(said(await showLast(writingOf(submissionOf({ status: "cleared", may: ["submission.submit", "submission.unclear", "draft.save"] })))), /Cleared, not submitted yet .*Submit Take it back/) // prettier-ignore
  })

  const at = { question: "lantern.number" as never, nth: 0, releasedFrom: null }
  const smallCounts = [{ ...at, release: "public" as const, cells: 3, narrower: "parties" as const }]

  it("names each table that tells of few people to its readers before it is cleared, with what to do, in nobody's way", async () => {
    const clearing = submissionOf({ smallCounts, may: ["submission.clear", "answer.release", "draft.save"] })
    const page = await showLast(writingOf(clearing))
    assert.match(said(page), /Counts of few people \(1\).*join rows and columns.*nobody’s way/)
    assert.match(said(page), /3 counts from 1 to 9, for everybody to read Lanterns.* Release it to the parties alone/)
    assert.match(said(page), /Clear Time and help/)
    const contributor = await showLast(writingOf(submissionOf({ smallCounts })))
    assert.doesNotMatch(said(contributor), /Release it to/, "who may not say who reads it is offered nothing")
  })

  it("looks at what is written and not saved yet by whom it will be released to", async () => {
    const cells = [{ at: { oil: "whale" }, value: 3 }]
    const table = { kind: "table", cells, source: "", articles: "", note: "" } as const
    const waiting = { question: "lantern.explanation", nth: 0, base: 0, value: table, language: "en", at: "" } as const
    const few = async (release: "public" | "secretariat", asks = { public: 10, parties: 5 }) => {
      const releases = [{ question: "lantern.explanation", nth: null, release, releasedFrom: null }]
      const submission = submissionOf({ releases, few: asks, may: ["submission.clear", "answer.release"] })
      return said(await showLast(writingOf(submission, { queue: [waiting], values: new Map([["lantern.explanation", waiting]]) }))) // prettier-ignore
    }
    assert.match(
      await few("public"),
      /One count from 1 to 9, for everybody to read.* Release it to the Secretariat alone/,
    )
    assert.doesNotMatch(await few("secretariat"), /Counts of few people/)
    assert.match(await few("public", { public: 25, parties: 3 }), /One count from 1 to 24.* Release it to the parties/)
  })
})

describe("what is asked", () => {
  const item = {
    ...{
      call: { id: "c", title: { en: "Lanterns", ar: "الفوانيس" }, due: "2033-04-01", status: "open", edition: 1 },
      party: "state-lum",
    },
    ...{ names: { en: "Luminia" }, form: "obligatory", submission: "s", standing: "drafting", due: "2033-04-01" },
    sections: [{ code: "light", title: { en: "Light" }, due: "2033-03-20", done: false }],
    ...{ questions: 5, answered: 2, unclear: 1, conflicts: 0 },
  } as unknown as Asked

  it("says by when and what is left, and leads to each section", () => {
    const page = rendered("en", <AskedPage told={{ items: [item], total: 1, next: null }} />)
    assert.match(
      said(page),
      /Lanterns Luminia Must be answered due in 13 days \(1 April 2033\) Being written Left to answer: 3 of 5 · To be made clear: 1 Light due in 1 day/,
    )
    assert.match(page, /href="\/en\/submissions\/s\?section=light"/)
  })

  it("offers the form where it was not opened, says that nothing is asked, and is quiet at home then", () => {
    const fresh = { ...item, submission: null, standing: "not-opened" } as Asked
    assert.match(
      said(rendered("ar", <AskedPart items={[fresh]} total={7} />)),
      /ما يُطلب منكم الفوانيس.*فتح الاستمارة كل ما يُطلب \(7\)/,
    )
    assert.match(said(rendered("en", <AskedPage told={{ items: [], total: 0, next: null }} />)), /Nothing is asked now/)
    assert.equal(rendered("en", <AskedPart items={[]} total={0} />), "")
  })
})

describe("what comes after", () => {
  it("is read by the Secretariat, which asks what is not clear and decides on time", () => {
    const extensions = [{ id: "e", until: "2033-05-01", reason: "Fog", asked: "2033-02-01T00:00:00Z", decision: null, note: "", decided: null }] // prettier-ignore
    const submission = submissionOf({ status: "submitted", submitted: "2033-03-01T00:00:00Z", extensions: extensions as never, drafts: [draftOf("lantern.explanation", answers.explanation)], may: ["clarification.ask", "extension.decide"] }) // prettier-ignore
    const page = said(rendered("en", <ReadSubmission writing={writingOf(submission)} />))
    assert.match(
      page,
      /Luminia.*Submitted on 1 March 2033.*Time asked until 1 May 2033 Fog.*Grant the time Refuse the time.*Fog keeps them dark\. Ask to make it clear/,
    )
    assert.match(said(rendered("ar", <ReadSubmission writing={writingOf(submission)} isPrinted />)), /لومينيا/)
  })

  it("is made clear on both sides", () => {
    const items = [{ id: "k", question: "lantern.law", text: "Which act?", language: "en", asked: "2033-02-01T00:00:00Z", answer: null, answered: null, closed: null, submission: "s", party: "state-lum", names: { en: "Luminia" }, call: { id: "c", title: { en: "Lanterns" } } }] // prettier-ignore
    const told = { items: items as never, total: 1, next: null }
    assert.match(said(rendered("en", <ClarificationsPage told={told} mayDo={(act) => act === "clarification.answer"} />)), /Not made clear yet.*Which act\?.*Send this/) // prettier-ignore
    assert.match(
      said(rendered("ar", <ClarificationsPage told={told} mayDo={(act) => act === "clarification.close"} />)),
      /صار واضحا/,
    )
  })

  const answer = { id: "a", question: "lantern.law", nth: 0, party: "state-lum", period: "2032", submission: "s", round: 1, value: answers.compliance, language: "en", given: "2033-03-01T00:00:00Z", withdrawn: null, release: "parties", releasedFrom: null, names: { en: "Luminia", ar: "لومينيا" }, label: { en: "Is a lantern required?", ar: "هل يلزم فانوس؟" }, kind: "compliance", anchors: [], call: { id: "c", title: { en: "Lanterns" } }, history: [] } as never // prettier-ignore

  it("is in the register in one line, and on a page with who may see it", () => {
    const list = { items: [answer], total: 1, next: null }
    assert.match(said(rendered("en", <AnswersPage answers={list} />)), /Luminia Is a lantern required\? lantern\.law 2032 Yes, in part · Lamp Act, 3 1 March 2033 The parties/) // prettier-ignore
    const page = said(rendered("ar", <AnswerPage answer={answer} mayRelease />))
    assert.match(page, /هل يلزم فانوس؟.*الأطراف.*الإتاحة/)
  })

  it("stands on the profile of whose it is, and nothing does where nothing was answered", () => {
    const told = { items: [answer], total: 1, next: null }
    const page = rendered("ar", <AnsweredPart party="state-lum" answers={told} />)
    assert.match(page, /href="\/ar\/answers\?party=state-lum"/)
    assert.match(said(page), /^الردود لومينيا|لومينيا هل يلزم فانوس؟/)
    const none = { items: [], total: 0, next: null }
    assert.equal(rendered("en", <AnsweredPart party="state-lum" answers={none} />), "")
  })

  it("of a workbook says what would change, what may be meant, and what must be mended", () => {
    const repairs = [{ list: "sex", found: "Femal", times: 3, suggestions: [{ code: "female", label: "Female" }] }]
    const remarks = [
      { sheet: "Keepers", row: 4, column: "C", remark: "number-not-whole", found: "1.5", suggestions: [] },
    ]
    const reading = { drafts: [{ question: "lantern.number", nth: 0, base: 0, value: answers.number, language: "en" }], unchanged: 2, rows: 9, remarks, repairs } as never // prettier-ignore
    const show = (chosen: ReadonlyMap<string, string>) =>
      rendered("en", <ReadWorkbook reading={reading} chosen={chosen} busy={false} onChoose={nothing} onRead={nothing} onKeep={nothing} />) // prettier-ignore
    const page = said(show(new Map()))
    assert.match(page, /Rows read: 9\. Answers it would change: 1\. Answers it leaves as they are: 2\./)
    assert.match(page, /Femal 3 Choose Female Leave it out/)
    assert.match(
      page,
      /Keepers .*C4 1\.5 The number must be whole\. Keep these answers \(1\) What is not mended is left out: 2/,
    )
    assert.match(
      said(show(new Map([[keyOf({ list: "sex", found: "Femal" }), "female"]]))),
      /Read the workbook again.*left out: 1/,
    )
  })
})
