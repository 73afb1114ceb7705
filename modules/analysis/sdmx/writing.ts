import type { Flow } from "#modules/analysis/sdmx/flow.ts"
import { highOf, lowOf, type FlowBounds } from "#modules/analysis/sdmx/bounding.ts"
import type { NextSeries, Series, Status } from "#modules/analysis/sdmx/observations.ts"
import {
  emptyText,
  lastBefore,
  longestNumber,
  longPassage,
  put,
  putNumber,
  putOf,
  renew,
  textOf,
  textsOf,
  type Passage,
  type Text,
  type Texts,
  writtenOf,
} from "#modules/analysis/sdmx/passage.ts"
import { isWithheld, withheldCell } from "#modules/analysis/indexed-cube.ts"

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
    /** What stands for a value that is not told, and for a bound that is not known. */
    readonly missing: string
    readonly ends: Readonly<Record<Unit, Readonly<Record<Status, string>>>>
    /** Without it no bounds of what is withheld are told. */
    readonly bounds?: {
      readonly of: FlowBounds
      /** What stands for the value and before both bounds, between them, and after them. */
      readonly opens: string
      readonly parting: string
      readonly ends: Readonly<Record<Unit, string>>
      /** As which number a bound is told. */
      readonly as?: (bound: number) => number
    }
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
 * observation and each series is written with what parts it from the next; the last takes it back. Who takes a passage says
 * with the next one whether all before are away; else their memory is left alone.
 */
export function* written(
  flow: Flow,
  series: NextSeries,
  manner: Manner,
): Generator<Uint8Array, void, boolean | undefined> {
  const room = roomFor(manner)
  const unitOf = unitsOf(flow)
  const forms = new Map<Unit, Form>()
  const passage = longPassage(room)
  const formFor = (unit: Unit, along: number): Form => {
    const form = forms.get(unit) ?? formOf(manner, unit, along, room)
    forms.set(unit, form)
    return form
  }
  let [form, last]: [Form | undefined, Unit | undefined] = [undefined, undefined]
  for (let one = series(); one; one = series()) {
    const unit = unitOf(one)
    if (!form || unit !== last) [form, last] = [formFor(unit, one.along), unit]
    for (let nth = 0; nth >= 0;) {
      if (passage.length > lastBefore(passage, room)) renew(passage, room, (yield writtenOf(passage)) === true)
      nth = form.isInSeries ? writeSeries(passage, room, one, nth, form) : writeFlat(passage, room, one, nth, form)
    }
  }
  if (passage.length === 0) return
  passage.length -= manner.parting.length
  yield writtenOf(passage)
}

/** A manner for series of one unit along one dimension, as bytes that are made ready once. */
type Form = {
  readonly isInSeries: boolean
  readonly begins: Text
  readonly codes: readonly Texts[]
  readonly gap: Text
  /** How many codes there are along which a series runs; without it observations are not told. */
  readonly runs: number | undefined
  readonly run: Texts
  /**
   * What ends an observation, by its status; where its value is not told, with what stands for it, and where its bounds are,
   * what is after these. Within a series the code of the next observation follows, and at last what closes the series.
   */
  readonly ends: Readonly<Record<Status | "bounded", Texts>>
  readonly closes: Text
  readonly bounds: Bounds | undefined
  /** What stands around the code of each observation where it has its whole key, set for each series anew. */
  readonly before: Text
  readonly after: Text
  readonly middle: Text
  /** Where the last code of a key is; with what a series opens with, each there is; the key before it, and of which codes it is. */
  readonly last: number
  readonly tails: Texts
  readonly head: Text
  readonly headOf: Int32Array
}

type Bounds = {
  readonly of: FlowBounds
  readonly opens: Text
  readonly parting: Text
  readonly missing: Text
  readonly as: ((bound: number) => number) | undefined
}

function formOf(manner: Manner, unit: Unit, along: number, room: number): Form {
  const { begins, codes, parting, series, observation } = manner
  const { gap = "", closes = "" } = series ?? {}
  const { runs, middle = "", missing = "", bounds } = observation ?? {}
  const opens = series?.opens[unit] ?? ""
  const run = runs?.[along] ?? []
  const nexts = series ? [...run.map((next) => parting + next), closes + parting] : [parting]
  const followed = (end: string) => textsOf(nexts.map((next) => end + next))
  const last = along === codes.length - 1 ? along - 1 : codes.length - 1
  const head = emptyText(room)
  head.length = put(head.view, 0, textOf(begins))
  return {
    isInSeries: series !== undefined,
    begins: textOf(begins),
    codes: codes.map(textsOf),
    gap: textOf(gap),
    runs: runs && run.length,
    run: textsOf(run),
    ends: {
      ...byStatus((status) => followed((status === "A" ? "" : missing) + (observation?.ends[unit][status] ?? ""))),
      bounded: followed(bounds?.ends[unit] ?? ""),
    },
    closes: textOf(closes + parting),
    bounds: bounds && {
      ...{ of: bounds.of, as: bounds.as },
      ...{ opens: textOf(bounds.opens), parting: textOf(bounds.parting), missing: textOf(missing) },
    },
    before: emptyText(room),
    after: emptyText(room),
    middle: textOf(middle),
    last,
    tails: textsOf((codes[last] ?? [""]).map((code) => code + (along > last ? gap : "") + opens)),
    head,
    headOf: new Int32Array(codes.length).fill(-2),
  }
}

/**
 * Writes a series, or of its observations, from one on, as many as there is room for, one at least. Tells which is the
 * next, -1 after the last.
 */
function writeSeries(passage: Passage, room: number, series: Series, from: number, form: Form): number {
  const { codes, values } = series
  const { view } = passage
  const { run, runs = 0, closes } = form
  const { A, Q, O, bounded } = form.ends
  const many = form.runs === undefined ? 0 : values.length
  let at = passage.length
  if (from === 0) {
    at = putKey(view, at, form, series)
    at = many > 0 ? putOf(view, at, run, codes[0] ?? 0) : put(view, at, closes)
  }
  let nth = from
  for (const last = Math.max(at, lastBefore(passage, room)); nth < many && at <= last; nth += 1) {
    const value = values[nth] ?? Number.NaN
    const next = nth + 1 < many ? (codes[nth + 1] ?? 0) : runs
    if (value >= 0) at = putOf(view, putNumber(view, at, value), A, next)
    else if (!isWithheld(value)) at = putOf(view, at, O, next)
    else {
      const end = putBounds(view, at, form.bounds, series, nth)
      at = putOf(view, end, end > at ? bounded : Q, next)
    }
  }
  passage.length = at
  return nth < many ? nth : -1
}

/** The same where each observation has its whole key. */
function writeFlat(passage: Passage, room: number, series: Series, from: number, form: Form): number {
  const { along, codes, values, key } = series
  const { run, runs, before, after, begins, middle } = form
  const { A, Q, O, bounded } = form.ends
  const { view } = passage
  const many = runs === undefined ? 0 : values.length
  if (from === 0) {
    before.length = putCodes(before.view, put(before.view, 0, begins), form, key, 0, along)
    after.length = put(after.view, putCodes(after.view, 0, form, key, along + 1, key.length), middle)
  }
  let [at, nth] = [passage.length, from]
  for (const last = Math.max(at, lastBefore(passage, room)); nth < many && at <= last; nth += 1) {
    const value = values[nth] ?? Number.NaN
    at = put(view, putOf(view, put(view, at, before), run, codes[nth] ?? 0), after)
    if (value >= 0) at = putOf(view, putNumber(view, at, value), A, 0)
    else if (!isWithheld(value)) at = putOf(view, at, O, 0)
    else {
      const end = putBounds(view, at, form.bounds, series, nth)
      at = putOf(view, end, end > at ? bounded : Q, 0)
    }
  }
  passage.length = at
  return nth < many ? nth : -1
}

/** Puts the bounds of what is withheld, where they are told; tells where they end. */
function putBounds(view: DataView, start: number, bounds: Bounds | undefined, series: Series, nth: number): number {
  const cell = withheldCell(series.values[nth] ?? 0)
  if (!bounds || cell < 0) return start
  const { low, high, rate } = bounds.of
  const times = rate ? rate(series, nth) : 1
  if (times === undefined) return start
  const at = putBound(view, put(view, start, bounds.opens), bounds, lowOf(low[cell] ?? 0, times))
  return putBound(view, put(view, at, bounds.parting), bounds, highOf(high[cell] ?? Infinity, times))
}

function putBound(view: DataView, start: number, { as, missing }: Bounds, bound: number): number {
  if (bound === Infinity) return put(view, start, missing)
  return putNumber(view, start, as ? as(bound) : bound)
}

/** Puts the key of a series and what it opens with: most keys are like the one before up to their last code. */
function putKey(view: DataView, start: number, form: Form, { key, along }: Series): number {
  const { head, headOf, last, tails } = form
  for (let at = 0; at < last; at += 1) {
    if (at === along || key[at] === headOf[at]) continue
    headOf.set(key)
    head.length = putCodes(head.view, put(head.view, 0, form.begins), form, key, 0, last)
    break
  }
  return putOf(view, put(view, start, head), tails, key[last] ?? 0)
}

/** Puts the codes of a key from one dimension to another, in the place of the one that has none the gap; tells where they end. */
function putCodes(
  view: DataView,
  start: number,
  { codes, gap }: Form,
  key: Int32Array,
  from: number,
  to: number,
): number {
  let end = start
  for (let at = from; at < to; at += 1) {
    const texts = codes[at]
    const code = key[at] ?? -1
    end = texts && code >= 0 ? putOf(view, end, texts, code) : put(view, end, gap)
  }
  return end
}

/** How many bytes an observation takes at most, or a series around it, whole keys and all. */
function roomFor({ begins, codes, parting, series, observation }: Manner): number {
  // Texts are put eight bytes at a time, and in rooms as long as the longest of them.
  const longest = (texts: readonly string[]) => 8 + texts.reduce((most, text) => Math.max(most, text.length), 0)
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
    [`${observation.bounds?.opens}${observation.bounds?.parting}`],
    Object.values(observation.bounds?.ends ?? {}),
  ]
  return [...parts, ...(told ?? [])].reduce((sum, each) => sum + longest(each), 2 * longestNumber)
}

/** In what a series is told: where a code of its key is told as a rate, in rates. */
function unitsOf({ dimensions }: Flow): (series: Series) => Unit {
  const rates = dimensions.map(({ codes }) => codes.map(({ rate }) => rate === true))
  const isRate = ({ key }: Series) => rates.some((each, at) => each[key[at] ?? -1])
  return rates.flat().includes(true) ? (one) => (isRate(one) ? "PER_100000_POP" : "NUMBER") : () => "NUMBER"
}
