import type { Condition } from "#modules/calls/condition.ts"
import { questionKinds, tableLists, type Question } from "#modules/calls/question.ts"
import { Form, isRepeat, placesOf, type AskedQuestion } from "#modules/calls/questionnaire.ts"
import { plain } from "#modules/calls/xlsform/expression.ts"
import { xlsFormIn, type XlsForm } from "#modules/calls/xlsform/read.ts"
import { wordingOf } from "#modules/calls/starter/shipped.ts"
import { shippedQuestionnaires } from "#modules/calls/store/starter.ts"
import { xlsFormOf } from "#modules/calls/xlsform/write.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { languages } from "#platform/kernel/language.ts"
import type { ReadRow } from "#platform/kernel/workbook.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const words = (key: string) => ({ en: `the ${key}`, ar: `الـ${key}` })
const exporting = {
  ...{ title: { en: "Lamps" }, id: "lamps", version: "1", words },
  offered: ({ list, options }: Question["dimensions"][number]) =>
    list === "own" ? options : [1, 2, 3].map((n) => ({ code: `${list}-${n}`, label: words(`${list} ${n}`) })),
}

async function bytesOf(form: Form): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf(xlsFormOf(form, exporting))) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** What a workbook of others says, told as its sheets. */
function* rowsIn(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Generator<ReadRow> {
  for (const [sheet, rows] of Object.entries(sheets))
    for (const [at, cells] of rows.entries()) yield { sheet, row: at + 1, cells }
}

async function readOf(sheets: Parameters<typeof rowsIn>[0]): Promise<XlsForm> {
  const read = await xlsFormIn(rowsIn(sheets))
  assert.ok(read)
  return read
}

const remarksOf = ({ remarks }: XlsForm) => remarks.map(({ row, remark, what }) => [row, remark, what])

/** A form as it is read back: groups of one condition are that one, questions in the order they are asked. */
function settled({ sections, questions }: Form): Form {
  const when = (condition: Condition | null) => condition && plain(condition)
  const asked = (item: AskedQuestion): AskedQuestion => ({
    ...item,
    when: when(item.when),
    check: item.check && { ...item.check, holds: plain(item.check.holds) },
  })
  return Form.parse({
    sections: sections.map((section) => ({
      ...section,
      when: when(section.when),
      items: section.items.map((item) =>
        isRepeat(item) ? { ...item, when: when(item.when), items: item.items.map(asked) } : asked(item),
      ),
    })),
    questions: questions.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  })
}

// Invented forms: any kind of question anywhere, with any logic a form can have.
const text = fc
  .uniqueArray(fc.constantFrom(...languages), { maxLength: 6 })
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((each) => [each, phrase]))))
const phrase = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((each) => /\S/.test(each))
const options = fc
  .uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,6}$/), { minLength: 2, maxLength: 4 })
  .chain((codes) => fc.tuple(...codes.map((code) => text.map((label) => ({ code, label })))))
const dimension = (n: number) =>
  fc
    .record({ label: text, list: fc.constantFrom(...tableLists), own: options })
    .map(({ label, list, own }) => ({ code: `by-${n}`, label, list, options: list === "own" ? own : [] }))
const bounds = fc.option(
  fc.record({
    least: fc.option(fc.integer({ min: -5, max: 5 })),
    most: fc.option(fc.integer({ min: 6, max: 9 })),
    whole: fc.boolean(),
  }),
)
const question = (code: string) =>
  fc
    .record({
      kind: fc.constantFrom(...questionKinds),
      ...{ label: text, hint: text, options, bounds, many: fc.boolean(), retired: fc.boolean() },
      per: fc.constantFrom("standing" as const, "year" as const),
      edition: fc.integer({ min: 1, max: 9 }),
      measure: fc.option(fc.constant("0204")),
      anchors: fc.constantFrom([], [{ instrument: "tip", article: "5", paragraph: null }]),
      dimensions: fc
        .integer({ min: 1, max: 4 })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => dimension(at)))),
    })
    .map((each) => ({
      ...each,
      code,
      options: each.kind === "choice" ? each.options : [],
      many: each.kind === "choice" && each.many,
      bounds: each.kind === "number" ? each.bounds : null,
      dimensions: each.kind === "table" ? each.dimensions : [],
    }))
const logic = (codes: readonly string[]): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...codes).map((answered) => ({ answered })),
      fc.constantFrom(...codes).map((each) => ({ chosen: [each, "yes"] as const })),
      fc
        .tuple(fc.constantFrom(...codes), fc.constantFrom("=", "!=", "<", ">="), fc.integer())
        .map(([answer, by, number]) => ({ compare: [{ answer }, by, { number }] as const })),
      tie("condition").map((not) => ({ not })),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    ),
  })).condition
const codes = ["lamp.1.lit", "lamp.1.oil-kind", "lamp.2", "keeper", "keeper.name", "wick.3.a"]
const form = fc
  .tuple(
    fc.tuple(...codes.map(question)),
    fc.array(fc.option(logic(codes)), { minLength: 6, maxLength: 6 }),
    text,
    text,
    fc.option(logic(codes)),
  )
  .chain(([questions, whens, title, note, when]) =>
    fc.tuple(...codes.map((code, at) => asking(code, whens[at] ?? null))).map((asked): Form => {
      const [first, second, third, fourth, fifth, sixth] = asked
      const repeat = { repeat: "keepers", label: title, least: 1, most: 7, when, items: [third, fourth] }
      return Form.parse({
        questions,
        sections: [
          { code: "one", title, note, when: null, items: [first, second, repeat] },
          { code: "two", title: note, note: {}, when, items: [fifth, sixth] },
        ],
      })
    }),
  )
const asking = (code: string, when: Condition | null) =>
  fc
    .record({ required: fc.boolean(), check: fc.option(fc.record({ holds: logic([code, ...codes]), message: text })) })
    .map((each): AskedQuestion => ({ question: code, when, ...each }))

describe("a form given out as an XLSForm", () => {
  it("is read back as the same form, whatever it asks", async () => {
    await fc.assert(
      fc.asyncProperty(form, async (each) => {
        const read = await xlsFormIn(rowsOf(await bytesOf(each)))
        assert.ok(read)
        const { questionnaire, questions, remarks } = read
        assert.deepEqual(remarks, [])
        assert.deepEqual(settled({ ...questionnaire, questions: [...questions] }), settled(each))
      }),
      { numRuns: 150 },
    )
  })

  it("is read back as the same form, of each ready-made questionnaire", async () => {
    const shipped = await shippedQuestionnaires()
    assert.ok(shipped.length > 0)
    const bank = shipped.flatMap(({ questions }) =>
      questions.map((each) => ({ ...wordingOf(each, new Map()), code: each.code, edition: 1, retired: false })),
    )
    for (const { sections } of shipped) {
      const asked = new Set(placesOf({ sections }).map((place) => place.asked.question))
      const whole = Form.parse({ sections, questions: bank.filter(({ code }) => asked.has(code)) })
      const read = await xlsFormIn(rowsOf(await bytesOf(whole)))
      assert.ok(read)
      assert.deepEqual(read.remarks, [])
      assert.deepEqual(settled({ ...read.questionnaire, questions: [...read.questions] }), settled(whole))
    }
  })

  it("has a row for each answer under the code of its question, and no name twice beside another", () => {
    const [sample] = fc.sample(form, { numRuns: 1, seed: 7 })
    assert.ok(sample)
    const [survey = { rows: [] }] = xlsFormOf(sample, exporting).sheets
    const rows = [...(survey.rows as Iterable<readonly (string | null)[]>)].slice(1)
    const names = rows.filter(([type]) => !type?.startsWith("end")).map(([, name]) => name)
    assert.equal(new Set(names).size, names.length)
    for (const code of codes) assert.ok(names.includes(code), code)
    for (const name of names) assert.match(name ?? "", /^[A-Za-z_][\w.-]*$/)
  })
})

describe("an XLSForm of others", () => {
  const choices = [
    ["list_name", "name", "label::English (en)", "label::العربية (ar)"],
    ["yn", "Yes", "Yes", "نعم"],
    ["yn", "no", "No", "لا"],
  ]

  it("becomes sections, repeats and questions", async () => {
    const read = await readOf({
      survey: [
        [
          "type",
          "name",
          "label::English (en)",
          "label::French",
          "required",
          "relevant",
          "constraint",
          "constraint_message",
        ],
        ["begin group", "Harbour_Lamps", "Harbour lamps", "Feux"],
        ["note", "intro", "Lamps only."],
        ["select_one yn", "is_lit", "Is it lit?", "Allumé ?", "yes"],
        [
          "integer",
          "hours",
          "Hours",
          "Heures",
          "",
          "selected(${is_lit}, 'Yes')",
          ". >= 0 and . <= 24 and . != 13",
          "Not so long",
        ],
        ["begin repeat", "keeper", "Keepers"],
        ["text", "name", "Name"],
        ["end repeat"],
        ["end group"],
      ],
      choices,
      settings: [["form_title"], ["Lamps"]],
    })
    assert.deepEqual(remarksOf(read), [
      [4, "name-changed", "is_lit → is-lit"],
      [2, "name-changed", "Yes → yes"],
    ])
    const hours = { answer: "hours" }
    assert.deepEqual(read.questionnaire, {
      sections: [
        {
          code: "harbour-lamps",
          title: { en: "Harbour lamps", fr: "Feux" },
          note: { en: "Lamps only." },
          when: null,
          items: [
            { question: "is-lit", required: true, when: null, check: null },
            {
              question: "hours",
              required: false,
              when: { chosen: ["is-lit", "yes"] },
              check: { holds: { compare: [hours, "!=", { number: 13 }] }, message: { en: "Not so long" } },
            },
            {
              ...{ repeat: "keeper", label: { en: "Keepers" }, least: 0, most: 50, when: null },
              items: [{ question: "name", required: false, when: null, check: null }],
            },
          ],
        },
      ],
    })
    assert.deepEqual(
      read.questions.map(({ code, kind, bounds: within, options: offered }) => [code, kind, within, offered.length]),
      [
        ["is-lit", "choice", null, 2],
        ["hours", "number", { least: 0, most: 24, whole: true }, 0],
        ["name", "explanation", null, 0],
      ],
    )
  })

  it("is remarked on, by sheet and row, where it has no counterpart", async () => {
    const read = await readOf({
      survey: [
        ["type", "name", "label", "label::Esperanto", "choice_filter", "relevant", "required"],
        ["text", "a", "A", "A", "", "count-selected(${b}) > 1"],
        ["geopoint", "where", "Where"],
        ["select_one nowhere", "b", "B", "", "x = 1", "", "${a} = 1"],
        ["image", "c", "C"],
        ["begin_group", "g"],
        ["begin_group", "h"],
        ["integer", "1st", "First", "", "", "${a} = 'x'"],
        ["end_group"],
        ["note", "n", "Too late"],
        ["begin_repeat", "r"],
        ["begin_repeat", "s"],
        ["date", "a", "Again"],
        ["end_repeat"],
        ["end_repeat"],
        ["text"],
      ],
      Notes: [["of others"]],
    })
    assert.deepEqual(remarksOf(read), [
      [1, "sheet-not-read", "Notes"],
      [2, "language-not-known", "label::Esperanto"],
      [2, "expression-not-read", "count-selected(${b}) > 1"],
      [3, "type-not-known", "geopoint"],
      [4, "column-not-read", "choice_filter"],
      [4, "list-not-found", "nowhere"],
      [4, "expression-not-read", "${a} = 1"],
      [5, "taken-as-file", "image"],
      [7, "group-dissolved", "h"],
      [8, "name-changed", "1st → q-1st"],
      [10, "note-not-kept", "Too late"],
      [12, "repeat-in-repeat", "s"],
      [13, "name-changed", "a → a-2"],
      [16, "name-missing", "text"],
      [16, "not-closed", "section"],
    ])
  })

  it("is none where no sheet says what is asked", async () => {
    assert.equal(await xlsFormIn(rowsIn({ Sheet1: [["a"], ["b"]] })), undefined)
    assert.equal(await xlsFormIn(rowsIn({ survey: [["type", "name"]] })), undefined)
  })
})
