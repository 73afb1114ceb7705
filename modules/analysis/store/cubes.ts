import type { Cube } from "#modules/analysis/cube.ts"
import { indexed, roomOf, type IndexedCube } from "#modules/analysis/indexed-cube.ts"
import { createHash } from "node:crypto"
import { z } from "zod"

/** The first bytes of every encoded cube: what it is, and the edition of the encoding. */
const mark = Buffer.from("PFC1", "latin1")

/**
 * A cube as bytes: a head of JSON, then for each dimension the places of all
 * cells, then which of them are withheld, then their values. Cells stand in the
 * order of their places, so the same cube is always the same bytes, however its
 * cells were ordered. Throws where a cube does not hold together, or two of its
 * cells stand at the same place: what is released is not ambiguous.
 */
export function encodeCube(cube: Cube): Uint8Array {
  const { dimensions, by, tables, left = [], unnamed = [], isStated, places, values, withheld } = cube
  const many = values.length
  const wide = dimensions.length
  if (places.length !== many * wide || withheld.length !== many) throw new Error("the cube does not hold together")
  const order = inOrder(cube)
  const head = {
    dimensions: dimensions.map(({ name, codes, parents, codedBy }) => ({ name, codes, parents, codedBy })),
    by,
    tables,
    ...(left.length > 0 && { left }),
    ...(unnamed.length > 0 && { unnamed }),
    ...(isStated === true && { isStated }),
    cells: many,
    whole: values.every((value) => Number.isSafeInteger(value) && value >= 0),
  }
  const columns = dimensions.map(({ codes }, at) => {
    const column = new (sized(codes.length))(many)
    for (let place = 0; place < many; place += 1) column[place] = places[(order[place] ?? 0) * wide + at] ?? 0
    return bytesOf(column)
  })
  const [masked, shown] = [new Uint8Array(many), new Float64Array(many)]
  for (const [place, cell] of order.entries()) {
    masked[place] = withheld[cell] ?? 0
    shown[place] = values[cell] ?? 0
    if (masked[place] !== 0 && shown[place] !== 0) throw new Error("a withheld cell has a value")
  }
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return Buffer.concat([mark, length, text, ...columns, masked, head.whole ? short(shown) : bytesOf(shown)])
}

/** The digest by which a release names its figures: SHA-256 of the encoded cube, in hexadecimal. */
export const digestOfCube = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

const Head = z.object({
  dimensions: z.array(
    z.object({
      name: z.string(),
      codes: z.array(z.string()),
      parents: z.array(z.int()),
      codedBy: z.string().optional(),
    }),
  ),
  by: z.array(z.string()),
  tables: z.array(z.array(z.string())),
  left: z.array(z.array(z.string())).optional(),
  /** Not in cubes that were made before codes of few were left out. */
  unnamed: z.array(z.string()).optional(),
  /** Not in cubes of records, nor in those of figures that were made before there was a difference. */
  isStated: z.literal(true).optional(),
  cells: z.int().min(0),
  whole: z.boolean(),
})

/** What a cube is, without its cells: its dimensions, and how they are crossed. */
export type CubeHead = Pick<Cube, "dimensions" | "by" | "tables" | "left" | "unnamed" | "isStated">

/** Reads the head of an encoded cube; its text stands from the ninth byte on, as long as the four before it say. */
export function readCubeHead(text: string): CubeHead & { readonly cells: number; readonly whole: boolean } {
  const { dimensions, left, unnamed, isStated, ...rest } = Head.parse(JSON.parse(text))
  const known = dimensions.map(({ codedBy, ...each }) => (codedBy === undefined ? each : { ...each, codedBy }))
  return {
    dimensions: known,
    ...(left && { left }),
    ...(unnamed && { unnamed }),
    ...(isStated && { isStated }),
    ...rest,
  }
}

/** The cube of these bytes. Throws where they are not those of a cube, whole. */
export function decodeCube(bytes: Uint8Array): Cube {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (all.length < 8 || !all.subarray(0, 4).equals(mark)) throw new Error("these bytes are no cube")
  const from = 8 + all.readUInt32LE(4)
  const { dimensions, by, tables, left, unnamed, isStated, cells, whole } = readCubeHead(all.toString("utf8", 8, from))
  let at = from
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    if (at + length > all.length) throw new Error("the bytes of a cube are cut off")
    at += length
    return Uint8Array.from(all.subarray(at - length, at))
  }
  const places = new Int32Array(cells * dimensions.length)
  for (const [dimension, { codes }] of dimensions.entries()) {
    const kind = sized(codes.length)
    const column = new kind(take(cells * kind.BYTES_PER_ELEMENT).buffer)
    for (let cell = 0; cell < cells; cell++) places[cell * dimensions.length + dimension] = column[cell] ?? 0
  }
  const withheld = take(cells)
  const values = whole ? long(take(all.length - at), cells) : new Float64Array(take(cells * 8).buffer)
  if (at !== all.length) throw new Error("there are more bytes than those of a cube")
  return {
    dimensions,
    by,
    tables,
    ...(left && { left }),
    ...(unnamed && { unnamed }),
    ...(isStated && { isStated }),
    places,
    values,
    withheld,
  }
}

/**
 * Keeps decoded cubes by their digest, those asked for last, as long as together they take no more room than so many cells
 * (`roomOf`); what is asked for again is not read again.
 */
export function cubeShelf(most = 5_000_000) {
  const kept = new Map<string, IndexedCube>()
  let cells = 0
  return async (digest: string, read: () => Promise<Uint8Array>): Promise<IndexedCube> => {
    const known = kept.get(digest)
    if (known) {
      kept.delete(digest)
      kept.set(digest, known)
      return known
    }
    const bytes = await read()
    if (digestOfCube(bytes) !== digest) throw new Error("the figures of a release are not those of its digest")
    const cube = indexed(decodeCube(bytes))
    // Two may have asked at once.
    if (!kept.has(digest)) cells += roomOf(cube)
    kept.set(digest, cube)
    for (const [oldest, each] of kept) {
      if (cells <= most || oldest === digest) break
      kept.delete(oldest)
      cells -= roomOf(each)
    }
    return cube
  }
}

/** The numbers of the cells in the order of their places: counted out by one dimension after the other, the last first. */
function inOrder({ places, dimensions, values }: Cube): Uint32Array {
  const [wide, many] = [dimensions.length, values.length]
  let order = new Uint32Array(many)
  for (let cell = 0; cell < many; cell += 1) order[cell] = cell
  let next = new Uint32Array(many)
  for (const [at, { name, codes }] of [...dimensions.entries()].reverse()) {
    const starts = new Uint32Array(codes.length + 1)
    for (let cell = 0; cell < many; cell += 1) {
      const code = places[cell * wide + at] ?? -1
      if (code < 0 || code >= codes.length) throw new Error(`a cell stands at no code of ${name}`)
      starts[code + 1] = (starts[code + 1] ?? 0) + 1
    }
    for (let code = 0; code < codes.length; code += 1) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0)
    for (const cell of order) {
      const code = places[cell * wide + at] ?? 0
      const place = starts[code] ?? 0
      next[place] = cell
      starts[code] = place + 1
    }
    ;[order, next] = [next, order]
  }
  const isSame = (one: number, other: number) =>
    dimensions.every((_, at) => places[one * wide + at] === places[other * wide + at])
  for (let at = 1; at < many; at += 1)
    if (isSame(order[at - 1] ?? 0, order[at] ?? 0)) throw new Error("two cells stand at the same place")
  return order
}

const sized = (codes: number) => (codes <= 0x100 ? Uint8Array : codes <= 0x10000 ? Uint16Array : Uint32Array)

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** Whole numbers, seven bits a byte, the lowest first; the last byte of each has no high bit. */
function short(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 8)
  let at = 0
  for (let value of values) {
    for (; value >= 128; value = Math.floor(value / 128)) bytes[at++] = (value % 128) | 128
    bytes[at++] = value
  }
  return bytes.subarray(0, at)
}

function long(bytes: Uint8Array, many: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(many)
  let at = 0
  for (let cell = 0; cell < many; cell++) {
    let [value, weight, byte] = [0, 1, 128]
    while (byte >= 128) {
      byte = bytes[at++] ?? -1
      if (byte < 0) throw new Error("the bytes of a cube are cut off")
      value += (byte % 128) * weight
      weight *= 128
    }
    values[cell] = value
  }
  if (at !== bytes.length) throw new Error("there are more bytes than those of a cube")
  return values
}
