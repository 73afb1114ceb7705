import { readAsk } from "#modules/analysis/web/figures/asking.ts"
import { answered, set } from "#modules/analysis/web/figures/examples.ts"
import { ExplorerPage } from "#modules/analysis/web/figures/ExplorerPage.tsx"
import { Seen } from "#modules/analysis/web/figures/Seen.tsx"
import { FiguresPage } from "#modules/analysis/web/figures/FiguresPage.tsx"
import { Choose } from "#modules/analysis/web/figures/Choose.tsx"
import { namingOf } from "#modules/analysis/web/figures/naming.ts"
import type { Figures } from "#modules/analysis/figure-contract.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const { dimensions: _, ...listed } = set
const items = [{ ...listed, cells: 120, areas: 3, times: ["2017", "2018", "2020"] }]

describe("the register of figures", () => {
  it("tells of each what is counted, who keeps it, by what it is told and since when", () => {
    const page = said(rendered("en", <FiguresPage sets={{ items }} searched={false} />))
    assert.match(
      page,
      /Victims detected at the lamps Detected victims Secretariat State of detection · Year · Sex · Age · Citizenship 3 States 2017–2020 1 February 2033 10 120/,
    )
  })

  it("says how the first comes, and what to do where nothing was found", () => {
    const none = (language: Language, searched: boolean) =>
      said(rendered(language, <FiguresPage sets={{ items: [] }} searched={searched} />))
    assert.match(none("en", false), /No figures yet.*The first comes when/)
    assert.match(none("en", true), /No figures of this kind.*Show all/)
    assert.match(none("ar", false), /لا أرقام بعد/)
  })
})

const seen = (language: Language, figures: Figures, search = {}) =>
  rendered(language, <Seen set={set} figures={figures} ask={readAsk(set, search)} onAsk={() => {}} />)

describe("the explorer", () => {
  const figures = answered(["area", "year"], ([row, column]) =>
    row === 0 && column === 0 ? "withheld" : row === 1 && column === 1 ? "not-reported" : "shown",
  )

  it("has a table with heads for rows and columns, in which withheld, missing and zero are three things", () => {
    const zero = figures.figures.map((each, n) => (n === 3 ? { ...each, value: 0 } : each))
    const page = seen("en", { ...figures, figures: zero })
    assert.match(page, /<h2>Detected victims: State of detection × Year<\/h2>/)
    assert.match(page, /<th scope="row"[^>]*><bdi>Lumenia<\/bdi><\/th>/)
    assert.match(page, /<th scope="col" class="number"><button type="button"><bdi>2019/)
    assert.match(page, /<td class="number withheld">withheld<\/td>/)
    assert.match(page, /<span aria-hidden="true">–<\/span><span class="unseen">not reported<\/span>/)
    assert.match(page, /<td class="number">0<\/td>/)
  })

  it("has States in the order of their names in the reader's language, and years in theirs", () => {
    const heads = (page: string) => [...page.matchAll(/<th scope="row"[^>]*><bdi>([^<]*)/g)].map(([, name]) => name)
    assert.deepEqual(heads(seen("en", figures)), ["Arbora", "Estuara", "Lumenia"])
    assert.deepEqual(heads(seen("ar", figures)), ["أربورا", "إستوارا", "لومينيا"])
    assert.deepEqual(heads(seen("en", answered(["year"]), { rows: "year" })), ["2017", "2018", "2019", "2020"])
  })

  it("says of whom all of it is made, where not of everybody", () => {
    const only = { ...set, filters: [{ column: "age", codes: ["child"] }] }
    const page = said(rendered("en", <Seen set={only} figures={figures} ask={readAsk(only, {})} onAsk={() => {}} />))
    assert.match(page, /Detected victims: State of detection × Year · Only Age: Children/)
  })

  it("says which column the rows are ordered by", () => {
    assert.match(seen("en", figures, { sort: "2019" }), /aria-sort="descending"><button type="button"><bdi>2019/)
  })

  it("prints the cautions with the figures in every language, and how to cite them", () => {
    for (const language of languages) {
      const page = said(seen(language, figures))
      const say = words(language, catalogueOf(language))
      assert.ok(page.includes(say("analysis.caution.detected-is-not-prevalence")), language)
      assert.ok(page.includes(say("analysis.caution.withheld", { k: 10 })), language)
      assert.match(
        page,
        /lamps-detected \. .*SHA-256 abababababababab \. .*\/figures\/lamps-detected\?rows=area&columns=year/,
      )
    }
  })

  it("offers what is seen in five formats, by the question it was asked with", () => {
    const page = seen("en", figures, { rows: "area", columns: "year", at: "sex:female" })
    for (const format of ["csv", "xlsx", "sdmx-csv", "sdmx-json", "json-stat"])
      assert.ok(page.includes(`/api/v1/figures/lamps-detected/data?dimensions=area%2Cyear&amp;at=sex%3Afemale&amp;language=en&amp;format=${format}`), format) // prettier-ignore
  })

  it("draws lines that stop where a value is withheld, which is hatched, each with its name", () => {
    const page = seen("en", figures, { view: "lines" })
    const lines = new Map(
      [...page.matchAll(/class="line look-(\d)" d="([^"]*)"/g)].map(([, look, d = ""]) => [look, d]),
    )
    const lineOf = (name: string) => {
      const look = new RegExp(`<text class="name look-(\\d)"[^>]*>${name}`).exec(page)?.[1]
      return lines.get(look)?.match(/[ML]/g)?.join("")
    }
    assert.deepEqual([lineOf("Lumenia"), lineOf("Arbora")], ["MLL", "MML"])
    assert.match(page, /class="withheld-mark" fill="url\(#hatch-\w+\)"/)
    assert.match(page, /role="img" aria-label="Through time: Detected victims/)
  })

  it("tells what has no value below the ground, in the row of its line, and at no height that is a value's", () => {
    const lacking = answered(["area", "year"], ([row, column]) =>
      row === 0 ? "withheld" : row === 1 && column === 1 ? "not-reported" : "shown",
    )
    const page = seen("en", lacking, { view: "lines" })
    const ground = Math.max(...[...page.matchAll(/class="rule" d="M [\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y)))
    const rows = [...page.matchAll(/<g transform="translate\(0 ([\d.]+)\)"><path class="look-\d"/g)]
    assert.deepEqual(
      rows.map(([, y]) => Number(y) > ground),
      [true, true],
    )
    assert.equal(page.match(/<title>Lumenia, \d{4}: withheld/g)?.length, 4)
    assert.match(page, /–<title>Arbora, 2018: not reported/)
    // A line that was told nowhere has its name at its row, and not at zero.
    const name = Number(/class="name look-\d" x="[\d.]+" y="([\d.]+)">Lumenia/.exec(page)?.[1])
    assert.ok(name > ground + 6, `${name} is below ${ground}`)
  })

  it("draws bars from zero, as long as their values, from where lines begin", () => {
    const bars = (language: Language) =>
      [
        ...seen(language, answered(["area"]), { rows: "area", view: "bars" }).matchAll(
          /class="bar" x="([\d.]+)" y="3" width="([\d.]+)"/g,
        ),
      ].map(([, x, width]) => [Number(x), Number(width)] as const)
    // Arbora, Estuara, Lumenia.
    const [first, , last] = bars("en")
    assert.ok(first && last && Math.abs(first[1] / last[1] - 2) < 1e-9)
    assert.equal(first[0], last[0])
    const [one, two] = bars("ar")
    assert.ok(one && two && Math.abs(one[0] + one[1] - two[0] - two[1]) < 1e-6, "in Arabic they end at one line")
  })

  it("draws who was detected where as bars in a matrix, a State's own citizens on their own ground", () => {
    const flows = answered(["citizenship", "area"], ([row]) => (row === 2 ? "withheld" : "shown"))
    const page = seen("en", flows, { rows: "citizenship", columns: "area", view: "flows" })
    assert.equal(page.match(/class="own"/g)?.length, 3)
    assert.match(page, /<rect class="withheld-mark"[^>]*width="16"[^>]*><\/rect><text[^>]*>withheld<\/text>/)
    assert.equal(page.match(/class="bar"/g)?.length, 6)
  })

  it("draws a small picture for each State, and for each code of a third dimension", () => {
    const each = seen("en", figures, { view: "multiples" })
    assert.equal(each.match(/class="line /g)?.length, 3)
    const three = seen("en", answered(["area", "year", "sex"]), { rows: "area", columns: "year", panels: "sex" })
    assert.match(three, /<text class="heading"[^>]*>Female/)
    assert.equal(three.match(/class="line /g)?.length, 6)
    assert.match(three, /<th scope="rowgroup" colSpan="5">Sex: <bdi>Male/)
  })

  it("says how much small pictures leave out of what they are of", () => {
    const many = Array.from({ length: 10 }, (__, n) => ({ code: `c${n}`, names: { en: `Cause ${n}` }, parent: -1 }))
    const three = answered(["cause", "area", "sex"])
    const dimensions = three.dimensions.map((each) => (each.name === "cause" ? { ...each, codes: many } : each))
    const cells = [0, 1, 2].flatMap((area) =>
      [1, 2].flatMap((sex) =>
        [...many.keys()].map((n) => ({ at: [n, area, sex], value: 5 + n, status: "shown" as const })),
      ),
    )
    const all = { ...three, dimensions, figures: cells }
    const page = rendered(
      "en",
      <Seen
        set={{ ...set, dimensions: [...set.dimensions, ...dimensions], by: ["area", "cause"], tables: [["sex"]] }}
        figures={all}
        ask={{ spread: ["cause", "area", "sex"], at: {}, view: "multiples", sort: undefined, shown: undefined }}
        onAsk={() => {}}
      />,
    )
    assert.match(said(page), /The picture shows the greatest: 48 of 60/)
    // The first two are the smallest.
    const drawing = page.slice(page.indexOf('<svg class="drawing"'))
    assert.ok(!/>Cause [01]</.test(drawing) && drawing.includes(">Cause 9<"))
  })

  it("has a map with the note that it says nothing of boundaries", () => {
    assert.match(said(seen("en", figures, { view: "map" })), /On the map: Year.*land without borders/)
    assert.match(said(seen("ar", figures, { view: "map" })), /اليابسة بلا حدود/)
  })

  it("says where the figures come from in their own language, and what was proved", () => {
    const page = rendered("ar", <ExplorerPage set={set}>{null}</ExplorerPage>)
    assert.match(page, /<p lang="fr" dir="ltr">Les agents des lampes ont compté\.<\/p>/)
    assert.match(said(page), /من 120 رقما، حُجب 21/)
    const english = said(rendered("en", <ExplorerPage set={set}>{null}</ExplorerPage>))
    assert.match(english, /21 are withheld.*no withheld figure was found/)
    assert.match(english, /Code lists State of detection: area 1\.0/)
  })

  it("lets one choose dimensions and codes, and says which were not released together with what is seen", () => {
    const say = words("en", catalogueOf("en"))
    const ask = readAsk(set, { rows: "area", columns: "sex" })
    const page = rendered(
      "en",
      <Choose set={set} ask={ask} nameOf={namingOf(say, "en", set.dimensions)} onAsk={() => {}} />,
    )
    assert.match(said(page), /Down the side.*Across the top.*Once more for each/)
    assert.match(page, /role="combobox"/)
    assert.match(page, /<select[^>]*disabled=""[^>]*name="citizenship"|name="citizenship"[^>]*disabled=""/)
    assert.match(said(page), /Not released together with what is shown/)
  })
})
