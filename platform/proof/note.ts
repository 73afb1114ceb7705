import { concatenated, fromBase64, sha256, toBase64 } from "#platform/proof/hash.ts"

/*
 * Signed notes (c2sp.org/signed-note): a text, an empty line, and a line for each key that signed it. The keys are those
 * of Ed25519, written as Go's golang.org/x/mod/sumdb/note writes them.
 */

/** Whoever verifies: a key by its name and number, and its public part. */
export type Verifier = { readonly name: string; readonly id: string; readonly key: Uint8Array<ArrayBuffer> }

/** Whoever signs: the same, with the secret of 32 bytes that the public part follows from. */
export type Signer = Verifier & { readonly secret: Uint8Array<ArrayBuffer> }

/** A note that was taken apart: its text, with the newline it ends with, and who says to have signed it. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] }
export type Signature = { readonly name: string; readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** What a note is worth to whoever trusts some keys: the first of them that signed it, or why it is worth nothing. */
export type Opened =
  | { readonly by: Verifier }
  /** `forged`: it bears the name of a trusted key, which did not sign this text. */
  | { readonly refused: "unknown-key" | "forged" }

const ed25519 = 1
const named = /^[^\s+]+$/u
const utf8 = new TextEncoder()

/** Reads a note; nothing where it is none. Notes of more than 100 signatures are not read. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf("\n\n")
  // Signs that cannot be seen have no place in a note.
  if (end < 0 || !note.endsWith("\n") || Array.from(note).some((each) => each < " " && each !== "\n")) return undefined
  const lines = note.slice(end + 2, -1).split("\n")
  if (lines.length > 100) return undefined
  const signatures = lines.map(readSignature)
  if (signatures.some((each) => each === undefined)) return undefined
  return { text: note.slice(0, end + 1), signatures: signatures.filter((each) => each !== undefined) }
}

function readSignature(line: string): Signature | undefined {
  const [, name, base64 = ""] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (name === undefined || bytes === undefined || bytes.length < 5) return undefined
  return { name, id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) }
}

/** Says whether one of the keys signed a note. A signature under a key's name that it did not make spoils the note. */
export async function open({ text, signatures }: Note, verifiers: readonly Verifier[]): Promise<Opened> {
  let by: Verifier | undefined
  for (const { name, id, bytes } of signatures) {
    const verifier = verifiers.find((each) => each.name === name && each.id === id)
    if (!verifier) continue
    const key = await crypto.subtle.importKey("raw", verifier.key, "Ed25519", false, ["verify"])
    const isSigned = bytes.length === 64 && (await crypto.subtle.verify("Ed25519", key, bytes, utf8.encode(text)))
    if (!isSigned) return { refused: "forged" }
    by ??= verifier
  }
  return by ? { by } : { refused: "unknown-key" }
}

/** Signs a text, which ends with a newline, with each of the keys. The same text and keys make the same note. */
export async function sign(text: string, signers: readonly Signer[]): Promise<string> {
  const lines: string[] = []
  for (const { name, id, secret } of signers) {
    const key = await privateKey(secret)
    const bytes = new Uint8Array(await crypto.subtle.sign("Ed25519", key, utf8.encode(text)))
    lines.push(`— ${name} ${toBase64(concatenated(unhex(id), bytes))}\n`)
  }
  return `${text}\n${lines.join("")}`
}

/** The text by which a key is made known to those who verify. */
export const printVerifier = ({ name, id, key }: Verifier): string =>
  `${name}+${id}+${toBase64(concatenated(Uint8Array.of(ed25519), key))}`

/** Reads a verifier's key; nothing where it is none, or its number is not its own. */
export async function readVerifier(text: string): Promise<Verifier | undefined> {
  const [name = "", id = "", rest = ""] = parted(text.trim(), 3)
  const bytes = fromBase64(rest)
  if (!named.test(name) || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined
  const key = bytes.slice(1)
  return (await idOf(name, key)) === id ? { name, id, key } : undefined
}

/** The text by which a signing key is kept. It is a secret. */
export const printSigner = ({ name, id, secret }: Signer): string =>
  `PRIVATE+KEY+${name}+${id}+${toBase64(concatenated(Uint8Array.of(ed25519), secret))}`

/** Reads a signing key; nothing where it is none, or its number is not its own. */
export async function readSigner(text: string): Promise<Signer | undefined> {
  const [first, second, name = "", id = "", rest = ""] = parted(text.trim(), 5)
  const bytes = fromBase64(rest)
  if (first !== "PRIVATE" || second !== "KEY" || !named.test(name)) return undefined
  if (bytes?.length !== 33 || bytes[0] !== ed25519) return undefined
  const signer = await signerOf(name, bytes.slice(1))
  return signer.id === id ? signer : undefined
}

/** A signing key of a name, of 32 bytes of chance. */
export async function signerOf(name: string, secret: Uint8Array<ArrayBuffer>): Promise<Signer> {
  if (!named.test(name)) throw new Error(`${name} cannot be the name of a key`)
  const { x = "" } = await crypto.subtle.exportKey("jwk", await privateKey(secret))
  const key = fromBase64(`${x.replaceAll("-", "+").replaceAll("_", "/")}=`)
  if (key?.length !== 32) throw new Error("a key of Ed25519 has 32 bytes")
  return { name, id: await idOf(name, key), key, secret }
}

// PKCS #8 of Ed25519 (RFC 8410) is the same sixteen bytes before every secret.
const wrapping = unhex("302e020100300506032b657004220420")

const privateKey = (secret: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey("pkcs8", concatenated(wrapping, secret), "Ed25519", true, ["sign"])

async function idOf(name: string, key: Uint8Array): Promise<string> {
  return hex((await sha256(utf8.encode(`${name}\n`), Uint8Array.of(ed25519), key)).slice(0, 4))
}

/** The parts of a text between plus signs; the last keeps those it has. */
function parted(text: string, count: number): string[] {
  const parts = text.split("+")
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join("+")]
}

const hex = (bytes: Uint8Array): string => bytes.reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "")

function unhex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}
