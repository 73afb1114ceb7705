const RECURRING: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:annual(?:ly)?|every year|each year|yearly|on an annual basis|anual(?:mente)?|annuel(?:le)?(?:ment)?|ежегодн\p{L}+)\b/iu,
    "annual",
  ],
  [
    /\b(?:biennial(?:ly)?|every two years|every second year|bienal(?:mente)?|tous les deux ans|раз в два года)\b/iu,
    "biennial",
  ],
  [/\b(?:triennial(?:ly)?|every three years|trienal)\b/iu, "triennial"],
  [/\b(?:quadrennial(?:ly)?|every four years|cuatrienal)\b/iu, "quadrennial"],
  [/\b(?:quarterly|every three months|every 90 days)\b/iu, "quarterly"],
  [/\b(?:monthly|every month|every 30 days)\b/iu, "monthly"],
  [/\b(?:semi-?annual(?:ly)?|biannual(?:ly)?|every six months|twice a year|every 180 days)\b/iu, "semi-annual"],
  [/\bevery (?:\d+|[a-z]+) (?:days|weeks|months|years)\b/iu, ""],
  [
    /\b(?:regularly|on a regular basis|periodically|at regular intervals|regular(?= (?:reports?|briefings?|updates?)))\b/iu,
    "regular",
  ],
]

/** How often a thing is asked for, in one word where there is one; `null` where it is asked once. */
export function recurrenceIn(text: string): string | null {
  for (const [pattern, name] of RECURRING) {
    const match = pattern.exec(text)
    if (match) return name === "" ? match[0].toLowerCase() : name
  }
  return null
}
