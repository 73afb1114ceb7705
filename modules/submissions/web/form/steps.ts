import { faultsIn, knownIn, type CodesOf } from "#modules/calls/fitting.ts"
import { holds, restsOn } from "#modules/calls/holds.ts"
import type { Question } from "#modules/calls/question.ts"
import type { AskedQuestion, Form, Repeat, Section } from "#modules/calls/questionnaire.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { AnswerPlace } from "#modules/submissions/draft.ts"
import { askedNow, placeOf, type AskedPlace, type Given } from "#modules/submissions/readiness.ts"
import type { Text } from "#platform/kernel/text.ts"

/** A section as a step of the form: what of it is asked now, and how much is answered. */
export type Step = {
  readonly section: Section
  readonly parts: readonly Part[]
  readonly questions: number
  readonly answered: number
}

/** What stands in a section, in order: a question, or a repeat with each of what was begun. */
export type Part =
  | { readonly place: AskedPlace }
  | {
      readonly repeat: Repeat
      readonly each: readonly { readonly nth: number; readonly places: readonly AskedPlace[] }[]
    }

const isRepeat = (item: AskedQuestion | Repeat): item is Repeat => "repeat" in item

/**
 * The steps of a form by what was answered so far: what a condition leaves out
 * is not there. `more` says how many of a repeat were begun here besides, before
 * anything was written in them.
 */
export function stepsOf(form: Form, given: readonly Given[], more: Readonly<Record<string, number>> = {}): Step[] {
  const asked = askedNow(form, [...given, ...begunHere(form, given, more)])
  const answered = new Set(given.filter(({ value }) => value !== null).map(placeOf))
  return form.sections.flatMap((section): Step[] => {
    const here = asked.filter((place) => place.section === section.code)
    const parts = section.items.flatMap((item): Part[] => {
      if (isRepeat(item)) {
        const within = here.filter(({ repeat }) => repeat === item.repeat)
        const numbers = [...new Set(within.map(({ nth }) => nth))]
        const isLeftOut = item.when !== null && within.length === 0 && !holds(item.when, knownOf(given))
        const each = numbers.map((nth) => ({ nth, places: within.filter((place) => place.nth === nth) }))
        return isLeftOut ? [] : [{ repeat: item, each }]
      }
      return here.filter(({ question, nth }) => question === item.question && nth === 0).map((place) => ({ place }))
    })
    if (here.length === 0 && parts.length === 0) return []
    return [
      { section, parts, questions: here.length, answered: here.filter((each) => answered.has(placeOf(each))).length },
    ]
  })
}

const knownOf = (given: readonly Given[]) =>
  knownIn(
    given.flatMap(({ question, nth, value }): [string, AnswerValue][] =>
      value && nth === 0 ? [[question, value]] : [],
    ),
  )

/** What was begun of repeats and holds nothing yet, as if something stood in it that no condition sees. */
function begunHere({ sections }: Form, given: readonly Given[], more: Readonly<Record<string, number>>): Given[] {
  return sections.flatMap(({ items }) =>
    items.flatMap((item): Given[] => {
      const wanted = isRepeat(item) ? (more[item.repeat] ?? 0) : 0
      if (!isRepeat(item) || wanted === 0) return []
      const [first] = item.items
      const last = lastOf(item, given)
      const numbers = Array.from({ length: Math.min(wanted, item.most - last) }, (_, n) => last + n + 1)
      return first ? numbers.map((nth) => ({ question: first.question, nth, value: nothing })) : []
    }),
  )
}

const nothing: AnswerValue = { kind: "missing", why: "not-available", note: "" }

function lastOf({ items, least }: Repeat, given: readonly Given[]): number {
  const codes = new Set(items.map(({ question }) => question))
  return given.reduce(
    (most, { question, nth, value }) => (value !== null && codes.has(question) ? Math.max(most, nth) : most),
    least,
  )
}

/** What is wrong with an answer at its place: a fault by its code, or what the question's own check says. */
export type Wrong = { readonly place: string; readonly fault: string } | { readonly says: Text }

/** Finds what is wrong with an answer; nothing where it fits and its check holds, or rests on what was not answered. */
export function wrongWith(
  { asked, nth }: AskedPlace,
  question: Question,
  value: AnswerValue,
  given: readonly Given[],
  codesOf: CodesOf,
): Wrong[] {
  const faults: Wrong[] = faultsIn(question, value, codesOf)
  const { check } = asked
  if (!check) return faults
  const known = knownIn(
    given.flatMap((each): [string, AnswerValue][] =>
      each.value && (each.nth === 0 || each.nth === nth) ? [[each.question, each.value]] : [],
    ),
  )
  const says = [...restsOn(check.holds)].every((code) => known.has(code)) && !holds(check.holds, known)
  return says ? [...faults, { says: check.message }] : faults
}

/** A place from its one word: `tip.13.body#2`. */
export function fromWord(word: string): AnswerPlace {
  const [question = "", nth = "0"] = word.split("#")
  return { question, nth: Number(nth) }
}

/** The id of a place in the page. */
export const anchorOf = (place: AnswerPlace): string => `q-${placeOf(place)}`
