import type { Role } from "#platform/identity/role/role.ts"
import { everybodys, publicRole, signedIns } from "#platform/identity/roles.ts"
import { Condition, permit, type About, type Appointment, type Asker } from "#platform/kernel/appointment.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** Who may do an act: anybody, whoever is signed in (with what is theirs), or the holders of roles under conditions. */
export const Rule = z.object({
  act: z.string(),
  /** It changes nothing. */
  reads: z.boolean(),
  /** `appointed` is whoever holds any appointment; then no role is named. */
  open: z.enum(["anybody", "signed-in", "appointed", "roles"]),
  roles: z.array(z.object({ role: z.string(), names: Text.nullable(), conditions: z.array(Condition) })),
})
export type Rule = z.infer<typeof Rule>

type Served = { readonly act: string; readonly method: string; readonly reads?: true | undefined }

/** Whether an operation changes nothing. */
export const readsOnly = ({ method, reads }: Pick<Served, "method" | "reads">): boolean =>
  method === "get" || reads === true

/**
 * One table of acts, roles and conditions: who may do each act that is served,
 * worked out by the function that permits. Roles that are retired are not in it.
 * With `about` it tells of one thing: whoever could not hold a role for its
 * State or organization, or comes after its day, is left out. `everybody` is what
 * anybody may, where that is otherwise than usual.
 */
export function rulesOf(
  served: readonly Served[],
  roles: readonly Role[],
  today: string,
  about?: About & { readonly kind?: "state" | "organization" | undefined },
  everybody: readonly string[] = everybodys,
): Rule[] {
  return served.map((operation) => {
    const { act } = operation
    const reads = readsOnly(operation)
    const isOpen = (to: readonly string[]) => permit({ asker: holding(), act, reads, today }, to).may
    const open = isOpen(everybody) ? "anybody" : isOpen(signedIns) ? "signed-in" : "roles"
    const given = roles
      .filter(({ retired }) => open === "roles" && !retired)
      .filter(({ heldFor }) => about?.kind === undefined || ["none", "any", about.kind].includes(heldFor))
      .flatMap((role) => {
        const conditions = conditionsOf(role, act, reads, today, about)
        return conditions ? [{ role: role.code, names: role.names, conditions }] : []
      })
    const isEverybodys = given.length === roles.filter(({ retired }) => !retired).length
    if (open === "roles" && isEverybodys && given.every(({ conditions }) => conditions.length === 0))
      return { act, reads, open: "appointed", roles: [] }
    return { act, reads, open, roles: given }
  })
}

/** Under which conditions the best placed holder of a role may do it: one for this very State, in this very process. */
function conditionsOf(
  { code, rights, heldFor }: Role,
  act: string,
  reads: boolean,
  today: string,
  about: About | undefined,
): Condition[] | undefined {
  const party = heldFor === "none" ? null : (about?.party ?? (about ? null : "any"))
  const held: Appointment = { id: "", role: code, party, process: about?.process ?? null, since: today, until: null }
  for (const right of rights) {
    const asker = holding({ ...held, rights: [right] })
    // What is whose own depends on who asks; it is said as a condition, and not decided here.
    const asked = about && { ...about, person: right.conditions.includes("own-record") ? "" : "somebody" }
    if (permit({ asker, act, reads, today }, [], asked).may) return right.conditions
  }
  return undefined
}

/** Somebody who holds nothing but this. */
const holding = (...appointments: Asker["appointments"]): Asker => ({
  person: "",
  name: "",
  language: "en",
  appointments,
})

/** What one appointment lets its holder do, act by act, with the conditions that must hold besides. */
export function grantedBy(
  appointment: Appointment,
  rights: Role["rights"],
  served: readonly Served[],
  today: string,
): { act: string; reads: boolean; conditions: Condition[] }[] {
  return served.flatMap((operation) => {
    const reads = readsOnly(operation)
    const { act } = operation
    const given = rights.find((right) => {
      const asker = holding({ ...appointment, rights: [right] })
      return permit({ asker, act, reads, today }, []).may
    })
    return given ? [{ act, reads, conditions: given.conditions }] : []
  })
}

/** The public as a role, so that what it may is read like any other's. */
export const publicAs: Role = {
  code: publicRole,
  heldFor: "none",
  names: null,
  copiedFrom: null,
  shipped: true,
  retired: false,
  rights: everybodys.map((act) => ({ act, conditions: [] })),
}
