import { agency, attributes, type Flow } from "#modules/analysis/sdmx/flow.ts"
import type { FlowBounds } from "#modules/analysis/sdmx/bounding.ts"
import { attributesOf, type Detail, type NextSeries, type Status } from "#modules/analysis/sdmx/observations.ts"
import { byStatus, byUnit, written, type Manner } from "#modules/analysis/sdmx/writing.ts"

type Asked = { readonly version: 1 | 2; readonly detail: Detail; readonly bounds: () => FlowBounds }

/**
 * Observations as SDMX-CSV, a page of lines at a time. 2.0 begins each line with the kind of structure, its id and the
 * action (`I`, information); 1.0 with the dataflow. No code can be taken for a formula (`codeId`).
 */
export function* sdmxCsvOf(
  flow: Flow,
  series: NextSeries,
  { version, detail, bounds }: Asked,
): Generator<string | Uint8Array, void, boolean | undefined> {
  const heads = [
    ...(version === 2 ? ["STRUCTURE", "STRUCTURE_ID", "ACTION"] : ["DATAFLOW"]),
    ...flow.dimensions.map((dimension) => dimension.id),
    ...(detail === "full" || detail === "dataonly" ? ["OBS_VALUE"] : []),
    ...(detail === "full" ? attributes : []),
    ...(detail === "full" || detail === "nodata" ? ["UNIT_MEASURE"] : []),
  ]
  yield `${heads.join(",")}\r\n`
  yield* written(flow, series, mannerOf(flow, { version, detail, bounds }))
}

/** A line is an observation with its whole key, or the key of a series alone, with what is told of the whole of it. */
function mannerOf(flow: Flow, { version, detail, bounds }: Asked): Manner {
  const begins = version === 2 ? `dataflow,${agency}:${flow.id}(1.0.0),I` : `${agency}:${flow.id}(1.0)`
  const codes = flow.dimensions.map((dimension) => dimension.codes.map(({ id }) => `,${id}`))
  const [nothing, lineEnd] = ["", "\r\n"]
  const line = { begins, codes, parting: nothing }
  if (detail === "serieskeysonly" || detail === "nodata")
    return {
      ...line,
      series: { gap: ",", opens: byUnit((unit) => (detail === "nodata" ? `,${unit}\r\n` : lineEnd)), closes: nothing },
    }
  const isFull = detail === "full"
  const told = (status: Status) => attributesOf(status).map((each) => each ?? "")
  const unitEnds = byUnit((unit) => `,${unit}\r\n`)
  const ends = byUnit((unit) =>
    byStatus((status) => (isFull ? `,${told(status).join(",")},,${unitEnds[unit]}` : lineEnd)),
  )
  const bounded = () => ({ of: bounds(), opens: `,${told("Q").join(",")},`, parting: ",", ends: unitEnds })
  return {
    ...line,
    observation: { runs: codes, middle: ",", missing: nothing, ends, ...(isFull && { bounds: bounded() }) },
  }
}
