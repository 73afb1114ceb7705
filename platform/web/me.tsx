import type { Person } from "#platform/identity/contract.ts"
import { useAnswer } from "#platform/web/answers.tsx"

const nobody: Person = { person: "", signedIn: false, acts: [] }

/** Who reads here, and what they may do; until the server has said so, the public. */
export function useMe(): Person {
  const me = useAnswer("me.read", async () => (await import("#platform/identity/contract.ts")).getMe)
  return me.state === "here" ? me.value : nobody
}

/** Whether an act is the reader's to do. */
export const may = (me: Person, act: string): boolean => me.acts.includes(act) || me.acts.includes("*")
