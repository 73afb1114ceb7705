import type { Call } from "#modules/calls/call.ts"
import type { CodesOf } from "#modules/calls/fitting.ts"
import type { Form } from "#modules/calls/questionnaire.ts"
import { AnswerValue } from "#modules/calls/value.ts"
import { periodOf, standing } from "#modules/submissions/answer.ts"
import { LastAnswer } from "#modules/submissions/contract.ts"
import { contradictionsIn, type Against, type Contradiction, type Said } from "#modules/submissions/contradiction.ts"
import { AnswerPlace } from "#modules/submissions/draft.ts"
import { askedNow, placeOf, type Given } from "#modules/submissions/readiness.ts"
import { questionsBy } from "#modules/submissions/store/answers.ts"
import { instant } from "#modules/submissions/store/submissions.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

type Last = z.infer<typeof LastAnswer>
type Of = Pick<Submission, "id" | "party" | "round">

/**
 * What was answered last to each question of a form, to confirm, change or
 * withdraw: of the same period the newest, and the newest of the year before it,
 * each with its day and its call. What this round itself cleared is not among it.
 */
export async function lastAnswers(db: Database, { id, party, round }: Of, form: Form, call: Call): Promise<Last[]> {
  const found = await rows(db, LastAnswer)`
    select distinct on (a.question, a.nth, a.period)
           a.id, a.question, a.nth, a.period, a.value, a.language, ${instant("a.given")} as given,
           jsonb_build_object('id', c.id, 'title', c.wording -> 'title') as call
      from submissions.answer a join calls.shared_call c on c.id = a.call
     where a.party = ${party} and a.question = any(${form.questions.map(({ code }) => code)}::text[])
       and a.withdrawn is null and (a.submission <> ${id} or a.round < ${round})
     order by a.question, a.nth, a.period, a.number desc`
  const per = new Map(form.questions.map((each) => [each.code, periodOf(each.per, call.year)]))
  const wanted = found.filter(({ question, period }) => isFor(period, per.get(question)))
  const newest = new Map<string, string>()
  for (const each of wanted) {
    const key = `${placeOf(each)} ${each.period === per.get(each.question)}`
    const known = newest.get(key)
    if (known === undefined || known < each.period) newest.set(key, each.period)
  }
  return wanted.filter(
    (each) => newest.get(`${placeOf(each)} ${each.period === per.get(each.question)}`) === each.period,
  )
}

/** Whether what was said of a period helps to answer of another: the same, or a year before it. */
const isFor = (period: string, wanted: string | undefined): boolean =>
  wanted !== undefined && (period === wanted || (period !== standing && wanted !== standing && period < wanted))

/** What is asked now and was answered, with its questions. */
export function saidIn(form: Form, given: readonly Given[]): Said[] {
  const questions = new Map(form.questions.map((each) => [each.code, each]))
  const byPlace = new Map(given.map((each) => [placeOf(each), each.value]))
  return askedNow(form, given).flatMap(({ question, nth }): Said[] => {
    const [asks, value] = [questions.get(question), byPlace.get(placeOf({ question, nth }))]
    return asks && value ? [{ question, nth, asks, value }] : []
  })
}

const Other = AnswerPlace.extend({ value: AnswerValue, period: z.string(), call: z.string(), given: z.iso.datetime() })

/** Finds what looks contradictory in what is written, by the store, by what is written elsewhere, and by the year before. */
export async function contradictionsOf(
  db: Database,
  { id, party }: Of,
  {
    form,
    call,
    given,
    codesOf,
    today,
  }: {
    readonly form: Form
    readonly call: Call
    readonly given: readonly Given[]
    readonly codesOf: CodesOf
    readonly today: string
  },
): Promise<Contradiction[]> {
  const questions = new Map(form.questions.map((each) => [each.code, each]))
  const said = saidIn(form, given)
  if (said.length === 0) return []
  const codes = [...new Set(said.map(({ question }) => question))]
  const others = await othersOf(db, id, party, codes)
  const isAskedFor = ({ question, period }: z.infer<typeof Other>, year: number | null) => {
    const asks = questions.get(question)
    return asks !== undefined && period === periodOf(asks.per, year)
  }
  const last = call.year === null ? null : call.year - 1
  const against: Against = {
    elsewhere: others.filter((each) => isAskedFor(each, call.year)),
    lastYear: last === null ? [] : others.filter((each) => isAskedFor(each, last) && each.period === String(last)),
    laws: await lawsOf(db, id, party),
    codesOf,
    today,
  }
  return contradictionsIn(said, against)
}

/** What a party said to these questions elsewhere: as it holds in the store, and as it is being written. */
const othersOf = (db: Database, submission: string, party: string, codes: readonly string[]) =>
  rows(db, Other)`
    (select distinct on (a.question, a.nth, a.period)
            a.question, a.nth, a.period, a.value, a.call::text as call, ${instant("a.given")} as given
       from submissions.answer a
      where a.party = ${party} and a.submission <> ${submission} and a.question = any(${[...codes]}::text[]) and a.withdrawn is null
      order by a.question, a.nth, a.period, a.number desc)
     union all
     select d.question, d.nth, case (select q.per from calls.shared_question q where q.code = d.question limit 1)
              when 'year' then coalesce(c.wording ->> 'year', ${standing}) else ${standing} end,
            d.value, s.call::text, ${instant("d.at")}
       from submissions.draft d
       join submissions.submission s on s.id = d.submission and s.status in ('drafting', 'clarifying')
       join calls.shared_call c on c.id = s.call
      where d.party = ${party} and d.submission <> ${submission} and d.question = any(${[...codes]}::text[]) and d.value is not null`

const Law = AnswerPlace.extend({ value: AnswerValue })

/** The laws a party gave elsewhere, as they hold, with the questions they answer. */
async function lawsOf(db: Database, submission: string, party: string): Promise<Against["laws"]> {
  const found = await rows(db, Law)`
    select distinct on (a.question, a.nth, a.period) a.question, a.nth, a.value
      from submissions.answer a
     where a.party = ${party} and a.submission <> ${submission} and a.withdrawn is null and a.value ->> 'kind' = 'law'
     order by a.question, a.nth, a.period, a.number desc`
  const questions = await questionsBy(db, [...new Set(found.map(({ question }) => question))])
  return found.flatMap(({ question, value }) => {
    const asks = questions.get(question)
    return asks ? [{ asks, value }] : []
  })
}
