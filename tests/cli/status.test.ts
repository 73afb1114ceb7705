import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { z } from "zod"
import { palermoRuns } from "./run.ts"

let folder = ""
let env: Record<string, string> = {}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-status-"))
  env = { PALERMO_DATA: join(folder, "var") }
})
after(() => rm(folder, { recursive: true }))

const run = (...words: string[]) => palermoRuns(["status", ...words], { env })
const Counted = z.object({
  counts: z.object({ signatories: z.number(), parties: z.number(), bound: z.number() }),
  items: z.array(z.unknown()),
})

describe("palermo status", () => {
  it("answers on a fresh record with the depositary's 124, of whom 123 are bound", async () => {
    const { out, exit, err } = await run("XVIII-12-a", "--on", "2008-09-26", "--json")
    assert.equal(exit, 0, err)
    const { counts, items } = Counted.parse(JSON.parse(out))
    assert.deepEqual(counts, { signatories: 117, parties: 124, bound: 123 })
    assert.ok(items.length > 124)
  })

  it("names who joined between two days, how a State stands, and what a footnote prints", async () => {
    const joined = await run("XVIII-12-a", "--between", "2008-04-01", "2008-07-31", "--footnote", "--language", "es")
    assert.equal(
      joined.out,
      "Pasaron a ser partes en el Protocolo entre el 1 de abril de 2008 y el 31 de julio de 2008: Honduras (2008), Israel (2008), Kazajistán (2008) y Mongolia (2008).\n",
    )
    assert.match(
      (await run("--state", "Tchad", "--on", "2009-09-01")).out,
      /XVIII-12-a +Party, not bound yet +– +2009-08-18/,
    )
    assert.match((await run("--language", "fr")).out, /XVIII-4 .*Convention supplémentaire relative à l’esclavage/)
  })

  it("checks a list, says what is wrong with it and how it ought to be, and ends with 1", async () => {
    const file = join(folder, "list.txt")
    await writeFile(file, "Convention, as of 1 January 2003: Albania (2002) and Chad (2002).\n")
    const { out, exit } = await run("XVIII-12", "--check", file)
    assert.equal(exit, 1)
    assert.match(out, /superfluous: Chad \(a party only later\)/)
    assert.match(out, /\[zh\] 联合国打击跨国有组织犯罪公约/)
    const right = (await run("XVIII-12", "--on", "2003-01-01", "--footnote")).out
    await writeFile(file, right)
    assert.deepEqual((await run("XVIII-12", "--check", file)).exit, 0)
  })

  const founding = "../shared/documents/founding/003_2e38d4cbe1eaf2bb.txt"
  it(
    "finds the faults of a footnote within a whole document",
    { skip: !existsSync(founding) && "the texts of the United Nations are not at hand" },
    async () => {
      const { out } = await run("XVIII-12-a", "--check", founding, "--on", "2009-09-29")
      assert.match(out, /missing: Chad \(2009-08-18\)\n/)
      assert.match(
        out,
        /missing: Chad \(2009-08-18\), Honduras .*, Iraq .*, Israel .*, Syrian Arab Republic .*, Uzbekistan /,
      )
      assert.match(out, /wrong years: Luxembourg \(2008 → 2009-04-20\)/)
    },
  )

  it("says what it does not understand", async () => {
    const cases: [words: string[], problem: RegExp][] = [
      [["XX-1"], /keeps no treaty XX-1/],
      [["XVIII-12", "--on", "26.9.2008"], /no day/],
      [["XVIII-12", "--between", "2008-01-01"], /two days/],
      [["XVIII-12", "IV-8"], /one treaty/],
    ]
    for (const [words, problem] of cases) {
      const { exit, err } = await run(...words)
      assert.equal(exit, 2)
      assert.match(err, problem)
    }
    assert.equal((await run("--state", "Atlantis")).exit, 1)
  })
})
