import type { Range } from "../source.ts"
import type { Paragraph } from "../tree.ts"
import { isLight, likeness, type Likeness, type Word, wordsOf } from "./likeness.ts"
import { at, type Examined, type Found, type Rule, whole } from "./rule.ts"
import { type Passage, type Treaty, treatyNamed } from "./treaty.ts"

const named =
  /\barticles? (\d{1,3})(?:,? paragraphs? (\d{1,2}))?[^;.]{0,40}? (?:of|to) (?:the |that )?((?:[\p{L}-]+,? ){0,14}?(?:Convention|Protocol|Covenant)\b(?: (?:against|on|to|for) (?:\p{Lu}[\p{L}-]*,?(?: (?:and|of|in|the|against))*[ ,]?)+)?)/gu
const under =
  /\b(?:under|in|of|by) (?:the |that )((?:\p{Lu}[\p{L}-]+ (?:(?:in|on|of|against|to|the|and) )*){0,8}(?:Convention|Protocol|Covenant)\b(?: (?:against|on|to|for) (?:\p{Lu}[\p{L}-]*,?(?: (?:and|of|in|the|against))*[ ,]?)+)?)/u

/** Two texts side by side, and how much of them is equal. */
type Compared = {
  readonly passage: Passage
  readonly said: readonly Word[]
  readonly own: readonly Word[]
  readonly like: Likeness
}

function compare(said: readonly Word[], passage: Passage): Compared {
  const own = wordsOf(passage.text)
  return { passage, said, own, like: likeness(said, own) }
}

/** The passages a text is most like, best first; those that share too few words are not laid beside it. */
function near(text: string, passages: readonly Passage[]): Compared[] {
  const said = wordsOf(text)
  const keys = new Set(said.filter((word) => !isLight(word)).map(({ key }) => key))
  return passages
    .map((passage) => ({ passage, common: commonTo(passage.text, keys) }))
    .filter(({ common }) => common >= 4)
    .toSorted((a, b) => b.common - a.common)
    .slice(0, 4)
    .map(({ passage }) => compare(said, passage))
    .toSorted((a, b) => b.like.score - a.like.score)
}

const commonTo = (text: string, keys: ReadonlySet<string>) =>
  new Set(wordsOf(text).flatMap(({ key }) => (keys.has(key) ? [key] : []))).size

/** Words of substance that stand inside the likeness on one side only. */
function apart({ said, own, like }: Compared): { left: Word[]; missing: Word[] } {
  const inside = (words: readonly Word[], side: 0 | 1) => {
    const met = new Set(like.pairs.map((pair) => pair[side]))
    const [first, last] = [like.pairs[0]?.[side] ?? 0, like.pairs.at(-1)?.[side] ?? -1]
    return words.filter((word, place) => place > first && place < last && !met.has(place) && !isLight(word))
  }
  return { left: inside(said, 0), missing: inside(own, 1) }
}

const placeOf = ({ article, paragraph }: Passage) => ({ article, paragraph: paragraph ?? "none" })

const keysOf = (words: readonly Word[]) => words.map(({ key }) => key).join(" ")

/** The stretch of a text that is alike. */
function stretch(words: readonly Word[], like: Likeness, side: 0 | 1): Range {
  const [first, last] = [words[like.pairs[0]?.[side] ?? 0], words[like.pairs.at(-1)?.[side] ?? 0]]
  return [first?.range[0] ?? 0, last?.range[1] ?? 0]
}

/** Close paraphrases that are not the treaty's wording, each stretch of the text held against one passage. */
function misquoted(paragraph: Paragraph, from: number, treaty: Treaty, passages: readonly Passage[]): Found[] {
  const taken: Range[] = []
  return near(paragraph.text.slice(from), passages).flatMap((one): Found[] => {
    const [start, end] = stretch(one.said, one.like, 0)
    if (one.like.pairs.length < 9 || taken.some(([first, last]) => start < last && end > first)) return []
    taken.push([start, end])
    const { left, missing } = apart(one)
    if (left.length + missing.length === 0 || left.length + missing.length > one.like.pairs.length / 2) return []
    return [
      {
        place: at(paragraph, from + start, from + end),
        sense: left.length === 0 ? "lost" : missing.length === 0 ? "added" : "other",
        values: { lost: keysOf(missing), added: keysOf(left), treaty: treaty.name, ...placeOf(one.passage) },
        replacement: one.passage.text.slice(...stretch(one.own, one.like, 1)),
      },
    ]
  })
}

function quotations({ all, treaties }: Examined): Found[] {
  if (treaties.length === 0) return []
  return all.flatMap(({ paragraph }) =>
    [...paragraph.text.slice(0, 20_000).matchAll(named)].slice(0, 20).flatMap((match) => {
      const [printed, article, number, name = ""] = match
      const treaty = treatyNamed(name.trim(), treaties)
      const passages = treaty?.passages.filter(
        (one) => one.article === article && (number === undefined || one.paragraph === number),
      )
      if (!treaty || !passages || passages.length === 0) return []
      // What is quoted may stand after the article is named, or before it.
      const after = misquoted(paragraph, match.index + printed.length, treaty, passages)
      return after.length > 0 ? after : misquoted(paragraph, 0, treaty, passages)
    }),
  )
}

/** How much of a text is in a passage, from 0 to 1, by words of substance. */
function coverage({ said, like }: Compared): number {
  const heavy = said.filter((word) => !isLight(word)).length
  const met = like.pairs.filter(([place]) => !isLight(said[place] ?? { key: "the", range: [0, 0] })).length
  return heavy === 0 ? 0 : met / heavy
}

/** A list said to be of one treaty, where an item is far more like an article of another. */
function attributions({ all, treaties }: Examined): Found[] {
  if (treaties.length < 2) return []
  return all.flatMap(({ paragraph }) => {
    const name = under.exec(paragraph.text.slice(0, 2000))?.[1]
    const treaty = name === undefined ? undefined : treatyNamed(name, treaties)
    if (!treaty || paragraph.children.length === 0) return []
    return paragraph.children.slice(0, 40).flatMap((child): Found[] => {
      const [own] = near(child.text, treaty.passages)
      const others = treaties.filter((other) => other !== treaty)
      const [first] = others
        .flatMap((other) => {
          const [best] = near(child.text, other.passages)
          return best ? [{ other, best, share: coverage(best) }] : []
        })
        .toSorted((a, b) => b.share - a.share)
      if (!first || first.share < 0.6 || first.share < (own ? coverage(own) : 0) + 0.2) return []
      const values = { named: name ?? treaty.name, treaty: first.other.name, ...placeOf(first.best.passage) }
      return [{ place: whole(child), sense: "other", values, replacement: null }]
    })
  })
}

/** What a text says of an article, held against the treaty. */
export const quotationRules: readonly Rule[] = [
  {
    // What is said to be in an article of a treaty is said in the words of that article.
    code: "treaty-quotation",
    source: "The treaty's own text",
    languages: ["en"],
    senses: ["lost", "added", "other"],
    check: quotations,
  },
  {
    // A commitment is named after the treaty it stands in.
    code: "treaty-attribution",
    source: "The treaty's own text",
    languages: ["en"],
    senses: ["other", "advice"],
    check: attributions,
  },
]
