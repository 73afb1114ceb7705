import { audiences, type Audience } from "#modules/calls/call.ts"
import { AnswerValue } from "#modules/calls/value.ts"
import { AnswerPlace } from "#modules/submissions/draft.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** The period of an answer that is true until it is changed; the others are years. */
export const standing = "standing"

/**
 * The work that is asked for, with `{ party }`, where a State or organization said something of its answers: sent them, withdrew
 * them, released them to others. Later modules look at what of theirs rests on them.
 */
export const followKind = "answer.follow"

/**
 * An answer in the store: what a State or organization said to a question of a
 * period, cleared, in one round of one submission. The newest that was not
 * withdrawn is what it says; the older ones are its history. One answer serves
 * every call that asks the same.
 */
export const Answer = AnswerPlace.extend({
  id: id("answer"),
  party: z.string(),
  period: z.string().regex(/^(standing|\d{4})$/),
  submission: id("submission"),
  round: z.number().int().min(1),
  value: AnswerValue,
  language: z.enum(languages),
  given: z.iso.datetime(),
  withdrawn: z.iso.datetime().nullable(),
  /** Who may see it, and from when: what its party says, which its party may change. */
  release: z.enum(audiences),
  releasedFrom: z.iso.date().nullable(),
})
export type Answer = z.infer<typeof Answer>

/** Whether an answer may be shown to an audience on a day. */
export function isFor(
  answer: Pick<Answer, "release" | "releasedFrom" | "withdrawn">,
  audience: Audience,
  today: string,
): boolean {
  if (answer.withdrawn !== null) return false
  if (answer.releasedFrom !== null && today < answer.releasedFrom) return audience === "secretariat"
  return audiences.indexOf(answer.release) >= audiences.indexOf(audience)
}

/** The period under which the answer to a question is kept in a call that asks about a year. */
export const periodOf = (per: "standing" | "year", year: number | null): string =>
  per === "year" && year !== null ? String(year) : standing
