import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import { listsIn, type FoundList, type Printed } from "#modules/treaties/list-finding.ts"
import { daysNamed, instrumentOfHeading, instrumentsNamed } from "#modules/treaties/list-heading.ts"
import type { Naming } from "#modules/treaties/naming.ts"
import { joinedBetween, participantsOn, standingOf, type Participation } from "#modules/treaties/participation.ts"
import { isParty } from "#modules/treaties/standing.ts"

/** Why a name does not belong into a list. */
export type Superfluous = "not-a-party" | "joined-before" | "joined-after" | "left"

/** A list held against the record: what is missing, what is too much, which years are wrong. */
export type CheckedList = FoundList & {
  readonly instrument: InstrumentCode
  /** The period it covers; without a beginning it is of all the parties on its day. */
  readonly since: string | null
  readonly on: string
  readonly missing: readonly { readonly participant: string; readonly consented: string }[]
  readonly superfluous: readonly (Printed & { readonly why: Superfluous; readonly consented: string | null })[]
  readonly wrongYears: readonly (Printed & { readonly consented: string })[]
  readonly twice: readonly string[]
}

/** What is wrong with a list of parties in a text, in the names the language has, and the names as they ought to stand there. */
export type WrongList = {
  /** Where in the text its names stand. */
  readonly range: readonly [from: number, to: number]
  readonly missing: readonly string[]
  /** As they are printed: those that do not belong there, are given a wrong year, or name nobody. */
  readonly superfluous: readonly string[]
  readonly wrongYears: readonly string[]
  readonly strange: readonly string[]
  readonly twice: readonly string[]
  readonly correct: string
}

/** What is known of a text beside its words. */
export type Asked = {
  /** The instrument a list is of that does not name one; also which of several protocols "the Protocol" is. */
  readonly instrument?: InstrumentCode | undefined
  /** The day of a list that names none. */
  readonly on: string
  /** From when those listed joined, where it is not to be inferred from the years they are given. */
  readonly since?: string | undefined
}

/** Finds the lists of a text and holds each against the record. */
export function checkLists(text: string, all: Participation, naming: Naming, asked: Asked): CheckedList[] {
  const inText = instrumentsNamed(text)
  return listsIn(text, naming).map((list) => checkList(list, inText, all, asked))
}

function checkList(
  list: FoundList,
  inText: ReadonlySet<InstrumentCode>,
  all: Participation,
  asked: Asked,
): CheckedList {
  const instrument = instrumentOfHeading(list.heading, inText, asked.instrument)
  const named = daysNamed(list.heading)
  const on = named.at(-1) ?? asked.on
  const years = list.names.flatMap(({ year }) => year ?? []).sort()
  const inferred = years[0] === undefined ? null : `${years[0]}-01-01`
  const since = asked.since ?? (named.length > 1 ? named[0] : inferred) ?? null
  const right = since === null ? partiesOn(all, instrument, on) : joinedBetween(all, instrument, since, on)
  const byCode = new Map(right.map((each) => [each.participant, each.consented ?? ""]))
  const printed = new Set(list.names.map(({ participant }) => participant))
  const first = new Map(list.names.map(({ participant }, n) => [participant, n] as const).toReversed())
  return {
    ...list,
    instrument,
    since,
    on,
    missing: right.flatMap(({ participant, consented }) =>
      printed.has(participant) || consented === null ? [] : [{ participant, consented }],
    ),
    superfluous: list.names
      .filter(({ participant }, n) => !byCode.has(participant) && first.get(participant) === n)
      .map((each) => ({ ...each, ...whyNot(all, instrument, each.participant, on) })),
    wrongYears: list.names.flatMap((each) => {
      const consented = byCode.get(each.participant)
      return each.year === null || consented === undefined || consented.startsWith(each.year)
        ? []
        : [{ ...each, consented }]
    }),
    twice: [...printed].filter((code) => list.names.filter(({ participant }) => participant === code).length > 1),
  }
}

/** Whether a list is as it ought to be. */
export const isRight = ({ missing, superfluous, wrongYears, twice, strange }: CheckedList): boolean =>
  [missing, superfluous, wrongYears, twice, strange].every(({ length }) => length === 0)

/** All the parties on a day. */
export const partiesOn = (all: Participation, instrument: InstrumentCode, on: string) =>
  participantsOn(all, instrument, on).filter(isParty)

function whyNot(all: Participation, code: InstrumentCode, participant: string, on: string) {
  const standing = standingOf(all, code, participant, on)
  if (standing?.status === "ended") return { why: "left", consented: standing.consented } as const
  if (standing && isParty(standing)) return { why: "joined-before", consented: standing.consented } as const
  const later = standingOf(all, code, participant, "9999-12-31")
  const consented = later?.consented ?? null
  return consented === null
    ? ({ why: "not-a-party", consented } as const)
    : ({ why: "joined-after", consented } as const)
}
