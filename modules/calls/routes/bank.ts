import { addQuestion, correctQuestion, getQuestion, listQuestions, retireQuestion } from "#modules/calls/contract.ts"
import { asksTheSame, faultsOf, type Question, type QuestionWording } from "#modules/calls/question.ts"
import { addQuestions, callsAsking, editionsOf, holdQuestion, isShipped, retire } from "#modules/calls/store/bank.ts"
import { questionPage } from "#modules/calls/store/finding.ts"
import { mandatesThere } from "#modules/calls/store/listing.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Serves the bank of questions. */
export function bankRoutes({ serve }: Service): void {
  serve(listQuestions, async ({ db }, { query }) => questionPage(db, query))

  serve(getQuestion, async ({ db }, { params: { code } }) => {
    const editions = await editionsOf(db, code)
    const [newest] = editions
    if (!newest) return refuse("question-not-found")
    const calls = (await callsAsking(db, [code])).map(({ call, title, status }) => ({ call, title, status }))
    return allow({ ...newest, shipped: await isShipped(db, code), calls, editions })
  })

  serve(addQuestion, async ({ db, now }, { body }) => {
    const { code, ...wording } = body
    if (faultsOf(wording).length > 0) return refuse("question-does-not-hold-together")
    await holdQuestion(db, code)
    if ((await editionsOf(db, code)).length > 0) return refuse("question-code-taken")
    if (!(await hangsOnWhatIsThere(db, wording))) return refuse("mandate-not-found")
    await addQuestions(db, [body], now)
    const added: Question = { ...wording, code, edition: 1, retired: false }
    tell(db, { subjects: subjectsOf(added), changes: changesOf({}, { kind: added.kind, label: added.label }) })
    return allow(added)
  })

  serve(correctQuestion, async ({ db, now }, { params: { code }, body: { base, ...wording } }) => {
    await holdQuestion(db, code)
    const [before] = await editionsOf(db, code)
    if (!before) return refuse("question-not-found")
    if (before.edition !== base) return refuse("question-was-changed")
    if (faultsOf(wording).length > 0) return refuse("question-does-not-hold-together")
    if (!asksTheSame(before, wording)) return refuse("question-asks-something-else")
    if (!(await hangsOnWhatIsThere(db, wording))) return refuse("mandate-not-found")
    const after: Question = { ...wording, code, edition: base + 1, retired: before.retired }
    await addQuestions(db, [{ ...wording, code, edition: after.edition }], now)
    if (before.retired) await retire(db, code, true)
    tell(db, { subjects: subjectsOf(after), changes: changesOf(before, after) })
    return allow(after)
  })

  serve(retireQuestion, async ({ db }, { params: { code }, body: { retired } }) => {
    await holdQuestion(db, code)
    const [before] = await editionsOf(db, code)
    if (!before) return refuse("question-not-found")
    await retire(db, code, retired)
    tell(db, { subjects: subjectsOf(before), changes: changesOf({ retired: before.retired }, { retired }) })
    return allow({ ...before, retired })
  })
}

async function hangsOnWhatIsThere(db: Database, { anchors }: QuestionWording): Promise<boolean> {
  const named = anchors.flatMap((anchor) => ("mandate" in anchor ? [anchor.mandate] : []))
  const there = await mandatesThere(db, named)
  return named.every((each) => there.has(each))
}

const subjectsOf = ({ code, anchors }: Question): string[] => [
  `question:${code}`,
  ...anchors.flatMap((anchor) => ("mandate" in anchor ? [`mandate:${anchor.mandate}`] : [])),
]
