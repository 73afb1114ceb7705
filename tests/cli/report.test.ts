import { recordAt, type Record } from "#apps/cli/record.ts"
import { listMandates } from "#modules/decisions/contract.ts"
import { addReport, getReport } from "#modules/reports/contract.ts"
import { socketOf } from "#platform/database/hold.ts"
import assert from "node:assert/strict"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns, palermoStarts } from "./run.ts"

const blocks = [
  { kind: "heading" as const, level: 1 as const, words: { en: "Day of the lamps", ar: "يوم المصابيح" } },
  {
    kind: "paragraph" as const,
    words: { en: "So it stood on {day}.", ar: "هكذا كان الحال في {day}." },
    parts: { day: { part: "day" as const, which: "taken" as const } },
  },
]

describe("palermo report", { timeout: 300_000 }, () => {
  let folder = ""
  let env: { PALERMO_DATA: string }
  let server: ChildProcess
  let mandate = ""
  let report = ""
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cli-report-"))
    env = { PALERMO_DATA: join(folder, "var") }
    ;({ server } = await palermoStarts(env))
    const record: Record = recordAt(await socketOf(env.PALERMO_DATA))
    const { items } = await record.ask(listMandates, { query: { limit: 1 } })
    mandate = items[0]?.id ?? assert.fail("the record has no mandate")
    const title = { en: "Lamps", ar: "مصابيح" }
    report = (await record.ask(addReport, { body: { mandate, title, audience: "parties", blocks } })).id
    assert.equal((await record.ask(getReport, { params: { id: report } })).status, "draft")
  })
  after(async () => {
    server.kill("SIGTERM")
    await once(server, "exit")
    await rm(folder, { recursive: true })
  })
  const run = (...words: string[]) => palermoRuns(["report", ...words], { env })

  it("says how it is to be called", async () => {
    const id = "8c5f0f4e-0000-4000-8000-000000000001"
    const cases: [words: string[], exit: number, says: RegExp][] = [
      [[], 2, /list, build, export, issue/],
      [["sing"], 2, /list, build, export, issue/],
      [["build"], 2, /build names its report/],
      [["list", report], 2, /list none/],
      [["build", "lamps"], 2, /lamps is no id of a report/],
      [["list", "--status", "asleep"], 2, /status/],
      [["export", report], 2, /out/],
      [["export", report, "--out", join(folder, "no.pdf"), "--format", "scroll"], 2, /format/],
      [["issue", report, "--stage", "last"], 2, /stage/],
      [["build", id], 1, /no such report|not there/i],
      [["export", report, "--out", join(folder, "no.pdf")], 1, /compiled/],
      [["issue", report], 1, /compiled/],
    ]
    for (const [words, exit, says] of cases) {
      const ended = await run(...words)
      assert.equal(ended.exit, exit, `${words.join(" ")}: ${ended.err}`)
      assert.match(ended.err, says, words.join(" "))
    }
  })

  it("builds a report, takes it away as the same bytes each time, and issues it", async () => {
    const drafts = await run("list", "--status", "draft", "--mandate", mandate, "--language", "fr")
    assert.match(drafts.out, /^1 rapport\n/)
    assert.match(drafts.out, new RegExp(`${report} [^]*– +– +Lamps`))
    const built = await run("build", report)
    assert.equal(built.exit, 0, built.err)
    const digest = /snapshot ([0-9a-f]{64})/.exec(built.out)?.[1] ?? assert.fail(built.out)

    const files = { docx: "PK", pdf: "%PDF-1.7", html: "<!doctype html>", akn: "<?xml", json: "{" }
    for (const [format, begins] of Object.entries(files)) {
      const [one, other] = [join(folder, `one.${format}`), join(folder, `other.${format}`)]
      for (const out of [one, other]) {
        const taken = await run("export", report, "--out", out, "--format", format, "--in", "ar")
        assert.equal(taken.exit, 0, taken.err)
        assert.ok(taken.out.includes(out) && taken.out.includes(digest), taken.out)
      }
      const bytes = await readFile(one)
      assert.equal(bytes.subarray(0, begins.length).toString("latin1").toLowerCase(), begins.toLowerCase())
      assert.ok(bytes.equals(await readFile(other)), format)
    }
    assert.match(await readFile(join(folder, "one.html"), "utf8"), /dir="rtl"[^]*هكذا كان الحال في/)

    const final = await run("issue", report, "--stage", "final")
    assert.deepEqual([final.exit, /symbol/.test(final.err)], [1, true])
    const issued = await run("issue", report)
    assert.deepEqual([issued.exit, issued.out], [0, "Issued\n"], issued.err)
    const listed = await run("list", "--status", "issued", "--json")
    assert.deepEqual(
      (JSON.parse(listed.out) as { items: { id: string }[] }).items.map(({ id }) => id),
      [report],
    )
    const again = await run("build", report)
    assert.deepEqual([again.exit, /issued/.test(again.err)], [1, true])
  })
})
