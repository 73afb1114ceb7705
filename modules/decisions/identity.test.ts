import { identify, keyOf, namesOf, sessionOfNumber, type Identifying } from "#modules/decisions/identity.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const nothing: Identifying = { symbol: null, number: null, body: null, kind: "resolution", session: null, title: null }
const conference = "Conference of the Parties to the United Nations Convention against Transnational Organized Crime"

describe("what a document is known by", () => {
  it("is its symbol, however it is printed", () => {
    const cases: [printed: string, key: string, slug: string][] = [
      ["A/RES/64/293", "A/RES/64/293", "A-RES-64-293"],
      ["A/RES/64/293*", "A/RES/64/293", "A-RES-64-293"],
      ["A / RES / 64 / 293", "A/RES/64/293", "A-RES-64-293"],
      ["S/RES/2331 (2016)", "S/RES/2331", "S-RES-2331-2016"],
      ["A/C.3/64/L.16/Rev.1", "A/C.3/64/L.16/REV.1", "A-C-3-64-L-16-Rev-1"],
      ["A/RES/S‑30/1", "A/RES/S-30/1", "A-RES-S-30-1"],
    ]
    for (const [symbol, key, slug] of cases) {
      const known = identify({ ...nothing, symbol })
      assert.equal(known.key, key)
      assert.equal(known.slug.replaceAll(/-+/g, "-"), slug)
    }
  })

  it("follows from organ and number where the symbol is not printed", () => {
    const cases: [said: Partial<Identifying>, key: string, symbol: string | null][] = [
      [{ body: "General Assembly", number: "64/293" }, "A/RES/64/293", "A/RES/64/293"],
      [{ body: "General Assembly", number: "77/539", kind: "decision" }, "A/DEC/77/539", "A/DEC/77/539"],
      [{ body: "Human Rights Council", number: "57/10" }, "A/HRC/RES/57/10", "A/HRC/RES/57/10"],
      [{ body: "Security Council", number: "2331 (2016)" }, "S/RES/2331", "S/RES/2331 (2016)"],
      [{ body: "Economic and Social Council", number: "2012/19" }, "E/RES/2012/19", "E/RES/2012/19"],
      [{ body: conference, number: "5/2" }, "CTOC/COP/RES/5/2", null],
      [{ body: conference, number: "4/4", kind: "decision" }, "CTOC/COP/DEC/4/4", null],
      [{ body: "Commission on Crime Prevention and Criminal Justice", number: "17/1" }, "E/CN.15/RES/17/1", null],
    ]
    for (const [said, key, symbol] of cases) {
      const known = identify({ ...nothing, ...said })
      assert.deepEqual([known.key, known.symbol], [key, symbol])
    }
  })

  it("is the organ, session, kind and title of a draft that has neither", () => {
    const draft = { ...nothing, kind: "draft-resolution", body: conference, session: "4" } as const
    const one = identify({ ...draft, title: "Trafficking in human beings" })
    assert.equal(one.key, identify({ ...draft, title: "TRAFFICKING  in human\nbeings" }).key)
    assert.notEqual(one.key, identify({ ...draft, title: "Trafficking in women" }).key)
    assert.notEqual(one.key, identify({ ...draft, session: "5", title: "Trafficking in human beings" }).key)
    assert.equal(one.slug, "COP-4-Trafficking-in-human-beings")
  })

  it("has a place in addresses in every script, and with nothing said at all", () => {
    for (const title of ["打击贩运人口", "الاتجار بالأشخاص", "Торговля людьми", "", "?!"])
      assert.match(identify({ ...nothing, title }).slug, /^[A-Za-z0-9-]+$/)
  })
})

describe("what a citation names", () => {
  it("is what identifies the work as a document", () => {
    const cases: [
      kind: Parameters<typeof namesOf>[0]["kind"],
      body: string | null,
      id: string,
      symbol: string | null,
      names: string | null,
    ][] = [
      ["resolution", "GA", "61/144", null, "A/RES/61/144"],
      ["resolution", "GA", "61/144", "A/RES/61/144", "A/RES/61/144"],
      ["resolution", "SC", "2331 (2016)", null, "S/RES/2331"],
      ["decision", "COP", "4/4", null, "CTOC/COP/DEC/4/4"],
      ["document", null, "CTOC/COP/2008/8", null, "CTOC/COP/2008/8"],
      ["resolution", null, "7/1", null, null],
      ["treaty", null, "UNTS 2225", null, null],
      ["internal", null, "paragraph 12", null, null],
    ]
    for (const [kind, body, id, symbol, names] of cases) assert.equal(namesOf({ kind, body, id, symbol }), names)
  })

  it("is compared without regard to spaces and case", () => assert.equal(keyOf("a/res/64/293 "), keyOf("A/RES/64/293")))
})

describe("the session of a number", () => {
  it("is told only where the organ numbers by session", () => {
    assert.equal(sessionOfNumber("General Assembly", "64/293"), "64")
    assert.equal(sessionOfNumber("Economic and Social Council", "2012/19"), null)
    assert.equal(sessionOfNumber("Security Council", "2331 (2016)"), null)
    assert.equal(sessionOfNumber(null, "5/2"), null)
  })
})
