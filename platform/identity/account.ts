import { languages } from "#platform/kernel/language.ts"
import { PartyInPlace } from "#platform/identity/party.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const at = z.iso.datetime()

/** A passkey as its person knows it: what they call it, whether it is kept on several devices, when it was last used. */
export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  backedUp: z.boolean(),
  made: at,
  used: at.nullable(),
})
export type Passkey = z.infer<typeof Passkey>

/** How a session was begun. */
export const Way = z.enum(["link", "passkey", "password", "provider", "invented"])

/** A browser that is signed in as somebody, as they see it. */
export const SessionOfMine = z.object({
  id: z.uuid(),
  way: Way,
  /** The browser and what it runs on, each in a word: `firefox/windows`; empty where it was not said. */
  device: z.string(),
  opened: at,
  seen: at,
  expires: at,
  /** Whether it is the one that asks. */
  here: z.boolean(),
})
export type SessionOfMine = z.infer<typeof SessionOfMine>

/** A key by which a program asks in its person's place, as they see it: never the key itself. */
export const Key = z.object({
  id: z.uuid(),
  name: z.string(),
  /** How it begins, by which it is known again. */
  prefix: z.string(),
  /** The acts it is for, `noun.*` being all on a noun; null is all its person may and a key can. */
  acts: z.array(z.string()).nullable(),
  readOnly: z.boolean(),
  /** The addresses it is good from, as CIDR; none is anywhere. */
  ranges: z.array(z.string()),
  made: at,
  expires: at,
  used: at.nullable(),
  revoked: at.nullable(),
})
export type Key = z.infer<typeof Key>

/** What a key is made of. */
export const KeyMade = z.object({
  name: z.string().trim().min(1).max(100),
  acts: z
    .array(
      z
        .string()
        .max(80)
        .regex(/^[a-z]+(-[a-z]+)*\.(\*|[a-z]+(-[a-z]+)*)$/),
    )
    .min(1)
    .max(100)
    .nullable(),
  readOnly: z.boolean(),
  ranges: z.array(z.union([z.cidrv4(), z.cidrv6()])).max(20),
  days: z.int().min(1).max(365),
})
export type KeyMade = z.infer<typeof KeyMade>

/** An account at an organization's own provider that signs somebody in here. */
export const LinkedAccount = z.object({
  issuer: z.string(),
  subject: z.string(),
  /** What the provider is called, where it is still one that is configured. */
  provider: z.string().nullable(),
  made: at,
  used: at.nullable(),
})

/** An appointment as it is told in words: the role, its names where it is of this installation's own, and for whom. */
export const AppointmentInWords = z.object({
  role: z.string(),
  names: Text.nullable(),
  party: PartyInPlace.nullable(),
})
export type AppointmentInWords = z.infer<typeof AppointmentInWords>

/** A person's own account: who they are here, and every way they have in. Nothing of it proves who they are. */
export const Account = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  language: z.enum(languages),
  /** Somebody invented, for trial and teaching. */
  invented: z.boolean(),
  appointments: z.array(
    AppointmentInWords.extend({ id: z.string(), since: z.iso.date(), until: z.iso.date().nullable() }),
  ),
  passkeys: z.array(Passkey),
  /** When the password was set last; null where there is none. */
  password: at.nullable(),
  secondFactor: z.object({ made: at, codes: z.int() }).nullable(),
  /** Whether a role of theirs demands that they prove themselves twice. */
  demanded: z.boolean(),
  linked: z.array(LinkedAccount),
  /** The providers whose accounts may be linked. */
  providers: z.array(z.object({ code: z.string(), name: z.string() })),
  terms: z.object({ version: z.string(), accepted: at }).nullable(),
  /** Whether this session is young enough to change how one signs in. */
  recent: z.boolean(),
})
export type Account = z.infer<typeof Account>
