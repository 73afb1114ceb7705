import { actKinds, instrumentCodes, isConsent, type InstrumentCode } from "#modules/treaties/act-kinds.ts"
import type { Fact } from "#modules/treaties/act.ts"
import type { Instrument } from "#modules/treaties/instrument.ts"
import { instrumentOf, instruments } from "#modules/treaties/instruments.ts"
import { entryInto, isParty, periodsOf, standingOn, type History, type Standing } from "#modules/treaties/standing.ts"
import { later } from "#modules/treaties/term.ts"

/** Every act of the record, in its place: by instrument, then by participant, oldest first. */
export type Participation<F extends Fact = Fact> = {
  readonly of: (instrument: InstrumentCode) => ReadonlyMap<string, readonly F[]>
  readonly history: (instrument: InstrumentCode, participant: string) => readonly F[]
  /** Of these, what its standing follows from: signature, consent, leaving, and what is taken back. Statements are more. */
  readonly decisive: (instrument: InstrumentCode, participant: string) => readonly F[]
  /** The day each instrument entered into force; null while it has not. */
  readonly inForce: (instrument: InstrumentCode) => string | null
}

/** Acts of one day in the order in which they are done: a signature before the deposit, the convention before its protocols. */
export const inOrder = (one: Fact, other: Fact): number =>
  one.dated.localeCompare(other.dated) ||
  instrumentCodes.indexOf(one.instrument) - instrumentCodes.indexOf(other.instrument) ||
  actKinds.indexOf(one.kind) - actKinds.indexOf(other.kind) ||
  one.participant.localeCompare(other.participant) ||
  one.id.localeCompare(other.id)

/** Puts acts in their places. `isIntegration` tells which participants are organizations of States. */
export function participationOf<F extends Fact>(
  acts: readonly F[],
  isIntegration: (participant: string) => boolean,
): Participation<F> {
  const places = new Map<InstrumentCode, Map<string, F[]>>(
    instruments.map(({ code }) => [code, new Map<string, F[]>()]),
  )
  for (const act of acts.toSorted(inOrder)) {
    const place = places.get(act.instrument)
    const history = place?.get(act.participant)
    if (history) history.push(act)
    else place?.set(act.participant, [act])
  }
  const decisive = new Map<string, readonly F[]>()
  for (const [code, place] of places)
    for (const [participant, history] of place) decisive.set(`${code} ${participant}`, history.filter(decides))
  const of = (code: InstrumentCode): ReadonlyMap<string, readonly F[]> => places.get(code) ?? new Map<string, F[]>()
  const dates = new Map<InstrumentCode, string | null>()
  for (const instrument of instruments) {
    const histories = [...of(instrument.code)].filter(([participant]) => !isIntegration(participant))
    const byRule = entryInto(
      instrument,
      histories.map(([, history]) => history),
    )
    // Of States that are no more the record has no acts, and the rule may want one.
    const own = instrument.inForce ?? byRule
    // A protocol is not in force before what it supplements, which stands before it in the table.
    const above = instrument.supplements === null ? own : (dates.get(instrument.supplements) ?? null)
    dates.set(instrument.code, own === null || above === null ? null : later(own, above))
  }
  return {
    of,
    history: (code, participant) => of(code).get(participant) ?? [],
    decisive: (code, participant) => decisive.get(`${code} ${participant}`) ?? [],
    inForce: (code) => dates.get(code) ?? null,
  }
}

const decides = ({ kind }: Fact): boolean =>
  kind === "signature" || kind === "withdrawal" || kind === "denunciation" || isConsent(kind)

/** How a participant stands to an instrument on a day; undefined where it has done nothing by then. */
export function standingOf(
  all: Participation,
  code: InstrumentCode,
  participant: string,
  day: string,
): Standing | undefined {
  const instrument = instrumentOf(code)
  const above = instrument.supplements && standingOf(all, instrument.supplements, participant, day)
  // Only a leaving that ends the convention ends the protocol: who came back came back.
  const ended = above && !isParty(above) ? above.ended : null
  return standingOn(all.decisive(code, participant), instrument, all.inForce(code), day, ended)
}

/** A participant and how it stands. */
export type Participant = Standing & { readonly participant: string }

/** All who have done something under an instrument by a day, each with how it stands on it. */
export function participantsOn(all: Participation, code: InstrumentCode, day: string): Participant[] {
  return [...all.of(code).keys()].flatMap((participant) => {
    const standing = standingOf(all, code, participant, day)
    return standing ? [{ participant, ...standing }] : []
  })
}

/** How many of those listed have signed, how many are parties, and how many of these are bound. */
export const countsOf = (found: readonly Participant[]) => ({
  signatories: found.filter(({ signed }) => signed !== null).length,
  parties: found.filter(isParty).length,
  bound: found.filter(({ status }) => status === "bound").length,
})

/** Who became a party on a day from the first to the last named, both included, oldest first; and is one still on the last. */
export function joinedBetween(all: Participation, code: InstrumentCode, from: string, to: string): Participant[] {
  return participantsOn(all, code, to)
    .filter((each) => isParty(each) && each.consented !== null && each.consented >= from)
    .sort((one, other) => (one.consented ?? "").localeCompare(other.consented ?? ""))
}

/** How many were parties, and how many bound, from a day on. */
export type Step = { readonly day: string; readonly parties: number; readonly bound: number }

/** How an instrument grew: a step for every day to the last on which the number of parties, or of those bound, changed. */
export function growthOf(all: Participation, code: InstrumentCode, to: string): Step[] {
  const instrument = instrumentOf(code)
  const changes = new Map<string, { parties: number; bound: number }>()
  const change = (day: string | null, parties: number, bound: number): void => {
    if (day === null || day > to) return
    const sum = changes.get(day) ?? { parties: 0, bound: 0 }
    changes.set(day, { parties: sum.parties + parties, bound: sum.bound + bound })
  }
  for (const participant of all.of(code).keys()) {
    const history = all.decisive(code, participant)
    for (const { consented, bound, ended } of withConvention(all, instrument, participant, history, to)) {
      change(consented, 1, 0)
      change(bound !== null && (ended === null || bound < ended) ? bound : null, 0, 1)
      change(ended, -1, bound !== null && ended !== null && bound < ended ? -1 : 0)
    }
  }
  let parties = 0
  let bound = 0
  return [...changes]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([day, step]) => ({ day, parties: (parties += step.parties), bound: (bound += step.bound) }))
}

/** The times of a participant as a party, ended also where the convention that is supplemented was left. */
function withConvention(all: Participation, instrument: Instrument, participant: string, history: History, to: string) {
  const periods = periodsOf(history, instrument, all.inForce(instrument.code), to)
  if (instrument.supplements === null) return periods
  const above = periodsOf(
    all.decisive(instrument.supplements, participant),
    instrumentOf(instrument.supplements),
    all.inForce(instrument.supplements),
    to,
  )
  return periods.map((period) => {
    const ends = [period.ended, ...above.map(({ ended }) => ended)].filter(
      (each): each is string => each !== null && each > period.consented,
    )
    return { ...period, ended: ends.sort()[0] ?? null }
  })
}
