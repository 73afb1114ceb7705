/** A paragraph as alignment sees it. `text` is null where the old one has no wording in the language of the new. */
export type Alignable = {
  readonly anchor: string
  readonly kind: string
  readonly number: string | null
  readonly opening: string | null
  readonly text: string | null
  /** The figures in its words, in whatever language: they are the same in all. */
  readonly figures?: readonly string[]
  /** It has no words in any language yet: it is known by its place alone, and waits for its text. */
  readonly wordless?: boolean
  /** It was taken out by an earlier correction: it comes back only word for word. */
  readonly removed?: boolean
}

/** For each new paragraph the old one it is, by position; `null` where it is new. No old one is given twice. */
type Pairing = readonly (number | null)[]

/**
 * Finds old paragraphs again in a new text.
 *
 * In the same language they are known by their words, wherever they went: first
 * those that are unchanged, then those most alike. What has no wording in the
 * language is found by its place: kind, anchor, order, and the figures in it.
 */
export function align(old: readonly Alignable[], now: readonly Alignable[]): Pairing {
  const both = unpaired(old, now)
  pairAwaited(both)
  pairUnchanged(both)
  pairAlike(both)
  pairHeadings(both)
  pairByPlace(both)
  return both.pairs
}

/** Two texts on the way to a pairing: what is still open on either side, and a way to say that two are one. */
type Both = {
  readonly old: readonly Alignable[]
  readonly now: readonly Alignable[]
  readonly pairs: Pairing
  /** Old ones that were not found again so far, by position; those taken out earlier are not among them. */
  readonly lost: () => number[]
  /** New ones that nobody was so far, by position. */
  readonly strange: () => number[]
  /** Pairs an old one with a new one, if neither has been paired before. */
  readonly pair: (there: number, here: number) => void
}

function unpaired(old: readonly Alignable[], now: readonly Alignable[]): Both {
  const pairs: (number | null)[] = now.map(() => null)
  const taken = new Set<number>()
  return {
    ...{ old, now, pairs },
    lost: () => [...old.keys()].filter((there) => !taken.has(there) && !old[there]?.removed),
    strange: () => [...now.keys()].filter((here) => pairs[here] === null),
    pair(there, here) {
      if (taken.has(there) || pairs[here] !== null) return
      pairs[here] = there
      taken.add(there)
    },
  }
}

/** The letters and figures of a text alone: how it is spaced and which quotation marks it has make no difference. */
export const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u00ad\u200b-\u200f]+/g, "")
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-")

/** A paragraph of which the record knows only the place takes the words that the text has there. */
function pairAwaited({ old, now, lost, pair }: Both): void {
  const awaited = lost().filter((there) => old[there]?.wordless)
  if (awaited.length === 0) return
  const places = new Map(now.map(({ kind, anchor }, here) => [`${kind} ${anchor}`, here]))
  for (const there of awaited) {
    const here = places.get(`${old[there]?.kind} ${old[there]?.anchor}`)
    if (here !== undefined) pair(there, here)
  }
}

function pairUnchanged({ old, now, pair }: Both): void {
  const known = new Map<string, number[]>()
  for (const [there, { kind, text }] of old.entries()) {
    if (text === null) continue
    const key = `${kind} ${lettersOf(text)}`
    known.set(key, [...(known.get(key) ?? []), there])
  }
  const groups = Map.groupBy(now.keys(), (here) => `${now[here]?.kind ?? ""} ${lettersOf(now[here]?.text ?? "")}`)
  for (const [key, all] of groups) {
    let there = known.get(key) ?? []
    // Of paragraphs that say the same, those that stayed in their place are themselves.
    const rest = all.filter((here) => {
      const same = there.find((each) => old[each]?.anchor === now[here]?.anchor && !old[each]?.removed)
      if (same === undefined) return true
      pair(same, here)
      there = there.filter((each) => each !== same)
      return false
    })
    const standing = [...there.filter((each) => !old[each]?.removed), ...there.filter((each) => old[each]?.removed)]
    for (const [index, here] of rest.entries()) {
      const next = standing[index]
      if (next !== undefined) pair(next, here)
    }
  }
}

const alikeEnough = 0.4

function pairAlike({ old, now, lost, strange, pair }: Both): void {
  const candidates: { there: number; here: number; score: number }[] = []
  const shingles = new Map(strange().map((here) => [here, shinglesOf(now[here]?.text ?? "")]))
  for (const there of lost()) {
    const before = old[there]
    if (!before || before.text === null) continue
    const own = shinglesOf(before.text)
    for (const [here, others] of shingles) {
      if (now[here]?.kind !== before.kind) continue
      const score = likeness(own, others) + (now[here]?.anchor === before.anchor ? 0.1 : 0)
      if (score >= alikeEnough) candidates.push({ there, here, score })
    }
  }
  candidates.sort((one, other) => other.score - one.score || one.there - other.there || one.here - other.here)
  for (const { there, here } of candidates) pair(there, here)
}

/** There is one title and one enacting line: they are the same whatever they now say. */
function pairHeadings({ old, now, lost, strange, pair }: Both): void {
  for (const here of strange()) {
    const heading = now[here]
    if (!heading || !["title", "enacting", "closing"].includes(heading.kind)) continue
    const there = lost().find((at) => old[at]?.kind === heading.kind && old[at].anchor === heading.anchor)
    if (there !== undefined) pair(there, here)
  }
}

const gap = -0.6

/** Pairs what is left and has no words to compare by: the two sequences laid side by side (Needleman and Wunsch). */
function pairByPlace({ old, now, lost, strange, pair }: Both): void {
  const left = lost().filter((there) => old[there]?.text === null)
  const right = strange()
  // Two texts of one plan need no weighing: the paragraphs of each stand where those of the other do.
  const plan = (all: readonly Alignable[], at: readonly number[]) =>
    at.map((each) => `${all[each]?.kind} ${all[each]?.anchor}`).join("\n")
  if (plan(old, left) === plan(now, right)) {
    for (const [index, there] of left.entries()) pair(there, right[index] ?? 0)
    return
  }
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const fit = (row: number, column: number) => placeFit(old[left[row] ?? 0], now[right[column] ?? 0])
  for (let row = 1; row <= left.length; row += 1) best[row * width] = row * gap
  for (let column = 1; column < width; column += 1) best[column] = column * gap
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  for (let row = 1; row <= left.length; row += 1)
    for (let column = 1; column < width; column += 1)
      best[row * width + column] = Math.max(
        at(row - 1, column - 1) + fit(row - 1, column - 1),
        at(row - 1, column) + gap,
        at(row, column - 1) + gap,
      )
  let [row, column] = [left.length, right.length]
  while (row > 0 && column > 0) {
    const together = at(row - 1, column - 1) + fit(row - 1, column - 1)
    if (together >= at(row - 1, column) + gap && together >= at(row, column - 1) + gap) {
      const [there, here] = [left[row - 1], right[column - 1]]
      if (there !== undefined && here !== undefined && fit(row - 1, column - 1) > -1) pair(there, here)
      row -= 1
      column -= 1
    } else if (at(row - 1, column) >= at(row, column - 1)) row -= 1
    else column -= 1
  }
}

/**
 * How well two paragraphs of different languages fit by their place. Operative
 * paragraphs carry their number in the anchor; preambular ones are only counted,
 * so that years and symbols in them tell more than their place.
 */
function placeFit(there: Alignable | undefined, here: Alignable | undefined): number {
  if (!there || !here || there.kind !== here.kind) return -10
  const same = there.anchor === here.anchor
  if (there.kind === "operative" || there.kind === "sub") {
    if (same) return 3
    const [one, other] = [figure(there.number), figure(here.number)]
    return one !== null && other !== null ? (one === other ? 0.5 : -3) : 0.2
  }
  const [one, other] = [new Set(there.figures ?? []), new Set(here.figures ?? [])]
  const figures =
    one.size + other.size === 0 ? 0.4 : one.size === 0 || other.size === 0 ? -0.6 : likeness(one, other) * 2.5 - 0.5
  return figures + (same ? 0.5 : 0)
}

/** The figures of a text, with what ties them together in dates and symbols: `61/144`, `2008`. */
export const figuresOf = (text: string): string[] =>
  (
    text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).match(/\d+(?:\/\d+)*/g) ?? []
  ).slice(0, 40)

const figure = (number: string | null): string | null => /\d+/.exec(number ?? "")?.[0] ?? null

/** Neighbouring words of a text, two by two; of Chinese, neighbouring characters. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\u2e80-\u9fff]|[\p{L}\p{N}/.-]+/gu) ?? []
  if (words.length === 1) return new Set(words)
  return new Set(words.slice(1).map((word, index) => `${words[index] ?? ""} ${word}`))
}

/** How much two texts have in common, from 0 to 1 (Dice's coefficient of their shingles). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const each of one) if (other.has(each)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
