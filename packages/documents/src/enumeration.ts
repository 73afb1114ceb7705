import { fromRoman, ordinalOf } from "./numerals.ts"

/** Kinds a mark may be of: (i) is a letter after (h), a Roman number elsewhere. Words in brackets are of none. */
export function kindsOf(point: { token: string; kind: string }): string[] {
  if (point.kind === "dash") return ["dash"]
  if (/^\d+$/.test(point.token)) return [`${point.kind}-digit`]
  const roman = /^[ivx]+$/.test(point.token)
  const letter = point.token.length === 1 || ordinalOf(point.token, "letter") !== undefined
  return [...(letter ? [`${point.kind}-letter`] : []), ...(roman ? [`${point.kind}-roman`] : [])]
}

/** Whether a mark is the first of its list, in any script. */
export const isFirst = (token: string) => /^(?:a|i|а|1|أ)$/u.test(token)

/** Whether a mark is the one after `last` in a list of its kind. */
export function follows(last: string, token: string, kind: string): boolean {
  if (kind === "dash") return true
  if (kind.endsWith("roman")) return isNext(fromRoman(last), fromRoman(token))
  // Most Russian lists pass й over.
  if (token === "й") return last === "и"
  return isNext(ordinalOf(last === "й" ? "и" : last, "letter"), ordinalOf(token, "letter"))
}

const isNext = (before: number | undefined, next: number | undefined) => before !== undefined && next === before + 1
