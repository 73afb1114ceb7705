/** Why there is no number. None of these is zero, and none is another of them. */
export const missingKinds = ["not-asked", "unknown", "not-applicable", "withheld"] as const
export type Missing = (typeof missingKinds)[number]

/** A figure: a number, or the reason why there is none. */
export type Figure = { readonly value: number } | { readonly missing: Missing }

const known = (value: number): Figure => ({ value })
const lack = (missing: Missing): Figure => ({ missing })

/** The reason among several that must be told: that something is withheld may not be hidden behind any other. */
const worst = (reasons: readonly Missing[]): Missing =>
  (["withheld", "not-asked", "unknown", "not-applicable"] as const).find((kind) => reasons.includes(kind)) ?? "unknown"

function both(one: Figure, other: Figure, join: (one: number, other: number) => Figure): Figure {
  if ("value" in one && "value" in other) return join(one.value, other.value)
  return lack(worst([one, other].flatMap((figure) => ("missing" in figure ? [figure.missing] : []))))
}

/** The sum of figures. What does not apply adds nothing; where any other is missing, so is the sum. */
export function sum(figures: readonly Figure[]): Figure {
  const applying = figures.filter((figure) => "value" in figure || figure.missing !== "not-applicable")
  if (applying.length === 0) return lack(figures.length === 0 ? "unknown" : "not-applicable")
  return applying.reduce((total, figure) => both(total, figure, (a, b) => known(a + b)), known(0))
}

/** How many there are for every 100,000 of the population of the same sex and age. Without people there is no rate. */
export const rate = (count: Figure, population: Figure): Figure =>
  both(count, population, (cases, people) => (people > 0 ? known((cases / people) * 100_000) : lack("not-applicable")))

/** The part of a whole, from 0 to 1. A part of nothing is not applicable. */
export const share = (part: Figure, whole: Figure): Figure =>
  both(part, whole, (one, all) => (all > 0 ? known(one / all) : lack("not-applicable")))

/** The change from one time to the next as a part of the first: 0.5 is half as many again. From nothing there is no such part. */
export const change = (before: Figure, after: Figure): Figure =>
  both(before, after, (first, second) => (first > 0 ? known((second - first) / first) : lack("not-applicable")))
