import type { Paragraph } from "../tree.ts"
import { at, type Examined, type Rule } from "./rule.ts"

/** Names of instruments that texts on crime and on the person cite most, as they were adopted. */
const known = [
  "Convention against Transnational Organized Crime",
  "Convention against Corruption",
  "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
  "Convention on the Elimination of All Forms of Discrimination against Women",
  "Convention on the Elimination of All Forms of Racial Discrimination",
  "Convention on the Rights of the Child",
  "Convention on the Rights of Persons with Disabilities",
]

const small = "against|on|of|the|and|or|for|in|to|with|from|All|Other"
const named = new RegExp(
  `\\b(?:Convention|Covenant) (?:against|on|for|relating to)(?: (?:${small}|\\p{Lu}[\\p{L}-]*),?)*? \\p{Lu}[\\p{L}-]*(?:(?:,| (?:${small}))* \\p{Lu}[\\p{L}-]*)*`,
  "gu",
)

type Named = { readonly paragraph: Paragraph; readonly from: number; readonly name: string }

/** Where an instrument is called by its name; the name ends where words in capitals do, or where a second instrument begins. */
const namesIn = (paragraph: Paragraph): Named[] =>
  [...paragraph.text.matchAll(named)].map((match) => ({
    paragraph,
    from: match.index,
    name: match[0].replace(
      /,? and the\b.*$|(?:,| and)(?: \p{Lu}[\p{L}-]*)*? (?:Protocol|Convention|Covenant)\b.*$/u,
      "",
    ),
  }))

const wordsOf = (name: string) => name.split(/[ ,]+/u).filter((word) => /^\p{Lu}/u.test(word))

/** A name that leaves out words from the midst of another. One that only breaks off earlier is a short form. */
function isDrift(name: string, full: string): boolean {
  const [few, many] = [wordsOf(name), wordsOf(full)]
  if (few.length < 2 || few.length >= many.length || full.startsWith(name)) return false
  let next = 0
  for (const word of many) if (word === few[next]) next += 1
  return next === few.length && many.length - few.length <= 2
}

function drifts({ all }: Examined) {
  const names = all.flatMap(({ paragraph }) => namesIn(paragraph))
  const whole = [...new Set([...known, ...names.map(({ name }) => name)])].slice(0, 200)
  return names.flatMap(({ paragraph, from, name }) => {
    const full = whole.find((other) => isDrift(name, other))
    if (full === undefined) return []
    return [{ place: at(paragraph, from, from + name.length), sense: "two", values: { name, full }, replacement: full }]
  })
}

/** Instruments by one name throughout. */
export const instrumentRules: readonly Rule[] = [
  {
    // An instrument is called by one name throughout.
    code: "instrument-name",
    source: "DGACM Editorial Manual; three names of one Convention in a text of 2009",
    languages: ["en"],
    senses: ["two"],
    check: drifts,
  },
]
