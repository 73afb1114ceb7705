import type { Behind } from "#modules/analysis/correction.ts"
import type { Knot } from "#platform/web/kit/ThreadBar.tsx"

/** The answers figures were made of, as they hang on the thread: where all were to one question, with those to it. */
export const answersBehind = ({ answers, questions }: Behind): Knot => ({
  count: answers,
  to: "/answers",
  ...(questions.length === 1 && { search: { question: questions[0] } }),
})
