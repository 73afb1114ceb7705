import { Person } from "#platform/identity/contract.ts"
import { Offer } from "#platform/identity/invitation/invitation.ts"
import { Sent } from "#platform/identity/nomination/contract.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const params = z.object({ id: z.uuid() })
const token = z.string().min(1).max(200)

/** Sends the invitation of a nomination anew. The link sent before is good no more. */
export const sendInvitation = endpoint({
  act: "invitation.send",
  method: "post",
  path: "/nominations/{id}/invitation",
  summary: "Send an invitation anew",
  params,
  body: z.object({}),
  output: Sent,
  refusals: { "nomination-not-found": 404, "nobody-to-invite": 409 },
})

export const withdrawInvitation = endpoint({
  act: "invitation.withdraw",
  method: "delete",
  path: "/nominations/{id}/invitation",
  summary: "Withdraw an invitation",
  params,
  output: z.object({ id: z.uuid() }),
  refusals: { "nomination-not-found": 404, "no-open-invitation": 409 },
})

/** What an invitation says, to whoever holds its link. */
export const readInvitation = endpoint({
  act: "invitation.read",
  method: "post",
  path: "/invitation",
  summary: "Read the invitation a link stands for",
  reads: true,
  secret: true,
  body: z.object({ token }),
  output: Offer,
  refusals: { "invitation-not-valid": 404, "too-many-attempts": 429 },
})

/** Accepts an invitation: the terms, the language. It signs this browser in, once; how one signs in later is set up next. */
export const acceptInvitation = endpoint({
  act: "invitation.accept",
  method: "post",
  path: "/invitation/accept",
  summary: "Accept an invitation and the terms of use",
  secret: true,
  body: z.object({ token, language: z.enum(languages), terms: z.literal(true) }),
  output: Person,
  refusals: { "invitation-not-valid": 404, "too-many-attempts": 429 },
})
