import { kindOf, type KindCode } from "#platform/notify/kind.ts"
import type { Facts } from "#platform/notify/notification.ts"
import { sql, type Database } from "#platform/database/sql.ts"

/** Whom to tell: one person; whoever may do an act, for a State or organization where that is said; whoever follows one of these. */
export type Told =
  | { readonly person: string }
  | { readonly mayDo: string }
  | { readonly following: readonly `${"mandate" | "instrument" | "actor"}:${string}`[] }

/** Something to be told, as whoever did it says it. */
export type Notice = {
  readonly kind: KindCode
  readonly to: Told
  /** The page it leads to, without the language; whose thing it is, by its code in the directory. */
  readonly about?: { readonly path?: string; readonly party?: string | null }
  readonly facts?: Facts
  readonly at: Date
}

/**
 * Tells of an act, in its transaction: who is told learns of it if the act is
 * kept, and never otherwise. Of whom it names, only those are told who may see
 * what it is about, each as they wish; whoever does the act is among them only
 * where they are named as a person. What concerns security each is told by
 * themselves, or where they sign in.
 */
export async function notify(db: Database, { kind, to, about, facts = {}, at }: Notice): Promise<void> {
  const known = kindOf(kind)
  if (!known) throw new Error(`no kind of notification is called ${kind}`)
  const person = "person" in to ? to.person : null
  const mayDo = "mayDo" in to ? to.mayDo : null
  const following = "following" in to ? to.following : []
  await sql`
    select notify.tell(
      ${kind}, ${person}, ${mayDo}, ${following}::text[], ${about?.party ?? null}, ${known.sees}, ${about?.path ?? null},
      ${JSON.stringify(facts)}::jsonb, ${known.listed}, ${known.way}, ${at})`.execute(db)
}
