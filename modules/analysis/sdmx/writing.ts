import type { Flow } from "#modules/analysis/sdmx/flow.ts"
import type { Series, Status } from "#modules/analysis/sdmx/observations.ts"
import {
  emptyText,
  lastBefore,
  longestNumber,
  longPassage,
  put,
  putNumber,
  taken,
  textOf,
  type Passage,
  type Text,
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
  const room = roomFor(manner)
  const unitOf = unitsOf(flow)
  const forms = byUnit((unit) => formOf(manner, unit, room))
  const passage = longPassage(room)
  for (const one of series) {
    const form = forms[unitOf(one)]
    for (let nth = 0; nth >= 0;) {
      if (passage.length > lastBefore(passage, room)) yield taken(passage, room)
      nth = writeSome(passage, room, one, nth, form)
    }
  }
  if (passage.length === 0) return
  passage.length -= manner.parting.length
  yield taken(passage, 0)
}

/** A manner for series of one unit, as bytes that are made ready once. */
type Form = {
  readonly isInSeries: boolean
  readonly begins: Text
  readonly codes: readonly (readonly Text[])[]
  readonly gap: Text
  readonly opens: Text
  readonly closes: Text
  readonly parting: number
  /** Without it observations are not told. */
  readonly runs: readonly (readonly Text[])[] | undefined
  /** What stands around the code of each observation where it has its whole key, set for each series anew. */
  readonly before: Text
  readonly after: Text
  readonly middle: Text
  /** What ends an observation; where its value is not told, with what stands for it. */
  readonly ends: Readonly<Record<Status, Text>>
}

function formOf({ begins, codes, parting, series, observation }: Manner, unit: Unit, room: number): Form {
  const texts = (all: readonly (readonly string[])[]) => all.map((each) => each.map(textOf))
  const { middle = "", missing = "", ends } = observation ?? {}
  return {
    isInSeries: series !== undefined,
    begins: textOf(begins),
    codes: texts(codes),
    gap: textOf(series?.gap ?? ""),
    opens: textOf(series?.opens[unit] ?? ""),
    closes: textOf((series?.closes ?? "") + parting),
    parting: parting.length,
    runs: observation && texts(observation.runs),
    before: emptyText(room),
    after: emptyText(room),
    middle: textOf(middle),
    ends: byStatus((status) => textOf((status === "A" ? "" : missing) + (ends?.[unit][status] ?? "") + parting)),
  }
}

/**
 * Writes a series, or of its observations, from one on, as many as there is room for, one at least. Tells which is the
 * next, -1 after the last.
 */
function writeSome(passage: Passage, room: number, series: Series, from: number, form: Form): number {
  const { along, codes, values } = series
  const { isInSeries, before, after, closes, parting, ends } = form
  const { A, Q, O } = ends
  const { view } = passage
  const runs = form.runs?.[along]
  const many = runs ? values.length : 0
  let [at, nth] = [from === 0 ? begin(passage, series, form) : passage.length, from]
  for (const last = Math.max(at, lastBefore(passage, room)); nth < many && at <= last; nth += 1) {
    const value = values[nth] ?? Number.NaN
    if (!isInSeries) at = put(view, at, before)
    at = put(view, at, runs?.[codes[nth] ?? 0] ?? O)
    if (!isInSeries) at = put(view, at, after)
    if (value === WITHHELD) at = put(view, at, Q)
    else if (Number.isNaN(value)) at = put(view, at, O)
    else at = put(view, putNumber(view, at, value), A)
  }
  if (isInSeries && nth >= many) at = put(view, many > 0 ? at - parting : at, closes)
  passage.length = at
  return nth < many ? nth : -1
}

/** Puts what a series opens with, or sets what stands around its codes; tells where its observations go on. */
function begin({ view, length }: Passage, { key, along }: Series, form: Form): number {
  const { isInSeries, begins, gap, opens, before, after, middle } = form
  if (isInSeries) {
    const at = put(view, putCodes(view, put(view, length, begins), form, key, 0, along), gap)
    return put(view, putCodes(view, at, form, key, along + 1, key.length), opens)
  }
  before.length = putCodes(before.view, put(before.view, 0, begins), form, key, 0, along)
  after.length = put(after.view, putCodes(after.view, 0, form, key, along + 1, key.length), middle)
  return length
}

/** Puts the codes of a key from one dimension to another; tells where they end. */
function putCodes(view: DataView, start: number, form: Form, key: Int32Array, from: number, to: number): number {
  let end = start
  for (let at = from; at < to; at += 1) end = put(view, end, form.codes[at]?.[key[at] ?? 0] ?? form.gap)
  return end
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
