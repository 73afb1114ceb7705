import type { Paragraph } from "../tree.ts"
import { openerOf, phraseOf } from "../verb.ts"
import { at, type Examined, type Found, type Rule } from "./rule.ts"

const source = "DGACM Editorial Manual; counted lists of openings"

function firstWord(paragraph: Paragraph): Found {
  const word = /^\S*/u.exec(paragraph.text)?.[0] ?? ""
  return { place: at(paragraph, 0, word.length), sense: null, values: {}, replacement: null }
}

/** The words a paragraph opens with. */
export const openerRules: readonly Rule[] = [
  {
    // A preambular paragraph opens with a participle or an adjective; one that opens with a finite verb asks too early.
    code: "preambular-opening",
    source,
    languages: ["en"],
    senses: ["advice"],
    check: ({ preambular, reading }: Examined) =>
      reading.masthead.kind === "presidential_statement"
        ? []
        : preambular.filter(({ text }) => openerOf(text, "en") === undefined).map(firstWord),
  },
  {
    // An operative paragraph opens with a verb in the present.
    code: "operative-opening",
    source,
    languages: ["en"],
    senses: ["advice"],
    check: ({ operative, reading }: Examined) =>
      reading.masthead.kind === "presidential_statement" || reading.masthead.kind === "decision"
        ? []
        : operative
            .filter(({ text, opening }) => opening === null && phraseOf(text, "en") === undefined)
            .map(firstWord),
  },
]
