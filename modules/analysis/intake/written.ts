/**
 * A value as it is compared: one way of writing digits, widths, spaces, dashes, quotes and degrees, whatever script they were
 * brought in; without signs that are not seen. Letters stay as they are, accents and case too.
 */
export function written(value: string): string {
  const plain = value.normalize("NFKC").replace(/[\p{Cf}\u115f\u1160\u3164]/gu, "")
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.replace(/ +/g, " ").trim()
  return plain
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/\p{Pd}|\u2212/gu, "-")
    .replace(/[’‘‛`´ʹʼ′]/gu, "'")
    .replace(/[“”„″]/gu, '"')
    .replace(/[º˚]/gu, "°")
    .replace(/[،、，]/gu, ",")
    .replace(/٫/gu, ".")
    .replace(/[·・‧]/gu, "·")
    .replace(/[\s\p{Z}]+/gu, " ")
    .trim()
}

/** The digit of any script as one of ASCII: digits of a script stand together, nought first. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  let nought = code
  while (code - nought < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(nought - 1))) nought -= 1
  return String(code - nought)
}
