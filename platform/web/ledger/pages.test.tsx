import type { AuditLine } from "#platform/audit/contract.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { makeCheckpoint, readCheckpoint } from "#platform/proof/checkpoint.ts"
import { leafHash } from "#platform/proof/hash.ts"
import { printVerifier, signerOf } from "#platform/proof/note.ts"
import { printReceipt, verifyReceipt } from "#platform/proof/receipt.ts"
import { HistoryList, type Told } from "#platform/web/history/History.tsx"
import { AuditLines } from "#platform/web/ledger/AuditPage.tsx"
import { examine } from "#platform/web/ledger/examine.ts"
import { FoundNotice } from "#platform/web/ledger/VerifyLedger.tsx"
import { LiveVerify, OutcomeNotice } from "#platform/web/ledger/VerifyPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const line: AuditLine = {
  ...{ number: 1204, at: "2010-11-01T12:00:00.000Z", act: "mandate.correct", subjects: ["mandate:1"], params: {} },
  ...{ person: "amina", name: "Amina Inventada", role: "secretariat", party: null, appointment: null },
  changes: { verb: { before: "urges", after: "invites" }, name: "personal" },
}
const lines = { items: [line], total: 1, next: null }

const who = { person: "amina", name: "Amina Inventada", role: "focal-point", party: "state-ury" }
const told: Told = {
  items: [
    { number: 7, at: line.at, act: "mandate.correct", ...who, changes: line.changes, own: true },
    {
      number: 3,
      at: line.at,
      act: "import.keep",
      person: null,
      name: null,
      role: null,
      party: null,
      changes: null,
      own: false,
    },
  ],
  next: null,
}

describe("the audit of the ledger", () => {
  it("shows who did what, by which role, on what, and what changed", () => {
    const page = said(rendered("en", <AuditLines lines={lines} />))
    assert.match(page, /1,204 1 November 2010/)
    assert.match(page, /Amina Inventada · Secretariat officer amina Mandate corrected mandate\.correct mandate:1/)
    assert.match(page, /verb : urges invites/)
    assert.match(page, /name : changed; what it was and is is not kept here/)
    assert.match(said(rendered("ar", <AuditLines lines={lines} />)), /صُحّحت الولاية/)
  })

  it("leads to the lines of a person, of an act and of a thing, and to each receipt", () => {
    const page = rendered("en", <AuditLines lines={lines} />)
    for (const search of ["person=amina", "act=mandate.correct", "subject=mandate%3A1"])
      assert.ok(page.includes(`href="/en/ledger?${search}"`), search)
    assert.ok(page.includes('href="/api/v1/ledger/lines/1204/receipt?format=proof"'))
  })

  it("calls an act by its code where there are no words for it, and nobody by a name that was erased", () => {
    const unknown = { ...line, act: "lantern.light", name: "", role: "lamplighter" }
    const page = said(rendered("fr", <AuditLines lines={{ ...lines, items: [unknown] }} />))
    assert.match(page, /une personne dont le nom a été effacé · lamplighter amina lantern\.light/)
  })

  it("says so where no line matches, and how the ledger was found", () => {
    assert.match(said(rendered("ru", <AuditLines lines={{ items: [], total: 0, next: null }} />)), /Таких строк нет/)
    const found = (n: number, language: Language) =>
      said(rendered(language, <FoundNotice found={{ lines: n, root: "", broken: null }} />))
    assert.equal(found(2, "ru"), "Журнал цел: 2 строки.")
    assert.equal(found(5, "ru"), "Журнал цел: 5 строк.")
    assert.equal(found(2, "ar"), "السجل سليم: سطران.")
    for (const how of ["changed", "missing", "not-in-the-tree", "cut-off", "rewritten"] as const)
      for (const language of languages)
        assert.match(
          rendered(language, <FoundNotice found={{ lines: 9, root: "", broken: { line: 5, how } }} />),
          /5|٥/,
        )
  })
})

describe("the history of a record", () => {
  it("tells what was done, when and by whom, and gives the receipt of one's own", () => {
    const page = rendered("en", <HistoryList told={told} fieldName={(field) => `the ${field}`} />)
    assert.match(said(page), /Mandate corrected · 1 November 2010.* · Amina Inventada · Focal point · state-ury/)
    assert.match(said(page), /the verb : urges invites/)
    const fieldValue = (field: string, value: unknown) => (value === "urges" ? `${field} with force` : undefined)
    assert.match(said(rendered("en", <HistoryList told={told} fieldValue={fieldValue} />)), /verb with force invites/)
    assert.match(page, /href="\/api\/v1\/ledger\/lines\/7\/receipt\?format=proof"/)
    assert.equal(page.match(/receipt\?/g)?.length, 1)
    assert.match(said(page), /Text kept · 1 November 2010[^·]*$/)
  })

  it("is said in every language, and says so where nothing was done", () => {
    for (const language of languages) {
      assert.ok(said(rendered(language, <HistoryList told={told} />)).length > 0)
      assert.ok(said(rendered(language, <HistoryList told={{ items: [], next: null }} />)).length > 0)
    }
  })
})

describe("the page that verifies", async () => {
  const signer = await signerOf("record.example/ledger", new Uint8Array(32).fill(5))
  const text =
    '[2,"",1,"2010-11-01T12:00:00.000Z","bruno",null,"view.keep",["view:1"],"{}",null,"AAAAAAAAAAAAAAAAAAAAAA"]'
  const checkpoint = await makeCheckpoint({ size: 1, root: await leafHash(text) }, [signer])
  const receipt = printReceipt({ text, index: 0, path: [], checkpoint })
  const key = printVerifier(signer)
  const { name, id, key: bytes } = signer

  it("is there for everybody, in every language", () => {
    for (const language of languages) assert.match(rendered(language, <LiveVerify />), /type="file"/)
  })

  it("verifies a receipt without asking anybody", async () => {
    const outcome = await examine(receipt, key)
    assert.deepEqual(outcome, { of: "receipt", verdict: await verifyReceipt(receipt, [{ name, id, key: bytes }]) })
    const page = said(rendered("en", <OutcomeNotice outcome={outcome} />))
    assert.match(page, /The receipt is good.* Line 1 .*bruno What was done View kept On what view:1/)
    assert.match(page, /Ledger record\.example\/ledger .*Signed by record\.example\/ledger\+/)
  })

  it("says what is wrong with what was brought", async () => {
    const other = printVerifier(await signerOf("record.example/ledger", new Uint8Array(32).fill(6)))
    const cases: [file: string, keys: string, says: RegExp][] = [
      [receipt, "", /are not all verifiers’ keys/],
      [receipt, `${key} x`, /are not all verifiers’ keys/],
      [receipt, other, /none of the keys above signed it/],
      [receipt.replace("index 0", "index 1"), key, /This proves nothing/],
      ["hello", key, /neither a receipt nor a checkpoint/],
      [checkpoint, other, /None of the keys above signed this checkpoint of 1 line/],
      [checkpoint.replace("\n1\n", "\n2\n"), key, /This checkpoint of 2 lines was forged/],
      // No server answers under the test runner.
      [checkpoint, key, /could not be reached/],
    ]
    for (const [file, keys, says] of cases) {
      const outcome = await examine(file, keys)
      assert.match(said(rendered("en", <OutcomeNotice outcome={outcome} />)), says)
      for (const language of languages)
        assert.ok(said(rendered(language, <OutcomeNotice outcome={outcome} />)).length > 0)
    }
    assert.ok(readCheckpoint(checkpoint))
  })
})
