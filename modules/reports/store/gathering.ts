import { audiences } from "#modules/calls/call.ts"
import { Question } from "#modules/calls/question.ts"
import { AnswerValue } from "#modules/calls/value.ts"
import { mandateKinds } from "#modules/decisions/mandate-kinds.ts"
import { statusOn } from "#modules/decisions/mandate.ts"
import { dateKinds } from "#modules/decisions/mandate-kinds.ts"
import { progressStatuses } from "#modules/decisions/progress/progress.ts"
import { allActors } from "#modules/directory/door.ts"
import type { FactAddressee, FactObligation, FactParty, Facts } from "#modules/reports/facts.ts"
import type { Report } from "#modules/reports/report.ts"
import { figuresIn } from "#modules/reports/store/figures.ts"
import { isFor } from "#modules/submissions/answer.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const day = z.iso.date()

/** Gathers what a report may rest on, as it stands on a day: who was asked, what they answered, and what is asked of others. */
export async function gather(
  db: Database,
  report: Pick<Report, "id" | "mandate" | "calls" | "audience" | "blocks">,
  today: string,
): Promise<Facts> {
  const addressees = await addresseesOf(db, report.calls)
  const answers = await answersOf(db, report, today)
  const asked = new Set([...addressees, ...answers].map(({ party }) => party))
  const actors = await allActors(db)
  const parties = actors
    .filter(({ code }) => asked.has(code))
    .map(({ code, names, iso3, group }): FactParty => ({
      code,
      names,
      group,
      kind: iso3 === null ? "organization" : "state",
    }))
  return {
    ...{ taken: today, parties, addressees, answers },
    calls: await rows(db, z.object({ id: z.string(), title: Text, opened: day.nullable(), due: day }))`
      select c.id, c.wording -> 'title' as title, c.opened, c.due
        from calls.shared_call c where c.id = any(${[...report.calls]}::uuid[]) order by c.opened, c.id`,
    questions: await questionsOf(db, report.calls),
    figures: await figuresIn(db, report),
    obligations: await obligationsBeside(db, report.mandate, today),
    agreed: await rows(db, z.object({ place: z.string(), text: z.string(), language: z.enum(languages) }))`
      select place, wording as text, language from reports.quotation
       where report = ${report.id} and outcome = 'reworded' order by place`,
  }
}

const Addressee = z.object({
  call: z.string(),
  party: z.string(),
  form: z.enum(["obligatory", "invited"]),
  replied: z.boolean(),
})

const addresseesOf = (db: Database, calls: readonly string[]): Promise<FactAddressee[]> =>
  rows(db, Addressee)`
    select call, party, form, (submitted is not null and standing <> 'withdrawn') as replied
      from calls.shared_addressee where call = any(${[...calls]}::uuid[]) order by call, party collate "C"`

const Row = z.object({
  ...{ id: z.string(), party: z.string(), question: z.string(), nth: z.int(), period: z.string(), value: AnswerValue },
  ...{ language: z.enum(languages), given: day, release: z.enum(audiences), releasedFrom: day.nullable() },
})

async function answersOf(db: Database, { calls, audience }: Pick<Report, "calls" | "audience">, today: string) {
  const found = await rows(db, Row)`
    select a.id, a.party, a.question, a.nth, a.period, a.value, a.language, (a.given at time zone 'UTC')::date as given,
           a.release, a.released_from as "releasedFrom"
      from submissions.shared_answer a
     where a.call = any(${[...calls]}::uuid[]) and a.submitted is not null and a.withdrawn is null
       -- What a later round says stands in the place of what was said before, and its silence withdraws it; what the
       -- call no more asks since it was corrected is not asked anew, and holds.
       and not exists (select from submissions.shared_answer b
                        where b.submission = a.submission and b.question = a.question and b.nth = a.nth
                          and b.round > a.round and b.submitted is not null)
     order by a.id`
  return found.map(({ release, releasedFrom, ...answer }) => ({
    ...answer,
    released: isFor({ release, releasedFrom, withdrawn: null }, audience, today),
  }))
}

/** The questions these calls ask, in the editions they ask them in. */
export async function questionsOf(db: Database, calls: readonly string[]): Promise<Question[]> {
  const found = await rows(db, z.object({ question: Question }))`
    select distinct on (q.code) q.wording || jsonb_build_object('code', q.code, 'edition', q.edition, 'retired', q.retired) as question
      from calls.shared_asked a
      join calls.shared_call c on c.id = a.call and c.edition = a.number
      join calls.shared_question q on q.code = a.question and q.edition = a.edition
     where a.call = any(${[...calls]}::uuid[]) order by q.code, q.edition desc`
  return found.map(({ question }) => question)
}

const Asked = z.object({
  ...{ mandate: z.string(), symbol: z.string().nullable(), number: z.string().nullable(), slug: z.string() },
  ...{
    paragraph: z.string().nullable(),
    action: z.string(),
    language: z.enum(languages),
    addressee: z.string().nullable(),
  },
  ...{ kind: z.enum(mandateKinds), due: day.nullable(), dateKind: z.enum(dateKinds).nullable() },
  said: z.enum(progressStatuses).nullable(),
})

/** What the document of a mandate asks of anybody, and how each stands on a day. */
async function obligationsBeside(db: Database, mandate: string, today: string): Promise<FactObligation[]> {
  const found = await rows(db, Asked)`
    select m.id as mandate, d.symbol, d.number, m.slug, coalesce(p.number, p.anchor) as paragraph, m.verb || ' ' || m.action as action,
           m.language, m.addressee, m.kind, m.date_to as due, m.date_kind as "dateKind", m.said_status as said
      from decisions.shared_mandate m
      join decisions.shared_document d on d.id = m.document
      join decisions.shared_provision p on p.id = m.provision
     where m.document = (select o.document from decisions.shared_mandate o where o.id = ${mandate}) and m.kind <> 'position'
     order by p.ordinal, m.clause, m.id`
  return found.map(({ symbol, number, slug, action, language, kind, due, dateKind, said, ...rest }) => {
    const date = dateKind === null ? null : { printed: "", kind: dateKind, from: due, to: due }
    const { status } = statusOn({ kind, date, said, followed: null }, today)
    const outstanding = !["reported", "done", "ended", "lapsed"].includes(status)
    return { ...rest, document: symbol ?? number ?? slug, action: { text: action, language }, due, status, outstanding }
  })
}
