import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Choice } from "#platform/web/kit/Field.tsx"
import type { Words } from "#platform/web/words.tsx"

type DateKind = NonNullable<Mandate["date"]>["kind"]

// The lists of the noun again, by its types alone: the schemas come with the first question, not with the page.
const lists = {
  kind: { mandate: 0, recommendation: 0, position: 0 } satisfies Record<Mandate["kind"], 0>,
  class: {
    decision: 7,
    approval: 7,
    demand: 6,
    direction: 6,
    request: 5,
    urging: 4,
    call: 3,
    invitation: 2,
    appreciation: 1,
    concern: 1,
    position: 1,
    notice: 0,
  } satisfies Record<Mandate["class"], number>,
  status: { standing: 0, due: 0, overdue: 0, "in-hand": 0, reported: 0, done: 0, lapsed: 0, ended: 0 } satisfies Record<
    Mandate["status"],
    0
  >,
  target: { secretariat: 0, states: 0, other: 0, none: 0 } satisfies Record<Mandate["target"], 0>,
  "date-kind": { session: 0, calendar: 0, relative: 0, term: 0, standing: 0 } satisfies Record<DateKind, 0>,
}

/** What a field of a mandate may say, each value under its name in the reader's language. */
export const choicesOf = (say: Words, list: keyof typeof lists): Choice[] =>
  Object.keys(lists[list]).map((value) => ({ value, name: say(`decisions.${list}.${value}`) }))

/** The force a verb of this class is suggested to have. */
export const forceOf = (verbClass: string): number | undefined =>
  new Map<string, number>(Object.entries(lists.class)).get(verbClass)
