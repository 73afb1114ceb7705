import { Actor } from "#modules/directory/actor.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** The tables of the starter record that hold the directory. */
export const starterTables = ["states", "organs", "experts", "entities", "organizations", "collectives"] as const

/** One line of a table, as far as it has the column. An empty cell is no value. */
const Line = z.object({
  code: z.string().optional(),
  kind: Actor.shape.kind,
  iso2: z.string().optional(),
  iso3: z.string().optional(),
  m49: z.string().optional(),
  group: Actor.shape.group.unwrap().optional(),
  parent: z.string().optional(),
  series: z.string().optional(),
  target: Actor.shape.target.default("states"),
  coordinates: z.literal("yes").optional(),
  ar: z.string().optional(),
  en: z.string().optional(),
  es: z.string().optional(),
  fr: z.string().optional(),
  ru: z.string().optional(),
  zh: z.string().optional(),
  /** The languages of official names; where the column is missing, all but those under `unofficial`. */
  official: z.string().optional(),
  unofficial: z.string().optional(),
  aliases: z.string().optional(),
})

/**
 * Reads the directory from the text of its starter tables: tab-separated, a
 * line of headings, lines that begin with # are remarks. Throws with the line
 * when one cannot be read. `idOf` gives the identifier of a code.
 */
export function actorsFrom(tables: readonly string[], idOf: (code: string) => string): Actor[] {
  return tables.flatMap(linesOf).map((line) => {
    const code = line.code ?? `state-${line.iso3?.toLowerCase()}`
    const names = Object.fromEntries(languages.flatMap((each) => (line[each] ? [[each, line[each]]] : [])))
    const unofficial = wordsOf(line.unofficial)
    return Actor.parse({
      id: idOf(code),
      code,
      kind: line.kind,
      names,
      official: line.official
        ? wordsOf(line.official)
        : Object.keys(names).filter((each) => !unofficial.includes(each)),
      iso2: line.iso2 ?? null,
      iso3: line.iso3 ?? null,
      m49: line.m49 ?? null,
      group: line.group ?? null,
      parent: line.parent ? idOf(line.parent) : null,
      series: wordsOf(line.series),
      aliases: line.aliases?.split("; ") ?? [],
      target: line.target,
      coordinates: line.coordinates === "yes",
    })
  })
}

function linesOf(table: string): z.infer<typeof Line>[] {
  const [headings = "", ...lines] = table.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"))
  const columns = headings.split("\t")
  return lines.map((line) => {
    const cells = line.split("\t")
    if (cells.length !== columns.length) throw new Error(`${cells.length} cells for ${columns.length} columns: ${line}`)
    const filled = columns.map((column, i) => [column, cells[i]] as const).filter(([, cell]) => cell !== "")
    const read = Line.safeParse(Object.fromEntries(filled))
    if (!read.success) throw new Error(`a line of the starter record cannot be read: ${line}`, { cause: read.error })
    return read.data
  })
}

const wordsOf = (cell: string | undefined): string[] => cell?.split(" ").filter((word) => word !== "") ?? []
