import type { AnswerValue } from "#modules/calls/value.ts"
import { meets, type Draft } from "#modules/submissions/draft.ts"
import { workbookIn } from "#modules/submissions/workbook/read.ts"
import { workbookFor } from "#modules/submissions/workbook/write.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { languages } from "#platform/kernel/language.ts"
import { against, answers, drafts, file, filled, filling, readingOf, rowsIn } from "#tests/workbook-of-lamps.ts"
import assert from "node:assert/strict"
import { execFile, spawnSync } from "node:child_process"
import { createWriteStream } from "node:fs"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { describe, it } from "node:test"
import { promisify } from "node:util"

const office = spawnSync("soffice", ["--version"]).status === 0

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

  it("says beside every cell what is to stand in it", async () => {
    for (const { sheet, cells } of await rowsIn(filling))
      if (sheet === "Light" && typeof cells[0] === "string") assert.ok(String(cells[2] ?? "").trim() !== "", cells[0])
    const option = (await rowsIn(filling)).find(({ cells }) => cells[0] === "lamp.oils 0 chosen.olive")
    assert.match(String(option?.cells[2]), /Olive oil/)
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
    // What was written into its hidden sheet counts nothing there could be.
    const wrong = [
      ["answer", 3, [-5, 1.5, 1e300, "three", ""]],
      ["answer", 2, [-1, 201, "one"]],
      ["edition", 1, [1e300, "x"]],
    ] as const
    for (const [line, column, each] of wrong)
      for (const cell of each) {
        const forged = rows.map((row) =>
          row.sheet === "palermo" && row.cells[0] === line ? { ...row, cells: row.cells.with(column, cell) } : row,
        )
        assert.deepEqual(await workbookIn(() => forged, against), refused, `${line} ${column} ${cell}`)
      }
  })
})
