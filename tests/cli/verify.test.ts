import { openPglite } from "#platform/database/pglite.ts"
import { signerOf, printSigner, printVerifier, readSigner } from "#platform/proof/note.ts"
import assert from "node:assert/strict"
import { once } from "node:events"
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns, palermoStarts } from "./run.ts"

let folder = ""
let env: Record<string, string> = {}
/** Somebody else's machine: no record, no key, no network. */
let elsewhere: Record<string, string> = {}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-verify-"))
  env = { PALERMO_DATA: join(folder, "var"), PALERMO_LEDGER_NAME: "record.example/ledger" }
  elsewhere = { PALERMO_DATA: join(folder, "elsewhere") }
})
after(() => rm(folder, { recursive: true }))

const runs = (words: readonly string[], where = env) => palermoRuns(words, { env: where, cwd: folder })
const json = async (words: readonly string[], where = env) =>
  JSON.parse((await runs([...words, "--json"], where)).out) as Record<string, unknown>
const keyOf = async () => {
  const signer = await readSigner(await readFile(join(folder, "var", "ledger.key"), "utf8"))
  return printVerifier(signer ?? assert.fail("no key"))
}

/** Signs somebody in at a server, has the ledger tell of it, and takes its receipt and a checkpoint away. */
async function takeAway(): Promise<void> {
  const { server, address } = await palermoStarts(env)
  try {
    const { link } = await json(["doctor", "--link"])
    const api = `${address}/api/v1`
    const sent = (body: object) => ({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    const answer = await fetch(`${api}/sign-in`, sent({ token: new URL(String(link)).hash.slice(1) }))
    assert.equal(answer.status, 200)
    const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? ""
    const checkpoint = await (await fetch(`${api}/ledger/checkpoint?format=note`)).text()
    await writeFile(join(folder, "kept.checkpoint"), checkpoint)
    const size = Number(checkpoint.split("\n")[1])
    // The line of the link is the operator's; the one of signing in nobody's; what is wanted is one of the administrator's.
    const view = await fetch(`${api}/views`, {
      ...sent({ name: "Lanterns", filter: {} }),
      headers: { "content-type": "application/json", cookie },
    })
    assert.equal(view.status, 200, await view.clone().text())
    const receipt = await fetch(`${api}/ledger/lines/${size + 1}/receipt?format=proof`, { headers: { cookie } })
    assert.equal(receipt.status, 200, await receipt.clone().text())
    await writeFile(join(folder, "view.tlog-proof"), await receipt.text())
  } finally {
    server.kill("SIGTERM")
    await once(server, "exit")
  }
}

describe("palermo verify", () => {
  before(takeAway)

  it("signs with a key that is made at the first start, and nobody else may read", async () => {
    assert.equal((await stat(join(folder, "var", "ledger.key"))).mode & 0o777, 0o600)
    assert.match(await readFile(join(folder, "var", "ledger.key"), "utf8"), /^PRIVATE\+KEY\+record\.example\/ledger\+/)
  })

  it("verifies a receipt where there is no record, with the key that is named", async () => {
    const key = await keyOf()
    const good = await runs(["verify", "view.tlog-proof", "--key", key], elsewhere)
    assert.equal(good.exit, 0, good.err)
    assert.match(
      good.out,
      /The receipt is good: line \d+, 2.*, view\.keep, done by administrator\. Signed by record\.example\/ledger\+/,
    )
    await assert.rejects(stat(elsewhere["PALERMO_DATA"] ?? ""), { code: "ENOENT" })

    await writeFile(join(folder, "keys"), `${key}\n`)
    const told = await json(["verify", "view.tlog-proof", "--key", "keys"], elsewhere)
    const { act, person } = told["line"] as { act: string; person: string }
    assert.deepEqual(
      [told["whole"], act, person, told["origin"]],
      [true, "view.keep", "administrator", "record.example/ledger"],
    )
  })

  it("says what is wrong with one", async () => {
    const other = printVerifier(await signerOf("record.example/ledger", new Uint8Array(32).fill(1)))
    const receipt = await readFile(join(folder, "view.tlog-proof"), "utf8")
    await writeFile(join(folder, "changed"), receipt.replace(/^index .*$/m, "index 0"))
    const cases: [words: string[], exit: number, says: RegExp][] = [
      [["view.tlog-proof"], 1, /none of the keys trusted here signed it/],
      [["view.tlog-proof", "--key", other], 1, /none of the keys trusted here signed it/],
      [["changed", "--key", other], 1, /proves nothing/],
      [["kept.checkpoint", "--key", other], 1, /is not a receipt/],
      [["view.tlog-proof", "--key", "view.tlog-proof"], 1, /is no verifier’s key/],
      [["nowhere.tlog-proof", "--key", other], 3, /There is no nowhere/],
      [["a", "b"], 2, /./],
    ]
    for (const [words, exit, says] of cases) {
      const ended = await runs(["verify", ...words], elsewhere)
      assert.equal(ended.exit, exit, words.join(" "))
      assert.match(ended.out + ended.err, says)
    }
  })

  it("finds the ledger whole, and still containing what was signed", async () => {
    const whole = await runs(["verify", "--checkpoint", "kept.checkpoint"])
    assert.equal(whole.exit, 0, whole.err)
    assert.match(
      whole.out,
      /The ledger is whole: \d+ lines\.\nIt still contains what was signed when it had \d+ lines\./,
    )
    assert.equal((await runs(["verify", "--checkpoint", "keys"])).exit, 1)
  })

  it("finds a checkpoint forged that the record's own key did not sign", async () => {
    const kept = await readFile(join(folder, "kept.checkpoint"), "utf8")
    await writeFile(join(folder, "forged.checkpoint"), kept.replace(/\n(\d+)\n/, "\n1$1\n"))
    const ended = await runs(["verify", "--checkpoint", "forged.checkpoint"])
    assert.deepEqual([ended.exit, /did not sign this text/.test(ended.err)], [1, true])
  })

  it("finds that the end was cut off, since it keeps what it signed last", async () => {
    const store = await openPglite(join(folder, "var"))
    await store.pool.query("delete from ledger.entry where act = 'view.keep'")
    await store.pool.query("delete from ledger.subtree where line > (select max(number) from ledger.entry)")
    await store.close()
    const cut = await runs(["verify"])
    assert.equal(cut.exit, 1)
    assert.match(cut.out, /The end of the ledger was cut off: there was a line \d+, and it is gone\./)
    const [doctor] = ((await json(["doctor"]))["findings"] as { about: string; ok: boolean }[]).filter(
      ({ about }) => about === "ledger",
    )
    assert.equal(doctor?.ok, false)

    // Whoever takes that away too is found by whoever kept another.
    await rm(join(folder, "var", "ledger.checkpoint"))
    assert.equal((await runs(["verify"])).exit, 0)
    assert.equal((await runs(["verify", "--checkpoint", "kept.checkpoint"])).exit, 0)
    const again = await openPglite(join(folder, "var"))
    await again.pool.query("truncate ledger.entry, ledger.subtree")
    await again.close()
    assert.match((await runs(["verify", "--checkpoint", "kept.checkpoint"])).out, /was cut off/)
  })

  it("takes its keys from the environment, where they are, and starts with none that is wrong", async () => {
    const [old, fresh] = [1, 2].map((n) => signerOf("record.example/ledger", new Uint8Array(32).fill(n)))
    const keys = [await fresh, await old].map((key) => key && printSigner(key)).join(" ")
    const { server, address } = await palermoStarts({ PALERMO_DATA: join(folder, "other"), PALERMO_LEDGER_KEY: keys })
    try {
      const told = (await (await fetch(`${address}/api/v1/ledger/checkpoint`)).json()) as { checkpoint: string }
      assert.equal(told.checkpoint.match(/^— record\.example\/ledger /gm)?.length, 2)
      await assert.rejects(stat(join(folder, "other", "ledger.key")), { code: "ENOENT" })
    } finally {
      server.kill("SIGTERM")
      await once(server, "exit")
    }
    const wrong = await palermoRuns(["start", "--port", "0"], {
      env: { PALERMO_DATA: join(folder, "wrong"), PALERMO_LEDGER_KEY: "PRIVATE+KEY+x+00000000+AAAA" },
      cwd: folder,
      killAfter: 60_000,
    })
    assert.notEqual(wrong.exit, 0)
    assert.match(wrong.err, /PALERMO_LEDGER_KEY/)
    assert.doesNotMatch(wrong.err, /AAAA/)
  })
})
