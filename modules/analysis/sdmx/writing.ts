import type { Flow } from "#modules/analysis/sdmx/flow.ts"
import type { Series, Status } from "#modules/analysis/sdmx/observations.ts"
import {
  emptyPassage,
  hasRoom,
  longestNumber,
  longPassage,
  passageOf,
  put,
  putNumber,
  taken,
  write,
  type Passage,
} from "#modules/analysis/sdmx/passage.ts"
import { WITHHELD } from "#modules/analysis/slice.ts"

/** In what a series is told: numbers, or rates. */
export const units = ["NUMBER", "PER_100000_POP"] as const
export type Unit = (typeof units)[number]

/** How series are written: all the texts that stand around values. */
export type Manner = {
  /** What stands before a key. */
  readonly begins: string
  /** Each code of each dimension as it stands in a key, with what parts it from the code before. */
  readonly codes: readonly (readonly string[])[]
  /** What parts observations from each other, and series. */
  readonly parting: string
  /**
   * What stands in the key of a series for the code along which it runs, what after the key, and what after the
   * observations; without it each observation has its whole key.
   */
  readonly series?: { readonly gap: string; readonly opens: Readonly<Record<Unit, string>>; readonly closes: string }
  /** Without it observations are not told. */
  readonly observation?: {
    /** Each code of each dimension as it stands before a value, where series run along it. */
    readonly runs: readonly (readonly string[])[]
    /** What stands between a whole key and a value. */
    readonly middle: string
    /** What stands for a value that is not told. */
    readonly missing: string
    readonly ends: Readonly<Record<Unit, Readonly<Record<Status, string>>>>
  }
}

/** The same for each unit. */
export const byUnit = <T>(of: (unit: Unit) => T): Readonly<Record<Unit, T>> => ({
  NUMBER: of("NUMBER"),
  PER_100000_POP: of("PER_100000_POP"),
})

/** The same for each status of an observation. */
export const byStatus = <T>(of: (status: Status) => T): Readonly<Record<Status, T>> => ({
  A: of("A"),
  Q: of("Q"),
  O: of("O"),
})

/**
 * Series in some manner, a passage of bytes at a time: what is held does not grow with how many there are. Each
 * observation and each series is written with what parts it from the next; the last takes it back.
 */
export function* written(flow: Flow, series: Iterable<Series>, manner: Manner): Generator<Uint8Array> {
  const { key, around, frames, parting, room } = readied(manner)
  const unitOf = unitsOf(flow)
  const passage = longPassage(room)
  for (const one of series) {
    const unit = unitOf(one)
    if (!hasRoom(passage, room)) yield taken(passage, room)
    if (around) {
      writeKey(passage, passage, one.key, key)
      write(passage, around.opens[unit])
    } else if (frames) frameIn(frames[unit], one.key, key)
    const frame = frames?.[unit]
    if (frame)
      for (let nth = 0; nth < one.values.length;) {
        if (!hasRoom(passage, room)) yield taken(passage, room)
        nth = writeSome(passage, room, one, nth, frame)
      }
    if (!around) continue
    if (frames) passage.length -= parting
    write(passage, around.closes)
  }
  if (passage.length === 0) return
  passage.length -= parting
  yield taken(passage, 0)
}

/** A manner as bytes that are made ready once. */
function readied(manner: Manner) {
  const { begins, codes, parting, series, observation } = manner
  const passages = (texts: readonly (readonly string[])[]) => texts.map((each) => each.map(passageOf))
  const key: Key = { begins: passageOf(begins), codes: passages(codes), gap: passageOf(series?.gap ?? "") }
  const around = series && {
    opens: byUnit((unit) => passageOf(series.opens[unit])),
    closes: passageOf(series.closes + parting),
  }
  const room = roomFor(manner)
  const [before, after] = [emptyPassage(room), emptyPassage(room)]
  const shared = observation && {
    runs: passages(observation.runs),
    middle: passageOf(observation.middle),
    missing: passageOf(observation.missing),
  }
  const frames =
    observation &&
    shared &&
    byUnit((unit): Frame => {
      const ends = byStatus((status) => passageOf(observation.ends[unit][status] + parting))
      return { ...shared, before, after, ends }
    })
  return { key, around, frames, parting: parting.length, room }
}

/** What a key is written with. */
type Key = {
  readonly begins: Passage
  readonly gap: Passage
  readonly codes: readonly (readonly Passage[])[]
}

/** What stands around the values of a series: of its key what is before the code that changes, and what is after it. */
type Frame = {
  readonly before: Passage
  readonly runs: readonly (readonly Passage[])[]
  readonly after: Passage
  readonly middle: Passage
  readonly missing: Passage
  readonly ends: Readonly<Record<Status, Passage>>
}

/** Writes observations of a series, from one on to the last for which there is room; tells which is the next. */
function writeSome(passage: Passage, room: number, { key, codes, values }: Series, from: number, frame: Frame): number {
  const { before, after, missing, ends } = frame
  const runs = frame.runs[key.indexOf(-1)] ?? []
  const { view } = passage
  const last = view.byteLength - room
  let [at, nth] = [passage.length, from]
  for (; nth < values.length && at < last; nth += 1) {
    const value = values[nth] ?? Number.NaN
    at = put(view, at, before)
    at = put(view, at, runs[codes[nth] ?? -1] ?? missing)
    at = put(view, at, after)
    if (value === WITHHELD) at = put(view, put(view, at, missing), ends.Q)
    else if (Number.isNaN(value)) at = put(view, put(view, at, missing), ends.O)
    else at = put(view, putNumber(view, at, value), ends.A)
  }
  passage.length = at
  return nth
}

/** Readies what stands around the code along which a series runs, where every observation has its whole key. */
function frameIn({ before, after, middle }: Frame, key: Int32Array, texts: Key): void {
  before.length = 0
  after.length = 0
  writeKey(before, after, key, texts)
  write(after, middle)
}

/** Writes a key: what is before the dimension along which its series runs in one passage, what is after it in another. */
function writeKey(before: Passage, after: Passage, key: Int32Array, { begins, codes, gap }: Key): void {
  write(before, begins)
  let passage = before
  for (let at = 0; at < key.length; at += 1) {
    const code = codes[at]?.[key[at] ?? -1]
    if (!code) passage = after
    write(passage, code ?? gap)
  }
}

/** How many bytes an observation takes at most, or a series around it, whole keys and all. */
function roomFor({ begins, codes, parting, series, observation }: Manner): number {
  const longest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, text.length), 0)
  const parts = [
    [begins],
    ...codes,
    [parting],
    ...(series ? [[series.gap], Object.values(series.opens), [series.closes], [parting]] : []),
  ]
  const told = observation && [
    observation.runs.flat(),
    [observation.middle],
    [observation.missing],
    Object.values(observation.ends).flatMap((each) => Object.values(each)),
  ]
  return [...parts, ...(told ?? [])].reduce((sum, each) => sum + longest(each), longestNumber)
}

/** In what a series is told: where a code of its key is told as a rate, in rates. */
function unitsOf({ dimensions }: Flow): (series: Series) => Unit {
  const rates = dimensions.map(({ codes }) => codes.map(({ rate }) => rate === true))
  const isRate = ({ key }: Series) => rates.some((each, at) => each[key[at] ?? -1])
  return rates.flat().includes(true) ? (one) => (isRate(one) ? "PER_100000_POP" : "NUMBER") : () => "NUMBER"
}
