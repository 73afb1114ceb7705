import { Dataset, type DatasetWording } from "#modules/analysis/dataset.ts"
import type { DatasetInPlace, listDatasets } from "#modules/analysis/contract.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isUuid } from "#platform/identity/records.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** An instant as the contract has it. */
export const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const columns = sql`
  d.wording || jsonb_build_object(
    'id', d.id, 'code', d.code, 'kind', d.kind, 'party', d.party, 'touch', d.touch, 'closed', d.closed) as dataset`
const Row = z.object({ dataset: Dataset })

/** Finds a dataset whoever asks stands inside of. */
export async function findDataset(db: Database, dataset: string): Promise<Dataset | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from analysis.dataset d where d.id = ${dataset}`
  return found?.dataset
}

/** Finds a dataset and holds it still until the transaction ends: nothing is let out of it meanwhile. */
export async function holdDataset(db: Database, dataset: string): Promise<Dataset | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from analysis.dataset d where d.id = ${dataset} for update of d`
  return found?.dataset
}

/** Whether whoever asks stands inside of what is this party's, or the Secretariat's, for an act: the rule of the tables. */
export async function standsInside(db: Database, party: string | null, act: string): Promise<boolean> {
  const [found] = await rows(db, z.object({ inside: z.boolean() }))`
    select analysis.is_inside(${party}::text, ${act}) as inside`
  return found?.inside === true
}

/** Keeps a new dataset; nothing where its party has another of this code. */
export async function insertDataset(
  db: Database,
  { code, kind, party, ...wording }: Pick<Dataset, "code" | "kind" | "party"> & DatasetWording,
  now: Date,
): Promise<Dataset["id"] | undefined> {
  const [made] = await rows(db, z.object({ id: id("dataset") }))`
    insert into analysis.dataset (code, kind, party, wording, made)
    values (${code}, ${kind}, ${party}, ${JSON.stringify(wording)}::jsonb, ${now})
        on conflict do nothing returning id`
  return made?.id
}

/** Keeps what is now said of a dataset, and counts that it was changed. */
export async function keepDataset(db: Database, dataset: string, wording: DatasetWording, closed: boolean) {
  await sql`
    update analysis.dataset set wording = ${JSON.stringify(wording)}::jsonb, closed = ${closed}, touch = touch + 1
     where id = ${dataset}`.execute(db)
}

const Counted = z.object({
  dataset: z.string(),
  snapshots: z.int(),
  releases: z.int(),
  latest: z.iso.datetime().nullable(),
  waiting: z.int(),
})

/** Sets datasets in their places: whose they are, how often they were gathered, and what of them is out. */
export async function inPlace(db: Database, datasets: readonly Dataset[]): Promise<DatasetInPlace[]> {
  const counted = await rows(db, Counted)`
    select d.id as dataset,
           (select count(*) from analysis.snapshot s where s.dataset = d.id and s.status <> 'dropped')::int as snapshots,
           (select count(*) from analysis.release r where r.dataset = d.id and r.status = 'released')::int as releases,
           (select ${instant("max(s.brought)")} from analysis.snapshot s where s.dataset = d.id and s.status <> 'dropped') as latest,
           (select count(*) from analysis.snapshot s
             where s.dataset = d.id and s.status = 'kept' and s.brought_by <> current_setting('app.person')
               and current_setting('app.person') <> all (s.changed_by))::int as waiting
      from analysis.dataset d where d.id = any(${datasets.map((each) => each.id)}::uuid[])`
  const counts = new Map(counted.map(({ dataset, ...rest }) => [dataset, rest]))
  const actors = datasets.some(({ party }) => party !== null) ? await actorsByCode(db) : undefined
  return datasets.map((dataset) => ({
    ...dataset,
    partyNames: dataset.party === null ? null : (actors?.get(dataset.party)?.names ?? null),
    ...(counts.get(dataset.id) ?? { snapshots: 0, releases: 0, latest: null, waiting: 0 }),
  }))
}

type Asked = z.infer<typeof listDatasets.query>
const order = sql`(d.closed, (timestamptz '2100-01-01' - d.made), d.id)`

/** One stretch of the datasets whoever asks stands inside of: those that are closed last, among equals the newest first. */
export async function datasetPage(
  db: Database,
  { after, limit, kind, q }: Asked,
): Promise<Result<z.infer<typeof listDatasets.output>, "cursor-not-known">> {
  const which = sql`
    ${kind ? sql`d.kind = ${kind}` : sql`true`}
    and ${q ? sql`(d.code || ' ' || (d.wording -> 'title')::text) ilike '%' || ${q.replaceAll(/[\\%_]/g, String.raw`\$&`)} || '%'` : sql`true`}`
  if (after !== undefined && !(isUuid(after) && (await findDataset(db, after)))) return refuse("cursor-not-known")
  const place = after ? sql`${order} > (select ${order} from analysis.dataset d where d.id = ${after})` : sql`true`
  const found = await rows(db, Row)`
    select ${columns} from analysis.dataset d where ${which} and ${place} order by ${order} limit ${limit + 1}`
  const [count] = await rows(
    db,
    z.object({ n: z.int() }),
  )`select count(*)::int as n from analysis.dataset d where ${which}`
  const shown = found.slice(0, limit).map(({ dataset }) => dataset)
  const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
  return allow({ total: count?.n ?? 0, items: await inPlace(db, shown), next })
}
