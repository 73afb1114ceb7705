import { rows, sql, type Database } from "#platform/database/sql.ts"
import { hashOf } from "#platform/identity/session.ts"
import { z } from "zod"

/** How long something that was begun may take to be ended: five minutes. */
export const trialLasts = 5 * 60_000

type Kind = "passkey-add" | "passkey-sign-in" | "second-factor-add" | "provider-link" | "provider-sign-in"

/** Notes that something was begun, by a secret that only whoever began it has. */
export async function beginTrial(
  db: Database,
  { secret, kind, content = {} }: { secret: string; kind: Kind; content?: object },
  now: Date,
): Promise<void> {
  const expires = new Date(now.getTime() + trialLasts)
  await sql`select identity.begin_trial(${hashOf(secret)}, ${kind}, ${JSON.stringify(content)}::jsonb, ${now}, ${expires})`.execute(
    db,
  )
}

/** Takes it up again, once: what was noted then, or nothing where it was not begun, is over, or is another's. */
export async function takeTrial<Content extends z.ZodType>(
  db: Database,
  { secret, kind, content }: { secret: string; kind: Kind; content: Content },
  now: Date,
): Promise<z.infer<Content> | undefined> {
  const [found] = await rows(db, z.object({ content: z.unknown() }))`
    select identity.take_trial(${hashOf(secret)}, ${kind}, ${now}) as content`
  return found?.content ? content.parse(found.content) : undefined
}
