import { protectRelease } from "#modules/analysis/gate/protect.ts"
import { releasesOf, shownBy, truthsOf, want, type Rows } from "#modules/analysis/gate/example.ts"
import { needsOf } from "#modules/analysis/gate/truth.ts"
import { foundBy, kindsOf, type Kind, type World } from "#tests/attacking.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const columns = ["port", "sex", "form"]
const monday: Rows = [
  ["Odra", "f", "x", 40],
  ["Odra", "f", "y", 12],
  ["Odra", "m", "x", 30],
  ["Odra", "m", "y", 3],
  ["Wda", "f", "x", 22],
  ["Wda", "m", "x", 25],
  ["Wda", "m", "y", 31],
]
const female = [{ column: "sex", codes: ["f"] }]

/** The number a cell shows in one release less what it shows in another, where both show it. */
const difference = (one: Record<string, number | null>, other: Record<string, number | null>, cell: string) =>
  typeof one[cell] === "number" && typeof other[cell] === "number" ? one[cell] - other[cell] : undefined

describe("the release gate", () => {
  it("withholds a small count and what would give it away, block by block", async () => {
    const { answers } = await releasesOf(truthsOf(columns, { monday }), [
      ["monday", want([["sex", "form"]], { by: ["port"] })],
    ])
    assert.deepEqual(shownBy(answers[0] ?? assert.fail()), {
      "Odra f x": null,
      "Odra f y": null,
      "Odra m x": null,
      "Odra m y": null,
      ...{ "Odra f": 52, "Odra m": 33, "Odra x": 70, "Odra y": 15, Odra: 85 },
      ...{ "Wda f x": 22, "Wda m x": 25, "Wda m y": 31, "Wda f": 22, "Wda m": 56, "Wda x": 47, "Wda y": 31, Wda: 78 },
    })
    assert.ok(answers[0]?.ok)
    const { proof } = answers[0]
    assert.deepEqual([proof.small, proof.beside, proof.against], [1, 3, []])
  })

  it("reckons with everybody knowing that somebody is in what is withheld: ten women of ten citizenships are one each", async () => {
    const citizenships = Array.from({ length: 10 }, (_, at) => `c${at}`)
    const one: Rows = citizenships.map((code) => ["Odra", code, 1])
    const { answers } = await releasesOf(truthsOf(["port", "citizenship"], { one }), [
      ["one", want([["citizenship"]], { by: ["port"] })],
    ])
    assert.ok(Object.values(shownBy(answers[0] ?? assert.fail())).every((value) => value === null))
    const more: Rows = one.with(0, ["Odra", "c0", 3])
    const wider = await releasesOf(truthsOf(["port", "citizenship"], { more }), [
      ["more", want([["citizenship"]], { by: ["port"] })],
    ])
    assert.equal(shownBy(wider.answers[0] ?? assert.fail())["Odra"], 12)
  })

  it("does not let it be known of what is withheld that it is few together: five and one of eighteen", async () => {
    const few: Rows = [["Odra", "x", 5], ["Odra", "y", 1], ["Odra", "z", 12]] // prettier-ignore
    const { answers } = await releasesOf(truthsOf(["port", "form"], { few }), [
      ["few", want([["form"]], { by: ["port"] })],
    ])
    const shown = shownBy(answers[0] ?? assert.fail())
    assert.ok(shown["Odra z"] === null || shown["Odra"] === null, JSON.stringify(shown))
    assert.deepEqual([shown["Odra x"], shown["Odra y"]], [null, null])
  })

  it("answers the same where blocks are too many to be held, for every audience", async () => {
    const truths = truthsOf(columns, { monday, friday: [...monday, ["Odra", "f", "x", 3]] })
    const { earlier } = await releasesOf(truths, [
      ["monday", want([["sex", "form"]], { by: ["port"], k: 5, audience: "parties" })],
      ["monday", want([["sex"], ["form"]], { by: ["port"] })],
    ])
    assert.equal(earlier.length, 2)
    const question = { snapshot: "friday", wanted: want([["sex", "form"]], { by: ["port"] }), earlier, truths }
    const apart = await protectRelease(question, { held: 0 })
    assert.ok(apart.ok)
    assert.deepEqual(apart, await protectRelease(question))
  })

  it("lets a second release of the same day show no more of what the first withheld", async () => {
    const { answers } = await releasesOf(truthsOf(columns, { monday }), [
      ["monday", want([["sex"], ["form"]], { by: ["port"] })],
      ["monday", want([["sex", "form"]], { by: ["port"] })],
    ])
    const shown = shownBy(answers[1] ?? assert.fail())
    assert.equal(shown["Odra m y"], null)
    assert.ok([shown["Odra f y"], shown["Odra m x"]].every((value) => value === null))
  })

  it("does not let a filter tell of those it leaves out: all less the women would be three men", async () => {
    const { answers } = await releasesOf(truthsOf(columns, { monday }), [
      ["monday", want([["form"]], { by: ["port"] })],
      ["monday", want([["form"]], { by: ["port"], filters: female })],
    ])
    const [all, women] = answers.map(shownBy)
    assert.equal(all?.["Odra y"], 15)
    assert.equal(women?.["Odra y"], null)
    // The women whose form is x would give them away too, for all women are no secret.
    assert.ok(women?.["Odra x"] === null || women?.["Odra"] === null)
    const alone = await releasesOf(truthsOf(columns, { monday }), [
      ["monday", want([["form"]], { by: ["port"], filters: female })],
    ])
    assert.equal(shownBy(alone.answers[0] ?? assert.fail())["Odra y"], 12)
  })

  it("does not let two days tell who came between them: forty on Monday and forty-three on Friday", async () => {
    const friday = monday.with(0, ["Odra", "f", "x", 43])
    const { answers } = await releasesOf(truthsOf(columns, { monday, friday }), [
      ["monday", want([["sex"]], { by: ["port"] })],
      ["friday", want([["sex"]], { by: ["port"] })],
    ])
    const [before, after] = answers.map(shownBy)
    assert.deepEqual([before?.["Odra f"], before?.["Odra"]], [52, 85])
    assert.deepEqual([after?.["Odra f"], after?.["Odra"]], [null, null])
    // Nobody came to Wda: it may be said again.
    assert.deepEqual([after?.["Wda f"], after?.["Wda"]], [22, 78])
  })

  it("does not take people for others because a column was not told on Monday: a hundred and then a hundred and three", async () => {
    const untold: Rows = [["Odra", "f", "", 100], ["Odra", "m", "", 50]] // prettier-ignore
    const told: Rows = [["Odra", "f", "x", 60], ["Odra", "f", "y", 43], ["Odra", "m", "x", 50]] // prettier-ignore
    const truths = truthsOf(columns, { monday: untold, tuesday: told })
    for (const [first, second] of [
      [want([["sex"]], { by: ["port"] }), want([["sex", "form"]], { by: ["port"] })],
      [want([["sex"]], { by: ["port"] }), want([["sex"]], { by: ["port", "form"] })],
      [want([["sex"]]), want([["sex"], ["form"]], { filters: [{ column: "form", codes: ["x", "y"] }] })],
      [want([["sex"], ["form"]]), want([["sex"], ["form"]])],
    ] as const) {
      const { answers } = await releasesOf(truths, [["monday", first], ["tuesday", second]]) // prettier-ignore
      const [, answer] = answers
      if (answer?.ok === false) continue
      const shown = shownBy(answer ?? assert.fail())
      const at = (...names: string[]) => names.map((name) => shown[name] ?? null)
      // Neither the women nor all, nor what they add up from.
      assert.ok(at("Odra f", "f").every((value) => value === null), JSON.stringify(shown)) // prettier-ignore
      assert.ok(
        at("Odra", "all").every((value) => value === null),
        JSON.stringify(shown),
      )
      assert.ok(at("Odra f x", "Odra f y").includes(null), JSON.stringify(shown))
    }
  })

  it("does not take people for others because all of them were coded anew", async () => {
    const anew: Rows = monday.map((row) => [
      String(row[0]),
      String(row[1]),
      row[2] === "x" ? "xx" : "yy",
      Number(row[3]),
    ])
    const friday: Rows = anew.with(0, ["Odra", "f", "xx", 43])
    const { answers } = await releasesOf(truthsOf(columns, { monday, friday }), [
      ["monday", want([["sex"], ["form"]], { by: ["port"] })],
      ["friday", want([["sex"], ["form"]], { by: ["port"] })],
    ])
    const [before, after] = answers.map(shownBy)
    assert.equal(before?.["Odra f"], 52)
    assert.deepEqual([after?.["Odra f"], after?.["Odra"]], [null, null])
    assert.deepEqual([after?.["Wda f"], after?.["Wda"]], [22, 78])
  })

  it("does not let all less the women of two days tell how many men came, where the forms came later", async () => {
    const days = {
      monday: [["Odra", "f", "", 150], ["Odra", "m", "", 100]], // prettier-ignore
      friday: [
        ["Odra", "f", "x", 60],
        ["Odra", "f", "y", 140],
        ["Odra", "m", "x", 50],
        ["Odra", "m", "y", 53],
      ],
    } satisfies Record<string, Rows>
    const all = want([["form"]], { by: ["port"] })
    const women = want([["form"]], { by: ["port"], filters: female })
    const { answers } = await releasesOf(truthsOf(columns, days), [
      ["monday", all],
      ["monday", women],
      ["friday", women],
      ["friday", all],
    ])
    const shown = answers.map((each) => shownBy(each)["Odra"])
    assert.deepEqual(shown, [250, 150, 200, null])
  })

  it("lets it be told that many came", async () => {
    const friday = monday.with(0, ["Odra", "f", "x", 70])
    const { answers } = await releasesOf(truthsOf(columns, { monday, friday }), [
      ["monday", want([["sex"]], { by: ["port"] })],
      ["friday", want([["sex"]], { by: ["port"] })],
    ])
    assert.equal(difference(shownBy(answers[1] ?? assert.fail()), shownBy(answers[0] ?? assert.fail()), "Odra f"), 30)
  })

  it("does not let two days tell who was taken out of the data between them", async () => {
    const friday = monday.with(4, ["Wda", "f", "x", 20])
    const { answers } = await releasesOf(truthsOf(columns, { monday, friday }), [
      ["monday", want([["sex"]], { by: ["port"] })],
      ["friday", want([["sex"]], { by: ["port"] })],
    ])
    const [before, after] = answers.map(shownBy)
    assert.equal(difference(after ?? {}, before ?? {}, "Wda f"), undefined)
    assert.equal(difference(after ?? {}, before ?? {}, "Wda"), undefined)
  })

  it("adds up small steps over many days, of which each would pass beside the one before it alone", async () => {
    const days = [0, 4, 8].map((more) => monday.with(0, ["Odra", "f", "x", 40 + more]))
    const truths = truthsOf(columns, Object.fromEntries(days.map((day, at) => [`day${at}`, day])))
    const { answers } = await releasesOf(truths, [
      ["day0", want([["sex"]], { by: ["port"] })],
      ["day1", want([["form"]], { by: ["port"] })],
      ["day2", want([["sex"]], { by: ["port"] })],
    ])
    const [first, , last] = answers.map(shownBy)
    assert.equal(difference(last ?? {}, first ?? {}, "Odra f"), undefined)
    assert.equal(difference(last ?? {}, first ?? {}, "Odra"), undefined)
  })

  it("holds figures by port against figures of all ports", async () => {
    const few: Rows = [
      ["Odra", "f", "x", 40],
      ["Odra", "m", "x", 30],
      ["Wda", "f", "x", 22],
      ["Wda", "m", "x", 4],
    ]
    const { answers } = await releasesOf(truthsOf(columns, { few }), [
      ["few", want([["sex"]], { by: ["port"] })],
      ["few", want([["sex"]])],
    ])
    const [byPort, all] = answers.map(shownBy)
    assert.equal(byPort?.["Wda m"], null)
    assert.equal(byPort?.["Odra m"], 30)
    // All men less those at Odra would be the four at Wda.
    assert.equal(all?.["m"], null)
  })

  it("keeps from everybody what parties saw, and from parties what they could add up of both", async () => {
    const truths = truthsOf(columns, { monday: [...monday, ["Wda", "f", "y", 7]] })
    const parties = { by: ["port"], audience: "parties", k: 5 } as const
    const { answers, earlier } = await releasesOf(truths, [
      ["monday", want([["sex", "form"]], { ...parties, by: ["port"] })],
      ["monday", want([["sex", "form"]], { by: ["port"] })],
    ])
    const [among, open] = answers.map(shownBy)
    assert.equal(among?.["Wda f y"], 7)
    assert.equal(open?.["Wda f y"], null)
    assert.equal(among?.["Odra m y"], null)
    assert.equal(open?.["Odra m y"], null)
    assert.deepEqual(answers[1]?.ok && answers[1].proof.against, [earlier[0]?.id])
  })

  it("refuses tables that hang in a circle no more than others, and protects what they tell together", async () => {
    const wanted = want([
      ["port", "sex"],
      ["sex", "form"],
      ["port", "form"],
    ])
    const { answers } = await releasesOf(truthsOf(columns, { monday }), [["monday", wanted]])
    assert.ok(answers[0]?.ok)
    const codes = { port: ["Odra", "Wda"], sex: ["f", "m"], form: ["x", "y"] }
    const kinds = kindsOf(codes)
    const rowOf = (kind: Kind) => monday.find((row) => columns.every((name, at) => row[at] === kind[name]))
    const days = [kinds.map((kind) => Number(rowOf(kind)?.at(-1) ?? 0))]
    const world: World = { codes, kinds, days, isPeopled: true, told: (kind, column) => kind[column] ?? "" }
    assert.deepEqual(foundBy(world, [{ day: 0, wanted, cube: answers[0].cube }], wanted.k), [])
  })

  it("refuses what is too large to be proved, before it begins", async () => {
    const wide: Rows = Array.from({ length: 60_000 }, (_, at) => [`p${at % 300}`, `s${Math.floor(at / 300)}`, "x", 1])
    const answer = await protectRelease({
      ...{ snapshot: "wide", wanted: want([["port", "sex"]]), earlier: [], truths: truthsOf(columns, { wide }) },
    })
    assert.deepEqual(answer, { ok: false, refusal: "too-large-to-prove", most: 20_000 })
  })

  it("refuses where the data no longer say what was released of them", async () => {
    const { earlier } = await releasesOf(truthsOf(columns, { monday }), [["monday", want([["sex"]])]])
    const truths = truthsOf(columns, { monday: monday.with(0, ["Odra", "f", "x", 90]) })
    const answer = await protectRelease({ snapshot: "monday", wanted: want([["form"]]), earlier, truths })
    assert.ok(!answer.ok && answer.refusal === "tables-disagree")
  })

  it("lets no code leave at which no figure stands: none of those a filter left out, nor of other days", async () => {
    const names = ["sex", "citizenship"]
    const some: Rows = [["f", "c1", 40], ["f", "c2", 30], ["m", "c3", 1]] // prettier-ignore
    const truths = truthsOf(names, { some, later: [...some, ["f", "c4", 50]] })
    const { answers } = await releasesOf(truths, [
      ["some", want([["citizenship"]], { filters: female })],
      ["later", want([["citizenship"]], { filters: female, audience: "parties" })],
      ["some", want([["sex"], ["citizenship"]], { filters: female })],
    ])
    const codes = answers.map((answer) => answer.ok && answer.cube.dimensions.map((each) => each.codes))
    assert.deepEqual(codes, [
      [["Total", "c1", "c2"]],
      [["Total", "c1", "c2", "c4"]],
      [
        ["Total", "f"],
        ["Total", "c1", "c2"],
      ],
    ])
    assert.deepEqual(shownBy(answers[1] ?? assert.fail()), { c1: 40, c2: 30, c4: 50, all: 120 })
  })

  it("has nothing to release where there is nobody", async () => {
    const wanted = want([["sex"]], { filters: [{ column: "sex", codes: ["nobody"] }] })
    const answer = await protectRelease({
      snapshot: "monday",
      wanted,
      earlier: [],
      truths: truthsOf(columns, { monday }),
    })
    assert.deepEqual(answer, { ok: false, refusal: "nothing-to-release" })
  })

  it("asks of each snapshot for every column by which anything released is counted", () => {
    const wanted = want([["sex"]], { by: ["port"], filters: [{ column: "form", codes: ["x"] }] })
    const [need] = needsOf("monday", wanted, [])
    assert.deepEqual(need?.columns, ["form", "port", "sex"])
    assert.deepEqual(need?.crossings, [["port", "form", "sex"]])
  })

  it("tells how far it is, to the end", async () => {
    const told: number[] = []
    await protectRelease(
      {
        snapshot: "monday",
        wanted: want([["sex"]], { by: ["port"] }),
        earlier: [],
        truths: truthsOf(columns, { monday }),
      },
      { progress: (part) => told.push(part) },
    )
    assert.deepEqual(told, [0.25, 0.5, 0.75, 1])
  })
})
