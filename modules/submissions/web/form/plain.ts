import type { AnswerValue } from "#modules/calls/value.ts"
import { keyOf } from "#modules/submissions/web/fields/grid.ts"
import type { Words } from "#platform/web/words.tsx"

/** An answer as lines of text, so that two can be held against each other word by word. */
export function plainOf(value: AnswerValue | null, say: Words): string {
  if (value === null) return ""
  switch (value.kind) {
    case "missing":
      return lines(say(`answering.missing.${value.why}`), value.note)
    case "compliance":
      return lines(say(`answering.compliance.${value.answer}`), value.articles, value.text, ...names(value.files))
    case "explanation":
      return lines(value.text, ...names(value.files))
    case "date":
      return value.date
    case "number":
      return String(value.number)
    case "choice":
      return lines(...value.chosen, value.other)
    case "table": {
      const cells = value.cells.map(
        ({ at, value: is }) =>
          [
            keyOf(at)
              .replace(/[\w-]+=/g, "")
              .replaceAll("&", " · "),
            is,
          ] as const,
      )
      const said = cells.map(([at, is]) => `${at}: ${typeof is === "number" ? is : say(`answering.missing.${is}`)}`)
      return lines(...said, value.source, value.articles, value.note)
    }
    case "file":
      return lines(...names(value.files))
    case "law":
      return value.laws
        .map((law) => {
          const standing = say(`answering.law-standing.${law.standing}`)
          return lines(law.title, law.citation, law.articles, law.date, standing, law.link, ...names(law.files))
        })
        .join("\n\n")
    case "practice":
      return value.practices
        .map((each) => lines(each.title, each.summary, each.result, each.since, each.link, ...names(each.files)))
        .join("\n\n")
    case "authority":
      return value.authorities
        .map((each) => lines(each.name, each.task, each.address, each.telephone, each.mail, each.languages.join(" ")))
        .join("\n\n")
    case "assistance":
      break
  }
  return lines(say(`answering.assistance.${value.needed}`), value.text)
}

const lines = (...all: readonly (string | null)[]): string =>
  all.filter((each) => each !== null && each !== "").join("\n")
const names = (files: readonly { readonly name: string }[]): string[] => files.map(({ name }) => name)
