import { Account, Key, KeyMade, SessionOfMine } from "#platform/identity/account.ts"
import { passwordRefusals, Return } from "#platform/identity/sign-in-contract.ts"
import { PasskeyMade, PasskeyWanted } from "#platform/identity/webauthn.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const nothing = z.object({})
const name = z.string().trim().min(1).max(100)
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)

/** How one signs in is changed only soon after one did, with a passkey or one-time codes where one has any. */
const recently = { "sign-in-not-recent": 409, "sign-in-not-sure": 409 } as const

export const getAccount = endpoint({
  act: "account.read",
  method: "get",
  path: "/account",
  summary: "My account: who I am here, and every way I have in",
  output: Account,
  refusals: { "account-not-found": 404 },
})

/**
 * Gives out what drafts that wait in a browser are locked by. It is another for
 * everybody and no server keeps it: whoever signs in again gets the same, the
 * present one first, then those of keys the installation had before.
 */
export const getDraftKey = endpoint({
  act: "account.read-draft-key",
  method: "get",
  path: "/account/draft-key",
  summary: "What locks my drafts in a browser",
  output: z.object({ secrets: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1) }),
  refusals: {},
})

export const changeAccount = endpoint({
  act: "account.change",
  method: "patch",
  path: "/account",
  summary: "Change my name or my language",
  secret: true,
  body: z.object({ name: z.string().trim().min(1).max(200).optional(), language: z.enum(languages).optional() }),
  output: nothing,
  refusals: { "account-not-found": 404 },
})

/** Asks for another address: a link goes there, and the old one is told. Nothing changes until the link is used. */
export const askAddress = endpoint({
  act: "account.ask-address",
  method: "post",
  path: "/account/address",
  summary: "Have a link mailed to the address I wish to be written to at from now on",
  secret: true,
  body: z.object({ email: z.email().max(254) }),
  output: nothing,
  refusals: { ...recently, "account-invented": 409, "too-many-attempts": 429 },
})

export const changeAddress = endpoint({
  act: "account.change-address",
  method: "put",
  path: "/account/address",
  summary: "Change my address by the link that was mailed to the new one",
  secret: true,
  body: z.object({ token: z.string().min(1).max(200) }),
  output: nothing,
  refusals: { "address-link-not-valid": 409 },
})

export const acceptTerms = endpoint({
  act: "account.accept-terms",
  method: "post",
  path: "/account/terms",
  summary: "Accept the terms of use that hold",
  body: z.object({ version: z.string() }),
  output: nothing,
  refusals: { "terms-not-current": 409 },
})

export const askForOwnPasskey = endpoint({
  act: "passkey.ask",
  method: "post",
  path: "/account/passkeys/challenge",
  summary: "Begin to add a passkey",
  output: PasskeyWanted,
  refusals: recently,
})

export const addPasskey = endpoint({
  act: "passkey.add",
  method: "post",
  path: "/account/passkeys",
  summary: "Add a passkey",
  secret: true,
  body: z.object({ name, made: PasskeyMade }),
  output: nothing,
  refusals: { ...recently, "passkey-not-valid": 422 },
})

const passkey = z.object({ id: z.string().max(1400) })

export const namePasskey = endpoint({
  act: "passkey.name",
  method: "patch",
  path: "/account/passkeys/{id}",
  summary: "Call a passkey something else",
  params: passkey,
  secret: true,
  body: z.object({ name }),
  output: nothing,
  refusals: { "passkey-not-found": 404 },
})

export const removePasskey = endpoint({
  act: "passkey.remove",
  method: "delete",
  path: "/account/passkeys/{id}",
  summary: "Remove a passkey",
  params: passkey,
  output: nothing,
  refusals: { ...recently, "passkey-not-found": 404 },
})

export const setPassword = endpoint({
  act: "password.set",
  method: "put",
  path: "/account/password",
  summary: "Set my password; whoever is signed in as me elsewhere is signed out",
  secret: true,
  body: z.object({ current: z.string().max(600).optional(), password: z.string().min(1).max(600) }),
  output: nothing,
  refusals: {
    ...recently,
    ...passwordRefusals,
    "password-not-yours": 403,
    "address-missing": 422,
    "too-many-attempts": 429,
  },
})

export const beginSecondFactor = endpoint({
  act: "second-factor.begin",
  method: "post",
  path: "/account/second-factor",
  summary: "Begin to set up one-time codes",
  output: z.object({ secret: z.string(), address: z.string(), begun: z.string() }),
  refusals: recently,
})

const Codes = z.object({ codes: z.array(z.string()) })

export const confirmSecondFactor = endpoint({
  act: "second-factor.confirm",
  method: "put",
  path: "/account/second-factor",
  summary: "Switch one-time codes on; the recovery codes are told here and never again",
  secret: true,
  body: z.object({ begun: z.string().max(200), code }),
  output: Codes,
  refusals: { ...recently, "code-not-valid": 422 },
})

export const renewCodes = endpoint({
  act: "second-factor.renew-codes",
  method: "post",
  path: "/account/second-factor/codes",
  summary: "Make new recovery codes in the place of the old",
  secret: true,
  body: z.object({ code }),
  output: Codes,
  refusals: { "sign-in-not-recent": 409, "code-not-valid": 422, "too-many-attempts": 429 },
})

export const removeSecondFactor = endpoint({
  act: "second-factor.remove",
  method: "post",
  path: "/account/second-factor/removal",
  summary: "Switch one-time codes off; whoever is signed in as me elsewhere is signed out",
  secret: true,
  body: z.object({ code }),
  output: nothing,
  refusals: { "sign-in-not-recent": 409, "code-not-valid": 422, "too-many-attempts": 429 },
})

export const setOutToLink = endpoint({
  act: "account.set-out",
  method: "post",
  path: "/account/providers/{provider}",
  summary: "Begin to link my account at an organization's provider",
  params: z.object({ provider: z.string() }),
  body: z.object({ language: z.enum(languages) }),
  output: z.object({ address: z.url(), secret: z.string() }),
  refusals: { ...recently, "provider-not-found": 404, "provider-not-reached": 409 },
})

export const linkAccount = endpoint({
  act: "account.link",
  method: "post",
  path: "/account/linked",
  summary: "Finish linking my account with the provider's answer",
  secret: true,
  body: Return,
  output: nothing,
  refusals: { ...recently, "provider-refused": 401, "provider-not-reached": 409, "account-linked-elsewhere": 409 },
})

export const unlinkAccount = endpoint({
  act: "account.unlink",
  method: "post",
  path: "/account/linked/removal",
  summary: "Unlink an account at a provider",
  secret: true,
  body: z.object({ issuer: z.string().max(500), subject: z.string().max(300) }),
  output: nothing,
  refusals: { ...recently, "account-not-linked": 404 },
})

export const listSessions = endpoint({
  act: "session-of-mine.list",
  method: "get",
  path: "/account/sessions",
  summary: "Where I am signed in",
  output: z.array(SessionOfMine),
  refusals: {},
})

export const endSession = endpoint({
  act: "session-of-mine.end",
  method: "delete",
  path: "/account/sessions/{id}",
  summary: "Sign out one browser of mine",
  params: z.object({ id: z.uuid() }),
  output: nothing,
  refusals: { "session-not-found": 404 },
})

export const endSessions = endpoint({
  act: "session-of-mine.end-all",
  method: "delete",
  path: "/account/sessions",
  summary: "Sign out all browsers of mine, or all others",
  query: z.object({ which: z.enum(["all", "others"]) }),
  output: nothing,
  refusals: {},
})

export const listKeys = endpoint({
  act: "key.list",
  method: "get",
  path: "/account/keys",
  summary: "My keys for programs, never the keys themselves",
  output: z.array(Key),
  refusals: {},
})

export const makeKey = endpoint({
  act: "key.make",
  method: "post",
  path: "/account/keys",
  summary: "Make a key for a program; it is told here and never again",
  secret: true,
  body: KeyMade,
  output: z.object({ key: z.string() }),
  refusals: { ...recently, "key-not-yours": 403 },
})

export const revokeKey = endpoint({
  act: "key.revoke",
  method: "delete",
  path: "/account/keys/{id}",
  summary: "Revoke a key, at once",
  params: z.object({ id: z.uuid() }),
  output: nothing,
  refusals: { "key-not-found": 404 },
})

export const listDemands = endpoint({
  act: "setting.list-demands",
  method: "get",
  path: "/settings/second-factor",
  summary: "The roles whose holders must prove themselves twice",
  output: z.array(z.object({ role: z.string(), demanded: z.boolean() })),
  refusals: {},
})

export const demandSecondFactor = endpoint({
  act: "setting.change",
  method: "put",
  path: "/settings/second-factor/{role}",
  summary: "Have the holders of a role prove themselves twice, or no more",
  params: z.object({ role: z.string().max(64) }),
  body: z.object({ demanded: z.boolean() }),
  output: nothing,
  refusals: { "role-not-found": 404 },
})
