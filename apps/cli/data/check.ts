import type { DataVerb } from "#apps/cli/commands/data.ts"
import { inTheWay, intakeOptions, readThrough } from "#apps/cli/data/intake.ts"
import { tellUnderstood } from "#apps/cli/data/understood.ts"
import { exits } from "#apps/cli/exit.ts"
import type { Read } from "#modules/analysis/intake/encoded.ts"

/**
 * `palermo data check`: what is understood of data before they are brought: their layout, columns and lists, what is wrong
 * with them, and which values wait for repair. Keeps nothing. Ends with 1 where something stands in the way.
 */
export const check: DataVerb = async (files, values, terminal) => {
  const options = await intakeOptions(values)
  let isRight = true
  for (const file of files) {
    const read = await readThrough(file, options, terminal)
    const { faults, open } = inTheWay(read)
    if (faults + open > 0) isRight = false
    if (values["json"]) terminal.print(JSON.stringify({ file, ...withoutDictionaries(read) }))
    else tellUnderstood(file, read, terminal)
  }
  return isRight ? exits.done : exits.refused
}

/** Dictionaries may be long, and say no more than the file does. */
const withoutDictionaries = ({ layout, kind, digest, records, columns, remarks, repairs, taken }: Read) => ({
  ...{ layout, kind, digest, records, columns, remarks, repairs, taken },
})
