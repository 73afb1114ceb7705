import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { compare, type Comparison, readSource, textSource } from "../../src/index.ts"
import { resolution } from "./versions.ts"

const verbs = ["Requests", "Urges", "Takes note of", "Welcomes", "Decides to keep"]
const things = ["lighthouses", "lamps", "buoys", "fog signals", "keepers", "harbours", "charts", "storms", "pilots"]
const sentence = fc
  .tuple(fc.constantFrom(...verbs), fc.array(fc.constantFrom(...things), { minLength: 2, maxLength: 9 }))
  .map(([verb, list]) => `${verb} the ${list.join(" and the ")} of the coast;`)
const paragraphs = fc.array(sentence, { maxLength: 9 })
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        sentence,
        fc.constantFrom(
          "1. Decides:",
          "(a) Once;",
          "(b) Twice;",
          "(i) Also;",
          "Annex",
          "",
          "II",
          "The General Assembly,",
        ),
      ),
    )
    .map((lines) => lines.join("\n\n")),
)

const read = (text: string) => readSource(textSource(text))
test("a text compared with itself has no change", () => {
  fc.assert(
    fc.property(texts, (text) => assert.deepEqual(compare(read(text), read(text)).changes, [])),
    { numRuns: 200 },
  )
})

test("any two texts are compared, and the parts make up both of them", () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const { rows, changes } = compare(read(one), read(other))
      for (const { from, to, parts } of rows) {
        const left = parts.map((part) => (part.type === "new" ? "" : from!.text.slice(...part.from))).join("")
        const right = parts.map((part) => (part.type === "gone" ? "" : to!.text.slice(...part.to))).join("")
        assert.deepEqual([left, right], [from?.text ?? "", to?.text ?? ""])
      }
      for (const change of changes) assert.ok(rows[change.row]!.kinds.includes(change.kind))
    }),
    { numRuns: 300 },
  )
})

test("every paragraph of both texts stands in one row", () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (one, other) => {
      const { rows } = compare(resolution([], one), resolution([], other))
      const idsOf = (side: "from" | "to") => rows.flatMap((row) => row[side]?.place ?? []).sort()
      const expected = (list: readonly string[]) => list.map((_, at) => `OP${at + 1}`).sort()
      assert.deepEqual(idsOf("from"), expected(one))
      assert.deepEqual(idsOf("to"), expected(other))
      assert.deepEqual(
        rows.flatMap((row) => row.to?.place ?? []),
        other.map((_, at) => `OP${at + 1}`),
      )
    }),
    { numRuns: 200 },
  )
})

test("turned round, what was added is removed", () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (one, other) => {
      const [a, b] = [resolution([], one), resolution([], other)]
      const [there, back] = [compare(a, b), compare(b, a)]
      const alone = ({ rows }: Comparison, side: "from" | "to") => rows.filter((row) => row[side] === null).length
      assert.equal(alone(there, "from"), alone(back, "to"))
      assert.equal(alone(there, "to"), alone(back, "from"))
      const pairs = ({ rows }: Comparison, near: "from" | "to", far: "from" | "to") =>
        rows.flatMap((row) => (row.from && row.to ? [`${row[near]!.place} ${row[far]!.place}`] : [])).sort()
      assert.deepEqual(pairs(there, "from", "to"), pairs(back, "to", "from"))
    }),
    { numRuns: 200 },
  )
})

/** A text of paragraphs that share their formulas and differ in what they are about. */
const long = (count: number, change: (text: string, at: number) => string) =>
  resolution(
    [],
    Array.from({ length: count }, (_, at) =>
      change(
        `Requests the Secretary-General, within existing resources, to count the lamps of tower ${at * 7} on coast ${at % 13} and the ${things[at % 9]!} near cape ${(at * 31) % 97}, and to report thereon to the General Assembly at its eightieth session;`,
        at,
      ),
    ),
  )

test("the work grows with the length, not with its square", () => {
  const weigh = (count: number) => {
    const { weighed, rows, changes } = compare(
      long(count, (text) => text),
      long(count, (text, at) => text.replace("count", at % 2 ? "paint" : "mend")),
    )
    assert.equal(rows.length, count)
    assert.ok(changes.every((change) => change.kind === "wording" && change.from === change.to))
    return weighed
  }
  const [small, large] = [weigh(40), weigh(400)]
  assert.ok(large <= small * 12, `${small} pairs were weighed for 40 paragraphs, ${large} for 400`)
  assert.ok(large <= (400 * 400) / 20, `${large} of ${400 * 400} pairs were weighed`)
})

test("a line that never ends is compared in a moment", { timeout: 20_000 }, () => {
  for (const unit of ["first ", "third session ", "x", "o ", "resolution 61/144 and "]) {
    const line = (word: string) =>
      resolution([], [`Requests the keepers to ${word} all lamps of the towers ${unit.repeat(200_000 / unit.length)};`])
    assert.equal(compare(line("count"), line("paint")).changes.length, 1, unit)
  }
})
