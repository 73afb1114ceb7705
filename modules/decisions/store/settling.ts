import { themesOf } from "#modules/decisions/themes.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Writes on every mandate of a document what its words are about. */
export async function settleThemes(db: Database, document: string): Promise<void> {
  const Words = z.object({
    id: z.string(),
    language: z.enum(languages),
    words: z.string(),
    themes: z.array(z.string()),
  })
  const found = await rows(db, Words)`
    select id, language, verb || ' ' || coalesce(addressee, '') || ' ' || action || ' ' || coalesce(deliverable, '') as words,
           themes
      from decisions.mandate where document = ${document}`
  const other = found
    .map(({ id, language, words, themes }) => ({ id, before: themes, themes: themesOf(words, language) }))
    .filter(({ before, themes }) => before.join() !== themes.join())
  if (other.length === 0) return
  await sql`
    update decisions.mandate m set themes = array(select jsonb_array_elements_text(t.themes))
      from jsonb_to_recordset(${JSON.stringify(other)}::jsonb) as t (id uuid, themes jsonb) where m.id = t.id`.execute(
    db,
  )
}

/** Writes on every mandate of a document what was reported of it last and not undone. */
export async function settleProgress(db: Database, document: string): Promise<void> {
  await sql`
    update decisions.mandate m
       set said_status = p.status, said_note = p.note, said_link = p.link, said_on = p.reached
      from decisions.mandate o
      left join lateral (select case when status is null then null else p.note end as note, p.status,
                                case when status is null then null else p.reached end as reached, p.link
                           from decisions.progress p where p.mandate = o.id and not p.undone
                          order by p.touch desc limit 1) p on true
     where o.document = ${document} and m.id = o.id
       and (m.said_status, m.said_note, m.said_link, m.said_on) is distinct from (p.status, p.note, p.link, p.reached)`.execute(
    db,
  )
}

/**
 * Writes on the mandates of documents, and on those these go back to, what came
 * of them by somebody's word: a later mandate ended them, took their place or
 * carried them on, or the draft they stand in became a text that is here; from
 * the day on which the later text was adopted.
 */
export async function settleFollowed(db: Database, documents: readonly string[]): Promise<void> {
  const which = sql`any(${[...documents]}::uuid[])`
  const day = sql`coalesce(d.adopted, d.dated, s.closes)`
  await sql`
    with touched as (
      select id from decisions.mandate where document = ${which}
       union
      select d.id from decisions.succession t join decisions.mandate d on d.document = t.earlier
       where t.later = ${which} and t.kind = 'becomes'
       union
      select l.earlier from decisions.mandate a join decisions.lineage l on l.later = a.id where a.document = ${which})
    update decisions.mandate m set followed = f.how, followed_on = f.day
      from touched join decisions.mandate o using (id)
      left join lateral (
        select how, day from (
          select case l.kind when 'ends' then 'ended' when 'supersedes' then 'superseded' else 'continued' end as how,
                 ${day} as day, l.id
            from decisions.lineage l
            join decisions.mandate later on later.id = l.later and later.gone is null
            join decisions.document d on d.id = later.document
            left join decisions.session s on s.body = d.body and s.number::text = d.session
           where l.earlier = o.id and l.standing = 'confirmed' and l.kind in ('ends', 'supersedes', 'continues')
           union all
          select 'superseded', ${day}, t.id
            from decisions.succession t
            join decisions.document d on d.id = t.later
            left join decisions.session s on s.body = d.body and s.number::text = d.session
           where t.earlier = o.document and t.standing = 'confirmed' and t.kind = 'becomes'
             and exists (select from decisions.mandate a where a.document = t.later and a.gone is null)) as said
         where day is not null order by how = 'continued', day, id limit 1) f on true
     where m.id = o.id and (m.followed, m.followed_on) is distinct from (f.how, f.day)`.execute(db)
}
