import { z } from "zod"

// What browsers and authenticators say to each other's servers: the JSON of Web Authentication, level 3, as far as it is read here.
const text = z.string().max(20_000)

/** Ways in which an authenticator is reached. */
export const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])

/** What a browser answers when a passkey was made (RegistrationResponseJSON). */
export const PasskeyMade = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})
export type PasskeyMade = z.infer<typeof PasskeyMade>

/** What a browser answers when a passkey was used (AuthenticationResponseJSON). */
export const PasskeyUsed = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})
export type PasskeyUsed = z.infer<typeof PasskeyUsed>

const descriptor = z.object({ id: text, type: z.literal("public-key"), transports: z.array(transport) })

/** What a browser is asked to make (PublicKeyCredentialCreationOptionsJSON). */
export const PasskeyWanted = z.object({
  rp: z.object({ id: text, name: text }),
  user: z.object({ id: text, name: text, displayName: text }),
  challenge: text,
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
  timeout: z.number(),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal("required"),
    requireResidentKey: z.boolean(),
    userVerification: z.literal("required"),
  }),
  attestation: z.literal("none"),
})

/** What a browser is asked to prove (PublicKeyCredentialRequestOptionsJSON). */
export const PasskeyAsked = z.object({
  rpId: text,
  challenge: text,
  timeout: z.number(),
  userVerification: z.literal("required"),
})
