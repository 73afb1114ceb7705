import type { datasetKinds } from "#modules/analysis/dataset.ts"
import { codingOf, repairsOf, takenOf, type Coding } from "#modules/analysis/intake/coding.ts"
import {
  blockRows,
  type Block,
  type BlockCodes,
  type Contradicting,
  type Read,
} from "#modules/analysis/intake/encoded.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { addCell, cellsOf, holdTotals, united } from "#modules/analysis/intake/figures.ts"
import { identifyingHeading } from "#modules/analysis/intake/heading.ts"
import { layoutOf, understood, type Layout } from "#modules/analysis/intake/layouts/recognize.ts"
import { isDoubtfulYear, type Amount, type Understood } from "#modules/analysis/intake/layouts/reading.ts"
import { listsOf } from "#modules/analysis/intake/list.ts"
import { nameHeadings } from "#modules/analysis/intake/name-heading.ts"
import type { State } from "#modules/analysis/intake/places.ts"
import { openSheet } from "#modules/analysis/intake/readers/open.ts"
import { remarks } from "#modules/analysis/intake/remark.ts"
import type { Batch, Sheet } from "#modules/analysis/intake/sheet.ts"
import type { Source } from "#modules/analysis/intake/source.ts"
import type { Column, SnapshotMending } from "#modules/analysis/snapshot.ts"
import { createHash } from "node:crypto"

/** How what is brought is to be read. */
export type IntakeOptions = {
  /** The States that are known, of the directory. */
  readonly states: readonly State[]
  /** The day, as an ISO date: no year after it has data. */
  readonly today: string
  /** Whether they are to be records or figures; told by the layout where nothing is said. */
  readonly kind?: (typeof datasetKinds)[number]
  /** The layout, where it is not to be recognized: `plain` for any, or the one it must be. */
  readonly layout?: Layout
  /** Columns that are not kept, by their headings: none of their values is looked at. */
  readonly leaveOut?: readonly string[]
  /** What somebody said of values before. */
  readonly mendings?: readonly SnapshotMending[]
  /** What becomes of cells of figures told twice and otherwise each time. */
  readonly contradicting?: Contradicting
  /** SHA-256 of what is brought, where it is known; else it is read once more for it. */
  readonly digest?: string
  /** Is told how many rows were read so far; figures are handed on only when all of them were. */
  readonly onRows?: (rows: number) => void
}

/**
 * Reads what is brought, checks it, and hands it on as blocks of codes; at the end comes what is known of it. Records stream:
 * memory holds a block and the different values of each column, however many there are. Figures are held, up to a million
 * cells. Throws an `IntakeFault` where it cannot be read, or a column says who somebody is: whatever was handed on by then
 * must be dropped.
 */
export async function* readSnapshot(source: Source, options: IntakeOptions): AsyncGenerator<Block, Read> {
  const told = remarks()
  const opened = await openSheet(source, (code, line) => told.add(code, line))
  const sheet = counting(opened.sheet, options.onRows)
  const { layout, how, kept } = planOf(sheet, options)
  for (const { heading, why } of how.leftOut) told.add("column-left-out", 1, heading, 1, why)
  const isCounted = how.kind === "figures"
  const setting = { sheet, mendings: options.mendings ?? [], isCounted, today: options.today }
  const codings = how.readings.map((reading) => codingOf(reading, setting))
  const rows = isCounted ? figures(sheet, kept, codings, how, told, options) : records(sheet, kept, codings)
  const many = yield* rows
  for (const coding of codings) coding.look()
  if (many === 0) told.add("no-rows", 1)
  for (const coding of codings) remarkOn(coding, told, many)
  return {
    layout,
    kind: how.kind,
    digest: options.digest ?? (await digestOf(source)),
    records: many,
    columns: columnsOf(codings, how),
    dictionaries: codings.map((coding) => coding.dictionary()),
    remarks: told.all(),
    repairs: codings.flatMap(repairsOf),
    taken: codings.flatMap(takenOf),
  }
}

/** The same table, telling how many of its rows were read. */
function counting(sheet: Sheet, onRows: IntakeOptions["onRows"]): Sheet {
  if (!onRows) return sheet
  return {
    ...sheet,
    async *batches(wanted) {
      let rows = 0
      for await (const batch of sheet.batches(wanted)) {
        onRows((rows += batch.rows))
        yield batch
      }
    },
  }
}

/** Which columns are kept and how they are read. Refused where a heading says that somebody is named. */
function planOf(sheet: Sheet, { states, today, kind, layout: asked, leaveOut = [] }: IntakeOptions) {
  const { heads } = sheet
  if (heads.filter((each) => each !== "").length === 0) throw new IntakeFault("file-not-a-table", { line: 1 })
  const twice = heads.find((head, at) => head !== "" && heads.indexOf(head) !== at)
  if (twice !== undefined) throw new IntakeFault("file-not-a-table", { column: twice, line: 1 })
  const out = new Set(leaveOut.map((each) => headingOf(each, heads)))
  const found = layoutOf(heads)
  if (asked !== undefined && asked !== "plain" && asked !== found)
    throw new IntakeFault("file-not-a-table", { line: 1 })
  const layout = asked ?? found
  // What is left out has no heading any more, and no reading.
  const left = heads.map((head) => (out.has(head) ? "" : head))
  const plan = understood(layout, left, listsOf(states), { kind, today })
  const isThere = (at: number) => at >= 0 && left[at] !== ""
  // What columns are called lies in the open, of those that are not kept too: there no name stands either.
  const named = new Set(nameHeadings(heads))
  const bare = (heading: string): string => (named.has(heading) ? `#${heads.indexOf(heading) + 1}` : heading)
  const how: Understood = {
    ...plan,
    readings: plan.readings.filter(({ from }) => from.every(isThere)),
    leftOut: [
      ...plan.leftOut.filter(({ heading }) => heading !== ""),
      ...[...out].map((heading) => ({ heading, why: "asked" as const })),
    ].map((each) => ({ ...each, heading: bare(each.heading) })),
  }
  if (kind !== undefined && kind !== how.kind) throw new IntakeFault("kind-does-not-fit")
  if (how.kind === "figures" && !how.value?.from.every(isThere)) throw new IntakeFault("file-not-a-table", { line: 1 })
  if (how.readings.length === 0) throw new IntakeFault("file-not-a-table", { line: 1 })
  refuseNames(how, named)
  const used = new Set([...how.readings.flatMap(({ from }) => from), ...(how.value?.from ?? [])])
  return { layout, how, kept: heads.map((_, at) => used.has(at)) }
}

/** The heading somebody means: as it stands there, or but for its case. */
function headingOf(name: string, heads: readonly string[]): string {
  const found =
    heads.find((head) => head === name) ?? heads.find((head) => head.toLowerCase() === name.trim().toLowerCase())
  if (found === undefined) throw new IntakeFault("column-not-found", { column: name })
  return found
}

function refuseNames({ readings }: Understood, named: ReadonlySet<string>): void {
  const all = readings.flatMap(({ heading, by, isCoded, role }) => {
    if (by !== null || isCoded === true || role === "time") return []
    const says = identifyingHeading(heading) ?? (named.has(heading) ? "name-as-heading" : undefined)
    return says ? [{ column: heading, says }] : []
  })
  if (all[0]) throw new IntakeFault("names-people", { ...all[0], line: 1, all })
}

/** Hands on records as blocks while they come; answers how many there were. */
async function* records(
  sheet: Sheet,
  kept: readonly boolean[],
  codings: readonly Coding[],
): AsyncGenerator<Block, number> {
  const room = codings.map(() => new Uint16Array(blockRows))
  let [at, filled, many] = [0, 0, 0]
  for await (const batch of sheet.batches(kept)) {
    for (let from = 0; from < batch.rows;) {
      const to = Math.min(batch.rows, from + blockRows - filled)
      for (const [column, coding] of codings.entries()) encode(batch, from, to, coding, room[column], filled)
      filled += to - from
      from = to
      if (filled < blockRows) continue
      many += filled
      yield blockOf(at++, filled, codings, room)
      filled = 0
      // What says who somebody is is seldom seen only later.
      if (at === 1) for (const coding of codings) coding.look()
    }
  }
  if (filled > 0) yield blockOf(at, filled, codings, room)
  return many + filled
}

/** Writes the codes of some rows of a column, and counts its values. */
function encode(
  batch: Batch,
  from: number,
  to: number,
  coding: Coding,
  room: Uint16Array | undefined,
  filled: number,
): void {
  if (!room) return
  const { entries, entryOf, places } = coding
  for (let row = from; row < to; row++) {
    const number = entryOf(batch.codes, row, batch.lines[row] ?? 0)
    const entry = entries[number]
    if (entry) {
      entry.times += 1
      entry.counted += 1
    }
    room[filled + row - from] = places()[number] ?? 0
  }
}

const blockOf = (at: number, rows: number, codings: readonly Coding[], room: readonly Uint16Array[]): Block => ({
  at,
  rows,
  codes: room.map((codes, column) =>
    smallest(codes.subarray(0, rows), codings[column]?.dictionary().values.length ?? 0),
  ),
})

const smallest = (codes: Uint16Array, values: number): BlockCodes =>
  values <= 256 ? Uint8Array.from(codes) : codes.slice()

/** Holds figures against each other, then hands them on as blocks; answers how many cells there are. */
async function* figures(
  sheet: Sheet,
  kept: readonly boolean[],
  codings: readonly Coding[],
  { value }: Understood,
  told: ReturnType<typeof remarks>,
  { contradicting = "fault" }: IntakeOptions,
): AsyncGenerator<Block, number> {
  const cells = cellsOf(codings.length)
  const amounts = new Map<string, Amount>()
  const from = value?.from ?? []
  const heading = value?.heading ?? null
  for await (const { rows, codes, lines } of sheet.batches(kept)) {
    for (let row = 0; row < rows; row++) {
      const line = lines[row] ?? 0
      const words = from.map((column) => sheet.words(column)[codes[column]?.[row] ?? 0] ?? "")
      const key = words.join("\n")
      const amount = amounts.get(key) ?? value?.reads(words) ?? "missing"
      amounts.set(key, amount)
      if (typeof amount === "string") {
        told.add(amount === "missing" ? "value-missing" : amount, line, heading)
        continue
      }
      const many = amount.high < Infinity ? amount.high : amount.low
      if (!Number.isInteger(amount.low) || !Number.isInteger(many)) told.add("value-not-whole", line, heading)
      const entries = codings.map((coding) => {
        const entry = coding.entryOf(codes, row, line)
        const known = coding.entries[entry]
        if (known) {
          known.times += 1
          known.counted += Math.max(1, many)
        }
        return entry
      })
      addCell(cells, entries, amount.low, amount.high, line)
    }
  }
  const stay = united(cells, codings, contradicting, told)
  holdTotals(cells, stay, codings, told)
  const places = codings.map((coding) => coding.places())
  for (let at = 0; at * blockRows < stay.length; at++) {
    const some = stay.slice(at * blockRows, (at + 1) * blockRows)
    const room = cells.entries.map((column, of) => Uint16Array.from(some, (row) => places[of]?.[column[row] ?? 0] ?? 0))
    yield {
      ...blockOf(at, some.length, codings, room),
      low: Float64Array.from(some, (row) => cells.low[row] ?? 0),
      high: Float64Array.from(some, (row) => cells.high[row] ?? 0),
    }
  }
  return stay.length
}

/** Remarks on what the values of a column are. */
function remarkOn({ reading, entries, dictionary }: Coding, told: ReturnType<typeof remarks>, rows: number): void {
  const { values } = dictionary()
  if (rows > 0 && values.every((value) => value === "" || (reading.by !== null && value === reading.by.notTold)))
    told.add("column-empty", 1, reading.name)
  for (const { place, by, isAsked, mended, times, line } of entries) {
    if (times === 0) continue
    const code = values[place] ?? ""
    if (isAsked && mended === undefined) told.add("value-not-in-list", line, reading.name, times)
    else if (by !== null) told.add("value-taken-as", line, reading.name, times, by)
    if (reading.role === "time" && isDoubtfulYear(code)) told.add("year-doubtful", line, reading.name, times, code)
    if (reading.role !== "area") continue
    if (code === "") told.add("area-empty", line, reading.name, times)
    else if (/^(?:area|region)-/.test(code)) told.add("area-no-state", line, reading.name, times)
  }
}

/** The columns as they were understood: those with codes first, then amounts, then those left out. */
function columnsOf(codings: readonly Coding[], { value, leftOut }: Understood): Column[] {
  const coded = codings.map(({ reading, dictionary }): Column => {
    const { name, heading, role, list, listVersion } = reading
    return { name, heading: heading.slice(0, 200), role, list, listVersion, values: dictionary().values.length }
  })
  const bare = (heading: string, name: string, role: Column["role"]): Column => ({
    ...{ name, heading: heading.slice(0, 200), role, list: null, listVersion: null, values: 0 },
  })
  return [
    ...coded,
    ...(value ? [bare(value.heading, "value", "value")] : []),
    ...leftOut.map(({ heading }) => bare(heading, heading.slice(0, 60) || "#", "left-out")),
  ]
}

/** SHA-256 of what is brought. */
async function digestOf(source: Source): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of source.chunks()) hash.update(chunk)
  return hash.digest("hex")
}
