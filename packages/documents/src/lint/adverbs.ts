import type { Paragraph } from "../tree.ts"
import { at, type Examined, type Found, type Rule } from "./rule.ts"

const source =
  "Counts over 2,338 resolutions: bare to also 4,794 operative and 5,098 preambular, also to further 1,019 and 1,660"

/** An opening taken apart: its verb, how often it was said before (0 bare, 1 also, 2 further), and where that word stands. */
type Opened = {
  readonly paragraph: Paragraph
  /** The verb alone, in lower case. */
  readonly verb: string
  readonly step: 0 | 1 | 2
  /** The adverb stands before the verb or after it; `null` where there is none. */
  readonly stands: "before" | "after" | null
  readonly printed: string
}

/** "Takes note with appreciation" and "Takes note" are one verb: what follows it does not count. */
function opened(paragraph: Paragraph): Opened | undefined {
  const printed = paragraph.opening
  if (printed === null || !paragraph.text.startsWith(printed)) return undefined
  const words = printed.toLowerCase()
  const adverb = /\b(also|further)\b/u.exec(words)
  const verb = words
    .replace(/\b(?:also|further)\b/gu, " ")
    .replace(/\bwith\b.*$/u, " ")
    .replace(/\s+(?:of|that|to)\s*$/u, " ")
    .replace(/\s+/gu, " ")
    .trim()
  if (verb === "" || /^(?:having|being|expressing|expresses|aware|mindful|again)$/u.test(verb)) return undefined
  const stands = !adverb ? null : adverb.index === 0 ? "before" : "after"
  return { paragraph, verb, step: !adverb ? 0 : adverb[1] === "also" ? 1 : 2, stands, printed }
}

/** The opening with its adverb where it should stand, or without one. */
function rewritten({ paragraph, printed }: Opened, adverb: "also" | "further" | null): string {
  const bare = printed.replace(/\b(?:also|further)\b ?/iu, "").trim()
  if (adverb === null) return bare.charAt(0).toUpperCase() + bare.slice(1)
  if (paragraph.type === "operative")
    return `${adverb.charAt(0).toUpperCase()}${adverb.slice(1)} ${bare.charAt(0).toLowerCase()}${bare.slice(1)}`
  const [first = "", ...rest] = bare.split(" ")
  return [first.charAt(0).toUpperCase() + first.slice(1), adverb, ...rest].join(" ")
}

const found = (one: Opened, sense: string | null, adverb: "also" | "further" | null): Found => ({
  place: at(one.paragraph, 0, one.printed.length),
  sense,
  values: { opening: one.printed, adverb: one.step === 2 ? "further" : "also" },
  replacement: rewritten(one, adverb),
})

type Pair = { readonly previous: Paragraph | undefined; readonly before: Opened | undefined; readonly one: Opened }

/** Each paragraph of known opening with the one before it in its run. */
function pairs({ runs }: Examined): Pair[] {
  return runs.flatMap((run) =>
    run.flatMap((paragraph, place) => {
      const one = opened(paragraph)
      const previous = run[place - 1]
      return one ? [{ previous, before: previous && opened(previous), one }] : []
    }),
  )
}

/** The verb is said in the paragraph before, if not at its head. */
const isSaidBefore = ({ previous, one }: Pair): boolean =>
  previous !== undefined && previous.text.toLowerCase().includes(one.verb)

/** The same verb in several paragraphs, and the adverbs that go with it. */
export const adverbRules: readonly Rule[] = [
  {
    // The same verb twice in a row: the second takes "also". Many adopted texts do not, hence the soft words.
    code: "verb-repeated",
    source,
    languages: ["en"],
    check: (text) =>
      pairs(text)
        .filter(({ before, one }) => before?.verb === one.verb && before.step === 0 && one.step === 0)
        .map(({ one }) => found(one, null, "also")),
  },
  {
    // "Also" follows the bare verb, "further" follows "also"; neither stands alone or twice.
    code: "adverb-sequence",
    source,
    languages: ["en"],
    senses: ["alone", "twice", "early"],
    check: (text) =>
      pairs(text).flatMap((pair) => {
        const { before, one } = pair
        if (one.step === 0) return []
        if (before?.verb !== one.verb) return isSaidBefore(pair) ? [] : [found(one, "alone", null)]
        if (before.step === one.step) return [found(one, "twice", one.step === 1 ? "further" : null)]
        return before.step === 0 && one.step === 2 ? [found(one, "early", "also")] : []
      }),
  },
  {
    // The adverb stands before the verb in operative paragraphs, after it in preambular ones. "Decides also" is older style.
    code: "adverb-place",
    source,
    languages: ["en"],
    check: (text) =>
      pairs(text).flatMap(({ one }) => {
        const due = one.paragraph.type === "operative" ? "before" : "after"
        if (one.stands === null || one.stands === due) return []
        return [found(one, null, one.step === 1 ? "also" : "further")]
      }),
  },
  {
    // Five paragraphs or more of one verb in a row: the round of three has begun again.
    code: "verb-run",
    source,
    languages: ["en"],
    senses: ["count", "advice"],
    check: (text) =>
      text.runs.flatMap((run) => {
        const openings = run.map(opened)
        return openings.flatMap((one, place) => {
          if (!one || openings[place - 1]?.verb === one.verb) return []
          let next = place + 1
          while (openings[next]?.verb === one.verb) next += 1
          const length = next - place
          if (length < 5) return []
          const values = { n: length, opening: rewritten(one, null) }
          return [{ ...found(one, "count", null), values, replacement: null }]
        })
      }),
  },
]
