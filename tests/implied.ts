import {
  complete,
  dimension,
  linkTables,
  systemOf,
  TOTAL,
  UNKNOWN,
  withMargins,
  type Codings,
  type System,
} from "@palermo/statistics"
import assert from "node:assert/strict"
import type { Read } from "./published.ts"

/** What was said of cells, by their codes in the order of some columns: at least and at most. */
type Said = ReadonlyMap<string, readonly [low: number, high: number]>

type Asked = {
  readonly columns: readonly string[]
  /** So many columns, the first, are those over which nothing is summed. */
  readonly by: number
  readonly tables: readonly (readonly string[])[]
  readonly codings: Codings
}

/**
 * Holds figures that left against what was said, and shares nothing with the gate: everybody may be at any code that was ever
 * used, or at one that was not. What is told and was not said must be so in every whole table that agrees with what was.
 */
export async function impliedBy(said: Said, read: Read, asked: Asked) {
  const { columns, by, codings } = asked
  const keys = [...said.keys(), ...read.keys()].map((key) => key.split(","))
  const dimensions = new Map(
    columns.map((name, at) => {
      const used = new Set(keys.flatMap((codes) => (codes[at] === TOTAL ? [] : (codes[at] ?? []))))
      const { partOf = {} } = codings[name] ?? {}
      const sums = [...used].filter((code) => Object.values(partOf).includes(code))
      const rests = Object.fromEntries(sums.map((code) => [`${code} ${UNKNOWN}`, code]))
      return [name, dimension(name, [...used, ...Object.keys(rests), UNKNOWN], { partOf: { ...partOf, ...rests } })]
    }),
  )
  const world = linkedOf(asked, (name) => dimensions.get(name) ?? assert.fail(name))
  const blocks = Map.groupBy(read, ([key]) => key.split(",").slice(0, by).join())
  const saidIn = Map.groupBy(said, ([key]) => key.split(",").slice(0, by).join())
  const found = { stated: 0, implied: 0, invented: new Array<string>() }
  for (const [block, cells] of blocks) {
    const at = (key: string) => world.cells.get(key.split(",").slice(by).join())
    const { values } = world.system
    const [low, high] = [new Float64Array(values.length), new Float64Array(values.length).fill(Infinity)]
    for (const [key, [least, most]] of saidIn.get(block) ?? []) {
      const cell = at(key) ?? assert.fail(key)
      ;[low[cell], high[cell]] = [least, most]
    }
    const [zeros, others]: number[][] = [[], []]
    for (const [key, value] of cells) {
      if (value === null) continue
      const cell = at(key) ?? assert.fail(key)
      if (low[cell] === high[cell]) {
        found.stated += 1
        if (low[cell] !== value) found.invented.push(`${key} is ${value}, and was ${low[cell]}`)
      } else {
        found.implied += 1
        if (value === 0) zeros?.push(cell)
        else if (await mayBe(world.system, low, high, [cell], 0, value - 1)) found.invented.push(`${key} ${value}`)
        else if (await mayBe(world.system, low, high, [cell], value + 1, Infinity))
          found.invented.push(`${key} ${value}`)
        else others?.push(cell)
      }
    }
    if (zeros && zeros.length > 0 && (await mayBe(world.system, low, high, zeros, 1, Infinity)))
      found.invented.push(`${block} has somebody where it is told that nobody is`)
    if ((zeros?.length ?? 0) + (others?.length ?? 0) > 0)
      assert.ok(await mayBe(world.system, low, high, [], 0, 0), `${block} contradicts itself, and left`)
  }
  return found
}

type Dimension = ReturnType<typeof dimension>

/** All that can be added up of one block, empty; and its cells by the codes of the columns of all tables. */
function linkedOf({ columns, by, tables }: Asked, of: (name: string) => Dimension) {
  const names = columns.slice(by)
  const made = tables.map((table) => {
    const own = table.map(of)
    const inner = own.reduce<number[][]>(
      (done, { codes, parents }) =>
        done.flatMap((start) =>
          [...codes.keys()].flatMap((code) => (parents.includes(code) ? [] : [[...start, code]])),
        ),
      [[]],
    )
    return withMargins(
      own,
      inner.map((place) => ({ place, value: 0 })),
    )
  })
  const linked = linkTables(made)
  assert.ok("system" in linked)
  const cells = new Map<string, number>()
  for (const [nth, { places, values }] of made.entries()) {
    const table = tables[nth] ?? []
    for (let cell = 0; cell < values.length; cell++) {
      const codes = names.map((name) => {
        const column = table.indexOf(name)
        return column < 0 ? TOTAL : (of(name).codes[places[cell * table.length + column] ?? 0] ?? "")
      })
      cells.set(codes.join(), linked.cells[nth]?.[cell] ?? 0)
    }
  }
  return { system: linked.system, cells }
}

/** Whether a whole table agrees with what was said in which there are so many in these cells together. */
async function mayBe(
  system: System,
  low: Float64Array,
  high: Float64Array,
  cells: readonly number[],
  least: number,
  most: number,
): Promise<boolean> {
  const size = low.length + 1
  const lines = Array.from({ length: system.starts.length - 1 }, (_, line) => [
    ...system.cells.subarray(system.starts[line], system.starts[line + 1]),
  ])
  if (cells.length > 0) lines.push([low.length, ...cells])
  const wide = systemOf(new Float64Array(size), lines)
  const bounds = { low: Float64Array.of(...low, least), high: Float64Array.of(...high, most) }
  return (await complete(wide, { ...bounds, costs: new Float64Array(size).fill(1) })) !== undefined
}
