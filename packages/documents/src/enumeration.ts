/** How paragraphs are counted: roman numbers, letters of two scripts, digits, dashes. */
const ROMANS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
/** The value of a roman number up to the tens, or -1. */
export function romanValue(roman: string): number {
  const known = ROMANS.indexOf(roman)
  if (known > 0) return known
  const tens = /^(X*)(.*)$/.exec(roman)!
  const unit = ROMANS.indexOf(tens[2]!)
  return unit < 0 ? -1 : tens[1]!.length * 10 + unit
}

/** Kinds a mark may be of: (i) is a letter after (h), a roman number elsewhere. */
export function kindsOf(point: { token: string; kind: string }): string[] {
  if (point.kind === "dash") return ["dash"]
  if (/^\d+$/.test(point.token)) return [`${point.kind}-digit`]
  const roman = /^[ivx]+$/.test(point.token)
  const letter = point.token.length === 1 || /^([a-z])\1$/.test(point.token)
  return [...(letter ? [`${point.kind}-letter`] : []), ...(roman ? [`${point.kind}-roman`] : [])]
}

const CYRILLIC = "абвгдежзийклмнопрстуфхцчшщэюя"
/** Whether a mark is the one after `last` in a list of its kind. */
export function follows(last: string, token: string, kind: string): boolean {
  if (kind === "dash") return true
  if (kind.endsWith("digit")) return Number(token) === Number(last) + 1
  if (kind.endsWith("roman")) return romanValue(token.toUpperCase()) === romanValue(last.toUpperCase()) + 1
  if (CYRILLIC.includes(token) && CYRILLIC.includes(last)) {
    const step = CYRILLIC.indexOf(token) - CYRILLIC.indexOf(last)
    return step >= 1 && step <= 2
  }
  return token.length === last.length
    ? token.codePointAt(0) === last.codePointAt(0)! + 1
    : last === "z" && token === "aa"
}
