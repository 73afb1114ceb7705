import { dataset } from "#apps/cli/commands/dataset.ts"
import { snapshot } from "#apps/cli/commands/snapshot.ts"
import { bring } from "#apps/cli/bringing.ts"
import type { Terminal } from "#apps/cli/command.ts"
import type { Remote } from "#apps/cli/remote.ts"
import { speak } from "#apps/cli/words.ts"
import { Dataset } from "#modules/analysis/dataset.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { languages } from "#platform/kernel/language.ts"
import { lampData, lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { commanding } from "./commanding.ts"
import { palermoRuns } from "./run.ts"

const today = "2019-05-01"
const id = "8c5f0f4e-0000-4000-8000-000000000001"

let folder = ""
const at = (name: string) => join(folder, name)
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-datasets-"))
  await writeFile(at("lamps.csv"), lampFile())
  await writeFile(at("odd.csv"), lampFile([...lampLines, ["URY", "2018", "femele", "organ-removal", 2]]))
  await writeFile(at("named.csv"), "sex,last name\nfemale,Pharos\n")
  await writeFile(at("said.csv"), "column,value,meaning\nsex,femele,female\nsex,of last year,male\n")
})
after(() => rm(folder, { recursive: true }))

describe("palermo dataset", () => {
  it("says how it is to be called", async () => {
    const server = ["--server", "http://127.0.0.1:9"]
    const key = { PALERMO_KEY: "pal_x" }
    const cases: [words: string[], env: Record<string, string>, exit: number, says: RegExp][] = [
      [["dataset"], {}, 2, /list, show, bring/],
      [["dataset", "show"], {}, 2, /Say one dataset by its id/],
      [["dataset", "bring", id], {}, 2, /and one file/],
      [["dataset", "list", id], {}, 2, /list takes no names/],
      [["dataset", "show", "lamps"], {}, 2, /“lamps” is no id of a dataset/],
      [["dataset", "list", ...server], {}, 2, /PALERMO_KEY/],
      [["dataset", "list", "--kind", "lamps", ...server], key, 2, /--kind is one of/],
      [["dataset", "bring", id, at("lamps.csv"), ...server], key, 75, /does not answer/],
      [["snapshot"], {}, 2, /show, mend, keep, review, drop/],
      [["snapshot", "mend", id], {}, 2, /the file that says/],
      [["snapshot", "keep", "lamps"], {}, 2, /no id of a snapshot/],
      [["snapshot", "drop", id, ...server], key, 2, /Nothing was dropped.*--yes/],
    ]
    for (const [words, env, exit, says] of cases) {
      const ended = await palermoRuns(words, { env })
      assert.equal(ended.exit, exit, `${words.join(" ")}: ${ended.err}`)
      assert.match(ended.err, says, words.join(" "))
    }
  })

  onPlatform(
    "brings a file in once nothing is wrong with it, and has another go over it",
    { today },
    async ({ as }) => {
      const { run, must, close } = await commanding(as, today)
      try {
        const { id: into } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
        const brings = (file: string, values = {}) => run("ursula", dataset, ["bring", into, at(file)], values)
        const history = async () => (await must<{ history: Snapshot[] }>("ursula", "GET", `/datasets/${into}`)).history

        // What is wrong with a file is found here, and it does not leave the machine.
        const named = await brings("named.csv")
        assert.deepEqual(
          [named.code, /last name/.test(named.err), /Pharos/.test(named.err)],
          ["names-people", true, false],
        )
        const counted = await must<Dataset>("ursula", "POST", "/datasets", {
          ...lampData,
          code: "counted",
          kind: "figures",
        })
        const other = await run("ursula", dataset, ["bring", counted.id, at("lamps.csv")])
        assert.deepEqual([other.code, /holds figures/.test(other.err)], ["dataset-of-other-kind", true])
        assert.equal((await brings("nowhere.csv")).code, "file-not-found")
        assert.equal((await run("jamila", dataset, ["bring", into, at("lamps.csv")])).code, "dataset-not-found")
        assert.deepEqual(await history(), [])

        const odd = await brings("odd.csv", { keep: true })
        assert.equal(odd.code, "1", odd.err)
        assert.match(odd.out, /^152 records brought · [0-9a-f-]{36} · not kept yet · 1 value waits for repair$/)
        assert.match(odd.err, /femele/)
        assert.ok(odd.progress.includes(`Sending ${at("odd.csv")}: 100 %`), odd.progress.join("\n"))
        const [first] = await history()
        assert.deepEqual([first?.filename, first?.status], ["odd.csv", "read"])
        const oddId = first?.id ?? assert.fail("it is not there")
        assert.match((await run("ursula", snapshot, ["show", oddId])).out, /odd\.csv: 152 records[^]*femele/)
        assert.equal((await run("ursula", snapshot, ["keep", oddId])).code, "snapshot-needs-repair")
        assert.match((await run("ursula", snapshot, ["mend", oddId, at("said.csv")])).out, /nothing waits for repair$/)
        assert.match((await run("ursula", snapshot, ["keep", oddId])).out, /waits for another to go over it/)
        assert.equal((await run("ursula", snapshot, ["review", oddId])).code, "brought-it-oneself")
        assert.match((await run("ulises", snapshot, ["review", oddId])).out, /gone over by another/)

        const mended = await brings("odd.csv", { keep: true, mendings: at("said.csv"), json: true })
        assert.deepEqual([mended.code, (JSON.parse(mended.out) as Snapshot).status], ["0", "kept"])
        const listed = await run("ulises", dataset, ["list"], { kind: "records" })
        assert.match(listed.out, new RegExp(`^1 dataset\\n[^]*${into} +lamps +Records +2 +1 +0 +Keepers of lamps`))
        for (const language of languages)
          for (const [command, words] of [
            [dataset, ["show", into]],
            [snapshot, ["show", oddId]],
          ] as const) {
            // prettier-ignore
            const { out } = await run("ursula", command, words, {}, { language })
            assert.doesNotMatch(out, /analysis\.|cli\.|\{/, `${language} ${words.join(" ")}`)
          }
        assert.equal((await run("jamila", dataset, ["show", into])).code, "dataset-not-found")

        // What is dropped is gone with its records, once somebody says yes; of what a release was made of nothing goes.
        const { id: droppable } = JSON.parse(mended.out) as Snapshot
        const drop = (person: string, of: string, values = {}) => run(person, snapshot, ["drop", of], values)
        assert.equal((await drop("ursula", droppable)).code, "snapshot-not-dropped")
        assert.equal((await drop("jamila", droppable, { yes: true })).code, "snapshot-not-found")
        assert.equal((await drop("ursula", droppable, { yes: true })).out, `${droppable} · dropped`)
        assert.deepEqual((await history()).map(({ status }) => status).toSorted(), ["dropped", "reviewed"])
        const drafted = { ...lampRelease(oddId), code: "odd" }
        await must("ursula", "POST", "/releases", drafted)
        assert.equal((await drop("ursula", oddId, { yes: true })).code, "snapshot-in-use")

        const { code: _, kind: __, party: ___, ...wording } = lampData
        await must("ursula", "PUT", `/datasets/${into}`, { ...wording, closed: true, base: 1 })
        assert.equal((await brings("lamps.csv")).code, "dataset-is-closed")
      } finally {
        await close()
      }
    },
  )

  it("says how far the server has read what was sent", async () => {
    const progress: string[] = []
    const far = { id, size: 4_000_000, bytes: 1_000_000, rows: 65_536 }
    const came = { id, records: 150, status: "read", repairs: [], remarks: [] }
    // A server that reads until it was asked how far it is.
    const record: Remote = {
      ask: () => Promise.resolve({ kind: "records", closed: false, bringing: [far] } as never),
      take: () => assert.fail("nothing is taken"),
      async bring(_, __, ___, onSent) {
        onSent(far.size / 2, far.size)
        onSent(far.size, far.size)
        while (!progress.some((each) => each.startsWith("The server reads"))) await pause(20)
        return came as never
      },
    }
    const terminal: Terminal = {
      ...{ print: () => {}, tell: () => {}, ask: () => Promise.resolve(undefined), environment: {}, language: "en" },
      ...{ read: () => Promise.resolve(new Uint8Array()), say: speak("en") },
      progress: (text) => void progress.push(typeof text === "string" ? text : text()),
    }
    assert.equal(await bring(record, Dataset.shape.id.parse(id), at("lamps.csv"), {}, terminal), 0)
    const [sent, read] = ["Sending", "The server reads"].map((word) => progress.filter((each) => each.startsWith(word)))
    assert.deepEqual(
      [sent?.at(-1), read],
      [`Sending ${at("lamps.csv")}: 100 %`, [`The server reads ${at("lamps.csv")}: 65,536 rows, 25 %`]],
    )
  })
})
