import { faultsIn, knownIn, type CodesOf } from "#modules/calls/fitting.ts"
import { holds, restsOn, type Known } from "#modules/calls/holds.ts"
import type { Question } from "#modules/calls/question.ts"
import type { AskedQuestion, Form, Questionnaire, Repeat, Section } from "#modules/calls/questionnaire.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { AnswerPlace, Draft } from "#modules/submissions/draft.ts"
import type { Hindrance } from "#modules/submissions/submission.ts"

// Pages ask this without the schemas, also where there is no connection.

/** An answer where it stands; null was taken out again. */
export type Given = AnswerPlace & { readonly value: AnswerValue | null }

/** A place that is asked now: its question, which one of a repeat it is (0 outside of repeats), and where it stands. */
export type AskedPlace = AnswerPlace & {
  readonly section: string
  readonly repeat: string | null
  readonly asked: AskedQuestion
}

/** A place in one word: the code of its question, and of a repeat which one it is: `tip.5.law`, `tip.13.body#2`. */
export const placeOf = ({ question, nth }: AnswerPlace): string => (nth === 0 ? question : `${question}#${nth}`)

const isRepeat = (item: AskedQuestion | Repeat): item is Repeat => "repeat" in item

/**
 * Every place that is asked, by what was answered so far: what no condition
 * leaves out, and of a repeat those that were begun, at least as many as it wants.
 */
export function askedNow({ sections }: Pick<Questionnaire, "sections">, given: readonly Given[]): AskedPlace[] {
  const outside = knownOf(given, 0)
  const isAsked = ({ when }: Section | Repeat | AskedQuestion, known: Known) => when === null || holds(when, known)
  return sections
    .filter((section) => isAsked(section, outside))
    .flatMap(({ code: section, items }) =>
      items.flatMap((item): AskedPlace[] => {
        if (!isAsked(item, outside)) return []
        if (!isRepeat(item)) return [{ question: item.question, nth: 0, section, repeat: null, asked: item }]
        return begun(item, given).flatMap((nth) => {
          const known = knownOf(given, nth)
          return item.items
            .filter((asked) => isAsked(asked, known))
            .map((asked) => ({ question: asked.question, nth, section, repeat: item.repeat, asked }))
        })
      }),
    )
}

/** Which of a repeat were begun, each by its number; and as many as there must be. */
function begun({ items, least }: Repeat, given: readonly Given[]): number[] {
  const codes = new Set(items.map(({ question }) => question))
  const there = given.filter(({ question, nth, value }) => nth > 0 && value !== null && codes.has(question))
  const wanted = Array.from({ length: least }, (_, at) => at + 1)
  return [...new Set([...wanted, ...there.map(({ nth }) => nth)])].sort((a, b) => a - b)
}

/** What conditions know outside of repeats, and besides within one of them. */
function knownOf(given: readonly Given[], nth: number): Known {
  return knownIn(
    given.flatMap((each): [string, AnswerValue][] =>
      each.value !== null && (each.nth === 0 || each.nth === nth) ? [[each.question, each.value]] : [],
    ),
  )
}

/** How many questions are asked now, and how many of them are answered; of one section or of all. */
export function progressOf(
  form: Pick<Questionnaire, "sections">,
  given: readonly Given[],
  section?: string,
): { readonly questions: number; readonly answered: number } {
  const there = new Set(given.filter(({ value }) => value !== null).map(placeOf))
  const asked = askedNow(form, given).filter((each) => section === undefined || each.section === section)
  return { questions: asked.length, answered: asked.filter((each) => there.has(placeOf(each))).length }
}

/** What clearing looks at. */
export type Standing = {
  readonly form: Form
  readonly drafts: readonly Pick<Draft, "question" | "nth" | "value" | "by" | "seen">[]
  /** What was submitted before and still stands: who takes it out alone takes an answer from everybody. */
  readonly stands: readonly AnswerPlace[]
  /** Where two texts met and nobody has said yet which it is. */
  readonly conflicts: readonly AnswerPlace[]
  readonly codesOf: CodesOf
  /** Who would clear it. */
  readonly clearer: string
}

/**
 * What stands in the way of clearing, each at its place: what must be answered
 * and is not, what does not fit its question, a check that does not hold, two
 * texts that nobody has chosen between, and what nobody has seen but whoever
 * clears: also that an answer which stands was taken out.
 */
export function hindrancesOf({ form, drafts, stands, conflicts, codesOf, clearer }: Standing): Hindrance[] {
  const questions = new Map(form.questions.map((each) => [each.code, each]))
  const byPlace = new Map(drafts.map((draft) => [placeOf(draft), draft]))
  const found = askedNow(form, drafts).flatMap((at): Hindrance[] => {
    const place = placeOf(at)
    const draft = byPlace.get(place)
    if (!draft || draft.value === null) return at.asked.required ? [{ place, hindrance: "required-not-answered" }] : []
    const here: Hindrance[] = []
    if (!fits(questions.get(at.question), draft.value, codesOf)) here.push({ place, hindrance: "answer-does-not-fit" })
    if (!checkHolds(at.asked, knownOf(drafts, at.nth))) here.push({ place, hindrance: "check-does-not-hold" })
    if (isAlone(draft)) here.push({ place, hindrance: "not-seen-by-a-second" })
    return here
  })
  const taken = stands.filter((at) => {
    const draft = byPlace.get(placeOf(at))
    return draft !== undefined && draft.value === null && isAlone(draft) && questions.has(at.question)
  })
  const met = [...new Set(conflicts.map(placeOf))]
  return [
    ...found,
    ...taken.map((at) => ({ place: placeOf(at), hindrance: "not-seen-by-a-second" }) as const),
    ...met.map((place) => ({ place, hindrance: "conflict-not-settled" }) as const),
  ]

  function isAlone({ by, seen }: Standing["drafts"][number]) {
    return by === clearer && seen === null
  }
}

const fits = (question: Question | undefined, value: AnswerValue, codesOf: CodesOf): boolean =>
  question !== undefined && faultsIn(question, value, codesOf).length === 0

// A check that rests on what was not answered says nothing yet; whether that must be answered is said at its own place.
const checkHolds = ({ check }: AskedQuestion, known: Known): boolean =>
  check === null || [...restsOn(check.holds)].some((code) => !known.has(code)) || holds(check.holds, known)
