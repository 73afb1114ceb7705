import type { QuestionnaireFault } from "#modules/calls/questionnaire.ts"
import type { SubmissionStanding } from "#modules/calls/standing.ts"
import { day } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** Groups of those who can be asked. Who is in them is worked out on the day the call opens. */
export const addresseeGroups = [
  ...(["states-parties", "signatories", "member-states", "observer-states"] as const),
  ...(["integration-organizations", "agencies", "coordination-group", "organizations"] as const),
] as const
export type AddresseeGroup = (typeof addresseeGroups)[number]

/** In which form somebody is asked: parties to the treaty must answer (article 32 (5) of the Convention), others are invited. */
export const forms = ["obligatory", "invited"] as const

/** Who sees the answers, unless the one who answers opens or closes them further. */
export const audiences = ["secretariat", "parties", "public"] as const
export type Audience = (typeof audiences)[number]

export const callStatuses = ["draft", "tested", "open", "closed"] as const

/** What is said of a call by whoever writes it. */
export const CallWording = z.strictObject({
  title: Text.refine((text) => Object.keys(text).length > 0),
  note: Text.default({}),
  /** The mandates it is issued under; the first is the one it is told by. */
  mandates: z.array(id("mandate")).min(1).max(20),
  /** Whose participation decides who is bound to answer; null where nobody is. */
  instrument: z.string().max(50).nullable(),
  groups: z.array(z.enum(addresseeGroups)).max(10),
  /** Others by their code in the directory, and those who are not asked though a group has them. */
  besides: z.array(z.string().max(100)).max(500).default([]),
  except: z.array(z.string().max(100)).max(500).default([]),
  languages: z.array(z.enum(languages)).min(1).max(6),
  /** The year it asks about, where its questions are asked anew each year. */
  year: z.number().int().min(1990).max(2100).nullable(),
  opens: day.nullable(),
  due: day,
  /** How many days before it is due those who have not answered are reminded. */
  reminders: z.array(z.number().int().min(1).max(365)).max(10).default([]),
  audience: z.enum(audiences),
  /** From when answers that are for the public are shown to it; at once where nothing is said. */
  published: day.nullable(),
})
export type CallWording = z.infer<typeof CallWording>

/**
 * A call for information: mandates put as questions to States and organizations.
 *
 * It is drafted, tested, opened and closed. While it is open its questions and
 * addressees stand still, because answers to different questions cannot be added
 * up; a correction is a new edition, which keeps the answers.
 */
export const Call = CallWording.extend({
  id: id("call"),
  status: z.enum(callStatuses),
  edition: z.number().int().min(1),
  opened: z.iso.date().nullable(),
  closed: z.iso.date().nullable(),
  /** Counts the changes to it, so that nobody overwrites what they have not seen. */
  touch: z.number().int(),
})
export type Call = z.infer<typeof Call>

/** Why a call does not go on. */
export type TestRefusal = "call-not-a-draft" | "call-does-not-hold-together"
export type OpenRefusal = "call-not-tested" | "call-has-no-addressees" | "call-already-due" | "call-opens-later"
export type CloseRefusal = "call-not-open"

/** Marks a draft as tried: whoever tested it went through its form and nothing in it was found not to hold together. */
export function test(call: Call, faults: readonly QuestionnaireFault[]): Result<Call, TestRefusal> {
  if (call.status !== "draft") return refuse("call-not-a-draft")
  return faults.length > 0 ? refuse("call-does-not-hold-together") : allow({ ...call, status: "tested" })
}

/** Opens a tested call for answers. `today` is an ISO date; `addressees` how many there are on it. */
export function open(call: Call, addressees: number, today: string): Result<Call, OpenRefusal> {
  if (call.status !== "tested") return refuse("call-not-tested")
  if (addressees === 0) return refuse("call-has-no-addressees")
  if (call.due <= today) return refuse("call-already-due")
  if (call.opens !== null && call.opens > today) return refuse("call-opens-later")
  return allow({ ...call, status: "open", opened: today })
}

/** Closes an open call: what was not submitted is not taken any more, unless somebody was given longer. */
export function close(call: Call, today: string): Result<Call, CloseRefusal> {
  return call.status === "open" ? allow({ ...call, status: "closed", closed: today }) : refuse("call-not-open")
}

/** Takes a tested call back to be worked on; whatever is changed must be tested again. */
export const reopenDraft = (call: Call): Call => (call.status === "tested" ? { ...call, status: "draft" } : call)

/** The day by which somebody must answer: the call's, or the later one they were given. */
export const dueFor = ({ due }: Pick<Call, "due">, extended: string | null): string =>
  extended !== null && extended > due ? extended : due

/**
 * What of a call may be changed in which status. While it is open only its words,
 * its reminders and a later day: to answer by, or from which the public sees what
 * is for it, because whoever answered counted on both.
 */
export function mayChange(
  before: Call,
  after: CallWording,
): Result<undefined, "call-stands-still" | "call-is-closed" | "due-moves-forward" | "published-moves-forward"> {
  if (before.status === "closed") return refuse("call-is-closed")
  if (before.status !== "open") return allow(undefined)
  const fixed = ({ mandates, instrument, groups, besides, except, year, audience }: CallWording) =>
    JSON.stringify([mandates, instrument, groups, besides, except, year, audience])
  if (fixed(before) !== fixed(after)) return refuse("call-stands-still")
  if (after.due < before.due) return refuse("due-moves-forward")
  const isEarlier = before.published !== null && (after.published ?? "") < before.published
  return isEarlier ? refuse("published-moves-forward") : allow(undefined)
}

/** Those who have given no answer yet; whoever answered is reminded no more. */
export const unanswered: readonly SubmissionStanding[] = ["not-opened", "opened", "drafting", "cleared"]

/**
 * Which reminder is due to somebody on a day, as the days before theirs; null
 * where none is. Of several days that have passed only the last counts, and one
 * that had passed when the call opened never comes.
 */
export function reminderDue(
  { opened, reminders }: Pick<Call, "opened" | "reminders">,
  due: string,
  today: string,
): number | null {
  if (opened === null || today > due) return null
  const passed = reminders.filter((before) => {
    const on = daysBefore(due, before)
    return on <= today && on > opened
  })
  return passed.length === 0 ? null : Math.min(...passed)
}

/** The day so many days before another. */
export const daysBefore = (last: string, days: number): string =>
  new Date(Date.parse(`${last}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
