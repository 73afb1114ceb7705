import { ORGANS } from "../organ.ts"
import type { Range } from "../source.ts"
import type { Part } from "./comparison.ts"
import { diff, type Run } from "./diff.ts"
import type { Unit } from "./unit.ts"
import type { Word } from "./word.ts"

/** A place where two paragraphs differ: the words that went, the words that came, either of which may be none. */
export type Hunk = { readonly gone: readonly Word[]; readonly came: readonly Word[] }

/** The places where two paragraphs differ, and both texts cut into parts. What is layout counts as equal. */
export function hunksOf(from: Unit, to: Unit): { readonly hunks: readonly Hunk[]; readonly parts: readonly Part[] } {
  const [a, b] = [from.words.slice(0, from.body), to.words.slice(0, to.body)]
  const runs: Run[] = []
  const found: Hunk[] = []
  for (const run of diff(a.map(keyOf), b.map(keyOf))) {
    const hunk = { gone: a.slice(...run.from), came: b.slice(...run.to) }
    const same =
      run.same || isLayout(hunk, from, to) || isNaming(hunk, next(a, run.from[1], from), next(b, run.to[1], to))
    if (!same) found.push(hunk)
    const last = runs.at(-1)
    if (last?.same && same)
      runs[runs.length - 1] = { same, from: [last.from[0], run.from[1]], to: [last.to[0], run.to[1]] }
    else runs.push({ ...run, same })
  }
  return { hunks: found, parts: partsOf(runs, from, to) }
}

const keyOf = ({ key }: Word) => key

/** Broken words and joined ones: "traf- ficking" is "trafficking". */
function isLayout({ gone, came }: Hunk, from: Unit, to: Unit): boolean {
  if (gone.length === 0 || came.length === 0 || gone.length === came.length) return false
  const plain = (words: readonly Word[], unit: Unit) =>
    unit.text
      .slice(words[0]!.range[0], words.at(-1)!.range[1])
      .replace(/(?<=\p{L})[‐‑-]\s+(?=\p{L})/gu, "")
      .normalize("NFKC")
      .replace(/[\s\u00ad\u200b]+/g, "")
  const [a, b] = [plain(gone, from), plain(came, to)]
  return a === b || (/[‐‑-]\s/.test(slice(gone, from) + slice(came, to)) && bare(a) === bare(b))
}

const bare = (text: string) => text.replace(/[‐‑-]/g, "")
const slice = (words: readonly Word[], unit: Unit) => unit.text.slice(words[0]!.range[0], words.at(-1)!.range[1])

const ORGAN = new RegExp(
  `^(?:(?:the|its|of|de|la|del|du|l'assemblée générale|ses|su|sus|${ORGANS.map(({ names }) => names.source).join("|")}|generalassembly|resolutions?|decisions?|résolutions?|décisions?|resoluci(?:ón|ones)|decisi(?:ón|ones)|резолюци\\p{L}+|решени\\p{L}+)\\s*)+$`,
  "iu",
)

/** "Resolution 61/144" is "General Assembly resolution 61/144": who speaks may name itself or not. */
function isNaming({ gone, came }: Hunk, before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || before !== after) return false
  const [a, b] = [gone, came].map((words) => words.map(keyOf).join(" "))
  return [a!, b!].every((text) => text === "" || ORGAN.test(text)) && leadsOf(a!) === leadsOf(b!)
}

const leadsOf = (text: string) =>
  text
    .toLowerCase()
    .match(/(?:resol|decis|résol|décis|резол|решен)\p{L}*/gu)
    ?.join()

/** The work that is cited by the words that follow: its symbol, where it is known. */
function next(words: readonly Word[], at: number, { marks }: Unit): string | undefined {
  const number = words.slice(at, at + 2).find((word) => /\d/.test(word.key))
  const mark = marks.find((one) => one.type === "citation" && number !== undefined && one.range[0] === number.range[0])
  return mark?.type === "citation" ? (mark.citation.symbol ?? undefined) : undefined
}

/** Lays runs of words over the texts, so that the parts of either side follow each other without a gap. */
function partsOf(runs: readonly Run[], from: Unit, to: Unit): Part[] {
  const start = (unit: Unit, at: number) => (at === 0 ? 0 : (unit.words[at]?.range[0] ?? unit.text.length))
  const parts: Part[] = []
  const equal = (a: Range, b: Range) => {
    const last = parts.at(-1)
    if (last?.type === "equal")
      parts[parts.length - 1] = { type: "equal", from: [last.from[0], a[1]], to: [last.to[0], b[1]] }
    else if (a[0] < a[1] || b[0] < b[1]) parts.push({ type: "equal", from: a, to: b })
  }
  for (const run of runs) {
    const a = [start(from, run.from[0]), start(from, run.from[1])] as const
    const b = [start(to, run.to[0]), start(to, run.to[1])] as const
    if (run.same) equal(a, b)
    else {
      if (a[0] < a[1]) parts.push({ type: "gone", from: a })
      if (b[0] < b[1]) parts.push({ type: "new", to: b })
    }
  }
  equal([start(from, from.body), from.text.length], [start(to, to.body), to.text.length])
  return parts
}
