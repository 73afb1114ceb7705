import type { Act } from "#modules/treaties/act.ts"
import { admit, consentAfter, doubtsOf, type ActRefusal } from "#modules/treaties/admission.ts"
import { act } from "#modules/treaties/examples.ts"
import { replay } from "#modules/treaties/replay.ts"
import { record } from "#modules/treaties/examples.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2020-01-01"
const signed = act("XVIII-12 state-lum signature 2000-12-13")
const joined = act("XVIII-12 state-lum ratification 2005-03-01")
const reserved = act("XVIII-12 state-lum reservation 2005-03-01", { article: "35(2)" })
const others = act("XVIII-12 state-umb reservation 2004-01-01", { article: "35(2)" })
const known = new Map<string, Act>([signed, joined, reserved, others].map((each) => [each.id, each]))

type At = Partial<Parameters<typeof admit>[1]>
const at = (rest: At = {}) => ({
  ...{ own: [], above: [], isIntegration: false, inForce: "2003-09-29", today },
  find: (id: string) => known.get(id),
  ...rest,
})

describe("an act that comes into the record", () => {
  it("is refused where the depositary would not accept it", () => {
    const party = { own: [signed, joined] }
    const women = act("IV-8 state-lum accession 1990-01-01")
    const cases: [told: string, rest: Partial<Act>, at: At, refusal: ActRefusal][] = [
      ["XVIII-12 state-lum accession 2020-01-02", {}, {}, "act-in-the-future"],
      ["XVIII-12 state-lum signature 2000-11-14", {}, {}, "act-before-adoption"],
      ["XVIII-12 state-lum ratification 2005-03-01", {}, party, "act-recorded-already"],
      ["XVIII-12 state-lum accession 2005-03-01", { effective: "2005-02-28" }, {}, "act-takes-effect-too-early"],
      ["XVIII-4 union accession 2005-03-01", {}, { isIntegration: true }, "not-open-to-organizations"],
      ["XVIII-12 state-lum objection 2006-01-01", {}, party, "about-nothing"],
      ["XVIII-12 state-lum objection 2006-01-01", { about: reserved.id }, party, "about-cannot-be"],
      ["XVIII-12 state-lum withdrawal 2006-01-01", { about: others.id }, party, "about-cannot-be"],
      ["XVIII-12 state-lum withdrawal 2006-01-01", { about: joined.id }, party, "about-cannot-be"],
      ["XVIII-12 state-lum withdrawal 2005-02-01", { about: reserved.id }, party, "about-cannot-be"],
      ["XVIII-12 state-lum territorial-application 2006-01-01", {}, party, "territory-not-named"],
      ["XVIII-12 state-lum signature 2002-12-13", {}, {}, "signature-not-open"],
      ["XVIII-12 state-lum signature 2001-12-13", {}, { own: [signed] }, "signed-already"],
      ["IV-8 state-lum signature 1991-01-01", {}, { own: [women] }, "signature-after-consent"],
      ["XVIII-12 state-lum accession 2006-01-01", {}, party, "party-already"],
      ["XVIII-12 state-lum approval 2006-01-01", {}, {}, "ratification-without-signature"],
      ["XVIII-12-a state-lum accession 2004-01-01", {}, { above: [signed, joined] }, "convention-not-joined"],
      ["IV-8 state-lum denunciation 1999-01-01", {}, { own: [women] }, "instrument-cannot-be-left"],
      ["XVIII-12 state-lum denunciation 2004-01-01", {}, party, "nothing-to-leave"],
      ["XVIII-12 state-lum declaration 2000-12-01", {}, party, "not-a-participant"],
    ]
    for (const [told, rest, where, refusal] of cases)
      assert.deepEqual(admit(act(told, rest), at(where)), { ok: false, refusal }, `${told} ${refusal}`)
  })

  it("is let in where it would", () => {
    const left = act("XVIII-12 state-lum denunciation 2010-01-01")
    const cases: [told: string, rest: Partial<Act>, at: At][] = [
      ["XVIII-12 state-lum signature 2000-12-12", {}, {}],
      ["XVIII-12 state-lum ratification 2005-03-01", {}, { own: [signed] }],
      ["XVIII-12 state-lum accession 2005-03-01", {}, {}],
      ["XVIII-12 union approval 2005-03-01", {}, { isIntegration: true, own: [signed] }],
      ["XVIII-12-a state-lum accession 2005-03-01", {}, { above: [signed, joined] }],
      ["XVIII-12 state-lum declaration 2000-12-13", {}, { own: [signed] }],
      ["XVIII-12 state-lum reservation 2005-03-01", { article: "16(5)" }, { own: [signed, joined, reserved] }],
      ["XVIII-12 state-lum objection 2006-01-01", { about: others.id }, { own: [signed, joined] }],
      ["XVIII-12 state-lum withdrawal 2006-01-01", { about: reserved.id }, { own: [signed, joined, reserved] }],
      ["XVIII-12 state-lum accession 2011-01-01", {}, { own: [signed, joined, left] }],
      ["IV-8 state-lum succession 2007-10-23", { effective: "2006-06-03" }, {}],
    ]
    for (const [told, rest, where] of cases) assert.ok(admit(act(told, rest), at(where)).ok, told)
  })

  it("is doubted where it is unusual, as the depositary's own record sometimes is", () => {
    const acceded = act("IV-8 state-lum accession 1992-10-15")
    const before = [act("IV-8 state-lum signature 1980-10-17")]
    assert.deepEqual(doubtsOf(acceded, at({ own: before })), ["accession-after-signature"])
    const stated = act("XVIII-12 state-lum ratification 2005-03-01", { effective: "2005-03-01" })
    assert.deepEqual(doubtsOf(stated, at({ own: [signed] })), ["effect-unlike-the-rule"])
    assert.deepEqual(doubtsOf(joined, at({ own: [signed] })), [])
  })

  it("is a ratification of what was signed and an accession otherwise, where a deposit is not named", () => {
    assert.equal(consentAfter([signed], "2005-03-01"), "ratification")
    assert.equal(consentAfter([signed], "2000-12-12"), "accession")
    assert.equal(consentAfter([], "2005-03-01"), "accession")
  })
})

describe("the record after a change", () => {
  const protocol = act("XVIII-12-a state-lum accession 2005-03-01")
  const brokenBy = (acts: readonly Act[]) =>
    replay(
      acts,
      record(),
      () => undefined,
      () => false,
      today,
    ).broken.map(({ act: { id }, refusal }) => [id, refusal])

  it("is right with the convention and its protocol joined on one day, in whatever order they are told", () => {
    assert.deepEqual(brokenBy([protocol, joined, signed]), [])
  })

  it("is not right without what other acts stand on", () => {
    assert.deepEqual(brokenBy([protocol]), [[protocol.id, "convention-not-joined"]])
    assert.deepEqual(brokenBy([joined]), [[joined.id, "ratification-without-signature"]])
  })
})
