import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { gzipSync } from "node:zlib"

const assets = "dist/web/assets"
const isBuilt = existsSync(assets)
const budget = 170_000

const source = (file: string): string => readFileSync(`${assets}/${file}`, "utf8")

// The words of other pages come when they are visited.
const spokenFirst = ["platform.skip", "decisions.overview-help"]
const isOfFirst = (file: string): boolean => spokenFirst.some((key) => source(file).includes(key))

/** A file and all that must be there before it runs. */
function withItsImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const [, name = ""] of source(file).matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) withItsImports(name, found)
  return found
}

describe("the first page", { skip: isBuilt ? false : "the web app is not built: npm run build" }, () => {
  const files = isBuilt ? readdirSync(assets).filter((file) => file.endsWith(".js")) : []
  const named = (name: string) => files.find((file) => file.startsWith(`${name}-`)) ?? assert.fail(`no ${name}`)
  const first = isBuilt
    ? new Set([...withItsImports(named("index")), ...withItsImports(named("HomePage"))])
    : new Set<string>()

  it("stands before the schemas and the heavy forms have come", () => {
    const heavy = [...first].filter((file) => /schemas|contract|CorrectMandate|ImportPage/.test(file))
    assert.deepEqual(heavy, [])
  })

  it("comes with type in one format, and the Chinese type on its own", () => {
    const all = readdirSync(assets)
    assert.deepEqual(
      all.filter((file) => file.endsWith(".woff")),
      [],
    )
    const chinese = all.filter((file) => file.endsWith(".css") && source(file).split("Noto Sans SC").length > 10)
    assert.ok(chinese.length > 0 && chinese.every((file) => !file.startsWith("index")))
  })

  it("weighs less than 170 kB of compressed script, with the words of any language", (t) => {
    const weight = (file: string) => gzipSync(source(file)).length
    const own = [...first].reduce((sum, file) => sum + weight(file), 0)
    for (const language of languages) {
      const catalogues = files.filter((file) => file.startsWith(`${language}-`) && isOfFirst(file))
      assert.equal(catalogues.length, spokenFirst.length, language)
      const spoken = catalogues.reduce((sum, file) => sum + weight(file), 0)
      assert.ok(spoken > 1000, `the words of ${language}`)
      t.diagnostic(`${language}: ${own + spoken} bytes`)
      assert.ok(own + spoken < budget, `${language}: ${own + spoken} bytes`)
    }
  })
})

describe("the form", { skip: isBuilt ? false : "the web app is not built: npm run build" }, () => {
  const files = isBuilt ? readdirSync(assets).filter((file) => file.endsWith(".js")) : []
  const named = (name: string) => files.find((file) => file.startsWith(`${name}-`)) ?? assert.fail(`no ${name}`)
  const first = isBuilt ? new Set([...withItsImports(named("index")), ...withItsImports(named("LiveForm"))]) : new Set()
  // The platform's words, the form's, why something is not taken, and the names of codes.
  const spoken = ["platform.skip", "answering.help", "problem.submission-too-late", "calls.code.total"]

  it("decides what is asked and what fits before the schemas have come, and the tables come with their lists", () => {
    const heavy = [...first].filter((file) => /schemas|contract-|TableField|codes-/.test(String(file)))
    assert.deepEqual(heavy, [])
  })

  it("weighs less than 170 kB of compressed script, with its words in any language", (t) => {
    const weight = (file: string) => gzipSync(source(file)).length
    const own = [...first].reduce<number>((sum, file) => sum + weight(String(file)), 0)
    for (const language of languages) {
      const catalogues = files.filter(
        (file) => file.startsWith(`${language}-`) && spoken.some((key) => source(file).includes(`"${key}"`)),
      )
      assert.ok(catalogues.length >= spoken.length, language)
      const words = catalogues.reduce((sum, file) => sum + weight(file), 0)
      t.diagnostic(`${language}: ${own + words} bytes`)
      assert.ok(own + words < budget, `${language}: ${own + words} bytes`)
    }
  })

  it("is kept with all its files for when there is no connection", () => {
    const worker = readFileSync("dist/web/worker.js", "utf8")
    for (const file of first) assert.ok(worker.includes(`/assets/${String(file)}`), String(file))
    for (const name of ["TableField", "ReadSubmission", "schemas", "AskedPage"])
      assert.ok(worker.includes(`/assets/${name}-`), name)
  })
})
