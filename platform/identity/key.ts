import { rows, type Database } from "#platform/database/sql.ts"
import { Key, type KeyMade } from "#platform/identity/account.ts"
import { hashOf, newSecret, utc } from "#platform/identity/session.ts"
import { termsVersion } from "#platform/identity/terms.ts"
import { Asker } from "#platform/kernel/appointment.ts"
import { z } from "zod"

/** How a key begins, so that it is known for one wherever it lies about. */
const sign = "pal_"

/** Makes a key for whoever asks, as strong as their session: it is told here, and never again. Nothing where they hold no appointment. */
export async function makeKey(db: Database, asked: KeyMade, session: string, now: Date): Promise<string | undefined> {
  const key = `${sign}${newSecret()}`
  const expires = new Date(now.getTime() + asked.days * 24 * 60 * 60_000)
  const { name, acts, readOnly, ranges } = asked
  const [made] = await rows(db, z.object({ id: z.string().nullable() }))`
    select identity.make_key(${name}, ${key.slice(0, 10)}, ${hashOf(key)}, ${acts}::text[], ${readOnly},
                             array(select network(r::inet) from unnest(${ranges}::text[]) as r), ${hashOf(session)},
                             ${now}, ${expires}) as id`
  return made?.id ? key : undefined
}

/** The keys of whoever asks, the newest first. */
export const listKeys = (db: Database): Promise<Key[]> =>
  rows(db, Key)`
    select id, name, prefix, acts, read_only as "readOnly", ranges::text[] as ranges,
           ${utc("made")}, ${utc("expires")}, ${utc("used")}, ${utc("revoked")}
      from identity.key where person = current_setting('app.person') order by made desc, id`

/** Ends one's own key, at once; answers whether there was one. */
export async function revokeKey(db: Database, id: string, now: Date): Promise<boolean> {
  const [ended] = await rows(db, z.object({ revoked: z.boolean() }))`
    select identity.revoke_key(${id}::uuid, ${now}) as revoked`
  return ended?.revoked ?? false
}

/** The key an `Authorization` header shows, or nothing where it shows none. */
export const keyShown = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? "")

/** Who asks by a key from an address, if it is good still, and from there. */
export async function findKeyAsker(db: Database, key: string, address: string, now: Date): Promise<Asker | undefined> {
  if (!key.startsWith(sign) || key.length > 100) return undefined
  // A server that listens everywhere hears of IPv4 addresses in the clothes of IPv6.
  const from = address.replace(/^::ffff:(?=\d+\.)/, "")
  const [found] = await rows(db, z.object({ asker: Asker.nullable() }))`
    select identity.find_key_asker(${hashOf(key)}, ${from}::inet, ${now}, ${termsVersion}) as asker`
  return found?.asker ?? undefined
}
