import type { Person } from "#platform/identity/contract.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { useEffect } from "react"

const nobody: Person = { person: "", signedIn: false, name: "", appointments: [], lacks: [], acts: [] }

/** Where the browser keeps what it was told last. It grants nothing: every act is permitted by the server, or is not. */
const key = "me"

/**
 * Who reads here, and what they may do. Until the server has said so, whoever
 * it was when this browser was told last, so that nothing moves when it says
 * the same; the public, if it never was.
 */
export function useMe(): Person {
  const me = useAnswer("me.read", async () => (await import("#platform/identity/contract.ts")).getMe)
  const told = me.state === "here" ? me.value : undefined
  useEffect(() => {
    if (told) lockOthers(told)
    if (told?.signedIn) localStorage.setItem(key, JSON.stringify(told))
    else if (told) localStorage.removeItem(key)
  }, [told])
  return told ?? remembered()
}

/** Forgets in this browser who it was. */
export const forgetMe = (): void => localStorage.removeItem(key)

function remembered(): Person {
  const kept = typeof localStorage === "undefined" ? null : localStorage.getItem(key)
  if (kept === null) return nobody
  try {
    const { person = "", name = "", appointments, lacks, acts }: Partial<Person> = JSON.parse(kept)
    const list = <T,>(said: T[] | undefined): T[] => (Array.isArray(said) ? said : [])
    return { person, signedIn: true, name, appointments: list(appointments), lacks: list(lacks), acts: list(acts) }
  } catch {
    return nobody
  }
}

/** Whose browser this is, as far as it was told last: by any of its tabs. */
export const rememberedPerson = (): string => remembered().person

/**
 * Tells of a tab when somebody else reads in it than before, who came or left:
 * then what others kept is locked. Whose it is now is remembered also where
 * nothing is kept yet, as what they keep later is locked when they leave.
 */
export function changeOfReader(isKept: () => boolean): (whose: string) => boolean {
  let before: string | undefined
  return (whose) => {
    if (before === whose) return false
    before = whose
    return isKept()
  }
}

const isToLock = changeOfReader(() => localStorage.getItem("vault") !== null)

/** What others kept in this browser is locked as soon as the server says that it is not they who read here. */
function lockOthers({ signedIn, person }: Person): void {
  if (!isToLock(signedIn ? person : "")) return
  void import("#platform/web/offline/vault.ts").then(({ lockFor }) => lockFor(signedIn ? person : undefined))
}

/** Whether an act is the reader's to do. */
export const may = (me: Person, act: string): boolean => me.acts.includes(act) || me.acts.includes("*")
