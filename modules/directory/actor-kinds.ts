// What an actor may be, as lists alone: without the schemas, so that a page can use them before its first question.

/** What an actor is. A collective (`Member States`, `donors`) is addressed as one and never acts as one. */
export const actorKinds = [
  "member-state",
  "observer-state",
  "non-member-state",
  "integration-organization",
  "body",
  "entity",
  "organization",
  "collective",
] as const

/** The five regional groups of United Nations Member States. */
export const regionalGroups = [
  "african",
  "asia-pacific",
  "eastern-european",
  "latin-american-caribbean",
  "western-european-others",
] as const

/** To which of the four kinds of target a request addressed to an actor counts. */
export const targets = ["secretariat", "states", "other", "none"] as const
