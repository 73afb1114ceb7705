import { AddresseesPart } from "#modules/calls/web/AddresseeList.tsx"
import { BankPage } from "#modules/calls/web/bank/BankPage.tsx"
import { QuestionForm } from "#modules/calls/web/bank/QuestionForm.tsx"
import { QuestionPage } from "#modules/calls/web/bank/QuestionPage.tsx"
import { BoardPage } from "#modules/calls/web/board/BoardPage.tsx"
import { filtered, flagsOf } from "#modules/calls/web/board/filtered.ts"
import { Builder } from "#modules/calls/web/build/BuilderPage.tsx"
import { KeepingLine } from "#modules/calls/web/build/KeepingLine.tsx"
import { differences, draftOf, lacksOf, sentOf } from "#modules/calls/web/build/draft.ts"
import { NewCallForm } from "#modules/calls/web/build/NewCallPage.tsx"
import { CallPage } from "#modules/calls/web/CallPage.tsx"
import { CallsPage } from "#modules/calls/web/CallsPage.tsx"
import { conditionWords } from "#modules/calls/web/condition-words.ts"
import { lanterns, questions, row, tally } from "#modules/calls/web/examples.ts"
import { faultWords } from "#modules/calls/web/FaultList.tsx"
import { MandateCalls } from "#modules/calls/web/MandateCalls.tsx"
import { PreviewPage } from "#modules/calls/web/PreviewPage.tsx"
import { faultsOf } from "#modules/calls/question.ts"
import { faultsIn } from "#modules/calls/questionnaire.ts"
import { xlsFormRemarks } from "#modules/calls/xlsform/read.ts"
import { languages } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const nothing = () => {}

describe("the register of calls", () => {
  const list = { total: 1, next: null, items: [lanterns()] }

  it("tells under which mandate, by when, and in words how far the answers have come", () => {
    const page = rendered("en", <CallsPage calls={list} mayAdd={false} />)
    assert.match(said(page), /Lanterns in harbours, 2018 LAMPS\/RES\/1, para\. 4 open due in 42 days/)
    assert.match(said(page), /1 of 3 have submitted 1 under way/)
    assert.match(page, /<svg class="tally-bar"[^>]*aria-hidden="true"/)
    assert.match(said(rendered("ar", <CallsPage calls={list} mayAdd={false} />)), /مفتوح .* أرسل 1 من 3 واحدة جارية/)
  })

  it("says where there is none how a call begins, and offers it only to whoever may", () => {
    const none = { total: 0, next: null, items: [] }
    const officers = rendered("en", <CallsPage calls={none} mayAdd />)
    assert.match(said(officers), /No call has been issued yet .* A call begins from a mandate/)
    assert.match(officers, /href="\/en\/calls\/new"/)
    assert.doesNotMatch(rendered("ar", <CallsPage calls={none} mayAdd={false} />), /calls\/new/)
    const narrowed = rendered("en", <CallsPage calls={none} mayAdd={false} />, { search: { status: "closed" } })
    assert.match(said(narrowed), /No call is like this/)
  })

  it("tells nothing of the answers where the reader may not know", () => {
    const page = said(
      rendered("en", <CallsPage calls={{ ...list, items: [lanterns({ tally: null })] }} mayAdd={false} />),
    )
    assert.doesNotMatch(page, /submitted/)
  })
})

describe("a call", () => {
  it("hangs on the thread between its mandate and its answers", () => {
    const page = rendered("en", <CallPage call={lanterns()} mayFollow />)
    assert.match(page, /href="\/en\/documents\/LAMPS-1#para_4"/)
    assert.match(page, /href="\/en\/mandates\/00000000-0000-4000-8000-00000000000a"/)
    assert.match(page, /href="\/en\/calls\/00000000-0000-4000-8000-00000000000b\/board">1 answer</)
    assert.match(said(page), /no report line yet/)
  })

  it("tells who is asked by when, who will see the answers, and what is asked when", () => {
    const page = said(rendered("en", <CallPage call={lanterns()} />))
    assert.match(page, /Who is asked 3 others besides/)
    assert.match(page, /Those bound by the treaty/)
    assert.match(page, /30 and 7 days before it is due; they stop when answered/)
    assert.match(page, /The Secretariat and all who are asked as States parties/)
    assert.match(
      page,
      /1\.3 What keeps harbours dark\? Asked when it is not so that “Is a lantern required in every harbour\?” is “yes”/,
    )
    assert.match(page, /1\.1 Is a lantern required in every harbour\? Must be answered\./)
    assert.match(page, /Who can see this, and why$/)
  })

  it("says from when the public sees the answers", () => {
    const call = lanterns({ audience: "public", published: "2034-01-01" })
    assert.match(said(rendered("en", <CallPage call={call} />)), /Everybody From 1 January 2034\./)
    const atOnce = lanterns({ audience: "public", published: null })
    assert.match(said(rendered("ar", <CallPage call={atOnce} />)), /الجميع حالما تُرسل/)
  })

  it("tells its editions with what each changed and why", () => {
    const [first] = lanterns().editions
    assert.ok(first)
    const second = {
      number: 2,
      reason: { en: "The oil was missing." },
      made: "2033-03-10T09:00:00.000Z",
      added: ["lantern.oil"],
      dropped: [],
      reworded: [],
    }
    const page = said(rendered("en", <CallPage call={lanterns({ editions: [second, first] })} />))
    assert.match(page, /Edition 2 · 10 March 2033 The oil was missing\. 1 question came: lantern\.oil\./)
  })

  it("counts who would be asked in which form, and whom nothing reaches", () => {
    const item = { party: "state-lum", names: { en: "Luminia" }, form: "obligatory" as const, reached: true }
    const items = [
      item,
      { ...item, party: "iom", names: { en: "The Ferry" }, form: "invited" as const, reached: false },
    ]
    const page = said(rendered("en", <AddresseesPart addressees={{ on: "2033-03-19", items }} status="draft" />))
    assert.match(page, /2 addressees would be asked if it opened on 19 March 2033\./)
    assert.match(page, /For 1 of them nobody is appointed who could answer\./)
    assert.match(page, /1 must answer Luminia 1 is invited The Ferry · nobody is appointed/)
    assert.match(
      said(rendered("ar", <AddresseesPart addressees={{ on: "2033-03-19", items }} status="open" />)),
      /تُسأل جهتان/,
    )
  })
})

describe("the calls on a mandate's page", () => {
  const none = { total: 0, next: null, items: [] }
  it("lead to the builder with the mandate filled in, for whoever may issue one", () => {
    const page = rendered("en", <MandateCalls mandate="m" calls={none} mayAdd />)
    assert.match(said(page), /No call has been issued under it yet\./)
    assert.match(page, /href="\/en\/calls\/new\?mandate=m"/)
    assert.doesNotMatch(rendered("ar", <MandateCalls mandate="m" calls={none} mayAdd={false} />), /calls\/new/)
  })
})

describe("the preview of a form", () => {
  it("reads in each language of the call, and says what has no words in it", () => {
    const french = said(rendered("en", <PreviewPage call={lanterns()} />, { search: { in: "fr" } }))
    assert.match(french, /Quelle huile brûle-t-on \? Huile d’olive Aucune de baleine One can be chosen\./)
    const arabic = lanterns({ languages: ["ar", "en"] })
    assert.match(said(rendered("ar", <PreviewPage call={arabic} />)), /7 أجزاء بلا نص بهذه اللغة/)
  })

  it("shows by what a table is broken down, and the bounds of a number", () => {
    const page = said(rendered("en", <PreviewPage call={lanterns()} />))
    assert.match(page, /Lanterns lit, by sex of their keeper .*Sex How many by sex/)
    assert.match(page, /How many keepers were trained\? At least 0\. Whole numbers only/)
  })
})

describe("the response board", () => {
  const items = [
    row({ standing: "submitted", submitted: "2033-05-02T10:00:00.000Z", due: "2033-04-30" }),
    row({
      party: "state-umb",
      names: { en: "Umbria" },
      standing: "drafting",
      extensionAsked: "2033-06-01",
      needsHelp: true,
    }),
    row({ party: "iom", names: { en: "The Ferry" }, form: "invited", reached: false }),
  ]
  const show = (search = {}, status: "open" | "closed" = "open") =>
    rendered("en", <BoardPage call={{ id: lanterns().id, status }} board={{ tally, items }} mayRemind />, { search })

  it("counts, lists where each stands, and what each waits for or lacks", () => {
    const page = said(show())
    assert.match(page, /3 asked 1 not opened .*1 being drafted .*1 submitted/)
    assert.match(page, /Umbria must answer being drafted 30 April 2033 asks for time until 1 June 2033 needs help/)
    assert.match(page, /The Ferry invited not opened 30 April 2033 nobody appointed/)
    assert.match(page, /Luminia must answer submitted 2 May 2033 30 April 2033 came late/)
    assert.match(page, /one point for each State/)
  })

  it("offers to remind only whoever has not answered, and only while the call is open", () => {
    const page = show()
    assert.match(page, /aria-label="Choose Umbria"/)
    assert.doesNotMatch(page, /aria-label="Choose Luminia"/)
    assert.doesNotMatch(show({}, "closed"), /Remind all/)
  })

  it("leaves those the address asks for, in its order", () => {
    const names = (search: Record<string, string>) => filtered(items, search, "en").map(({ names: { en } }) => en)
    assert.deepEqual(names({}), ["Luminia", "The Ferry", "Umbria"])
    assert.deepEqual(names({ standing: "drafting" }), ["Umbria"])
    assert.deepEqual(names({ form: "invited" }), ["The Ferry"])
    assert.deepEqual(names({ flag: "needs-help" }), ["Umbria"])
    assert.deepEqual(names({ words: "um" }), ["Luminia", "Umbria"])
    assert.match(said(show({ standing: "withdrawn" })), /Nobody stands there/)
    assert.deepEqual(flagsOf(row({ extensionAsked: "2033-06-01", extended: "2033-06-01" })), [])
  })
})

describe("the builder", () => {
  it("begins with a name, a mandate, a day and what the questions begin from", () => {
    const page = said(rendered("en", <NewCallForm templates={[]} earlier={[]} />))
    assert.match(page, /Title .*Mandates it is issued under .*Due .*What its questions begin from .*Begin the draft/)
    assert.match(said(rendered("ar", <NewCallForm templates={[]} earlier={[]} />)), /ابدأ المسودة/)
  })

  it("shows a draft with its words side by side, its questions in order, and each by keyboard", () => {
    const page = rendered("en", <Builder call={lanterns({ status: "draft", opened: null })} />)
    assert.match(page, /name="title-en"[^>]*value="Lanterns in harbours, 2018"/)
    assert.match(page, /lang="fr"[^>]*value="Lanternes dans les ports, 2018"/)
    assert.match(page, /aria-label="Up: Is a lantern required in every harbour\?" aria-disabled="true"/)
    assert.match(page, /aria-label="Down: Is a lantern required in every harbour\?"/)
    assert.match(said(page), /Everything is kept\./)
    assert.match(said(rendered("ar", <Builder call={lanterns({ status: "draft", opened: null })} />)), /كل شيء محفوظ/)
  })

  it("says at its place what does not hold together", () => {
    const [first, second] = lanterns().form.sections
    assert.ok(first && second)
    const call = lanterns({
      status: "draft",
      opened: null,
      form: { sections: [{ ...first, items: first.items.slice(2) }, second], questions: [...questions] },
    })
    const page = said(rendered("en", <Builder call={call} />))
    assert.match(page, /1 thing does not hold together yet/)
    assert.match(page, /What keeps harbours dark\?: a condition rests on what is asked only later, or not at all\./)
  })

  it("keeps what stands still out of reach while the call is open", () => {
    const page = rendered("en", <Builder call={lanterns()} />)
    assert.match(said(page), /The call is open: its mandates, addressees and audience stand still/)
    assert.match(page, /<fieldset disabled=""/)
    assert.match(said(page), /Nothing of the questionnaire was changed\./)
  })

  it("names what a draft lacks, and sends no empty words", () => {
    const draft = draftOf(lanterns())
    assert.deepEqual(lacksOf(draft), [])
    const empty = { ...draft, wording: { ...draft.wording, title: { en: "  " }, mandates: [], due: "" } }
    assert.deepEqual(lacksOf(empty), ["title", "mandates", "due"])
    assert.deepEqual(sentOf(empty).wording.title, {})
  })

  it("shows both texts where somebody else wrote meanwhile, and where they differ", () => {
    const theirs = lanterns({ title: { en: "Lanterns everywhere" }, due: "2033-05-31" })
    const mine = draftOf(lanterns())
    assert.deepEqual(differences(mine, draftOf(theirs)), ["title", "due"])
    const page = said(
      rendered(
        "en",
        <KeepingLine
          keeping={{ state: "conflict", theirs }}
          draft={mine}
          differing={() => ["title", "due"]}
          onTheirs={nothing}
          onMine={nothing}
          onAgain={nothing}
        />,
      ),
    )
    assert.match(page, /What you wrote Lanterns in harbours, 2018 What they wrote Lanterns everywhere/)
    assert.match(page, /They differ in: Words Days and reminders Take theirs Put mine over it/)
  })
})

describe("the bank", () => {
  const item = (n: number) => {
    const question = questions[n]
    assert.ok(question)
    return {
      ...question,
      shipped: false,
      calls: [{ call: lanterns().id, title: lanterns().title, status: "open" as const }],
    }
  }

  it("lists its questions with where they hang and how many calls ask them", () => {
    const page = rendered("en", <BankPage bank={{ total: 1, next: null, items: [item(0)] }} />)
    assert.match(
      said(page),
      /Is a lantern required in every harbour\? lantern\.law yes, in part, no once, true until changed XVIII-12-a ?, art\. 9, para\. 1 1 call/,
    )
    assert.match(
      said(rendered("ar", <BankPage bank={{ total: 0, next: null, items: [] }} />)),
      /لا سؤال في بنك الأسئلة بعد/,
    )
  })

  it("shows a question as it is asked, in each language, with the calls that ask it", () => {
    const one = item(2)
    const page = said(rendered("en", <QuestionPage question={{ ...one, editions: [one] }} />))
    assert.match(page, /Olive oil None of whales One can be chosen\./)
    assert.match(page, /Français Quelle huile brûle-t-on \?/)
    assert.match(page, /Lanterns in harbours, 2018 open/)
  })

  it("corrects words alone: code, kind and codes of options stand", () => {
    const one = item(2)
    const page = rendered(
      "en",
      <QuestionForm before={one} languages={["en", "fr"]} mandates={[]} onMade={nothing} onLeave={nothing} />,
    )
    assert.doesNotMatch(page, /name="kind"/)
    assert.match(page, /disabled=""[^>]*name="options-0-code"/)
    assert.match(page, /name="options-0-en"[^>]*value="Olive oil"/)
  })
})

describe("what is said of a form", () => {
  const teller = (language: "en" | "ar") => ({
    ...{ say: words(language, catalogueOf(language)), locale: language === "en" ? "en-GB" : "ar", language },
    questions: new Map(questions.map((each) => [each.code, each])),
  })

  it("has every condition as a sentence", () => {
    const told = (condition: Parameters<typeof conditionWords>[1]) => conditionWords(teller("en"), condition)
    assert.equal(told({ chosen: ["lantern.oil", "olive"] }), "“Which oil do they burn?” is “Olive oil”")
    assert.equal(
      told({
        all: [
          { answered: "lantern.law" },
          { compare: [{ sum: [{ answer: "lantern.lit" }, { number: 2 }] }, "<=", { answer: "lantern.keepers" }] },
        ],
      }),
      "“Is a lantern required in every harbour?” is answered and the sum of “Lanterns lit, by sex of their keeper” and 2 is at most “How many keepers were trained?”",
    )
    assert.equal(
      told({ compare: [{ answer: "lantern.law" }, "!=", { word: "in-part" }] }),
      "“Is a lantern required in every harbour?” is not “yes, in part”",
    )
    assert.match(conditionWords(teller("ar"), { answered: "lantern.law" }), /^أُجيب عن «/)
  })

  it("has words in each language for every fault and every remark on a file", () => {
    const call = lanterns().form.sections
    const twice = { sections: [...call, ...call] }
    const broken = {
      kind: "table",
      options: [
        { code: "a", label: {} },
        { code: "a", label: {} },
      ],
      dimensions: [],
      bounds: { least: 2, most: 1, whole: false },
    } as const
    const faults = [
      ...faultsIn(twice, new Map()),
      ...faultsIn({ sections: [] }, new Map()),
      ...faultsOf({
        ...broken,
        options: [...broken.options],
        dimensions: [],
        label: {},
        hint: {},
        anchors: [],
        per: "year",
        many: false,
        measure: null,
      }),
    ]
    assert.ok(new Set(faults.map(({ fault }) => fault)).size >= 6)
    for (const language of languages) {
      const say = words(language, catalogueOf(language))
      for (const fault of faults) assert.notEqual(faultWords(say, fault), `${fault.place}: ${fault.fault}`)
      for (const remark of xlsFormRemarks) assert.ok(say(`calls.xlsform.${remark}`))
    }
  })
})
