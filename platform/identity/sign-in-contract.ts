import { AppointmentInWords } from "#platform/identity/account.ts"
import { Person } from "#platform/identity/contract.ts"
import { Proof, Work } from "#platform/identity/proof.ts"
import { PasskeyAsked, PasskeyUsed } from "#platform/identity/webauthn.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"
import type { PasswordRefusal } from "./password-rule.ts"

const email = z.string().trim().min(3).max(254)
const password = z.string().min(1).max(600)

/** Why a sign-in is not done: what was wrong is not said, so that nobody learns who is here. */
const refusals = {
  "sign-in-refused": 401,
  "proof-needed": 429,
  "too-many-attempts": 429,
} as const

/** Why a password is not taken, with the status of each. */
export const passwordRefusals = {
  "password-too-short": 422,
  "password-too-long": 422,
  "password-common": 422,
  "password-tells-address": 422,
} as const satisfies Record<PasswordRefusal, RefusalStatus>

/** Somebody invented who may be signed in as, for trial: their name, and what they play. */
export const Invented = z.object({
  person: z.string(),
  name: z.string(),
  language: z.enum(languages),
  roles: z.array(AppointmentInWords),
})
export type Invented = z.infer<typeof Invented>

export const getWays = endpoint({
  act: "sign-in.read",
  method: "get",
  path: "/sign-in",
  summary: "The ways of signing in that this installation offers",
  output: z.object({
    providers: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Nobody, in production. */
    invented: z.array(Invented),
  }),
  refusals: {},
})

export const setProofOfWork = endpoint({
  act: "sign-in.set-work",
  method: "post",
  path: "/sign-in/work",
  summary: "Have work set that a browser does before it tries again",
  reads: true,
  output: Work,
  refusals: {},
})

export const askForPasskeyOfAnybody = endpoint({
  act: "sign-in.ask-passkey",
  method: "post",
  path: "/sign-in/passkey/challenge",
  summary: "Begin to sign in with a passkey",
  begins: true,
  output: PasskeyAsked,
  refusals: { "too-many-attempts": 429 },
})

export const signInWithPasskey = endpoint({
  act: "sign-in.passkey",
  method: "post",
  path: "/sign-in/passkey",
  summary: "Sign in with a passkey, without a name",
  secret: true,
  body: PasskeyUsed,
  output: Person,
  refusals: { "passkey-not-valid": 401, "too-many-attempts": 429 },
})

/** Signed in, or, where the person has a second factor, asked for it. */
export const SignedIn = z.discriminatedUnion("state", [
  z.object({ state: z.literal("signed-in"), me: Person }),
  z.object({ state: z.literal("second-factor"), pending: z.string() }),
])

export const signInWithPassword = endpoint({
  act: "sign-in.password",
  method: "post",
  path: "/sign-in/password",
  summary: "Sign in with an address and a password",
  secret: true,
  body: z.object({ email, password, proof: Proof.optional() }),
  output: SignedIn,
  refusals,
})

export const signInWithCode = endpoint({
  act: "sign-in.second-factor",
  method: "post",
  path: "/sign-in/second-factor",
  summary: "Finish signing in with a one-time code or a recovery code",
  secret: true,
  body: z.object({ pending: z.string().max(200), code: z.string().trim().min(6).max(60) }),
  output: Person,
  refusals: { "code-not-valid": 401, "too-many-attempts": 429 },
})

export const setOutToProvider = endpoint({
  act: "sign-in.set-out",
  method: "post",
  path: "/sign-in/providers/{provider}",
  summary: "Begin to sign in at an organization's own provider",
  begins: true,
  params: z.object({ provider: z.string() }),
  body: z.object({ language: z.enum(languages) }),
  output: z.object({ address: z.url(), secret: z.string() }),
  refusals: { "provider-not-found": 404, "provider-not-reached": 409, "too-many-attempts": 429 },
})

/** What the provider's answer comes with: what follows the `?`, and the secret from the way there. */
export const Return = z.object({ query: z.string().max(8000), secret: z.string().max(200) })

export const comeBackFromProvider = endpoint({
  act: "sign-in.come-back",
  method: "post",
  path: "/sign-in/provider",
  summary: "Finish signing in with the provider's answer",
  secret: true,
  body: Return,
  output: SignedIn,
  refusals: {
    "provider-refused": 401,
    "account-not-linked": 401,
    "provider-not-reached": 409,
    "too-many-attempts": 429,
  },
})

export const askForReset = endpoint({
  act: "sign-in.ask-reset",
  method: "post",
  path: "/sign-in/reset",
  summary: "Have a link for a new password mailed, if there is anybody with that address",
  begins: true,
  secret: true,
  body: z.object({ email, proof: Proof.optional() }),
  output: z.object({}),
  refusals: { "proof-needed": 429, "too-many-attempts": 429 },
})

export const useReset = endpoint({
  act: "sign-in.reset",
  method: "post",
  path: "/sign-in/reset/password",
  summary: "Set a new password with the link that was mailed",
  secret: true,
  body: z.object({ token: z.string().max(200), password }),
  output: z.object({}),
  refusals: { ...passwordRefusals, "reset-not-valid": 401, "too-many-attempts": 429 },
})

export const signInAsInvented = endpoint({
  act: "sign-in.as-invented",
  method: "post",
  path: "/sign-in/invented",
  summary: "Sign in as somebody invented, where they are let in for trial",
  body: z.object({ person: z.string().max(64) }),
  output: Person,
  refusals: { "sign-in-refused": 401, "too-many-attempts": 429 },
})
