import type { EncodedRecord } from "./encode.ts"

/** Two records of different agencies, by their places, the first before the second; and how many keys they share. */
export type Candidate = { readonly first: number; readonly second: number; readonly keys: number }

/** Everything a record is looked for under. A wrong or missing value in some of the fields leaves the other keys whole. */
function keysOf({
  given,
  surname,
  sex,
  citizenship,
  year,
  yearsNear,
  dayAndMonth,
  dayOrMonth,
}: EncodedRecord): string[] {
  const keys: string[] = []
  const add = (name: string, ...values: readonly (string | undefined)[]) => {
    if (values.every((value) => value !== undefined)) keys.push(`${name}${values.join("")}`)
  }
  const both = [...given, ...surname]
  for (const { sound, frame } of both) {
    add("r", frame)
    add("q", frame, year)
    add("s", sound)
    add("a", sound, year)
    for (const near of yearsNear) add("n", sound, near < (year ?? "") ? `${near}${year}` : `${year}${near}`)
    add("b", sound, dayOrMonth)
    add("c", sound, citizenship, sex)
  }
  for (const one of given)
    for (const other of surname) {
      const [first, second] = [one.sound, other.sound].sort()
      add("d", first, second)
    }
  add("e", year, dayAndMonth)
  add("f", year, dayOrMonth, sex)
  add("g", dayAndMonth, citizenship, sex)
  return keys
}

/** Blocks that hold more than this many pairs say too little to be worth looking at. */
const mostPairs = 20_000

/**
 * Finds the pairs of records of different agencies that share at least one key, each once. `agencyOf` gives the agency of
 * each record, by its place.
 */
export function candidates(records: readonly EncodedRecord[], agencyOf: readonly number[]): Candidate[] {
  const blocks = new Map<string, number[]>()
  records.forEach((record, at) => {
    for (const key of new Set(keysOf(record))) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  })
  const found = new Map<number, number>()
  const many = records.length
  for (const block of blocks.values()) {
    if ((block.length * (block.length - 1)) / 2 > mostPairs) continue
    block.forEach((first, at) => {
      for (const second of block.slice(at + 1)) {
        const key = first * many + second
        if (agencyOf[first] !== agencyOf[second]) found.set(key, (found.get(key) ?? 0) + 1)
      }
    })
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([key, keys]) => ({ first: Math.floor(key / many), second: key % many, keys }))
}
