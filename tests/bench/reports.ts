import { Question } from "#modules/calls/question.ts"
import type { Block, Part } from "#modules/reports/block.ts"
import { compile } from "#modules/reports/compile.ts"
import { head, words } from "#modules/reports/examples.ts"
import type { Facts } from "#modules/reports/facts.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { canonical } from "#modules/reports/snapshot.ts"
import { docxOf, pdfOf } from "#modules/reports/store/typeset.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Figure } from "./measures.ts"

const questions = 120
/** How many questions stand side by side in a table by State. */
const abreast = 8

/** So many States asked so many questions, most of which each answered: invented, and the same at every run. */
function answered(states: number): Facts {
  const codes = Array.from({ length: questions }, (_, n) => `lamp.${n + 1}`)
  const parties = Array.from({ length: states }, (_, n) => ({
    ...{ code: `state-x${n}`, kind: "state" as const, group: "african" },
    names: Object.fromEntries(languages.map((language) => [language, `Lumenia ${n}`])),
  }))
  const pick = (n: number, of: number) => ((n * 2_654_435_761) >>> 7) % of
  const asked = codes.map((code) =>
    Question.parse({
      ...{ code, edition: 1, retired: false, kind: "compliance", anchors: [], per: "standing" },
      label: Object.fromEntries(languages.map((language) => [language, `Is lamp ${code} lit?`])),
    }),
  )
  const answers = parties.flatMap(({ code: party }, p) =>
    codes.flatMap((question, q) => {
      if (pick(p * questions + q, 10) === 0) return []
      const answer = (["yes", "in-part", "no"] as const)[pick(p * 31 + q, 3)] ?? "no"
      const id = `00000000-0000-4000-8000-${String(p * questions + q).padStart(12, "0")}`
      const value = { kind: "compliance" as const, answer, articles: "", text: "", files: [] }
      const said = { nth: 0, period: "standing", language: "en" as const, given: "2019-03-04", released: true }
      return [{ id, party, question, value, ...said }]
    }),
  )
  const addressees = parties.map(({ code }, n) => {
    return { call: "c", party: code, form: "obligatory" as const, replied: pick(n, 8) !== 0 }
  })
  return {
    taken: "2019-06-01",
    parties,
    calls: [],
    addressees,
    questions: asked,
    answers,
    obligations: [],
    agreed: [],
    figures: [],
  }
}

/** A paragraph for each question, and tables with a line for each State. */
function blocksOf(facts: Facts): Block[] {
  const codes = facts.questions.map(({ code }) => code)
  const among = { who: "parties", of: "all" } as const
  const inSix = (text: string) => Object.fromEntries(languages.map((language) => [language, text]))
  const told = codes.map((question): Block => {
    const part = { part: "count", question, answers: ["yes"], ...among, words: {} } satisfies Part
    return { kind: "paragraph", words: inSix("{n}: lit."), parts: { n: part } }
  })
  const tables = Array.from({ length: Math.ceil(codes.length / abreast) }, (_, n): Block => {
    return {
      kind: "matrix",
      words: inSix(`Table ${n + 1}`),
      questions: codes.slice(n * abreast, (n + 1) * abreast),
      ...among,
    }
  })
  return [...told, ...tables]
}

type Times = {
  readonly compiled: number
  readonly docx: number
  readonly pdf: number
  readonly bare: number
  readonly answers: number
}

async function timed<T>(work: () => Promise<T> | T): Promise<readonly [T, number]> {
  const began = performance.now()
  const done = await work()
  return [done, performance.now() - began]
}

async function measure(states: number): Promise<Times> {
  const facts = answered(states)
  const blocks = blocksOf(facts)
  const [snapshot, compiled] = await timed(() => {
    const made = compile(head, blocks, facts, words)
    canonical(made)
    return made
  })
  const write = async (sources: boolean) => {
    const layout = layOut(snapshot, "en", { sources })
    const [, docx] = await timed(() => docxOf(layout))
    const [, pdf] = await timed(() => pdfOf(layout))
    return { docx, pdf }
  }
  const bare = await write(false)
  const full = await write(true)
  return { compiled, ...full, bare: bare.docx + bare.pdf, answers: facts.answers.length }
}

/** Measures how long a report of 193 States and 120 questions takes, how that grows, and what its sources cost. */
export async function measureReports(tell: (figure: Figure) => void): Promise<void> {
  await measure(12)
  const [half, whole] = [await measure(96), await measure(193)]
  const sum = ({ compiled, docx, pdf }: Times) => compiled + docx + pdf
  const growth = sum(whole) / sum(half) / (whole.answers / half.answers)
  const ratio = sum(whole) / whole.bare
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  tell({
    what: `Report of 193 States × ${questions} questions: compiled, Word, PDF`,
    measured: [whole.compiled, whole.docx, whole.pdf].map(seconds).join(", "),
    against: `${whole.answers} answers`,
    verdict: "–",
  })
  tell({
    what: "Report: time per answer, 193 States against 96",
    measured: `${growth.toFixed(2)} ×`,
    against: "linear: 1.00 ×",
    verdict: growth <= 1.25 ? "met (≤ 1.25)" : "missed (≤ 1.25)",
  })
  tell({
    what: "Report with every source, against writing the same without",
    measured: `${ratio.toFixed(2)} ×`,
    against: seconds(whole.bare),
    verdict: ratio <= 2 ? "met (≤ 2)" : "missed (≤ 2)",
  })
}
