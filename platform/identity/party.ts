import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** For whom somebody acts: a State or an organization, as the directory names it. */
export const Party = z.object({
  code: z.string(),
  kind: z.enum(["state", "organization"]),
  names: Text,
})
export type Party = z.infer<typeof Party>

/** A party as a page shows it; one the directory does not have (any more) by its code alone. */
export const PartyInPlace = z.object({ code: z.string(), names: Text })
export type PartyInPlace = z.infer<typeof PartyInPlace>

/** A party by its code, as a page shows it; nobody where a role is held for nobody in particular. */
export function partyInPlace(parties: ReadonlyMap<string, Party>, code: string | null): PartyInPlace | null {
  return code === null ? null : { code, names: parties.get(code)?.names ?? {} }
}
