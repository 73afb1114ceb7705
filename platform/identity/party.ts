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

/** For whom somebody of the cast acts that is invented like themselves: in no directory, and nobody's to be nominated for. */
const inventedParties: ReadonlyMap<string, Text> = new Map([
  [
    "lantern-house",
    {
      ar: "دار الفانوس (وهمية)",
      en: "Lantern House (invented)",
      es: "Casa del Farol (inventada)",
      fr: "Maison de la Lanterne (inventée)",
      ru: "Дом Фонаря (вымышленный)",
      zh: "灯笼之家（虚构）",
    },
  ],
])

/**
 * A party by its code, as a page shows it; nobody where a role is held for
 * nobody in particular. One of the invented cast stands in no directory, and
 * has its name from there.
 */
export function partyInPlace(parties: ReadonlyMap<string, Party>, code: string | null): PartyInPlace | null {
  return code === null ? null : { code, names: parties.get(code)?.names ?? inventedParties.get(code) ?? {} }
}
