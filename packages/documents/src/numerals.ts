/** Writes a count the way Word's number format of that name does; a format not known is written in digits. */
export function formatNumber(count: number, format: string): string {
  switch (format) {
    case "none":
      return ""
    case "lowerLetter":
      return lettered(count, latin)
    case "upperLetter":
      return lettered(count, latin).toUpperCase()
    case "lowerRoman":
      return roman(count)
    case "upperRoman":
      return roman(count).toUpperCase()
    case "decimalZero":
      return String(count).padStart(2, "0")
    case "russianLower":
      return lettered(count, cyrillic)
    case "russianUpper":
      return lettered(count, cyrillic).toUpperCase()
    case "arabicAbjad":
      return lettered(count, abjad)
    case "arabicAlpha":
      return lettered(count, alifba)
    case "chineseCounting":
    case "chineseCountingThousand":
    case "ideographDigital":
    case "japaneseCounting":
      return chinese(count)
    default:
      return String(count)
  }
}

/**
 * The place in its row that a sub-paragraph's printed number stands for:
 * `(c)` is 3, `(ج)` is 3, `(в)` is 3, `(iv)` is 4 when read as Roman. Answers
 * `undefined` where it is none of these.
 */
export function ordinalOf(number: string, as: "letter" | "roman"): number | undefined {
  const bare = number
    .replaceAll(/[().\-–\s]/gu, "")
    .replace(/هـ/u, "ه")
    .toLowerCase()
  if (/^\d+$/u.test(bare)) return Number(bare)
  if (as === "roman") return fromRoman(bare)
  for (const row of [latin, abjad, cyrillic]) {
    const at = row.indexOf(bare.charAt(0))
    if (at >= 0 && bare === bare.charAt(0).repeat(bare.length)) return at + 1 + (bare.length - 1) * row.length
  }
  return undefined
}

/**
 * A printed number as it stands in an id: Arabic and Cyrillic letters by their
 * place in the row, so that a paragraph has the same id in every language and
 * from every format. Empty where there is neither letter nor digit in it.
 */
export function labelOf(number: string): string {
  const bare = number.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "")
  if (/^[a-z0-9]*$/iu.test(bare)) return bare
  const place = ordinalOf(number, "letter")
  if (place === undefined) return bare
  return bare === bare.toLowerCase() ? letter(place) : letter(place).toUpperCase()
}

/** A count as a Latin letter: 3 is `c`, 27 is `aa`. */
export function letter(count: number): string {
  return lettered(count, latin)
}

/** A count in small Roman numerals; past four thousand, where there are none, in digits. */
export function roman(count: number): string {
  if (count >= 4000) return String(count)
  let rest = count
  let written = ""
  for (const [value, sign] of romans) {
    while (rest >= value) {
      written += sign
      rest -= value
    }
  }
  return written
}

/** The value of small Roman numerals, or `undefined` where they are not written by the rule. */
export function fromRoman(written: string): number | undefined {
  let rest = written
  let count = 0
  for (const [value, sign] of romans) {
    while (rest.startsWith(sign)) {
      count += value
      rest = rest.slice(sign.length)
    }
  }
  return rest === "" && count > 0 && roman(count) === written ? count : undefined
}

const latin = "abcdefghijklmnopqrstuvwxyz".split("")
const cyrillic = "абвгдежзиклмнопрстуфхцчшщэюя".split("")
const abjad = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ".split("")
const alifba = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي".split("")
const digits = "〇一二三四五六七八九".split("")
const romans: readonly (readonly [value: number, sign: string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
]

function lettered(count: number, row: readonly string[]): string {
  // A file may begin to count anywhere, and a letter set a million times is no number.
  if (count > 50 * row.length) return String(count)
  const sign = row[(count - 1) % row.length] ?? ""
  return count < 1 ? "" : sign.repeat(Math.floor((count - 1) / row.length) + 1)
}

function chinese(count: number): string {
  if (count < 1 || count > 99) return String(count)
  const tens = Math.floor(count / 10)
  const ones = count % 10
  const head = tens === 0 ? "" : `${tens === 1 ? "" : (digits[tens] ?? "")}十`
  return `${head}${ones === 0 ? "" : (digits[ones] ?? "")}`
}
