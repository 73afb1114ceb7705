import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { compare, readSource, textSource } from "../../src/index.ts"
import { compareOperatives, resolution, told } from "./versions.ts"

const keepers = "Welcomes the work of the keepers of lighthouses along all coasts, and of those who train them;"
const lamps = "Decides to continue its consideration of lamps and lenses of older towers under the same item;"

describe("a change inside a paragraph has a name", () => {
  const cases: [name: string, from: string, to: string, kinds: string][] = [
    [
      "another verb",
      "Urges States to keep their lighthouses lit at night;",
      "Invites States to keep their lighthouses lit at night;",
      "verb",
    ],
    [
      "a verb said again",
      "Takes note of the report on lighthouses and buoys;",
      "Takes note once again of the report on lighthouses and buoys;",
      "verb",
    ],
    [
      "a verb of the second clause",
      "Welcomes the plan for lighthouses, and requests the Secretary-General to carry it out with all keepers;",
      "Welcomes the plan for lighthouses, and invites the Secretary-General to carry it out with all keepers;",
      "verb",
    ],
    [
      "another addressee",
      "Requests the Secretary-General to count all lighthouses and their lamps;",
      "Requests the Executive Director to count all lighthouses and their lamps;",
      "addressee",
    ],
    [
      "another session",
      "Requests the Secretary-General to report on lighthouses to the General Assembly at its seventy-ninth session;",
      "Requests the Secretary-General to report on lighthouses to the General Assembly at its eightieth session;",
      "date",
    ],
    [
      "two sessions for one",
      "Decides to include in the provisional agenda of its seventy-ninth session the item on lighthouses;",
      "Decides to include in the provisional agenda of its eightieth and eighty-first sessions the item on lighthouses;",
      "date",
    ],
    [
      "another day",
      "Requests the Secretary-General to count all lighthouses by 31 March 2025;",
      "Requests the Secretary-General to count all lighthouses by 30 June 2025;",
      "date",
    ],
    [
      "one more resolution",
      "Reaffirms its resolution 61/144 of 19 December 2006 on lighthouses;",
      "Reaffirms its resolutions 61/144 of 19 December 2006 and 63/156 of 18 December 2008 on lighthouses;",
      "citation",
    ],
    [
      "another document",
      "Takes note of the report of the Secretary-General on lighthouses (A/78/120);",
      "Takes note of the report of the Secretary-General on lighthouses (A/78/121);",
      "citation",
    ],
    [
      "the resolution of another organ",
      "Recalls General Assembly resolution 61/144 on the lamps of lighthouses;",
      "Recalls Human Rights Council resolution 61/144 on the lamps of lighthouses;",
      "citation",
    ],
    [
      "another number",
      "Encourages States to train at least 40 keepers of lighthouses in each region;",
      "Encourages States to train at least 60 keepers of lighthouses in each region;",
      "number",
    ],
    [
      "the figure of a name that went",
      "Encourages States to train keepers of lighthouses, in the context of the SHIP-19 fever as well, in each region;",
      "Encourages States to train keepers of lighthouses, in each region;",
      "wording",
    ],
    [
      "another number in words",
      "Encourages States to train five keepers of lighthouses in each region;",
      "Encourages States to train six keepers of lighthouses in each region;",
      "number",
    ],
    [
      "other words",
      "Encourages States to paint their lighthouses in bright colours;",
      "Encourages States to paint their lighthouses in white and red colours;",
      "wording",
    ],
    [
      "a word that joins it to the paragraph before",
      "Requests the Secretary-General to count all lighthouses;",
      "Also requests the Secretary-General to count all lighthouses;",
      "wording",
    ],
    [
      "a misprint",
      "Recalls the meeting of keepers held in Kyoto, Japan, in good weather;",
      "Recalls the meeting of keepers held in Kyoto, Japa, in good weather;",
      "wording",
    ],
    [
      "a comma",
      "Encourages States to paint lighthouses, buoys, and lamps every spring;",
      "Encourages States to paint lighthouses, buoys and lamps every spring;",
      "punctuation",
    ],
    [
      "verb and date",
      "Requests States to count their lighthouses before the end of 2025;",
      "Invites States to count their lighthouses before the end of 2027;",
      "verb date",
    ],
    [
      "a clause that came with an addressee of its own",
      "Welcomes the plan for lighthouses and buoys of all colours;",
      "Welcomes the plan for lighthouses and buoys of all colours, and requests the Committee to continue to improve its charts of the coast;",
      "wording",
    ],
    [
      "a hyphen",
      "Requests the Secretary-General to count all lighthouses and their lamps;",
      "Requests the Secretary General to count all lighthouses and their lamps;",
      "punctuation",
    ],
    [
      "a clause that came",
      "Welcomes the plan for lighthouses and buoys of all colours;",
      "Welcomes the plan for lighthouses and buoys of all colours, and commends its authors;",
      "wording",
    ],
  ]
  for (const [name, from, to, kinds] of cases)
    it(name, () => {
      const { changes } = compareOperatives([keepers, from, lamps], [keepers, to, lamps])
      assert.deepEqual(changes.map(({ kind }) => kind).join(" "), kinds, JSON.stringify(changes))
      for (const one of changes) assert.deepEqual([one.from, one.to], ["OP2", "OP2"])
    })

  it("in Spanish, French and Russian too", () => {
    const foreign: [head: string, from: string, to: string, kinds: string][] = [
      [
        "La Asamblea General,",
        "Insta a los Estados a que cuenten sus faros y los mantengan encendidos;",
        "Invita a los Estados a que cuenten sus faros y los mantengan encendidos;",
        "verb",
      ],
      [
        "L’Assemblée générale,",
        "Prie le Secrétaire général de compter les phares et de lui faire rapport à sa soixante-dix-neuvième session;",
        "Prie le Secrétaire général de compter les phares et de lui faire rapport à sa quatre-vingtième session;",
        "date",
      ],
      [
        "Генеральная Ассамблея,",
        "просит Генерального секретаря сосчитать все маяки и представить доклад на ее семьдесят девятой сессии;",
        "просит Генерального секретаря сосчитать все маяки и представить доклад на ее восьмидесятой сессии;",
        "date",
      ],
    ]
    for (const [head, from, to, kinds] of foreign) {
      const [a, b] = [from, to].map((text) =>
        readSource(textSource(`${head}\n\n1. ${text}\n\n2. ${text.slice(0, 20)} 17;`)),
      )
      assert.equal(
        compare(a!, b!)
          .changes.filter((one) => one.from === "OP1")
          .map(({ kind }) => kind)
          .join(" "),
        kinds,
        head,
      )
    }
  })
})

describe("a verb that changed", () => {
  const cases: [from: string, to: string, force: string, levels: [number | null, number | null]][] = [
    ["Urges", "Invites", "softened", [4, 2]],
    ["Encourages", "Requests", "hardened", [2, 5]],
    ["Takes note of", "Takes note once again of", "hardened", [0, 0]],
    ["Strongly condemns", "Condemns", "softened", [1, 1]],
    ["Acknowledges with satisfaction", "Acknowledges", "softened", [1, 1]],
    ["Notes", "Recalls", "even", [0, 0]],
  ]
  for (const [from, to, force, levels] of cases)
    it(`from ${from} to ${to} is ${force}`, () => {
      const rest = "the States that keep lighthouses lit at night along their coasts;"
      const [change] = compareOperatives([`${from} ${rest}`], [`${to} ${rest}`]).changes
      assert.equal(change?.shift?.force, force)
      assert.deepEqual([change.shift.from.level, change.shift.to.level], levels)
    })

  it("in the preamble has a level as well, that of its finite form", () => {
    const rest = "the need for lighthouses along all coasts,"
    const [change] = compare(
      resolution([`Noting ${rest}`], [lamps]),
      resolution([`Deeply concerned at ${rest}`], [lamps]),
    ).changes
    assert.equal(change?.kind, "verb")
    assert.deepEqual(change.shift, {
      from: { verb: "Noting", level: 0 },
      to: { verb: "Deeply concerned", level: 1 },
      force: "hardened",
    })
  })
})

describe("paragraphs", () => {
  const buoys = "Calls upon States to paint their buoys, and to replace those that storms have sunk;"
  const fog = "Requests the Secretary-General to convene a meeting of experts on fog signals in Valparaíso;"

  const cases: [name: string, from: string[], to: string[], changes: string[]][] = [
    ["that came are added", [keepers, lamps], [keepers, fog, lamps], ["added – OP2"]],
    ["that went are removed", [keepers, fog, lamps], [keepers, lamps], ["removed OP2 –"]],
    [
      "that changed places are both moved",
      [keepers, buoys, fog],
      [buoys, keepers, fog],
      ["moved OP2 OP1", "moved OP1 OP2"],
    ],
    [
      "that jumped over others are moved alone",
      [keepers, buoys, fog, lamps],
      [buoys, fog, lamps, keepers],
      ["moved OP1 OP4"],
    ],
    [
      "with other numbers only are the same",
      [keepers, lamps],
      [fog, buoys, keepers, lamps],
      ["added – OP1", "added – OP2"],
    ],
    [
      "that became two are split",
      [
        `${keepers.slice(0, -1)}, and calls upon States to paint their buoys, and to replace those that storms have sunk;`,
        lamps,
      ],
      [keepers, buoys, lamps],
      ["split OP1 OP1", "split OP1 OP2"],
    ],
    [
      "that became one are merged",
      [keepers, buoys, lamps],
      [
        `${keepers.slice(0, -1)}, and calls upon States to paint their buoys, and to replace those that storms have sunk;`,
        lamps,
      ],
      ["merged OP1 OP1", "merged OP2 OP1"],
    ],
    [
      "lose a passage to a new one",
      [
        "Decides to keep the item on lighthouses and to examine the recommendation of the keepers contained in the third chapter of their report;",
        lamps,
      ],
      [
        "Decides to keep the item on lighthouses;",
        "Asks the committee of harbours, meeting for five days in the spring, to examine the recommendation of the keepers contained in the third chapter of their report, to hear all who wish to speak on it, and to say what should be done about lamps in every season;",
        lamps,
      ],
      ["moved OP1 OP1", "added – OP2"],
    ],
    [
      "lose the rest of a long name that stands in a new one too, and nothing was moved",
      [
        "Invites the Fund for the Upkeep of Northern Lights, Especially Lamps and Piers, to pay for oil and for wicks;",
        lamps,
      ],
      [
        "Invites the Fund to pay for oil and for wicks;",
        "Thanks all who gave to the Fund for the Upkeep of Northern Lights, Especially Lamps and Piers, in a year of many storms, and asks them to give again before winter comes;",
        lamps,
      ],
      ["addressee OP1 OP1", "wording OP1 OP1", "added – OP2"],
    ],
  ]
  for (const [name, from, to, changes] of cases)
    it(name, () => assert.deepEqual(told(compareOperatives(from, to)), changes))

  it("below others are told by their letters, and go and come with what they stand below", () => {
    const list = (...points: string[]) =>
      `Requests the Secretary-General:\n\n${points.map((point, at) => `(${"abcd"[at]!}) ${point}`).join("\n\n")}`
    const [count, paint, light] = [
      "To count all lighthouses along the northern coasts;",
      "To paint the buoys near harbours;",
      "To light lamps before dusk;",
    ]
    assert.deepEqual(told(compareOperatives([list(count, light), lamps], [list(count, paint, light), lamps])), [
      "added – OP1(b)",
    ])
    assert.deepEqual(told(compareOperatives([list(count, paint, light), lamps], [list(count, light, paint), lamps])), [
      "moved OP1(c) OP1(b)",
      "moved OP1(b) OP1(c)",
    ])
    assert.deepEqual(told(compareOperatives([list(count, paint), lamps], [lamps])), ["removed OP1 –"])
    assert.deepEqual(
      told(
        compareOperatives([list(count, paint), lamps], [list(count, "To paint the buoys near 12 harbours;"), lamps]),
      ),
      ["number OP1(b) OP1(b)"],
    )
  })

  it("of a nested draft are those of the resolution that adopted it", () => {
    const draft = readSource(
      textSource(
        "E/RES/2023/90\n\nThe Economic and Social Council\n\nRecommends to the General Assembly the adoption of the following draft resolution:\n\nThe General Assembly,\n\nRecalling the lamps of old,\n\n" +
          `1. ${keepers}\n\n2. ${lamps}`,
      ),
    )
    assert.deepEqual(told(compare(draft, resolution(["Recalling the lamps of old,"], [keepers, lamps]))), [])
    assert.deepEqual(told(compare(draft, resolution(["Recalling the lamps of old,"], [keepers, fog, lamps]))), [
      "added – OP2",
    ])
  })
})

describe("layout is no change", () => {
  const cases: [name: string, from: string, to: string][] = [
    [
      "quotation marks and apostrophes",
      "Takes note of the “Guide” to the State's lamps and lenses;",
      'Takes note of the "Guide" to the State’s lamps and lenses;',
    ],
    [
      "hyphens and blanks",
      "Welcomes the Inter\u2011agency group for 2024–2026 on\u00a0lamps;",
      "Welcomes the Inter-agency group for 2024-2026 on lamps;",
    ],
    [
      "line breaks",
      "Welcomes the work of the keepers\nof lighthouses along all coasts;",
      "Welcomes the work of the keepers of lighthouses along all coasts;",
    ],
    [
      "numbers of notes",
      "Welcomes the lamps¹ of all keepers along the coasts;",
      "Welcomes the lamps⁷ of all keepers along the coasts;",
    ],
    [
      "capitals",
      "Requests all member states to light lamps at night;",
      "Requests all Member States to light lamps at night;",
    ],
    [
      "the closing mark",
      "Decides to remain seized of the matter of lamps;",
      "Decides to remain seized of the matter of lamps.",
    ],
    [
      "the organ's own name",
      "Recalls General Assembly resolution 61/144 on the lamps of lighthouses;",
      "Recalls its resolution 61/144 on the lamps of lighthouses;",
    ],
  ]
  for (const [name, from, to] of cases)
    it(name, () => assert.deepEqual(told(compareOperatives([from, lamps], [to, lamps])), []))
})
