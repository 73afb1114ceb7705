import { isConsent, type ConsentKind, type Status } from "#modules/treaties/act-kinds.ts"
import type { Fact } from "#modules/treaties/act.ts"
import type { Instrument } from "#modules/treaties/instrument.ts"
import { after, later } from "#modules/treaties/term.ts"

/** One time of being a party: from the deposit on, bound a term later, and to the day it ended or will end. */
export type Period = {
  readonly consented: string
  readonly consent: ConsentKind
  /** From when it is bound; null while nobody is, since the instrument is not in force. */
  readonly bound: string | null
  /** The day it announced that it leaves, and the day on which it is no longer a party. */
  readonly left: string | null
  readonly ended: string | null
}

/** How one participant stands to one instrument on a day. */
export type Standing = {
  readonly status: Status
  readonly signed: string | null
  readonly consented: string | null
  readonly consent: ConsentKind | null
  readonly bound: string | null
  readonly left: string | null
  readonly ended: string | null
}

/** The acts of one participant under one instrument, oldest first. */
export type History = readonly Fact[]

/**
 * The day an instrument enters into force: a term after the deposit by which
 * enough States have consented. What organizations of States deposit is not
 * counted as additional to their members' own. Null while they are too few.
 */
export function entryInto({ entry }: Instrument, histories: Iterable<History>): string | null {
  const deposits = [...histories].flatMap((history) => history.find(({ kind }) => isConsent(kind))?.dated ?? [])
  const decisive = deposits.sort()[entry.instruments - 1]
  return decisive === undefined ? null : after(decisive, entry.term)
}

/**
 * The day from which an act of consent binds who made it: what the depositary
 * states, else a term after the deposit, and never before the instrument itself
 * is in force. A successor goes on from the deposit, unless a day is stated.
 */
export function boundBy({ kind, dated, effective }: Fact, { each }: Instrument, inForce: string | null): string | null {
  if (effective !== null) return effective
  if (inForce === null) return null
  return later(kind === "succession" ? dated : after(dated, each), inForce)
}

/** The day on which a notification that a party leaves takes effect. */
export function endedBy({ dated, effective }: Fact, { leaving }: Instrument, inForce: string | null): string | null {
  if (effective !== null) return effective
  switch (leaving.kind) {
    case "after":
      return after(dated, leaving.term)
    case "period": {
      if (inForce === null) return null
      let end = after(inForce, leaving.period)
      while (after(dated, leaving.notice) > end) end = after(end, leaving.period)
      return end
    }
    case "never":
      return null
  }
  return leaving satisfies never
}

/** Whether an act announces that a party leaves the instrument itself. */
export const isLeaving = ({ kind, about }: Fact): boolean =>
  kind === "denunciation" || (kind === "withdrawal" && about === null)

/**
 * The times at which a participant was a party. A notification that was itself
 * withdrawn counts for nothing; who has left may come back. `known` says how
 * much of the history is to be known: everything dated to that day.
 */
export function periodsOf(history: History, instrument: Instrument, inForce: string | null, known: string): Period[] {
  const past = history.filter(({ dated }) => dated <= known)
  const withdrawn = new Set<string>(past.flatMap(({ kind, about }) => (kind === "withdrawal" && about ? [about] : [])))
  const periods: Period[] = []
  for (const act of past) {
    const last = periods.at(-1)
    if (isConsent(act.kind)) {
      const bound = boundBy(act, instrument, inForce)
      periods.push({ consented: act.dated, consent: act.kind, bound, left: null, ended: null })
    } else if (last && isLeaving(act) && !withdrawn.has(act.id)) {
      periods[periods.length - 1] = { ...last, left: act.dated, ended: endedBy(act, instrument, inForce) }
    }
  }
  return periods
}

/** How a participant stands on a day, by what was done to that day; undefined for one that has done nothing yet. */
export function standingOn(
  history: History,
  instrument: Instrument,
  inForce: string | null,
  day: string,
  ended: string | null = null,
): Standing | undefined {
  const signed = history.find(({ kind, dated }) => kind === "signature" && dated <= day)?.dated ?? null
  const last = periodsOf(history, instrument, inForce, day).at(-1)
  if (!last) {
    const nothing = { consented: null, consent: null, bound: null, left: null, ended: null }
    return signed === null ? undefined : { status: "signatory", signed, ...nothing }
  }
  // Who leaves the convention leaves what supplements it.
  const end = [last.ended, ended].filter((each) => each !== null).sort()[0] ?? null
  const isOver = end !== null && end <= day
  const status = isOver ? "ended" : last.bound !== null && last.bound <= day ? "bound" : "party"
  return { status, signed, ...last, ended: end }
}

/** Whether somebody with this status is a party: from the day of deposit, bound or not yet. */
export const isParty = ({ status }: Pick<Standing, "status">): boolean => status === "party" || status === "bound"
