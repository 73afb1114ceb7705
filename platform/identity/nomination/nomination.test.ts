import { confirmed, pdf } from "#platform/identity/nomination/examples.ts"
import { letterTypeOf } from "#platform/identity/nomination/letter-type.ts"
import {
  acceptable,
  changeable,
  decidable,
  proposable,
  type Standing,
} from "#platform/identity/nomination/nomination.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const standing: Standing = { status: "proposed", authors: ["bruno"], person: null }

describe("checking a nomination", () => {
  it("takes four eyes, and a nomination that waits for it", () => {
    const cases: [change: Partial<Standing>, by: string, refusal: string | undefined][] = [
      [{}, "amina", undefined],
      [{}, "bruno", "own-proposal"],
      [{ authors: ["bruno", "amina"] }, "amina", "own-proposal"],
      [{ person: "amina" }, "amina", "own-nomination"],
      [{ status: "returned" }, "amina", "nomination-not-open"],
      [{ status: "accepted" }, "amina", "nomination-not-open"],
      [{ status: "refused" }, "amina", "nomination-not-open"],
      [{ status: "withdrawn" }, "amina", "nomination-not-open"],
    ]
    for (const [change, by, refusal] of cases) {
      const said = decidable({ ...standing, ...change }, by)
      assert.equal(said.ok ? undefined : said.refusal, refusal, JSON.stringify([change, by]))
    }
  })

  it("accepts only what the letter says in every field", () => {
    assert.ok(acceptable(confirmed).ok)
    for (const field of ["name", "title", "email", "role"] as const)
      assert.deepEqual(acceptable({ ...confirmed, [field]: "questioned" }), { ok: false, refusal: "field-questioned" })
  })

  it("leaves a nomination to its authors until it is decided", () => {
    const open = ["proposed", "returned"] as const
    for (const status of open) assert.ok(changeable({ status }).ok)
    for (const status of ["accepted", "refused", "withdrawn"] as const) assert.ok(!changeable({ status }).ok)
  })
})

describe("proposing somebody", () => {
  it("is for a role that is given, held for such a party, over days that follow each other", () => {
    const days = { since: "2018-03-01", until: "2019-02-28" }
    type Case = [
      heldFor: "none" | "state" | "organization" | "any",
      party: "state" | "organization" | null,
      refusal?: string,
    ]
    const cases: Case[] = [
      ["state", "state"],
      ["organization", "organization"],
      ["any", "state"],
      ["any", "organization"],
      ["none", null],
      ["state", "organization", "role-not-for-party"],
      ["organization", "state", "role-not-for-party"],
      ["state", null, "role-not-for-party"],
      ["any", null, "role-not-for-party"],
      ["none", "state", "role-not-for-party"],
    ]
    for (const [heldFor, party, refusal] of cases) {
      const said = proposable({ heldFor, retired: false }, party, days)
      assert.equal(said.ok ? undefined : said.refusal, refusal, `${heldFor} ${party}`)
    }
    const role = { heldFor: "state", retired: false } as const
    assert.deepEqual(proposable({ ...role, retired: true }, "state", days), { ok: false, refusal: "role-retired" })
    const backwards = { since: "2018-03-01", until: "2018-02-28" }
    assert.deepEqual(proposable(role, "state", backwards), { ok: false, refusal: "ends-before-it-begins" })
  })
})

describe("an authority letter", () => {
  it("is what its content says, whatever it is called", () => {
    const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    const archive = (names: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from(names)])
    const cases: [content: Buffer, type: string | undefined][] = [
      [pdf, "application/pdf"],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
      [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
      [archive("[Content_Types].xml … word/document.xml"), word],
      [archive("[Content_Types].xml … word/document.xml … word/vbaProject.bin"), undefined],
      [archive("[Content_Types].xml … xl/workbook.xml"), undefined],
      [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), undefined],
      [Buffer.from("<!doctype html><p>%PDF-"), undefined],
      [Buffer.from(""), undefined],
    ]
    for (const [content, type] of cases)
      assert.equal(letterTypeOf(content), type, content.toString("latin1").slice(0, 40))
  })
})
