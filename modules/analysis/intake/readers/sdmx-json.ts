import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { sheetOf, type PlainRow } from "#modules/analysis/intake/readers/gather.ts"
import { jsonParts } from "#modules/analysis/intake/readers/json-parts.ts"
import { idAt, isOfMany, Level, sharedIn, toldOfMany } from "#modules/analysis/intake/readers/sdmx-of-many.ts"
import type { Sheet } from "#modules/analysis/intake/sheet.ts"
import { z } from "zod"

const Structure = z.object({ dimensions: Level, attributes: Level.default({}), measures: Level.default({}) })
type Structure = z.infer<typeof Structure>

/** What an observation holds: its measures, then places of its attributes. */
const Observed = z.array(z.union([z.number(), z.string(), z.null(), z.array(z.unknown())])).min(1)

/**
 * A data message in SDMX-JSON 1.0 or 2.0 (SDMX TWG, sdmx-json): its observations as rows, whose columns are the dimensions
 * by their ids, `OBS_VALUE`, the attributes of observations, and of those that are told of many at once what says how many
 * each is. Read twice, for the structure may stand at the end: once for the structure and what is told of many, once for the
 * observations; memory holds neither all of them nor the text.
 */
export async function sdmxJsonSheet(chunks: () => AsyncIterable<Uint8Array>): Promise<Sheet> {
  let structure: Structure | undefined
  const many = toldOfMany()
  for await (const { path, value } of jsonParts(chunks(), (at) => isStructure(at) || isOfMany(at))) {
    if (isOfMany(path)) {
      many.note(path, value)
      continue
    }
    const one: unknown = Array.isArray(value) ? value[0] : value
    const read = Structure.safeParse(one)
    if (!read.success) throw new IntakeFault("file-not-a-table")
    structure ??= read.data
  }
  if (!structure) throw new IntakeFault("file-not-a-table")
  const { dimensions, attributes } = structure
  const whole = dimensions.dataSet ?? []
  const series = dimensions.series ?? []
  const observation = dimensions.observation ?? []
  const own = attributes.observation ?? []
  const shared = sharedIn(attributes)
  const heads = [...whole, ...series, ...observation].map(({ id }) => id)
  heads.push("OBS_VALUE", ...own.map(({ id }) => id), ...shared.map(({ id }) => id))
  // Groups name dimensions in the order of the key, wherever these stand.
  const order = [...whole, ...series, ...observation]
    .map(({ keyPosition }, at) => ({ at, position: keyPosition ?? at }))
    .toSorted((a, b) => a.position - b.position)
  const fixed = whole.map(({ values }) => idAt(values, 0))

  async function* rows(): AsyncGenerator<PlainRow> {
    for await (const { path, value, line } of jsonParts(chunks(), isObservation)) {
      const observed = Observed.safeParse(value)
      const keys = path.flatMap((name, at) =>
        path[at - 1] === "series" || path[at - 1] === "observations" ? [name] : [],
      )
      const places = keys.flatMap((key) => key.split(":").map(Number))
      if (!observed.success || places.length !== series.length + observation.length)
        throw new IntakeFault("file-not-a-table", { line })
      const codes = [...series, ...observation].map(({ values }, at) => idAt(values, places[at] ?? -1))
      const [measured, ...rest] = observed.data
      // An attribute that lists no values is told as it is, any other by its place among them.
      const more = own.map(({ values }, at) => {
        const told = rest[at] ?? ""
        return typeof told === "number" && values.length > 0 ? idAt(values, told) : told
      })
      const set = path[path.indexOf("dataSets") + 1] ?? ""
      const all = [...whole.map(() => 0), ...places]
      const at = {
        set,
        series: keys.length > 1 ? (keys[0] ?? "") : "",
        places: order.map((each) => all[each.at] ?? -1),
      }
      yield { line, values: [...fixed, ...codes, measured ?? "", ...more, ...shared.map((each) => many.of(each, at))] }
    }
  }
  return sheetOf(heads, rows)
}

/** `data.structure` of 1.0, `data.structures` of 2.0, or `structure` of its first drafts, which had no `data`. */
const isStructure = (path: readonly string[]): boolean =>
  (path.length === 2 && path[0] === "data" && (path[1] === "structure" || path[1] === "structures")) ||
  (path.length === 1 && path[0] === "structure")

/** An observation, of the whole set or of a series. */
function isObservation(path: readonly string[]): boolean {
  const inside = path[0] === "data" ? path.slice(1) : path
  if (inside[0] !== "dataSets") return false
  return inside.length === 4
    ? inside[2] === "observations"
    : inside.length === 6 && inside[2] === "series" && inside[4] === "observations"
}
