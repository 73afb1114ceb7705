import { composedBy, readAsk, viewsOf } from "#modules/analysis/web/figures/asking.ts"
import { answered, set } from "#modules/analysis/web/figures/examples.ts"
import type { Cell } from "#modules/analysis/web/figures/grid.ts"
import { composed, legendIn } from "#modules/analysis/web/figures/pictures/composing.ts"
import { Seen } from "#modules/analysis/web/figures/Seen.tsx"
import type { Figures } from "#modules/analysis/figure-contract.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const told = (value: number): Cell => ({ value, status: "shown" })
const withheld: Cell = { value: null, status: "withheld" }
const missing: Cell = { value: null, status: "not-reported" }

describe("what a whole is made of", () => {
  const piecesOf = (whole: Cell, ...parts: Cell[]) => {
    const of = composed(whole, parts)
    return "pieces" in of ? of.pieces.map(({ part, from, share }) => [part, from, share]) : of.lacks
  }

  it("are its parts in their order, that make 100 %", () => {
    assert.deepEqual(piecesOf(told(40), told(10), told(30)), [[0, 0, 0.25], [1, 0.25, 0.75]]) // prettier-ignore
  })

  it("is no part that is withheld, that nobody reported or that nobody is: what the others lack is one rest", () => {
    assert.deepEqual(piecesOf(told(40), withheld, told(10), missing, told(0), withheld), [[1, 0, 0.25], ["rest", 0.25, 0.75]]) // prettier-ignore
    assert.deepEqual(piecesOf(told(40), withheld, withheld), [["rest", 0, 1]])
  })

  it("is not told where the whole is not, is nobody, or is less than its parts", () => {
    assert.equal(piecesOf(withheld, told(10), told(30)), "withheld")
    assert.equal(piecesOf(missing, told(10)), "not-reported")
    assert.equal(piecesOf(told(0), told(0)), "nobody")
    assert.equal(piecesOf(told(30), told(10), told(30)), "exceeded")
  })

  it("has a legend that runs in reading order, in as many lines as it needs", () => {
    assert.deepEqual(legendIn([100, 100, 150], 260), { at: [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 0, y: 20 }], height: 40 }) // prettier-ignore
    assert.deepEqual(legendIn([400], 260).at, [{ x: 0, y: 0 }])
    assert.equal(legendIn([], 260).height, 0)
  })
})

describe("a composition", () => {
  const asked = (search: Record<string, string>) => readAsk(set, search)
  const offered = (search: Record<string, string>) => viewsOf(set, asked(search)).includes("composition")

  it("is offered of a dimension with a sum, whichever way the table lies, and of no crossing of three", () => {
    assert.deepEqual(composedBy(set, asked({ rows: "area", columns: "sex" })), { name: "sex", parts: 2 })
    assert.deepEqual(composedBy(set, asked({ rows: "sex", columns: "year" })), { name: "sex", parts: 2 })
    assert.deepEqual(composedBy(set, asked({ rows: "sex", columns: "age" })), { name: "age", parts: 2 })
    assert.ok(offered({ rows: "citizenship" }))
    assert.ok(!offered({ rows: "area", columns: "year" }), "over neither is anything summed")
    assert.ok(!offered({ rows: "area", columns: "year", panels: "sex" }))
  })

  it("is not offered where the sum or the parts are not wanted", () => {
    assert.ok(!offered({ rows: "area", columns: "sex", at: "sex:female,male" }))
    assert.ok(!offered({ rows: "area", columns: "sex", at: "sex:Total,male" }))
    assert.ok(offered({ rows: "area", columns: "citizenship", at: "citizenship:Total,state-xlu,state-xar" }))
  })

  it("takes one level of a hierarchy", () => {
    const nested = {
      ...set,
      dimensions: set.dimensions.map(
        (each) =>
        each.name === "age" ? { ...each, codes: [...each.codes, { code: "infant", names: { en: "Infants" }, parent: 2 }] } : each, // prettier-ignore
      ),
    }
    assert.equal(composedBy(nested, readAsk(nested, { rows: "area", columns: "age" }))?.parts, 2)
    assert.equal(composedBy(nested, readAsk(nested, { rows: "area", columns: "age", at: "age:Total,child,infant" })), undefined) // prettier-ignore
  })

  const search = { rows: "area", columns: "sex", view: "composition" }
  const values = [
    [100, 60, 40],
    [50, null, null],
    [null, null, null],
  ] as const
  const figures: Figures = {
    ...answered(["area", "sex"]),
    figures: answered(["area", "sex"]).figures.map((each) => {
      const value = values[each.at[0] ?? 0]?.[each.at[1] ?? 0] ?? null
      return { ...each, value, status: value === null ? "withheld" : "shown" }
    }),
  }
  const page = (language: Language, by: Readonly<Record<string, string>> = search, what = figures) =>
    rendered(language, <Seen set={set} figures={what} ask={readAsk(set, by)} onAsk={() => {}} />)
  const drawing = (text: string) => /<svg class="drawing".*?<\/svg>/s.exec(text)?.[0] ?? ""
  /** Where the pieces of a kind begin and how wide they are. */
  const boxes = (text: string, kind: string): readonly { readonly x: number; readonly wide: number }[] =>
    [...drawing(text).matchAll(new RegExp(`<rect class="${kind}"[^>]*?x="([\\d.]+)" y="3" width="([\\d.]+)" height="16"`, "g"))].map(([, x, wide]) => ({ x: Number(x), wide: Number(wide) })) // prettier-ignore

  it("draws a bar of 100 % for each row whose whole is told, and a word where it is not", () => {
    const text = page("en")
    const [female, male, rest] = ["look-0 piece", "look-1 piece", "withheld-mark"].map((kind) => boxes(text, kind)[0])
    assert.ok(female && male && rest)
    const near = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`)
    near(female.wide / (female.wide + male.wide), 0.6)
    near(female.x + female.wide, male.x)
    near(rest.x, female.x)
    near(rest.wide, female.wide + male.wide)
    assert.equal(boxes(text, "withheld-mark").length, 1)
    assert.equal(boxes(text, "look-0 piece").length, 1)
    assert.match(drawing(text), /<text class="withheld-word"[^>]*>withheld<\/text>/)
    assert.match(drawing(text), /<title>Female: 60 \(60%\)<\/title>/)
    assert.match(text, /aria-label="Composition: Detected victims/)
  })

  it("names the parts that are drawn in their order, then the rest, and no piece by its colour alone", () => {
    const names = [...drawing(page("en")).matchAll(/<text[^>]*>([^<]+)/g)].map(([, name]) => name)
    assert.deepEqual(names.slice(0, 3), ["Female", "Male", "withheld or not told"])
    assert.equal(drawing(page("en")).match(/class="on-piece"><path/g)?.length, 4)
    const few = answered(["area", "citizenship"])
    const chosen = { rows: "area", columns: "citizenship", at: "citizenship:Total,state-xlu,state-xar", view: "composition" } // prettier-ignore
    const part = {
      ...few,
      dimensions: few.dimensions.map((each, n) => (n === 1 ? { ...each, codes: each.codes.slice(0, 3) } : each)),
      figures: few.figures.flatMap((each) => ((each.at[1] ?? 0) < 3 ? [{ ...each, value: [90, 30, 20][each.at[1] ?? 0] ?? null }] : [])), // prettier-ignore
    }
    assert.match(drawing(page("en", chosen, part)), /others, withheld or not told/)
  })

  it("runs as its reader reads, and is said in every language", () => {
    const [left] = boxes(page("en"), "look-0 piece")
    const [right] = boxes(page("ar"), "look-0 piece")
    assert.ok(
      left && right && right.x > left.x && right.x + right.wide > 400,
      "in Arabic the first part is on the right",
    )
    for (const language of languages) {
      const say = words(language, catalogueOf(language))
      assert.ok(drawing(page(language)).includes(say("analysis.figure.rest")), language)
      assert.ok(page(language).includes(say("analysis.figure.view.composition")), language)
    }
  })

  it("lies the other way round where its parts are down the side", () => {
    const { figures: cells, ...rest } = answered(["sex", "area"])
    const turned = {
      ...rest,
      figures: cells.map((each) => ({ ...each, value: [100, 70, 30][each.at[0] ?? 0] ?? null })),
    }
    const text = page("en", { rows: "sex", columns: "area", view: "composition" }, turned)
    assert.match(drawing(text), /text-anchor="end">Lumenia<.*<title>Female: 70 \(70%\)<\/title>/)
    assert.equal(boxes(text, "look-1 piece").length, 3)
  })
})
