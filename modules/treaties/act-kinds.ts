// What may be done under an instrument and where that leaves a State, as lists alone: without the schemas, so that a
// page can use them before its first question.

/** What a State or an organization does under an instrument, each on a day of its own. */
export const actKinds = [
  "signature",
  "ratification",
  "acceptance",
  "approval",
  "accession",
  "succession",
  "reservation",
  "declaration",
  "objection",
  "notification",
  "territorial-application",
  "withdrawal",
  "denunciation",
] as const
export type ActKind = (typeof actKinds)[number]

/** The acts by which a State consents to be bound; the first three follow a signature, the others need none. */
export const consentKinds = ["ratification", "acceptance", "approval", "accession", "succession"] as const
export type ConsentKind = (typeof consentKinds)[number]

/** How a State stands to an instrument on a day: bound, a party that is not bound yet, a signatory, or no longer a party. */
export const statuses = ["bound", "party", "signatory", "ended"] as const
export type Status = (typeof statuses)[number]

/** What an act of a kind is, of those by which a State consents to be bound. */
export const isConsent = (kind: ActKind): kind is ConsentKind => consentKinds.some((each) => each === kind)

/** What is said beside signing and joining, and stands until it is taken back. */
const statementKinds = ["reservation", "declaration", "objection", "notification", "territorial-application"] as const
/** Whether an act of a kind says something beside signing and joining. */
export const isStatement = (kind: ActKind): boolean => statementKinds.some((each) => each === kind)

/** Where an act in the record comes from: the product, a file somebody brought, or a person's own hand. */
export const origins = ["starter", "import", "person"] as const

/** The seven instruments, by the numbers the depositary gives them. */
export const instrumentCodes = [
  "XVIII-12",
  "XVIII-12-a",
  "XVIII-12-b",
  "XVIII-12-c",
  "IV-11-c",
  "IV-8",
  "XVIII-4",
] as const
export type InstrumentCode = (typeof instrumentCodes)[number]

/** The day to which the signatures and deposits that come with the product are meant to reach. */
export const shippedTo = "2014-01-27"
