import { cut, joinLines, type LooseLine, look } from "./lettering.ts"

/**
 * Makes one line of every note at the foot of the pages: it begins where a
 * raised mark opens a line, and takes in what follows until the next one, also
 * at the foot of the next page. The mark goes from the text into `note`.
 * Small type that no mark has opened yet is left as it stands.
 */
export function gatherNotes(lines: readonly LooseLine[]): LooseLine[] {
  const gathered: LooseLine[] = []
  let open = -1
  for (const line of lines) {
    const mark = line.facts.part === "note" ? openingMark(line) : undefined
    const note = gathered[open]
    if (mark !== undefined) {
      const blank = /^\s*/u.exec(line.text.slice(mark.length))?.[0].length ?? 0
      const rest = cut(line, 0, mark.length + blank)
      open = gathered.push({ ...rest, facts: { ...rest.facts, note: mark.replaceAll(/[()\s]/gu, "") } }) - 1
    } else if (line.facts.part === "note" && note !== undefined) {
      gathered[open] = joinLines(note, line)
    } else {
      gathered.push(line)
    }
  }
  return gathered
}

function openingMark(line: LooseLine): string | undefined {
  let end = 0
  while (((line.looks[end] ?? 0) & look.raised) !== 0) end++
  const mark = line.text.slice(0, end)
  return /^\(?(\d{1,3}|[*†‡]{1,3}|[a-z])\)?\s*$/u.test(mark) ? mark : undefined
}
