import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { neutral, read, readSource, textSource } from "../src/index.ts"

const corpus = join(import.meta.dirname, "../../../../shared/documents")
const skip = existsSync(join(corpus, "score.mjs")) ? false : "the labelled texts are not at hand"

/** Reads every text of a set, has the answers scored and hands back the figures in per cent. */
function scored(set: string): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "documents-"))
  try {
    for (const file of readdirSync(join(corpus, set)).filter((name) => name.endsWith(".txt")))
      writeFileSync(
        join(folder, file),
        JSON.stringify(neutral(readSource(textSource(readFileSync(join(corpus, set, file), "utf8"))))),
      )
    const figures = join(folder, "figures.json")
    const command = `cat '${folder}'/$(basename {file})`
    const run = spawnSync(
      process.execPath,
      [join(corpus, "score.mjs"), "--set", set, "--cmd", command, "--json", figures],
      { encoding: "utf8" },
    )
    assert.equal(run.status, 0, run.stdout + run.stderr)
    const { metrics } = JSON.parse(readFileSync(figures, "utf8")) as { metrics: Record<string, { value: number }> }
    return Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value * 100]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function atLeast(figures: Record<string, number>, wanted: Record<string, number>) {
  for (const [name, floor] of Object.entries(wanted)) {
    const figure = figures[name]
    assert.ok(figure !== undefined && figure >= floor, `${name}: ${String(figure)} is below ${floor}`)
  }
}

test("the founding texts are read without a fault", { skip }, () => {
  const figures = scored("founding")
  atLeast(figures, Object.fromEntries(Object.keys(figures).map((name) => [name, 100])))
})

test("published resolutions in four languages keep their paragraphs, numbers and verbs", { skip }, () => {
  atLeast(scored("silver"), {
    symbol: 100,
    title: 99,
    "operative_count exact": 99,
    "preambular_count exact": 97,
    "op number": 99,
    verb: 98,
    sub_count: 99,
    "footnote_count exact": 99,
  })
})

test("texts from PDF, web pages and lost numbers keep their paragraphs", { skip }, () => {
  atLeast(scored("dev"), {
    "operative_count exact": 99,
    "preambular_count exact": 99,
    "footnote_count exact": 99,
    verb: 97,
    sub_count: 99,
  })
})

test("the same resolution names the same works and asks as often in four languages", { skip }, async () => {
  const found = await Promise.all(
    ["English", "French", "Spanish", "Russian"].map(async (language) => {
      const folder = join(corpus, "akn", language)
      const file = readdirSync(folder).find((name) => name.startsWith("A_RES_79_189"))
      assert.ok(file)
      const answer = await read(readFileSync(join(folder, file)))
      assert.ok(answer.ok)
      const { citations, mandates } = answer.reading
      const dates = mandates.flatMap(({ date }) =>
        date?.kind === "session" ? [`${String(date.from)} ${String(date.to)}`] : [],
      )
      return {
        works: citations.map((one) => one.id).sort(),
        mandates: mandates.filter((one) => one.kind === "mandate").length,
        dates,
      }
    }),
  )
  for (const one of found.slice(1)) assert.deepEqual(one, found[0])
})
