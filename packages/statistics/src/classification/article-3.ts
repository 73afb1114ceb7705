/**
 * The definition of trafficking in persons as a rule: Protocol to Prevent,
 * Suppress and Punish Trafficking in Persons, article 3.
 */

/** The acts of article 3 (a). */
export const acts = ["recruitment", "transportation", "transfer", "harbouring", "receipt"] as const
export type Act = (typeof acts)[number]

/** The means of article 3 (a). */
export const means = [
  "force",
  "other-coercion",
  "abduction",
  "fraud",
  "deception",
  "abuse-of-power",
  "abuse-of-vulnerability",
  "payment-for-control",
] as const
export type Means = (typeof means)[number]

/** The purposes of article 3 (a); the treaty's list is open, so `other` is a purpose of exploitation too. */
export const purposes = [
  "prostitution-of-others",
  "other-sexual-exploitation",
  "forced-labour",
  "slavery",
  "practices-similar-to-slavery",
  "servitude",
  "organ-removal",
  "other",
] as const
export type Purpose = (typeof purposes)[number]

/** What is known of one person's case. An empty list says that nothing of the kind was found. */
export type Conduct = {
  readonly acts: readonly Act[]
  readonly means: readonly Means[]
  readonly purposes: readonly Purpose[]
  /** Whole years at the time of the act, or only whether the person was a child; `unknown` is an answer of its own. */
  readonly age: number | "child" | "adult" | "unknown"
  /** Whether the person agreed. It is asked because records hold it; it changes no verdict. */
  readonly consented?: boolean
  /** Procurement of illegal entry for a benefit (Migrants Protocol, article 3): another offence, counted apart. */
  readonly smuggled?: boolean
}

/** An element of the definition. */
export type Element = "act" | "means" | "purpose"

export type Verdict = {
  /** `undetermined` where only the person's age is lacking: for a child it is trafficking, for an adult it is not. */
  readonly trafficking: "yes" | "no" | "undetermined"
  readonly missing: readonly Element[]
  /** The child rule of article 3 (c) was needed: no means was found, and none is asked for. */
  readonly byChildRule: boolean
  /** Why consent changed nothing: a means was used (3 (b)), or the person was a child (3 (c)). */
  readonly consentIrrelevant: boolean
  /** The same person was also smuggled. The two are never merged: this is a flag on the count, not a category. */
  readonly overlapsSmuggling: boolean
}

/** Holds one case against article 3: an act, by a means, for a purpose; for a child no means is needed. */
export function traffickingIn(conduct: Conduct): Verdict {
  const { age } = conduct
  const child = typeof age === "number" ? age < 18 : age === "unknown" ? undefined : age === "child"
  const hasMeans = conduct.means.length > 0
  const lacks = (element: Element, found: boolean): readonly Element[] => (found ? [] : [element])
  const always = [...lacks("act", conduct.acts.length > 0), ...lacks("purpose", conduct.purposes.length > 0)]
  const needsMeans = !hasMeans && child !== true
  const trafficking = always.length > 0 || (needsMeans && child === false) ? "no" : needsMeans ? "undetermined" : "yes"
  return {
    trafficking,
    missing: needsMeans ? [...always, "means"] : always,
    byChildRule: trafficking === "yes" && !hasMeans,
    consentIrrelevant: hasMeans || child === true,
    overlapsSmuggling: trafficking === "yes" && conduct.smuggled === true,
  }
}
