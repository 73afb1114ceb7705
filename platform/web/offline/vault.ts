import { ask } from "#platform/web/ask.ts"
import { openDB, type DBSchema, type IDBPDatabase } from "idb"

/**
 * What one account keeps in one browser, locked by a key that is another for
 * everybody (AES-256-GCM). The key is made of a secret the server gives to
 * whoever is signed in and of a number of this browser; it cannot be read out,
 * and is taken away when they sign out. What was kept stays, and opens again
 * when the same person signs in. See SECURITY.md for what this protects from.
 */
export type Vault = {
  readonly person: string
  readonly put: (name: string, value: unknown) => Promise<void>
  /** What was put; nothing where nothing was, or where it was not locked by this account's key. */
  readonly get: (name: string) => Promise<unknown>
  readonly drop: (name: string) => Promise<void>
}

type Opening = {
  readonly person: string
  /** The number of this browser, which stays when the key goes. */
  readonly salt: Uint8Array<ArrayBuffer>
  /** The present key first; none while nobody is signed in. */
  readonly keys: readonly CryptoKey[]
}
type Box = { readonly start: Uint8Array<ArrayBuffer>; readonly hidden: ArrayBuffer }
type Shelves = DBSchema & {
  opening: { key: string; value: Opening }
  kept: { key: string; value: Box }
}

/** Says, where it is quickly read, that there is something to take away at signing out. */
const mark = "vault"
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

let opened: Promise<IDBPDatabase<Shelves>> | undefined
const shelves = (): Promise<IDBPDatabase<Shelves>> =>
  (opened ??= openDB<Shelves>("palermo", 1, {
    upgrade(db) {
      db.createObjectStore("opening", { keyPath: "person" })
      db.createObjectStore("kept")
    },
  }))

/** Opens what an account keeps in this browser; nothing where the browser keeps nothing, or the key is not here and cannot be had now. */
export async function openVault(person: string): Promise<Vault | undefined> {
  if (typeof indexedDB === "undefined" || typeof crypto.subtle === "undefined") return undefined
  try {
    const keys = await keysOf(person)
    return keys && vaultOf(person, keys)
  } catch {
    // A private window may have a store that keeps nothing.
    return undefined
  }
}

/** Takes the keys of everybody away who is not the one named: what they kept stays locked until they sign in again. */
export async function lockFor(others: string | undefined): Promise<void> {
  if (typeof localStorage === "undefined" || localStorage.getItem(mark) === null) return
  const db = await shelves()
  for (const each of await db.getAll("opening"))
    if (each.person !== others) await db.put("opening", { ...each, keys: [] })
  if (others === undefined) localStorage.removeItem(mark)
}

async function keysOf(person: string): Promise<readonly CryptoKey[] | undefined> {
  const db = await shelves()
  const known = await db.get("opening", person)
  if (known && known.keys.length > 0) return known.keys
  const { getDraftKey } = await import("#platform/identity/account-contract.ts")
  const told = await ask(getDraftKey)
  if (!told.ok) return undefined
  const salt = known?.salt ?? crypto.getRandomValues(new Uint8Array(32))
  const keys = await Promise.all(told.value.secrets.map((secret) => keyOf(secret, salt, person)))
  await db.put("opening", { person, salt, keys })
  localStorage.setItem(mark, "")
  return keys
}

async function keyOf(secret: string, salt: Uint8Array<ArrayBuffer>, person: string): Promise<CryptoKey> {
  const ground = await crypto.subtle.importKey("raw", bytesOf(secret), "HKDF", false, ["deriveKey"])
  const way = { name: "HKDF", hash: "SHA-256", salt, info: bytesOf(`drafts of ${person}`) }
  return crypto.subtle.deriveKey(way, ground, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
}

function vaultOf(person: string, keys: readonly CryptoKey[]): Vault {
  const place = (name: string) => `${person}/${name}`
  // What is locked says where it belongs, so that no box is taken for another.
  const lock = (name: string, start: Uint8Array<ArrayBuffer>) => ({
    ...{ name: "AES-GCM", iv: start },
    additionalData: bytesOf(place(name)),
  })
  return {
    person,
    async put(name, value) {
      const [key] = keys
      if (!key) return
      const start = crypto.getRandomValues(new Uint8Array(12))
      const hidden = await crypto.subtle.encrypt(lock(name, start), key, bytesOf(JSON.stringify(value)))
      await (await shelves()).put("kept", { start, hidden }, place(name))
    },
    async get(name) {
      const box = await (await shelves()).get("kept", place(name))
      if (!box) return undefined
      for (const key of keys) {
        const shown = await crypto.subtle.decrypt(lock(name, box.start), key, box.hidden).catch(() => undefined)
        if (shown) return JSON.parse(new TextDecoder().decode(shown)) as unknown
      }
      return undefined
    },
    async drop(name) {
      await (await shelves()).delete("kept", place(name))
    },
  }
}
