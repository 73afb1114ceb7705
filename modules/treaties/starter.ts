import { instrumentCodes, type ActKind } from "#modules/treaties/act-kinds.ts"
import type { FormerNames } from "#modules/treaties/naming.ts"
import { Act } from "#modules/treaties/act.ts"

/** Where the shipped acts are from, as each of them says. */
const starterSource = "United Nations Treaty Collection, as of January 2014 (zmjones/untreaties)"

/** How the table of participation writes what was done on a day; the letters are the depositary's own. */
const signs: Readonly<Record<string, ActKind>> = {
  s: "signature",
  r: "ratification",
  A: "acceptance",
  AA: "approval",
  a: "accession",
  d: "succession",
}

/**
 * Reads the shipped acts from the text of their table: a line for each
 * participant, a column for each instrument, and in a cell the days with what
 * was done. Throws with the line when one cannot be read. `idOf` makes an id of
 * what tells an act from all others; `entered` is when they come into the record.
 */
export function actsFrom(table: string, idOf: (name: string) => string, entered: string): Act[] {
  const { headings, lines } = cellsOf(table)
  return lines.flatMap((cells) => {
    const [participant = ""] = cells
    return instrumentCodes.flatMap((instrument) =>
      (cells[headings.indexOf(instrument)] ?? "").split("; ").flatMap((said) => {
        if (said === "") return []
        const [dated = "", sign = ""] = said.split(" ")
        const read = Act.safeParse({
          id: idOf(`${instrument} ${participant} ${said}`),
          ...{ instrument, participant, dated, kind: signs[sign], source: starterSource },
          ...{ effective: null, about: null, territory: null, article: null, text: null, language: null, note: null },
          ...{ origin: "starter", corrected: false, entered },
        })
        if (!read.success) throw new Error(`an act of ${participant} cannot be read: ${said}`, { cause: read.error })
        return [read.data]
      }),
    )
  })
}

/** Reads the names participants had: those the depositary listed them by, and those of the second table. */
export function formerNamesFrom(participation: string, names: string): FormerNames {
  const former = new Map<string, string[]>()
  const add = (participant: string, found: readonly string[]): void => {
    former.set(participant, [...(former.get(participant) ?? []), ...found.filter((name) => name !== "")])
  }
  const listed = cellsOf(participation)
  for (const cells of listed.lines) add(cells[0] ?? "", [cells[listed.headings.indexOf("listed")] ?? ""])
  for (const [participant = "", ...found] of cellsOf(names).lines) add(participant, found)
  return former
}

function cellsOf(table: string): { readonly headings: readonly string[]; readonly lines: readonly string[][] } {
  const [headings = "", ...lines] = table.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"))
  const columns = headings.split("\t")
  return {
    headings: columns,
    lines: lines.map((line) => {
      const cells = line.split("\t")
      if (cells.length !== columns.length)
        throw new Error(`${cells.length} cells for ${columns.length} columns: ${line}`)
      return cells
    }),
  }
}
