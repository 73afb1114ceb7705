import { Behind, Corrected, Correction, RestsOn } from "#modules/analysis/correction.ts"
import type { Release, ReleaseFilter } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** Since when a release that is called `r` rests on an answer that was corrected, as JSON; null where on none. */
export const correctedOf = sql`
  (case r.layout when 'answers' then
     (select jsonb_build_object('since', c.since, 'anew', c.anew) from analysis.correction_of(r.id) c) end)`

/** What that is read as. */
export const CorrectedOf = Corrected.nullable()

/** Releases `of` with the answers `a` they tell of: none that their filters leave out. As far as whoever asks may know of both. */
const toldIn = sql`
  analysis.shared_source s join submissions.shared_answer a on a.id = s.answer
    join analysis.shared_release of on of.id = s.release
     and not exists (
       select from jsonb_array_elements(of.wording -> 'filters') f
        where not coalesce(f -> 'codes' ? case f ->> 'column' when 'area' then a.party when 'year' then a.period
                                                              when 'question' then a.question end, true))`

/** The releases that tell of an answer. */
export const tellingOf = (answer: string) => sql`(select of.id from ${toldIn} where a.id = ${answer})`

/** The answers a release was made of, as far as whoever asks may know of it and read them. */
export async function behind(db: Database, release: Release["id"]): Promise<Behind> {
  const [found] = await rows(db, Behind)`
    select count(*)::int as answers, array(select distinct unnest(array_agg(a.question)) order by 1) as questions
      from ${toldIn} where of.id = ${release}`
  return found ?? { answers: 0, questions: [] }
}

const Taken = z.object({
  audience: RestsOn.shape.audience,
  dataset: z.string(),
  questions: RestsOn.shape.questions,
  anew: RestsOn.shape.anew,
})
const Found = Correction.omit({ partyNames: true, label: true }).extend({ label: Text.nullable() })

/** What a snapshot rests on that was taken from answers, for those inside; nothing of one that was brought. */
export function restingOn(db: Database, snapshot: Snapshot["id"]): Promise<RestsOn | null> {
  return restsOn(db, { snapshot, audience: null, filters: [] })
}

/** The same of what a release tells of its snapshot. */
export function releaseRestsOn(
  db: Database,
  { snapshot, audience, filters }: Pick<Release, "snapshot" | "audience" | "filters">,
): Promise<RestsOn | null> {
  return restsOn(db, { snapshot, audience, filters })
}

type Of = {
  readonly snapshot: string
  readonly audience: string | null
  readonly filters: readonly ReleaseFilter[]
}

async function restsOn(db: Database, { snapshot, audience, filters }: Of): Promise<RestsOn | null> {
  const corrected = sql`
    analysis.corrections_in(s.id, coalesce(${audience}::text, s.audience), ${JSON.stringify(filters)}::jsonb) c`
  const [taken] = await rows(db, Taken)`
    select s.audience, s.dataset,
           array(select distinct a.question from analysis.answers_in(s.id) a order by 1) as questions,
           (select jsonb_build_object('id', n.id, 'status', n.status)
              from analysis.snapshot n
             where n.dataset = s.dataset and n.layout = 'answers' and n.status <> 'dropped' and n.id <> s.id and n.brought >= s.brought
               and not exists (select from ${corrected}
                                 join analysis.snapshot_answer t on t.snapshot = n.id and t.answer = c.answer)
             order by n.brought desc limit 1) as anew
      from analysis.snapshot s where s.id = ${snapshot} and s.layout = 'answers'`
  if (!taken) return null
  const found = await rows(db, Found)`
    select a.party, a.question, a.period, c.answer, c.correction, c.since, b.round,
           (select q.wording -> 'label' from calls.shared_question q where q.code = a.question order by q.edition desc limit 1) as label
      from analysis.snapshot s
     cross join lateral ${corrected}
      join submissions.shared_answer a on a.id = c.answer
      join submissions.shared_answer b on b.id = c.correction
     where s.id = ${snapshot}
     order by c.since, a.party collate "C", a.question collate "C", a.period collate "C", c.answer`
  const actors = await actorsByCode(db)
  return {
    questions: taken.questions,
    audience: taken.audience,
    anew: taken.anew,
    corrections: found.map((each) => ({
      ...each,
      label: each.label ?? {},
      partyNames: actors.get(each.party)?.names ?? {},
    })),
  }
}

/** What those are called who had a hand in a dataset, by their id; for those inside. */
export async function peopleOf(db: Database, dataset: string): Promise<Record<string, string>> {
  const found = await rows(db, z.object({ id: z.string(), name: z.string() }))`
    select p.id, p.name from analysis.people_of(${dataset}::uuid) p`
  return Object.fromEntries(found.map(({ id, name }) => [id, name]))
}
