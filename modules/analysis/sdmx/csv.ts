import { agency, attributes, type Flow } from "#modules/analysis/sdmx/flow.ts"
import type { Observation, Series } from "#modules/analysis/sdmx/observations.ts"

/** How much is told of observations: all of it, no attributes, or which series there are. */
export type Detail = "full" | "dataonly" | "serieskeysonly" | "nodata"

/** What the attributes of an observation are, in their order. What is withheld tells nothing of how large it is, so it has no bounds. */
export const attributesOf = ({ status }: Observation): readonly (string | null)[] => [
  status,
  status === "O" ? null : status === "Q" ? "C" : "F",
  "0",
  "C",
  null,
  null,
]

/** In what a series is told: a number, or a rate. */
export const unitOf = ({ dimensions }: Flow, { key }: Series): string =>
  dimensions.some(({ codes }, at) => codes[key[at] ?? -1]?.rate) ? "PER_100000_POP" : "NUMBER"

/**
 * Observations as SDMX-CSV, some hundred lines at a time. 2.0 begins each line with the kind of structure, its id and the
 * action (`I`, information); 1.0 with the dataflow. No code can be taken for a formula (`codeId`).
 */
export function* sdmxCsvOf(
  flow: Flow,
  series: Iterable<Series>,
  { version, detail }: { readonly version: 1 | 2; readonly detail: Detail },
): Generator<string> {
  const id = version === 2 ? `dataflow,${agency}:${flow.id}(1.0.0),I` : `${agency}:${flow.id}(1.0)`
  const isFull = detail === "full"
  const hasData = detail === "full" || detail === "dataonly"
  const heads = [
    ...(version === 2 ? ["STRUCTURE", "STRUCTURE_ID", "ACTION"] : ["DATAFLOW"]),
    ...flow.dimensions.map((dimension) => dimension.id),
    ...(hasData ? ["OBS_VALUE"] : []),
    ...(isFull ? [...attributes, "UNIT_MEASURE"] : []),
  ]
  let piece = `${heads.join(",")}\r\n`
  for (const one of series) {
    const key = flow.dimensions.map(({ codes }, at) => codes[one.key[at] ?? -1]?.id ?? "")
    const along = one.key.indexOf(-1)
    const [before, after] = [key.slice(0, along), key.slice(along + 1)].map((each) =>
      each.map((code) => `,${code}`).join(""),
    )
    if (hasData) {
      const codes = flow.dimensions[along]?.codes
      const unit = unitOf(flow, one)
      for (const observation of one.observations) {
        const told = isFull
          ? `,${attributesOf(observation)
              .map((each) => each ?? "")
              .join(",")},${unit}`
          : ""
        piece += `${id}${before},${codes?.[observation.code]?.id ?? ""}${after},${observation.value ?? ""}${told}\r\n`
      }
    } else piece += `${id}${before},${after}\r\n`
    if (piece.length < 16_000) continue
    yield piece
    piece = ""
  }
  yield piece
}
