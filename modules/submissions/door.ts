import type { Audience } from "#modules/calls/call.ts"
import { addresseesOf } from "#modules/calls/door.ts"
import { Answer, isFor } from "#modules/submissions/answer.ts"
import { answerColumns } from "#modules/submissions/store/answers.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import { z } from "zod"

/** Which answers are wanted: to these questions, of these parties or of all, of a period, to a call, for an audience on an ISO day. */
export type Wanted = {
  readonly questions: readonly string[]
  readonly parties?: readonly string[]
  readonly period?: string
  readonly call?: string
  readonly audience: Audience
  readonly on: string
}

const Given = Answer.extend({ call: z.string() })

/** An answer that holds, and whether it may be quoted to the audience it was wanted for. */
export type GivenAnswer = z.infer<typeof Given> & { readonly quotable: boolean }

/**
 * The answers that hold, as far as whoever asks may see them: the newest of each
 * party to each question and period. Of a call, also who did not reply to it: no
 * blank, for who did not reply said nothing at all.
 */
export async function answersFor(
  db: Database,
  { questions, parties, period, call, audience, on }: Wanted,
): Promise<{ readonly answers: GivenAnswer[]; readonly silent: string[] }> {
  const found = await rows(db, Given)`
    select distinct on (a.party, a.question, a.period, a.nth) ${answerColumns}, a.call::text as call
      from submissions.answer a
     where a.question = any(${[...questions]}::text[]) and a.submitted is not null and a.withdrawn is null
       and ${parties ? sql`a.party = any(${[...parties]}::text[])` : sql`true`}
       and ${period === undefined ? sql`true` : sql`a.period = ${period}`}
       and ${call === undefined ? sql`true` : sql`a.call = ${call}`}
     order by a.party, a.question, a.period, a.nth, a.number desc`
  const placed = call === undefined ? [] : await addresseesOf(db, call as Parameters<typeof addresseesOf>[1])
  return {
    answers: found.map((answer) => ({ ...answer, quotable: isFor(answer, audience, on) })),
    silent: placed
      .filter(({ submitted, standing }) => submitted === null || standing === "withdrawn")
      .map(({ party }) => party),
  }
}

const Of = z.object({ party: z.string(), call: z.string(), ownAlone: z.boolean() })
const Released = Of.omit({ call: true }).extend({ released: z.enum(["nobody", "states", "everybody"]) })

/** Whose a submission or an answer is and how far it is shown now, where it is there for whoever asks. */
export const submissionRecords: Pick<Records, "submission" | "answer"> = {
  async submission(db, id) {
    if (!isUuid(id)) return undefined
    const [found] = await rows(db, Of)`
      select party, call, submitted is null as "ownAlone" from submissions.submission where id = ${id}::uuid`
    if (!found) return undefined
    const { party, call, ownAlone } = found
    return { about: { party, process: `call:${call}` }, ownAlone, released: "nobody" }
  },
  async answer(db, id) {
    if (!isUuid(id)) return undefined
    const [found] = await rows(db, Released)`
      select party, submitted is null or withdrawn is not null as "ownAlone",
             case when not submissions.shows(release, released_from, submitted, withdrawn, array['public', 'parties']) then 'nobody'
                  when release = 'public' then 'everybody' else 'states' end as released
        from submissions.answer where id = ${id}::uuid`
    return found && { about: { party: found.party }, ownAlone: found.ownAlone, released: found.released }
  },
}
