import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const heads = "record_id,given_name,surname,sex,birth_date,citizenship"
/** Invented people: every name is put together from syllables, no two people have the same two. */
const people = Array.from({ length: 400 }, (_, n) => {
  const syllables = ["ba", "lu", "mo", "ri", "ta", "ve", "sho", "khe", "du", "gi", "na", "po", "zu", "fe"]
  const at = (place: number) => syllables[Math.floor(n / 14 ** place + 3 * n * place) % 14] ?? ""
  const day = `${1960 + (n % 40)}-${String(1 + (n % 12)).padStart(2, "0")}-${String(2 + (n % 26)).padStart(2, "0")}`
  return {
    given: `${at(0)}${at(1)}n`,
    surname: `${at(1)}${at(2)}${at(0)}k`,
    sex: n % 3 === 0 ? "M" : "F",
    day,
    from: n % 9,
  }
})
const rows = (agency: string, from: number, to: number, change = (name: string) => name) =>
  [
    heads,
    ...people
      .slice(from, to)
      .map(({ given, surname, sex, day, from: land }, n) =>
        [`${agency}${from + n}`, change(given), surname, sex, n % 7 === 0 ? "" : day, `X${land}`].join(),
      ),
    "",
  ].join("\n")

let folder = ""
const at = (name: string) => join(folder, name)
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
  await writeFile(at("shelter.csv"), rows("s", 0, 250))
  await writeFile(
    at("police.csv"),
    rows("p", 150, 400, (name) => name.replace("kh", "h")),
  )
  await writeFile(at("key"), "an invented key that nobody else has")
})
after(() => rm(folder, { recursive: true }))

/** How many pairs are of one person, and how many are not. */
async function judged(file: string): Promise<{ right: number; wrong: number }> {
  const [head, ...lines] = (await readFile(file, "utf8")).trim().split("\n")
  assert.equal(head, "a,b")
  const right = lines.filter((line) => /^s(\d+),p\1$/.test(line)).length
  return { right, wrong: lines.length - right }
}

describe("palermo data link", () => {
  it("writes the pairs of records that are of one person, and says how far to believe them", async () => {
    const words = [
      "data",
      "link",
      at("shelter.csv"),
      at("police.csv"),
      "--out",
      at("pairs.csv"),
      "--table",
      at("table.csv"),
    ]
    const { exit, out } = await palermoRuns([...words, "--json"])
    assert.equal(exit, 0)
    const { right, wrong } = await judged(at("pairs.csv"))
    assert.ok(right >= 95 && wrong <= 2, `${right} right, ${wrong} wrong of 100`)
    const said = JSON.parse(out) as Record<string, unknown>
    assert.deepEqual([said["records"], said["lists"]], [500, ["shelter", "police"]])
    assert.equal(said["pairs"], right + wrong)
    assert.equal(said["persons"], 500 - right - wrong)
    for (const name of ["falseLinks", "missedLinks", "estimate", "estimateByFewerLinks", "estimateByMoreLinks"])
      assert.equal(typeof said[name], "number", name)

    const estimated = await palermoRuns(["data", "estimate", at("table.csv"), "--method", "stepwise", "--json"])
    const { estimate, digest } = JSON.parse(estimated.out) as Record<string, unknown>
    assert.deepEqual([estimate, digest], [said["estimate"], said["digest"]])
  })

  it("draws a key of its own where none is given, says so, and needs the agencies' where one file is encoded", async () => {
    const words = ["data", "link", at("shelter.csv"), at("police.csv"), "--out", at("drawn.csv")]
    const keyOf = async (more: string[], env = {}) =>
      (JSON.parse((await palermoRuns([...words, ...more, "--json"], { env })).out) as { key: string }).key
    assert.equal(await keyOf([]), "drawn for this run")
    assert.equal(await keyOf(["--key", at("key")]), "the agencies'")
    assert.equal(await keyOf([], { PALERMO_LINK_KEY: "a key that was agreed upon" }), "the agencies'")
    assert.match((await palermoRuns(words)).out, /drawn for this run and is kept nowhere/)
    const encode = ["data", "link", at("shelter.csv"), "--encode", "--out", at("one.jsonl")]
    assert.equal((await palermoRuns([...encode, "--key", at("key")])).exit, 0)
    const mixed = await palermoRuns(["data", "link", at("one.jsonl"), at("police.csv"), "--out", at("x.csv"), "--json"])
    assert.deepEqual(
      [mixed.exit, (JSON.parse(mixed.out) as { error: { code: string } }).error.code],
      [2, "key-missing"],
    )
  })

  it("links encodings as it links the records themselves, and they hold no name", async () => {
    for (const agency of ["shelter", "police"]) {
      const words = [
        "data",
        "link",
        at(`${agency}.csv`),
        "--encode",
        "--key",
        at("key"),
        "--out",
        at(`${agency}.jsonl`),
      ]
      assert.equal((await palermoRuns(words)).exit, 0)
    }
    const encoded = await readFile(at("shelter.jsonl"), "utf8")
    for (const { given, day } of people.slice(0, 20)) assert.ok(!encoded.includes(given) && !encoded.includes(day))
    const words = ["data", "link", at("shelter.jsonl"), at("police.jsonl"), "--out", at("blind.csv")]
    assert.equal((await palermoRuns(words)).exit, 0)
    const { right, wrong } = await judged(at("blind.csv"))
    assert.ok(right >= 95 && wrong <= 2, `${right} right, ${wrong} wrong of 100`)
  })

  it("asks for two agencies, a file to write, a key to encode, and columns it knows", async () => {
    await writeFile(at("short"), "key")
    await writeFile(at("bare.csv"), "record_id,given_name\nr1,Ana\n")
    await writeFile(at("heads.csv"), `${heads}\n`)
    await writeFile(at("damaged.jsonl"), '{"id":"r1"}\n')
    const out = ["--out", at("none.csv")]
    const cases: [words: string[], exit: number, code: string][] = [
      [[at("shelter.csv"), ...out], 2, "two-agencies"],
      [[at("shelter.csv"), at("police.csv")], 2, "say-out"],
      [[at("shelter.csv"), at("shelter.csv"), ...out], 2, "agency-named-twice"],
      [[at("shelter.csv"), at("heads.csv"), ...out], 1, "no-records"],
      [[at("shelter.csv"), "--encode", ...out], 2, "key-missing"],
      [[at("shelter.csv"), "--encode", "--key", at("short"), ...out], 1, "key-too-short"],
      [[at("shelter.csv"), "--encode", "--key", at("nowhere"), ...out], 3, "file-not-found"],
      [[at("shelter.csv"), at("police.csv"), "--table", at("none/table.csv"), ...out], 3, "file-not-written"],
      [[at("shelter.jsonl"), "--encode", "--key", at("key"), ...out], 1, "encoded-already"],
      [[at("shelter.csv"), at("bare.csv"), ...out], 1, "column-not-found"],
      [[at("shelter.csv"), at("damaged.jsonl"), ...out], 1, "encoding-damaged"],
    ]
    for (const [words, exit, code] of cases) {
      const ended = await palermoRuns(["data", "link", ...words, "--json"])
      assert.deepEqual([ended.exit, (JSON.parse(ended.out) as { error: { code: string } }).error.code], [exit, code])
    }
  })
})
