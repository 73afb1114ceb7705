/**
 * The letter meant by a `w:sym`: fonts like Symbol and Wingdings put their
 * signs at U+F000 and above, where no other font has anything. What is not
 * known becomes a bullet, so that the place does not disappear.
 */
export function symbolLetter(font: string, code: string): string {
  const point = Number.parseInt(code, 16)
  if (Number.isNaN(point)) return ""
  const place = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point
  if (/symbol/iu.test(font)) return symbol.get(place) ?? (place < 0x80 ? String.fromCodePoint(place) : "•")
  if (/dings/iu.test(font)) return wingdings.get(place) ?? "•"
  return point <= 0x10_ff_ff && point !== place ? "•" : String.fromCodePoint(place)
}

const symbol: ReadonlyMap<number, string> = new Map([
  [0x2a, "∗"],
  [0x2d, "−"],
  [0xa2, "′"],
  [0xa3, "≤"],
  [0xae, "→"],
  [0xb0, "°"],
  [0xb1, "±"],
  [0xb2, "″"],
  [0xb3, "≥"],
  [0xb4, "×"],
  [0xb7, "•"],
  [0xb9, "≠"],
  [0xbc, "…"],
  [0xd2, "®"],
  [0xd3, "©"],
  [0xd4, "™"],
])

const wingdings: ReadonlyMap<number, string> = new Map([
  [0x6c, "●"],
  [0x6e, "■"],
  [0xa8, "☐"],
  [0xe0, "→"],
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfe, "☑"],
])
