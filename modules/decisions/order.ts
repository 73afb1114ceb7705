/** The first list, with what only the second has put after the one it follows there. */
export function interleave(first: readonly string[], second: readonly string[]): string[] {
  const has = new Set(first)
  const after = new Map<string | null, string[]>()
  let last: string | null = null
  for (const id of second) {
    if (has.has(id)) last = id
    else after.set(last, [...(after.get(last) ?? []), id])
  }
  return [...(after.get(null) ?? []), ...first.flatMap((id) => [id, ...(after.get(id) ?? [])])]
}
