import { covers, permit, type About, type Asker, type Asking, type Permission } from "#platform/kernel/appointment.ts"
import { everyone } from "#platform/http/context.ts"
import { everybodys, signedIns } from "#platform/identity/roles.ts"

/** The person who administers this machine, and sees no content by that alone. */
export const administrator = "administrator"
/** Whoever works at the machine that holds the record, on its command line: owns the store anyway. */
export const operator = "operator"

/** Whoever has not signed in. */
export const thePublic: Asker = { person: everyone, name: "", language: "en", appointments: [] }

/** Whether somebody may do an act, and by which appointment; of something in particular where `about` is given. */
export function permission(asking: Asking, about?: About): Permission {
  const isSignedIn = asking.asker.person !== everyone
  return permit(asking, isSignedIn ? [...everybodys, ...signedIns] : everybodys, about)
}

/** Whether an act is open to whoever comes by. */
export const isPublic = (act: string): boolean => everybodys.some((each) => covers(each, act))
