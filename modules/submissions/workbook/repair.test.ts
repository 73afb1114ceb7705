import { starterActors } from "#modules/directory/door.ts"
import { otherNames } from "#modules/submissions/workbook/citizens.ts"
import { knownWords, type Coded } from "#modules/submissions/workbook/codebook.ts"
import { nearestOf, suggesterOf } from "#modules/submissions/workbook/repair.ts"
import { romanized } from "#modules/submissions/workbook/romanize.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"

const actors = await starterActors()
const countries: readonly Coded[] = actors.flatMap(({ iso3, names, aliases }) =>
  iso3 === null ? [] : [{ code: iso3, label: names, also: [...aliases, ...(otherNames[iso3] ?? [])] }],
)
const suggest = suggesterOf(countries)
const known = knownWords(countries)
const first = (word: string) => suggest(word)[0]?.code

describe("a word for a country or its citizens", () => {
  it("leads to the country by its likeness, in whatever script or spelling", () => {
    const cases: [word: string, code: string][] = [
      ["BRASILERA", "BRA"],
      ["brésilienne", "BRA"],
      ["Urugayan", "URY"],
      ["Бразилия ", "BRA"],
      ["urugvai", "URY"],
      ["al-Urughway", "URY"],
      ["Kirgistan", "KGZ"],
      ["Phillipino", "PHL"],
      ["BELICE\ufffdA", "BLZ"],
      ["TÃ¼rkiye", "TUR"],
      ["12 senegalese", "SEN"],
      ["Province of Salta (Argentina)", "ARG"],
      ["Burmese", "MMR"],
      ["Swiss", "CHE"],
    ]
    assert.deepEqual(
      cases.map(([word]) => [word, first(word)]),
      cases,
    )
  })

  it("leads nowhere where it names none", () => {
    for (const word of ["", "-", "0", "unknown", "no data", "other", "total", "n/a"])
      assert.deepEqual(suggest(word), [], word)
  })

  it("is not near where only its first three sounds are", () => {
    const nearest = nearestOf(countries)
    for (const word of ["Zzyzx", "Bralampa", "Malxyq", "Maltok"])
      assert.ok((nearest(word)[0]?.near ?? 0) < 0.85, JSON.stringify([word, nearest(word)]))
  })

  it("is known without a suggestion only as a code or a name, in whatever case", () => {
    assert.deepEqual(["bra", "Brasil", "БРАЗИЛИЯ", "巴西", "Brasilera"].map(known), [
      "BRA",
      "BRA",
      "BRA",
      "BRA",
      undefined,
    ])
  })

  it("sounds the same in Latin, Cyrillic and Arabic letters, as far as these have it", () => {
    assert.equal(romanized("Malta"), romanized("Мальта"))
    assert.equal(romanized("Bolivia"), romanized("Боливия"))
  })
})

const real = "../shared/data/glotip/codelists.json"
describe("the words of the published table", { skip: existsSync(real) ? false : `${real} is not here` }, () => {
  const list: unknown = existsSync(real) ? JSON.parse(readFileSync(real, "utf8")) : {}
  const labels = (list as { citizenship_labels_as_reported: readonly string[] }).citizenship_labels_as_reported

  it("are known as they stand, or lead to a country, but for those that name none", () => {
    const byName = labels.filter((label) => known(label.trim()) !== undefined)
    const rest = labels.filter((label) => known(label.trim()) === undefined)
    const suggested = rest.filter((label) => first(label) !== undefined)
    // Read over by hand: of the 153 that name one State, two do not lead to it first.
    assert.deepEqual([labels.length, byName.length >= 225, suggested.length >= 140], [433, true, true])
  })

  it("lead to the country of which the standard list has the name, also when a letter of it is lost or doubled", () => {
    const codes = new Map(
      readFileSync("../shared/data/codelists/iso3166-m49.csv", "utf8")
        .split("\n")
        .map((line) => line.split(","))
        .flatMap(([, iso3 = "", , name = ""]) =>
          countries.some(({ code }) => code === iso3) ? [[name.toLowerCase(), iso3] as const] : [],
        ),
    )
    const named = labels.filter((label) => codes.has(label.trim().toLowerCase()))
    assert.ok(named.length > 150)
    const wrong = named.filter((label) => known(label.trim()) !== codes.get(label.trim().toLowerCase()))
    assert.deepEqual(wrong, [])
    const spoilt = named
      .filter((label) => label.length > 5)
      .map((label) => [label, label.slice(0, 2) + label.slice(3)] as const)
    const right = spoilt.filter(([label, less]) => first(less) === codes.get(label.trim().toLowerCase()))
    assert.ok(right.length / spoilt.length > 0.9, `${right.length} of ${spoilt.length}`)
  })
})
