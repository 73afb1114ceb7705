/**
 * Tells in which encoding bytes are text, as a label `TextDecoder` knows. In
 * this order: a mark at the head; UTF-16 by where its zeros, or the high halves
 * of its letters, stand; UTF-8 where the bytes are that without a fault; what
 * the head of a page or of an XML file says; and of the one-byte encodings the
 * one whose commonest letters are there: Cyrillic, Arabic, else Western.
 */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  const wide = wideOf(bytes.subarray(0, 4000))
  if (wide !== undefined) return wide
  if (isUtf8(bytes)) return "utf-8"
  return declaredIn(bytes) ?? guessed(bytes.subarray(0, 100_000))
}

/**
 * UTF-16 without a mark: every second byte is the high half of a letter, and of
 * those a text has few: 0 for Latin, 4 for Cyrillic, 6 for Arabic. Chinese is
 * known by its letters being Chinese that way round.
 */
function wideOf(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (head.length < 8) return undefined
  const high = (odd: number): number =>
    head.filter((byte, at) => at % 2 === odd && (byte === 0 || byte === 4 || byte === 6)).length
  const half = head.length / 2
  const few = (count: number): boolean => count > 0.85 * half
  const zeros = head.filter((byte) => byte === 0 || byte === 4 || byte === 6).length
  if (few(high(1)) && zeros < 1.6 * half) return "utf-16le"
  if (few(high(0)) && zeros < 1.6 * half) return "utf-16be"
  // Every byte of two or more in UTF-8 has its highest bit set; Chinese in UTF-16 has not.
  // Two plain letters make a Chinese one, so that among them must be bytes that are no plain letters.
  if (isUtf8(head) || head.filter((byte) => byte >= 0x80).length < 0.25 * head.length) return undefined
  return (["utf-16le", "utf-16be"] as const).find((label) => {
    const letters = new TextDecoder(label).decode(head.subarray(0, head.length & ~1))
    return (letters.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0) > 0.8 * letters.length
  })
}

/** Cut in the middle of a letter, as a head may be, is no fault. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const declarations = [
  /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{2,40})["']/u,
  /<meta[^>]+\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/iu,
]

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4000))
  const label = declarations.map((each) => each.exec(head)?.[1]).find((each) => each !== undefined)
  if (label === undefined || /^utf-?(8|16)/iu.test(label)) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Of the letters that are commonest in Russian, and in Arabic, none is common in the other's encoding. */
function guessed(bytes: Uint8Array): string {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte]! += 1
  const sum = (...letters: number[]): number => letters.reduce((all, letter) => all + counts[letter]!, 0)
  const letters = (from: number, to: number): number =>
    counts.subarray(from, to + 1).reduce((all, each) => all + each, 0)
  const [latin, high] = [letters(0x41, 0x5a) + letters(0x61, 0x7a), letters(0x80, 0xff)]
  // Western letters with signs stand among plain ones; words in another script have hardly any.
  if (high < 0.5 * latin) return "windows-1252"
  // Commonest in Russian: о а и т; in Arabic: alif, lam, ta, mim.
  const [cyrillic, arabic] = [sum(0xee, 0xe0, 0xe8, 0xf2), sum(0xc7, 0xe1, 0xca, 0xe3)]
  if (Math.max(cyrillic, arabic) < 0.1 * high) return "windows-1252"
  return arabic > cyrillic ? "windows-1256" : "windows-1251"
}
