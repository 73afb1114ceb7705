import { createHmac } from "node:crypto"
import { encoder, type PersonRecord } from "../../src/index.ts"

/** The encoder of agencies that share an invented key. */
export const encode = encoder((text) => createHmac("sha256", "lighthouse").update(text).digest())

/** A record of an invented person, of whom little is known unless it is said. */
export function person(id: string, known: Partial<PersonRecord>): PersonRecord {
  return { id, givenName: "", surname: "", aliases: [], sex: "", birthDate: "", citizenship: "", ...known }
}
