import { Act } from "#modules/treaties/act.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** What a person changed in one act: it as it was, and as it is since. */
export const Revision = z.object({
  id: id("revision"),
  act: Act.shape.id,
  kind: z.enum(["add", "correct", "drop"]),
  before: Act.nullable(),
  after: Act.nullable(),
  reason: z.string().nullable(),
  person: z.string(),
  at: z.iso.datetime(),
  undone: z.boolean(),
})
export type Revision = z.infer<typeof Revision>

/** Whether a revision can be undone: it is the latest of its act that still stands. */
export function undoable(
  revision: Revision,
  ofItsAct: readonly Revision[],
): Result<Revision, "revision-undone" | "revision-not-latest"> {
  if (revision.undone) return refuse("revision-undone")
  const standing = ofItsAct.filter(({ undone }) => !undone)
  return standing.at(-1)?.id === revision.id ? allow(revision) : refuse("revision-not-latest")
}

/** Whether a correction says anything new of an act. */
export const changes = (before: Act, change: Partial<Act>): boolean =>
  Object.entries(change).some(([name, value]) => value !== undefined && value !== before[name as keyof Act])
