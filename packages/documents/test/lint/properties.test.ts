import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { lint, lintRules, lintSentences, readSource, textSource, treatiesIn } from "../../src/index.ts"
import { textAt } from "./excerpt.ts"

const lines = fc.constantFrom(
  "The General Assembly,",
  "Recalling its resolution 61/144,",
  "Also recalling the Convention against Organized Crime and the Convention against Transnational Organized Crime.",
  "1. Requests the chairman to report [soon], within existing resources;",
  "2. Further requests:",
  "3. *Decides also* that, in article 2 of the Harbour Lights Convention, every harbour shall keep a lamp;",
  "(a) To convene a meeting",
  "(i) Once;",
  "¹ Ibid., vol. 2237, No. 39574.",
  "² A/64/290.",
  "Notes the lamp¹ that burns",
  "[Start]",
  "Annex",
  "Article 2",
  "II",
  "",
)
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: lines }, { weight: 1, arbitrary: fc.string({ maxLength: 60 }) }), {
      maxLength: 30,
    })
    .map((each) => each.join("\n\n")),
)

test("any reading is answered, by known rules, at places that lie in it, and always the same", () => {
  fc.assert(
    fc.property(texts, texts, (text, other) => {
      const reading = readSource(textSource(text))
      const treaties = treatiesIn(other)
      const findings = lint(reading, { treaties })
      assert.deepEqual(lint(reading, { treaties }), findings)
      for (const { rule, place, sense, values, replacement } of findings) {
        assert.ok(lintRules.includes(rule), rule)
        assert.ok(sense === null || lintSentences.includes(`${rule}.${sense}`), `${rule}.${sense}`)
        assert.ok(replacement !== null || lintSentences.includes(`${rule}.advice`), rule)
        assert.ok(
          Object.values(values).every((value) => value !== undefined),
          rule,
        )
        const [from, to] = place.range
        const length = textAt(reading, place)?.length
        assert.ok(length !== undefined && from >= 0 && from <= to && to <= length, `${rule} at ${place.anchor}`)
      }
    }),
    { numRuns: 400 },
  )
})

/** The same value, with every look into it told, however deep. */
function watched<T extends object>(value: T, look: () => void): T {
  const shown = new WeakMap<object, object>()
  const show = (each: object): object => {
    const known = shown.get(each)
    if (known !== undefined) return known
    const made = new Proxy(each, {
      get(from, key, by) {
        look()
        const found: unknown = Reflect.get(from, key, by)
        return typeof found === "object" && found !== null ? show(found) : found
      },
    })
    shown.set(each, made)
    return made
  }
  return show(value) as T // A proxy has the shape of what it stands for.
}

test("what a long text costs grows with its length, not with the square of it", () => {
  const paragraph = (place: number) =>
    `${place}. Also requests the chairman of the Standing Panel on the Lights of Harbours to report on resolution 62/${place} [soon], and with the pilots;`
  const looks = (count: number) => {
    const body = Array.from({ length: count }, (_, place) => paragraph(place + 1)).join("\n\n")
    const reading = readSource(textSource(`The General Assembly,\n\nRecalling the lamp,\n\n${body}`))
    let sum = 0
    const findings = lint(watched(reading, () => sum++))
    assert.deepEqual(findings, lint(reading))
    return sum
  }
  const [short, long] = [looks(100), looks(1000)]
  assert.ok(long < short * 12, `${short} looks into 100 paragraphs, ${long} into 1,000`)
})
