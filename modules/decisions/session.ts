import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

/** A meeting of a body that lasts days or months and has a number: "the fifth session of the Conference". */
export const Session = z.object({
  id: id("session"),
  /** Code of the body that meets. */
  body: z.string(),
  number: z.number().int().positive(),
  opens: z.iso.date().nullable(),
  closes: z.iso.date().nullable(),
  place: z.string().nullable(),
  /** The days follow from the rules of procedure and were not looked up. */
  byRule: z.boolean(),
})
export type Session = z.infer<typeof Session>

const ones = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(" ")
ones.push("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const words = new Map<string, number>(ones.map((word, index) => [word, index + 1]))
for (const [index, ten] of tens.entries()) {
  const value = (index + 2) * 10
  words.set(ten.replace(/y$/, "ieth"), value)
  for (const [at, one] of ones.slice(0, 9).entries()) words.set(`${ten}-${one}`, value + at + 1)
}
words.set("hundredth", 100)

/**
 * The number of a session as texts print it: `Sixty-fourth session`,
 * `Seventeenth`, `78th`, `78`; `null` where it cannot be told. Special and
 * emergency special sessions are counted by themselves: `S-30`, `ES-11`.
 */
export function sessionNumber(printed: string | null): string | null {
  if (printed === null) return null
  const kind = /emergency special session/i.test(printed) ? "ES-" : /special session/i.test(printed) ? "S-" : ""
  const digits = /(?<![\d/])(\d{1,3})(?![\d/])/.exec(printed)
  if (digits?.[1]) return kind + String(Number(digits[1]))
  for (const word of printed.toLowerCase().match(/[a-z]+(?:-[a-z]+)?/g) ?? []) {
    const number = words.get(word)
    if (number !== undefined) return kind + String(number)
  }
  return null
}

/** Sessions the Assembly decided to open on another day than its rule gives. */
const decided = new Map([
  [78, "2023-09-05"],
  [79, "2024-09-10"],
  [80, "2025-09-09"],
])

/**
 * The opening of a regular session of the General Assembly by its own rule of
 * procedure: the Tuesday of the third week of September, counting from the
 * first week with a working day. Before the fifty-eighth session the rule
 * was the third Tuesday.
 */
export function assemblyOpens(session: number): string {
  const otherwise = decided.get(session)
  if (otherwise !== undefined) return otherwise
  const year = 1945 + session
  const first = new Date(Date.UTC(year, 8, 1)).getUTCDay()
  const firstTuesday = 1 + ((2 - first + 7) % 7)
  // A September that begins on a Wednesday, Thursday or Friday has a working week before its first Tuesday.
  const weeks = session >= 58 && first >= 3 && first <= 5 ? 1 : 2
  return `${year}-09-${String(firstTuesday + weeks * 7).padStart(2, "0")}`
}

/** A session as the record comes with it, before it has an id. */
export type KnownSession = Omit<Session, "id">

const vienna: readonly (readonly [body: string, number: number, opens: string, closes: string])[] = [
  ["cop", 1, "2004-06-28", "2004-07-08"],
  ["cop", 2, "2005-10-10", "2005-10-21"],
  ["cop", 3, "2006-10-09", "2006-10-18"],
  ["cop", 4, "2008-10-08", "2008-10-17"],
  ["cop", 5, "2010-10-18", "2010-10-22"],
  ["cop", 6, "2012-10-15", "2012-10-19"],
  ["cop", 7, "2014-10-06", "2014-10-10"],
  ["cop", 8, "2016-10-17", "2016-10-21"],
  ["cop", 9, "2018-10-15", "2018-10-19"],
  ["cop", 10, "2020-10-12", "2020-10-16"],
  ["cop", 11, "2022-10-17", "2022-10-21"],
  ["cop", 12, "2024-10-14", "2024-10-18"],
  ["ccpcj", 17, "2008-04-14", "2008-04-18"],
  ["ccpcj", 18, "2009-04-16", "2009-04-24"],
  ["ccpcj", 19, "2010-05-17", "2010-05-21"],
  ["ccpcj", 20, "2011-04-11", "2011-04-15"],
  ["ccpcj", 21, "2012-04-23", "2012-04-27"],
  ["ccpcj", 22, "2013-04-22", "2013-04-26"],
  ["ccpcj", 23, "2014-05-12", "2014-05-16"],
  ["ccpcj", 24, "2015-05-18", "2015-05-22"],
  ["ccpcj", 25, "2016-05-23", "2016-05-27"],
  ["ccpcj", 26, "2017-05-22", "2017-05-26"],
  ["ccpcj", 27, "2018-05-14", "2018-05-18"],
  ["ccpcj", 28, "2019-05-20", "2019-05-24"],
]

/** The sessions the record begins with. `bodies` gives the directory's codes of the three bodies. */
export function knownSessions(bodies: Readonly<Record<"ga" | "cop" | "ccpcj", string>>): KnownSession[] {
  const met = vienna.map(([body, number, opens, closes]): KnownSession => ({
    body: bodies[body === "cop" ? "cop" : "ccpcj"],
    number,
    opens,
    closes,
    place: "Vienna",
    byRule: false,
  }))
  const assembly = Array.from({ length: 71 }, (_, index): KnownSession => {
    const number = 30 + index
    const closes = new Date(`${assemblyOpens(number + 1)}T00:00:00Z`)
    closes.setUTCDate(closes.getUTCDate() - 1)
    const last = closes.toISOString().slice(0, 10)
    return { body: bodies.ga, number, opens: assemblyOpens(number), closes: last, place: "New York", byRule: true }
  })
  return [...met, ...assembly]
}
