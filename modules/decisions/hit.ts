/** Parts of a text in which the odd ones are hits, of a text that marks its hits by the signs U+0001 and U+0002. */
export const partsOf = (marked: string): string[] => marked.replaceAll("\u0002", "\u0001").split("\u0001")

/** Parts of a text around the first hit, the odd ones hits: for writing that has no words to find hits by. */
export function partsAround(text: string, runs: readonly string[], reach = 60): string[] {
  const wanted = runs.filter((run) => run !== "")
  if (wanted.length === 0) return [text.slice(0, reach * 2)]
  // Runs are Chinese characters alone, so none of them means anything else in a pattern.
  const hits = new RegExp(`(${wanted.join("|")})`, "u")
  const first = hits.exec(text)
  if (!first) return [text.slice(0, reach * 2)]
  const from = Math.max(0, first.index - reach)
  const to = Math.min(text.length, first.index + first[0].length + reach)
  const parts = text.slice(from, to).split(hits)
  if (from > 0) parts[0] = `…${parts[0] ?? ""}`
  if (to < text.length) parts[parts.length - 1] = `${parts.at(-1) ?? ""}…`
  return parts
}
