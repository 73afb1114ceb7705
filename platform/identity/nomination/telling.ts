import type { Database } from "#platform/database/sql.ts"
import type { Kept } from "#platform/identity/nomination/store.ts"
import { notify } from "#platform/notify/notify.ts"

type Of = Pick<Kept, "id" | "party">

const aboutIt = ({ id, party }: Of) => ({ path: `/nominations/${id}`, party })

/** Tells whoever may check a nomination that one waits. */
export async function tellWhoChecks(db: Database, of: Of, at: Date): Promise<void> {
  await notify(db, { kind: "nomination-to-check", to: { mayDo: "nomination.check" }, about: aboutIt(of), at })
}

/** Tells whoever proposed a nomination, or corrected it, what was decided; those who may see it no more are not told. */
export async function tellAuthors(
  db: Database,
  of: Of & Pick<Kept, "authors">,
  decided: "returned" | "refused" | "accepted",
  at: Date,
): Promise<void> {
  for (const person of of.authors)
    await notify(db, { kind: `nomination-${decided}`, to: { person }, about: aboutIt(of), at })
}
