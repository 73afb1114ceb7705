import { likeness, type EncodedName, type EncodedRecord } from "./encode.ts"

/** How two names compare. Levels of agreement come first; `none` is where a side has no name. */
export const nameLevels = ["written", "sound", "near", "alike", "faint", "unlike", "none"] as const
/** How two dates of birth compare. */
export const dateLevels = [
  "equal",
  "year-only",
  "exchanged",
  "year-off",
  "year-alone",
  "year-near",
  "unlike",
  "none",
] as const
/** How two plain values compare. */
export const plainLevels = ["equal", "unlike", "none"] as const
/** Whether given name and surname stand the same way round. */
export const orderLevels = ["same", "exchanged"] as const

/** The fields of a comparison, each with its levels. */
export const fields = {
  given: nameLevels,
  surname: nameLevels,
  order: orderLevels,
  date: dateLevels,
  sex: plainLevels,
  citizenship: plainLevels,
} as const
export type Field = keyof typeof fields
export const fieldNames = Object.keys(fields) as Field[] // the keys just written

/**
 * Two records held against each other: for each field the number of its level, and the tokens of the values that are
 * equal, because to share a rare name says more than to share a common one.
 */
export type Comparison = {
  readonly levels: Readonly<Record<Field, number>>
  readonly shared: Readonly<Partial<Record<Field, string>>>
}

const faint = nameLevels.indexOf("faint")
const nearAt = 0.8
const alikeAt = 0.62
const faintAt = 0.45

/** Holds two records against each other, field by field, on their encodings alone. */
export function compareRecords(a: EncodedRecord, b: EncodedRecord): Comparison {
  const given = bestOf(a.given, b.given)
  const surname = bestOf(a.surname, b.surname)
  const crossed = [bestOf(a.given, b.surname), bestOf(a.surname, b.given)] as const
  // Names are taken the other way round only where that makes one of them agree and the plain way makes none.
  const isExchanged = Math.min(crossed[0].level, crossed[1].level) <= 1 && Math.min(given.level, surname.level) > faint
  const [first, second] = isExchanged ? crossed : [given, surname]
  const sex = plain(a.sex, b.sex)
  const citizenship = plain(a.citizenship, b.citizenship)
  return {
    levels: {
      given: first.level,
      surname: second.level,
      order: isExchanged ? 1 : 0,
      date: dateLevels.indexOf(dateLevel(a, b)),
      sex,
      citizenship,
    },
    shared: {
      ...(first.level <= 1 && first.token !== undefined ? { given: first.token } : {}),
      ...(second.level <= 1 && second.token !== undefined ? { surname: second.token } : {}),
      ...(sex === 0 && a.sex !== undefined ? { sex: a.sex } : {}),
      ...(citizenship === 0 && a.citizenship !== undefined ? { citizenship: a.citizenship } : {}),
    },
  }
}

type NameAnswer = { readonly level: number; readonly token?: string }

function bestOf(some: readonly EncodedName[], others: readonly EncodedName[]): NameAnswer {
  let best: NameAnswer = { level: nameLevels.indexOf("none") }
  for (const one of some)
    for (const other of others) {
      const answer = nameAnswer(one, other)
      if (answer.level < best.level) best = answer
    }
  return best
}

function nameAnswer(one: EncodedName, other: EncodedName): NameAnswer {
  if (one.written === other.written) return { level: 0, token: one.sound }
  if (one.sound === other.sound) return { level: 1, token: one.sound }
  const alike = likeness(one.filter, other.filter)
  return {
    level:
      alike >= nearAt || (one.frame !== undefined && one.frame === other.frame)
        ? 2
        : alike >= alikeAt
          ? 3
          : alike >= faintAt
            ? 4
            : 5,
  }
}

function dateLevel(a: EncodedRecord, b: EncodedRecord): (typeof dateLevels)[number] {
  if (a.year === undefined || b.year === undefined) return "none"
  const isDayUnknown = a.dayAndMonth === undefined || b.dayAndMonth === undefined
  const isDayEqual = !isDayUnknown && a.dayAndMonth === b.dayAndMonth
  if (a.year === b.year) {
    if (isDayUnknown) return "year-only"
    if (isDayEqual) return "equal"
    return a.dayOrMonth === b.dayOrMonth ? "exchanged" : "year-alone"
  }
  if (!a.yearsNear.includes(b.year)) return "unlike"
  return isDayEqual ? "year-off" : isDayUnknown ? "year-near" : "unlike"
}

const plain = (a: string | undefined, b: string | undefined): number =>
  a === undefined || b === undefined ? 2 : a === b ? 0 : 1
