import type { Paragraph } from "../tree.ts"
import { openerOf, phraseOf } from "../verb.ts"
import { at, type Examined, type Found, type Rule } from "./rule.ts"

const source = "DGACM Editorial Manual; counted lists of openings"

function firstWord(paragraph: Paragraph, message: string, suggestion: string): Found {
  const word = /^\S*/u.exec(paragraph.text)?.[0] ?? ""
  return { place: at(paragraph, 0, word.length), message, suggestion }
}

export const openerRules: readonly Rule[] = [
  {
    // A preambular paragraph opens with a participle or an adjective; one that opens with a finite verb asks too early.
    code: "preambular-opening",
    source,
    languages: ["en"],
    check: ({ preambular, reading }: Examined) =>
      reading.masthead.kind === "presidential_statement"
        ? []
        : preambular
            .filter(({ text }) => openerOf(text, "en") === undefined)
            .map((paragraph) =>
              firstWord(
                paragraph,
                "A preambular paragraph opens with a participle or an adjective.",
                "Open with a participle, as “Recalling” or “Noting with concern”.",
              ),
            ),
  },
  {
    // An operative paragraph opens with a verb in the present.
    code: "operative-opening",
    source,
    languages: ["en"],
    check: ({ operative, reading }: Examined) =>
      reading.masthead.kind === "presidential_statement" || reading.masthead.kind === "decision"
        ? []
        : operative
            .filter(({ text, opening }) => opening === null && phraseOf(text, "en") === undefined)
            .map((paragraph) =>
              firstWord(
                paragraph,
                "An operative paragraph opens with a verb in the present.",
                "Open with a verb, as “Requests” or “Decides”.",
              ),
            ),
  },
]
