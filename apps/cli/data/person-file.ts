import { whole } from "#apps/cli/data/bytes.ts"
import { rowsOf } from "#apps/cli/data/rows.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import type { EncodedRecord, PersonRecord } from "@palermo/statistics"
import { basename } from "node:path"
import { z } from "zod"

/** The records of one agency, as it keeps them or as it encoded them before they left. */
export type PersonFile =
  | { readonly agency: string; readonly people: readonly PersonRecord[] }
  | { readonly agency: string; readonly encoded: readonly EncodedRecord[] }

const wanted = ["record_id", "given_name", "surname", "sex", "birth_date", "citizenship"] as const

/**
 * Reads the records of one agency: CSV with the columns above, and `aliases` apart by semicolons where there are any; or
 * what `--encode` wrote, one JSON object a line. The agency is called as its file.
 */
export async function readPeople(file: string): Promise<PersonFile> {
  const bytes = await whole(file)
  const agency = basename(file).replace(/\.(csv|jsonl)(\.gz)?$/, "")
  return bytes[0] === 0x7b ? { agency, encoded: encodedIn(bytes, file) } : { agency, people: peopleIn(bytes, file) }
}

function peopleIn(bytes: Uint8Array, file: string): PersonRecord[] {
  const { heads, rows } = rowsOf(bytes, file)
  const missing = wanted.filter((name) => !heads.includes(name))
  if (missing.length > 0) throw new Stop(exits.refused, "column-not-found", { file, line: 1, what: missing.join(", ") })
  if (rows.length === 0) throw new Stop(exits.refused, "no-records", { file })
  return rows.map((row) => {
    const at = (name: string): string => row[heads.indexOf(name)] ?? ""
    return {
      id: at("record_id"),
      givenName: at("given_name"),
      surname: at("surname"),
      aliases: at("aliases")
        .split(";")
        .filter((alias) => alias.trim() !== ""),
      sex: at("sex"),
      birthDate: at("birth_date"),
      citizenship: at("citizenship"),
    }
  })
}

const token = z.string().min(1).max(64)
const words = z.base64().transform((text) => {
  const bytes = Buffer.from(text, "base64")
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, at) => bytes.readUInt32LE(4 * at))
})
const Name = z.object({
  written: token,
  sound: token,
  frame: token.optional(),
  filter: words.refine((filter) => filter.length === 16),
})
const Encoded = z.object({
  id: z.string().min(1),
  given: z.array(Name),
  surname: z.array(Name),
  sex: token.optional(),
  citizenship: token.optional(),
  year: token.optional(),
  yearsNear: z.array(token),
  dayAndMonth: token.optional(),
  dayOrMonth: token.optional(),
})

function encodedIn(bytes: Uint8Array, file: string): EncodedRecord[] {
  const lines = Buffer.from(bytes).toString().trim().split("\n")
  return lines.map((line, at) => {
    try {
      const { sex, citizenship, year, dayAndMonth, dayOrMonth, given, surname, ...rest } = Encoded.parse(
        JSON.parse(line),
      )
      const framed = (names: typeof given) => names.map(({ frame, ...name }) => ({ ...name, frame }))
      return {
        ...rest,
        sex,
        citizenship,
        year,
        dayAndMonth,
        dayOrMonth,
        given: framed(given),
        surname: framed(surname),
      }
    } catch {
      throw new Stop(exits.refused, "encoding-damaged", { file, line: at + 1 })
    }
  })
}

/** One encoded record as a line of its file. */
export function encodedLine(record: EncodedRecord): string {
  return JSON.stringify(record, (_, value: unknown) => {
    if (!(value instanceof Uint32Array)) return value
    const bytes = Buffer.alloc(4 * value.length)
    value.forEach((word, at) => bytes.writeUInt32LE(word, 4 * at))
    return bytes.toString("base64")
  })
}
