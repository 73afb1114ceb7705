import type { Service } from "#platform/http/service.ts"
import { invitationRoutes } from "#platform/identity/invitation/routes.ts"
import { nominationRoutes } from "#platform/identity/nomination/routes.ts"
import type { Parties } from "#platform/identity/parties.ts"
import { personRoutes } from "#platform/identity/person/routes.ts"
import type { Records } from "#platform/identity/records.ts"
import { rightRoutes } from "#platform/identity/right/routes.ts"
import { roleRoutes } from "#platform/identity/role/routes.ts"

/**
 * Serves who is who and who may what: nominations, invitations, people, roles,
 * rights. Where mail carries invitations nobody but the invited sees their link;
 * else it is told to the officer, once.
 */
export function peopleRoutes(service: Service, parties: Parties, records: Records, mails: boolean): void {
  nominationRoutes(service, parties, mails)
  invitationRoutes(service, parties, mails)
  personRoutes(service, parties)
  roleRoutes(service)
  rightRoutes(service, parties, records)
}
