import { agency, attributes, type Flow } from "#modules/analysis/sdmx/flow.ts"
import { statusOf, type Series } from "#modules/analysis/sdmx/observations.ts"

/** How much is told of observations: all of it, no attributes, or which series there are. */
export type Detail = "full" | "dataonly" | "serieskeysonly" | "nodata"

/** What the attributes of an observation are, by its status. What is withheld tells nothing of how large it is, so it has no bounds. */
export const attributesOf = (status: "A" | "Q" | "O"): readonly (string | null)[] => [
  status,
  status === "O" ? null : status === "Q" ? "C" : "F",
  "0",
  "C",
  null,
  null,
]

/** In what a series is told: a number, or a rate. */
export const unitOf = ({ dimensions }: Flow, { key }: Pick<Series, "key">): "NUMBER" | "PER_100000_POP" =>
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
  const ends = (unit: string) =>
    byStatus((status) => {
      const told = attributesOf(status).map((each) => each ?? "")
      return isFull ? `,${told.join(",")},${unit}\r\n` : "\r\n"
    })
  const endings = { NUMBER: ends("NUMBER"), PER_100000_POP: ends("PER_100000_POP") }
  const written = flow.dimensions.map(({ codes }) => codes.map((code) => `,${code.id}`))
  for (const one of series) {
    const along = one.key.indexOf(-1)
    const key = Array.from(one.key, (code, at) => written[at]?.[code] ?? "")
    // Joined, a text is in one piece, and cheaper to put together with others than one that was added up.
    const before = [id, ...key.slice(0, along)].join("")
    const after = [...key.slice(along + 1), ","].join("")
    if (hasData) {
      const codes = written[along]
      const end = endings[unitOf(flow, one)]
      for (let nth = 0; nth < one.values.length; nth += 1) {
        const value = one.values[nth] ?? Number.NaN
        piece += before + (codes?.[one.codes[nth] ?? -1] ?? ",") + after
        if (Number.isFinite(value)) piece += value
        piece += end[statusOf(value)]
      }
    } else piece += `${before},${after.slice(0, -1)}\r\n`
    if (piece.length < 16_000) continue
    yield piece
    piece = ""
  }
  yield piece
}

/** The same for each status of an observation. */
export const byStatus = <T>(of: (status: "A" | "Q" | "O") => T) => ({ A: of("A"), Q: of("Q"), O: of("O") })
