import { release } from "#apps/cli/commands/release.ts"
import type { Release } from "#modules/analysis/release.ts"
import { languages } from "#platform/kernel/language.ts"
import { lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { commanding } from "./commanding.ts"
import { palermoRuns } from "./run.ts"

const today = "2019-05-01"
const palermo = fileURLToPath(new URL("../../bin/palermo", import.meta.url))

describe("palermo release", () => {
  it("says how it is to be called", async () => {
    const id = "8c5f0f4e-0000-4000-8000-000000000001"
    const server = ["--server", "http://127.0.0.1:9"]
    const key = { PALERMO_KEY: "pal_x" }
    const cases: [words: string[], env: Record<string, string>, exit: number, says: RegExp][] = [
      [[], {}, 2, /list, draft, show, protect, discard, propose, approve, return, withdraw, export, report/],
      [["sing"], {}, 2, /list, draft/],
      [["show"], {}, 2, /Say one release by its id/],
      [["list", id], {}, 2, /list takes no names/],
      [["show", "lamps"], {}, 2, /“lamps” is no id of a release/],
      [["show", id], {}, 2, /--server/],
      [["approve", id, ...server], {}, 2, /PALERMO_KEY/],
      [["list", "--status", "asleep", ...server], {}, 2, /--status is one of: draft, proposed, released, withdrawn/],
      [["list", "--dataset", "lamps", ...server], {}, 2, /dataset/],
      [["return", id, ...server], key, 2, /--why/],
      [["export", id, ...server], {}, 2, /--out/],
      [["export", id, "--out", "x", "--format", "scroll", ...server], {}, 2, /--format is one of: csv, xlsx/],
      [["draft", "nowhere.json", ...server], key, 3, /nowhere\.json/],
      [["show", id, ...server], {}, 75, /does not answer/],
    ]
    for (const [words, env, exit, says] of cases) {
      const ended = await palermoRuns(["release", ...words], { env })
      assert.equal(ended.exit, exit, `${words.join(" ")}: ${ended.err}`)
      assert.match(ended.err, says, words.join(" "))
    }
  })

  onPlatform("goes the whole way of a release, past another than who made it", { today }, async ({ as }) => {
    const { run, kept, work, close } = await commanding(as, today)
    const folder = await mkdtemp(join(tmpdir(), "cli-releases-"))
    const at = (name: string) => join(folder, name)
    try {
      const { dataset, snapshot } = await kept("ursula", "ulises")
      await writeFile(at("draft.json"), JSON.stringify(lampRelease(snapshot.id)))
      await writeFile(at("wrong.json"), JSON.stringify({ ...lampRelease(snapshot.id), k: "few" }))
      const wrong = await run("ursula", release, ["draft", at("wrong.json")])
      assert.deepEqual([wrong.code, /\(at k\)/.test(wrong.err)], ["release-not-readable", true])
      const drafted = await run("ursula", release, ["draft", at("draft.json")], { json: true })
      const { id } = JSON.parse(drafted.out) as Release
      const does = async (person: string, verb: string, values = {}) =>
        (await run(person, release, [verb, id], values)).code

      assert.equal(await does("ursula", "propose"), "release-not-protected")
      assert.match((await run("ursula", release, ["show", id])).out, /in the making[^]*It was not protected yet/)
      let working: Promise<unknown> | undefined
      const onProgress = () => void (working ??= work())
      const protectedNow = await run("ursula", release, ["protect", id], {}, { onProgress })
      await working
      assert.equal(protectedNow.code, "0", protectedNow.err)
      assert.match(protectedNow.progress[0] ?? "", /^Protecting and attacking: \d+ %$/)
      assert.match(
        protectedNow.out,
        /cells are withheld, and it was proved[^]*Too small themselves \(fewer than 10\): 2\n/,
      )
      assert.match(protectedNow.out, /Tables: Sex × Form of exploitation/)

      // A draft is discarded, with what was protected of it, by those inside; what is before another is not.
      await writeFile(at("spare.json"), JSON.stringify({ ...lampRelease(snapshot.id), code: "spare" }))
      const spare = async () =>
        (JSON.parse((await run("ursula", release, ["draft", at("spare.json")], { json: true })).out) as Release).id
      for (const language of languages) {
        const one = await spare()
        assert.equal((await run("jamila", release, ["discard", one])).code, "release-not-found")
        const { code, out } = await run("ulises", release, ["discard", one], {}, { language })
        assert.deepEqual([code, out.includes(one), /cli\.|\{/.test(out)], ["0", true, false], language)
        assert.equal((await run("ursula", release, ["show", one])).code, "release-not-found")
      }

      // Nothing of it leaves while it is in the making, to whoever asks.
      assert.equal(await does("public", "show"), "release-not-found")
      for (const person of ["ursula", "ulises"])
        assert.equal(await does(person, "export", { out: at("early.csv") }), "release-not-out")
      assert.equal(await does("public", "export", { out: at("early.csv") }), "release-not-found")
      assert.deepEqual((await readdir(folder)).sort(), ["draft.json", "spare.json", "wrong.json"])

      assert.equal(await does("ursula", "propose"), "0")
      assert.equal(await does("ursula", "discard"), "release-not-open")
      const own = await run("ursula", release, ["approve", id])
      assert.deepEqual([own.code, /Somebody else lets it out/.test(own.err)], ["made-it-oneself", true])
      assert.equal(await does("jamila", "approve"), "release-not-found")
      assert.equal(await does("ulises", "return"), "say-why")
      assert.equal(await does("ulises", "return", { why: "Say which lamps." }), "0")
      assert.match(
        (await run("ursula", release, ["show", id])).out,
        /It was given back, with this reason: Say which lamps\./,
      )
      assert.equal(await does("ursula", "propose"), "0")
      const listed = await run("ulises", release, ["list"], { status: "proposed", dataset: dataset.id })
      assert.match(listed.out, new RegExp(`^1 release\\n[^]*${id} +lamps-by-sex +put before another +everybody`))
      assert.match((await run("ulises", release, ["approve", id])).out, /^lamps-by-sex · released$/)

      const begins = {
        csv: /^\uFEFF?sex,sex_label,/,
        json: /^\{"release"/,
        "sdmx-csv": /^STRUCTURE,/,
        "sdmx-json": /^\{"meta"/,
        xlsx: /^PK/,
      }
      for (const [format, begin] of Object.entries(begins)) {
        const out = at(`out.${format}`)
        const taken = await run("public", release, ["export", id], { out, format, json: true })
        assert.equal(taken.code, "0", taken.err)
        const bytes = await readFile(out)
        assert.match(bytes.toString("utf8"), begin, format)
        assert.equal((JSON.parse(taken.out) as { bytes: number }).bytes, bytes.length)
      }
      assert.match(await readFile(at("out.csv"), "utf8"), /state-ury,[^]*,shown,[^]*,withheld,/)
      assert.equal(await does("public", "export", { out: at("out.csv") }), "file-exists")
      assert.equal(await does("public", "export", { out: at("out.csv"), over: true }), "0")
      assert.equal(await does("public", "export", { out: at("no.csv"), table: "sex" }), "say-table")
      assert.equal(await does("public", "export", { out: at("no.csv"), table: "form,sex" }), "0")
      const report = await run("public", release, ["report", id])
      assert.match(report.out, /fewer than 10 persons is withheld[^]*Table +Cells +Withheld/)
      assert.match((await run("public", release, ["show", id])).out, /cells, \d+ withheld, 0 solved by the attack\./)
      for (const language of languages)
        for (const verb of ["show", "report"]) {
          const { out } = await run("ursula", release, [verb, id], {}, { language })
          assert.doesNotMatch(out, /analysis\.|cli\.|\{/, `${language} ${verb}`)
        }

      assert.equal(await does("ursula", "withdraw", { why: "A lamp was counted twice." }), "0")
      assert.equal(await does("ursula", "export", { out: at("late.csv") }), "release-not-out")
      assert.equal(await does("public", "export", { out: at("late.csv") }), "release-not-found")
      assert.match((await run("ursula", release, ["show", id])).out, /The reason: A lamp was counted twice\./)
      assert.deepEqual(
        (JSON.parse((await run("public", release, ["list"], { json: true })).out) as { total: number }).total,
        0,
      )
    } finally {
      await close()
      await rm(folder, { recursive: true })
    }
  })

  onPlatform(
    "says why nothing can leave like this, and asks which of several tables is meant",
    { today },
    async ({ as }) => {
      const { run, kept, must, work, out, close } = await commanding(as, today)
      const folder = await mkdtemp(join(tmpdir(), "cli-releases-"))
      try {
        const lines = [...lampLines, ["JOR", "2017", "male", "labour-exploitation", 12]] as const
        const { snapshot } = await kept("ursula", "ulises", {}, lampFile(lines))
        const filters = [
          { column: "area", codes: ["state-jor"] },
          { column: "year", codes: ["2018"] },
        ]
        const wanted = { ...lampRelease(snapshot.id), by: [], filters }
        const { id } = await must<Release>("ursula", "POST", "/releases", { ...wanted, code: "few" })
        let working: Promise<unknown> | undefined
        const refused = await run(
          "ursula",
          release,
          ["protect", id],
          {},
          { onProgress: () => void (working ??= work()) },
        )
        await working
        assert.equal(refused.code, "release-given-up", refused.out)
        assert.match(refused.err, /^With these filters there is nobody to count\.$/)

        const both = await out("ursula", "ulises", { ...lampRelease(snapshot.id), tables: [["sex"], ["form"]] })
        const file = join(folder, "form.csv")
        const asked = await run("public", release, ["export", both.id], { out: file })
        assert.deepEqual([asked.code, /sex; form/.test(asked.err)], ["say-table", true])
        assert.equal((await run("public", release, ["export", both.id], { out: file, table: "form" })).code, "0")
        assert.match(await readFile(file, "utf8"), /^\uFEFF?form,/)
      } finally {
        await close()
        await rm(folder, { recursive: true })
      }
    },
  )

  onPlatform("stops waiting with Ctrl-C, and the server goes on", { today }, async ({ as }) => {
    const { kept, must, work, serverFor, close } = await commanding(as, today)
    try {
      const { snapshot } = await kept("ursula", "ulises")
      const { id } = await must<Release>("ursula", "POST", "/releases", lampRelease(snapshot.id))
      const env = { ...process.env, LANG: "C", PALERMO_KEY: "pal_of-nobody", PALERMO_SERVER: await serverFor("ursula") }
      const child = spawn(process.execPath, [palermo, "release", "protect", id], {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      })
      let told = ""
      child.stderr.on("data", (piece: Buffer) => void (told += piece.toString()))
      const underWay = async () => (await must<Release>("ursula", "GET", `/releases/${id}`)).protecting !== null
      for (; !(await underWay()); await pause(100)) assert.equal(child.exitCode, null, told)
      // It is asked for, and then waited for.
      await pause(2000)
      child.kill("SIGINT")
      const [exit] = (await once(child, "close")) as [number | null]
      assert.deepEqual([exit, /goes on protecting it; palermo release show/.test(told)], [130, true], told)
      assert.ok(await underWay())
      await work()
      const { protecting, proof } = await must<Release>("ursula", "GET", `/releases/${id}`)
      assert.deepEqual([protecting, proof?.solved], [null, 0])
    } finally {
      await close()
    }
  })
})
