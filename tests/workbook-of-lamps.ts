import type { Question } from "#modules/calls/question.ts"
import { Form } from "#modules/calls/questionnaire.ts"
import { codesAmong } from "#modules/calls/lists.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { workbookIn, type Against, type Reading } from "#modules/submissions/workbook/read.ts"
import { workbookFor, type Filling, type Written } from "#modules/submissions/workbook/write.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { languages } from "#platform/kernel/language.ts"
import type { ReadCell, ReadRow } from "#platform/kernel/workbook.ts"
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"

/** An invented form with a question of every kind, answered, as a workbook: what its tests fill in and read back. */

const catalogues = languages.map(
  (language) =>
    [
      language,
      JSON.parse(readFileSync(`modules/submissions/workbook/messages/${language}.json`, "utf8")) as Record<
        string,
        string
      >,
    ] as const,
)
const words = (key: string) =>
  Object.fromEntries(
    catalogues.flatMap(([language, said]) =>
      said[`submissions.workbook.${key}`] ? [[language, said[`submissions.workbook.${key}`]]] : [],
    ),
  )

const plain = {
  ...{ hint: {}, anchors: [], per: "standing", options: [], many: false, dimensions: [], measure: null, bounds: null },
  ...{ edition: 1, retired: false },
} satisfies Partial<Question>
const oils = [
  { code: "olive", label: { en: "Olive oil", fr: "Huile d’olive" } },
  { code: "whale", label: { en: "Whale oil", fr: "Huile de baleine" } },
]
const sex = { code: "sex", label: { en: "Sex" }, list: "sex" as const, options: [] }
const citizenship = { code: "from", label: { en: "Citizenship" }, list: "citizenship" as const, options: [] }
const asks = (code: string, kind: Question["kind"], more: Partial<Question> = {}): Question => ({
  ...{ ...plain, code, kind, label: { en: `What of ${code}?`, ar: `ما ${code}؟` } },
  ...more,
})
const questions = [
  asks("lamp.law", "compliance"),
  asks("lamp.why", "explanation"),
  asks("lamp.since", "date"),
  asks("lamp.hours", "number", { bounds: { least: 0, most: 24, whole: true } }),
  asks("lamp.oil", "choice", { options: oils }),
  asks("lamp.oils", "choice", { options: oils, many: true }),
  asks("lamp.plan", "file"),
  asks("lamp.laws", "law"),
  asks("lamp.practices", "practice"),
  asks("lamp.offices", "authority"),
  asks("lamp.help", "assistance"),
  asks("lamp.lit", "table", { dimensions: [sex] }),
  asks("lamp.keepers", "table", { dimensions: [citizenship, sex] }),
  asks("port.name", "explanation"),
  asks("port.lit", "compliance"),
  asks("port.table", "table", { dimensions: [sex] }),
]
const asked = (question: string) => ({ question, required: false, when: null, check: null })
export const form = Form.parse({
  questions,
  sections: [
    {
      code: "light",
      title: { en: "Light", ar: "ضوء" },
      note: { en: "Of lamps." },
      items: questions.slice(0, 13).map(({ code }) => asked(code)),
    },
    {
      ...{ code: "ports", title: { en: "Ports" } },
      items: [
        { repeat: "port", label: { en: "Each port" }, items: questions.slice(13).map(({ code }) => asked(code)) },
      ],
    },
  ],
})

export const file = { hash: "a".repeat(64), name: "plan.pdf", type: "application/pdf", size: 9, language: null }
const law: AnswerValue = {
  kind: "law",
  laws: [
    {
      title: "Lamp act",
      citation: "",
      articles: "3",
      date: "2001-02-03",
      link: null,
      standing: "in-force",
      files: [file],
    },
    {
      title: "Wick act",
      citation: "W 1",
      articles: "",
      date: null,
      link: "https://wick.example/",
      standing: "draft",
      files: [],
    },
  ],
}
/** An answer of every kind, with texts longer than a cell holds and with signs that files tend to lose. */
export const answers: readonly (readonly [question: string, nth: number, value: AnswerValue])[] = [
  ["lamp.law", 0, { kind: "compliance", answer: "in-part", articles: "5/2", text: "=lit", files: [file] }],
  ["lamp.why", 0, { kind: "explanation", text: `${"dark ".repeat(9000)}\n🌊 end`, files: [] }],
  ["lamp.since", 0, { kind: "date", date: "1999-12-31" }],
  ["lamp.hours", 0, { kind: "number", number: 7 }],
  ["lamp.oil", 0, { kind: "choice", chosen: ["whale"], other: "" }],
  ["lamp.oils", 0, { kind: "choice", chosen: ["olive", "whale"], other: "seal" }],
  ["lamp.plan", 0, { kind: "file", files: [file] }],
  ["lamp.laws", 0, law],
  [
    "lamp.practices",
    0,
    {
      kind: "practice",
      practices: [
        { title: "Night rounds", summary: "x".repeat(40_000), since: null, result: "", link: null, files: [] },
      ],
    },
  ],
  [
    "lamp.offices",
    0,
    {
      kind: "authority",
      authorities: [
        {
          name: "Lamp office",
          task: "Lamps",
          address: "",
          telephone: "",
          mail: "lamps@office.example",
          languages: ["ar", "en"],
        },
      ],
    },
  ],
  ["lamp.help", 0, { kind: "missing", why: "withheld", note: "later" }],
  [
    ...(["lamp.lit", 0] as const),
    {
      kind: "table",
      cells: [
        { at: { sex: "total" }, value: 9 },
        { at: { sex: "female" }, value: "not-available" },
      ],
      source: "census",
      articles: "",
      note: "",
    },
  ],
  [
    ...(["lamp.keepers", 0] as const),
    {
      kind: "table",
      cells: [
        { at: { from: "BRA", sex: "male" }, value: 0 },
        { at: { from: "stateless", sex: "total" }, value: 12 },
      ],
      source: "",
      articles: "",
      note: "",
    },
  ],
  ["port.name", 1, { kind: "explanation", text: "North", files: [] }],
  ["port.lit", 1, { kind: "compliance", answer: "no", articles: "", text: "", files: [] }],
  ["port.name", 3, { kind: "explanation", text: "South", files: [] }],
  ["port.table", 3, { kind: "table", cells: [{ at: { sex: "other" }, value: 4 }], source: "", articles: "", note: "" }],
]
export const drafts: Written[] = answers.map(([question, nth, value], at) => ({
  question,
  nth,
  value,
  version: at + 1,
}))

const states = [
  {
    code: "BRA",
    label: { en: "Brazil", es: "Brasil", fr: "Brésil", ar: "البرازيل" },
    also: ["Federative Republic of Brazil"],
  },
  { code: "URY", label: { en: "Uruguay", ar: "أوروغواي" } },
  { code: "stateless", label: { en: "Stateless" } },
  ...Array.from({ length: 60 }, (_, n) => ({ code: `Q${n}`, label: { en: `Harbour ${n} of the sea` } })),
]
const sexes = ["female", "male", "other", "unknown"].map((code) => ({ code, label: { en: `${code} person` } }))
const wording: Pick<Filling, "words" | "offered" | "total"> = {
  words,
  offered: ({ list, options }) => (list === "own" ? options : list === "citizenship" ? states : sexes),
  total: { en: "Total" },
}
export const call = { id: "8c5f0f4e-0000-4000-8000-000000000001", edition: 2, title: { en: "Lamps" } }
export const filling: Filling = {
  ...{ ...wording, call, submission: "s1", party: "Uruguay", due: "2018-09-01", language: "en", form, drafts },
  last: [{ question: "lamp.hours", nth: 0, value: { kind: "number", number: 6 }, given: "2017-02-03T00:00:00Z" }],
}
export const against: Against = {
  ...wording,
  call,
  submission: "s1",
  form,
  drafts,
  codesOf: codesAmong(["BRA", "URY"]),
  mendings: [],
}

export async function rowsIn(from: Filling): Promise<ReadRow[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf(workbookFor(from))) pieces.push(piece)
  const rows: ReadRow[] = []
  for await (const row of rowsOf(Buffer.concat(pieces))) rows.push(row)
  return rows
}

export async function readingOf(rows: readonly ReadRow[], other: Partial<Against> = {}): Promise<Reading> {
  const read = await workbookIn(() => rows, { ...against, ...other })
  assert.ok(read.ok)
  return read.value
}

/** The rows with one cell filled in otherwise: in the row that is known by a key, or of a sheet by its number. */
export const filled = (
  rows: readonly ReadRow[],
  at: string | readonly [sheet: string, row: number],
  column: number,
  value: ReadCell,
): ReadRow[] => {
  const isIt = ({ sheet, row, cells }: ReadRow) =>
    typeof at === "string" ? cells[0] === at : sheet === at[0] && row === at[1]
  const changed = (cells: readonly ReadCell[]) =>
    Object.assign(
      Array.from({ length: Math.max(cells.length, column + 1) }, (_, n) => cells[n] ?? null),
      { [column]: value },
    )
  if (typeof at !== "string" && !rows.some(isIt))
    return rows.flatMap((each, n) =>
      each.sheet === at[0] && rows[n + 1]?.sheet !== at[0]
        ? [each, { sheet: at[0], row: at[1], cells: changed([]) }]
        : [each],
    )
  assert.ok(rows.some(isIt), String(at))
  return rows.map((each) => (isIt(each) ? { ...each, cells: changed(each.cells) } : each))
}
export const shortly = ({ remarks }: Reading) =>
  remarks.map(({ sheet, row, column, remark, found }) => [sheet, row, column, remark, found])
