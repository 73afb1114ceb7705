import type { Question } from "#modules/calls/question.ts"
import { Form } from "#modules/calls/questionnaire.ts"
import type { Wording } from "#modules/submissions/workbook/codebook.ts"

/** An invented form with one table, by two lists of a hundred codes and by sex: a workbook of it can have as many lines as one likes. */
const ports = Array.from({ length: 100 }, (_, n) => ({ code: `port-${n}`, label: { en: `Port number ${n}` } }))
const oils = Array.from({ length: 100 }, (_, n) => ({ code: `oil-${n}`, label: { en: `Oil of kind ${n}` } }))
const own = (code: string, options: typeof ports) => ({ code, label: { en: code }, list: "own" as const, options })
const table: Question = {
  ...{ code: "lamp.lit", kind: "table", label: { en: "Lamps lit" }, hint: {}, anchors: [], per: "year" },
  ...{ options: [], many: false, measure: null, bounds: null, edition: 1, retired: false },
  dimensions: [own("port", ports), own("oil", oils)],
}

export const lampForm = Form.parse({
  questions: [table],
  sections: [{ code: "lamps", title: { en: "Lamps" }, items: [{ question: "lamp.lit" }] }],
})
export const lampCall = { id: "8c5f0f4e-0000-4000-8000-000000000001", edition: 1, title: { en: "Lamps" } }
export const lampWording: Wording = {
  words: (key) => ({ en: key }),
  offered: ({ options }) => options,
  total: { en: "Total" },
}

/** As many different cells of it, at most ten thousand. */
export const lampCells = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    at: { port: `port-${Math.floor(at / 100)}`, oil: `oil-${at % 100}` },
    value: at,
  }))
