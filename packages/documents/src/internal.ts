import type { Cited } from "./citation.ts"
import type { Range } from "./source.ts"
import type { Paragraph } from "./tree.ts"

/** A paragraph in its place: the ids that stand in the document, and where it is itself. */
export type Standing = { readonly ids: ReadonlySet<string>; readonly paragraph: Paragraph }

const SELF =
  /(?<!\p{L})(?:the present|this|la présente|la presente|настоящ\p{L}+|этой) (?:resolution|decision|statement|résolution|décision|declaration|déclaration|resolución|decisión|declaración|резолюци\p{L}+|решени\p{L}+|заявлени\p{L}+)(?!\p{L})/giu

/** "Paragraph 12 above", "paragraphs 3 to 5 and 7 above", "paragraph 2 (a) of the present resolution". */
const NUMBERED =
  /(?<!\p{L})(?:paragraphs?|paragraphes?|párrafos?|пункт\p{L}*) (?<numbers>\d{1,3}(?: ?\([a-z]\)| [a-z]\))?(?:(?:, | and | or | to |–| et | à | y | a | и )\d{1,3}(?: ?\([a-z]\))?)*),? (?:above|below|hereof|of (?:the present|this) (?:resolution|decision)|ci-dessus|ci-dessous|plus haut|de la présente (?:résolution|décision)|supra|infra|más arriba|más adelante|que antecede|que anteceden|anterior|anteriores|de la presente (?:resolución|decisión)|выше|ниже|настоящей резолюции|настоящего решения)(?!\p{L})/giu

/** "Subparagraph (c) above": a point of the paragraph it is said in. */
const POINT =
  /(?<!\p{L})(?:sub-?paragraphs?|alinéas?|apartados?|подпункт\p{L}*) (?<points>\(?[a-z]\)(?:(?:, | and | or | et | y | и )\(?[a-z]\))*)(?: (?:above|below|ci-dessus|ci-dessous|anterior(?:es)?|supra|выше|ниже))(?!\p{L})/giu

/**
 * The places of its own document that a paragraph names: `main` for the act itself, else the id of a paragraph, in the same
 * section where numbers restart. What is named and is not there gives none.
 */
export function internalIn({ ids, paragraph: { id, text } }: Standing): Cited[] {
  const found: Cited[] = []
  const add = (from: number, to: number, target: string) =>
    found.push({ range: [from, to], citation: { kind: "internal", body: null, id: target, symbol: null } })
  const place = /^(?:.*__)?(?=(?:para|pp)_)/.exec(id)?.[0] ?? ""
  for (const match of text.matchAll(NUMBERED))
    for (const wish of pointed(match.groups?.["numbers"] ?? "")) {
      const target = [`${place}para_${wish}`, `para_${wish}`].find((one) => ids.has(one))
      if (target !== undefined) add(match.index, match.index + match[0].length, target)
    }
  const top = id.replace(/__point_.*$/, "")
  for (const match of text.matchAll(POINT))
    for (const [letter] of (match.groups?.["points"] ?? "").matchAll(/[a-z](?=\))/g))
      if (ids.has(`${top}__point_${letter}`)) add(match.index, match.index + match[0].length, `${top}__point_${letter}`)
  for (const match of text.matchAll(SELF))
    if (!found.some(({ range }) => match.index < range[1] && match.index + match[0].length > range[0]))
      add(match.index, match.index + match[0].length, "main")
  return found
}

/** The paragraphs of its own document that a paragraph names, and that are not there. */
export function danglingIn({
  ids,
  paragraph: { id, text },
}: Standing): { readonly range: Range; readonly number: string }[] {
  const place = /^(?:.*__)?(?=(?:para|pp)_)/.exec(id)?.[0] ?? ""
  return [...text.matchAll(NUMBERED)].flatMap((match) =>
    pointed(match.groups?.["numbers"] ?? "")
      .filter((wish) => !ids.has(`${place}para_${wish}`) && !ids.has(`para_${wish}`))
      .map((wish) => ({
        range: [match.index, match.index + match[0].length] as const,
        number: wish.replace(/__point_(.)/, " ($1)"),
      })),
  )
}

/** The endings of ids a list of numbers stands for: `3 to 5 (a)` is `3`, `4`, `5__point_a`. */
function pointed(list: string): string[] {
  const wishes: string[] = []
  let before: number | undefined
  let spans = false
  for (const match of list.matchAll(/(\d{1,3})(?: ?\(?([a-z])\))?|( to |–| à | a )/g)) {
    const number = Number(match[1] ?? 0)
    if (match[3] !== undefined) spans = true
    else {
      for (let each = spans && before !== undefined ? before + 1 : number; each < number && wishes.length < 200; each++)
        wishes.push(String(each))
      wishes.push(match[2] === undefined ? String(number) : `${number}__point_${match[2]}`)
      before = number
      spans = false
    }
  }
  return wishes
}
