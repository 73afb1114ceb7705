import { starterActors } from "#modules/directory/door.ts"
import { actorsFrom } from "#modules/directory/starter.ts"
import { tokensOf } from "#modules/directory/wording.ts"
import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const actors = await starterActors()
const byCode = new Map(actors.map((actor) => [actor.code, actor]))
const members = actors.filter(({ kind }) => kind === "member-state")

/** How many times each value occurs. */
const tally = (values: readonly (string | null)[]): Record<string, number> =>
  values.reduce<Record<string, number>>((sum, each) => ({ ...sum, [String(each)]: (sum[String(each)] ?? 0) + 1 }), {})
const twice = (values: readonly string[]): string[] => values.filter((each, i) => values.indexOf(each) !== i)

describe("the starter record of the directory", () => {
  it("has the 193 Member States, each in its regional group", () => {
    assert.equal(members.length, 193)
    assert.deepEqual(tally(members.map(({ group }) => group)), {
      african: 54,
      "asia-pacific": 54,
      "eastern-european": 23,
      "latin-american-caribbean": 33,
      // 28 members and the United States, which attends as an observer.
      "western-european-others": 29,
    })
  })

  it("has the observer States, without a group, and the European Union, without being a State", () => {
    const observers = actors.filter(({ kind }) => kind === "observer-state")
    assert.deepEqual(
      observers.map(({ code, group }) => [code, group]),
      [
        ["state-vat", null],
        ["state-pse", null],
      ],
    )
    assert.equal(byCode.get("eu")?.kind, "integration-organization")
  })

  it("names every State in six languages, and says which names are official", () => {
    for (const { code, names, official } of actors.filter(({ iso3 }) => iso3 !== null)) {
      assert.deepEqual(Object.keys(names).sort(), [...languages], code)
      assert.ok(official.includes("en") && official.includes("fr"), code)
    }
    assert.deepEqual(byCode.get("state-kor")?.official, [...languages])
    assert.deepEqual(byCode.get("state-afg")?.official, ["en", "fr"])
    assert.equal(byCode.get("state-gbr")?.names.es, "Reino Unido de Gran Bretaña e Irlanda del Norte")
    assert.equal(byCode.get("state-civ")?.names.fr, "Côte d’Ivoire")
  })

  it("names what is not a State in English always, and in six languages nine times of ten", (t) => {
    const others = actors.filter(({ iso3 }) => iso3 === null)
    assert.deepEqual(
      others.filter(({ names }) => names.en === undefined),
      [],
    )
    for (const { code, names, official } of others)
      assert.ok(
        official.every((each) => names[each]),
        code,
      )
    const coverage = languages.map((each) => [each, others.filter(({ names }) => names[each]).length] as const)
    t.diagnostic(`of ${others.length}: ${coverage.map(([language, count]) => `${language} ${count}`).join(", ")}`)
    for (const [language, count] of coverage) assert.ok(count >= others.length * 0.9, language)
  })

  it("has codes that are unique, with ids that are unique", () => {
    assert.deepEqual(twice(actors.map(({ code }) => code)), [])
    assert.deepEqual(twice(actors.map(({ id }) => id)), [])
    for (const column of ["iso2", "iso3", "m49"] as const) {
      assert.deepEqual(twice(actors.flatMap((actor) => actor[column] ?? [])), [], column)
    }
  })

  it("puts every actor under one that is there, and none under itself", () => {
    const byId = new Map<string, (typeof actors)[number]>(actors.map((actor) => [actor.id, actor]))
    for (const { code, parent } of actors) {
      let steps = 0
      for (let above = parent; above !== null; above = byId.get(above)?.parent ?? null) {
        assert.ok(byId.has(above), code)
        assert.ok(++steps < 9, code)
      }
    }
  })

  it("gives a symbol series to one actor", () => {
    assert.deepEqual(twice(actors.flatMap(({ series }) => series)), [])
    const whose = (series: string) => actors.find((actor) => actor.series.includes(series))?.code
    assert.deepEqual(["A", "A/C.3", "S", "E", "E/CN.15", "CTOC/COP", "CTOC/COP/WG.4", "CAC/COSP", "A/HRC"].map(whose), [
      ...["un-ga", "un-ga-c3", "un-sc", "ecosoc", "ccpcj", "ctoc-cop", "ctoc-cop-wg-4", "cac-cosp", "un-hrc"],
    ])
  })

  it("lets no two actors claim one name", () => {
    const claims = actors.flatMap(({ code, names, aliases }) =>
      [...new Set([...Object.values(names), ...aliases].map((name) => tokensOf(name).join(" ")))].map(
        (name) => [name, code] as const,
      ),
    )
    const names = claims.map(([name]) => name)
    const disputed = new Set(twice(names))
    assert.deepEqual(
      claims.filter(([name]) => disputed.has(name) || name === ""),
      [],
    )
  })

  it("names the 28 members and 3 partners of the coordination group, as the General Assembly listed them", () => {
    const coordinating = actors.filter(({ coordinates }) => coordinates).map(({ code }) => code)
    assert.equal(coordinating.length, 31)
    for (const code of ["unodc", "ohchr", "unhcr", "unicef", "un-women", "undp", "ilo", "iom", "interpol", "osce"]) {
      assert.ok(coordinating.includes(code), code)
    }
  })

  it("counts requests to collectives of States as requests to States", () => {
    const target = (code: string) => byCode.get(code)?.target
    for (const code of ["member-states", "states-parties", "states", "governments", "state-ita", "g77"]) {
      assert.equal(target(code), "states", code)
    }
    for (const code of ["un-secretary-general", "un-secretariat", "unodc", "ohchr", "executive-heads"]) {
      assert.equal(target(code), "secretariat", code)
    }
    for (const code of ["un-ga", "unicef", "ngos", "donors", "icat", "interpol"]) {
      assert.equal(target(code), "other", code)
    }
  })
})

describe("reading a starter table", () => {
  const id = (code: string) =>
    `00000000-0000-5000-8000-${Buffer.from(code).toString("hex").padEnd(12, "0").slice(0, 12)}`
  const headings = "code\tkind\tparent\tseries\ttarget\ten\tfr\tunofficial\taliases"

  it("passes over remarks and takes an empty cell for no value", () => {
    const [office] = actorsFrom(
      [`# where it is from\n${headings}\nx\tentity\t\tX Y\tother\tThe X\tLe X\tfr\tX; The Ex\n`],
      id,
    )
    assert.deepEqual(office?.series, ["X", "Y"])
    assert.deepEqual(office?.official, ["en"])
    assert.deepEqual(office?.aliases, ["X", "The Ex"])
    assert.equal(office?.parent, null)
  })

  it("throws with the line it cannot read", () => {
    assert.throws(() => actorsFrom([`${headings}\nx\tentity`], id), /2 cells for 9 columns: x/)
    assert.throws(() => actorsFrom([`${headings}\nx\tghost\t\t\tother\tX\t\t\t`], id), /cannot be read: x\tghost/)
  })
})
