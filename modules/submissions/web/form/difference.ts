/** Words that two texts share, that only the first has, or that only the second has. */
export type Stretch = { readonly in: "both" | "there" | "came"; readonly text: string }

/** Beyond so many words a side, two texts are shown whole: nobody reads such a difference word by word. */
const most = 2500

/** Words with the blanks behind them; Chinese letter by letter, since it parts no words. */
const wordsOf = (text: string): string[] => text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []

/** What differs between two texts, word by word, by their longest common run. */
export function difference(there: string, came: string): Stretch[] {
  const [a, b] = [wordsOf(there), wordsOf(came)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const [mine, theirs] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const middle =
    mine.length > most || theirs.length > most
      ? [
          ...mine.map((text) => ({ in: "there" as const, text })),
          ...theirs.map((text) => ({ in: "came" as const, text })),
        ]
      : between(mine, theirs)
  const both = (words: readonly string[]) => words.map((text): Stretch => ({ in: "both", text }))
  return joined([...both(a.slice(0, head)), ...middle, ...both(tail > 0 ? a.slice(-tail) : [])])
}

function between(a: readonly string[], b: readonly string[]): Stretch[] {
  const width = b.length + 1
  // How long the common run of what is left is, from each pair of places on.
  const run = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      run[i * width + j] =
        a[i] === b[j]
          ? (run[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(run[(i + 1) * width + j] ?? 0, run[i * width + j + 1] ?? 0)
  const found: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ in: "both", text: a[i] ?? "" })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && (run[(i + 1) * width + j] ?? 0) >= (run[i * width + j + 1] ?? 0))) {
      found.push({ in: "there", text: a[i] ?? "" })
      i += 1
    } else {
      found.push({ in: "came", text: b[j] ?? "" })
      j += 1
    }
  }
  return found
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const each of stretches) {
    const last = found.at(-1)
    if (last?.in === each.in) found[found.length - 1] = { in: last.in, text: last.text + each.text }
    else found.push(each)
  }
  return found
}
