import type { Question } from "#modules/calls/question.ts"
import { Form } from "#modules/calls/questionnaire.ts"
import { codesAmong } from "#modules/calls/lists.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { meets, type Draft } from "#modules/submissions/draft.ts"
import { workbookIn, type Against, type Reading } from "#modules/submissions/workbook/read.ts"
import { workbookFor, type Filling, type Written } from "#modules/submissions/workbook/write.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { languages } from "#platform/kernel/language.ts"
import type { ReadCell, ReadRow } from "#platform/kernel/workbook.ts"
import assert from "node:assert/strict"
import { execFile, spawnSync } from "node:child_process"
import { createWriteStream, readFileSync } from "node:fs"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { describe, it } from "node:test"
import { promisify } from "node:util"

const office = spawnSync("soffice", ["--version"]).status === 0

const catalogues = languages.map(
  (language) =>
    [
      language,
      JSON.parse(readFileSync(new URL(`messages/${language}.json`, import.meta.url), "utf8")) as Record<string, string>,
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
const form = Form.parse({
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

const file = { hash: "a".repeat(64), name: "plan.pdf", type: "application/pdf", size: 9, language: null }
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
const answers: readonly (readonly [question: string, nth: number, value: AnswerValue])[] = [
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
const drafts: Written[] = answers.map(([question, nth, value], at) => ({ question, nth, value, version: at + 1 }))

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
const call = { id: "8c5f0f4e-0000-4000-8000-000000000001", edition: 2, title: { en: "Lamps" } }
const filling: Filling = {
  ...{ ...wording, call, submission: "s1", party: "Uruguay", due: "2018-09-01", language: "en", form, drafts },
  last: [{ question: "lamp.hours", nth: 0, value: { kind: "number", number: 6 }, given: "2017-02-03T00:00:00Z" }],
}
const against: Against = {
  ...wording,
  call,
  submission: "s1",
  form,
  drafts,
  codesOf: codesAmong(["BRA", "URY"]),
  mendings: [],
}

async function rowsIn(from: Filling): Promise<ReadRow[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf(workbookFor(from))) pieces.push(piece)
  const rows: ReadRow[] = []
  for await (const row of rowsOf(Buffer.concat(pieces))) rows.push(row)
  return rows
}

async function readingOf(rows: readonly ReadRow[], other: Partial<Against> = {}): Promise<Reading> {
  const read = await workbookIn(() => rows, { ...against, ...other })
  assert.ok(read.ok)
  return read.value
}

/** The rows with one cell filled in otherwise: in the row that is known by a key, or of a sheet by its number. */
const filled = (
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
const shortly = ({ remarks }: Reading) =>
  remarks.map(({ sheet, row, column, remark, found }) => [sheet, row, column, remark, found])

describe("a form given out as a workbook", () => {
  it("changes nothing when it comes back as it was, in whatever language", async () => {
    for (const language of languages) {
      const { drafts: changed, unchanged, remarks, repairs } = await readingOf(await rowsIn({ ...filling, language }))
      assert.deepEqual([changed, remarks, repairs], [[], [], []], language)
      assert.equal(unchanged, answers.length)
    }
  })

  it(
    "changes nothing when LibreOffice saved it anew",
    { skip: office ? false : "there is no LibreOffice here" },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "palermo-workbook-"))
      try {
        await pipeline(
          workbookOf(workbookFor({ ...filling, language: "ar" })),
          createWriteStream(join(folder, "form.xlsx")),
        )
        const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
        const words = [
          profile,
          "--headless",
          "--convert-to",
          "xlsx",
          "--outdir",
          join(folder, "saved"),
          join(folder, "form.xlsx"),
        ]
        await promisify(execFile)("soffice", words)
        const saved = await readFile(join(folder, "saved", "form.xlsx"))
        const read = await workbookIn(() => rowsOf(saved), against)
        assert.ok(read.ok)
        const { drafts: changed, unchanged, remarks, repairs } = read.value
        assert.deepEqual([changed, remarks, repairs], [[], [], []])
        assert.equal(unchanged, answers.length)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )

  it("gives back every answer whole where nobody had written it here, but for its files", async () => {
    const rows = (await rowsIn(filling)).filter(({ cells }) => cells[0] !== "answer")
    const { drafts: changed, remarks } = await readingOf(rows, { drafts: [] })
    assert.deepEqual(remarks, [])
    const bare = (value: AnswerValue | null): unknown =>
      JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === "files" ? [] : each)))
    assert.deepEqual(
      new Map(changed.map(({ question, nth, base, value }) => [`${question} ${nth}`, [base, value]])),
      new Map(
        answers
          .filter(([question]) => question !== "lamp.plan")
          .map(([question, nth, value]) => [`${question} ${nth}`, [0, bare(value)]]),
      ),
    )
  })

  it("says on top of which version an answer was changed, so that another's text is met and not written over", async () => {
    const rows = filled(await rowsIn(filling), "lamp.hours 0 number", 3, 8)
    const { drafts: changed } = await readingOf(rows)
    assert.deepEqual(changed, [
      { question: "lamp.hours", nth: 0, base: 4, value: { kind: "number", number: 8 }, language: "en" },
    ])
    const there = { version: 5, value: { kind: "number", number: 9 }, language: "en" } as Draft // What conflicts are told by.
    assert.ok(changed[0])
    assert.equal(meets(there, changed[0]), "conflict")
  })

  it("touches nothing that others changed meanwhile and nobody changed in it", async () => {
    const now = drafts.map((draft) =>
      draft.question === "lamp.hours" ? { ...draft, value: { kind: "number" as const, number: 9 } } : draft,
    )
    const { drafts: changed } = await readingOf(await rowsIn(filling), { drafts: now })
    assert.deepEqual(changed, [])
  })

  it("takes out what was emptied, keeps files, adds rows of a repeat, and leaves alone what is not there", async () => {
    let rows = filled(await rowsIn(filling), "lamp.hours 0 number", 3, null)
    rows = filled(rows, "lamp.law 0 answer", 3, "نعم")
    rows = filled(rows, ["Each port", 5], 1, "West")
    rows = rows.filter(({ sheet, row }) => !(sheet === "Each port" && row === 3) && sheet !== "lamp.practices")
    const { drafts: changed, remarks } = await readingOf(rows)
    assert.deepEqual(
      changed.map(({ question, nth, value }) => [question, nth, value?.kind ?? null]),
      [
        ["lamp.law", 0, "compliance"],
        ["lamp.hours", 0, null],
        ["port.name", 1, null],
        ["port.name", 4, "explanation"],
        ["port.lit", 1, null],
      ],
    )
    assert.deepEqual(changed[0]?.value, {
      kind: "compliance",
      answer: "yes",
      articles: "5/2",
      text: "=lit",
      files: [file],
    })
    assert.deepEqual(
      remarks.map(({ remark, found }) => [remark, found]),
      [["sheet-missing", "lamp.practices"]],
    )
  })

  it("shows the last answer with its date", async () => {
    const rows = await rowsIn(filling)
    assert.equal(rows.find(({ cells }) => cells[0] === "lamp.hours 0 number")?.cells[5], "6 (2017-02-03)")
  })

  it("is refused where it is of another form, or none of ours", async () => {
    const rows = await rowsIn(filling)
    const refused = { ok: false, refusal: "workbook-of-another-form" }
    assert.deepEqual(await workbookIn(() => rows, { ...against, submission: "s2" }), refused)
    assert.deepEqual(await workbookIn(() => rows.filter(({ sheet }) => sheet !== "palermo"), against), refused)
  })
})

describe("what cannot be understood in a workbook", () => {
  it("is remarked on at its place, and no answer is kept in part", async () => {
    let rows = await rowsIn(filling)
    rows = filled(rows, "lamp.hours 0 number", 3, "<5")
    rows = filled(rows, "lamp.since 0 date", 3, "last spring")
    rows = filled(rows, "lamp.oil 0 chosen", 3, "Castor oil")
    rows = filled(rows, "lamp.help 0 text", 3, "and yet")
    rows = filled(rows, ["lamp.laws", 3], 1, null)
    rows = filled(rows, ["lamp.keepers", 4], 1, "BRASILERA")
    rows = filled(rows, ["Notes", 1], 0, "x").concat({ sheet: "Notes", row: 1, cells: ["of mine"] })
    const read = await readingOf(rows)
    assert.deepEqual(read.drafts, [])
    assert.deepEqual(
      shortly(read).map(([sheet, , column, ...rest]) => [sheet, column, ...rest]),
      [
        ["Light", "D", "not-a-date", "last spring"],
        ["Light", "D", "not-a-number", "<5"],
        ["Light", "D", "code-not-known", "Castor oil"],
        ["Light", "D", "answer-and-reason", ""],
        ["lamp.laws", "B", "part-missing", "laws.0.title"],
        ["lamp.keepers", "B", "code-not-known", "BRASILERA"],
        ["Notes", "A", "sheet-not-known", "Notes"],
      ],
    )
  })

  it("is told apart from a number, a cell that is twice there, and what lies outside of bounds", async () => {
    let rows = filled(await rowsIn(filling), "lamp.hours 0 number", 3, 25)
    rows = filled(rows, ["lamp.keepers", 4], 1, "Brazil")
    rows = filled(rows, ["lamp.keepers", 4], 2, "male person")
    rows = filled(rows, ["lamp.lit", 4], 2, 1.5)
    assert.deepEqual(
      shortly(await readingOf(rows)).map(([sheet, , , code]) => [sheet, code]),
      [
        ["Light", "number-too-large"],
        ["lamp.lit", "answer-and-reason"],
        ["lamp.keepers", "cell-twice"],
      ],
    )
  })

  it("takes a reason for a number where one stands in its place", async () => {
    const rows = filled(await rowsIn(filling), ["lamp.keepers", 3], 3, "Not available")
    const [draft] = (await readingOf(rows)).drafts
    assert.deepEqual(draft?.value?.kind === "table" && draft.value.cells[0], {
      at: { from: "BRA", sex: "male" },
      value: "not-available",
    })
  })
})

describe("a word that is no code of its list", () => {
  it("is there to be repaired once, with what it may mean, and is put in only when somebody says so", async () => {
    let rows = filled(await rowsIn(filling), ["lamp.keepers", 3], 1, "BRASILERA")
    rows = filled(rows, ["lamp.keepers", 4], 1, "BRASILERA")
    const { repairs, drafts: none } = await readingOf(rows)
    assert.deepEqual(none, [])
    assert.deepEqual(repairs, [
      { list: "citizenship", found: "BRASILERA", times: 2, suggestions: [{ code: "BRA", label: "Brazil" }] },
    ])
    const mend = (code: string | null) =>
      readingOf(rows, { mendings: [{ list: "citizenship", found: "BRASILERA", code }] })
    const cellsOf = ({ drafts: [draft] }: Reading) =>
      draft?.value?.kind === "table" ? draft.value.cells : draft?.value
    assert.deepEqual(cellsOf(await mend("BRA")), [
      { at: { from: "BRA", sex: "male" }, value: 0 },
      { at: { from: "BRA", sex: "total" }, value: 12 },
    ])
    // What was left out leaves no cell; and a code that the list does not have mends nothing.
    assert.equal(cellsOf(await mend(null)), null)
    assert.equal((await mend("XXX")).repairs.length, 1)
  })
})
