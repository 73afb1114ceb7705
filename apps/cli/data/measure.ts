import type { DataVerb } from "#apps/cli/commands/data.ts"
import { reading, whole, write } from "#apps/cli/data/bytes.ts"
import { codedByTold, codingsOf } from "#apps/cli/data/coding.ts"
import { oneFile, outFile } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { changesOf, ratesOf, readFigures, sharesOf, writeFigures, type Figure } from "@palermo/statistics"

/**
 * `palermo data measure`: rates per 100,000, shares and changes of a published table, such as `protect` writes. In place of
 * a number stands why there is none. Nothing is told that the table does not tell: it is all reckoned from what it shows.
 */
export const measure: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const { population, share, change } = values
  const out = outFile(values, typeof population === "string" ? [...files, population] : files)
  const codings = await codingsOf(values)
  const bytes = await whole(file)
  const figures = reading(file, () => readFigures(bytes, codings))
  const measures: Record<string, readonly Figure[]> = {}
  if (typeof population === "string") {
    const people = await whole(population)
    const read = reading(population, () => readFigures(people))
    measures["rate"] = reading(file, () => ratesOf(figures, read))
  }
  if (typeof share === "string") measures["share"] = reading(file, () => sharesOf(figures, share))
  if (typeof change === "string") measures["change"] = reading(file, () => changesOf(figures, change))
  const names = Object.keys(measures)
  if (names.length === 0) throw new Stop(exits.misused, "say-a-measure")
  await write(out, writeFigures(figures, measures))
  const missing = Object.values(measures).flatMap((own) => own.filter((figure) => "missing" in figure)).length
  const coded = figures.codedBy
  const told = { rows: figures.rows.length, missing, out }
  if (values["json"]) return terminal.print(JSON.stringify({ ...told, measures: names, codedBy: coded }))
  terminal.print(terminal.say("cli.data.measured", { ...told, measures: names.join(", ") }))
  terminal.print(codedByTold(coded, terminal))
}
