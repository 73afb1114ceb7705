import { endpoint } from "#platform/kernel/endpoint.ts"
import { Appointment } from "#platform/kernel/appointment.ts"
import { z } from "zod"

/** Who is at the other end, as far as they need to know themselves: their name, what they are appointed to, what they may. */
export const Person = z.object({
  person: z.string(),
  signedIn: z.boolean(),
  name: z.string(),
  appointments: z.array(Appointment),
  /** What they must do before anything they are appointed to: accept the terms of use, prove themselves twice. */
  lacks: z.array(z.enum(["terms", "second-factor"])),
  /** The acts that are this person's to do, beyond what is anybody's. */
  acts: z.array(z.string()),
})
export type Person = z.infer<typeof Person>

export const getMe = endpoint({
  act: "me.read",
  method: "get",
  path: "/me",
  summary: "Who am I, and what may I do",
  output: Person,
  refusals: {},
})

/** Exchanges the one-time link's token for a signed-in browser. */
export const signIn = endpoint({
  act: "me.sign-in",
  method: "post",
  path: "/sign-in",
  summary: "Sign in with the one-time link",
  secret: true,
  body: z.object({ token: z.string().min(1).max(200) }),
  output: Person,
  refusals: { "link-not-valid": 401, "too-many-attempts": 429 },
})

export const signOut = endpoint({
  act: "me.sign-out",
  method: "post",
  path: "/sign-out",
  summary: "Sign out of this browser",
  output: Person,
  refusals: {},
})
