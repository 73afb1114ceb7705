import { lanternCall } from "#modules/calls/examples.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

let folder = ""
let env: Record<string, string> = {}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-call-"))
  env = { PALERMO_DATA: join(folder, "var") }
})
after(() => rm(folder, { recursive: true }))

const run = (...words: string[]) => palermoRuns(["call", ...words], { env })

describe("palermo call", () => {
  it("says how it is to be called", async () => {
    const cases: [words: string[], exit: number, says: RegExp][] = [
      [[], 2, /list, show, draft, test, open, close, board/],
      [["sing"], 2, /list, show/],
      [["show"], 2, /Say one call by its id/],
      [["list", "lanterns"], 2, /takes no names/],
      [["open", "lanterns"], 2, /“lanterns” is no id of a call/],
      [["list", "--status", "asleep"], 2, /status/],
      [["draft", join(folder, "nowhere.json")], 3, /There is no/],
    ]
    for (const [words, exit, says] of cases) {
      const ended = await run(...words)
      assert.equal(ended.exit, exit, words.join(" "))
      assert.match(ended.err, says)
    }
  })

  it("drafts a call from a file, tests and opens it, says who stands where, and closes it", async () => {
    const mandates = await palermoRuns(["mandates", "--json"], { env })
    const mandate = (JSON.parse(mandates.out) as { items: { id: string }[] }).items[0]?.id
    assert.ok(mandate)
    const wrong = join(folder, "wrong.json")
    await writeFile(wrong, JSON.stringify({ wording: { title: {} } }))
    const refused = await run("draft", wrong)
    assert.deepEqual([refused.exit, /at wording\.title/.test(refused.err)], [1, true])

    const file = join(folder, "call.json")
    const wording = lanternCall(mandate as Parameters<typeof lanternCall>[0], "2099-09-01")
    await writeFile(file, JSON.stringify({ wording, template: "demand" }))
    const drafted = await run("draft", file, "--json")
    assert.equal(drafted.exit, 0, drafted.err)
    const { id } = JSON.parse(drafted.out) as { id: string }
    assert.match((await run("test", id)).out, /Tested · due 2099-09-01 · Lanterns in harbours, 2018/)
    const shown = await run("show", id, "--language", "fr")
    assert.match(shown.out, /^Lanternes dans les ports, 2018\nMis à l’essai · échéance 2099-09-01 · version 1\n/)
    assert.match((await run("open", id)).out, /Open/)
    const again = await run("open", id)
    assert.deepEqual([again.exit, /Only a call that was tested can be opened/.test(again.err)], [1, true])
    assert.match((await run("list", "--mandate", mandate)).out, /1 call\n[^]*0 \/ 3 +Lanterns in harbours/)
    const board = await run("board", id, "--language", "es")
    assert.match(board.out, /^0 de 3 han respondido\n/)
    assert.match(board.out, /Uruguay +Obligatoria +sin abrir/)
    assert.match((await run("close", id)).out, /Closed/)
  })
})
