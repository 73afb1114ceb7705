import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync, realpathSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { after, before, describe, it } from "node:test"
import { isLiteralElement, parse } from "@formatjs/icu-messageformat-parser"
import { palermoRuns } from "./run.ts"

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
})
after(() => rm(folder, { recursive: true }))

const commands = [
  "start",
  "read",
  "fetch",
  "export",
  "lint",
  "compare",
  "import",
  "mandates",
  "call",
  "dataset",
  "snapshot",
  "release",
  "verify",
  "backup",
  "restore",
  "doctor",
]
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string }

/** Another Node than the one of this test, where the path leads to one. */
const otherNode = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((place) => join(place, "node"))
    .find((file) => existsSync(file) && realpathSync(file) !== realpathSync(process.execPath))

describe("the command line", () => {
  it("says its version", async () => {
    assert.deepEqual(await palermoRuns(["--version"]), { exit: 0, out: `${version}\n`, err: "" })
  })

  it("lists every command and how it may end, in each language", async () => {
    for (const language of languages) {
      const { exit, out } = await palermoRuns(["--help", "--language", language])
      assert.equal(exit, 0)
      for (const name of commands) assert.match(out, new RegExp(`^  ${name} +\\S`, "m"), language)
      for (const code of [0, 1, 2, 3, 70, 75, 78]) assert.match(out, new RegExp(`^  ${code} +\\S`, "m"), language)
      assert.doesNotMatch(out, /cli\./, language)
    }
  })

  it("explains every command and its options", async () => {
    for (const name of commands) {
      const { exit, out } = await palermoRuns([name, "--help"])
      assert.equal(exit, 0, name)
      assert.match(out, new RegExp(`Usage: palermo ${name}`))
      assert.doesNotMatch(out, /cli\./, name)
    }
  })

  it("speaks the language of the terminal, unless another is asked for", async () => {
    assert.match((await palermoRuns(["--help"], { env: { LANG: "fr_FR.UTF-8" } })).out, /Utilisation/)
    assert.match((await palermoRuns(["--language=es", "--help"], { env: { LANG: "fr_FR.UTF-8" } })).out, /Uso:/)
    assert.match((await palermoRuns(["--help"], { env: { LANG: "de_DE.UTF-8" } })).out, /Usage:/)
  })

  it("ends as it says it ends", async () => {
    await writeFile(join(folder, "empty.txt"), "")
    const cases: [words: string[], exit: number, code: string][] = [
      [["nothing"], 2, "unknown-command"],
      [["read"], 2, "file-missing"],
      [["read", "--colour", "x"], 2, "misused"],
      [["read", join(folder, "nowhere")], 3, "file-not-found"],
      [["read", join(folder, "empty.txt")], 1, "empty-file"],
      [["mandates", "--status", "wet"], 2, "filter-unknown"],
      [["backup"], 2, "one-file"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await palermoRuns([...words, "--json"])
      assert.equal(ended.exit, exit, `${words.join(" ")}: ${ended.err}`)
      const { error } = JSON.parse(ended.out) as { error: { code: string; sentence: string } }
      assert.equal(error.code, code)
      assert.equal(ended.err, `palermo: ${error.sentence}\n`)
    }
  })

  it("refuses a wrong configuration, and lists all that is wrong", async () => {
    const { exit, err } = await palermoRuns(["verify"], { env: { PORT: "abc", DATABASE_URL: "mysql://x" } })
    assert.equal(exit, 78)
    assert.match(err, /PORT/)
    assert.match(err, /DATABASE_URL/)
  })

  it("says that PostgreSQL cannot be reached", async () => {
    const env = { DATABASE_URL: "postgres://palermo@127.0.0.1:9/palermo" }
    const { exit, out, err } = await palermoRuns(["verify", "--json"], { env })
    assert.equal(exit, 78)
    assert.match(out, /database-unreachable/)
    assert.match(err, /ECONNREFUSED/)
  })

  const other = otherNode()
  it("runs again under the Node it came with", { skip: other === undefined && "no other Node here" }, async () => {
    const older = other ?? ""
    assert.deepEqual(await palermoRuns(["--version"], { node: older }), { exit: 0, out: `${version}\n`, err: "" })
    assert.equal((await palermoRuns(["nothing"], { node: older })).exit, 2)
  })
})

describe("what the command line says", () => {
  it("is the same in every language, and leaves the same blanks", () => {
    const [first, ...rest] = languages.map((language) => {
      const words = JSON.parse(readFileSync(`apps/cli/messages/${language}.json`, "utf8")) as Record<string, string>
      return Object.entries(words).map(([key, message]) => {
        const parts = parse(message, { locale: new Intl.Locale(language) })
        const blanks = parts.flatMap((each) => ("value" in each && !isLiteralElement(each) ? [each.value] : []))
        return [key, [...new Set(blanks)].sort()]
      })
    })
    for (const words of rest) assert.deepEqual(words, first)
  })
})
