import { at, type Found, type Rule } from "./rule.ts"

/** Words in square brackets that are no note mark, no slip of the author marked so, and no aside of a masthead. */
const alternative = /\[(?!\d+\]|\*+\]|sic\])([^[\]]{1,300})\]/giu
/** What templates leave behind: it stands alone on its line. */
const template =
  /^[ \t]*(\[(?:start|end|stop|begin|insert[^\]\n]{0,60}|date|title|symbol|blank|tb[acd]|xx+|…|\.{2,})\])[ \t]*$/gimu

/** A quotation longer than this is taken for ended. */
const longest = 3000

function isQuoted(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - longest), index)
  return before.lastIndexOf("“") > before.lastIndexOf("”") || before.lastIndexOf("«") > before.lastIndexOf("»")
}

/** What was left over from negotiation or a template. */
export const leftoverRules: readonly Rule[] = [
  {
    // Square brackets hold alternatives under negotiation; a text that is done has none.
    code: "bracket-left",
    source: "DGACM Editorial Manual, drafts",
    senses: ["template", "advice"],
    check: ({ all, reading }) => [
      ...[...reading.source.matchAll(template)].map((match): Found => {
        const word = match[1] ?? ""
        const from = match.index + match[0].indexOf(word)
        const place = { anchor: "source", range: [from, from + word.length] as const }
        return { place, sense: "template", values: { words: word }, replacement: "" }
      }),
      ...all.flatMap(({ paragraph }) =>
        [...paragraph.text.matchAll(alternative)]
          .filter(({ index }) => !isQuoted(paragraph.text, index))
          .map(({ 0: words, 1: inner = "", index }): Found => ({
            place: at(paragraph, index, index + words.length),
            sense: null,
            values: { words: inner },
            replacement: null,
          })),
      ),
    ],
  },
]
