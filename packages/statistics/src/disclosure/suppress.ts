import { closeLines } from "./closure.ts"
import {
  costsOf,
  enoughFor,
  lacking,
  learn,
  nothingShown,
  prove,
  type Apart,
  type Evidence,
  type Lacking,
  type Sensitive,
} from "./evidence.ts"
import { findMove } from "./move.ts"
import type { System } from "./system.ts"

export type Suppression =
  | ({
      readonly ok: true
      /** 1 for each cell that is withheld. */
      readonly withheld: Uint8Array
      readonly sensitive: number
      /** Cells withheld only to protect others, and how many persons are counted in them. */
      readonly complementary: number
      readonly lost: number
      /** How many tables that agree with what is published were made for the evidence. */
      readonly tables: number
    } & Evidence)
  /** No choice of cells protects these, because of what must be published. */
  | { readonly ok: false; readonly refusal: "cannot-be-protected"; readonly cells: readonly number[] }

export type SuppressionOptions = Apart & {
  /** Cells that are published whatever happens, as in an earlier release. Empty cells always are, unless `emptyToo`. */
  readonly published?: ReadonlySet<number>
  /** Cells an earlier release withheld and this one does not show. */
  readonly withheldBefore?: ReadonlySet<number>
  readonly emptyToo?: boolean
  /**
   * Whoever reads may know that empty cells are never withheld, and reckon from one instead of zero: every withheld cell
   * must then still be able to be two whole numbers. It withholds more; it says nothing with `emptyToo`.
   */
  readonly fromOne?: boolean
}

/** What a person's worth of protection may cost in cells at first; what is left over is bought dearer each time. */
const [FIRST_WEIGHT, STEP] = [1.2, 1.4]

/** How much dearer where nothing was bought and nothing shown, and what is enough for any cell that can be moved at all. */
const [LEAP, ENOUGH] = [8, 1e6]

/** Cells are added up to so many times the largest sensitive one at first, and each time up to so many times more. */
const [LIMIT, WIDER] = [8, 4]

/** A look that leaves no more than this part of what was lacking is worth another. */
const GAIN = 0.7

/** In tables of more than so many cells a look for so few is not worth its time. */
const [LARGE, FEW] = [2000, 40]

/** Up to this product of cells and withheld cells each one is looked at again, whether it is needed. */
const SMALL = 60_000

/**
 * Withholds the sensitive cells and as few others as it can, until it holds for
 * each of them a table that agrees with everything published and has no more
 * there than `low`, and one that has no less than `high`; and for every other
 * withheld cell two tables that differ in it by a person. These tables are the
 * proof: whoever adds and subtracts cannot exclude what agrees with all that was
 * published. A sensitive cell among those already published is answered at once.
 *
 * First every line is closed, then the lacking tables are sought by linear
 * programming over all lines at once, many cells at a time (Fischetti and Salazar
 * 2001 state the problem; the price on published cells is the relaxation of
 * Kelly, Golden and Assad 1992), and cells are added where none exists.
 */
export async function suppress(
  system: System,
  sensitive: readonly Sensitive[],
  options: SuppressionOptions = {},
): Promise<Suppression> {
  const { published = new Set(), withheldBefore = new Set(), emptyToo = false, fromOne = false } = options
  const { untold = new Set<number>(), mayBeEmpty = new Set<number>() } = options
  const { values } = system
  const shown = sensitive.flatMap(({ cell }) => (published.has(cell) ? [cell] : []))
  if (shown.length > 0) return { ok: false, refusal: "cannot-be-protected", cells: shown }
  const size = values.length
  const withheld = new Uint8Array(size)
  for (const { cell } of sensitive) withheld[cell] = 1
  for (const cell of withheldBefore) withheld[cell] = 1
  for (const cell of untold) withheld[cell] = 1
  const isFromOne = fromOne && !emptyToo
  const kept = new Set(published)
  const mayWithhold = (cell: number) => !kept.has(cell) && (emptyToo || (values[cell] ?? 0) > 0)
  const most = values.reduce((one, other) => Math.max(one, other), 0)
  /** What a person more or less in a published cell costs; cells above a limit are not for sale, which keeps the problem small. */
  const prices = (limit: number) =>
    Float64Array.from(values, (value, cell) =>
      value <= limit && mayWithhold(cell) ? 1 + 0.1 * Math.log1p(value) : Infinity,
    )
  const needs = new Map(sensitive.map((one) => [one.cell, one]))
  let evidence = nothingShown(values, isFromOne)
  let tables = 0
  const look = () => lacking(evidence, withheld, needs, tables, untold)

  /** Seeks one table for all that is lacking; with a price, cells may be added where that is worth it. Answers how many were. */
  async function seek(
    { open, floor }: Pick<Lacking, "open" | "floor">,
    price?: Float64Array,
    weight = 1,
  ): Promise<number> {
    const costs = costsOf(open, size, weight, tables)
    const enough = enoughFor({ open, floor }, values, needs)
    const move = await findMove(system, withheld, { costs, enough, floor, mayBeEmpty, ...(price ? { price } : {}) })
    if (!move) return 0
    tables++
    learn(evidence, system, move, mayBeEmpty)
    let added = 0
    for (let cell = 0; cell < size; cell++)
      if (withheld[cell] === 0 && Math.abs(move[cell] ?? 0) > 1e-6) {
        withheld[cell] = 1
        added++
      }
    return added
  }

  /** Seeks for each cell alone, on either side: what is asked of many at once may keep one from moving. Answers whether that showed more. */
  async function seekEach({ open, floor }: Lacking): Promise<boolean> {
    const everything = prices(Infinity)
    for (const [cell, direction] of open)
      for (const one of needs.has(cell) && floor === 0 ? [direction] : ([1, -1] as const)) {
        const added = await seek({ open: new Map([[cell, one]]), floor }, everything, ENOUGH)
        if (added > 0 || !look().open.has(cell)) return true
      }
    return false
  }

  closeLines(system, withheld, mayWithhold, (cell) => needs.has(cell) || !untold.has(cell))
  const few = size > LARGE ? FEW : 0
  let [weight, limit] = [
    FIRST_WEIGHT,
    LIMIT * (1 + sensitive.reduce((one, { cell }) => Math.max(one, values[cell] ?? 0), 0)),
  ]
  for (let now = look(), before = Infinity, last = now.floor; now.open.size > 0; now = look()) {
    const many = now.sides
    if (now.floor !== last) [before, weight, last] = [Infinity, FIRST_WEIGHT, now.floor]
    // While one more look at what is withheld shows much, cells are not added.
    if (many > few && many < GAIN * before) {
      before = many
      await seek(now)
      continue
    }
    const added = await seek(now, prices(limit), weight)
    const left = look()
    before = left.sides > GAIN * before ? before : Infinity
    const isStuck = added === 0 && left.floor === last && left.sides === many
    weight *= isStuck ? LEAP : STEP
    if (isStuck && limit >= most && weight > ENOUGH && !(await seekEach(left))) {
      const useless = [...left.open.keys()].filter((cell) => !needs.has(cell))
      if (useless.length === 0) return { ok: false, refusal: "cannot-be-protected", cells: [...left.open.keys()] }
      // What is one number in every table hides nothing: it is shown, and what was shown by moving it is sought again.
      for (const cell of useless) [withheld[cell], evidence] = [0, nothingShown(values, isFromOne)]
      for (const cell of useless) kept.add(cell)
      ;[before, weight] = [Infinity, FIRST_WEIGHT]
    }
    limit *= WIDER
  }
  const isSmall = size * withheld.reduce((sum, one) => sum + one, 0) < SMALL
  const before = new Set([...withheldBefore, ...untold])
  const proof = (isSmall
    ? await spare(system, withheld, needs, isFromOne, before, { untold, mayBeEmpty })
    : undefined) ?? {
    ...evidence,
    tables,
  }
  let [complementary, lost] = [0, 0]
  for (let cell = 0; cell < size; cell++)
    if (withheld[cell] === 1 && !needs.has(cell) && !before.has(cell))
      [complementary, lost] = [complementary + 1, lost + (values[cell] ?? 0)]
  return { ok: true, withheld, sensitive: needs.size, complementary, lost, ...proof }
}

/** Publishes again, largest first, what turns out not to be needed, and answers the proof for what is left. */
async function spare(
  system: System,
  withheld: Uint8Array,
  needs: ReadonlyMap<number, Sensitive>,
  fromOne: boolean,
  before: ReadonlySet<number>,
  apart: Apart,
) {
  const { values } = system
  const complementary = [...withheld.keys()].filter(
    (cell) => withheld[cell] === 1 && !needs.has(cell) && !before.has(cell),
  )
  let proof: Awaited<ReturnType<typeof prove>>
  for (const cell of complementary.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))) {
    withheld[cell] = 0
    const without = await prove(system, withheld, needs, fromOne, apart)
    if (without) proof = without
    else withheld[cell] = 1
  }
  return proof
}
