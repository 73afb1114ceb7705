import type { AnswerValue } from "#modules/calls/value.ts"
import { grandTotal } from "#modules/calls/fitting.ts"
import type { Words } from "#platform/web/words.tsx"

/** How many letters of a text stand in a line of a register. */
const most = 140

/** An answer in one line of a register: its verdict, its figure, its first words; a blank says why it is one. */
export function shortOf(value: AnswerValue, say: Words, locale: string): string {
  const print = new Intl.NumberFormat(locale)
  const cut = (text: string) => (text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, "")} …` : text)
  switch (value.kind) {
    case "missing":
      return say(`answering.missing.${value.why}`)
    case "compliance":
      return cut([say(`answering.compliance.${value.answer}`), value.articles].filter(Boolean).join(" · "))
    case "explanation":
      return cut(value.text)
    case "date":
      return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value.date))
    case "number":
      return print.format(value.number)
    case "table": {
      const total = grandTotal(value.cells)
      const cells = say("submissions.cells", { n: value.cells.length })
      return total === undefined ? cells : `${say("calls.code.total")}: ${print.format(total)} · ${cells}`
    }
    case "choice":
      return cut([...value.chosen, value.other].filter(Boolean).join(", "))
    case "file":
      return cut(value.files.map(({ name }) => name).join(", "))
    case "law":
      return cut(value.laws.map(({ title }) => title).join("; "))
    case "practice":
      return cut(value.practices.map(({ title }) => title).join("; "))
    case "authority":
      return cut(value.authorities.map(({ name }) => name).join("; "))
    case "assistance":
      break
  }
  return say(`answering.assistance.${value.needed}`)
}
