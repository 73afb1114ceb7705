import { identify, keyOf, namesOf, sessionOfNumber, type Identifying } from "#modules/decisions/identity.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const nothing: Identifying = {
  ...{ symbol: null, number: null, body: null, kind: "resolution", session: null, title: null, first: null },
}
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
      ["A/RES/ES-11/4", "A/RES/ES-11/4", "A-RES-ES-11-4"],
      ["A/RES/72/266 B", "A/RES/72/266B", "A-RES-72-266-B"],
      ["A/RES/72/266B", "A/RES/72/266B", "A-RES-72-266B"],
      ["A/RES/3201(S-VI)", "A/RES/3201(S-VI)", "A-RES-3201-S-VI"],
      ["A/HRC/57/L.3/Rev.1", "A/HRC/57/L.3/REV.1", "A-HRC-57-L-3-Rev-1"],
      ["A/C.3/64/L.16", "A/C.3/64/L.16", "A-C-3-64-L-16"],
      ["E/CN.15/2008/L.4/Rev. 2", "E/CN.15/2008/L.4/REV.2", "E-CN-15-2008-L-4-Rev-2"],
      ["S/PRST/2005/18", "S/PRST/2005/18", "S-PRST-2005-18"],
      ["E/RES/1998/20†", "E/RES/1998/20", "E-RES-1998-20"],
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
      [{ body: "General Assembly", number: "72/266 B" }, "A/RES/72/266B", "A/RES/72/266 B"],
      [{ body: "General Assembly", number: "217 A (III)" }, "A/RES/217A(III)", "A/RES/217 A (III)"],
      [{ body: "Human Rights Council", number: "S-30/1" }, "A/HRC/RES/S-30/1", "A/HRC/RES/S-30/1"],
      [
        { body: "Economic and Social Council", number: "2023/301", kind: "decision" },
        "E/DEC/2023/301",
        "E/DEC/2023/301",
      ],
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

  it("is the first paragraph of a draft that has no title either", () => {
    const draft = { ...nothing, kind: "draft-resolution", body: "Security Council" } as const
    const one = identify({ ...draft, first: "Recalling its resolution 69/900," })
    assert.equal(one.key, identify({ ...draft, first: "Recalling  its resolution 69/900" }).key)
    const other = identify({ ...draft, first: "Recalling its resolution 69/901," })
    assert.notEqual(one.key, other.key)
    assert.notEqual(one.slug, other.slug)
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
    const cases: [body: string | null, number: string, session: string | null][] = [
      ["General Assembly", "64/293", "64"],
      ["General Assembly", "72/266 B", "72"],
      ["General Assembly", "ES-11/4", "ES-11"],
      ["General Assembly", "217 A (III)", "3"],
      ["General Assembly", "3201 (S-VI)", "S-6"],
      ["General Assembly", "2625 (XXV)", "25"],
      ["General Assembly", "1904 (XLIX)", "49"],
      ["Economic and Social Council", "663 C (XXIV)", "24"],
      ["Human Rights Council", "57/10", "57"],
      ["Human Rights Council", "S-30/1", "S-30"],
      [conference, "5/2", "5"],
      ["Commission on Crime Prevention and Criminal Justice", "17/1", "17"],
      ["Economic and Social Council", "2012/19", null],
      ["Security Council", "2331 (2016)", null],
    ]
    for (const [body, number, session] of cases) assert.equal(sessionOfNumber(body, number), session, number)
    assert.equal(sessionOfNumber(null, "5/2"), null)
  })
})
