import { type Asked, type Evidence, judge, type Judgement, sketchOf } from "#modules/decisions/lineage/likeness.ts"
import { alikeTitles, documentJudgement } from "#modules/decisions/lineage/title.ts"
import { settleChains } from "#modules/decisions/store/chains.ts"
import { settleThemes } from "#modules/decisions/store/settling.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Job } from "#platform/jobs/worker.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** How many like mandates are weighed against one. */
const weighed = 60

/**
 * Looks for what the mandates of a document go back to, and for what goes back
 * to them: the work of the job `lineage.suggest`. What a person or the record
 * said of two mandates stands; what was rejected is not suggested again.
 */
export async function suggestLineage({ payload, transaction }: Job): Promise<void> {
  const { document } = z.object({ document: z.uuid() }).parse(payload)
  await transaction((db) => suggestFor(db, document))
}

/** The documents of a record of which no mandate was ever compared: all of them, or none. */
export async function uncompared(db: Database): Promise<string[]> {
  const found = await rows(db, z.object({ id: z.string() }))`
    select id from decisions.document d
     where not exists (select from decisions.sketch)
       and exists (select from decisions.mandate m where m.document = d.id)
     order by d.recency desc, d.id`
  return found.map(({ id }) => id)
}

/** The same in a transaction that is under way. */
export async function suggestFor(db: Database, document: string): Promise<void> {
  await settleThemes(db, document)
  await suggestSuccession(db, document)
  const changed = await saveSketches(db, document)
  const own = await asking(db, sql`m.document = ${document}`)
  const candidates = await candidatesOf(db, document)
  const nearby = await asking(
    db,
    sql`m.id = any(${[...new Set(candidates.flatMap(({ later, earlier }) => [later, earlier]))]}::uuid[])`,
  )
  const mandates = new Map([...own, ...nearby].map((each) => [each.id, each]))
  const ties = await tiesOf(db, document)
  const found = candidates.flatMap((pair) => {
    const [one, other] = inTime(mandates.get(pair.later), mandates.get(pair.earlier))
    if (!one || !other) return []
    const judgement = judge(one, other, ties(one, other))
    return judgement ? [{ later: one, earlier: other, ...judgement }] : []
  })
  const touched = await saveSuggestions(db, document, best(found))
  await settleChains(db, [...changed, ...touched])
}

const Row = z.object({
  id: z.string(),
  document: z.string(),
  provision: z.string(),
  language: z.enum(languages),
  core: z.string(),
  level: z.number(),
  actor: z.string().nullable(),
  target: z.string(),
  action: z.string(),
  body: z.string().nullable(),
  recency: z.number(),
  /** When its text was adopted or dated, or its session closed. */
  day: z.string().nullable(),
  title: z.string(),
})
type Row = z.infer<typeof Row> & Asked

const asking = (db: Database, condition: ReturnType<typeof sql>): Promise<Row[]> =>
  rows(db, Row)`
    select m.id, m.document, m.provision, m.language, m.core, m.level, m.actor, m.target, m.action, m.body, m.recency,
           coalesce(d.adopted, d.dated, s.closes) as day, coalesce(d.titles ->> 'en', d.titles ->> d.read_in, '') as title
      from decisions.mandate m join decisions.document d on d.id = m.document
      left join decisions.session s on s.body = d.body and s.number::text = d.session
     where ${condition} and m.gone is null`

/** The later of two first; neither where nobody can tell. */
function inTime(one: Row | undefined, other: Row | undefined): readonly (Row | undefined)[] {
  if (!one?.day || !other?.day || one.day === other.day) return []
  return one.day > other.day ? [one, other] : [other, one]
}

/** Sketches anew what is asked otherwise than before; answers which mandates that were. */
async function saveSketches(db: Database, document: string): Promise<string[]> {
  const Words = z.object({ id: z.string(), action: z.string() })
  const found = await rows(db, Words)`
    select m.id, m.action from decisions.mandate m left join decisions.sketch k on k.mandate = m.id
     where m.document = ${document} and m.gone is null and k.made_of is distinct from md5(m.action)`
  const written = found.map(({ id, action }) => ({ id, marks: sketchOf(action) }))
  await sql`
    insert into decisions.sketch (mandate, document, made_of, marks, chain)
    select m.id, m.document, md5(m.action), array(select jsonb_array_elements_text(s.marks)::int), m.id
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as s (id uuid, marks jsonb)
      join decisions.mandate m on m.id = s.id
        on conflict (mandate) do update set made_of = excluded.made_of, marks = excluded.marks`.execute(db)
  return found.map(({ id }) => id)
}

const Candidate = z.object({ later: z.string(), earlier: z.string() })

/** How many texts a text is held against: those nearest to it in time, of all that something ties it to. */
const texts = 80

/**
 * The texts that something ties to a document: those it names and that name
 * it, those before and after it in its series, those of its title. However
 * large the record is, these are few, and nothing else could be suggested.
 */
async function tiedTo(db: Database, document: string): Promise<string[]> {
  const found = await rows(db, z.object({ id: z.string() }))`
    with recursive own as (select *, coalesce(read_in, 'en') as tongue from decisions.document where id = ${document}),
    along (id) as (
      select id from own
       union
      select case when s.later = a.id then s.earlier else s.later end
        from along a join decisions.succession s on a.id in (s.later, s.earlier) where s.standing <> 'rejected'),
    tied (id) as (
      select id from along
       union select d.id from decisions.citation c join decisions.document d on d.identity = c.names where c.document = ${document}
       union select c.document from decisions.citation c join own on c.names = own.identity
       union select d.id from decisions.document d join own on d.titles ->> own.tongue = own.titles ->> own.tongue)
    select d.id from tied join decisions.document d on d.id = tied.id cross join own
     where d.id <> own.id order by abs(d.recency - own.recency), d.id limit ${texts}`
  return found.map(({ id }) => id)
}

const Sketch = z.object({ id: z.string(), document: z.string(), marks: z.array(z.number()) })

/** Pairs of mandates of this and of tied texts that share a mark: those that share most, and few of each. */
async function candidatesOf(db: Database, document: string) {
  const others = await tiedTo(db, document)
  const sketches = await rows(db, Sketch)`
    select k.mandate as id, k.document, k.marks from decisions.sketch k join decisions.mandate m on m.id = k.mandate
     where k.document = any(${[document, ...others]}::uuid[]) and m.gone is null and m.kind <> 'position' and k.marks <> '{}'`
  const holders = new Map<number, string[]>()
  for (const { id, document: of, marks } of sketches)
    for (const mark of of === document ? [] : marks) {
      const held = holders.get(mark)
      if (held) held.push(id)
      else holders.set(mark, [id])
    }
  return sketches
    .filter(({ document: of }) => of === document)
    .flatMap(({ id, marks }) => {
      const shared = new Map<string, number>()
      for (const other of marks.flatMap((mark) => holders.get(mark) ?? []))
        shared.set(other, (shared.get(other) ?? 0) + 1)
      const most = [...shared].sort(([one, n], [other, m]) => m - n || one.localeCompare(other)).slice(0, weighed)
      return most.map(([other]) => ({ later: id, earlier: other }))
    })
}

/** What ties two texts together: who names whom, and who follows whom. */
async function tiesOf(db: Database, document: string): Promise<(later: Row, earlier: Row) => Evidence> {
  const Cites = z.object({ from: z.string(), provision: z.string().nullable(), to: z.string() })
  const cites = await rows(db, Cites)`
    select c.document as from, c.provision, d.id as to from decisions.citation c
      join decisions.document d on d.identity = c.names
     where c.document = ${document} or d.id = ${document}`
  const follows = await rows(db, Candidate)`
    with recursive along (later, earlier) as (
      select later, earlier from decisions.succession where standing <> 'rejected' and ${document} in (later, earlier)
       union
      select s.later, s.earlier from along a join decisions.succession s
          on s.standing <> 'rejected' and (s.later in (a.later, a.earlier) or s.earlier in (a.later, a.earlier)))
    select later, earlier from along`
  const named = new Set(cites.map(({ from, to }) => `${from} ${to}`))
  const there = new Set(cites.flatMap(({ provision, to }) => (provision ? [`${provision} ${to}`] : [])))
  const series = new Set(follows.flatMap(({ later, earlier }) => [later, earlier]))
  return (later, earlier) => ({
    paragraphCites: there.has(`${later.provision} ${earlier.document}`),
    documentCites: named.has(`${later.document} ${earlier.document}`),
    series: series.has(later.document) && series.has(earlier.document),
    subject: alikeTitles(later.title, earlier.title),
  })
}

type Found = Judgement & { readonly later: Row; readonly earlier: Row }

/**
 * Of all that was found the best: each mandate goes back to one, the nearest
 * of those that are about as sure, and in one text no two go back to the same.
 */
function best(found: readonly Found[]): Found[] {
  const sure = ({ score }: Found) => Math.round(score * 20)
  const sorted = [...found].sort(
    (one, other) =>
      sure(other) - sure(one) ||
      (one.later.day ?? "").localeCompare(other.later.day ?? "") ||
      (other.earlier.day ?? "").localeCompare(one.earlier.day ?? "") ||
      other.score - one.score ||
      one.later.id.localeCompare(other.later.id) ||
      one.earlier.id.localeCompare(other.earlier.id),
  )
  const done = new Set<string>()
  const taken = new Set<string>()
  return sorted.filter(({ later, earlier }) => {
    const place = `${later.document} ${earlier.id}`
    if (done.has(later.id) || taken.has(place)) return false
    done.add(later.id)
    taken.add(place)
    return true
  })
}

/**
 * Keeps what was found as suggestions: what is no longer found goes, what a
 * person or the record said stays. A mandate that already goes back to another
 * by somebody's word gets no suggestion. Answers which mandates are touched.
 */
async function saveSuggestions(db: Database, document: string, found: readonly Found[]): Promise<string[]> {
  const written = found.map(({ later, earlier, kind, score, reasons }) => ({
    ...{ later: later.id, earlier: earlier.id, kind, score, reasons },
    nearness: earlier.recency,
  }))
  const gone = await rows(db, Candidate)`
    delete from decisions.lineage l using decisions.mandate m
     where l.standing = 'suggested' and l.origin = 'likeness' and m.id = l.later and m.document = ${document}
       and not exists (select from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as w (later uuid, earlier uuid)
                        where w.later = l.later and w.earlier = l.earlier)
    returning l.later, l.earlier`
  // A later text may have gone back to one further off until this one came between: then the nearer or surer one is it.
  const replaced = await rows(db, Candidate)`
    delete from decisions.lineage l
     using jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as w (later uuid, earlier uuid, score real, nearness int),
           decisions.mandate o
     where l.later = w.later and l.earlier <> w.earlier and l.standing = 'suggested' and l.origin = 'likeness'
       and o.id = l.earlier
       and (round(w.score * 20) > round(l.score * 20)
            or (round(w.score * 20) = round(l.score * 20) and w.nearness < o.recency))
    returning l.later, l.earlier`
  const made = await rows(db, Candidate)`
    insert into decisions.lineage (later, earlier, kind, standing, origin, score, reasons)
    select w.later, w.earlier, w.kind, 'suggested', 'likeness', w.score, w.reasons
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
           as w (later uuid, earlier uuid, kind text, score real, reasons jsonb)
     where not exists (select from decisions.lineage l where l.later = w.later and l.standing <> 'rejected'
                          and l.earlier <> w.earlier)
        on conflict (later, earlier) do update
       set kind = excluded.kind, score = excluded.score, reasons = excluded.reasons
     where lineage.standing = 'suggested' and lineage.origin = 'likeness'
    returning later, earlier`
  return [...gone, ...replaced, ...made].flatMap(({ later, earlier }) => [later, earlier])
}

/** Looks for the document before and after one on the same subject, and for what a draft became. */
async function suggestSuccession(db: Database, document: string): Promise<void> {
  const Place = z.object({
    id: z.string(),
    identity: z.string(),
    kind: z.string(),
    stage: z.string(),
    body: z.string().nullable(),
    session: z.string().nullable(),
    day: z.string().nullable(),
    title: z.string(),
    cites: z.array(z.string()),
  })
  const columns = sql`
    d.id, d.identity, d.kind, d.stage, d.body, d.session, coalesce(d.adopted, d.dated) as day,
    coalesce(d.titles ->> 'en', d.titles ->> d.read_in, '') as title,
    array(select distinct c.names from decisions.citation c where c.document = d.id and c.names is not null) as cites`
  const [own] = await rows(db, Place)`select ${columns} from decisions.document d where d.id = ${document}`
  if (!own || own.title === "") return
  const others = await rows(db, Place)`
    select ${columns} from decisions.document d, (select sought from decisions.document where id = ${document}) as o
     where d.id <> ${document} and (d.titles ->> 'en' = ${own.title} or d.titles ->> d.read_in = ${own.title}
           or exists (select from decisions.citation c where c.document = ${document} and c.names = d.identity)
           or exists (select from decisions.citation c where c.document = d.id and c.names = ${own.identity}))
     order by d.recency limit 500`
  const found = others.flatMap((other) => {
    const drafted = Number(other.stage !== "adopted") - Number(own.stage !== "adopted")
    const isLater = own.day === other.day ? drafted > 0 : (own.day ?? "") > (other.day ?? "")
    const [later, earlier] = isLater ? [own, other] : [other, own]
    const judgement = documentJudgement(later, earlier)
    return judgement ? [{ later: later.id, earlier: earlier.id, day: earlier.day, after: later.day, ...judgement }] : []
  })
  // Of several the nearest in time is the one before, and the nearest the one after.
  const before = found
    .filter(({ later }) => later === document)
    .sort((a, b) => (b.day ?? "").localeCompare(a.day ?? ""))
  const after = found
    .filter(({ earlier }) => earlier === document)
    .sort((a, b) => (a.after ?? "").localeCompare(b.after ?? ""))
  const one = (all: typeof found, kind: string) => all.filter((each) => each.kind === kind).slice(0, 1)
  const written = [before, after].flatMap((all) => [...one(all, "becomes"), ...one(all, "follows")])
  await sql`
    insert into decisions.succession (later, earlier, kind, standing, origin, score, reasons)
    select w.later, w.earlier, w.kind, 'suggested', 'likeness', w.score, w.reasons
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
           as w (later uuid, earlier uuid, kind text, score real, reasons jsonb)
     where not exists (select from decisions.succession s where s.kind = w.kind and s.standing <> 'rejected'
                          and (s.later = w.later or s.earlier = w.earlier))
        on conflict (later, earlier) do nothing`.execute(db)
}
