import { covers, Right } from "#platform/kernel/appointment.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** A role: for whom it is held, and what it lets people do. Shipped ones have their name in the catalogues, under their code. */
export const Role = z.object({
  code: z.string(),
  heldFor: z.enum(["none", "state", "organization", "any"]),
  /** By language; of a shipped role nothing. */
  names: Text.nullable(),
  copiedFrom: z.string().nullable(),
  shipped: z.boolean(),
  retired: z.boolean(),
  rights: z.array(Right),
})
export type Role = z.infer<typeof Role>

/** What a copy of a role is asked to be. */
export const Copy = z.object({
  from: z.string().max(64),
  code: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  names: Text.refine((names) => Object.keys(names).length > 0),
  rights: z.array(Right).max(500),
})
export type Copy = z.infer<typeof Copy>

/** Why a role cannot be copied so. */
export type CopyRefusal =
  | "role-code-taken"
  | "role-retired"
  | "right-unknown"
  | "right-named-twice"
  | "right-is-guarded"
  | "right-too-wide"
  | "right-breaks-four-eyes"

// Who administers the platform itself does it by the role that is shipped for it, and by no copy.
const guarded = ["role", "link", "setting", "provider"]
const ofPeople = ["person", "nomination", "appointment", "invitation"]
// What a State or an organization may be given to do with its own people; to check them is not among it.
const delegated = [
  ...["person.list", "person.read", "person.export", "nomination.propose", "nomination.correct", "nomination.withdraw"],
  ...["nomination.list", "nomination.read", "nomination.read-letter", "appointment.end", "appointment.hand-over"],
]
// No operation, but what lists of people ask: whether they are to show everybody.
const seesEverybody = "person.list-all"
const fourEyes = ["nomination.check", "nomination.return", "nomination.refuse", "person.remove-second-factor"]

/** Whether an act is of those that administer the platform itself. */
export const isGuarded = (act: string): boolean => guarded.includes(act.split(".")[0] ?? "")

/**
 * Whether a role may be copied with these rights. `acts` are those that are
 * served; a right beyond what can be given is refused: to administer the
 * platform, to reach people beyond one's own State or organization from a role
 * held for one, to check what is one's own.
 */
export function copyable(
  from: Pick<Role, "heldFor" | "retired">,
  copy: Copy,
  taken: boolean,
  acts: readonly string[],
): Result<true, CopyRefusal> {
  if (taken) return refuse("role-code-taken")
  if (from.retired) return refuse("role-retired")
  if (new Set(copy.rights.map(({ act }) => act)).size < copy.rights.length) return refuse("right-named-twice")
  for (const { act, conditions } of copy.rights) {
    if (!acts.some((each) => covers(act, each)) && act !== seesEverybody) return refuse("right-unknown")
    if (isGuarded(act)) return refuse("right-is-guarded")
    if (from.heldFor !== "none" && !isDelegable(act, conditions)) return refuse("right-too-wide")
    if (fourEyes.some((each) => covers(act, each)) && !conditions.includes("not-own"))
      return refuse("right-breaks-four-eyes")
  }
  return allow(true)
}

function isDelegable(act: string, conditions: Right["conditions"]): boolean {
  if (!ofPeople.includes(act.split(".")[0] ?? "") || act === "nomination.bring-letter") return true
  return delegated.includes(act) && conditions.includes("own-party")
}

/** Whether a role can be given no more: its holders keep it to the end of their appointments. */
export function retirable({
  shipped,
  retired,
}: Pick<Role, "shipped" | "retired">): Result<true, "role-is-shipped" | "role-retired"> {
  if (shipped) return refuse("role-is-shipped")
  return retired ? refuse("role-retired") : allow(true)
}
