import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto"

/** A key of 256 bits that the database does not have, and the name by which boxes say which one locked them. */
type Key = { readonly name: string; readonly bytes: Buffer }

/** The keys of an installation: the first locks, all of them unlock, so that a key can be changed without downtime. */
export type Keyring = readonly [Key, ...Key[]]

/** Reads keys as they are configured: 32 bytes each in base64, parted by commas or lines, the newest first; nothing if one is not that. */
export function readKeys(text: string): Keyring | undefined {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => Buffer.from(each, "base64"))
    .map((bytes) => ({ name: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes }))
  const [first, ...others] = keys
  return first && keys.every(({ bytes }) => bytes.length === 32) ? [first, ...others] : undefined
}

/** A new key, as it is configured. */
export const newKey = (): string => randomBytes(32).toString("base64")

/** Locks a secret away (AES-256-GCM); what it is about must be said again to unlock it, so that no box stands for another. */
export function lock([key]: Keyring, secret: string, about: string): string {
  const start = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", key.bytes, start).setAAD(Buffer.from(about))
  const hidden = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()])
  return [key.name, ...[start, cipher.getAuthTag(), hidden].map((part) => part.toString("base64url"))].join(".")
}

/** Unlocks a box, and says whether it was locked by an older key and should be locked anew; nothing if no key fits. */
export function unlock(keys: Keyring, box: string, about: string): { secret: string; old: boolean } | undefined {
  const [name, ...parts] = box.split(".")
  const key = keys.find((each) => each.name === name)
  const [start, tag, hidden] = parts.map((part) => Buffer.from(part, "base64url"))
  if (!key || !start || !tag || !hidden) return undefined
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, start, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
    const secret = Buffer.concat([decipher.update(hidden), decipher.final()]).toString("utf8")
    return { secret, old: key !== keys[0] }
  } catch {
    return undefined
  }
}

/** Bytes that are locked away, and the name of the key that did it. */
export type Sealed = { readonly key: string; readonly box: Buffer }

/** Locks bytes away as `lock` does a secret: twelve bytes to start from, sixteen that witness, and what is hidden. */
export function seal([key]: Keyring, bytes: Uint8Array, about: string): Sealed {
  const start = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", key.bytes, start).setAAD(Buffer.from(about))
  const hidden = Buffer.concat([cipher.update(bytes), cipher.final()])
  return { key: key.name, box: Buffer.concat([start, cipher.getAuthTag(), hidden]) }
}

/** The bytes in a box; nothing if no key fits, the box was changed, or it is about something else. */
export function unseal(keys: Keyring, { key: name, box }: Sealed, about: string): Buffer | undefined {
  const key = keys.find((each) => each.name === name)
  if (!key || box.length < 28) return undefined
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, box.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(about)).setAuthTag(box.subarray(12, 28))
    return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()])
  } catch {
    return undefined
  }
}

/** The name of the key that locks. */
export const lockedBy = ([key]: Keyring): string => key.name

/** A number nobody can work out without the key, always the same for the same words: 64 hexadecimal digits. */
export const derive = ([key]: Keyring, purpose: string, words = ""): string =>
  createHmac("sha256", key.bytes).update(`${purpose}\n${words}`).digest("hex")
