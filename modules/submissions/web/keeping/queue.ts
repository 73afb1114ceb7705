import type { saveDrafts } from "#modules/submissions/contract.ts"
import type { AnswerPlace, Draft, DraftWording } from "#modules/submissions/draft.ts"
import { placeOf } from "#modules/submissions/readiness.ts"
import { sameValue } from "#modules/submissions/same.ts"
import type { z } from "zod"

/** What the server says of a saving. */
export type Saved = z.output<(typeof saveDrafts)["output"]>

type Written = Pick<DraftWording, "value" | "language">

/**
 * An answer that was written here and that the server is not known to have: on
 * top of which version, and what of it was sent without an answer coming back.
 */
export type Writing = DraftWording & {
  readonly at: string
  /** What was sent and may have arrived: it is sent again, to the letter, before anything else. */
  readonly sent?: Written
  /** Why the server did not take it; it waits until it is written anew. */
  readonly refused?: string
}

/** What waits to be sent, in the order in which it was begun; one for each place. */
export type Queue = readonly Writing[]

/** No more are sent at a time: the contract takes no more. */
const most = 300

const same = (one: Written, other: Written): boolean =>
  one.language === other.language && sameValue(one.value, other.value)
const isAt =
  (place: AnswerPlace) =>
  (each: AnswerPlace): boolean =>
    each.question === place.question && each.nth === place.nth

/** Writes an answer: what waited at its place goes on from the same version; what says again what is saved waits no more. */
export function write(
  queue: Queue,
  place: AnswerPlace,
  written: Written,
  there: Pick<Draft, "version" | "value" | "language"> | undefined,
  at: string,
): Queue {
  const waiting = queue.find(isAt(place))
  const saved: Written = there ?? { value: null, language: written.language }
  const base = waiting?.base ?? there?.version ?? 0
  const isSaved = !waiting?.sent && base === (there?.version ?? 0) && same(saved, written)
  if (isSaved) return queue.filter((each) => each !== waiting)
  const { question, nth } = place
  const { value, language } = written
  const next: Writing = { question, nth, base, value, language, at, ...(waiting?.sent && { sent: waiting.sent }) }
  return waiting ? queue.map((each) => (each === waiting ? next : each)) : [...queue, next]
}

/** What is sent next, and the queue that remembers that it was: what may have arrived is sent again as it was. */
export function send(queue: Queue): { readonly drafts: readonly DraftWording[]; readonly queue: Queue } {
  const going = new Set(queue.filter(({ refused }) => refused === undefined).slice(0, most))
  const after = queue.map((each) =>
    going.has(each) ? { ...each, sent: each.sent ?? { value: each.value, language: each.language } } : each,
  )
  const drafts = after.flatMap(({ question, nth, base, sent, refused }) =>
    sent && refused === undefined ? [{ question, nth, base, ...sent }] : [],
  )
  return { drafts: drafts.slice(0, most), queue: after }
}

/**
 * Takes in what the server said: what it saved waits no more, and what was
 * written meanwhile goes on from there. Where it met another text both are kept
 * at the server; what was written here since waits on, on top of the version it
 * knew, so that it meets it too and overwrites nothing.
 */
export function took(queue: Queue, { saved, conflicts }: Saved): Queue {
  return queue.flatMap((each): Writing[] => {
    const { sent, ...writing } = each
    if (!sent) return [each]
    const kept = saved.find(isAt(each))
    if (!kept && !conflicts.some(isAt(each))) return [each]
    if (same(sent, writing)) return []
    return [kept ? { ...writing, base: kept.version } : writing]
  })
}

/** Takes in that the server refused what was sent: it waits here, to be seen and written anew; of several nobody knows which it was. */
export function refusedAt(queue: Queue, place: AnswerPlace, why: string): Queue {
  return queue.map((each) => {
    if (!isAt(place)(each)) return each
    const { sent: _, ...writing } = each
    return { ...writing, refused: why }
  })
}

/** Forgets what waits at a place: somebody settled what stands there. */
export const forget = (queue: Queue, place: AnswerPlace): Queue => queue.filter((each) => !isAt(place)(each))

/** What was saved, with what was written here over it. */
export function over(drafts: readonly Draft[], queue: Queue): ReadonlyMap<string, Written & AnswerPlace> {
  return new Map([...drafts, ...queue].map((each) => [placeOf(each), each]))
}

/** The drafts known here with those that came: of each place the newest. */
export function newer(known: readonly Draft[], came: readonly Draft[]): Draft[] {
  const byPlace = new Map(known.map((each) => [placeOf(each), each]))
  for (const each of came) {
    const there = byPlace.get(placeOf(each))
    if (!there || there.version <= each.version) byPlace.set(placeOf(each), each)
  }
  return [...byPlace.values()]
}

/** How what was written here stands. */
export type SaveState = "saved" | "saving" | "kept" | "not-kept" | "refused" | "conflict"

/** The one thing to say of all that was written: what needs a person first. */
export function stateOf(
  queue: Queue,
  now: { readonly conflicts: number; readonly reached: boolean; readonly keeps: boolean },
): SaveState {
  if (queue.some(({ refused }) => refused !== undefined)) return "refused"
  if (queue.length > 0 && !now.reached) return now.keeps ? "kept" : "not-kept"
  if (queue.length > 0) return "saving"
  return now.conflicts > 0 ? "conflict" : "saved"
}
