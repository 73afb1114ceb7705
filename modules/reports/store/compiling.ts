import { questionsOf as questionsIn } from "#modules/reports/block.ts"
import { compile, type Headed } from "#modules/reports/compile.ts"
import type { Report } from "#modules/reports/report.ts"
import { canonical, figureUsesOf, usesOf, type Snapshot } from "#modules/reports/snapshot.ts"
import { gather } from "#modules/reports/store/gathering.ts"
import { digestOf } from "#modules/reports/store/printing.ts"
import { findReport, holdReport, noteCompiling } from "#modules/reports/store/reports.ts"
import { shippedWords } from "#modules/reports/store/words.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Job } from "#platform/jobs/worker.ts"
import { z } from "zod"

const Payload = z.object({ report: z.uuid(), touch: z.number().int() })

/**
 * Compiles a report: the work of the job `report.compile`. The facts are read in
 * one step, so that they are of one moment; telling them takes its time outside;
 * and the snapshot, its sources and its quotations are kept in one step or not
 * at all. Begun again after it was cut short it does the same once more.
 */
export async function compileNow({ payload, transaction, now }: Job): Promise<void> {
  const { report: id, touch } = Payload.parse(payload)
  const today = now().toISOString().slice(0, 10)
  const words = await shippedWords()
  const begun = await transaction(async (db) => {
    const report = await findReport(db, id)
    // It was changed or issued since it was asked for: whoever changed it asks anew.
    if (!report || !isWanted(report, touch)) return undefined
    return { report, head: await headOf(db, report, today), facts: await gather(db, report, today) }
  })
  if (!begun) return transaction((db) => noteCompiling(db, id, null))
  await transaction((db) => noteCompiling(db, id, 0.3))
  const snapshot = compile(begun.head, begun.report.blocks, begun.facts, words)
  const content = canonical(snapshot)
  await transaction((db) => noteCompiling(db, id, 0.8))
  await transaction(async (db) => {
    const report = await holdReport(db, id)
    if (!report || !isWanted(report, touch)) return noteCompiling(db, id, null)
    await keepSnapshot(db, report, snapshot, content, now())
  })
}

/** Says that compiling failed for the last time. */
export async function giveUpCompiling({ payload, transaction }: Job): Promise<void> {
  const { report } = Payload.parse(payload)
  await transaction((db) => noteCompiling(db, report, null, "compiling-failed"))
}

const isWanted = ({ status, touch }: Report, asked: number): boolean =>
  (status === "draft" || status === "shown") && touch === asked

async function headOf(db: Database, report: Report, today: string): Promise<Headed> {
  const { id, title, symbol, body, session, agendaItem, dated, mandate } = report
  const organ = body === null ? {} : ((await actorsByCode(db)).get(body)?.names ?? {})
  return { report: id, title, symbol, body, organ, session, agendaItem, dated: dated ?? today, mandate }
}

/** Keeps what was compiled in the place of what was compiled before, with its sources and the words it quotes. */
async function keepSnapshot(
  db: Database,
  { id, title, touch, until }: Report,
  snapshot: Snapshot,
  content: string,
  now: Date,
) {
  const [made] = await rows(db, z.object({ id: z.string() }))`
    insert into reports.snapshot (report, content, digest, taken, touch, made)
    values (${id}, ${content}, ${digestOf(content)}, ${snapshot.taken}, ${touch}, ${now}) returning id`
  if (!made) throw new Error("a snapshot that was kept has no id")
  const uses = usesOf(snapshot).flatMap(({ source, ...use }) => {
    const found = snapshot.sources[source]
    return found ? [{ ...use, answer: found.answer, party: found.party }] : []
  })
  await sql`
    insert into reports.source (snapshot, block, part, answer, party)
    select ${made.id}, block, part, answer, party
      from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as t (block integer, part text, answer uuid, party text)
        on conflict do nothing`.execute(db)
  const told = figureUsesOf(snapshot).flatMap(({ figure, ...use }) => {
    const found = snapshot.figures?.[figure]
    return found
      ? [{ ...use, release: found.release, digest: found.digest, dimensions: found.dimensions, at: found.at }]
      : []
  })
  await sql`
    insert into reports.figure_source (snapshot, block, part, release, digest, dimensions, at)
    select ${made.id}, block, part, release, digest, dimensions, at
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
           as t (block integer, part text, release uuid, digest text, dimensions text, at text)
        on conflict do nothing`.execute(db)
  await sql`update reports.report set snapshot = ${made.id}, compiling = null, fault = null where id = ${id}`.execute(
    db,
  )
  await sql`delete from reports.snapshot where report = ${id} and id <> ${made.id}`.execute(db)
  await keepQuotations(db, { id, title, until }, snapshot)
}

async function keepQuotations(
  db: Database,
  { id, title, until }: Pick<Report, "id" | "title" | "until">,
  snapshot: Snapshot,
) {
  const quoted = quotedIn(snapshot)
  const given = JSON.stringify(quoted)
  // What is no more quoted is no more to be seen; what is quoted in other words is to be seen anew.
  await sql`
    delete from reports.quotation where report = ${id} and place <> all(${quoted.map(({ place }) => place)}::text[])`.execute(
    db,
  )
  await sql`
    insert into reports.quotation as q (report, place, answer, party, text, language, title, until)
    select ${id}, place, answer, party, text, language, ${JSON.stringify(title)}::jsonb, ${until}
      from jsonb_to_recordset(${given}::jsonb) as t (place text, answer uuid, party text, text text, language text)
        on conflict (report, place) do update
       set title = excluded.title,
           shown = case when q.text = excluded.text or q.wording = excluded.text then q.shown else false end,
           status = case when q.text = excluded.text or q.wording = excluded.text then q.status else 'to-see' end,
           outcome = case when q.text = excluded.text or q.wording = excluded.text then q.outcome end,
           settled = case when q.text = excluded.text or q.wording = excluded.text then q.settled end,
           settled_by = case when q.text = excluded.text or q.wording = excluded.text then q.settled_by end,
           text = excluded.text, language = excluded.language`.execute(db)
}

/** The words of others that stand in a snapshot, each place once. */
function quotedIn({ blocks, sources }: Snapshot) {
  const found = new Map<string, { place: string; answer: string; party: string; text: string; language: string }>()
  const quote = (place: string, source: number, text: string, language: string) => {
    const answer = sources[source]
    if (answer) found.set(place, { place, answer: answer.answer, party: answer.party, text, language })
  }
  for (const block of blocks) {
    if (block.kind === "quotation") quote(block.place, block.source, block.text, block.language)
    if (block.kind === "practices")
      for (const { place, source, summary, language } of block.practices) quote(place, source, summary, language)
    if (block.kind === "paragraph")
      for (const { place, source, text, language } of block.quoted) quote(place, source, text, language)
  }
  return [...found.values()]
}

/** Blocks of a template without those that ask of the answers what none of the calls asked. */
export function askedIn(blocks: Report["blocks"], asked: ReadonlySet<string>): Report["blocks"] {
  return blocks.filter((block) => questionsIn(block).every((code) => asked.has(code)))
}
