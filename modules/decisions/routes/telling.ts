import type { AgendaItem } from "#modules/decisions/bodies/contract.ts"
import type { Correction } from "#modules/decisions/correction.ts"
import type { Import } from "#modules/decisions/import.ts"
import type { Linking } from "#modules/decisions/lineage/lineage.ts"
import type { Progress } from "#modules/decisions/progress/progress.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Result } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import type { Changes } from "#platform/ledger/line.ts"
import { z } from "zod"

/*
 * What the ledger is told of an act besides its address: which mandates and documents it was done on, so that each has
 * its history, and what it changed in them.
 */

/** Tells of a correction: of the mandates before and after, and of their document. */
export async function tellCorrection<R extends string>(db: Database, done: Result<Correction, R>) {
  if (!done.ok) return done
  const { provision, before, after, undone } = done.value
  const mandates = [...new Set([...before, ...after].map(({ id }) => `mandate:${id}`))]
  const found = await rows(db, Slug)`
    select d.slug from decisions.provision p join decisions.document d on d.id = p.document where p.id = ${provision}`
  const [was, is] = undone ? [after, before] : [before, after]
  tell(db, { subjects: [...mandates, ...found.map(subjectOf)], changes: changesIn(was, is) })
  return done
}

/** Tells of files that were brought: of each, since the address names none. */
export function tellBrought(db: Database, imports: readonly Import[]): void {
  tell(db, { subjects: imports.map(({ id }) => `import:${id}`) })
}

/** Tells of an import that was kept, discarded or undone: of the document it is part of, if it is. */
export function tellImport<R extends string>(db: Database, done: Result<Import, R>) {
  if (!done.ok) return done
  const { id, slug } = done.value
  tell(db, { subjects: [...(slug === null ? [] : [`document:${slug}`]), `import:${id}`] })
  return done
}

/** Tells of a link that was made, decided or taken back: of both its ends, and how it stood. */
export async function tellLinking<R extends string>(db: Database, done: Result<Linking, R>) {
  if (!done.ok) return done
  const { lineage, succession, before, after, undone } = done.value
  const ends = await rows(db, z.object({ later: z.string(), earlier: z.string() }))`
    select 'mandate:' || later as later, 'mandate:' || earlier as earlier from decisions.lineage where id = ${lineage}
     union all
    select 'document:' || l.slug, 'document:' || e.slug
      from decisions.succession s join decisions.document l on l.id = s.later join decisions.document e on e.id = s.earlier
     where s.id = ${succession}`
  const none = { kind: null, standing: null }
  const [was, is] = undone ? [after, before ?? none] : [before ?? none, after]
  tell(db, { subjects: ends.flatMap(({ later, earlier }) => [later, earlier]), changes: changesOf(was, is) })
  return done
}

/** Tells of a report on a mandate, or of one that was taken back: of the mandate and its document. */
export async function tellProgress<R extends string>(db: Database, done: Result<Progress, R>) {
  if (!done.ok) return done
  const { mandate, status, reached, undone } = done.value
  const found = await rows(db, Slug)`
    select d.slug from decisions.mandate m join decisions.document d on d.id = m.document where m.id = ${mandate}`
  const none = { status: null, reached: null }
  const said = { status, reached }
  const changes = undone ? changesOf(said, none) : changesOf(none, said)
  tell(db, { subjects: [`mandate:${mandate}`, ...found.map(subjectOf)], changes })
  return done
}

/** Tells of an item that was put on an agenda, changed or taken off: of its session, its body and the documents that came or went. */
export function tellAgenda(
  db: Database,
  { body, session, number }: { readonly body: string; readonly session: string; readonly number: string },
  before: AgendaItem | undefined,
  after: AgendaItem | undefined,
): void {
  const said = (item: AgendaItem | undefined) => ({
    titles: item?.titles ?? {},
    documents: (item?.documents ?? []).map(({ slug }) => slug).sort(),
  })
  const [was, is] = [said(before), said(after)]
  const moved = [...was.documents, ...is.documents].filter(
    (slug) => !was.documents.includes(slug) || !is.documents.includes(slug),
  )
  const at = encodeURIComponent(session)
  const subjects = [`session:${body}/${at}`, `actor:${body}`, ...moved.map((slug) => subjectOf({ slug }))]
  tell(db, {
    subjects,
    changes: changesOf({ item: before ? number : null, ...was }, { item: after ? number : null, ...is }),
  })
}

const Slug = z.object({ slug: z.string() })
const subjectOf = ({ slug }: z.infer<typeof Slug>): string => `document:${slug}`

type Corrected = Correction["before"]

/** Of one mandate that stays one, what it says otherwise; else which mandates there were and which there are. */
function changesIn(before: Corrected, after: Corrected): Changes {
  const [was, is] = [before[0], after[0]]
  if (was && is && before.length === 1 && after.length === 1 && was.id === is.id) return changesOf(was, is)
  return changesOf({ mandates: before.map(({ id }) => id) }, { mandates: after.map(({ id }) => id) })
}
