import type { Hash } from "#platform/proof/merkle.ts"

/*
 * Hashing as a browser and a server both do it (Web Cryptography), so that whoever checks a proof runs the very code
 * that the server does.
 */

const utf8 = new TextEncoder()

/** The hash of what a leaf says (RFC 6962, 2.1). */
export const leafHash = (text: string): Promise<Hash> => sha256(Uint8Array.of(0), utf8.encode(text))

/** The hash of a subtree, of those of its halves (RFC 6962, 2.1). */
export const nodeHash = (left: Hash, right: Hash): Promise<Hash> => sha256(Uint8Array.of(1), left, right)

/** The root of a tree without leaves. */
export const emptyRoot = (): Promise<Hash> => sha256()

/** The SHA-256 of some bytes after each other. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Hash> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", concatenated(...parts)))
}

/** Some bytes after each other. */
export function concatenated(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Bytes as base64 (RFC 4648, 4). */
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** The bytes of a base64 text; nothing where it is none, or not written the one way it should be. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  return toBase64(bytes) === text ? bytes : undefined
}
