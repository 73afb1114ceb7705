import type { Read } from "#modules/analysis/intake/encoded.ts"
import { aboutDictionary, aboutFindings, aboutName, openJson, sealJson } from "#modules/analysis/store/boxes.ts"
import type { Release } from "#modules/analysis/release.ts"
import { instant } from "#modules/analysis/store/datasets.ts"
import { Snapshot, SnapshotRemark, SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { seal, unseal, type Keyring } from "#platform/identity/keyring.ts"
import { Buffer } from "node:buffer"
import { z } from "zod"

const head = sql`
  s.name_key, s.name_box, jsonb_build_object(
    'id', s.id, 'dataset', s.dataset, 'status', s.status, 'layout', s.layout, 'filename', s.filename, 'digest', s.digest,
    'records', s.records, 'columns', s.columns, 'brought', ${instant("s.brought")}, 'broughtBy', s.brought_by,
    'changedBy', s.changed_by,
    'reviewed', ${instant("s.reviewed")}, 'reviewedBy', s.reviewed_by) as snapshot`
const Head = Snapshot.omit({ repairs: true, remarks: true })
const Findings = z.object({ remarks: z.array(SnapshotRemark), repairs: z.array(SnapshotRepair) })
const Named = z.object({
  snapshot: Head,
  name_key: z.string().nullable(),
  name_box: z.instanceof(Uint8Array).nullable(),
})
const Row = Named.extend({ key: z.string(), findings: z.instanceof(Uint8Array) })

/** Finds a snapshot whoever asks stands inside of, with what was remarked unlocked. */
export async function findSnapshot(db: Database, keys: Keyring, id: string): Promise<Snapshot | undefined> {
  const [found] = await rows(db, Row)`
    select ${head}, s.key, s.findings from analysis.snapshot s where s.id = ${id}`
  return found && whole(keys, found)
}

/** Finds a snapshot and holds it still until the transaction ends. */
export async function holdSnapshot(db: Database, keys: Keyring, id: string): Promise<Snapshot | undefined> {
  const [found] = await rows(db, Row)`
    select ${head}, s.key, s.findings from analysis.snapshot s where s.id = ${id} for update of s`
  return found && whole(keys, found)
}

const whole = (keys: Keyring, { key, findings, ...found }: z.infer<typeof Row>): Snapshot => ({
  ...named(keys, found),
  ...Findings.parse(openJson(keys, aboutFindings(found.snapshot.id), { key, box: Buffer.from(findings) })),
})

/**
 * A snapshot with what its file was called, unlocked; a name that was brought before names were locked may still lie open. One
 * that no key opens is told as a mark, so that the list it stands in can be read.
 */
function named(keys: Keyring, { snapshot, name_key: key, name_box: box }: z.infer<typeof Named>): z.infer<typeof Head> {
  if (key === null || box === null) return snapshot
  const bytes = unseal(keys, { key, box: Buffer.from(box) }, aboutName(snapshot.id))
  return { ...snapshot, filename: bytes ? bytes.toString("utf8") : "…" }
}

/** The snapshots of a dataset, the latest first, without what was remarked. */
export async function historyOf(db: Database, keys: Keyring, dataset: string): Promise<z.infer<typeof Head>[]> {
  const found = await rows(db, Named)`
    select ${head} from analysis.snapshot s where s.dataset = ${dataset} order by s.brought desc, s.id`
  return found.map((each) => named(keys, each))
}

/** Keeps a new snapshot, as it was read, and what its codes mean; its records are put beside it. */
export async function insertSnapshot(
  db: Database,
  keys: Keyring,
  {
    id,
    dataset,
    filename,
    audience = null,
    now,
  }: Pick<Snapshot, "id" | "dataset" | "filename"> & { audience?: string | null; now: Date },
  { layout, digest, records, columns, remarks, repairs, dictionaries }: Omit<Read, "kind" | "taken">,
): Promise<void> {
  const { key, box } = sealJson(keys, aboutFindings(id), { remarks, repairs })
  const name = filename === null ? null : seal(keys, Buffer.from(filename), aboutName(id))
  await sql`
    insert into analysis.snapshot (id, dataset, layout, name_key, name_box, digest, records, columns, audience, key, findings, brought)
    values (${id}, ${dataset}, ${layout}, ${name?.key ?? null}, ${name?.box ?? null}, ${digest}, ${records},
            ${JSON.stringify(columns)}::jsonb, ${audience}, ${key}, ${box}, ${now})`.execute(db)
  await keepMeanings(
    db,
    keys,
    id,
    dictionaries.map(({ values }) => values),
  )
}

/** Keeps what the codes of each column mean, in the place of what they meant before. */
export async function keepMeanings(
  db: Database,
  keys: Keyring,
  snapshot: string,
  meanings: readonly (readonly string[])[],
): Promise<void> {
  await sql`delete from analysis.dictionary where snapshot = ${snapshot}`.execute(db)
  for (const [place, values] of meanings.entries()) {
    const { key, box } = sealJson(keys, aboutDictionary(snapshot, place), values)
    await sql`
      insert into analysis.dictionary (snapshot, place, key, box) values (${snapshot}, ${place}, ${key}, ${box})`.execute(
      db,
    )
  }
}

const Meanings = z.object({ place: z.int(), key: z.string(), box: z.instanceof(Uint8Array) })

/** What the codes of each column mean, by the places of the columns. */
export async function meaningsOf(db: Database, keys: Keyring, snapshot: string): Promise<string[][]> {
  const found = await rows(db, Meanings)`
    select place, key, box from analysis.dictionary where snapshot = ${snapshot} order by place`
  return found.map(({ place, key, box }) =>
    z.array(z.string()).parse(openJson(keys, aboutDictionary(snapshot, place), { key, box: Buffer.from(box) })),
  )
}

/** Keeps what was said values mean, and how the columns are understood thereby. */
export async function keepFindings(
  db: Database,
  keys: Keyring,
  { id, columns, remarks, repairs }: Pick<Snapshot, "id" | "columns" | "remarks" | "repairs">,
): Promise<void> {
  const { key, box } = sealJson(keys, aboutFindings(id), { remarks, repairs })
  await sql`
    update analysis.snapshot set columns = ${JSON.stringify(columns)}::jsonb, key = ${key}, findings = ${box}
     where id = ${id}`.execute(db)
}

/** Notes how a snapshot now stands, and who went over it. */
export async function noteSnapshot(
  db: Database,
  id: string,
  status: Snapshot["status"],
  by: { readonly person: string; readonly now: Date } | null = null,
): Promise<void> {
  await sql`
    update analysis.snapshot
       set status = ${status}, reviewed = coalesce(${by?.now ?? null}, reviewed),
           reviewed_by = coalesce(${by?.person ?? null}, reviewed_by)
     where id = ${id}`.execute(db)
}

/** To whom the answers a snapshot was made of were released at least; nothing where it was brought. */
export async function audienceOf(db: Database, snapshot: string): Promise<"public" | "parties" | null> {
  const [found] = await rows(db, z.object({ audience: z.enum(["public", "parties"]).nullable() }))`
    select audience from analysis.snapshot where id = ${snapshot}`
  return found?.audience ?? null
}

/**
 * Whether the answers a release tells of still stand, and are released to its audience; true of what was brought. Of answers
 * that its filters leave out it tells nothing.
 */
export async function answersHold(
  db: Database,
  { snapshot, audience, filters }: Pick<Release, "snapshot" | "audience" | "filters">,
): Promise<boolean> {
  const [found] = await rows(db, z.object({ hold: z.boolean() }))`
    select analysis.answers_hold(${snapshot}::uuid, ${audience}, ${JSON.stringify(filters)}::jsonb) as hold`
  return found?.hold === true
}

/**
 * Whether figures of the very same data left another dataset of the same party. Nothing else of these data is let out until
 * the transaction ends.
 */
export async function leftElsewhere(db: Database, { id, digest }: Pick<Snapshot, "id" | "digest">): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`analysis.data ${digest}`}, 0))`.execute(db)
  const [found] = await rows(db, z.object({ elsewhere: z.boolean() }))`
    select analysis.left_elsewhere(${id}::uuid) as elsewhere`
  return found?.elsewhere === true
}

/** Whether a release was made of a snapshot. */
export async function isInUse(db: Database, snapshot: string): Promise<boolean> {
  const found = await rows(db, z.object({ id: z.string() }))`
    select id from analysis.release where snapshot = ${snapshot} limit 1`
  return found.length > 0
}

/** Removes all records of a snapshot that was dropped, and what they meant. */
export async function removeRecords(db: Database, snapshot: string): Promise<void> {
  await sql`delete from analysis.chunk where snapshot = ${snapshot}`.execute(db)
  await sql`delete from analysis.dictionary where snapshot = ${snapshot}`.execute(db)
  await sql`delete from analysis.snapshot_answer where snapshot = ${snapshot}`.execute(db)
}
