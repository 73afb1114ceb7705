import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

let folder = ""
const at = (name: string) => join(folder, name)
const records = (women: number) =>
  [
    "port,sex,form",
    ...Array.from({ length: women }, () => "Odra,f,x"),
    ...Array.from({ length: 30 }, () => "Odra,m,x"),
  ].join("\n")

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"))
  await writeFile(at("monday.csv"), records(40))
  await writeFile(at("friday.csv"), records(43))
  await writeFile(
    at("cells.csv"),
    "port,lamp,freq\nOdra,oil,3\nOdra,gas,40\nBrda,oil,25\nBrda,gas,30\nWda,oil,50\nWda,gas,21",
  )
})
after(() => rm(folder, { recursive: true }))

const release = (file: string, ...options: string[]) => palermoRuns(["data", "release", file, ...options])
const linesOf = async (name: string) => (await readFile(at(name), "utf8")).trim().split("\n")

describe("palermo data release", () => {
  it("lets a table out, keeps it in a ledger, and lets nobody tell who came since", async () => {
    const own = ["--by", "sex", "--within", "port", "--ledger", at("ledger"), "--json"]
    const first = await release(at("monday.csv"), ...own, "--keep", "form", "--out", at("first.csv"))
    assert.deepEqual([first.exit, first.err], [0, ""])
    assert.deepEqual(await linesOf("first.csv"), [
      "port,sex,value,suppressed",
      "Odra,Total,70,false",
      "Odra,f,40,false",
      "Odra,m,30,false",
    ])
    const second = await release(at("friday.csv"), ...own, "--out", at("second.csv"))
    assert.deepEqual((JSON.parse(second.out) as { against: number }).against, 1)
    // Forty women before and forty-three now would be three: neither they nor the sum is told.
    assert.deepEqual(await linesOf("second.csv"), [
      "port,sex,value,suppressed",
      "Odra,Total,,true",
      "Odra,f,,true",
      "Odra,m,30,false",
    ])
    const listed = await palermoRuns(["data", "release", "list", "--ledger", at("ledger"), "--json"])
    assert.deepEqual(
      (JSON.parse(listed.out) as { number: number }[]).map(({ number }) => number),
      [1, 2],
    )
  })

  it("keeps its folder for its owner, and refuses what an earlier file was not counted by", async () => {
    const names = await readdir(at("ledger"))
    assert.ok(names.includes("release-0001.json") && names.some((name) => name.startsWith("counts-")))
    for (const name of names) assert.equal((await stat(join(at("ledger"), name))).mode & 0o077, 0)
    const byForm = ["--by", "form", "--ledger", at("ledger"), "--out", at("form.csv")]
    // By what both files were counted by, a later release can be held against the first.
    assert.equal((await release(at("friday.csv"), ...byForm)).exit, 0)
    const fresh = ["--ledger", at("other"), "--out", at("other.csv")]
    assert.equal((await release(at("monday.csv"), "--by", "sex", ...fresh)).exit, 0)
    const lacking = await release(at("friday.csv"), "--by", "sex,form", ...fresh)
    assert.equal(lacking.exit, 1)
    assert.match(lacking.err, /was not counted by the column form/)
  })

  it("says where a ledger begins, and refuses one that lacks what left or cannot be read", async () => {
    const own = ["--by", "sex", "--ledger", at("lacking"), "--out", at("lacking.csv")]
    assert.match((await release(at("monday.csv"), ...own)).out, /A ledger was begun/)
    const second = await release(at("monday.csv"), ...own)
    assert.deepEqual([second.exit, second.out.includes("begun")], [0, false])
    await rm(join(at("lacking"), "release-0001.json"))
    const third = await release(at("monday.csv"), ...own)
    assert.equal(third.exit, 3)
    assert.match(third.err, /lacks release 1/)
    const file = await release(at("monday.csv"), "--by", "sex", "--ledger", at("monday.csv"), "--out", at("no.csv"))
    assert.equal(file.exit, 3)
    assert.match(file.err, /is not a file of a ledger/)
  })

  it("names no code of its own of which too few persons are told, then nor later, and no filter either", async () => {
    const posts = (rare: number) => `port,post,year,sex,freq
Odra,Lantern house,2018,female,40
Odra,Lantern house,2019,male,23
Odra,Buoy yard,2018,male,33
Odra,Xyloqua,2018,female,${rare}
Odra,Xyloqua,2019,other,1`
    await writeFile(at("posts.csv"), posts(3))
    await writeFile(at("later.csv"), posts(4))
    const own = ["--within", "port,year", "--ledger", at("posts")]
    const first = await release(at("posts.csv"), "--by", "post,sex", ...own, "--out", at("posts-out.csv"))
    assert.equal(first.exit, 0, first.err)
    const file = await readFile(at("posts-out.csv"), "utf8")
    assert.match(file, /Odra,2018,Buoy yard,male,33,false/)
    assert.doesNotMatch(file + first.out, /Xyloqua/)
    assert.match(first.out, /Of post some codes are not named, because fewer than 10 persons/)
    // Of a list everybody has, a code of one person stays, and so do years; that it is withheld is told.
    assert.match(file, /Odra,2019,Total,other,,true/)
    const kept = JSON.parse(await readFile(join(at("posts"), "release-0001.json"), "utf8")) as object
    assert.deepEqual(
      [(kept as { unnamed: unknown }).unnamed, (kept as { reviewer: unknown }).reviewer],
      [["post"], null],
    )
    const later = await release(at("later.csv"), "--by", "post,sex", ...own, "--out", at("later-out.csv"), "--json")
    assert.equal(later.exit, 0, later.err)
    const told = JSON.parse(later.out) as { unnamed: string[]; reviewer: null; against: number }
    assert.deepEqual([told.unnamed, told.reviewer, told.against], [["post"], null, 1])
    assert.doesNotMatch((await readFile(at("later-out.csv"), "utf8")) + later.out, /Xyloqua/)
    const only = await release(at("posts.csv"), "--by", "sex", "--only", "post=Xyloqua", "--ledger", at("few"), "--out", at("few.csv")) // prettier-ignore
    assert.deepEqual([only.exit, /too few persons/.test(only.err), only.err.includes("Xyloqua")], [1, true, false])
  })

  it("says that nobody else went over it, on the line, in what programs read and in its ledger", async () => {
    const own = ["--by", "sex", "--ledger", at("alone"), "--out", at("alone.csv")]
    for (const [language, says] of [
      ["en", /Nobody but whoever ran this went over it/],
      ["ar", /لم يراجعه أحد غير/],
    ] as const)
      // prettier-ignore
      assert.match((await release(at("monday.csv"), ...own, "--language", language)).out, says)
    assert.match((await release("list", "--ledger", at("alone"))).out, /Nobody but whoever made each of them/)
    const listed = await release("list", "--ledger", at("alone"), "--json")
    assert.deepEqual((JSON.parse(listed.out) as { reviewer: null }[]).map(({ reviewer }) => reviewer), [null, null]) // prettier-ignore
  })

  it("takes a table of counts, and protects it alone as well", async () => {
    const done = await release(at("cells.csv"), "--by", "port,lamp", "--ledger", at("lamps"), "--out", at("safe.csv"))
    assert.equal(done.exit, 0)
    const lines = await linesOf("safe.csv")
    assert.ok(lines.includes("Odra,oil,,true") && lines.includes("Total,Total,169,false"))
  })

  it("takes what comes in, and knows by its digest that it is the same", async () => {
    const own = ["--by", "sex", "--ledger", at("incoming")]
    const input = records(40)
    const first = await palermoRuns(["data", "release", "-", ...own, "--out", at("in.csv")], { input })
    assert.deepEqual([first.exit, (await linesOf("in.csv")).at(-1)], [0, "m,30,false"])
    assert.equal((await release(at("monday.csv"), ...own, "--out", at("file.csv"))).exit, 0)
    assert.equal((await readdir(at("incoming"))).filter((name) => name.startsWith("counts-")).length, 1)
  })

  const changing = "/proc/sys/kernel/random/uuid"
  const skip = !existsSync(changing) && "this system has no file that is another each time"
  it("lets nothing out of a file that is another when it is read once more", { skip }, async () => {
    const own = ["--by", "sex", "--ledger", at("changing"), "--out", at("changed.csv")]
    const { exit, err } = await release(changing, ...own)
    assert.equal(exit, 3)
    assert.match(err, /another when it was read a second time/)
    assert.deepEqual([existsSync(at("changed.csv")), existsSync(at("changing"))], [false, false])
  })

  it("asks for ten persons at least, five between Governments", async () => {
    const own = ["--by", "sex", "--ledger", at("least"), "--out", at("least.csv")]
    for (const options of [
      ["--k", "9"],
      ["--k", "4", "--for-governments"],
    ])
      assert.equal((await release(at("monday.csv"), ...own, ...options)).exit, 2, options.join(" "))
    assert.equal((await release(at("monday.csv"), ...own, "--k", "5", "--for-governments")).exit, 0)
  })

  it("says what it lacks", async () => {
    const cases: [options: string[], says: RegExp][] = [
      [["--by", "sex", "--out", at("x.csv")], /--ledger/],
      [["--ledger", at("x"), "--out", at("x.csv")], /--by/],
      [["--by", "sex", "--only", "sex", "--ledger", at("x"), "--out", at("x.csv")], /COLUMN=CODE/],
      [["--by", "colour", "--ledger", at("x"), "--out", at("x.csv")], /colour/],
      [["--by", "sex", "--only", "sex=q", "--ledger", at("x"), "--out", at("x.csv")], /Nobody/],
    ]
    for (const [options, says] of cases) {
      const { exit, err } = await release(at("monday.csv"), ...options)
      assert.ok((exit ?? 0) > 0)
      assert.match(err, says)
    }
  })
})
