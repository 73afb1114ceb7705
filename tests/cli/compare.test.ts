import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const draft = [
  "A/RES/79/901",
  "The General Assembly,",
  "Recalling the lighthouses of old,",
  "1. Encourages States to keep their lighthouses lit at night;",
  "2. Requests the Secretary-General to report on lamps to the General Assembly at its eightieth session;",
  "3. Welcomes the work of the keepers of lighthouses along all coasts.",
].join("\n\n")
const adopted = draft
  .replace("A/RES/79/901", "A/RES/80/902")
  .replace("Encourages", "Urges")
  .replace("eightieth", "eighty-first")
  .replace("3. Welcomes", "3. Calls upon States to paint their buoys in white and red;\n\n4. Welcomes")

let folder = ""
let files: readonly [string, string] = ["", ""]
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
  files = [join(folder, "draft.txt"), join(folder, "adopted.txt")]
  await writeFile(files[0], draft)
  await writeFile(files[1], adopted)
})
after(() => rm(folder, { recursive: true }))

describe("palermo compare", () => {
  it("names each change as JSON, with its places, its words and the texts it stands in", async () => {
    const { exit, out, err } = await palermoRuns(["compare", ...files, "--json"])
    assert.deepEqual([exit, err], [0, ""])
    const { from, to, changes } = JSON.parse(out) as { from: string; to: string; changes: Record<string, unknown>[] }
    assert.deepEqual([from, to], ["A/RES/79/901", "A/RES/80/902"])
    assert.deepEqual(
      changes.map((change) => [change["kind"], change["from"], change["to"]]),
      [
        ["verb", "OP1", "OP1"],
        ["date", "OP2", "OP2"],
        ["added", null, "OP3"],
      ],
    )
    assert.deepEqual(changes[1]?.["gone"], ["eightieth"])
    assert.deepEqual(changes[1]["new"], ["eighty-first"])
    assert.match(String(changes[1]["fromText"]), /^Requests .* eightieth session/)
    assert.deepEqual(changes[0]?.["parts"], [
      { type: "gone", from: [0, 11] },
      { type: "new", to: [0, 6] },
      { type: "equal", from: [11, 57], to: [6, 52] },
    ])
  })

  it("finds no change between a text and itself", async () => {
    const { exit, out } = await palermoRuns(["compare", files[0], files[0], "--json"])
    assert.equal(exit, 0)
    assert.deepEqual(JSON.parse(out), { from: "A/RES/79/901", to: "A/RES/79/901", changes: [] })
  })

  it("shows people what went and what came, under the name of the change", async () => {
    const { exit, out } = await palermoRuns(["compare", ...files])
    assert.equal(exit, 0)
    assert.match(out, /^A\/RES\/79\/901 → A\/RES\/80\/902\n3 paragraphs changed, 2 are the same\.\n/)
    assert.match(
      out,
      /\nOP1 {2}verb\n {2}hardened {2}Encourages \(2\) → Urges \(4\)\n {2}\[-Encourages-\] \{\+Urges\+\} States/,
    )
    assert.match(out, /at its \[-eightieth-\] \{\+eighty-first\+\} session/)
    assert.match(out, /\n– → OP3 {2}added\n {2}\{\+Calls upon States to paint their buoys in white and red;\+\}\n/)
  })

  it("speaks each language", async () => {
    const said = new Set<string>()
    for (const language of languages) {
      const { exit, out } = await palermoRuns(["compare", ...files, "--language", language])
      assert.equal(exit, 0)
      assert.doesNotMatch(out, /cli\./, language)
      said.add(out)
      const help = await palermoRuns(["--help", "--language", language])
      assert.match(help.out, /^ {2}compare +\S/m, language)
    }
    assert.equal(said.size, languages.length)
  })

  it("asks for two files that are there and can be read", async () => {
    const scan = join(folder, "empty.txt")
    await writeFile(scan, "")
    const cases: [words: string[], exit: number, code: string][] = [
      [[files[0]], 2, "two-files"],
      [[...files, files[0]], 2, "two-files"],
      [[files[0], join(folder, "none.txt")], 3, "file-not-found"],
      [[files[0], scan], 1, "empty-file"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await palermoRuns(["compare", ...words, "--json"])
      assert.equal(ended.exit, exit)
      assert.equal((JSON.parse(ended.out) as { error: { code: string } }).error.code, code)
    }
  })
})
