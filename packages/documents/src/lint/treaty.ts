/** A treaty by its articles, so that what a text says of it can be held against it. */
export type Treaty = {
  /** Its full name, as `United Nations Convention against Transnational Organized Crime`. */
  readonly name: string
  readonly passages: readonly Passage[]
}

/** One paragraph of an article with the points below it. */
export type Passage = { readonly article: string; readonly paragraph: string | null; readonly text: string }

const article = /^(?:article)\s+(\d{1,3}(?: ?(?:bis|ter))?)\.?$/iu
const title = /^(?=\p{Lu})(?:[\p{L}-]+ ){0,4}(?:Convention|Protocol|Covenant)\b[^.;:]{10,300}$/u
const numbered = /^(\d{1,2})\.\s+/u

/**
 * Finds the treaties in a text: a name on a line of its own, then articles,
 * "Article 32" on a line of its own, each with its heading and its paragraphs. A
 * resolution that adopts several in its annexes gives several. Text without
 * articles gives none.
 */
export function treatiesIn(text: string): readonly Treaty[] {
  const treaties: { name: string; passages: { article: string; paragraph: string | null; text: string }[] }[] = []
  let name: string | undefined
  let inArticle: string | undefined
  let isHeading = false
  for (const raw of text.split("\n")) {
    const line = raw.trim().replace(/\s+/gu, " ")
    if (line === "") continue
    const number = article.exec(line)?.[1]
    const treaty = treaties.at(-1)
    if (number !== undefined) {
      if ((number === "1" || treaty === undefined) && name !== undefined) {
        treaties.push({ name, passages: [] })
        name = undefined
      }
      inArticle = number
      isHeading = true
    } else if (/^annex\b/iu.test(line) && line.length < 12) inArticle = undefined
    else if (inArticle === undefined || !treaty) name = named(line, name)
    else if (isHeading && !numbered.test(line)) isHeading = false
    else {
      isHeading = false
      const paragraph = numbered.exec(line)?.[1] ?? null
      const last = treaty.passages.at(-1)
      if (paragraph === null && last?.article === inArticle) last.text += ` ${line}`
      else treaty.passages.push({ article: inArticle, paragraph, text: line.replace(numbered, "") })
    }
  }
  return treaties
}

/** A long name goes on in the next line, in small letters or after "supplementing". */
function named(line: string, before: string | undefined): string | undefined {
  if (before !== undefined && /\bsupplementing$/u.test(before)) return `${before} ${line}`
  return title.test(line) ? line : before
}

const contentOf = (name: string) =>
  new Set(
    name
      .toLowerCase()
      .match(/[\p{L}]{3,}/gu)
      ?.filter((word) => !/^(?:the|and|against|for|its|this|that)$/u.test(word)),
  )

const kindOf = (name: string) => /\b(?:Convention|Protocol|Covenant)\b/u.exec(name)?.[0]

/**
 * The treaty a text means by a name, full or short: "the Trafficking in Persons
 * Protocol", "the Organized Crime Convention". "The Convention" alone is the only
 * one of its kind that is given, or none.
 */
export function treatyNamed(name: string, treaties: readonly Treaty[]): Treaty | undefined {
  const words = contentOf(name.split(/,? supplementing\b/u)[0] ?? name)
  const kind = kindOf(name)
  const fit = treaties.filter((treaty) => {
    const main = treaty.name.split(/,? supplementing\b/u)[0] ?? ""
    const own = contentOf(main)
    return kindOf(main) === kind && [...words].every((word) => own.has(word))
  })
  if (fit.length > 0) return fit.length === 1 ? fit[0] : undefined
  // What stands after a comma may be the next words of the sentence.
  const comma = name.lastIndexOf(",")
  return comma < 0 ? undefined : treatyNamed(name.slice(0, comma), treaties)
}
