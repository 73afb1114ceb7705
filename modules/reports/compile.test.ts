import { faultsOf, type Block, type Part } from "#modules/reports/block.ts"
import { compile } from "#modules/reports/compile.ts"
import { answer, blocks, facts, head, lampFigures, words } from "#modules/reports/examples.ts"
import type { FactFigures, Facts } from "#modules/reports/facts.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { canonical, figureUsesOf, Snapshot, usesOf, type ToldBlock } from "#modules/reports/snapshot.ts"
import { parses } from "#modules/reports/telling.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

/** What a part says in each language, in a sentence of its own. */
function toldAs(part: Part, given: Facts = facts): Record<Language, string> {
  const sentence = Object.fromEntries(languages.map((language) => [language, "{told}"]))
  const block: Block = { kind: "paragraph", words: sentence, parts: { told: part } }
  const [told] = compile(head, [block], given, words).blocks
  assert.ok(told?.kind === "paragraph")
  return Object.fromEntries(
    languages.map((language) => [language, (told.runs[language] ?? []).map(({ text }) => text).join("")]),
  ) as Record<Language, string>
}

const count = (answers: string[], of: "all" | "replied" | "answered" = "all"): Part => ({
  ...{ part: "count", question: "lamp.5.lit", answers, who: "parties", of, words: {} },
})
const blockOf = <K extends ToldBlock["kind"]>(snapshot: Snapshot, kind: K): Extract<ToldBlock, { kind: K }> => {
  const found = snapshot.blocks.find((each) => each.kind === kind)
  assert.ok(found, kind)
  return found as Extract<ToldBlock, { kind: K }> // It was found by its kind.
}

describe("a bound part", () => {
  it("counts in six languages, of all, of those that replied, and of those that answered", () => {
    assert.deepEqual(toldAs(count(["yes", "in-part"])), {
      ar: "2 من أصل 5 دول أطراف",
      en: "2 of 5 States parties",
      es: "2 de 5 Estados partes",
      fr: "2 États parties sur 5",
      ru: "2 из 5 государств-участников",
      zh: "5个缔约国中的2个",
    })
    assert.equal(toldAs(count(["yes"], "replied")).en, "1 of 4 States parties that replied")
    assert.equal(toldAs(count(["yes"], "answered")).ru, "1 из 2 государств-участников, ответивших на этот вопрос")
    assert.equal(toldAs(count(["yes"], "answered")).ar, "1 من أصل دولتين طرفين ممن أجاب عن السؤال")
  })

  it("is told in words of one's own where there are some", () => {
    const own = { en: "{n, plural, =0 {No State} one {One State} other {# States}} of {m}" }
    assert.equal(toldAs({ ...count(["yes"]), words: own } as Part).en, "One State of 5")
  })

  it("lists names in the order and manner of each language", () => {
    const names = toldAs({ ...count(["yes", "in-part"]), part: "names" } as Part)
    assert.equal(names.en, "Arbora and Lumenia")
    assert.equal(names.fr, "Arbora et Luménie")
    assert.equal(names.ar, "أربورا ولومينيا")
    assert.equal(names.ru, "Арбора и Люмения")
    assert.equal(names.zh, "阿博拉和卢梅尼亚")
    assert.equal(toldAs({ ...count(["no"]), part: "names" } as Part).es, "ninguno")
  })

  it("tells who was asked and who replied, by number and by name", () => {
    const replies = (what: "asked" | "replied" | "no-reply", names = false): Part => ({
      ...{ part: "replies", who: "parties", what, names, words: {} },
    })
    assert.equal(toldAs(replies("asked")).ru, "5 государств-участников")
    assert.equal(toldAs(replies("replied")).en, "4 of 5 States parties")
    assert.equal(toldAs(replies("no-reply")).ar, "1 من أصل 5 دول أطراف")
    assert.equal(toldAs(replies("no-reply", true)).zh, "维尔达尼亚")
  })

  it("adds up what was reported, and does not call zero what nobody reported", () => {
    const sum = (question: string): Part => ({ part: "sum", question, who: "parties", of: "all", words: {} })
    assert.equal(toldAs(sum("lamp.9.number")).en, "1,200")
    assert.equal(toldAs(sum("lamp.9.unasked")).en, "not reported")
    assert.equal(toldAs(sum("lamp.9.unasked")).zh, "未报告")
  })

  it("quotes what was said, and nothing that its State keeps from these readers", () => {
    const quote = (party: string): Part => ({ part: "quotation", question: "lamp.5.lit", party, nth: 0 })
    assert.equal(toldAs(quote("state-xlu")).fr, "« Every lamp has been lit since the first winter. »")
    assert.equal(toldAs(quote("state-xmo")).en, "not reported")
  })
})

describe("a compiled report", () => {
  const snapshot = compile(head, blocks, facts, words)

  it("tells apart who did not reply, left a blank, cannot tell, and does not wish to", () => {
    const { evidence } = blockOf(snapshot, "paragraph")
    assert.deepEqual(evidence["lit"]?.missing, {
      "no-reply": ["state-xve"],
      "not-available": ["state-xes"],
      withheld: ["state-xmo"],
    })
    assert.equal(evidence["lit"]?.counted.length, 1)
    assert.equal(evidence["lit"]?.beside.length, 1)
  })

  it("has a source for every answer it counts, and names none that is withheld", () => {
    const known = new Set(facts.answers.filter(({ released }) => released).map(({ id }) => id))
    assert.ok(snapshot.sources.length > 0)
    assert.ok(snapshot.sources.every((source) => known.has(source.answer)))
    assert.doesNotMatch(canonical(snapshot), new RegExp(facts.answers.find(({ released }) => !released)?.id ?? "none"))
    for (const { source } of usesOf(snapshot)) assert.ok(snapshot.sources[source])
  })

  it("never makes a zero of what is missing", () => {
    const matrix = snapshot.blocks.find(
      (each) => each.kind === "table" && each.head[0]?.is === "label" && each.head[0].label === "head.party",
    )
    assert.ok(matrix?.kind === "table")
    const line = (party: string) =>
      matrix.rows.find(({ cells: [first] }) => first?.is === "party" && first.party === party)?.cells[2]
    assert.deepEqual(line("state-xve"), { is: "missing", why: "no-reply" })
    assert.deepEqual(line("state-xmo"), { is: "missing", why: "no-answer" })
    assert.deepEqual({ ...line("state-xar"), source: 0 }, { is: "number", number: 0, source: 0 })
  })

  it("tells who replied by groups, and all together", () => {
    const replies = snapshot.blocks.at(-1)
    assert.ok(replies?.kind === "table")
    assert.deepEqual(
      replies.rows.map(({ cells }) => cells.slice(1, 4).map((cell) => (cell.is === "number" ? cell.number : cell.is))),
      [
        [3, 3, 0],
        [2, 1, 1],
        [1, 0, 1],
        [6, 4, 2],
      ],
    )
  })

  it("is the same from the same facts, in whatever order they come", () => {
    const turned = { ...facts, answers: facts.answers.toReversed(), addressees: facts.addressees.toReversed() }
    assert.equal(canonical(compile(head, blocks, turned, words)), canonical(snapshot))
    assert.deepEqual(Snapshot.parse(JSON.parse(canonical(snapshot))), JSON.parse(canonical(snapshot)))
  })

  it("takes the newest of several answers to one question", () => {
    const anew = answer(
      "state-xar",
      "lamp.5.lit",
      { kind: "missing", why: "withheld", note: "" },
      { given: "2019-05-01" },
    )
    const told = compile(head, blocks, { ...facts, answers: [...facts.answers, anew] }, words)
    assert.deepEqual(blockOf(told, "paragraph").evidence["who"]?.missing.withheld, ["state-xar", "state-xmo"])
  })

  it("says that nobody reported, and by whom nothing came", () => {
    const list = blocks.filter(({ kind }) => kind === "list").map((each) => ({ ...each, answers: ["no"] }) as Block)
    assert.equal(compile(head, list, facts, words).blocks[0]?.kind, "nothing")
  })

  it("takes the words on which State and Secretariat agreed", () => {
    const place = `${facts.answers[1]?.id}:0`
    const agreed = [{ place, text: "Half of the lamps are lit.", language: "en" as const }]
    const quoted = blockOf(compile(head, blocks, { ...facts, agreed }, words), "quotation")
    assert.deepEqual([quoted.text, quoted.language, quoted.agreed], ["Half of the lamps are lit.", "en", true])
  })
})

describe("the blocks of a report", () => {
  it("hold together, or say where they do not", () => {
    const asked = new Set(["lamp.5.lit", "lamp.9.number", "lamp.9.practice"])
    assert.deepEqual(faultsOf(blocks, asked, parses), [])
    const wrong: Block[] = [
      {
        kind: "paragraph",
        words: { en: "{lit} of {lost}", fr: "{lit}" },
        parts: { lit: count([]), idle: count([]) },
      },
      {
        kind: "paragraph",
        words: { en: "{lit}" },
        parts: { lit: { ...count([]), words: { en: "{n, plural, one {}" } } as Part },
      },
      { kind: "table", words: { en: "III" }, question: "lamp.1.unknown", who: "parties", of: "all" },
    ]
    assert.deepEqual(
      faultsOf(wrong, asked, parses).map(({ block, fault, at }) => `${block} ${fault} ${at}`),
      [
        "0 slot-without-part lost",
        "0 part-without-slot idle",
        "1 words-do-not-parse lit",
        "2 question-unknown lamp.1.unknown",
      ],
    )
  })
})

const oneOf = (n: number): FactFigures => ({
  ...lampFigures,
  ...{ key: "1 lamps-2018  year:2017", dimensions: "", at: "year:2017", spread: [] },
  figures: lampFigures.figures.slice(n, n + 1),
})
const figurePart = { part: "figure", release: "lamps-2018", at: "year:2017", words: {} } as const
const figureTable: Block = {
  kind: "figures",
  words: { en: "Lamps" },
  release: "lamps-2018",
  dimensions: "year,sex",
  at: "",
}

describe("a released figure", () => {
  const toldWith = (n: number) => toldAs(figurePart, { ...facts, figures: [oneOf(n)] })

  it("is a number in the manner of each language, and zero where nobody is", () => {
    assert.deepEqual(toldWith(0), {
      ar: "1,234",
      en: "1,234",
      es: "1234",
      fr: "1\u202f234",
      ru: "1\u00a0234",
      zh: "1,234",
    })
    assert.equal(toldWith(3).en, "0")
  })

  it("is told apart where it is withheld, was not reported, or was not released, whatever words there are for a number", () => {
    assert.deepEqual(toldWith(1), {
      ...{ ar: "محجوب", en: "withheld", es: "no divulgado", fr: "non divulgué", ru: "не разглашается", zh: "不予公布" },
    })
    assert.deepEqual([toldWith(2).en, toldAs(figurePart).en], ["not reported", "not released"])
    const own = { ...figurePart, words: { en: "{n, plural, one {# keeper} other {# keepers}}" } }
    assert.equal(toldAs(own, { ...facts, figures: [oneOf(0)] }).en, "1,234 keepers")
    for (const n of [1, 2]) assert.doesNotMatch(toldAs(own, { ...facts, figures: [oneOf(n)] }).en, /keepers|\d/)
  })

  it("is a table with a line for each code, and keeps its release behind it", () => {
    const snapshot = compile(
      head,
      [figureTable, { kind: "paragraph", words: { en: "{n} kept." }, parts: { n: figurePart } }],
      { ...facts, figures: [lampFigures, oneOf(1)] },
      words,
    )
    const layout = layOut(snapshot, "en")
    const [table] = layout.lines
    assert.ok(table?.kind === "paragraph" && table.table)
    assert.deepEqual(table.table.head, ["Year", "Female", "Male"])
    assert.deepEqual(table.table.rows, [
      ["2017", "1,234", "withheld"],
      ["2018", "not reported", "0"],
    ])
    assert.match(
      layout.notes[0] ?? "",
      /^Lumenia, Keepers of lamps: figures released on 1 May 2019 \(release lamps-2018, SHA-256 abababababab…\); who was detected .*; counts below 10 are withheld.*not zero\.$/,
    )
    assert.deepEqual(layout.figures, [[0], [1]])
    assert.deepEqual(figureUsesOf(snapshot), [
      { block: 0, part: "table", figure: 0 },
      { block: 1, part: "n", figure: 1 },
    ])
    assert.deepEqual(Snapshot.parse(JSON.parse(canonical(snapshot))), snapshot)
    for (const language of languages)
      for (const note of layOut(snapshot, language).notes) assert.doesNotMatch(note, /caution|note\.|undefined|\{/)
  })

  it("leaves a report that tells none as it was before there were any", () => {
    assert.ok(!("figures" in compile(head, blocks, facts, words)))
  })

  it("does not hold together where its release is not out for the readers", () => {
    const out = new Set([lampFigures.key])
    const both: Block[] = [figureTable, { kind: "paragraph", words: { en: "{n}" }, parts: { n: figurePart } }]
    assert.deepEqual(faultsOf(both, null, parses, out), [{ block: 1, fault: "figure-not-released", at: "lamps-2018" }])
  })
})
