import { hasSum, type Cube } from "#modules/analysis/cube.ts"

/** A cube that tells what stands at any places, without going over its cells. */
export type IndexedCube = Cube & {
  /**
   * What is told at these places, one for each dimension: how many, 0 where nobody is; below nothing where it is withheld
   * (`isWithheld`); NaN where nothing was reported.
   */
  readonly tell: (places: Int32Array) => number
  /** The same for several places of one dimension, each in its turn, the other places standing; whether anything of it was reported. */
  readonly tellAlong: (places: Int32Array, dimension: number, along: Int32Array, told: Float64Array) => boolean
}

/** Whether what is told is that it is withheld. */
export const isWithheld = (told: number): boolean => told < 0

/** Which cell is withheld by what is told; below nothing where its whole block is, and no cell of it is kept. */
export const withheldCell = (told: number): number => -2 - told
const withheldAs = (cell: number): number => -2 - cell
const WITHHELD_WHOLE = withheldAs(-1)

/** The number of the cell at these places, one for each dimension; -1 where there is none. */
export type Find = (places: Int32Array) => number
type At = (places: Int32Array) => boolean

/** Makes a cube one that tells what stands where. Throws where fewer than nobody are counted: there is no such figure. */
export function indexed(cube: Cube): IndexedCube {
  if (cube.values.some((value) => value < 0)) throw new Error("fewer than nobody are counted")
  const isLeftOut = leftOutOf(cube)
  const isNobody =
    cube.isStated === true ? nobodyAbove(cube, (places) => tell(places)) : remembered(cube, nobodyIn(cube))
  const without = (places: Int32Array): number =>
    isLeftOut(places) ? WITHHELD_WHOLE : isNobody(places) ? 0 : Number.NaN
  const telling = isDense(cube) ? bySlot(cube, without) : byCell(cube, without)
  const { tell } = telling
  return { ...cube, ...telling }
}

/** How cells are found. */
export const findIn = (cube: Cube): Find => (isDense(cube) ? findBySlot(cube) : findByHash(cube))

/** How much a cube holds in memory, in cells: a slot takes about a fourth of what a cell does. */
export const roomOf = (cube: Cube): number =>
  cube.values.length + (isDense(cube) ? Math.ceil(slotsOf(cube.dimensions) / 4) : 0)

type Telling = Pick<IndexedCube, "tell" | "tellAlong">

/** Whether a slot for every place there could be takes little more room than the cells themselves. */
const isDense = ({ dimensions, values }: Cube): boolean => slotsOf(dimensions) <= Math.max(1_000_000, values.length * 8)

const slotsOf = (dimensions: Cube["dimensions"]): number =>
  dimensions.reduce((product, { codes }) => product * codes.length, 1)

/** By how many slots one place of a dimension is from the next. */
function stridesOf(dimensions: Cube["dimensions"]): Int32Array {
  const strides = new Int32Array(dimensions.length)
  for (let at = dimensions.length - 1, stride = 1; at >= 0; at -= 1) {
    strides[at] = stride
    stride *= dimensions[at]?.codes.length ?? 1
  }
  return strides
}

function slotAt(strides: Int32Array, places: Int32Array, start: number): number {
  let slot = 0
  for (let at = 0; at < strides.length; at += 1) slot += (places[start + at] ?? 0) * (strides[at] ?? 0)
  return slot
}

/** What nobody asked for yet. */
const UNASKED = -Infinity

/** What is told lies in a slot for every place there could be; where no cell is, from when it was first asked for. */
function bySlot(cube: Cube, without: (places: Int32Array) => number): Telling {
  const { dimensions, places, values, withheld } = cube
  const wide = dimensions.length
  const strides = stridesOf(dimensions)
  const slots = new Float64Array(slotsOf(dimensions)).fill(UNASKED)
  for (let cell = 0; cell < values.length; cell += 1)
    slots[slotAt(strides, places, cell * wide)] = withheld[cell] === 0 ? (values[cell] ?? 0) : withheldAs(cell)
  const ask = (slot: number, wanted: Int32Array): number => {
    const told = without(wanted)
    slots[slot] = told
    return told
  }
  return {
    tell(wanted) {
      const slot = slotAt(strides, wanted, 0)
      const told = slots[slot] ?? UNASKED
      return told === UNASKED ? ask(slot, wanted) : told
    },
    tellAlong(wanted, dimension, along, into) {
      const stride = strides[dimension] ?? 0
      const start = slotAt(strides, wanted, 0) - (wanted[dimension] ?? 0) * stride
      let isReported = false
      for (let nth = 0; nth < along.length; nth += 1) {
        const place = along[nth] ?? 0
        let told = slots[start + place * stride] ?? UNASKED
        if (told === UNASKED) {
          wanted[dimension] = place
          told = ask(start + place * stride, wanted)
        }
        into[nth] = told
        if (!Number.isNaN(told)) isReported = true
      }
      return isReported
    },
  }
}

/** What is told is looked up by the cell each time. */
function byCell(cube: Cube, without: (places: Int32Array) => number): Telling {
  const { values, withheld } = cube
  const find = findByHash(cube)
  const tell = (wanted: Int32Array): number => {
    const cell = find(wanted)
    if (cell < 0) return without(wanted)
    return withheld[cell] === 0 ? (values[cell] ?? 0) : withheldAs(cell)
  }
  return {
    tell,
    tellAlong(wanted, dimension, along, into) {
      let isReported = false
      for (let nth = 0; nth < along.length; nth += 1) {
        wanted[dimension] = along[nth] ?? 0
        const told = tell(wanted)
        into[nth] = told
        if (!Number.isNaN(told)) isReported = true
      }
      return isReported
    },
  }
}

function findBySlot({ dimensions, places, values }: Cube): Find {
  const wide = dimensions.length
  const strides = stridesOf(dimensions)
  const cells = new Int32Array(slotsOf(dimensions)).fill(-1)
  for (let cell = 0; cell < values.length; cell += 1) cells[slotAt(strides, places, cell * wide)] = cell
  return (wanted) => cells[slotAt(strides, wanted, 0)] ?? -1
}

/** Twice as many slots as cells, each cell in the first that was free. */
function findByHash({ dimensions, places, values }: Cube): Find {
  const [wide, many] = [dimensions.length, values.length]
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, many * 2))))
  const mask = slots.length - 1
  const hash = (from: Int32Array, start: number): number => {
    let mixed = 0
    for (let at = 0; at < wide; at++) mixed = Math.imul(mixed ^ (from[start + at] ?? 0), 0x9e3779b1) + 0x7f4a7c15
    mixed ^= mixed >>> 15
    return Math.imul(mixed, 0x85ebca6b) >>> 3
  }
  for (let cell = 0; cell < many; cell++) {
    let slot = hash(places, cell * wide) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = cell + 1
  }
  return (wanted) => {
    for (let slot = hash(wanted, 0) & mask; ; slot = (slot + 1) & mask) {
      const cell = (slots[slot] ?? 0) - 1
      if (cell < 0) return -1
      let at = 0
      while (at < wide && places[cell * wide + at] === wanted[at]) at++
      if (at === wide) return cell
    }
  }
}

/** Whether the block at places was left out: reported, and withheld whole. */
function leftOutOf({ dimensions, by, left = [] }: Cube): At {
  if (left.length === 0) return () => false
  const ats = by.map((column) => dimensions.findIndex(({ name }) => name === column))
  const keys = new Set(left.map((codes) => codes.join("\u0000")))
  // Some were left out at all codes of a column at once: there their code is empty.
  const shapes = [...new Set(left.map((codes) => codes.map((code) => (code === "" ? "0" : "1")).join("")))]
  return (places) => {
    const codes = ats.map((at) => dimensions[at]?.codes[places[at] ?? 0] ?? "")
    return shapes.some((shape) => keys.has(codes.map((code, of) => (shape[of] === "1" ? code : "")).join("\u0000")))
  }
}

/** Where nobody is because nobody is at a sum: only what was said, or follows, is told of figures that were counted elsewhere. */
function nobodyAbove(cube: Cube, tell: (places: Int32Array) => number): At {
  const summed = cube.dimensions.flatMap((dimension, at) => (hasSum(cube, dimension) ? [at] : []))
  return (wanted) => {
    const places = wanted.slice()
    return summed.some((at) => {
      const code = places[at] ?? 0
      places[at] = 0
      // What is told of a sum rests on the sums above it in its turn.
      const is = code !== 0 && tell(places) === 0
      places[at] = code
      return is
    })
  }
}

/** Which crossings each block has. A crossing is a number with a bit for each dimension that is not summed. */
function nobodyIn({ dimensions, places, values, withheld, by }: Cube): At {
  const wide = dimensions.length
  const standing = dimensions.map((dimension) => !hasSum({ by }, dimension))
  const sizes = dimensions.map(({ codes }) => codes.length)
  const blockOf = (from: Int32Array, start: number): number => {
    let block = 0
    for (let at = 0; at < wide; at += 1) if (standing[at]) block = block * (sizes[at] ?? 1) + (from[start + at] ?? 0)
    return block
  }
  const crossingOf = (from: Int32Array, start: number): number => {
    let crossing = 0
    for (let at = 0, bit = 1; at < wide; at += 1, bit *= 2) if (!standing[at] && from[start + at] !== 0) crossing += bit
    return crossing
  }
  const blocks = new Map<number, { readonly crossings: Set<number>; anybody: boolean }>()
  for (let cell = 0; cell < values.length; cell++) {
    const block = blockOf(places, cell * wide)
    let known = blocks.get(block)
    if (!known) blocks.set(block, (known = { crossings: new Set<number>(), anybody: false }))
    known.crossings.add(crossingOf(places, cell * wide))
    known.anybody ||= withheld[cell] !== 0 || values[cell] !== 0
  }
  return (wanted) => {
    const known = blocks.get(blockOf(wanted, 0))
    // Where somebody is counted and none of a crossing is told, nobody said how they are spread over it.
    return known !== undefined && (!known.anybody || known.crossings.has(crossingOf(wanted, 0)))
  }
}

/** Keeps what was once asked of a crossing in a block, where there is room for all of them. */
function remembered({ dimensions, by }: Cube, isNobody: At): At {
  const wide = dimensions.length
  // Where something is summed only counts whether it stands at its sum.
  const most = dimensions.map((dimension) => (hasSum({ by }, dimension) ? 1 : dimension.codes.length - 1))
  const highest = Int32Array.from(most)
  const all = most.reduce((product, each) => product * (each + 1), 1)
  if (all > 1_000_000) return isNobody
  const answers = new Uint8Array(all)
  return (wanted) => {
    let crossing = 0
    for (let at = 0; at < wide; at += 1) {
      const last = highest[at] ?? 0
      crossing = crossing * (last + 1) + Math.min(wanted[at] ?? 0, last)
    }
    if (answers[crossing] === 0) answers[crossing] = isNobody(wanted) ? 2 : 1
    return answers[crossing] === 2
  }
}
