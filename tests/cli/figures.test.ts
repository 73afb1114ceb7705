import { figures } from "#apps/cli/commands/figures.ts"
import type { Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { figuresAs } from "#apps/cli/release-export.ts"
import type { Remote } from "#apps/cli/remote.ts"
import { speak } from "#apps/cli/words.ts"
import { sentenceFor } from "#apps/cli/sentence.ts"
import { lampCube, letOut } from "#tests/releasing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"

describe("palermo figures", () => {
  onPlatform(
    "lists what was released and takes it away, without a key",
    { today: "2033-03-01", person: "public" },
    async ({ as, app }) => {
      await letOut(as, lampCube(), { code: "lamps-detected", title: { en: "Victims at the lamps" } })
      const server = await app.listen({ port: 0, host: "127.0.0.1" })
      const printed: string[] = []
      const terminal: Terminal = {
        ...{ tell: () => {}, progress: () => {}, ask: () => Promise.resolve(undefined) },
        ...{ read: () => Promise.resolve(new Uint8Array()), environment: {}, language: "en", say: (key) => key },
        print: (text) => void printed.push(text),
      }
      const run = async (given: readonly string[], values = {}) => {
        printed.length = 0
        await figures.run(given, { server, ...values }, terminal)
        return printed.join("\n")
      }
      assert.match(await run(["list"]), /lamps-detected +2033-02-01 +38 +Victims at the lamps/)
      const csv = await run(["read", "lamps-detected"], { dimensions: "sex", at: "area:state-ury;year:2018" })
      assert.match(csv, /^\uFEFF?sex,sex_label,.*\r\nTotal,Total,.*,101,shown,http/)
      // What gives the figures again names what was asked, and nothing that was left open.
      const source = (values: object) => run(["read", "lamps-detected"], values).then((told) => told.split(",").at(-1))
      const address = `${server}/api/v1/figures/lamps-detected/data`
      assert.equal(await source({ dimensions: "sex" }), `${address}?dimensions=sex&language=en&format=csv`)
      assert.equal(await source({}), `${address}?language=en&format=csv`)
      const folder = await mkdtemp(join(tmpdir(), "figures-"))
      try {
        const out = join(folder, "lamps.json")
        await run(["read", "lamps-detected"], { format: "json-stat", out })
        assert.equal((JSON.parse(await readFile(out, "utf8")) as { class: string }).class, "dataset")
      } finally {
        await rm(folder, { recursive: true })
      }
      const refused = (given: readonly string[], values = {}) =>
        run(given, values).then(
          () => "done",
          (fault: unknown) => (fault instanceof Stop ? fault.code : String(fault)),
        )
      assert.equal(await refused(["read", "nowhere"]), "figures-not-found")
      assert.equal(await refused(["read"]), "figures-names-one")
      assert.equal(await refused(["write"]), "figures-verb")
      assert.equal(await refused(["read", "lamps-detected"], { format: "lamp" }), "filter-unknown")
      assert.equal(await refused(["read", "lamps-detected"], { dimensions: "sex,form" }), "breakdown-not-released")
    },
  )

  it("says that figures are too many at once as what it is, and names no file", async () => {
    const refuses = () => Promise.reject(new Stop(exits.refused, "too-many-figures", { file: "" }))
    const record: Remote = { ask: refuses, take: refuses, bring: refuses }
    const told = await figuresAs(record, "csv", { params: { code: "lamps" } }).catch((fault: unknown) =>
      fault instanceof Stop ? sentenceFor(fault.code, fault.values, speak("en")) : String(fault),
    )
    assert.match(String(told), /^This table has more figures than are told at once\./)
  })
})
