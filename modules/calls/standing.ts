/** Where an addressee stands with a call, from not having looked to having submitted. */
export const submissionStatuses = [
  ...(["not-opened", "opened", "drafting", "cleared", "submitted", "clarifying", "withdrawn"] as const),
] as const
export type SubmissionStanding = (typeof submissionStatuses)[number]
