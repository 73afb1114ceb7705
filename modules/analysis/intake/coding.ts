import { mostCodes, type ColumnDictionary, type Taken } from "#modules/analysis/intake/encoded.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { calledBy } from "#modules/analysis/intake/heading.ts"
import { identifyingValues } from "#modules/analysis/intake/identifying.ts"
import type { Reading } from "#modules/analysis/intake/layouts/reading.ts"
import type { Sheet } from "#modules/analysis/intake/sheet.ts"
import type { SnapshotMending, SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { TOTAL } from "@palermo/statistics"

/** A value as it was brought, with what it is read as, how often it came and where first. */
export type Entry = {
  readonly word: string
  /** The place in the dictionary. */
  readonly place: number
  readonly by: Taken["by"] | null
  /** Whether nobody knows it; then `mended` is what somebody said it means, nothing (`null`) included. */
  readonly isAsked: boolean
  readonly mended: string | null | undefined
  times: number
  /** How many persons or things are counted in its rows: in records as many as there are rows. */
  counted: number
  readonly line: number
}

/** One column in the making: what its values are read as, each looked at once. */
export type Coding = {
  readonly reading: Reading
  /** The entry of the value or values a row has; a new one where they come for the first time. */
  readonly entryOf: (codes: readonly Int32Array[], row: number, line: number) => number
  readonly entries: readonly Entry[]
  /** The place in the dictionary of each entry, in the same order. */
  readonly places: () => Int32Array
  readonly dictionary: () => ColumnDictionary
  /** Refuses values that say who somebody is. */
  readonly look: () => void
}

type Setting = {
  readonly sheet: Sheet
  readonly mendings: readonly SnapshotMending[]
  readonly isCounted: boolean
  readonly today: string
}

/** Begins a column. Its values are held against what may say who somebody is by `look`, and whenever they become too many. */
export function codingOf(reading: Reading, { sheet, mendings, isCounted, today }: Setting): Coding {
  const [first = 0, second] = reading.from
  const said = new Map(
    mendings.flatMap(({ column, value, meaning }) => (column === reading.name ? [[value, meaning]] : [])),
  )
  const entries: Entry[] = []
  const values: string[] = []
  const byValue = new Map<string, number>()
  let places = new Int32Array(256)
  /** The entry of each value of the one column, or of each pair of values of the two. */
  let ofOne = new Int32Array(256).fill(-1)
  const ofTwo = new Map<number, number>()

  function placeOf(value: string): number {
    const there = byValue.get(value)
    if (there !== undefined) return there
    byValue.set(value, values.length)
    return values.push(value) - 1
  }

  function add(words: readonly string[], line: number): number {
    if (entries.length >= mostCodes) tooMany(line)
    const meaning = reading.means(words)
    const isAsked = "asked" in meaning
    const word = isAsked ? meaning.asked : (words.findLast((each) => each !== "") ?? "")
    const mended = isAsked ? acceptable(said.get(word)) : undefined
    const code = isAsked ? (mended === null ? notTold() : (mended ?? word)) : meaning.code
    const place = placeOf(code)
    if (entries.length === places.length) places = grown(places, 0)
    places[entries.length] = place
    return (
      entries.push({ word, place, by: isAsked ? null : meaning.by, isAsked, mended, times: 0, counted: 0, line }) - 1
    )
  }

  /** What somebody said a value means, as far as the column can have it. */
  function acceptable(meaning: string | null | undefined): string | null | undefined {
    if (meaning === undefined || meaning === null) return meaning
    if (reading.by) return reading.by.has(meaning) ? meaning : undefined
    return reading.role === "time"
      ? /^\d{4}$/.test(meaning)
        ? meaning
        : undefined
      : /^(?:yes|no)$/.test(meaning)
        ? meaning
        : undefined
  }

  const notTold = () => reading.by?.notTold ?? ""

  function tooMany(line: number): never {
    look()
    throw new IntakeFault("column-not-coded", { column: reading.heading, line })
  }

  function look(): void {
    // Of a day only the year is kept, and what a scheme says its values are is none of these.
    if (reading.role === "time" || reading.isCoded === true) return
    const words = entries.map(({ word, place }) => (values[place] === TOTAL ? "" : word))
    const counts = { times: entries.map(({ times }) => times), counted: entries.map(({ counted }) => counted) }
    const found = identifyingValues(
      { words, ...counts },
      { isListed: reading.by !== null, isCounted, called: calledBy(reading.heading), today },
    )
    if (found)
      throw new IntakeFault("names-people", {
        column: reading.heading,
        says: found,
        all: [{ column: reading.heading, says: found }],
      })
  }

  return {
    reading,
    entries,
    entryOf(codes, row, line) {
      const a = codes[first]?.[row] ?? 0
      if (second === undefined) {
        if (a >= ofOne.length) ofOne = grown(ofOne, -1, a)
        const known = ofOne[a] ?? -1
        return known >= 0 ? known : (ofOne[a] = add([sheet.words(first)[a] ?? ""], line))
      }
      const b = codes[second]?.[row] ?? 0
      const pair = a * 0x4000_0000 + b
      const known = ofTwo.get(pair)
      if (known !== undefined) return known
      const entry = add([sheet.words(first)[a] ?? "", sheet.words(second)[b] ?? ""], line)
      ofTwo.set(pair, entry)
      return entry
    },
    places: () => places,
    dictionary: () => ({ column: reading.name, values }),
    look,
  }
}

/** So many values get suggestions; further ones are many more than anybody repairs by hand. */
const mostSuggested = 2000

/** What of a column waits for repair, the most frequent first; what was said already of a value stands with it. */
export function repairsOf({ reading, entries }: Coding): SnapshotRepair[] {
  const times = new Map<string, { times: number; mended: string | null | undefined }>()
  for (const { word, isAsked, mended, times: many } of entries) {
    if (!isAsked) continue
    const there = times.get(word)
    times.set(word, { times: (there?.times ?? 0) + many, mended })
  }
  return [...times]
    .toSorted(([, a], [, b]) => b.times - a.times)
    .map(([value, each], at) => ({
      column: reading.name,
      value,
      times: each.times,
      suggestions:
        at < mostSuggested
          ? (reading.by?.near(value) ?? []).map(({ code, near }) => ({ code, near: Math.min(1, near) }))
          : [],
      ...(each.mended === undefined ? {} : { meaning: each.mended }),
    }))
}

/** What of a column was understood though it is not written as its list has it, the most frequent first. */
export const takenOf = ({ reading, entries, dictionary }: Coding): Taken[] => {
  const { values } = dictionary()
  return entries
    .flatMap(({ word, place, by, times }) =>
      by === null ? [] : [{ column: reading.name, value: word, code: values[place] ?? "", times, by }],
    )
    .toSorted((a, b) => b.times - a.times)
}

function grown(array: Int32Array<ArrayBuffer>, fill: number, least = array.length): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(2 * array.length, least + 1)).fill(fill)
  wider.set(array)
  return wider
}
