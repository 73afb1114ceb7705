import { PartyInPlace } from "#platform/identity/party.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** How long an invitation is good: ten days. */
export const invitationLasts = 10 * 24 * 60 * 60 * 1000

/** Where an invitation stands. Whoever is signed in by it once has used it. */
export const invitationStandings = ["open", "used", "expired", "withdrawn"] as const

/** An invitation as those see it who sent it: never its link, which is told once. */
export const Invitation = z.object({
  made: z.iso.datetime(),
  madeBy: z.string(),
  expires: z.iso.datetime(),
  standing: z.enum(invitationStandings),
})
export type Invitation = z.infer<typeof Invitation>

/** An invitation as whoever holds its link sees it: who is meant, to what, until when. */
export const Offer = z.object({
  name: z.string(),
  language: z.enum(languages),
  role: z.string(),
  /** The name of a role of this installation's own; a shipped one has its name in the catalogues. */
  names: Text.nullable(),
  party: PartyInPlace.nullable(),
  expires: z.iso.datetime(),
  standing: z.enum(invitationStandings),
})
export type Offer = z.infer<typeof Offer>

type Kept = { readonly expires: Date; readonly used: Date | null; readonly withdrawn: Date | null }

/** Where an invitation stands at an instant; at the instant it expires it is good no more. */
export function standingOf({ expires, used, withdrawn }: Kept, now: Date): Invitation["standing"] {
  if (used) return "used"
  if (withdrawn) return "withdrawn"
  return expires.getTime() <= now.getTime() ? "expired" : "open"
}

/** The address an invitation is given out as. What proves it stands behind the `#`, which browsers keep to themselves. */
export const invitationLink = (origin: string, language: string, token: string): string =>
  `${origin}/${language}/invitation#${token}`
