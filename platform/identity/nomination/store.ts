import { rows, sql, type Database } from "#platform/database/sql.ts"
import { type Checks, Nomination, Step, type Wording } from "#platform/identity/nomination/nomination.ts"
import { Letter } from "#platform/identity/nomination/letter.ts"
import { z } from "zod"

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A nomination as it is kept, with what the rules look at. */
export const Kept = Nomination.omit({ party: true }).extend({
  party: z.string().nullable(),
  person: z.string().nullable(),
  authors: z.array(z.string()),
  file: z.string(),
  appointment: z.uuid().nullable(),
})
export type Kept = z.infer<typeof Kept>

const columns = sql`
  n.id, n.party, n.role, n.process, n.name, n.title, n.email, n.language, n.basis, n.since::text as since,
  n.until::text as until, n.replaces, n.status, n.checks, ${instant("n.made")} as made, ${instant("n.decided")} as decided,
  n.decided_by as "decidedBy", n.erased, n.authors, l.file,
  -- Whose address it is may have become known since.
  case when n.person is null and n.status in ('proposed', 'returned')
       then (select p.id from identity.person p where lower(p.email) = lower(n.email)) else n.person end as person,
  jsonb_build_object('id', l.id, 'name', l.name, 'type', l.type) as letter,
  (select a.id from identity.appointment a where a.nomination = n.id) as appointment`

/** Finds a nomination among those that are the asker's to see. */
export async function findNomination(db: Database, id: string): Promise<Kept | undefined> {
  const [found] = await rows(db, Kept)`
    select ${columns} from identity.nomination n join identity.letter l on l.id = n.letter where n.id = ${id}`
  return found
}

/** The same, held still until the transaction ends, for whoever means to decide. */
export async function holdNomination(db: Database, id: string): Promise<Kept | undefined> {
  const [found] = await rows(db, Kept)`
    select ${columns} from identity.nomination n join identity.letter l on l.id = n.letter where n.id = ${id} for update of n`
  return found
}

/** What a list of nominations is narrowed to. `parties` are those the asker may see; nothing stands for all. */
export type Wanted = {
  readonly status?: string | undefined
  readonly party?: string | undefined
  readonly role?: string | undefined
  readonly q?: string | undefined
  readonly parties?: readonly string[] | undefined
}

/** One stretch of nominations, latest first, and how many there are. */
export async function nominationPage(
  db: Database,
  wanted: Wanted,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ total: number; items: Kept[] }> {
  const which = sql.join(
    [
      wanted.status ? sql`n.status = ${wanted.status}` : sql`true`,
      wanted.party ? sql`n.party = ${wanted.party}` : sql`true`,
      wanted.role ? sql`n.role = ${wanted.role}` : sql`true`,
      wanted.parties ? sql`n.party = any (${wanted.parties})` : sql`true`,
      wanted.q
        ? sql`position(lower(${wanted.q}) in lower(concat_ws(' ', n.name, n.title, n.email, n.basis))) > 0`
        : sql`true`,
    ],
    sql` and `,
  )
  const from = after
    ? sql`(n.made, n.id) < (select b.made, b.id from identity.nomination b where b.id::text = ${after})`
    : sql`true`
  const items = await rows(db, Kept)`
    select ${columns} from identity.nomination n join identity.letter l on l.id = n.letter
     where ${which} and ${from} order by n.made desc, n.id desc limit ${limit}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from identity.nomination n where ${which}`
  return { total: counted?.total ?? 0, items }
}

/** Keeps a letter that was brought, under the name it had outside. */
export async function keepLetter(
  db: Database,
  { file, name, type }: { file: string; name: string; type: Letter["type"] },
  now: Date,
): Promise<Letter> {
  const [kept] = await rows(db, Letter)`
    insert into identity.letter (file, name, type, brought) values (${file}, ${name.slice(-300)}, ${type}, ${now})
    returning id, name, type`
  if (!kept) throw new Error("a letter that was kept is there")
  return kept
}

/** Whether a letter was brought by whoever asks, and no nomination rests on it yet. */
export async function isOwnLetter(db: Database, id: string): Promise<boolean> {
  const [found] = await rows(db, z.object({ own: z.boolean() }))`select identity.is_own_letter(${id}) as own`
  return found?.own ?? false
}

/** Whether the same is asked for the same person already, and not decided yet. Who asks it at the same time waits. */
export async function isNominated(db: Database, said: Said, besides: string | null): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('nominee ' || lower(${said.email})))`.execute(db)
  const found = await rows(db, z.object({ id: z.string() }))`
    select n.id from identity.nomination n
     where n.status in ('proposed', 'returned') and lower(n.email) = lower(${said.email}) and n.role = ${said.role}
       and n.party is not distinct from ${said.party} and n.process is not distinct from ${said.process}
       and n.id::text is distinct from ${besides}`
  return found.length > 0
}

type Said = Wording & { readonly party: string | null }

/** Writes a nomination down. */
export async function addNomination(db: Database, said: Said, now: Date): Promise<string> {
  const { party, role, process, name, title, email, language, letter, basis, since, until, replaces } = said
  const [made] = await rows(db, z.object({ id: z.string() }))`
    insert into identity.nomination
      (party, role, process, name, title, email, language, letter, basis, since, until, replaces, made)
    values (${party}, ${role}, ${process}, ${name}, ${title}, ${email}, ${language}, ${letter}, ${basis}, ${since}, ${until},
            ${replaces}, ${now})
    returning id`
  if (!made) throw new Error("a nomination that was made is there")
  await addStep(db, made.id, "proposed", now)
  return made.id
}

/** Says a nomination anew; it waits to be checked again. */
export async function sayAnew(db: Database, id: string, said: Said, person: string, now: Date): Promise<void> {
  const { role, process, name, title, email, language, letter, basis, since, until, replaces } = said
  await sql`
    update identity.nomination n
       set role = ${role}, process = ${process}, name = ${name}, title = ${title}, email = ${email}, language = ${language},
           letter = ${letter}, basis = ${basis}, since = ${since}, until = ${until}, replaces = ${replaces},
           status = 'proposed', checks = null, decided = null, decided_by = null,
           authors = case when ${person}::text = any (n.authors) then n.authors else n.authors || ${person}::text end
     where n.id = ${id}`.execute(db)
  await addStep(db, id, "corrected", now)
}

/** What was decided about a nomination. */
export type Decision = {
  readonly status: "accepted" | "returned" | "refused"
  readonly checks: Checks
  readonly comment: string
  /** Whom it made, or whom it is about. */
  readonly nominee?: string
}

/** Keeps what was decided, and that it was said. */
export async function keepDecision(
  db: Database,
  id: string,
  { status, checks, comment, nominee }: Decision,
  by: string,
  now: Date,
): Promise<void> {
  await sql`
    update identity.nomination n
       set status = ${status}, checks = ${JSON.stringify(checks)}::jsonb, decided = ${now}, decided_by = ${by},
           person = coalesce(${nominee ?? null}, n.person)
     where n.id = ${id}`.execute(db)
  await addStep(db, id, status, now, { checks, comment })
}

/** Takes a nomination back. */
export async function keepWithdrawal(db: Database, id: string, comment: string, now: Date): Promise<void> {
  await sql`
    update identity.nomination set status = 'withdrawn', decided = null, decided_by = null where id = ${id}`.execute(db)
  await addStep(db, id, "withdrawn", now, { comment })
}

/** Writes down what was done with a nomination. */
export async function addStep(
  db: Database,
  nomination: string,
  kind: Step["kind"],
  now: Date,
  { checks, comment = "" }: { checks?: Checks; comment?: string } = {},
): Promise<void> {
  await sql`
    insert into identity.nomination_step (nomination, kind, at, checks, comment)
    values (${nomination}, ${kind}, ${now}, ${checks ? JSON.stringify(checks) : null}::jsonb, ${comment})`.execute(db)
}

/** What was done with a nomination, first to last. */
export const stepsOf = (db: Database, id: string): Promise<Step[]> =>
  rows(db, Step)`
    select s.kind, s.person, p.name as by, ${instant("s.at")} as at, s.checks, s.comment
      from identity.nomination_step s left join identity.person p on p.id = s.person and p.name <> ''
     where s.nomination = ${id} order by s.number`
