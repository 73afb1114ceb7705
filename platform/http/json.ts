import { Problem } from "#platform/kernel/problem.ts"

/** How deep things may lie within each other: nothing that is asked for comes near it, and what walks through them must come back. */
const deepest = 64

/** Reads a JSON body; refuses (400) what is none, and says at which line and column it stops being one, and what is too deep. */
export function readJson(text: string): unknown {
  if (text.trim() === "") return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (!isDeeper(value, deepest)) return value
    const issue = { in: "body", field: "", code: "too_deep", message: "Things lie too deep within each other here" }
    throw new Problem(400, "malformed", { issues: [issue] })
  } catch (error) {
    if (error instanceof Problem) throw error
    const before = text.slice(0, breaksAt(text)).split("\n")
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    const issue = { in: "body", field: "", code: "invalid_json", message: "This is not JSON", ...place }
    throw new Problem(400, "malformed", { issues: [issue] })
  }
}

/** Whether things lie deeper within each other than so many; it goes in by layers, and not by calling itself. */
function isDeeper(value: unknown, most: number): boolean {
  let layer = [value]
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > most) return true
    layer = layer.flatMap((each): unknown[] =>
      typeof each === "object" && each !== null ? Object.values(each).filter((inner) => typeof inner === "object") : [],
    )
  }
  return false
}

const space = /[ \t\n\r]*/y
const plain =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const key = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y

/** Where a text that is not JSON stops being it. The runtime's own message does not say so of every text. */
function breaksAt(text: string): number {
  const open: ("{" | "[")[] = []
  let at = 0
  const skip = (what: RegExp): boolean => {
    what.lastIndex = at
    const found = what.test(text)
    if (found) at = what.lastIndex
    return found
  }
  const sign = (wanted: string): boolean => {
    skip(space)
    const found = at < text.length && wanted.includes(text.charAt(at))
    if (found) at += 1
    return found
  }
  const named = (): boolean => (skip(space), skip(key) && sign(":"))
  /** Begins a value, and goes on into the first of what lies in it; false where there is none. */
  const begin = (): boolean => {
    for (;;) {
      skip(space)
      if (sign("[")) {
        open.push("[")
        if (sign("]")) return open.pop() !== undefined
      } else if (sign("{")) {
        open.push("{")
        if (sign("}")) return open.pop() !== undefined
        if (!named()) return false
      } else return skip(plain)
    }
  }
  if (!begin()) return at
  while (open.length > 0) {
    const inside = open.at(-1)
    if (sign(inside === "{" ? "}" : "]")) open.pop()
    else if (!sign(",") || (inside === "{" && !named()) || !begin()) return at
  }
  skip(space)
  return at
}
