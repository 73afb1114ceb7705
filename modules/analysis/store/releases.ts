import type { listReleases, ReleaseInPlace } from "#modules/analysis/contract.ts"
import { DatasetWording } from "#modules/analysis/dataset.ts"
import { provedBy, Release, type Proof, type ReleaseWording } from "#modules/analysis/release.ts"
import { correctedOf, CorrectedOf, tellingOf } from "#modules/analysis/store/corrections.ts"
import { instant } from "#modules/analysis/store/datasets.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isUuid } from "#platform/identity/records.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { randomUUID } from "node:crypto"
import { z } from "zod"

const columns = sql`
  r.wording || jsonb_build_object(
    'id', r.id, 'code', r.code, 'dataset', r.dataset, 'snapshot', r.snapshot, 'audience', r.audience, 'k', r.k, 'status', r.status,
    'touch', r.touch, 'protecting', r.protecting, 'fault', r.fault, 'proof', r.proof, 'digest', r.digest, 'madeBy', r.made_by,
    'changedBy', r.changed_by,
    'released', ${instant("r.released")}, 'releasedBy', r.released_by, 'withdrawn', ${instant("r.withdrawn")}, 'reason', r.reason
  ) as release`
const Row = z.object({ release: Release })

/** Finds a release inside the wall, and holds it still until the transaction ends; nothing to who only reads what is out. */
export async function holdRelease(db: Database, release: string): Promise<Release | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from analysis.release r where r.id = ${release} for update of r`
  return found?.release
}

/** Keeps a new draft; nothing where its dataset has another of this code. */
export async function insertRelease(
  db: Database,
  dataset: string,
  { code, snapshot, audience, k, ...wording }: ReleaseWording & Pick<Release, "code">,
  now: Date,
): Promise<Release["id"] | undefined> {
  const [made] = await rows(db, z.object({ id: id("release") }))`
    insert into analysis.release (code, dataset, snapshot, wording, audience, k, made)
    values (${code}, ${dataset}, ${snapshot}, ${JSON.stringify(wording)}::jsonb, ${audience}, ${k}, ${now})
        on conflict do nothing returning id`
  return made?.id
}

/**
 * Whether a code cannot be taken: something is out under it, or was, or the dataset has another release of it. Nobody else
 * takes it until the transaction ends.
 */
export async function isCodeTaken(
  db: Database,
  {
    id: release = null,
    dataset,
    code,
  }: { readonly id?: string | null; readonly dataset: string; readonly code: string },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`analysis.release ${code}`}, 0))`.execute(db)
  const [found] = await rows(db, z.object({ taken: z.boolean() }))`
    select analysis.is_code_out(${code})
           or exists (select from analysis.release r
                       where r.dataset = ${dataset}::uuid and r.code = ${code} and r.id is distinct from ${release}::uuid) as taken`
  return found?.taken === true
}

/** Keeps what a draft now says, and counts that it was changed: what was proved of it is proved no more. */
export async function keepRelease(
  db: Database,
  release: string,
  { code, snapshot, audience, k, ...wording }: ReleaseWording & Pick<Release, "code">,
): Promise<void> {
  await sql`
    update analysis.release
       set code = ${code}, snapshot = ${snapshot}, audience = ${audience}, k = ${k}, wording = ${JSON.stringify(wording)}::jsonb,
           touch = touch + 1, protecting = null, fault = null
     where id = ${release}`.execute(db)
}

/** Removes a draft, with the figures that protecting made of it. */
export async function discard(db: Database, release: string): Promise<void> {
  await sql`delete from analysis.release where id = ${release}`.execute(db)
}

/**
 * Notes how far protecting a draft is; null when it is over, with why where it was given up. Of a draft that was changed
 * since nothing is noted: another work may be under way for it as it now stands.
 */
export async function noteProtecting(
  db: Database,
  { id: release, touch }: { readonly id: string; readonly touch: number },
  protecting: number | null,
  fault: string | null = null,
): Promise<void> {
  await sql`
    update analysis.release set protecting = ${protecting}, fault = ${fault}
     where id = ${release} and touch = ${touch} and status = 'draft'`.execute(db)
}

/** Keeps what protecting made of a draft, in the place of what it made before. */
export async function keepProtected(
  db: Database,
  { id: release, touch }: Pick<Release, "id" | "touch">,
  { bytes, digest, proof, cells }: { bytes: Uint8Array; digest: string; proof: Proof; cells: number },
  now: Date,
): Promise<void> {
  const figures = randomUUID()
  // Only the figures that count are seen, so those that counted go before others do.
  await sql`delete from analysis.figures where release = ${release}`.execute(db)
  await sql`
    insert into analysis.figures (id, release, bytes, digest, cells, made)
    values (${figures}, ${release}, ${Buffer.from(bytes)}, ${digest}, ${cells}, ${now})`.execute(db)
  await sql`
    update analysis.release
       set figures = ${figures}, digest = ${digest}, proof = ${JSON.stringify({ ...proof, touch })}::jsonb,
           protecting = null, fault = null
     where id = ${release}`.execute(db)
}

/** Puts a release before another, or back to who made it with a reason. */
export async function noteRelease(
  db: Database,
  release: string,
  status: "proposed" | "draft",
  reason: string | null = null,
): Promise<void> {
  await sql`update analysis.release set status = ${status}, reason = ${reason} where id = ${release}`.execute(db)
}

/** Lets a release out. */
export async function letOut(db: Database, release: string, person: string, now: Date): Promise<void> {
  await sql`
    update analysis.release set status = 'released', released = ${now}, released_by = ${person}, reason = null
     where id = ${release}`.execute(db)
}

/** Withdraws what was let out; it stays in the ledger of releases. */
export async function withdraw(db: Database, release: string, person: string, reason: string, now: Date) {
  await sql`
    update analysis.release set status = 'withdrawn', withdrawn = ${now}, withdrawn_by = ${person}, reason = ${reason}
     where id = ${release}`.execute(db)
}

/** Every release of a dataset that ever was let out, the first first. */
export async function everOut(db: Database, dataset: string): Promise<Release[]> {
  const found = await rows(db, Row)`
    select ${columns} from analysis.release r
     where r.dataset = ${dataset} and r.status in ('released', 'withdrawn') order by r.released, r.id`
  return found.map(({ release }) => release)
}

/** The protected figures of a release as they are kept: encoded, with what they are by their digest. */
export async function figuresOf(
  db: Database,
  release: string,
): Promise<{ bytes: Uint8Array; digest: string } | undefined> {
  const [found] = await rows(db, z.object({ bytes: z.instanceof(Uint8Array), digest: z.string() }))`
    select f.bytes, f.digest from analysis.figures f join analysis.release r on r.figures = f.id where r.id = ${release}`
  return found
}

/** Against which releases one was held as it was protected last; nothing where it was not, or changed since. */
export async function heldAgainst(db: Database, release: string): Promise<readonly string[] | undefined> {
  const [found] = await rows(db, z.object({ against: z.array(z.string()) }))`
    select proof -> 'against' as against from analysis.release where id = ${release} and (proof ->> 'touch')::integer = touch`
  return found?.against
}

const Placed = z.object({
  release: Release,
  party: z.string().nullable(),
  wording: DatasetWording,
  taken: z.iso.datetime(),
  inside: z.boolean(),
  stale: z.boolean(),
  corrected: CorrectedOf,
})
const placed = sql`
  ${columns}, r.party, r.dataset_wording as wording, ${instant("r.taken")} as taken, r.is_inside as inside, r.is_stale as stale,
  ${correctedOf} as corrected`

/** What who stands outside is told of a release: nothing of who made it, nor why it was given back, nor of its proof what rests on true counts. */
const told = ({ release, inside }: z.infer<typeof Placed>): Release =>
  inside
    ? release
    : {
        ...release,
        ...{ madeBy: "", changedBy: [], releasedBy: null, protecting: null, fault: null, reason: null, proof: null },
      }

async function inPlace(db: Database, found: readonly z.infer<typeof Placed>[]): Promise<ReleaseInPlace[]> {
  const actors = found.some(({ party }) => party !== null) ? await actorsByCode(db) : undefined
  return found.map((each) => ({
    ...told(each),
    proved: each.release.proof && provedBy(each.release.proof),
    datasetTitle: each.wording.title,
    unit: each.wording.unit,
    party: each.party,
    partyNames: each.party === null ? null : (actors?.get(each.party)?.names ?? null),
    taken: each.taken,
    stale: each.stale,
    corrected: each.corrected,
  }))
}

/** Finds a release in its place, as far as whoever asks may know of it. */
export async function findRelease(db: Database, release: string): Promise<ReleaseInPlace | undefined> {
  const found = await rows(db, Placed)`select ${placed} from analysis.shared_release r where r.id = ${release}`
  return (await inPlace(db, found))[0]
}

type Asked = z.infer<typeof listReleases.query>
const order = sql`
  ((case r.status when 'proposed' then 0 when 'draft' then 1 when 'released' then 2 else 3 end),
   (timestamptz '2100-01-01' - coalesce(r.released, r.made)), r.id)`

/** One stretch of the releases whoever asks may know of: what waits for somebody first, among equals the newest. */
export async function releasePage(
  db: Database,
  { after, limit, status, dataset, answer, stale }: Asked,
): Promise<Result<z.infer<typeof listReleases.output>, "cursor-not-known">> {
  const which = sql`
    ${status ? sql`r.status = ${status}` : sql`true`} and ${dataset ? sql`r.dataset = ${dataset}` : sql`true`}
    and ${answer ? sql`r.id in ${tellingOf(answer)}` : sql`true`}
    and ${stale === undefined ? sql`true` : sql`(r.is_stale or r.is_inside and ${correctedOf} is not null) = ${stale}`}`
  if (after !== undefined && !(isUuid(after) && (await findRelease(db, after)))) return refuse("cursor-not-known")
  const place = after
    ? sql`${order} > (select ${order} from analysis.shared_release r where r.id = ${after})`
    : sql`true`
  const found = await rows(db, Placed)`
    select ${placed} from analysis.shared_release r where ${which} and ${place} order by ${order} limit ${limit + 1}`
  const [count] = await rows(
    db,
    z.object({ n: z.int() }),
  )`select count(*)::int as n from analysis.shared_release r where ${which}`
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.release.id ?? null) : null
  return allow({ total: count?.n ?? 0, items: await inPlace(db, shown), next })
}
