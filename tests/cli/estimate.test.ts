import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

/** Women from the Korean peninsula on three lists (Ball, Shin and Yang 2018), and the made-up table of Chan and others (2021). */
const korea = "b,c,d,n\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n0,1,1,0\n1,1,1,12\n"
const artificial = "A,B,C,n\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n"

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
  const files = { korea, artificial, apart: "A,B,n\n1,0,40\n0,1,30\n", half: "A,B,n\n1,0,4.5\n", sexes: sexes() }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.csv`), text)
})
after(() => rm(folder, { recursive: true }))

/** Two lists of women and men of whom the lists see shares of their own. */
function sexes(): string {
  const rows = ["F", "M"].flatMap((sex, at) =>
    [
      [1, 0, 80 - 30 * at],
      [0, 1, 60 + 40 * at],
      [1, 1, 30 - 15 * at],
    ].map(([one, other, cases]) => [one, other, sex, cases].join()),
  )
  return ["A,B,sex,n", ...rows, ""].join("\n")
}

const estimate = async (name: string, ...words: string[]) => {
  const ended = await palermoRuns(["data", "estimate", join(folder, `${name}.csv`), ...words, "--json"])
  return { ...ended, said: JSON.parse(ended.out) as Record<string, unknown> }
}

describe("palermo data estimate", () => {
  it("gives one method's estimate, what it chose, and the interval of as many replicates as were asked for", async () => {
    const { exit, said } = await estimate("korea", "--method", "stepwise", "--threshold", "0.02", "--bootstrap", "400")
    assert.equal(exit, 0)
    assert.ok(Math.abs(Number(said["estimate"]) - 268.777777778) < 1e-6)
    assert.deepEqual([said["selected"], said["cases"], said["replicates"], said["seed"]], [["b:c"], 123, 400, 1])
    const [low = 0, high = 0] = said["interval"] as number[]
    assert.ok(123 <= low && low < 268 && high > 269 && high < 600, `${low} to ${high}`)
    assert.match(String(said["digest"]), /^[0-9a-f]{64}$/)
    const again = await estimate("korea", "--method", "stepwise", "--threshold", "0.02", "--bootstrap", "400")
    assert.equal(again.out, JSON.stringify(said) + "\n")
  })

  it("gives the model of lowest BIC up to an order", async () => {
    const { said } = await estimate("korea", "--method", "bic", "--max-order", "2")
    assert.deepEqual([said["model"], said["selected"], said["interval"]], ["[12,23]", ["b:c", "c:d"], null])
    assert.ok(Math.abs(Number(said["estimate"]) - 157.166666667) < 1e-6)
  })

  it("says that there is no estimate where there is none, and that this is an answer", async () => {
    const { exit, said } = await estimate("apart", "--method", "stepwise")
    assert.deepEqual([exit, said["noEstimate"], said["estimate"]], [0, "no-maximum-of-likelihood", undefined])
  })

  it("puts all methods side by side where none is named", async () => {
    const { said } = await estimate("artificial", "--bootstrap", "100", "--seed", "9")
    const lines = said["lines"] as { method: string; assumptions: string[]; criticism: string[] }[]
    assert.deepEqual(
      lines.map(({ method }) => method),
      ["stepwise", "bic-order-2", "decomposable", "chao"],
    )
    assert.ok(lines.every(({ assumptions, criticism }) => assumptions.length > 0 && criticism.length > 0))
    assert.deepEqual((said["sensitivity"] as unknown[]).length, 6)
    assert.deepEqual((said["warnings"] as string[]).slice(0, 2), ["few-shared-cases", "list-shares-no-case"])
  })

  it("searches models with covariates where the table has some", async () => {
    const { said } = await estimate("sexes", "--method", "covariates")
    const path = said["path"] as { formula: string }[]
    assert.equal(path[0]?.formula, "A + B + sex")
    assert.match(String(said["model"]), /A:sex|B:sex/)
  })

  it("tells people in each language, with what is assumed and what was said against it", async () => {
    const told = new Set<string>()
    for (const language of languages) {
      const words = ["data", "estimate", join(folder, "artificial.csv"), "--bootstrap", "0", "--language", language]
      const { exit, out } = await palermoRuns(words)
      assert.equal(exit, 0)
      assert.doesNotMatch(out, /cli\./, language)
      assert.match(out, /2024/)
      told.add(out)
    }
    assert.equal(told.size, languages.length)
  })

  it("refuses what is no table, and says why and where", async () => {
    await writeFile(join(folder, "unlisted.csv"), "A,B,cases\n1,0,5\n0,1,4\n0,0,3\n")
    await writeFile(join(folder, "marks.csv"), "A,B,sex,cases\n1,0,m,5\n0,yes,f,4\n")
    const cases: [words: string[], exit: number, code: string, place?: RegExp][] = [
      [["half"], 1, "count-not-whole", /Line \d+ of .*half\.csv has “[^”]+”/],
      [["unlisted"], 1, "cases-on-no-list", /Line 4 of .*unlisted\.csv/],
      [["marks", "--covariates", "sex"], 1, "mark-not-0-or-1", /Line 3 of .*: 0,yes,f,4$/],
      [["korea", "--covariates", "port"], 1, "covariate-unknown", /column port/],
      [["none"], 3, "file-not-found"],
      [["korea", "--method", "guess"], 2, "method-unknown"],
      [["korea", "--threshold", "2"], 2, "not-a-share"],
      [["korea", "--method", "covariates"], 1, "no-covariates"],
      [["korea", "--trend", "year"], 1, "covariate-unknown"],
    ]
    for (const [[name = "", ...words], exit, code, place = /./] of cases) {
      const ended = await estimate(name, ...words)
      const error = ended.said["error"] as { code: string; sentence: string }
      assert.deepEqual([ended.exit, error.code], [exit, code])
      assert.match(error.sentence, place)
    }
  })
})
