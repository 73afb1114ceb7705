// What a mandate may be, as lists alone: without the schemas, so that a page can use them before its first question.

/** What a clause is: it binds, or it recommends, or it only says what its body thinks. */
export const mandateKinds = ["mandate", "recommendation", "position"] as const

/** What a verb does, the most forceful first. */
export const verbClasses = [
  "decision",
  "approval",
  "demand",
  "direction",
  "request",
  "urging",
  "call",
  "invitation",
  "appreciation",
  "concern",
  "position",
  "notice",
] as const

/** The force a verb of a class is suggested to have, from 0 (notes) to 7 (decides), as the reader of texts gives it. */
export const forces: Readonly<Record<(typeof verbClasses)[number], number>> = {
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
}

/**
 * How it stands with a mandate. `unreported`: its date passed long ago, and the
 * record knows of no report; nobody can say that it was not done.
 */
export const mandateStatuses = [
  "standing",
  "due",
  "in-hand",
  "reported",
  "done",
  "overdue",
  "unreported",
  "lapsed",
  "ended",
] as const

/** Why it stands so. */
export const statusBases = [
  "asks-nobody",
  "no-date",
  "date-ahead",
  "date-passed",
  "long-passed",
  "term-runs",
  "term-passed",
  "said",
  "continued",
  "superseded",
  "ended",
] as const

/** By what the register can be grouped. */
export const groupings = ["addressee", "session", "document", "status", "body", "theme"] as const

/** In what manner a text says by when. */
export const dateKinds = ["session", "calendar", "relative", "term", "standing"] as const

/** What a mandate may be about. The list is ours; a mandate may be about several, or about none of them. */
export const themes = [
  "ratification",
  "legislation",
  "prosecution",
  "law-enforcement",
  "victims",
  "non-punishment",
  "compensation",
  "children",
  "women",
  "prevention",
  "demand",
  "awareness",
  "supply-chains",
  "forced-labour",
  "organ-removal",
  "migration",
  "conflict",
  "technology",
  "data",
  "good-practices",
  "training",
  "technical-assistance",
  "resources",
  "trust-fund",
  "coordination",
  "reporting",
  "meetings",
  "review",
] as const

/** What of an institution's work a requirement is about: document registry, sessions, mandates, treaty status and so on. */
export const functionCodes = [
  ...["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13"],
  ...["F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24", "F25", "F26"],
] as const
