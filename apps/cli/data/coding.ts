import type { Terminal, Values } from "#apps/cli/command.ts"
import { reading, whole } from "#apps/cli/data/bytes.ts"
import { namesIn } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import {
  codeLists,
  holdToList,
  readHierarchies,
  type CodedBy,
  type Codings,
  type Combinations,
} from "@palermo/statistics"

/**
 * What the options say of the codes of columns: `--hierarchy FILE`, which code is part of which, and `--codes
 * COLUMN=LIST,…`, the list they are of. Ends the command where there is no such list.
 */
export async function codingsOf(values: Values): Promise<Codings> {
  const { hierarchy } = values
  const codings: Codings =
    typeof hierarchy === "string"
      ? await whole(hierarchy).then((bytes) => reading(hierarchy, () => readHierarchies(bytes)))
      : {}
  const listed = namesIn(values, "codes").map((word) => {
    const [column = "", name = ""] = word.split("=")
    const list = Object.entries(codeLists).find(([key, { id }]) => key === name || id === name)?.[1]
    const known = Object.values(codeLists).map(({ id }) => id)
    if (!list || column === "") throw new Stop(exits.misused, "list-unknown", { what: word, known: known.join(", ") })
    return [column, { ...codings[column], list }] as const
  })
  return { ...codings, ...Object.fromEntries(listed) }
}

/** By which lists columns were coded, in a sentence. */
export function codedByTold(coded: CodedBy, { say }: Terminal): string {
  const all = Object.entries(coded)
  const listed = all.flatMap(([name, version]) => (version === null ? [] : [`${name}: ${version}`]))
  const own = all.flatMap(([name, version]) => (version === null ? [name] : []))
  return say("cli.data.coded", {
    listed: listed.join("; "),
    lists: listed.length,
    own: own.join(", "),
    owns: own.length,
  })
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
