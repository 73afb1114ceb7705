import { letter, roman } from "../numerals.ts"
import type { Paragraph } from "../tree.ts"
import { type Examined, type Found, instead, type Rule, whole } from "./rule.ts"

/** A number that counts on by one from the number before it, within a section; numbers that are no count are passed over. */
function gaps({ operative }: Examined): Found[] {
  let before: { section: string | null; count: number } | undefined
  const found: Found[] = []
  for (const paragraph of operative) {
    const { number, section } = paragraph
    if (number === null || !/^\d{1,4}$/u.test(number)) continue
    const count = Number(number)
    const due = before === undefined ? 1 : before.count + 1
    const isAnew = count === 1 && before?.section !== section
    if (count !== due && !isAnew && (before === undefined || before.section === section))
      found.push({
        place: whole(paragraph),
        sense: "number",
        values: { due: String(due), number },
        replacement: String(due),
      })
    before = { section, count }
  }
  return found
}

/** The signs of one level, by their depth below the paragraph: (a), (i), a., i. */
function signAt(depth: number, place: number, closed: boolean): string {
  const isLetter = depth % 2 === 1
  const sign = isLetter ? letter(place + 1) : roman(place + 1)
  if (depth > 2) return sign
  return closed ? `${sign})` : `(${sign})`
}

/** The first wrong sign of each list: the others are wrong because of it. */
function signs(paragraph: Paragraph, depth: number, closed: boolean): Found[] {
  const { children } = paragraph
  const wrong = children.flatMap((child, place): Found[] => {
    const due = signAt(depth, place, closed)
    if (child.number === null || child.number === due || child.number === `${due}.`) return []
    return [{ place: whole(child), sense: "sign", values: { due, number: child.number }, replacement: due }]
  })
  return [...wrong.slice(0, 1), ...children.flatMap((child) => signs(child, depth + 1, closed))]
}

/** Numbers of paragraphs and signs of sub-paragraphs, in order. */
export const numberingRules: readonly Rule[] = [
  {
    // Operative paragraphs are numbered without gaps, anew at most in a new section.
    code: "number-gap",
    source: "DGACM Editorial Manual",
    senses: ["number"],
    check: gaps,
  },
  {
    // Levels below a paragraph are (a), then (i), then a., then i.; in French and Spanish a), then i).
    code: "sub-level-sign",
    source: "DGACM Editorial Manual",
    languages: ["en", "fr", "es"],
    senses: ["sign"],
    check: ({ operative, reading }) =>
      operative.flatMap((paragraph) => signs(paragraph, 1, reading.language === "fr" || reading.language === "es")),
  },
  {
    // A single operative paragraph is not numbered.
    code: "single-paragraph-number",
    source: "Akoma Ntoso guidelines for the General Assembly",
    check: ({ operative: [only, ...more] }) =>
      !only || more.length > 0 || only.number === null ? [] : [instead(whole(only), only.text.slice(0, 60))],
  },
]
