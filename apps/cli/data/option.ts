import type { Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"

/** An option that is a whole number, within bounds; the fallback where it was not said. */
export function wholeNumber(values: Values, name: string, fallback: number, [least, most]: readonly [number, number]) {
  const given = values[name]
  const number = given === undefined ? fallback : Number(given)
  if (given === true || !Number.isInteger(number) || number < least || number > most)
    throw new Stop(exits.misused, "not-a-whole-number", { option: `--${name}`, least, most })
  return number
}

/** The one file a command is given. */
export function oneFile(files: readonly string[]): string {
  const [file] = files
  if (file === undefined || files.length > 1) throw new Stop(exits.misused, "one-file")
  return file
}

/** The file to write; the command ends where none was said. */
export function outFile(values: Values): string {
  const out = values["out"]
  if (typeof out !== "string" || out === "") throw new Stop(exits.misused, "say-out")
  return out
}

/** An option that is a share, above 0 and below 1; the fallback where it was not said. */
export function shareOf(values: Values, name: string, fallback: number): number {
  const given = values[name]
  const number = given === undefined ? fallback : Number(given)
  if (given === true || !(number > 0 && number < 1)) throw new Stop(exits.misused, "not-a-share", { option: `--${name}` })
  return number
}

/** An option that is a number above 0; the fallback where it was not said. */
export function aboveZero(values: Values, name: string, fallback: number): number {
  const given = values[name]
  const number = given === undefined ? fallback : Number(given)
  if (given === true || !(number > 0 && Number.isFinite(number)))
    throw new Stop(exits.misused, "not-above-zero", { option: `--${name}` })
  return number
}
