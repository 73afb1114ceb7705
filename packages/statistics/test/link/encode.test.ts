import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { describe, it } from "node:test"
import { encoder } from "../../src/index.ts"
import { candidates } from "../../src/link/block.ts"
import { compareRecords, dateLevels, nameLevels } from "../../src/link/compare.ts"
import { likeness } from "../../src/link/encode.ts"
import { soundForm, writtenForm } from "../../src/link/name.ts"
import { birthDate } from "../../src/link/record.ts"
import { encode, person } from "./people.ts"

const compare = (one: Parameters<typeof person>[1], other: Parameters<typeof person>[1]) => {
  const { levels } = compareRecords(encode(person("a", one)), encode(person("b", other)))
  return {
    given: nameLevels[levels.given],
    surname: nameLevels[levels.surname],
    date: dateLevels[levels.date],
    exchanged: levels.order === 1,
    sex: levels.sex,
  }
}

describe("a name", () => {
  it("is the same in several scripts", () => {
    const cases: [one: string, other: string][] = [
      ["Надежда", "Nadezhda"],
      ["Іванна", "Ivanna"],
      ["Χρύσα", "Khrysa"],
      ["José", "JOSE"],
      ["Ćirić", "ciric"],
      ["أحمد", "ahmd"],
    ]
    for (const [one, other] of cases) assert.equal(soundForm(one), soundForm(other), one)
    assert.equal(writtenForm("Al-Masri "), "masri")
    assert.equal(writtenForm("李娜"), "李娜")
  })

  it("is the same through several romanisations", () => {
    for (const [one, other] of [
      ["Khalid", "Halid"],
      ["Noureddine", "Nuredine"],
      ["Thuy", "Tui"],
      ["Ashraf", "Asraf"],
      ["Mohammed", "Mohamed"],
    ] as const)
      assert.equal(soundForm(one), soundForm(other), one)
    assert.notEqual(soundForm("Marina"), soundForm("Martina"))
  })
})

describe("a date of birth", () => {
  it("is known as far as it is written; the first of January is a year alone", () => {
    assert.deepEqual(birthDate("1999-10-17"), { year: 1999, month: 10, day: 17 })
    assert.deepEqual([birthDate("1999-01-01"), birthDate("1999"), birthDate("1999-10")], Array(3).fill({ year: 1999 }))
    assert.deepEqual([birthDate(""), birthDate("unknown"), birthDate("17.10.1999")], [{}, {}, {}])
  })
})

describe("a comparison of encodings", () => {
  it("tells names that are equal, sound alike, are near and are far apart", () => {
    const levels = (one: string, other: string) => compare({ givenName: one }, { givenName: other }).given
    assert.equal(levels("Ludmila", "ludmila"), "written")
    assert.equal(levels("Khalida", "Halida"), "sound")
    assert.equal(levels("Katarina", "Katrina"), "near")
    assert.equal(levels("Oksana", "Precious"), "unlike")
    assert.equal(levels("Oksana", ""), "none")
  })

  it("finds names in the other's place, and under an alias", () => {
    const turned = compare({ givenName: "Oksana", surname: "Petrenko" }, { givenName: "Petrenko", surname: "Oksana" })
    assert.deepEqual([turned.given, turned.surname, turned.exchanged], ["written", "written", true])
    assert.equal(compare({ givenName: "Oksana", aliases: ["Ksenia"] }, { givenName: "Ksenia" }).given, "written")
  })

  it("tells dates that are equal, exchanged, a year off, or known by the year alone", () => {
    const levels = (one: string, other: string) => compare({ birthDate: one }, { birthDate: other }).date
    const cases: [one: string, other: string, level: string][] = [
      ["1999-10-07", "1999-10-07", "equal"],
      ["1999-10-07", "1999-07-10", "exchanged"],
      ["1999-10-07", "2000-10-07", "year-off"],
      ["1999-10-07", "1999-01-01", "year-only"],
      ["1999-10-07", "2000", "year-near"],
      ["1999-10-07", "1999-03-30", "year-alone"],
      ["1999-10-07", "1971-10-07", "unlike"],
      ["1999-10-07", "", "none"],
    ]
    for (const [one, other, level] of cases) assert.equal(levels(one, other), level, `${one} ${other}`)
  })

  it("says nothing without the key, and nothing of one field by another", () => {
    const known = { givenName: "Oksana", surname: "Oksana", sex: "F", citizenship: "F" }
    const other = encoder((text) => createHmac("sha256", "another key").update(text).digest())
    const [here, there] = [encode(person("a", known)), other(person("a", known))]
    assert.notEqual(here.given[0]?.sound, there.given[0]?.sound)
    assert.notDeepEqual(here.given[0]?.filter, there.given[0]?.filter)
    assert.notEqual(here.sex, here.citizenship)
    assert.doesNotMatch(JSON.stringify(here), /oksana/i)
    const filters = [here, there].map((record) => record.given[0]?.filter ?? new Uint32Array())
    assert.ok(likeness(filters[0]!, filters[1]!) < 0.35)
  })
})

describe("blocking", () => {
  it("brings together records that share a key, and never two of one agency", () => {
    const records = [
      person("a", { givenName: "Oksana", surname: "Petrenko", birthDate: "1999-10-07", sex: "F" }),
      person("b", { givenName: "Oksana", surname: "Petrenko" }),
      person("c", { givenName: "Blessing", birthDate: "1999-07-10", sex: "F" }),
      person("d", { givenName: "Ana", birthDate: "1980-02-02" }),
    ].map(encode)
    const found = candidates(records, [0, 1, 1, 0]).map(({ first, second }) => [first, second])
    assert.deepEqual(found, [
      [0, 1],
      [0, 2],
    ])
    assert.deepEqual(candidates(records, [0, 0, 0, 0]), [])
  })
})
