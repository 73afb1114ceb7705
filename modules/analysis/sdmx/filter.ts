import { comparisons, periodOf } from "#modules/analysis/sdmx/period.ts"

/** What is asked of a code. */
export type Test = (code: string) => boolean

const operators: Readonly<Record<string, (code: string, value: string) => boolean>> = {
  eq: (code, value) => code === value,
  ne: (code, value) => code !== value,
  lt: (code, value) => code < value,
  le: (code, value) => code <= value,
  gt: (code, value) => code > value,
  ge: (code, value) => code >= value,
  co: (code, value) => code.includes(value),
  nc: (code, value) => !code.includes(value),
  sw: (code, value) => code.startsWith(value),
  ew: (code, value) => code.endsWith(value),
}

/**
 * Reads a filter of SDMX REST 3.0: `A,B+ne:C` is *A, or both B and not C*. A plus binds more closely than a comma; in an
 * address it is read as a space. Of time, periods are compared. Nothing where it is no filter.
 */
export function filterOf(text: string, isTime: boolean): Test | undefined {
  const either: Test[] = []
  for (const part of text.split(",")) {
    const all: Test[] = []
    for (const each of part.split(/[+ ]/)) {
      const [, operator = "eq", value = ""] = /^(?:([a-z]{2}):)?(.*)$/.exec(each) ?? []
      const test = testOf(operator, value, isTime)
      if (!test) return undefined
      all.push(test)
    }
    either.push((code) => all.every((test) => test(code)))
  }
  return (code) => either.some((test) => test(code))
}

/** What one operator asks of codes, such as `ge`; nothing where there is no such operator. */
export function testOf(operator: string, value: string, isTime: boolean): Test | undefined {
  const plain = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  const period = isTime ? periodOf(value) : undefined
  const compare = Object.entries(comparisons).find(([name]) => name === operator)?.[1]
  if (!plain || !period || !compare) return plain && ((code) => plain(code, value))
  return (code) => {
    const own = periodOf(code)
    return own ? compare(own, period) : plain(code, value)
  }
}
