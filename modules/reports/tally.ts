import type { Scope } from "#modules/reports/block.ts"
import type { FactAnswer, Facts } from "#modules/reports/facts.ts"
import { knownOf, missingKinds } from "#modules/calls/value.ts"

/**
 * Why there is nothing to count of somebody: they did not reply to the call;
 * they replied and left this question blank; they said that it is not available
 * or not applicable; or they withhold it, from everybody or from these readers.
 */
export const absences = ["no-reply", "no-answer", ...missingKinds] as const
export type Absence = (typeof absences)[number]

/** How one of those who were asked stands to a question: with an answer, or with the reason why there is none. */
export type Stand =
  | { readonly party: string; readonly answer: FactAnswer; readonly why: null }
  | { readonly party: string; readonly answer: FactAnswer | null; readonly why: Absence }

/** The facts, laid out so that each question is answered by one walk along those who were asked. */
export type Register = {
  readonly facts: Facts
  readonly scope: (who: Scope) => readonly string[]
  readonly replied: ReadonlySet<string>
  /** How each in a scope stands to a question, in the scope's order. */
  readonly standsTo: (question: string, who: Scope) => readonly Stand[]
  /** All answers to a question by one party, in their order: what was asked as often as there was something to tell. */
  readonly answersOf: (question: string, party: string) => readonly FactAnswer[]
}

/** Lays out the facts. Of several answers to one question the newest period counts, and in it what was given last. */
export function register(facts: Facts): Register {
  const kinds = new Map(facts.parties.map(({ code, kind }) => [code, kind]))
  const bound = new Set(facts.addressees.filter(({ form }) => form === "obligatory").map(({ party }) => party))
  const replied = new Set(facts.addressees.filter((each) => each.replied).map(({ party }) => party))
  const asked = [...new Set(facts.addressees.map(({ party }) => party))].sort()
  const scopes: Readonly<Record<Scope, readonly string[]>> = {
    asked,
    parties: asked.filter((party) => bound.has(party)),
    states: asked.filter((party) => kinds.get(party) === "state"),
    organizations: asked.filter((party) => kinds.get(party) === "organization"),
  }
  const held = new Map<string, FactAnswer>()
  for (const answer of facts.answers) {
    const key = `${answer.question} ${answer.party} ${answer.nth}`
    const before = held.get(key)
    if (!before || laterThan(answer, before)) held.set(key, answer)
  }
  const grouped = new Map<string, FactAnswer[]>()
  for (const answer of held.values()) {
    const key = `${answer.question} ${answer.party}`
    const group = grouped.get(key)
    if (group) group.push(answer)
    else grouped.set(key, [answer])
  }
  for (const group of grouped.values()) group.sort((a, b) => a.nth - b.nth)
  const answersOf = (question: string, party: string) => grouped.get(`${question} ${party}`) ?? []
  const standsTo = (question: string, who: Scope): Stand[] =>
    scopes[who].map((party): Stand => {
      if (!replied.has(party)) return { party, answer: null, why: "no-reply" }
      const [answer] = answersOf(question, party)
      if (!answer) return { party, answer: null, why: "no-answer" }
      // What these readers may not see is withheld from them, and leaves no trace by which it could be worked out.
      if (!answer.released) return { party, answer: null, why: "withheld" }
      return answer.value.kind === "missing" ? { party, answer, why: answer.value.why } : { party, answer, why: null }
    })
  return { facts, scope: (who) => scopes[who], replied, standsTo, answersOf }
}

const laterThan = (one: FactAnswer, other: FactAnswer): boolean =>
  one.period === other.period
    ? one.given === other.given
      ? one.id > other.id
      : one.given > other.given
    : one.period > other.period

/** Whether an answer says one of what is looked for; any answer does where nothing is named. */
export function says({ value }: FactAnswer, looked: readonly string[]): boolean {
  if (looked.length === 0) return true
  const known = knownOf(value)
  if (typeof known === "object") return known.some((each) => looked.includes(each))
  return known !== undefined && looked.includes(String(known))
}

/** How many stand behind a figure: those that are counted, those that answered otherwise, and who is missing for which reason. */
export type Tally = {
  readonly counted: readonly FactAnswer[]
  readonly beside: readonly FactAnswer[]
  readonly missing: Readonly<Partial<Record<Absence, readonly string[]>>>
  /** Answers that only say why there is none. */
  readonly explained: readonly FactAnswer[]
}

/** Counts those of a scope whose answer to a question says one of what is looked for. */
export function tally(stands: readonly Stand[], looked: readonly string[]): Tally {
  const counted: FactAnswer[] = []
  const beside: FactAnswer[] = []
  const explained: FactAnswer[] = []
  const missing: Partial<Record<Absence, string[]>> = {}
  for (const { party, answer, why } of stands) {
    if (why === null) (says(answer, looked) ? counted : beside).push(answer)
    else {
      ;(missing[why] ??= []).push(party)
      if (answer) explained.push(answer)
    }
  }
  return { counted, beside, explained, missing }
}

/** Of how many a tally is told: of all in the scope, of those that replied, or of those that answered. */
export function outOf({ counted, beside, missing }: Tally, of: "all" | "replied" | "answered"): number {
  const answered = counted.length + beside.length
  const gone = absences.map((why) => (of === "replied" && why === "no-reply" ? 0 : (missing[why]?.length ?? 0)))
  return of === "answered" ? answered : answered + gone.reduce((sum, n) => sum + n, 0)
}
