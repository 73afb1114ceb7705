import { columns, rowsOf } from "#modules/submissions/answer-file.ts"
import { followKind } from "#modules/submissions/answer.ts"
import { getAnswer, listAnswers, releaseAnswers, withdrawAnswer } from "#modules/submissions/contract.ts"
import { take } from "#modules/submissions/routes/hand.ts"
import {
  answerPage,
  everyAnswer,
  findAnswer,
  historyOf,
  holdAnswer,
  release,
  withdrawOne,
} from "#modules/submissions/store/answers.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import type { AnswerInPlace } from "#modules/submissions/contract.ts"
import { xlsxOf } from "#platform/files/xlsx.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { csvOf } from "#platform/kernel/csv.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Serves the store: which answers there are, as far as they are released to the reader, and to whom their party releases them. */
export function answerRoutes({ serve }: Service): void {
  serve(listAnswers, async ({ db, today }, { query, format }) => {
    if (format === "json") return answerPage(db, query)
    const { after: _, limit: __, language, ...asked } = query
    const rows = rowsIn(everyAnswer(db, asked), language)
    const filename = `answers-${today}.${format}`
    return format === "csv"
      ? allowAs(csvOf(columns, rows), { filename })
      : allowAs(xlsxOf("answers", columns, rows), { filename })
  })

  serve(getAnswer, async ({ db }, { params }) => {
    const answer = await findAnswer(db, params.id)
    return answer ? allow({ ...answer, history: await historyOf(db, answer) }) : refuse("answer-not-found")
  })

  serve(withdrawAnswer, async (context, { params }) => {
    const { db, now, enqueue } = context
    const held = await holdAnswer(db, params.id)
    if (!held || !context.permission({ party: held.party }).may) return refuse("answer-not-found")
    if (held.submitted === null || held.withdrawn !== null) return refuse("answer-not-submitted")
    const gone = await withdrawOne(db, held, now)
    await enqueue(followKind, { party: held.party })
    tell(db, {
      subjects: [...gone.map((id) => `answer:${id}`), `submission:${held.submission}`],
      changes: changesOf({ withdrawn: false }, { withdrawn: true }),
    })
    return allow({ ...held, withdrawn: now.toISOString() })
  })

  serve(releaseAnswers, async (context, { params, body: { questions, release: to, from } }) => {
    const { db, enqueue } = context
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { submission, call } = taken.value
    const known = new Set((await formNow(db, call)).questions.map(({ code }) => code))
    if (questions?.some((code) => !known.has(code))) return refuse("question-not-asked")
    const { answers, changed } = await release(db, submission, questions ?? [...known], to, from)
    if (answers.length > 0) await enqueue(followKind, { party: submission.party })
    const before = Object.fromEntries(
      answers.map((each) => [each.question, { before: [each.release, each.releasedFrom], after: [to, from] }]),
    )
    tell(db, {
      subjects: [`submission:${submission.id}`, ...answers.map(({ id }) => `answer:${id}`)],
      changes: before,
    })
    return allow({ changed })
  })
}

async function* rowsIn(answers: AsyncIterable<AnswerInPlace>, language: Parameters<typeof rowsOf>[1]) {
  for await (const answer of answers) yield* rowsOf(answer, language)
}
