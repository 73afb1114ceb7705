import type { Terminal, Values } from "#apps/cli/command.ts"
import { reading, whole } from "#apps/cli/data/bytes.ts"
import { namesIn } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import type { OwnCodes } from "#modules/analysis/gate/unnamed.ts"
import { meantBy } from "#modules/analysis/intake/layouts/headings.ts"
import { ownCodesOf } from "#modules/analysis/store/codings.ts"
import {
  codeLists,
  fieldOf,
  holdToList,
  readHierarchies,
  schemeNames,
  type CodedBy,
  type Coding,
  type Codings,
  type Combinations,
} from "@palermo/statistics"

/**
 * What the options say of the codes of columns: `--hierarchy FILE`, which code is part of which, and `--codes
 * COLUMN=LIST,…`, the list they are of, or the scheme whose values are read into one. Ends the command where there is none.
 */
export async function codingsOf(values: Values): Promise<Codings> {
  const { hierarchy } = values
  const codings: Codings =
    typeof hierarchy === "string"
      ? await whole(hierarchy).then((bytes) => reading(hierarchy, () => readHierarchies(bytes)))
      : {}
  const listed = namesIn(values, "codes").map((word) => {
    const [column = "", name = ""] = word.split("=")
    const coding = listNamed(name) ?? schemeNamed(name, column)
    if (!coding || column === "") throw new Stop(exits.misused, "list-unknown", { what: word, known: known() })
    return [column, { ...codings[column], ...coding }] as const
  })
  return { ...codings, ...Object.fromEntries(listed) }
}

/** The columns whose codes are their own, as the server knows them: of no list that was named, and no years. A hierarchy names none. */
export const ownCodesIn = (columns: readonly string[], codings: Codings): OwnCodes =>
  ownCodesOf(
    columns.map((name) => ({
      ...{ name, role: meantBy(name) === "year" ? "time" : "dimension", list: codings[name]?.list?.id ?? null },
    })),
  )

const known = (): string => [...Object.values(codeLists).map(({ id }) => id), ...schemeNames].join(", ")

function listNamed(name: string): Coding | undefined {
  const list = Object.entries(codeLists).find(([key, { id }]) => key === name || id === name)?.[1]
  return list && { list }
}

/** A scheme by the beginning of its name, and after a colon its field, where the column is called otherwise. */
function schemeNamed(name: string, column: string): Coding | undefined {
  const [start = "", field = column] = name.split(":")
  const scheme = schemeNames.find((one) => start !== "" && one.toLowerCase().startsWith(start.toLowerCase()))
  return scheme && fieldOf(scheme, field)
}

/** By which lists columns were coded, in a sentence. */
export function codedByTold(coded: CodedBy, { say }: Terminal): string {
  const all = Object.entries(coded)
  const listed = all.flatMap(([name, version]) => (version === null ? [] : [`${name}: ${version}`]))
  const own = all.flatMap(([name, version]) => (version === null ? [name] : []))
  const counts = { listed: listed.join("; "), lists: listed.length, own: own.join(", "), owns: own.length }
  return say("cli.data.coded", counts).trim()
}

/** The values of other schemes that hold more (⊃) or less (⊂) than the codes they were read into, in a sentence; none, no sentence. */
export function unlikeTold(codings: Codings, { say }: Terminal): string {
  const listed = Object.entries(codings).flatMap(([name, { crosswalk }]) =>
    (crosswalk?.unlike ?? []).map(({ value, code, fit }) => `${name} ${value} ${fit === "wider" ? "⊃" : "⊂"} ${code}`),
  )
  return listed.length === 0 ? "" : say("cli.data.unlike", { listed: listed.join("; ") })
}

/** Holds the values of records to the lists their columns should be of; ends the command where one is not of its list. */
export function holdTo(
  { columns, attributes }: Pick<Combinations, "columns" | "attributes">,
  codings: Codings,
  file: string,
) {
  for (const [name, coding] of Object.entries(codings)) {
    if (!columns.includes(name)) throw new Stop(exits.refused, "column-not-found", { file, line: 1, what: name })
    const own = attributes.filter(({ column }) => column === name)
    reading(file, () => holdToList(new Map(own.map(({ value }) => [value, 0])), coding))
  }
}
