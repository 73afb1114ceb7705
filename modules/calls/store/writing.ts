import type { Call, CallWording } from "#modules/calls/call.ts"
import { faultsIn, placesOf, type Questionnaire, type QuestionnaireFault } from "#modules/calls/questionnaire.ts"
import { notToBeAsked } from "#modules/calls/store/addressees.ts"
import { newestOf } from "#modules/calls/store/bank.ts"
import { insertCall, keepCall } from "#modules/calls/store/calls.ts"
import { dropEdition, saveEdition, unknownIn } from "#modules/calls/store/editions.ts"
import { mandatesThere } from "#modules/calls/store/listing.ts"
import { instruments } from "#modules/treaties/instruments.ts"
import type { Database } from "#platform/database/sql.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** Why what is written of a call cannot be kept: it names something that is not there. */
export type WriteRefusal = "mandate-not-found" | "treaty-not-found" | "addressee-not-known" | "question-not-found"

/** What a call is made of: what is said of it, and what it asks. */
export type Written = { readonly wording: CallWording; readonly questionnaire: Questionnaire }

/** Finds whether all that a call names is there: its mandates, its treaty, whom it asks besides, its questions. */
export async function namesWhatIsThere(
  db: Database,
  { wording: { mandates, instrument, besides, except }, questionnaire }: Written,
): Promise<Result<undefined, WriteRefusal>> {
  const there = await mandatesThere(db, mandates)
  if (!mandates.every((each) => there.has(each))) return refuse("mandate-not-found")
  if (instrument !== null && !instruments.some(({ code }) => code === instrument)) return refuse("treaty-not-found")
  if ((await notToBeAsked(db, [...besides, ...except])).length > 0) return refuse("addressee-not-known")
  return (await unknownIn(db, questionnaire)).length > 0 ? refuse("question-not-found") : allow(undefined)
}

/** Keeps a new draft with what it asks; without asking whether all it names is there. */
export async function saveCall(db: Database, { wording, questionnaire }: Written, now: Date): Promise<Call> {
  const call = await insertCall(db, wording, now)
  await saveEdition(db, call, call.edition, questionnaire, now)
  return call
}

/** Writes the questionnaire of a call that was not opened anew, and with it the newest editions of its questions. */
export async function rewrite(db: Database, call: Call, questionnaire: Questionnaire, now: Date): Promise<void> {
  await dropEdition(db, call, call.edition)
  await saveEdition(db, call, call.edition, questionnaire, now)
}

/** Adds an edition to what an open call asks. */
export async function correct(
  db: Database,
  call: Call,
  questionnaire: Questionnaire,
  reason: CallWording["note"],
  now: Date,
): Promise<Call> {
  const edition = call.edition + 1
  await saveEdition(db, call, edition, questionnaire, now, reason)
  return keepCall(db, { ...call, edition })
}

/**
 * What does not hold together in a questionnaire, held against the bank as it is
 * now. What is `asked` already may stay, though it was retired meanwhile.
 */
export async function faultsNow(
  db: Database,
  questionnaire: Questionnaire,
  asked: Questionnaire = { sections: [] },
): Promise<QuestionnaireFault[]> {
  const named = codesOf(questionnaire)
  const stays = new Set(codesOf(asked))
  const bank = (await newestOf(db, named)).map(
    ({ code, retired }) => [code, { retired: retired && !stays.has(code) }] as const,
  )
  return faultsIn(questionnaire, new Map(bank))
}

const codesOf = (questionnaire: Questionnaire): string[] => placesOf(questionnaire).map(({ asked }) => asked.question)
