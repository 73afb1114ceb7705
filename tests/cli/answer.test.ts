import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import type { Sheet, WrittenCell } from "#platform/kernel/workbook.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const today = "2018-03-02"

/** A workbook in which one answer was typed, as a spreadsheet program saves it. */
async function typed(bytes: Uint8Array, key: string, answer: string): Promise<Uint8Array> {
  const sheets = new Map<string, WrittenCell[][]>()
  for await (const { sheet, row, cells } of rowsOf(bytes)) {
    const rows = sheets.get(sheet) ?? []
    sheets.set(sheet, rows)
    while (rows.length < row - 1) rows.push([])
    const plain = cells.map((cell): WrittenCell => (typeof cell === "boolean" ? String(cell) : cell))
    rows.push(cells[0] === key ? [0, 1, 2, 3].map((at) => (at === 3 ? answer : (plain[at] ?? null))) : plain)
  }
  const all = [...sheets].map(([name, rows]): Sheet => ({ name, columns: [], heads: 0, rows }))
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf({ sheets: all, lists: new Map() })) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe("palermo answer", () => {
  it("says how it is to be called", async () => {
    const id = "8c5f0f4e-0000-4000-8000-000000000001"
    const server = ["--server", "http://127.0.0.1:9"]
    const cases: [words: string[], env: Record<string, string>, exit: number, says: RegExp][] = [
      [[], {}, 2, /export or import/],
      [["export"], {}, 2, /Name one submission/],
      [["import", id], {}, 2, /Name one submission/],
      [["export", "lanterns"], {}, 2, /Name one submission/],
      [["export", id], {}, 2, /--server/],
      [["export", id, ...server], {}, 2, /PALERMO_KEY/],
      [["export", id, ...server], { PALERMO_KEY: "pal_x" }, 75, /does not answer/],
      [["import", id, "nowhere.xlsx", ...server], { PALERMO_KEY: "pal_x" }, 3, /nowhere\.xlsx/],
    ]
    for (const [words, env, exit, says] of cases) {
      const ended = await palermoRuns(["answer", ...words], { env })
      assert.equal(ended.exit, exit, `${words.join(" ")}: ${ended.err}`)
      assert.match(ended.err, says)
    }
  })

  onPlatform(
    "takes a form away, says what a filled one would change, and keeps it when told to",
    { today },
    async (all) => {
      const { begin, read } = await answering(all, today)
      const { id } = await begin("bruno", "state-ury")
      const { app } = platformOn(all.as, "bruno", today)
      const server = await app.listen({ host: "127.0.0.1", port: 0 })
      const folder = await mkdtemp(join(tmpdir(), "cli-answer-"))
      const env = { PALERMO_SERVER: server, PALERMO_KEY: "pal_of-nobody: who asks is settled by the test" }
      const run = (...words: string[]) => palermoRuns(["answer", ...words], { env })
      try {
        const file = join(folder, "form.xlsx")
        const taken = await run("export", id, "--out", file)
        assert.deepEqual([taken.exit, taken.err], [0, ""])
        assert.match((await run("export", id, "--out", file)).err, /form\.xlsx/)

        await writeFile(file, await typed(await readFile(file), "lantern.oil 0 chosen", "Olive oyl"))
        const seen = await run("import", id, file)
        assert.equal(seen.exit, 1)
        assert.match(seen.err, /This is not of its list.*\[Olive oyl\]/)
        assert.match(seen.err, /“Olive oyl” \(once\): may mean olive \(Olive oil\)/)
        assert.match(seen.out, /Nothing was kept/)

        const kept = await run("import", id, file, "--repair", "Olive oyl=olive", "--keep", "--json")
        assert.equal(kept.exit, 0, kept.err)
        assert.deepEqual((JSON.parse(kept.out) as { kept: object }).kept, { saved: 1, conflicts: 0 })
        const { drafts } = await read("bruno", id)
        assert.deepEqual(
          drafts.map(({ question, value }) => [question, value]),
          [["lantern.oil", { kind: "choice", chosen: ["olive"], other: "" }]],
        )
      } finally {
        await app.close()
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
})
