import type { AuditLine, HistoryLine, SignedCheckpoint } from "#platform/audit/contract.ts"
import { sql, type Database } from "#platform/database/sql.ts"
import { record } from "#platform/ledger/ledger.ts"
import { announce, type Notary } from "#platform/ledger/notary.ts"
import { tell } from "#platform/ledger/changes.ts"
import { readCheckpoint } from "#platform/proof/checkpoint.ts"
import { fromBase64, nodeHash } from "#platform/proof/hash.ts"
import { isContinued, type Head } from "#platform/proof/merkle.ts"
import { open, printVerifier, readVerifier, signerOf, type Verifier } from "#platform/proof/note.ts"
import { printReceipt, readReceipt, verifyReceipt } from "#platform/proof/receipt.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2010-11-01"
const at = new Date(`${today}T12:00:00Z`)
const api = "/api/v1"
const lantern = "mandate:6f2b7a52-3e1c-4a57-9c1e-0d7c1f6f9a10"

const signer = await signerOf("record.example/ledger", new Uint8Array(32).fill(5))
const next = await signerOf("record.example/ledger", new Uint8Array(32).fill(6))

/** A notary that keeps what it signed in memory. */
function notaryOf(...signers: Notary["signers"]): Notary & { last: () => string | undefined } {
  let kept: string | undefined
  return { signers, kept: async () => kept, keep: async (text) => void (kept = text), last: () => kept }
}

async function threeActs(as: As): Promise<void> {
  await as("amina", async (db) => {
    const [appointment] = (
      await sql<{ id: string }>`select id from identity.appointment where person = 'amina'`.execute(db)
    ).rows
    tell(db, { subjects: [lantern], changes: { verb: { before: "urges", after: "invites" } } })
    const act = { at, person: "amina", act: "mandate.correct", params: "{}" }
    await record(db, { ...act, appointment: appointment?.id ?? null })
  })
  await as("bruno", (db) => record(db, { at, person: "bruno", act: "view.keep", params: "{}" }))
  await as("platform", async (db) => {
    tell(db, { subjects: [lantern] })
    await record(db, { at, person: "platform", act: "mandate.link", params: "{}" })
  })
}

const auditor = { today, person: "grace" }

describe("the audit of the ledger", () => {
  onPlatform("shows auditors who did what, by which appointment, on what", auditor, async ({ as, app }) => {
    await threeActs(as)
    const page = (await app.inject(`${api}/ledger/lines`)).json<{ total: number; items: AuditLine[] }>()
    assert.equal(page.total, 3)
    const told = page.items.map(({ number, person, name, role, act, subjects }) => [
      number,
      person,
      name,
      role,
      act,
      subjects,
    ])
    assert.deepEqual(told, [
      [3, "platform", null, null, "mandate.link", [lantern]],
      [2, "bruno", "Bruno Fittizio", null, "view.keep", []],
      [1, "amina", "Amina Inventada", "secretariat", "mandate.correct", [lantern]],
    ])
    assert.deepEqual(page.items.at(-1)?.changes, { verb: { before: "urges", after: "invites" } })
  })

  onPlatform(
    "finds lines by person, act, appointment, subject and period, a page at a time",
    auditor,
    async ({ as, app }) => {
      await threeActs(as)
      const numbers = async (question: string) => {
        const answer = await app.inject(`${api}/ledger/lines?${question}`)
        assert.equal(answer.statusCode, 200, answer.body)
        const { items } = answer.json<{ items: AuditLine[] }>()
        // What the reading itself wrote is not what is asked for here.
        return items.filter(({ act }) => !act.startsWith("ledger.")).map(({ number }) => number)
      }
      const [first] = (await app.inject(`${api}/ledger/lines?person=amina`)).json<{ items: AuditLine[] }>().items
      assert.deepEqual(await numbers("person=bruno"), [2])
      assert.deepEqual(await numbers("act=mandate.correct"), [1])
      assert.deepEqual(await numbers("act=mandate.*"), [3, 1])
      assert.deepEqual(await numbers(`subject=${lantern}`), [3, 1])
      assert.deepEqual(await numbers(`appointment=${first?.appointment}`), [1])
      assert.deepEqual(await numbers("since=2010-11-01"), [3, 2, 1])
      assert.deepEqual(await numbers("since=2010-11-02"), [])
      assert.deepEqual(await numbers("until=2010-10-31"), [])
      assert.equal((await app.inject(`${api}/ledger/lines?since=0000-01-01`)).statusCode, 400)

      const page = async (question: string) =>
        (await app.inject(`${api}/ledger/lines?act=mandate.*&limit=1${question}`)).json<{
          total: number
          items: AuditLine[]
          next: string | null
        }>()
      const one = await page("")
      assert.deepEqual([one.total, one.items[0]?.number, one.next], [2, 3, "3"])
      const two = await page("&after=3")
      assert.deepEqual([two.total, two.items[0]?.number, two.next], [2, 1, null])
    },
  )

  onPlatform("is itself told to the ledger: who read, and whose lines", auditor, async ({ as, app }) => {
    await threeActs(as)
    for (const path of ["lines?person=bruno", "lines/2", "lines/99", "export", `lines?subject=${lantern}`])
      await app.inject(`${api}/ledger/${path}`)
    const { items } = (await app.inject(`${api}/ledger/lines?person=grace`)).json<{ items: AuditLine[] }>()
    assert.deepEqual(items.map(({ number, act, subjects, role }) => [number, act, subjects, role]).reverse(), [
      [4, "ledger.list", ["person:bruno"], "auditor"],
      [5, "ledger.read", ["ledger:2"], "auditor"],
      [6, "ledger.export", [], "auditor"],
      [7, "ledger.list", [lantern], "auditor"],
    ])
  })

  onPlatform("shows one line with what it is sealed by", auditor, async ({ as, app }) => {
    await threeActs(as)
    const line = (await app.inject(`${api}/ledger/lines/1`)).json<{ text: string; formula: number; seal: string }>()
    assert.equal(line.formula, 2)
    assert.match(line.text, /^\[2,"",1,"2010-11-01T12:00:00.000Z","amina","[\w-]{36}","mandate.correct",\["mandate:/)
    assert.deepEqual((await app.inject(`${api}/ledger/lines/9`)).json(), {
      type: "problem:line-not-found",
      status: 404,
    })
  })

  onPlatform("leaves as a file, in which no cell is a formula", auditor, async ({ as, app }) => {
    await as("eve", async (db) => {
      tell(db, { subjects: ["=cmd|:1".replace("=cmd|", "x"), "view:=1+1"] })
      await record(db, { at, person: "eve", act: "view.keep", params: "{}" })
    })
    const csv = await app.inject(`${api}/ledger/export?format=csv&act=view.keep`)
    assert.equal(csv.headers["content-disposition"]?.toString().split(";")[1], ' filename="ledger-2010-11-01.csv"')
    const [head, line] = csv.body.split("\r\n")
    assert.equal(head, "\uFEFFnumber,at,person,name,role,party,appointment,act,subjects,params,changes")
    assert.equal(line, "1,2010-11-01T12:00:00.000Z,eve,Eve Nobody,,,,view.keep,x:1 view:=1+1,{},")
    const xlsx = await app.inject(`${api}/ledger/export?format=xlsx&act=view.keep`)
    assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), "PK")
    const json = (await app.inject(`${api}/ledger/export?act=view.keep`)).json<{ items: AuditLine[] }>()
    assert.deepEqual(
      json.items.map(({ number, act }) => [number, act]),
      [[1, "view.keep"]],
    )
  })

  for (const person of ["amina", "bruno", "eve", "administrator", "felix"])
    onPlatform(`is closed to ${person}`, { today, person }, async ({ as, app }) => {
      await threeActs(as)
      for (const path of ["lines", "lines/1", "export"])
        assert.equal((await app.inject(`${api}/ledger/${path}`)).statusCode, 403, path)
      const verifying = { method: "POST", url: `${api}/ledger/verification`, payload: {} } as const
      assert.equal((await app.inject(verifying)).statusCode, 403)
    })

  onPlatform(
    "says whether the ledger is whole, held against a checkpoint",
    { ...auditor, notary: notaryOf(signer) },
    async ({ as, app, db }) => {
      await threeActs(as)
      const { checkpoint } = (await app.inject(`${api}/ledger/checkpoint`)).json<SignedCheckpoint>()
      const verified = async (payload: object) =>
        (await app.inject({ method: "POST", url: `${api}/ledger/verification`, payload })).json<{
          lines: number
          broken: unknown
        }>()
      assert.deepEqual((await verified({ checkpoint })).broken, null)
      assert.equal((await verified({})).lines, 4)
      assert.deepEqual(await verified({ checkpoint: "x" }), { type: "problem:not-a-checkpoint", status: 422 })
      await asOwner(db, "delete from ledger.entry where number > 2", "delete from ledger.subtree where line > 2")
      assert.deepEqual((await verified({})).broken, null)
      assert.deepEqual((await verified({ checkpoint })).broken, { line: 3, how: "rewritten" })
    },
  )
})

const head = ({ size, root }: { size: number; root: string }): Head => ({
  size,
  root: fromBase64(root) ?? assert.fail(),
})

describe("a checkpoint of the ledger", () => {
  onPlatform(
    "is signed for whoever asks, and proves that the ledger goes on",
    { today, person: "public", notary: notaryOf(signer) },
    async ({ as, app }) => {
      const ask = async (question = "") =>
        (await app.inject(`${api}/ledger/checkpoint${question}`)).json<SignedCheckpoint>()
      await as("platform", (db) => announce(db, { signers: [signer] }, at))
      const first = await ask()
      await threeActs(as)
      const last = await ask(`?since=${first.size}`)
      assert.deepEqual([first.size, last.size], [1, 4])
      assert.deepEqual(last.verifiers, [{ key: printVerifier(signer), since: at.toISOString() }])
      const { origin, note, ...said } = readCheckpoint(last.checkpoint) ?? assert.fail()
      assert.equal(origin, "record.example/ledger")
      assert.deepEqual(said, head(last))
      const trusted = await readVerifier(last.verifiers[0]?.key ?? "")
      assert.ok("by" in (await open(note, trusted ? [trusted] : [])))
      const path = (last.path ?? assert.fail()).map((hash) => fromBase64(hash) ?? assert.fail())
      assert.ok(await isContinued(head(first), head(last), path, nodeHash))
      assert.equal((await ask("?size=1")).checkpoint, first.checkpoint)
      assert.deepEqual(await ask("?size=5"), { type: "problem:ledger-is-shorter", status: 422 })
      assert.deepEqual(await ask("?since=5"), { type: "problem:ledger-is-shorter", status: 422 })
      const plain = await app.inject(`${api}/ledger/checkpoint?format=note`)
      assert.deepEqual([plain.body, plain.headers["content-type"]], [last.checkpoint, "text/plain; charset=utf-8"])
    },
  )

  onPlatform(
    "is not signed where there is no key, nor over a ledger that was cut off",
    { today, person: "public" },
    async ({ app }) => {
      assert.deepEqual((await app.inject(`${api}/ledger/checkpoint`)).json(), {
        type: "problem:no-notary",
        status: 404,
      })
    },
  )

  onPlatform(
    "is not signed where the ledger does not go on from the last",
    { today, person: "public", notary: notaryOf(signer) },
    async ({ as, app, db }) => {
      const ask = async () => (await app.inject(`${api}/ledger/checkpoint`)).json<object>()
      await threeActs(as)
      await ask()
      await asOwner(db, "delete from ledger.entry where number > 2", "delete from ledger.subtree where line > 2")
      assert.deepEqual(await ask(), { type: "problem:ledger-does-not-go-on", status: 409 })
      await threeActs(as)
      assert.deepEqual(await ask(), { type: "problem:ledger-does-not-go-on", status: 409 })
    },
  )

  onPlatform(
    "is signed by the old key and the new while one is handed over",
    { today, person: "public", notary: notaryOf(next, signer) },
    async ({ as, app }) => {
      await as("platform", (db) => announce(db, { signers: [signer] }, at))
      await as("platform", (db) => announce(db, { signers: [next, signer] }, new Date("2010-12-01T00:00:00Z")))
      const { checkpoint, verifiers } = (await app.inject(`${api}/ledger/checkpoint`)).json<SignedCheckpoint>()
      assert.deepEqual(
        verifiers.map(({ key }) => key),
        [printVerifier(next), printVerifier(signer)],
      )
      for (const verifier of [signer, next])
        assert.ok("by" in (await open(readCheckpoint(checkpoint)?.note ?? assert.fail(), [verifier])))
    },
  )
})

describe("a receipt", () => {
  const trusted: readonly Verifier[] = [signer]
  const asked = async (app: Parameters<Parameters<typeof onPlatform>[2]>[0]["app"], number: number) =>
    app.inject(`${api}/ledger/lines/${number}/receipt?format=proof`)

  onPlatform(
    "proves to whoever knows the key what was done, without the ledger",
    { today, person: "bruno", notary: notaryOf(signer) },
    async ({ as, app }) => {
      await threeActs(as)
      const answer = await asked(app, 2)
      assert.equal(answer.headers["content-disposition"]?.toString().split(";")[1], ' filename="line-2.tlog-proof"')
      const verdict = await verifyReceipt(answer.body, trusted)
      assert.ok(verdict.ok)
      const { number, at: when, person, act } = verdict.line
      assert.deepEqual([number, when, person, act], [2, at.toISOString(), "bruno", "view.keep"])
      assert.deepEqual([verdict.by.id, verdict.checkpoint.size], [signer.id, 3])
      assert.deepEqual(await verifyReceipt(answer.body, []), { ok: false, why: "unknown-key" })
      assert.deepEqual(await verifyReceipt(answer.body, [next]), { ok: false, why: "unknown-key" })
    },
  )

  onPlatform(
    "is of the line that the answer to an act names",
    { today, person: "bruno", notary: notaryOf(signer) },
    async ({ app }) => {
      const payload = { name: "Lanterns", filter: {} }
      const kept = await app.inject({ method: "POST", url: `${api}/views`, payload })
      assert.equal(kept.statusCode, 200, kept.body)
      const verdict = await verifyReceipt((await asked(app, Number(kept.headers["ledger-line"]))).body, trusted)
      assert.equal(verdict.ok && verdict.line.act, "view.keep")
      assert.equal((await app.inject(`${api}/views`)).headers["ledger-line"], undefined)
    },
  )

  onPlatform(
    "is for whom it is of, and for auditors",
    { today, person: "bruno", notary: notaryOf(signer) },
    async ({ as, app }) => {
      await threeActs(as)
      for (const number of [1, 3, 4])
        assert.deepEqual((await asked(app, number)).json(), { type: "problem:line-not-found", status: 404 })
    },
  )

  onPlatform("is given to auditors of every line", { ...auditor, notary: notaryOf(signer) }, async ({ as, app }) => {
    await threeActs(as)
    for (const number of [1, 2, 3]) assert.ok((await verifyReceipt((await asked(app, number)).body, trusted)).ok)
  })

  onPlatform(
    "is nobody's who has not signed in",
    { today, person: "public", notary: notaryOf(signer) },
    async ({ as, app }) => {
      await threeActs(as)
      assert.equal((await asked(app, 1)).statusCode, 401)
    },
  )

  onPlatform(
    "is worth nothing once any sign of it is changed",
    { today, person: "bruno", notary: notaryOf(signer) },
    async ({ as, app }) => {
      await threeActs(as)
      const { body } = await asked(app, 2)
      for (let place = 0; place < body.length; place += 1) {
        const sign = body[place] === "A" ? "B" : "A"
        const changed = body.slice(0, place) + sign + body.slice(place + 1)
        assert.ok(!(await verifyReceipt(changed, trusted)).ok, `${place}: ${body.slice(place - 5, place + 5)}`)
      }
      const receipt = readReceipt(body) ?? assert.fail()
      const retold = { ...receipt, text: receipt.text.replace("bruno", "eve") }
      assert.deepEqual(await verifyReceipt(printReceipt(retold), trusted), { ok: false, why: "not-in-the-ledger" })
      for (const file of ["", "x", body.slice(0, -2), `${body}x`, body.replace("extra ", "extra  ")])
        assert.deepEqual(await verifyReceipt(file, trusted), { ok: false, why: "not-a-receipt" })
    },
  )
})

describe("the history of a record", () => {
  const history = async (app: Parameters<Parameters<typeof onPlatform>[2]>[0]["app"], question = "") =>
    (await app.inject(`${api}/history/mandate/6f2b7a52-3e1c-4a57-9c1e-0d7c1f6f9a10${question}`)).json<{
      items: HistoryLine[]
      next: number | null
    }>()
  const none = { person: null, name: null, role: null, party: null, changes: null, own: false }

  onPlatform(
    "tells the public what was done and when, not by whom",
    { today, person: "public" },
    async ({ as, app }) => {
      await threeActs(as)
      assert.deepEqual(await history(app), {
        items: [
          { number: 3, at: at.toISOString(), act: "mandate.link", ...none },
          { number: 1, at: at.toISOString(), act: "mandate.correct", ...none },
        ],
        next: null,
      })
      assert.deepEqual((await history(app, "?limit=1")).next, 3)
      assert.deepEqual(
        (await history(app, "?limit=1&after=3")).items.map(({ number }) => number),
        [1],
      )
    },
  )

  onPlatform(
    "tells who holds an appointment by whom, for whom, and what changed",
    { today, person: "chen" },
    async ({ as, app }) => {
      await threeActs(as)
      assert.deepEqual((await history(app)).items[1], {
        ...{ number: 1, at: at.toISOString(), act: "mandate.correct", own: false },
        ...{ person: "amina", name: "Amina Inventada", role: "secretariat", party: null },
        changes: { verb: { before: "urges", after: "invites" } },
      })
    },
  )

  for (const person of ["eve", "felix"])
    onPlatform(
      `tells ${person}, whom nobody appointed any more, what the public is told`,
      { today, person },
      async ({ as, app }) => {
        await threeActs(as)
        assert.deepEqual((await history(app)).items[1], {
          number: 1,
          at: at.toISOString(),
          act: "mandate.correct",
          ...none,
        })
      },
    )

  onPlatform("marks what one did oneself", { today }, async ({ as, app }) => {
    await threeActs(as)
    assert.deepEqual(
      (await history(app)).items.map(({ own }) => own),
      [false, true],
    )
  })

  onPlatform("is not told of what is not everybody's to read", { ...auditor, person: "amina" }, async ({ app }) => {
    for (const noun of ["person", "nomination", "view", "nothing"])
      assert.deepEqual((await app.inject(`${api}/history/${noun}/x`)).json(), {
        type: "problem:history-not-open",
        status: 404,
      })
  })
})

async function asOwner(db: Database, ...statements: readonly string[]): Promise<void> {
  await sql`set local role none`.execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await sql`set local role app_rw`.execute(db)
}
