import type { Question } from "#modules/calls/question.ts"
import { isRepeat, type AskedQuestion, type Form, type Repeat, type Section } from "#modules/calls/questionnaire.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { Draft } from "#modules/submissions/draft.ts"
import { codebookOf, listOf, shownWords, type Codebook, type Wording } from "#modules/submissions/workbook/codebook.ts"
import { fieldsOf, itemFields, itemsIn, saidIn, type Field, type Said } from "#modules/submissions/workbook/field.ts"
import { digestOf, keySheet, marks, piecesOf, placeKey } from "#modules/submissions/workbook/key.ts"
import { direction, inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import {
  sheetName,
  type Sheet,
  type SheetColumn,
  type Workbook,
  type WrittenCell,
  type WrittenRow,
} from "#platform/kernel/workbook.ts"

/** What of a draft a workbook is filled with. */
export type Written = Pick<Draft, "question" | "nth" | "version" | "value">

/** An answer given earlier, as it is shown beside the question. */
export type Earlier = {
  readonly question: string
  readonly nth: number
  readonly value: AnswerValue
  readonly given: string
}

/** What a workbook is written from. */
export type Filling = {
  readonly call: { readonly id: string; readonly edition: number; readonly title: Text }
  readonly submission: string
  /** Who answers, in the language of the workbook, and until when. */
  readonly party: string
  readonly due: string
  readonly language: Language
  readonly form: Form
  readonly drafts: readonly Written[]
  readonly last: readonly Earlier[]
} & Wording

/** Tables with no more cells than this have a line ready for each. */
const mostReady = 240

/**
 * The form of a submission as a workbook to be filled in elsewhere: a sheet for
 * each section with a row for each thing that is asked; and a sheet of lines for
 * each table, list of laws and repeat. A table of few cells has its lines ready,
 * one of many (by citizenship) is filled line by line. A hidden sheet keeps on
 * top of which version of each answer it was filled in.
 */
export function workbookFor(filling: Filling): Workbook {
  const { form, language, call, submission } = filling
  const book = codebookOf(form, filling)
  const taken = new Set([keySheet, "lists"])
  const pen = penOf(filling, book, taken)
  const sections = form.sections.map((section) => pen.section(section))
  const cover = pen.cover()
  const answers = filling.drafts.map(({ question, nth, version, value }) => [
    "answer",
    question,
    nth,
    version,
    digestOf(value),
  ])
  const key: Sheet = {
    name: keySheet,
    hidden: true,
    heads: 0,
    columns: [],
    rows: [
      ["palermo", 1],
      ["call", call.id],
      ["edition", call.edition],
      ["submission", submission],
      ["language", language],
      ...answers,
      ["end"],
    ],
  }
  const lists = new Map([...book].map(([name, list]) => [name, [...shownWords(list, language).values()]]))
  return { sheets: [key, cover, ...sections.flatMap(({ sheet, lines }) => [sheet, ...lines])], lists }
}

/** A record of a sheet of lines: what stands hidden before it, and its cells by key. */
type Line = { readonly nth: number; readonly said: Said }
type Column = Field & { readonly heading: string }

function penOf(filling: Filling, book: Codebook, taken: Set<string>) {
  const { form, language, drafts, last, words } = filling
  const rightToLeft = direction(language) === "rtl"
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    inLanguage(words(key), language).text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")
  const said = (text: Text): string => inLanguage(text, language).text
  const questions = new Map(form.questions.map((question) => [question.code, question]))
  const at = new Map(drafts.map((draft) => [placeKey(draft.question, draft.nth), draft.value]))
  const shown = new Map([...book].map(([name, list]) => [name, shownWords(list, language)]))
  const head = (value: string | null): WrittenCell => ({ value, style: "head" })
  const note = (value: string | null): WrittenCell => ({ value, style: "note" })
  const questionOf = (code: string): Question => {
    const found = questions.get(code)
    if (!found) throw new Error(`the form asks ${code}, which is not in it`)
    return found
  }

  const wordFor = ({ list }: Field, value: string | number | undefined): string | number | null =>
    value === undefined ? null : list === undefined ? value : (shown.get(list)?.get(String(value)) ?? value)

  function cover(): Sheet {
    const { call, party, due } = filling
    const spoken: WrittenCell = {
      value: shown.get("language")?.get(language) ?? language,
      style: "answer",
      check: { kind: "list", list: "language" },
    }
    const lines = ["how-1", "how-2", "how-3", "how-4", "how-5"].map((key): WrittenRow => [null, say(key)])
    return {
      name: sheetName(say("cover"), taken),
      columns: [{ width: 2, hidden: true }, { width: 60 }, { width: 40 }],
      ...{ heads: 1, rightToLeft, protected: true },
      rows: [
        ["palermo cover", head(said(call.title))],
        [null, party],
        [null, say("due", { due })],
        ...lines,
        ["language", say("language"), spoken],
      ],
    }
  }

  function section({ code, title, note: aside, items }: Section): { sheet: Sheet; lines: Sheet[] } {
    const lines: Sheet[] = []
    const rows: WrittenRow[] = [
      [
        `${marks.section} ${code}`,
        head(say("code")),
        head(say("question")),
        head(say("answer")),
        head(say("hint")),
        head(say("last")),
      ],
    ]
    const name = sheetName(said(title) || code, taken)
    if (said(aside) !== "") rows.push([null, null, note(said(aside))])
    for (const item of items) {
      if (isRepeat(item)) {
        const sheet = repeated(item)
        lines.push(sheet, ...item.items.flatMap((each) => ofMany(each, true)))
        rows.push([null, null, head(said(item.label)), null, note(say("see-sheet", { sheet: sheet.name }))])
      } else {
        const own = ofMany(item, false)
        lines.push(...own)
        rows.push(...asked(item, own[0]?.name))
      }
    }
    const columns = [
      { width: 2, hidden: true },
      { width: 22 },
      { width: 60 },
      { width: 50 },
      { width: 40 },
      { width: 40 },
    ]
    return { sheet: { name, columns, heads: 1, rightToLeft, protected: true, rows }, lines }
  }

  /** The rows of a question: the first thing it asks stands beside it, the others below. */
  function* asked({ question: code, required }: AskedQuestion, sheet: string | undefined): Generator<WrittenRow> {
    const question = questionOf(code)
    const given = saidIn(at.get(placeKey(code, 0)) ?? null)
    const [first, ...rest] = fieldsOf(question, words)
    // What is told by its own words stands below: the options of a choice of many, what is said of a table.
    const isTold = question.many || question.kind === "table"
    const isBeside = first !== undefined && first.key !== "why" && !isTold
    const cells = first && isBeside ? cellsOf(first, given, code, 0) : []
    const hint =
      question.kind === "file"
        ? say("files-elsewhere")
        : sheet === undefined
          ? said(question.hint)
          : say("see-sheet", { sheet })
    const label = `${said(question.label)}${required ? ` (${say("required")})` : ""}`
    const before = last.find((each) => each.question === code && each.nth === 0)
    const earlier = before ? `${summary(question, before.value)} (${before.given.slice(0, 10)})` : null
    const [cell = [null, null] as const, ...goingOn] = cells
    yield [cell[0], note(code), head(label), cell[1], note(hint), note(earlier)]
    for (const [key, more] of goingOn) yield [key, null, { value: say("goes-on"), style: "part" }, more]
    for (const field of isBeside ? rest : first ? [first, ...rest] : [])
      for (const [n, [key, one]] of cellsOf(field, given, code, 0).entries())
        yield [key, null, { value: n === 0 ? said(field.label) : say("goes-on"), style: "part" }, one]
  }

  /** The cells of one field, a long text going on in further ones; each with what it is known by. */
  function cellsOf(
    field: Field,
    given: Said,
    code: string,
    nth: number,
  ): (readonly [key: string, cell: WrittenCell])[] {
    const value = wordFor(field, given.get(field.key))
    const pieces = typeof value === "string" ? piecesOf(value) : [value]
    return pieces.map((piece, n) => [
      `${placeKey(code, nth)} ${field.key}${n === 0 ? "" : `#${n + 1}`}`,
      { value: piece, style: "answer", ...(field.check && { check: field.check }) },
    ])
  }

  /** An earlier answer in one line: its words, as far as a glance takes them in. */
  function summary(question: Question, value: AnswerValue): string {
    const fields = new Map(
      [...fieldsOf(question, words), ...itemFields(question.kind, words)].map((field) => [field.key, field]),
    )
    const parts = [saidIn(value), ...itemsIn(value)].flatMap((each) =>
      [...each].flatMap(([key, one]) => {
        const field = fields.get(key)
        return field === undefined ? [] : [key.startsWith("chosen.") ? said(field.label) : String(wordFor(field, one))]
      }),
    )
    const cells = value.kind === "table" ? [say("cells", { n: String(value.cells.length) })] : []
    const whole = [...parts, ...cells].join(" · ")
    return whole.length > 1000 ? `${whole.slice(0, 999).toWellFormed()}…` : whole
  }

  /** The sheet of lines of a question that there is several of; none for others. */
  function ofMany({ question: code }: AskedQuestion, isRepeated: boolean): Sheet[] {
    const question = questionOf(code)
    const items = itemFields(question.kind, words)
    if (question.kind !== "table" && items.length === 0) return []
    const nth: Column[] = isRepeated
      ? [
          {
            key: "nth",
            label: words("nth"),
            is: "number",
            heading: say("nth"),
            check: { kind: "number", least: 1, most: 200, whole: true },
          },
        ]
      : []
    const dimensions = question.dimensions.map((dimension): Column => {
      const list = listOf(question, dimension)
      return {
        key: `by.${dimension.code}`,
        label: dimension.label,
        is: "code",
        list,
        check: { kind: "list", list },
        heading: said(dimension.label) || dimension.code,
      }
    })
    const cell: Column[] = [
      {
        key: "number",
        label: words("number"),
        is: "number",
        heading: say("number"),
        check: { kind: "number", least: 0, most: null, whole: true },
      },
      {
        key: "why",
        label: words("why"),
        is: "code",
        list: "missing",
        heading: say("why"),
        check: { kind: "list", list: "missing" },
      },
    ]
    const columns =
      question.kind === "table"
        ? [...dimensions, ...cell]
        : items.map((field) => ({ ...field, heading: said(field.label) }))
    const values = drafts.filter((draft) => draft.question === code)
    const records = values.flatMap((draft) =>
      (question.kind === "table" ? cellLines(draft.value) : itemsIn(draft.value)).map((each, n): Line => ({
        nth: n + 1,
        said: isRepeated ? new Map([["nth", draft.nth], ...each]) : each,
      })),
    )
    const all = question.kind === "table" && !isRepeated ? readyLines(question, records) : records
    return [lined(`${marks.lines} ${code}`, sheetName(code, taken), [...nth, ...columns], all)]
  }

  /** A line for each cell a small table can have, filled where there is an answer; of a large one, those that are filled. */
  function readyLines(question: Question, records: readonly Line[]): readonly Line[] {
    const lists = question.dimensions.map((dimension) =>
      (book.get(listOf(question, dimension)) ?? []).map(({ code }) => code),
    )
    if (lists.reduce((product, { length }) => product * length, 1) > mostReady) return records
    const keyOf = (each: Said) => question.dimensions.map(({ code }) => each.get(`by.${code}`)).join("\n")
    const there = new Map(records.map((record) => [keyOf(record.said), record]))
    const all = lists.reduce<string[][]>(
      (found, list) => found.flatMap((each) => list.map((code) => [...each, code])),
      [[]],
    )
    const ready = all.map((codes, n): Line => {
      const place = new Map(question.dimensions.map(({ code }, d) => [`by.${code}`, codes[d] ?? ""]))
      return { nth: n + 1, said: there.get(keyOf(place))?.said ?? place }
    })
    const known = new Set(ready.map((each) => keyOf(each.said)))
    return [...ready, ...records.filter((record) => !known.has(keyOf(record.said)))]
  }

  function repeated({ repeat, label, items }: Repeat): Sheet {
    const columns = items.flatMap(({ question: code }) => {
      const question = questionOf(code)
      return fieldsOf(question, words).map((field, n): Column => {
        const heading = n === 0 ? said(question.label) : `${said(question.label)}: ${said(field.label)}`
        return { ...field, key: `${code} ${field.key}`, heading }
      })
    })
    const codes = new Set(items.map(({ question }) => question))
    const nths = [
      ...new Set(drafts.filter(({ question, value }) => codes.has(question) && value !== null).map(({ nth }) => nth)),
    ]
    const records = nths
      .toSorted((a, b) => a - b)
      .map((nth): Line => {
        const all = items.flatMap(({ question }) =>
          [...saidIn(at.get(placeKey(question, nth)) ?? null)].map(
            ([key, value]) => [`${question} ${key}`, value] as const,
          ),
        )
        return { nth, said: new Map(all) }
      })
    return lined(`${marks.repeat} ${repeat}`, sheetName(said(label) || repeat, taken), columns, records)
  }

  /** A sheet of records: what its columns are known by, their headings, and below as many lines as there are. */
  function lined(mark: string, name: string, fields: readonly Column[], records: readonly Line[]): Sheet {
    const parts = fields.flatMap((field) => {
      const longest = Math.max(
        1,
        ...records.map(({ said: each }) => piecesOf(String(wordFor(field, each.get(field.key)) ?? "")).length),
      )
      return Array.from({ length: longest }, (_, n) => ({ field, n }))
    })
    const columns: SheetColumn[] = parts.map(({ field }) => ({
      ...{ width: field.is === "words" ? 40 : 24, style: "answer" as const },
      ...(field.check && { check: field.check }),
    }))
    const cell = (field: Field, n: number, each: Said): WrittenCell => {
      const value = wordFor(field, each.get(field.key))
      const piece = typeof value === "string" ? (piecesOf(value)[n] ?? null) : n === 0 ? value : null
      return { value: piece, style: "answer", ...(field.check && { holds: field.check.kind }) }
    }
    function* rows(): Generator<WrittenRow> {
      yield [mark, ...parts.map(({ field, n }) => note(`${field.key}${n === 0 ? "" : `#${n + 1}`}`))]
      yield [null, ...parts.map(({ field, n }) => head(n === 0 ? field.heading : say("goes-on")))]
      for (const { nth, said: each } of records) yield [nth, ...parts.map(({ field, n }) => cell(field, n, each))]
    }
    return {
      name,
      columns: [{ width: 2, hidden: true }, ...columns],
      heads: 2,
      rightToLeft,
      protected: true,
      rows: rows(),
    }
  }

  return { cover, section }
}

/** The cells of a table as lines: their codes, and the number or why there is none. */
const cellLines = (value: AnswerValue | null): Said[] =>
  value?.kind === "table"
    ? value.cells.map(
        (cell) =>
          new Map<string, string | number>([
            ...Object.entries(cell.at).map(([code, is]) => [`by.${code}`, is] as const),
            typeof cell.value === "number" ? ["number", cell.value] : ["why", cell.value],
          ]),
      )
    : []
