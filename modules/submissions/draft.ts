import { QuestionCode } from "#modules/calls/question.ts"
import { AnswerValue } from "#modules/calls/value.ts"
import { sameValue } from "#modules/submissions/same.ts"
import { count } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Where an answer stands in a form: its question, and which one it is of a repeat, from 1; 0 outside of repeats. */
export const AnswerPlace = z.object({ question: QuestionCode, nth: z.number().int().min(0).max(200) })
export type AnswerPlace = z.infer<typeof AnswerPlace>

/**
 * An answer as it is being written. Each saving counts its version up; whoever
 * saves says which version they had before them. Null is an answer that was
 * taken out again.
 */
export const Draft = AnswerPlace.extend({
  submission: id("submission"),
  version: z.number().int().min(1),
  value: AnswerValue.nullable(),
  language: z.enum(languages),
  by: z.string(),
  at: z.iso.datetime(),
  /** Who besides the one who wrote it went over it since; nobody clears what only they have seen. */
  seen: z.string().nullable(),
})
export type Draft = z.infer<typeof Draft>

/** What somebody had before them when they said that they went over it: an answer as it stood in one version. */
export const DraftSeen = AnswerPlace.extend({ version: z.int().min(1).max(2_147_483_647) })
export type DraftSeen = z.infer<typeof DraftSeen>

/** What is saved: on top of which version, 0 where there was none. */
export const DraftWording = AnswerPlace.extend({
  base: count.min(0),
  value: AnswerValue.nullable(),
  language: z.enum(languages),
})
export type DraftWording = z.infer<typeof DraftWording>

/**
 * Whether a saving says what is there already, goes on from it, or meets what
 * somebody else wrote meanwhile: then both texts are kept until a person says
 * which it is. The order in which two devices come makes no difference to what is
 * lost: nothing. What is said again is no new version, so it stays seen.
 */
export function meets(
  there: Draft | undefined,
  { base, value, language }: DraftWording,
): "goes-on" | "same" | "conflict" {
  if (there && there.language === language && sameValue(there.value, value)) return "same"
  return (there?.version ?? 0) === base ? "goes-on" : "conflict"
}
