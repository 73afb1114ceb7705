/** Signed in by the link this machine prints: may do everything. */
export const administrator = "administrator"

/** Acts of these kinds are reading, */
const reading = /\.(read|list|search|read-text|export|compare|lint)$/
/** but what waits to be looked at is nobody's reading yet, and who changed what is read by who is signed in. */
const withheld = /^([a-z]+-)*(import|correction|linking|progress)\./
/** What else anybody may: to sign in, to go, to ask whether the server is well. */
const anybody: readonly string[] = ["me.sign-in", "me.sign-out", "health.read"]

/**
 * Whether a person may do an act. The administrator of this machine may all,
 * the public may read, and who is neither may nothing but come and go.
 */
export function permits(person: string, act: string): boolean {
  if (person === administrator || anybody.includes(act)) return true
  return person === "public" && reading.test(act) && !withheld.test(act)
}
