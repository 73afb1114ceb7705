import type { Rule } from "#platform/identity/right/rule.ts"
import type { Role } from "#platform/identity/role/role.ts"
import type { About } from "#platform/kernel/appointment.ts"

/**
 * How far a record that is somebody's is shown as it stands now: what it is about,
 * whether none but its own see it, and to whom it is released beyond that: to
 * everybody, or to those who act for States.
 */
export type Shown = {
  readonly about: About
  readonly ownAlone: boolean
  readonly released: "nobody" | "states" | "everybody"
  /** Whether none but its own change it either, whatever a right says without a condition. */
  readonly walled?: true
}

/**
 * Who may read such a record: of those whose right it is, whom it is shown to now; and those it is released to, as far as
 * `isOpen` says that reading in this way is open at all: what is worked on inside stays inside.
 */
export function readersOf(
  rules: readonly Rule[],
  { ownAlone, released, walled }: Shown,
  roles: readonly Role[],
  isOpen: (act: string) => boolean,
): Rule[] {
  const states = roles.filter(({ heldFor, retired }) => heldFor === "state" && !retired)
  return rules.map((rule): Rule => {
    if (walled && !isOpen(rule.act)) return ownOf(rule, ownAlone)
    if (released === "everybody") return { ...rule, open: "anybody", roles: [] }
    const own = rule.roles.filter(({ conditions }) => !ownAlone || conditions.includes("own-party"))
    if (released === "nobody") return { ...rule, open: "roles", roles: own }
    const named = new Set(states.map(({ code }) => code))
    const beyond = states.map(({ code, names }) => ({ role: code, names, conditions: [] }))
    return { ...rule, open: "roles", roles: [...own.filter(({ role }) => !named.has(role)), ...beyond] }
  })
}

/** Who may change such a record: where it is walled, of those whose right it is none but its own. */
export const changersOf = (rules: readonly Rule[], { ownAlone, walled }: Shown): Rule[] =>
  walled ? rules.map((rule) => ownOf(rule, ownAlone)) : [...rules]

const ownOf = (rule: Rule, ownAlone: boolean): Rule => ({
  ...rule,
  open: "roles",
  roles: rule.roles.filter(({ conditions }) => !ownAlone || conditions.includes("own-party")),
})
