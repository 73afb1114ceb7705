import type { listLinkings } from "#modules/decisions/contract.ts"
import {
  decided,
  type DecideRefusal,
  linkable,
  Linking,
  type LinkRefusal,
  standings,
  undoable,
  type UndoLinkingRefusal,
} from "#modules/decisions/lineage/lineage.ts"
import { settleChains } from "#modules/decisions/store/chains.ts"
import type { Hand } from "#modules/decisions/store/correcting.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { settleFollowed } from "#modules/decisions/store/settling.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** Links between mandates, or between documents: decided and undone in the same way. */
type Of = "lineage" | "succession"

const Held = z.object({
  id: z.string(),
  later: z.string(),
  earlier: z.string(),
  kind: z.string(),
  standing: z.enum(standings),
})
type Held = z.infer<typeof Held>

const columns = sql`
  k.id, k.lineage, k.succession, k.person, to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, k.note,
  k.before, k.after, k.undone`

/** Says that one mandate or document goes back to another. A link that was suggested or rejected before is confirmed. */
export async function link(
  hand: Hand,
  of: Of,
  { later, earlier, kind, note }: { later: string; earlier: string; kind: string; note: string },
): Promise<Result<Linking, DecideRefusal>> {
  const [there] = await rows(hand.db, Held)`
    select id, later, earlier, kind, standing from ${sql.table(`decisions.${of}`)}
     where later = ${later} and earlier = ${earlier} for update`
  if (there) return settle(hand, of, there, { standing: "confirmed", kind }, note)
  const [made] = await rows(hand.db, Held)`
    insert into ${sql.table(`decisions.${of}`)} (later, earlier, kind, standing, origin)
    values (${later}, ${earlier}, ${kind}, 'confirmed', 'person') returning id, later, earlier, kind, standing`
  if (!made) throw new Error("a link that was made is there")
  return allow(await write(hand, of, made, null, note))
}

/** Whether a mandate may be said to go back to another: both are there, in texts of which one is the earlier. */
export async function mayLink(
  db: Database,
  later: string,
  earlier: string,
): Promise<Result<true, LinkRefusal | "mandate-not-found">> {
  const Place = z.object({ id: z.string(), provision: z.string(), adopted: z.string().nullable() })
  const found = await rows(db, Place)`
    select m.id, m.provision, coalesce(d.adopted, d.dated) as adopted
      from decisions.mandate m join decisions.document d on d.id = m.document
     where m.id in (${later}, ${earlier}) and m.gone is null`
  const [after, before] = [later, earlier].map((id) => found.find((each) => each.id === id))
  return after && before ? linkable(after, before) : refuse("mandate-not-found")
}

/** Confirms or rejects a link. */
export async function decide<None extends string>(
  hand: Hand,
  of: Of,
  id: string,
  said: { standing: "confirmed" | "rejected"; kind?: string | undefined; note: string },
  none: None,
): Promise<Result<Linking, DecideRefusal | None>> {
  const [held] = await rows(hand.db, Held)`
    select id, later, earlier, kind, standing from ${sql.table(`decisions.${of}`)} where id = ${id} for update`
  if (!held) return refuse(none)
  const { note, standing, kind = held.kind } = said
  return settle(hand, of, held, { standing, kind }, note)
}

async function settle(
  hand: Hand,
  of: Of,
  held: Held,
  said: Pick<Held, "standing" | "kind">,
  note: string,
): Promise<Result<Linking, DecideRefusal>> {
  const after = decided(held, said)
  if (!after.ok) return after
  await sql`
    update ${sql.table(`decisions.${of}`)} set kind = ${said.kind}, standing = ${said.standing} where id = ${held.id}`.execute(
    hand.db,
  )
  return allow(await write(hand, of, after.value, held, note))
}

async function write(
  { db, person, now }: Hand,
  of: Of,
  held: Held,
  before: Held | null,
  note: string,
): Promise<Linking> {
  const said = ({ kind, standing }: Held) => JSON.stringify({ kind, standing })
  const [made] = await rows(db, Linking)`
    insert into decisions.linking as k (${sql.ref(of)}, person, at, note, before, after)
    values (${held.id}, ${person}, ${now}, ${note}, ${before && said(before)}::jsonb, ${said(held)}::jsonb)
    returning ${columns}`
  if (!made) throw new Error("a decision that was written down is there")
  await follow(db, of, held)
  return made
}

/** What follows from a link on the mandates it ties, or on those of a draft. */
async function follow(db: Database, of: Of, { later, earlier }: Pick<Held, "later" | "earlier">): Promise<void> {
  if (of === "succession") return settleFollowed(db, [earlier])
  const found = await rows(db, z.object({ document: z.string() }))`
    select distinct document from decisions.mandate where id in (${later}, ${earlier})`
  await settleFollowed(
    db,
    found.map(({ document }) => document),
  )
  await settleChains(db, [later, earlier])
}

/** Undoes what was decided: the link stands as before, and one that a person had made is gone. */
export async function undoLink(
  { db }: Hand,
  id: Linking["id"],
): Promise<Result<Linking, UndoLinkingRefusal | "linking-not-found">> {
  const Undoing = Linking.extend({ touch: z.coerce.number() })
  const [made] = await rows(db, Undoing)`
    select ${columns}, k.touch from decisions.linking k where k.id = ${id} for update`
  if (!made) return refuse("linking-not-found")
  const of = made.lineage === null ? "succession" : "lineage"
  const named = made.lineage ?? made.succession
  const [held] = await rows(db, Held)`
    select id, later, earlier, kind, standing from ${sql.table(`decisions.${of}`)} where id = ${named} for update`
  const [later] = await rows(db, z.object({ id: z.string() }))`
    select id from decisions.linking
     where ${sql.ref(of)} = ${named} and touch > ${made.touch}::bigint and not undone order by touch desc limit 1`
  const may = undoable(made.undone, later !== undefined)
  if (!may.ok && may.refusal === "linking-not-latest")
    throw new Problem(409, may.refusal, { first: { kind: "linking", ...later } })
  if (!may.ok) return may
  // What nobody had said before stays as a link that was rejected would: kept, so that undoing can be seen, and without effect.
  const before = made.before ?? { kind: made.after.kind, standing: "rejected" as const }
  await sql`
    update ${sql.table(`decisions.${of}`)} set kind = ${before.kind}, standing = ${before.standing} where id = ${named}`.execute(
    db,
  )
  await sql`
    update decisions.linking set undone = true, undone_touch = nextval('decisions.touch') where id = ${id}`.execute(db)
  if (held) await follow(db, of, held)
  return allow({ ...made, undone: true })
}

/** One stretch of what people decided about links, latest first. */
export async function linkingPage(
  db: Database,
  { mandate, document, after, limit }: z.infer<typeof listLinkings.query>,
): Promise<z.infer<typeof listLinkings.output>> {
  const list = `linkings ${mandate ?? ""} ${document ?? ""}`
  const at = readCursor(list, z.tuple([z.number()]), after)
  const slug = sql`(select id from decisions.document where slug = ${document ?? ""})`
  const which = sql.join(
    [
      mandate
        ? sql`k.lineage in (select id from decisions.lineage where later = ${mandate} or earlier = ${mandate})`
        : sql`true`,
      document
        ? sql`(k.succession in (select id from decisions.succession where later = ${slug} or earlier = ${slug})
               or k.lineage in (select l.id from decisions.lineage l join decisions.mandate m on m.id in (l.later, l.earlier)
                                 where m.document = ${slug}))`
        : sql`true`,
    ],
    sql` and `,
  )
  const found = await rows(db, Linking.extend({ touch: z.coerce.number() }))`
    select ${columns}, k.touch from decisions.linking k
     where ${which} and ${at ? sql`k.touch < ${at[0]}::bigint` : sql`true`} order by k.touch desc limit ${limit + 1}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.linking k where ${which}`
  return { total: counted?.total ?? 0, ...stretchOf(list, found, limit, ({ touch }) => [touch]) }
}
