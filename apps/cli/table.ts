/** Lays out rows under their heads, in columns as wide as what stands in them; the last is cut to what is left. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], columns = 100): string {
  const all = [heads, ...rows]
  const natural = heads.map((_, at) => Math.max(...all.map((row) => width(row[at] ?? ""))))
  const before = natural.slice(0, -1).reduce((sum, wide) => sum + Math.min(40, wide) + 2, 0)
  const widths = natural.map((wide, at) =>
    Math.min(wide, at === heads.length - 1 ? Math.max(20, columns - before) : 40),
  )
  const rule = widths.map((wide) => "─".repeat(wide)).join("  ")
  const [head = "", ...lines] = all.map((row) =>
    row
      .map((text, at) => {
        const fitted = fit(text, widths[at] ?? 0)
        return fitted + " ".repeat((widths[at] ?? 0) - width(fitted))
      })
      .join("  ")
      .trimEnd(),
  )
  return [head, rule, ...lines].join("\n")
}

/** How many cells of a terminal a text takes: two for Chinese, none for what stands on another letter. */
export function width(text: string): number {
  let cells = 0
  for (const letter of text) cells += /\p{M}|\p{Cf}/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1
  return cells
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

function fit(text: string, room: number): string {
  if (width(text) <= room) return text
  let kept = ""
  for (const letter of text) {
    if (width(kept) + width(letter) > room - 1) break
    kept += letter
  }
  return `${kept}…`
}
