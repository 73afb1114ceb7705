import { everyone } from "#platform/http/context.ts"
import type { Person } from "#platform/identity/contract.ts"
import { isPublic, permission } from "#platform/identity/rights.ts"
import { Appointment, type Asker } from "#platform/kernel/appointment.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"

/** What somebody is told of themselves, given all that is served: who they are, and the acts that are theirs to do. */
export const toldBy =
  (served: readonly AnyEndpoint[]) =>
  (asker: Asker, today: string): Person => ({
    person: asker.person,
    signedIn: asker.person !== everyone,
    name: asker.name,
    appointments: asker.appointments.map((each) => Appointment.parse(each)),
    lacks: asker.lacks ?? [],
    acts: served
      .filter(({ act, method, reads = method === "get" }) => {
        return !isPublic(act) && permission({ asker, act, reads, today }).may
      })
      .map(({ act }) => act),
  })
