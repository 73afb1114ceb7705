import { lanterns } from "#modules/decisions/examples.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-export-"))
  await writeFile(join(folder, "lanterns.txt"), lanterns)
})
after(() => rm(folder, { recursive: true }))
const runs = (...words: string[]) => palermoRuns(words, { cwd: folder })

type Read = { symbol: string; operatives: { verb: string }[] }
const read = async (file: string) => {
  const { symbol, operatives } = JSON.parse((await runs("read", file, "--json")).out) as Read
  return { symbol, verbs: operatives.map(({ verb }) => verb) }
}

describe("palermo export", () => {
  it("writes a document that is read back to the same paragraphs, in every format", async () => {
    const wanted = await read("lanterns.txt")
    assert.deepEqual(wanted.verbs, ["Urges", "Requests", "Invites", "Decides"])
    for (const [format, file] of [
      ["akn", "again.xml"],
      ["text", "again.txt"],
      ["docx", "again.docx"],
    ] as const) {
      const { exit, out, err } = await runs("export", "lanterns.txt", "--to", format, "--out", file)
      assert.deepEqual({ exit, out, err }, { exit: 0, out: "", err: "" })
      assert.deepEqual(await read(file), wanted, format)
    }
  })

  it("writes to stdout where no file is named", async () => {
    assert.match((await runs("export", "lanterns.txt", "--to", "akn")).out, /^<\?xml/)
    const { out } = await runs("export", "lanterns.txt", "--to", "json")
    assert.equal(out, (await runs("read", "lanterns.txt", "--json")).out)
    assert.match((await runs("export", "lanterns.txt", "--to", "docx")).out, /^PK/)
  })

  it("replaces a file only when told to", async () => {
    await writeFile(join(folder, "mine.txt"), "mine")
    const again = ["export", "lanterns.txt", "--to", "text", "--out", "mine.txt", "--json"]
    const refused = await runs(...again)
    assert.equal(refused.exit, 1)
    assert.equal((JSON.parse(refused.out) as { error: { code: string } }).error.code, "file-exists")
    assert.equal(await readFile(join(folder, "mine.txt"), "utf8"), "mine")
    const { out } = await runs(...again, "--over")
    const { bytes, ...rest } = JSON.parse(out) as { bytes: number }
    assert.deepEqual(rest, { file: "mine.txt", format: "text" })
    assert.equal((await readFile(join(folder, "mine.txt"))).length, bytes)
  })

  it("refuses a format it does not write, a file that is not there, a folder that is not there", async () => {
    const cases: [words: string[], exit: number, code: string][] = [
      [["lanterns.txt", "--to", "odt"], 2, "export-format"],
      [["lanterns.txt"], 2, "export-format"],
      [["nowhere.txt", "--to", "text"], 3, "file-not-found"],
      [["lanterns.txt", "--to", "text", "--out", "no/where.txt"], 3, "file-not-written"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await runs("export", ...words, "--json")
      assert.equal(ended.exit, exit, words.join(" "))
      assert.equal((JSON.parse(ended.out) as { error: { code: string } }).error.code, code)
    }
  })
})
