import * as fc from "fast-check"
import { z } from "zod"

/** JSON Schema, as far as the contracts are written in it. */
type Written = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Written[]
  readonly oneOf?: readonly Written[]
  readonly allOf?: readonly Written[]
  readonly properties?: Readonly<Record<string, Written>>
  readonly required?: readonly string[]
  readonly propertyNames?: Written
  readonly additionalProperties?: Written | boolean
  readonly items?: Written
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
  readonly pattern?: string
  readonly $ref?: string
}

/** What somebody with bad intentions, or a bad program, puts where a word is asked for. */
export const nastyWords: readonly string[] = [
  "",
  " ",
  "\0",
  "\ud800",
  "\u202e\u2066txet",
  "=1+1",
  "../../../../etc/passwd",
  "..%2f..%2f",
  "'; drop table identity.person; --",
  "%' or '1'='1",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "${7*7}{{7*7}}",
  "http://169.254.169.254/latest/meta-data/",
  "x".repeat(3000),
  "9".repeat(400),
  "-1",
  "1e999",
  "NaN",
  "2010-02-30",
  "99999-01-01",
  "0001-01-01",
  "infinity",
  "00000000-0000-0000-0000-000000000000",
  "__proto__",
  "constructor",
  "null",
  "🏳️‍🌈".repeat(50),
  "%",
  "\\",
  "a:* & !b | ((",
]

const nasty = fc.oneof(
  fc.constantFrom(...nastyWords),
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[]], [null], {
    x: { y: [] },
  }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** What a schema would take, or nearly: what it cannot say of itself is guessed. */
export function like(schema: z.ZodType): fc.Arbitrary<unknown> {
  return written(z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as Written)
}

/** What is sent to a schema by somebody who does not mean well: mostly like it, with something wrong somewhere. */
export function unlike(schema: z.ZodType): fc.Arbitrary<unknown> {
  const sound = like(schema)
  const broken = fc.tuple(sound, fc.nat(), nasty).map(([value, at, bad]) => spoilt(value, at, bad))
  const more = fc.tuple(sound, fc.constantFrom(...extra), nasty).map(([value, name, bad]) => added(value, name, bad))
  return fc.oneof(
    { weight: 3, arbitrary: sound },
    { weight: 5, arbitrary: broken },
    { weight: 2, arbitrary: more },
    nasty,
  )
}

/** What nobody may set by sending it along. */
export const extra: readonly string[] = [
  "id",
  "person",
  "role",
  "made",
  "status",
  "administrator",
  "__proto__",
  "constructor",
]

const unlimited = Number.POSITIVE_INFINITY

function written(schema: Written): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(written))
  if (schema.allOf) return fc.tuple(...schema.allOf.map(written)).map((all) => Object.assign({}, ...all) as unknown)
  if ("const" in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type ?? "anything") {
    case "string":
      return word(schema)
    case "integer":
      return fc.integer({
        min: Math.max(schema.minimum ?? -9, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 9999, 2 ** 31 - 1),
      })
    case "number":
      return fc.double({ min: schema.minimum ?? -9, max: schema.maximum ?? 9999, noNaN: true })
    case "boolean":
      return fc.boolean()
    case "null":
      return fc.constant(null)
    case "array": {
      const { minItems = 0, maxItems = unlimited } = schema
      return fc.array(written(schema.items ?? {}), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) })
    }
    case "object":
      return thing(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function thing({ properties, required = [], propertyNames, additionalProperties }: Written): fc.Arbitrary<unknown> {
  if (properties)
    return fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, written(each)])), {
      requiredKeys: [...required],
    })
  const values =
    typeof additionalProperties === "object" ? written(additionalProperties) : fc.jsonValue({ maxDepth: 1 })
  return fc.dictionary(propertyNames ? written(propertyNames).map(String) : fc.string({ maxLength: 8 }), values, {
    maxKeys: 3,
  })
}

function word({ format, pattern, minLength = 0, maxLength = unlimited }: Written): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid({ version: 4 })
  if (format === "date")
    return fc
      .date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
  if (format === "date-time")
    return fc
      .date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString())
  if (format === "uri") return fc.webUrl()
  if (pattern !== undefined) return matching(pattern)
  const words = fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, minLength + 40) })
  return fc.oneof(
    words,
    fc.constantFrom(
      ...nastyWords.filter(({ length }) => length >= minLength && length <= maxLength),
      "lantern".padEnd(minLength, "x"),
    ),
  )
}

/** Words of a pattern, where fast-check knows how; else whatever. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern))
  } catch {
    return fc.string()
  }
}

/** Puts something bad in the place of one of the parts of a value. */
function spoilt(value: unknown, at: number, bad: unknown): unknown {
  if (typeof value !== "object" || value === null) return bad
  const names = Object.keys(value)
  const name = names[at % (names.length + 1)]
  if (name === undefined) return bad
  const part = (value as Record<string, unknown>)[name] // An own member, by its name.
  const inside = typeof part === "object" && part !== null && at % 2 === 0 ? spoilt(part, Math.floor(at / 2), bad) : bad
  return Array.isArray(value)
    ? value.map((each: unknown, n) => (String(n) === name ? inside : each))
    : { ...value, [name]: inside }
}

function added(value: unknown, name: string, bad: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return bad
  // JSON can have a member called __proto__, which an object literal would take for something else.
  return JSON.parse(
    `{${[JSON.stringify(name), JSON.stringify(bad) ?? "null"].join(":")}${Object.keys(value).length > 0 ? `,${JSON.stringify(value).slice(1)}` : "}"}`,
  ) as unknown
}
