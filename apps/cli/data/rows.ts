import { reading } from "#apps/cli/data/bytes.ts"
import { rowsIn, type Rows } from "#modules/analysis/methods/overlaps.ts"

/** Takes the bytes of a CSV file apart; ends the command where they are no table. */
export const rowsOf = (bytes: Uint8Array, file: string): Rows => reading(file, () => rowsIn(bytes))
