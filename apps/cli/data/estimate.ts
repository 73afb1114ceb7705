import type { Values } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { codingsOf } from "#apps/cli/data/coding.ts"
import { drawing } from "#apps/cli/data/draw.ts"
import { toldOfCovariates, toldOfLines } from "#apps/cli/data/estimate-told.ts"
import { oneFile, shareOf, wholeNumber } from "#apps/cli/data/option.ts"
import { overlapsIn } from "#apps/cli/data/overlaps.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { searched } from "#modules/analysis/methods/searched.ts"
import {
  byLowestBic,
  byStepwise,
  casesOf,
  codedBy,
  saidOf,
  sideBySide,
  tableWarnings,
  withInterval,
  written,
  writtenWithCovariates,
  type CaptureTable,
  type CovariateTable,
  type Draw,
  type Estimated,
  type SideBySide,
} from "@palermo/statistics"
import { createHash } from "node:crypto"

/**
 * `palermo data estimate`: how many cases no list has, from a table of overlaps
 * of lists. With a method it is one object, `{estimate, selected, interval, …}`
 * or `{noEstimate: reason}`; without one all methods side by side under `lines`.
 */
export const estimate: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const { table, covariates } = await overlapsIn(file, values)
  const threshold = shareOf(values, "threshold", 0.02)
  const method = values["method"]
  const seed = wholeNumber(values, "seed", 1, [0, Number.MAX_SAFE_INTEGER])
  const many = wholeNumber(values, "bootstrap", method === undefined ? 1000 : 0, [0, 1_000_000])
  const tell = (drawn: number) => terminal.progress(() => terminal.say("cli.data.drawing", { drawn, many }))
  const draw = many === 0 ? undefined : drawing(seed, many, tell)
  const searches = method === "covariates" ? covariates : undefined
  const coded = codedBy(searches?.layout.covariates.map(({ name }) => name) ?? [], await codingsOf(values))
  const about = { ...aboutTable(table, searches), codedBy: coded, ...(many > 0 ? { replicates: many, seed } : {}) }

  terminal.progress(() => terminal.say("cli.data.doing", { doing: "estimating", file }))
  if (method === "covariates") {
    if (!searches) throw new Stop(exits.refused, "no-covariates", { file })
    const found = await searched(searches, draw)
    terminal.progress("")
    terminal.print(values["json"] ? JSON.stringify({ ...found, ...about }) : toldOfCovariates(found, about, terminal))
    return exits.done
  }
  const all = method === undefined ? await sideBySide(table, threshold, draw) : await oneLine(table, values, draw)
  terminal.progress("")
  if (values["json"]) {
    const [line] = all.lines
    terminal.print(
      JSON.stringify({ ...(method === undefined ? all : { ...line, tableWarnings: all.warnings }), ...about }),
    )
  } else terminal.print(toldOfLines(all, about, terminal))
  return exits.done
}

/** What goes with every estimate: the size of the table, and the digest by which it is known again. */
export type AboutTable = ReturnType<typeof aboutTable> & { readonly replicates?: number; readonly seed?: number }

/** Says of a table what goes with every estimate. */
export function aboutTable(table: CaptureTable, covariates?: CovariateTable) {
  const form = covariates ? writtenWithCovariates(covariates) : written(table)
  const digest = createHash("sha256").update(form).digest("hex")
  return { cases: casesOf(table.counts), lists: table.lists, digest }
}

async function oneLine(table: CaptureTable, values: Values, draw?: Draw): Promise<SideBySide> {
  const method = values["method"]
  const order = wholeNumber(values, "max-order", Math.min(3, table.lists.length - 1), [1, 4])
  if (method !== "stepwise" && method !== "bic") throw new Stop(exits.misused, "method-unknown")
  const prepared =
    method === "stepwise" ? byStepwise(table, shareOf(values, "threshold", 0.02)) : byLowestBic(table, order)
  const name = method === "stepwise" ? method : order === 2 ? "bic-order-2" : order === 3 ? "bic-order-3" : "bic"
  const answer: Estimated | { readonly noEstimate: string } =
    "noEstimate" in prepared ? prepared : await withInterval(table, prepared, draw)
  return {
    lines: [{ method: name, ...saidOf[method], ...answer }],
    sensitivity: [],
    warnings: tableWarnings(table),
  }
}
