import { letterTypes, type Letter } from "#platform/identity/nomination/letter.ts"

/** A letter is a few pages; what is larger is something else. */
export const letterLimit = 20 * 1024 * 1024

const signatures: readonly (readonly [type: Letter["type"], bytes: readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
]

/** What a file is by its content, whatever it is called; nothing, where it is nothing a letter may be. */
export function letterTypeOf(bytes: Uint8Array): Letter["type"] | undefined {
  const found = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))
  return found?.[0] ?? (isWord(bytes) ? letterTypes[1] : undefined)
}

// A Word document is an archive whose list of contents, at its end, names the text; one with macros says so there too.
function isWord(bytes: Uint8Array): boolean {
  if (![0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte)) return false
  const listed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  return (
    listed.includes("[Content_Types].xml") && listed.includes("word/document.xml") && !listed.includes("vbaProject")
  )
}
