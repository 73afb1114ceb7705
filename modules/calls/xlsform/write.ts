import type { Condition } from "#modules/calls/condition.ts"
import { isRepeat, type AskedQuestion, type Form, type Repeat } from "#modules/calls/questionnaire.ts"
import type { Dimension, Question } from "#modules/calls/question.ts"
import { boundsOf, moreOf } from "#modules/calls/xlsform/more.ts"
import { printed } from "#modules/calls/xlsform/expression.ts"
import {
  assistances,
  choicesColumns,
  compliances,
  languageNames,
  lawStandings,
  settingsColumns,
  spread,
  surveyColumns,
  type Line,
  type Offered,
  type Words,
} from "#modules/calls/xlsform/sheet.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import type { Sheet, Workbook } from "#platform/kernel/workbook.ts"

/** What an export must know besides the form: how it is called, its words, and what each dimension offers. */
export type Exporting = {
  readonly title: Text
  readonly id: string
  readonly version: string
  readonly words: Words
  readonly offered: (dimension: Dimension) => Offered
}

/** As many cells of a table are asked one by one; more are asked line by line. */
const mostCells = 48

/**
 * A form as an XLSForm workbook: survey, choices, settings.
 *
 * A question of one box is one row; any other is a group whose label is the
 * question, with the row that conditions look at under the code of the question.
 * A table of few cells is a group of numbers, because that is seen at a glance; a
 * table of many (citizenship has two hundred codes) is a repeat of lines with a
 * choice for each dimension, because nobody fills in thousands of boxes. What
 * XLSForm has no word for stands in columns `palermo::…`, so that the workbook
 * is read back as the same form.
 */
export function xlsFormOf(form: Form, exporting: Exporting): Workbook {
  const choices = new Map<string, Offered>()
  const questions = new Map(form.questions.map((question) => [question.code, question]))
  const lines = form.sections.flatMap(({ code, title, note, when, items }) => [
    {
      type: "begin_group",
      name: `section_${code}`,
      ...spread("label", title),
      ...relevant(when),
      ...part("section", code),
    },
    ...(Object.keys(note).length > 0
      ? [{ type: "note", name: `section_${code}_note`, ...spread("label", note), ...part("note", code) }]
      : []),
    ...items.flatMap((item) => (isRepeat(item) ? repeated(item) : asked(item))),
    { type: "end_group", name: `section_${code}` },
  ])

  function repeated({ repeat, label, least, most, when, items }: Repeat): Line[] {
    const more = { "palermo::more": JSON.stringify({ least, most }) }
    return [
      {
        type: "begin_repeat",
        name: `repeat_${repeat}`,
        ...spread("label", label),
        ...relevant(when),
        ...part("repeat", repeat),
        ...more,
      },
      ...items.flatMap(asked),
      { type: "end_repeat", name: `repeat_${repeat}` },
    ]
  }

  function asked(item: AskedQuestion): Line[] {
    const question = questions.get(item.question)
    if (!question) throw new Error(`the form asks ${item.question}, which is not in it`)
    return questionLines(question, item, exporting, choices)
  }

  const { title, id, version } = exporting
  const settings = {
    ...{ form_title: inLanguage(title, "en").text, form_id: id, version },
    default_language: languageNames.en,
  }
  const choiceLines = [...choices].flatMap(([list, all]) =>
    all.map(({ code, label }): Line => ({ list_name: list, name: code, ...spread("label", label) })),
  )
  return {
    sheets: [
      sheetOf("survey", surveyColumns, lines),
      sheetOf("choices", choicesColumns, choiceLines),
      sheetOf("settings", settingsColumns, [settings]),
    ],
    lists: new Map(),
  }
}

const sheetOf = (name: string, columns: readonly string[], lines: readonly Line[]): Sheet => ({
  name,
  heads: 1,
  columns: columns.map((column) => ({ width: /^(label|hint|constraint)/.test(column) ? 36 : 18 })),
  rows: [
    columns.map((value) => ({ value, style: "head" as const })),
    ...lines.map((line) => columns.map((column) => line[column] ?? null)),
  ],
})

const part = (name: string, code = ""): Line => ({ "palermo::part": name, "palermo::code": code })
const naming = { own: null, of: (code: string) => code }
const relevant = (when: Condition | null): Line => (when ? { relevant: printed(when, naming) } : {})

/** What the row that is answered must hold: that it is there, its bounds, its check. */
function held(question: Question, { required, check }: AskedQuestion): Line {
  const bounds = boundsOf(question)
  const all = check ? [...bounds, check.holds] : bounds
  const [first] = all
  return {
    ...(required && { required: "yes" }),
    ...(first && {
      constraint: printed(all.length === 1 ? first : { all }, { ...naming, own: question.code }),
    }),
    ...(check && spread("constraint_message", check.message)),
  }
}

/** The rows of one question, and what its choices offer. */
function questionLines(
  question: Question,
  item: AskedQuestion,
  { words, offered }: Exporting,
  choices: Map<string, Offered>,
): Line[] {
  const { code, kind, label, hint } = question
  const said = { ...spread("label", label), ...spread("hint", hint), ...relevant(item.when) }
  const ours = { ...part("question", code), "palermo::more": JSON.stringify(moreOf(question, item)) }
  const field = (type: string, name: string, key: string, more: Line = {}): Line => ({
    ...{ type, name: `${code}_${name}`, ...spread("label", words(key)), ...part("part") },
    ...more,
  })
  const answer = (type: string, key: string): Line => ({
    ...{ type, name: code, ...spread("label", words(key)), ...part("answer", code) },
    ...held(question, item),
  })
  const alone = (type: string, more: Line = {}): Line[] => [
    { type, name: code, ...said, ...held(question, item), ...ours, ...more },
  ]
  const group = (lines: readonly Line[]): Line[] => [
    { type: "begin_group", name: `${code}_group`, ...said, ...ours },
    ...lines,
    { type: "end_group", name: `${code}_group` },
  ]
  /** As many of these as there are; conditions see that there are any. */
  const several = (lines: readonly Line[]): Line[] =>
    group([
      { type: "begin_repeat", name: `${code}_items`, ...spread("label", words(kind)), ...part("part") },
      ...lines,
      { type: "end_repeat", name: `${code}_items` },
      { type: "calculate", name: code, calculation: `if(count(\${${code}_items}) > 0, 'given', '')`, ...part("part") },
    ])
  const fixed = (list: string, codes: readonly string[]): string => {
    choices.set(
      list,
      codes.map((each) => ({ code: each, label: words(each) })),
    )
    return `select_one ${list}`
  }
  const long = { appearance: "multiline" }
  const must = { required: "yes" }

  for (const dimension of question.dimensions)
    if (dimension.options.length > 0 && kind !== "table") choices.set(`${code}_${dimension.code}`, dimension.options)
  if (question.options.length > 0) choices.set(code, question.options)
  switch (kind) {
    case "compliance":
      return group([
        answer(fixed("compliance", compliances), "answer"),
        field("text", "articles", "articles"),
        field("text", "text", "explanation", long),
        field("file", "files", "files"),
      ])
    case "explanation":
      return alone("text", long)
    case "date":
      return alone("date")
    case "number":
      return alone(question.bounds?.whole ? "integer" : "decimal")
    case "choice":
      return alone(`${question.many ? "select_multiple" : "select_one"} ${code}`)
    case "file":
      return alone("file")
    case "assistance":
      return group([answer(fixed("assistance", assistances), "answer"), field("text", "text", "explanation", long)])
    case "table":
      return group([...tableLines(question, { field, answer: answer("integer", "total"), offered, choices })])
    case "law":
      return several([
        field("text", "title", "title", must),
        field("text", "citation", "citation"),
        field("text", "articles", "articles"),
        field("date", "date", "date"),
        field("text", "link", "link"),
        field(fixed("law-standing", lawStandings), "standing", "standing", must),
        field("file", "files", "files"),
      ])
    case "practice":
      return several([
        field("text", "title", "title", must),
        field("text", "summary", "summary", { ...must, ...long }),
        field("date", "since", "since"),
        field("text", "result", "result", long),
        field("text", "link", "link"),
        field("file", "files", "files"),
      ])
    case "authority":
    default:
      return several([
        field("text", "title", "name", must),
        field("text", "task", "task", must),
        field("text", "address", "address"),
        field("text", "telephone", "telephone"),
        field("text", "mail", "mail"),
      ])
  }
}

type Table = {
  readonly field: (type: string, name: string, key: string, more?: Line) => Line
  readonly answer: Line
  readonly offered: (dimension: Dimension) => Offered
  readonly choices: Map<string, Offered>
}

function* tableLines({ code, dimensions }: Question, { field, answer, offered, choices }: Table): Generator<Line> {
  const lists = dimensions.map((dimension) => offered(dimension))
  for (const [at, dimension] of dimensions.entries())
    if (dimension.list === "own" || dimension.options.length > 0)
      choices.set(`${code}_${dimension.code}`, dimension.options.length > 0 ? dimension.options : (lists[at] ?? []))
  if (lists.reduce((product, { length }) => product * length, 1) <= mostCells) {
    for (const [at, labels] of combined(lists).entries())
      yield { ...field("integer", `cell-${at + 1}`, "answer"), ...spread("label", together(labels)) }
  } else {
    yield { ...field("begin_repeat", "lines", "lines") }
    for (const [at, dimension] of dimensions.entries()) {
      const isOwn = dimension.list === "own" || dimension.options.length > 0
      const list = isOwn ? `${code}_${dimension.code}` : `list_${dimension.list}`
      if (!isOwn) choices.set(list, lists[at] ?? [])
      yield { ...field(`select_one ${list}`, `by-${dimension.code}`, "answer"), ...spread("label", dimension.label) }
    }
    yield field("integer", "number", "number", { required: "yes" })
    yield { type: "end_repeat", name: `${code}_lines` }
  }
  yield answer
  yield field("text", "source", "source")
  yield field("text", "articles", "articles")
  yield field("text", "note", "note", { appearance: "multiline" })
}

/** All combinations of the labels of lists, the last changing fastest. */
const combined = (lists: readonly Offered[]): Text[][] =>
  lists.reduce<Text[][]>((all, list) => all.flatMap((each) => list.map(({ label }) => [...each, label])), [[]])

/** Labels put together in each language that all of them have. */
const together = (labels: readonly Text[]): Text =>
  Object.fromEntries(
    Object.keys(languageNames).flatMap((each) => {
      const language = each as keyof typeof languageNames // The keys of that record are the languages.
      const words = labels.map((label) => label[language])
      return words.every((word) => word !== undefined) ? [[language, words.join(" · ")]] : []
    }),
  )
