import type { Paragraph } from "../tree.ts"
import { atEnd, type Examined, type Found, instead, type Rule } from "./rule.ts"

const source = "DGACM Editorial Manual; 95 % of 39,476 preambular paragraphs, 89 % and 97 % of operative ones"
const languages = ["en", "fr", "es", "ru"] as const

/** What ends a paragraph, without the quotation marks and brackets that close after it. */
function signOf(text: string): string {
  const bare = text.slice(-80).replace(/[\s"”’»)\]]+$/u, "")
  return /[;,](?= (?:and|or|et|ou|y|o|и|или)$)/u.exec(bare)?.[0] ?? bare.slice(-1)
}

/** What is written in place of another sign: a comma for a full stop; after a letter it is added. */
const ended = (text: string, sign: string) => {
  const tail = text.slice(-40)
  return `${tail.length < text.length ? "…" : ""}${tail.replace(/[.,;:]?(?: (?:and|or))?[.,;:]?\s*$/u, sign)}`
}

const wrong = (paragraph: Paragraph, sign: string): Found => instead(atEnd(paragraph), ended(paragraph.text, sign))

/** A statement of a president is prose, and an annex has rules of its own. */
const isAct = ({ reading }: Examined) => reading.masthead.kind !== "presidential_statement"

/** A paragraph that has others below it. */
const leads = ({ children }: Paragraph) => children.length > 0

/** The paragraph after which nothing more is said, at any depth. */
const lastOf = (paragraph: Paragraph): Paragraph => {
  const child = paragraph.children.at(-1)
  return child ? lastOf(child) : paragraph
}

/** The sign a paragraph ends with. */
export const endingRules: readonly Rule[] = [
  {
    // A preambular paragraph ends with a comma: the whole act is one sentence.
    code: "preambular-comma",
    source,
    languages,
    check: (text) =>
      !isAct(text)
        ? []
        : text.preambular
            .map(lastOf)
            .filter((paragraph) => !",:".includes(signOf(paragraph.text)))
            .map((paragraph) => wrong(paragraph, ",")),
  },
  {
    // An operative paragraph that is not the last ends with a semicolon. The last of a section may end with a full stop.
    code: "operative-semicolon",
    source,
    languages,
    check: (text) => {
      if (!isAct(text)) return []
      const closing = new Set(text.runs.flatMap((run) => run.slice(-1)))
      const last = text.operative.at(-1)
      return text.all
        .filter(({ paragraph, top }) => top.type === "operative" && !leads(paragraph))
        .filter(({ paragraph }) => last === undefined || paragraph !== lastOf(last))
        .filter(({ paragraph, top, depth }) => {
          const sign = signOf(paragraph.text)
          if (sign === ";" || sign === ":") return false
          return !(sign === "." && closing.has(top)) && !(sign === "," && depth > 1)
        })
        .map(({ paragraph }) => wrong(paragraph, ";"))
    },
  },
  {
    // The last operative paragraph ends with a full stop.
    code: "final-full-stop",
    source,
    languages,
    check: (text) => {
      const top = text.operative.at(-1)
      if (top === undefined || !isAct(text)) return []
      const last = lastOf(top)
      const isDone = ".:".includes(signOf(last.text))
      return isDone ? [] : [wrong(last, ".")]
    },
  },
  {
    // A paragraph that others stand below ends with a colon.
    code: "colon-before-list",
    source,
    languages,
    check: (text) =>
      text.all
        .filter(({ paragraph }) => leads(paragraph) && signOf(paragraph.text) !== ":")
        .map(({ paragraph }) => wrong(paragraph, ":")),
  },
]
