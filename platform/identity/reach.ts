import { permission } from "#platform/identity/rights.ts"
import type { Asker } from "#platform/kernel/appointment.ts"

/**
 * How far somebody's right to read reaches: the States and organizations for
 * which they may, or nothing where they may for all. Worked out by the function
 * that permits, so that a list never shows what a record refuses.
 */
export function reachOf(asker: Asker, act: string, today: string): readonly string[] | undefined {
  const asking = { asker, act, reads: true, today }
  if (permission(asking, { party: null }).may) return undefined
  const held = asker.appointments.flatMap(({ party }) => (party === null ? [] : [party]))
  return [...new Set(held)].filter((party) => permission(asking, { party }).may)
}
