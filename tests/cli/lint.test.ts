import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const draft = `The General Assembly,

Recalling the harbour lights;

1. Recalls article 2 of the Convention against Dark Harbours, pursuant to which every harbour keeps a lamp at the mole throughout the night and in fog;

2. Requests the chairman to report, within existing resources.`

const convention = `Convention against Dark Harbours

Article 1
Purpose
The purpose of this Convention is light.

Article 2
Lamps
1. Every harbour keeps a lamp of sufficient strength at the mole throughout the night and in fog.`

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-lint-"))
  await writeFile(join(folder, "draft.txt"), draft)
  await writeFile(join(folder, "convention.txt"), convention)
  await writeFile(join(folder, "empty.txt"), "")
})
after(() => rm(folder, { recursive: true }))
const runs = (words: string[], input?: string) =>
  palermoRuns(words, { cwd: folder, ...(input !== undefined && { input }) })

type Said = { findings: { rule: string; place: { anchor: string; range: [number, number] }; suggestion: string }[] }

describe("palermo lint", () => {
  it("prints findings with rule, place, message and suggestion", async () => {
    const { exit, out, err } = await runs(["lint", "draft.txt", "--json"])
    assert.deepEqual({ exit, err }, { exit: 0, err: "" })
    const { findings } = JSON.parse(out) as Said
    assert.deepEqual(
      findings.map(({ rule, place }) => [rule, place.anchor]),
      [
        ["preambular-comma", "pp_1"],
        ["body-name", "para_2"],
        ["money-phrase", "para_2"],
      ],
    )
    assert.deepEqual(Object.keys(findings[0] ?? {}), [
      "rule",
      "place",
      "sense",
      "values",
      "replacement",
      "message",
      "suggestion",
    ])
  })

  it("checks what is said of a treaty whose articles are given", async () => {
    const { out } = await runs(["lint", "draft.txt", "--treaty", "convention.txt", "--json"])
    const found = (JSON.parse(out) as Said).findings.find(({ rule }) => rule === "treaty-quotation")
    assert.match(found?.suggestion ?? "", /a lamp of sufficient strength at the mole/)
  })

  it("tells people in their language, and says so where nothing is to be said", async () => {
    const { out } = await runs(["lint", "draft.txt", "--language", "fr"])
    assert.match(out, /^3 remarques\n\npp_1\n {2}Un alinéa du préambule se termine par une virgule\./)
    assert.match(out, /chairman → Chair/)
    const clean = "The General Assembly,\n\nRecalling the lamp,\n\n1. Decides to meet;\n\n2. Requests a chart."
    assert.equal((await runs(["lint", "-"], clean)).out, "Nothing to remark\n")
  })

  it("refuses what it cannot read, and a treaty that is none", async () => {
    const cases: [words: string[], exit: number, code: string][] = [
      [["lint"], 2, "one-file"],
      [["lint", "nowhere.txt"], 3, "file-not-found"],
      [["lint", "empty.txt"], 1, "empty-file"],
      [["lint", "draft.txt", "--treaty", "draft.txt"], 1, "no-treaty"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await runs([...words, "--json"])
      assert.equal(ended.exit, exit, words.join(" "))
      assert.equal((JSON.parse(ended.out) as { error: { code: string } }).error.code, code)
    }
  })
})
