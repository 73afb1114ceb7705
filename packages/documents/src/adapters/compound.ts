import { u16, u32, u8 } from "./bytes.ts"

/** A compound file (OLE2), the container of old Office files and of encrypted new ones: the streams below its root. */
export type Compound = {
  readonly names: readonly string[]
  readonly stream: (name: string) => Uint8Array | undefined
}

/**
 * Opens a compound file, or answers `undefined` where it is none or its tables
 * contradict themselves. A chain of sectors that runs in a ring, or is longer
 * than the file, is given up: no table of a hostile file makes it read one
 * sector twice. Source: [MS-CFB], the published format.
 */
export function openCompound(bytes: Uint8Array): Compound | undefined {
  const shift = u16(bytes, 30)
  if (!magic.every((byte, at) => bytes[at] === byte) || (shift !== 9 && shift !== 12) || u16(bytes, 32) !== 6)
    return undefined
  const size = 1 << shift
  const sectors = Math.ceil(bytes.length / size) - 1
  const sector = (id: number) => bytes.subarray((id + 1) * size, (id + 2) * size)
  const table = tableOf(bytes, size, sectors, sector)
  if (table === undefined) return undefined

  const chained = (start: number, length: number) =>
    gathered(
      chain(start, (id) => entry(table, id), sectors),
      sector,
      length,
    )
  const directory = chained(u32(bytes, 48), bytes.length)
  const root = directory && entriesOf(directory)
  if (root === undefined) return undefined
  const small = chained(root.start, root.size)
  const smallTable = chained(u32(bytes, 60), bytes.length)
  const smallSectors = Math.ceil((small?.length ?? 0) / smallSize)
  const smallSector = (id: number) => (small ?? none).subarray(id * smallSize, (id + 1) * smallSize)
  return {
    names: [...root.streams.keys()],
    stream: (name) => {
      const found = root.streams.get(name)
      if (found === undefined || found.size >= u32(bytes, 56)) return found && chained(found.start, found.size)
      const ids = chain(found.start, (id) => u32(smallTable ?? none, 4 * id), smallSectors)
      return gathered(ids, smallSector, found.size)
    },
  }
}

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const smallSize = 64
/** Numbers from here on end a chain or say that a sector is free. */
const last = 0xfffffffa
const none = new Uint8Array()

type Sector = (id: number) => Uint8Array
type Table = { readonly parts: readonly Uint8Array[]; readonly each: number }

/** Which sector follows which: the parts of the table stand in sectors themselves, named in the header and in a chain. */
function tableOf(bytes: Uint8Array, size: number, sectors: number, sector: Sector): Table | undefined {
  const ids = Array.from({ length: 109 }, (_, at) => u32(bytes, 76 + 4 * at))
  let further = u32(bytes, 68)
  for (let count = 0; further < last; count++) {
    if (count > sectors) return undefined
    const more = sector(further)
    for (let at = 0; at < size - 4; at += 4) ids.push(u32(more, at))
    further = u32(more, size - 4)
  }
  const known = ids.filter((id) => id < last)
  return known.length > sectors ? undefined : { parts: known.map(sector), each: size / 4 }
}

const entry = ({ parts, each }: Table, id: number): number => {
  const part = parts[Math.floor(id / each)]
  return part === undefined || part.length === 0 ? last : u32(part, 4 * (id % each))
}

/** The sectors of a stream in order; `undefined` where there are more of them than the file has. */
function chain(start: number, next: (id: number) => number, most: number): number[] | undefined {
  const ids: number[] = []
  for (let id = start; id < last; id = next(id)) {
    if (ids.length >= most || id >= most) return undefined
    ids.push(id)
  }
  return ids
}

function gathered(ids: readonly number[] | undefined, sector: Sector, length: number): Uint8Array | undefined {
  if (ids === undefined) return undefined
  const parts = ids.map(sector)
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole.subarray(0, length)
}

type Entry = { readonly start: number; readonly size: number }

/** The root and the streams right below it. The directory is a tree by numbers; each of them is visited once. */
function entriesOf(directory: Uint8Array): (Entry & { readonly streams: ReadonlyMap<string, Entry> }) | undefined {
  if (u8(directory, 66) !== 5) return undefined
  const streams = new Map<string, Entry>()
  const seen = new Set<number>()
  const waiting = [u32(directory, 76)]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const at = 128 * id
    if (at + 128 > directory.length || seen.has(id)) continue
    seen.add(id)
    const length = Math.min(Math.max(u16(directory, at + 64) - 2, 0), 62)
    const name = new TextDecoder("utf-16le").decode(directory.subarray(at, at + length))
    if (u8(directory, at + 66) === 2)
      streams.set(name, { start: u32(directory, at + 116), size: u32(directory, at + 120) })
    waiting.push(u32(directory, at + 68), u32(directory, at + 72))
  }
  return { start: u32(directory, 116), size: u32(directory, 120), streams }
}
