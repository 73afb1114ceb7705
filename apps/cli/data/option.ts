import type { Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { existsSync } from "node:fs"
import { dirname, resolve } from "node:path"

/** An option that is a whole number, within bounds; the fallback where it was not said. */
export function wholeNumber(values: Values, name: string, fallback: number, [least, most]: readonly [number, number]) {
  const given = values[name]
  const number = given === undefined ? fallback : numberOf(given)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Stop(exits.misused, "not-a-whole-number", { option: `--${name}`, least, most })
  return number
}

/** The one file a command is given. */
export function oneFile(files: readonly string[]): string {
  const [file] = files
  if (file === undefined || files.length > 1) throw new Stop(exits.misused, "one-file")
  return file
}

/**
 * The file an option says to write. Ends the command before it works for minutes, where none was said, where its folder
 * is not there, and where it is one of the files that are read.
 */
export function outFile(values: Values, files: readonly string[], name = "out"): string {
  const out = values[name]
  if (typeof out !== "string" || out === "") throw new Stop(exits.misused, "say-out")
  if (files.some((file) => resolve(file) === resolve(out))) throw new Stop(exits.misused, "out-is-read", { file: out })
  if (!existsSync(dirname(resolve(out))))
    throw new Stop(exits.unreadable, "file-not-written", { file: out, reason: "ENOENT" })
  return out
}

/** The words of an option that has commas between them; none where it was not said. */
export const namesIn = (values: Values, name: string): string[] => {
  const given = values[name]
  return typeof given === "string" ? given.split(",").map((each) => each.trim()) : []
}

/** An option that is a share, above 0 and below 1; the fallback where it was not said. */
export function shareOf(values: Values, name: string, fallback: number): number {
  const given = values[name]
  const number = given === undefined ? fallback : numberOf(given)
  if (!(number > 0 && number < 1)) throw new Stop(exits.misused, "not-a-share", { option: `--${name}` })
  return number
}

/** An option that is a number above 0; the fallback where it was not said. */
export function aboveZero(values: Values, name: string, fallback: number): number {
  const given = values[name]
  const number = given === undefined ? fallback : numberOf(given)
  if (!(number > 0 && Number.isFinite(number))) throw new Stop(exits.misused, "not-above-zero", { option: `--${name}` })
  return number
}

/** No number where nothing was written: an empty word would else be zero. */
const numberOf = (given: string | boolean): number =>
  typeof given === "string" && given.trim() !== "" ? Number(given) : Number.NaN

/** An option that is one of some words; nothing where it was not said. Ends the command where it is another. */
export function oneOf<Word extends string>(values: Values, name: string, words: readonly Word[]): Word | undefined {
  const given = values[name]
  const found = words.find((word) => word === given)
  if (given !== undefined && found === undefined)
    throw new Stop(exits.misused, "one-of", { option: `--${name}`, words: words.join(", ") })
  return found
}
