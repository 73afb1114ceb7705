import { z } from "zod"

/** What one try at the work costs: iterations of PBKDF2. */
export const workCost = 1000

/** Work set by this server, as altcha-lib writes it down; its signature keeps it from being made easier. */
export const Work = z.object({
  parameters: z.object({
    algorithm: z.literal("PBKDF2/SHA-256"),
    nonce: z.string().max(200),
    salt: z.string().max(200),
    cost: z.literal(workCost),
    keyLength: z.int().max(64),
    keyPrefix: z.string().max(128),
    expiresAt: z.number(),
  }),
  signature: z.string().max(200),
})
export type Work = z.infer<typeof Work>

/** The work, and what came of it. */
export const Proof = z.object({
  work: Work,
  counter: z.int().min(0).max(1_000_000),
  derivedKey: z.string().max(200),
})
export type Proof = z.infer<typeof Proof>
