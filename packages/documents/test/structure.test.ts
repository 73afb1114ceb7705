import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { type Paragraph, readSource, type Reading, textSource } from "../src/index.ts"

const reading = (...lines: string[]) => readSource(textSource(lines.join("\n\n")))

/** The tree in short: the kinds of its nodes, numbers for those that have one, children in brackets. */
function outline(one: Reading): string {
  const short = (node: Paragraph): string =>
    `${node.type === "preambular" ? "p" : node.type === "annexed" ? "x" : ""}${node.number ?? "-"}${node.children.length > 0 ? `[${node.children.map(short).join(" ")}]` : ""}`
  return one.children
    .map((node) => ("children" in node ? short(node) : `<${node.type}${node.number ? ` ${node.number}` : ""}>`))
    .join(" ")
}

describe("sub-paragraphs", () => {
  it("may open with (i) directly under a number and go down to a.", () => {
    const one = reading(
      "The General Assembly,",
      "1. Requests the Secretary-General:",
      "(i) To count;",
      "(ii) To report on:",
      "a. Lamps;",
      "b. Ladders;",
      "(iii) To rest;",
      "2. Decides to go on.",
    )
    assert.equal(outline(one), "<enacting> 1[(i) (ii)[a b] (iii)] 2")
  })

  it("take (i) for a letter after (h) and for a number under a letter", () => {
    const letters = "cdefghij".split("").map((letter) => `(${letter}) Point;`)
    const one = reading(
      "The General Assembly,",
      "1. Decides that:",
      "(a) One;",
      "(b) Two:",
      "(i) Two one;",
      "(ii) Two two;",
      ...letters,
    )
    assert.equal(outline(one), "<enacting> 1[(a) (b)[(i) (ii)] (c) (d) (e) (f) (g) (h) (i) (j)]")
  })

  it("may stand under a preambular paragraph", () => {
    assert.equal(
      outline(reading("The Council,", "Reaffirming its role:", "(a) In this,", "(b) In that,", "1. Decides to go on.")),
      "<enacting> p-[(a) (b)] 1",
    )
  })

  it("have a closing bracket alone in French and Spanish", () => {
    const one = reading(
      "L’Assemblée générale,",
      "Rappelant sa résolution 61/144 du 19 décembre 2006,",
      "1. Prie le Secrétaire général :",
      "a) De compter les lampes ;",
      "b) De lui en rendre compte.",
    )
    assert.equal(outline(one), "<enacting> p- 1[a) b)]")
  })
})

describe("sections", () => {
  it("may have a title that opens like a preambular paragraph", () => {
    const one = reading(
      ...["The General Assembly,", "I", "Keeping of lamps", "Noting that lamps go out,", "1. Decides to count them;"],
      ...["II", "Considering that oil is dear,", "1. Decides to save it."],
    )
    assert.equal(outline(one), "<enacting> <section I> p- 1 <section II> p- 1")
    assert.equal(one.children.find(({ id }) => id === "section_I")?.text, "I Keeping of lamps")
  })

  it("may have preambles of their own and numbers that begin anew", () => {
    const one = reading(
      "The General Assembly,",
      "I",
      "Lamps",
      "Recalling its resolution 70/1,",
      "1. Notes the lamps;",
      "II",
      "Ladders",
      "Having considered the ladders,",
      "1. Notes the ladders;",
      "2. Decides to go on.",
    )
    assert.equal(outline(one), "<enacting> <section I> p- 1 <section II> p- 1 2")
    assert.deepEqual(
      one.children.filter((node) => node.type === "operative").map((node) => node.id),
      ["sec_I__para_1", "sec_II__para_1", "sec_II__para_2"],
    )
  })

  it("may be lettered while the numbers run on", () => {
    const one = reading(
      "The Security Council,",
      "Acting under Chapter VII of the Charter,",
      "A",
      "Arms",
      "1. Decides to act;",
      "B",
      "Committee",
      "2. Decides to go on.",
    )
    assert.equal(outline(one), "<enacting> p- <section A> 1 <section B> 2")
  })

  it("may have a heading without a number, which changes nothing", () => {
    const one = reading(
      "The Security Council,",
      "1. Decides to end the mission;",
      "Farewell and accounts",
      "2. Decides to pay for it;",
      "3. Decides to remain seized of the matter.",
    )
    assert.equal(outline(one), "<enacting> 1 <section> 2 3")
  })
})

describe("annexes", () => {
  it("keep their numbers to themselves", () => {
    const one = reading(
      "The General Assembly,",
      "Recalling its resolution 70/1,",
      "Approves the rules of the garden.",
      "68th plenary meeting",
      "Annex",
      "Rules of the garden",
      "1. The garden is open.",
      "2. Requests for entry are made:",
      "(a) In writing;",
      "(b) In person.",
    )
    assert.equal(outline(one), "<enacting> p- - <closing> <annex> <title> x1 x2[x(a) x(b)]")
    assert.equal(one.mandates.length, 1)
  })

  it("are known without their name after the last full stop", () => {
    const one = reading(
      "The Security Council,",
      "1. Adopts the rules of the lighthouse that are annexed hereto;",
      "2. Decides to remain seized of the matter.",
      "Rules of the lighthouse",
      "The keeper on duty does what is written below every evening, one thing after the other and never in haste:",
      "1. Light the lamp.",
    )
    assert.equal(outline(one), "<enacting> 1 2 <annex> x- x1")
  })
})

describe("parts that are missing or out of the ordinary", () => {
  it("an enacting line may lack its comma and a preamble be absent", () => {
    assert.equal(
      outline(reading("The Conference of the Parties", "1.Requests the Secretariat to report;", "2.Decides to go on.")),
      "<enacting> 1 2",
    )
  })

  it("numbers may be lost", () => {
    const one = reading(
      "The Conference of the Parties,",
      "Recalling its decision 1/CP.17,",
      "Decides to begin;",
      "Requests the secretariat:",
      "To count;",
      "Also invites Parties to come.",
    )
    assert.equal(outline(one), "<enacting> p- - - -")
    assert.ok(one.doubts.some((doubt) => doubt.code === "numbers-lost"))
  })

  it("a draft may be nested in the act that recommends it", () => {
    const one = reading(
      "The Economic and Social Council",
      "*Recommends* to the General Assembly the adoption of the following draft resolution:",
      "The General Assembly,",
      "Recalling its resolution 70/1,",
      "1. Decides to go on.",
    )
    assert.equal(outline(one), "<enacting> <wrapper> <enacting> p- 1")
    assert.deepEqual(
      [one.masthead.body, one.masthead.wrapper],
      ["Economic and Social Council", { verb: "Recommends", addressee: "General Assembly" }],
    )
  })

  it("a decision may count its paragraphs by letters", () => {
    const one = reading(
      "The Conference of the Parties,",
      "Recalling its decision 3/3,",
      "(a) Takes note of the report;",
      "(b) Decides to go on;",
      "(c) Requests the Secretariat to help.",
    )
    assert.equal(outline(one), "<enacting> p- (a) (b) (c)")
  })

  it("a decision may say all in one sentence", () => {
    const one = reading(
      "60/951. Mending of the lamp",
      "At its 79th plenary meeting, on 8 May 2006, the General Assembly, having heard the keepers, decided to leave the lamp until its sixty-first session, and requested the Secretary-General to report thereon.",
    )
    assert.deepEqual(
      one.mandates.map(({ verb, addressee, date }) => [verb, addressee, date?.printed]),
      [
        ["decided", null, "until its sixty-first session"],
        ["requested", "Secretary-General", undefined],
      ],
    )
    assert.equal(one.masthead.adopted, "2006-05-08")
  })

  it("votes follow the closing", () => {
    const one = reading(
      "The General Assembly,",
      "1. Decides to go on.",
      "82nd plenary meeting",
      "20 December 2024",
      "In favour: Albania, Andorra",
      "Against: None",
    )
    assert.equal(one.children.filter((node) => node.type === "operative").length, 1)
    assert.equal(one.masthead.adopted, "2024-12-20")
  })

  it("words may stand one on a line", () => {
    const words =
      "The General Assembly, Recalling its resolution 70/1 of 25 September 2015, Recalling also its resolution 71/2 of 3 October 2016, 1. Requests the Secretary-General to report at its seventy-third session; 2. Decides to go on."
    assert.equal(outline(readSource(textSource(words.replaceAll(" ", "\n")))), "<enacting> p- p- 1 2")
  })

  it("Arabic and Chinese keep their structure and say that mandates were not read", () => {
    const arabic = reading(
      "الجمعية العامة،",
      "إذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015،",
      "وإذ تلاحظ التقدم المحرز،",
      "1 - تطلب إلى الأمين العام أن يقدم تقريرا؛",
      "2 - تقرر أن تبقي المسألة قيد نظرها.",
    )
    const chinese = reading(
      "大会，",
      "回顾其2015年9月25日第70/1号决议，",
      "又回顾《联合国宪章》，",
      "1. 请秘书长提交报告；",
      "2. 决定继续处理此案。",
    )
    for (const one of [arabic, chinese]) {
      assert.equal(outline(one), "<enacting> p- p- 1 2")
      assert.deepEqual(
        one.mandates.map(({ class: said, target }) => `${said} ${target}`),
        ["request secretariat", "decision none"],
      )
      assert.equal(one.doubts[0]?.code, "mandates-in-part")
    }
  })
})

describe("notes", () => {
  const marks = (one: Reading) =>
    one.children.flatMap((node) => node.marks.flatMap((mark) => (mark.type === "note" ? [mark.note] : [])))

  it("may be called more than once", () => {
    const one = reading(
      "The General Assembly,",
      "Recalling its resolution¹ and noting it,¹",
      "1. Takes note of the report.²",
      "¹ A/72/1.",
      "² A/72/2.",
    )
    assert.deepEqual([marks(one), one.notes.length], [["1", "1", "2"], 2])
  })

  it("may be glued to the sentence and to the year before them", () => {
    const one = reading(
      "The Conference of the Parties",
      "1.Requests the Secretariat to report on 2009–20111 and to go on;1UNEP/CHW.10/INF/14.",
      "2.Decides to consider it.",
    )
    assert.deepEqual([marks(one), one.notes.map((note) => note.text)], [["1"], ["UNEP/CHW.10/INF/14."]])
    assert.equal(
      one.children.find((node) => node.type === "operative")?.text,
      "Requests the Secretariat to report on 2009–2011 and to go on;",
    )
  })

  it("cut no sentence in two", () => {
    const one = reading(
      "The General Assembly,",
      "Recalling the work of the",
      "¹ A/72/1.",
      "18-12345 (E)",
      "Secretariat,¹",
      "1. Decides to go on.",
    )
    assert.equal(
      one.children.find((node) => node.type === "preambular")?.text,
      "Recalling the work of the Secretariat,",
    )
  })
})

describe("a draft that is printed as a quotation", () => {
  const lead = ["The Council,", "Recommends to the General Assembly the adoption of the following draft resolution:"]
  const draft = [
    "The General Assembly,",
    "Recalling the rules on “lamps”,",
    "1. Requests the Secretary-General to count:",
    "(a) Lamps;",
    "(b) Ladders;",
    "2. Decides to call it a “year of light”.",
  ]

  it("is read as if it had no quotation marks, and keeps those within", () => {
    const quoted = draft.map((line) => `“${line}`)
    const one = reading(...lead, ...quoted.slice(0, -1), `${quoted.at(-1)}”`)
    const same = reading(...lead, ...draft)
    assert.equal(outline(one), "<enacting> <wrapper> <enacting> p- 1[(a) (b)] 2")
    assert.equal(outline(one), outline(same))
    assert.deepEqual(
      one.children.map(({ id, text }) => [id, text]),
      same.children.map(({ id, text }) => [id, text]),
    )
    assert.deepEqual(one.unplaced, [])
  })
})

describe("the language", () => {
  const short: readonly (readonly [code: string, lines: readonly string[]])[] = [
    ["es", ["La Asamblea General,", "1. Solicita al Secretario General que le presente un informe en su sesión;"]],
    [
      "fr",
      [
        "L’Assemblée générale,",
        "1. Prie le Secrétaire général de lui présenter un rapport à sa session sur la lampe ;",
      ],
    ],
    ["en", ["The General Assembly,", "1. Requests the Secretary-General to report at its session on the lamp;"]],
  ]
  for (const [code, lines] of short)
    it(`is told of a few lines: ${code}`, () => assert.equal(reading(...lines).language, code))
})
