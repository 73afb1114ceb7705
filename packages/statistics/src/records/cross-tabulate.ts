import { tally } from "./tally.ts"

/** The numbers of the values of a column, one for each record: in bytes as long as there are no more than 256 of them. */
export type Codes = Uint8Array | Int32Array

/** One column, each value once in `labels` and a number for every record. */
export type Encoded = { readonly name: string; readonly labels: readonly string[]; readonly codes: Codes }

/** How many records have each combination of the values of some columns. */
export type Cross = {
  readonly names: readonly string[]
  readonly labels: readonly (readonly string[])[]
  /** Visits each combination that occurs; `codes` are places in `labels`, good until the next visit. */
  readonly each: (visit: (codes: Int32Array, count: number) => void) => void
}

/** Up to this many cells a table is one flat array. */
const FLAT = 1 << 25

/** Counts held columns against each other: one addition for each record, in a flat array where it fits. */
export function crossTabulate(columns: readonly Encoded[]): Cross {
  const sizes = columns.map(({ labels }) => Math.max(1, labels.length))
  const strides = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1))
  const all = sizes.reduce((product, size) => product * size, 1)
  const records = columns[0]?.codes.length ?? 0
  const named = { names: columns.map(({ name }) => name), labels: columns.map(({ labels }) => labels) }
  if (all <= FLAT) {
    const flat = new Uint32Array(all)
    countFlat(flat, columns, strides, records)
    return { ...named, each: (visit) => visitFlat(flat, sizes, visit) }
  }
  const counts = tally()
  for (let at = 0; at < records; at++)
    counts.add(columns.reduce((key, { codes }, of) => key + (strides[of] ?? 1) * (codes[at] ?? 0), 0))
  return {
    ...named,
    each(visit) {
      const codes = new Int32Array(columns.length)
      counts.each((key, count) => {
        for (const [at, size] of sizes.entries()) codes[at] = Math.floor(key / (strides[at] ?? 1)) % size
        visit(codes, count)
      })
    },
  }
}

/** Goes through a flat table as an odometer goes, without a division. */
function visitFlat(
  flat: Uint32Array,
  sizes: readonly number[],
  visit: (codes: Int32Array, count: number) => void,
): void {
  const codes = new Int32Array(sizes.length)
  for (let place = 0; place < flat.length; place++) {
    const count = flat[place] ?? 0
    if (count > 0) visit(codes, count)
    for (let at = 0; at < codes.length; at++) {
      codes[at] = (codes[at] ?? 0) + 1
      if ((codes[at] ?? 0) < (sizes[at] ?? 1)) break
      codes[at] = 0
    }
  }
}

type Column<Of extends Codes = Codes> = { readonly codes: Of; readonly stride: number }
type Four<Of extends Codes = Codes> = readonly [Column<Of>, Column<Of>, Column<Of>, Column<Of>]

/** Up to four columns in one loop; more of them block by block, column by column, so that what is written stays near. */
function countFlat(
  counts: Uint32Array,
  columns: readonly Encoded[],
  strides: readonly number[],
  records: number,
): void {
  const [first, second, third, fourth, ...more] = columns.map(({ codes }, at) => ({ codes, stride: strides[at] ?? 1 }))
  if (!first) return
  if (more.length === 0) {
    // What is not there adds nothing, whatever it holds.
    const none = { ...first, stride: 0 }
    const four: Four = [first, second ?? none, third ?? none, fourth ?? none]
    const words = records >> 2
    const inWords = four.map(({ codes, stride }) => ({ codes: wordsOf(codes, words), stride }))
    const isPacked = inWords.every((column): column is Column<Int32Array> => column.codes !== undefined)
    if (isPacked) countWords(counts, inWords as unknown as Four<Int32Array>, words) // four, as above
    return countOneByOne(counts, four, isPacked ? words << 2 : 0, records)
  }
  const places = new Int32Array(4096)
  for (let from = 0; from < records; from += places.length) {
    const size = Math.min(places.length, records - from)
    places.fill(0)
    for (const [of, { codes }] of columns.entries()) addInto(places, codes, from, size, strides[of] ?? 1)
    countPlaces(counts, places, size)
  }
}

/** Codes in bytes, four records a word; nothing where they are not in bytes or do not begin at a word. */
const wordsOf = (codes: Codes, words: number): Int32Array | undefined =>
  codes instanceof Uint8Array && codes.byteOffset % 4 === 0
    ? new Int32Array(codes.buffer, codes.byteOffset, words)
    : undefined

/** Reads four records at a time: half of what counting takes is reading. Written out four times, it is twice as fast as a loop. */
function countWords(counts: Uint32Array, [first, second, third, fourth]: Four<Int32Array>, words: number): void {
  const [a, b, c, d] = [first.codes, second.codes, third.codes, fourth.codes]
  const [ofB, ofC, ofD] = [second.stride, third.stride, fourth.stride]
  for (let at = 0; at < words; at++) {
    const [inA, inB, inC, inD] = [a[at] ?? 0, b[at] ?? 0, c[at] ?? 0, d[at] ?? 0]
    bump(counts, byte(inA, 0) + times(ofB, inB, 0) + times(ofC, inC, 0) + times(ofD, inD, 0))
    bump(counts, byte(inA, 8) + times(ofB, inB, 8) + times(ofC, inC, 8) + times(ofD, inD, 8))
    bump(counts, byte(inA, 16) + times(ofB, inB, 16) + times(ofC, inC, 16) + times(ofD, inD, 16))
    bump(counts, byte(inA, 24) + times(ofB, inB, 24) + times(ofC, inC, 24) + times(ofD, inD, 24))
  }
}

const byte = (word: number, shift: number): number => (word >>> shift) & 255
const times = (stride: number, word: number, shift: number): number => Math.imul(stride, byte(word, shift))

function bump(counts: Uint32Array, place: number): void {
  const at = place | 0
  counts[at] = (counts[at] ?? 0) + 1
}

function countOneByOne(counts: Uint32Array, [first, second, third, fourth]: Four, from: number, to: number): void {
  const [a, b, c, d] = [first.codes, second.codes, third.codes, fourth.codes]
  const [ofB, ofC, ofD] = [second.stride, third.stride, fourth.stride]
  for (let at = from; at < to; at++) {
    const rest = (Math.imul(ofB, b[at] ?? 0) + Math.imul(ofC, c[at] ?? 0) + Math.imul(ofD, d[at] ?? 0)) | 0
    bump(counts, (a[at] ?? 0) + rest)
  }
}

function addInto(places: Int32Array, codes: Codes, from: number, size: number, stride: number): void {
  for (let at = 0; at < size; at++) places[at] = ((places[at] ?? 0) + Math.imul(stride, codes[from + at] ?? 0)) | 0
}

function countPlaces(counts: Uint32Array, places: Int32Array, size: number): void {
  for (let at = 0; at < size; at++) bump(counts, places[at] ?? 0)
}
