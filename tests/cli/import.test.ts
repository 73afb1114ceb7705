import { lanterns, lanternsFrench } from "#modules/decisions/examples.ts"
import assert from "node:assert/strict"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { resolution } from "../bench/resolution.ts"
import { palermoRuns } from "./run.ts"

type Read = { symbol: string; preambular_count: number; operatives: { number: string; verb: string }[] }

let folder = ""
let env: { [name: string]: string } = {}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-import-"))
  env = { PALERMO_DATA: join(folder, "var") }
  await mkdir(join(folder, "texts", "more"), { recursive: true })
  await writeFile(join(folder, "texts", "lanterns.txt"), lanterns)
  await writeFile(join(folder, "texts", "more", "1.txt"), resolution(1))
  await writeFile(join(folder, "texts", ".hidden"), "not a text to be read")
})
after(() => rm(folder, { recursive: true }))

const runs = (words: string[], input?: string) =>
  palermoRuns(words, { cwd: folder, env, ...(input !== undefined && { input }) })

describe("palermo read", () => {
  it("prints a document in the neutral shape", async () => {
    const { exit, out, err } = await runs(["read", "texts/lanterns.txt", "--json"])
    assert.deepEqual({ exit, err }, { exit: 0, err: "" })
    const read = JSON.parse(out) as Read
    assert.equal(read.symbol, "A/RES/71/901")
    assert.equal(read.preambular_count, 2)
    assert.deepEqual(
      read.operatives.map(({ verb }) => verb),
      ["Urges", "Requests", "Invites", "Decides"],
    )
  })

  it("reads what comes in", async () => {
    const { out } = await runs(["read", "-", "--json"], lanterns)
    assert.equal((JSON.parse(out) as Read).symbol, "A/RES/71/901")
  })

  it("prints one object a line for a folder, each with the name of its file", async () => {
    const { exit, out } = await runs(["read", "texts", "--ndjson"])
    assert.equal(exit, 0)
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Read & { file: string })
    assert.deepEqual(
      lines.map(({ file, symbol }) => [file, symbol]),
      [
        ["texts/lanterns.txt", "A/RES/71/901"],
        ["texts/more/1.txt", "A/RES/61/300"],
      ],
    )
  })

  it("tells a person what it understood", async () => {
    const { out } = await runs(["read", "texts/lanterns.txt"])
    assert.match(out, /^Symbol +A\/RES\/71\/901$/m)
    assert.match(out, /2 preambular paragraphs, 4 operative paragraphs/)
    assert.match(out, /Secretary-General/)
  })

  it("makes no store", async () => {
    const { findings } = JSON.parse((await runs(["doctor", "--json"])).out) as {
      findings: { about: string; found: string }[]
    }
    assert.equal(findings.find(({ about }) => about === "database")?.found, "–")
  })
})

describe("palermo import", () => {
  it("shows what it understood, and keeps nothing unless told to", async () => {
    const { exit, out, err } = await runs(["import", "texts"])
    assert.equal(exit, 0)
    assert.match(err, /lanterns\.txt: A\/RES\/71\/901/)
    assert.match(out, /2 files: 0 kept, 0 unchanged, 2 waiting/)
    // Only what the record begins with.
    assert.equal((JSON.parse((await runs(["mandates", "--json"])).out) as { total: number }).total, 106)
  })

  it("keeps what it is told to keep, once", async () => {
    assert.match((await runs(["import", "texts", "--keep"])).out, /2 files: 2 kept/)
    assert.match((await runs(["import", "texts/lanterns.txt", "--keep"])).out, /1 file: 0 kept, 1 unchanged/)
  })

  it("keeps many at once, and says of each what keeping it did, which is not what it would have done alone", async () => {
    await mkdir(join(folder, "together"))
    await writeFile(join(folder, "together", "1-en.txt"), lanterns.replaceAll("71/901", "71/902"))
    await writeFile(join(folder, "together", "2-fr.txt"), lanternsFrench.replaceAll("71/901", "71/902"))
    const { err } = await runs(["import", "together", "--keep"])
    assert.match(err, /1-en\.txt: .*\n(?: .*\n)*? {2}kept · A-RES-71-902 · a new document\n/)
    assert.match(
      err,
      /2-fr\.txt: .*\n(?: .*\n)*? {2}kept · A-RES-71-902 · a document the record has, in another language\n/,
    )
  })

  it("refuses what is no text, and says so by its exit code", async () => {
    await writeFile(join(folder, "empty.txt"), "")
    const { exit, out } = await runs(["import", "empty.txt", "--json"])
    assert.equal(exit, 1)
    assert.equal((JSON.parse(out) as { imports: { refusal: string }[] }).imports[0]?.refusal, "empty-file")
  })
})

describe("palermo mandates", () => {
  it("lists those it is asked for, all of them", async () => {
    const { out } = await runs(["mandates", "--addressee", "secretariat", "--json"])
    const { total, items } = JSON.parse(out) as { total: number; items: { addressee: string; target: string }[] }
    assert.equal(total, items.length)
    assert.ok(total >= 2)
    assert.ok(items.every(({ target }) => target === "secretariat"))
  })

  it("takes the filters of the register, and names the one it does not know", async () => {
    const asked = ["--asks", "ctoc-cop-wg-4", "--function", "F09", "--due-to", "2012-12-31", "--sort", "due"]
    const { out } = await runs(["mandates", ...asked, "--json"])
    const { items } = JSON.parse(out) as { items: { requirement: { reference: string } }[] }
    assert.deepEqual(
      items.map(({ requirement }) => requirement.reference),
      ["OP15"],
    )
    const { exit, err } = await runs(["mandates", "--due-from", "soon"])
    assert.equal(exit, 2)
    assert.match(err, /due-from/)
  })

  it("says them in a table for a person", async () => {
    const { out } = await runs(["mandates", "--document", "A-RES-71-901"])
    assert.match(out, /^A\/RES\/71\/901 +1 +Urges +Member States/m)
  })
})
