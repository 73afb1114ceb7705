import type { Actor } from "#modules/directory/actor.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { isStatement, shippedTo, statuses, type InstrumentCode } from "#modules/treaties/act-kinds.ts"
import type { Act } from "#modules/treaties/act.ts"
import type { ActInPlace, CheckedList, listParticipants, ParticipantInPlace } from "#modules/treaties/contract.ts"
import { checkLists, isRight, partiesOn, type Asked } from "#modules/treaties/list-check.ts"
import { instrumentOf, instruments } from "#modules/treaties/instruments.ts"
import { listText, type Listed, type Manner } from "#modules/treaties/list-text.ts"
import {
  countsOf,
  growthOf,
  inOrder,
  joinedBetween,
  participantsOn,
  standingOf,
  type Participant,
} from "#modules/treaties/participation.ts"
import { isParty } from "#modules/treaties/standing.ts"
import type { Record } from "#modules/treaties/store/record.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import type { z } from "zod"

const remembered = new WeakMap<Record, Map<string, readonly Participant[]>>()
const most = 300

/** Who takes part on a day, worked out once as long as no act changes: whoever moves along the days comes back to some. */
function standingsOn(record: Record, code: InstrumentCode, on: string): readonly Participant[] {
  const known = remembered.get(record) ?? new Map<string, readonly Participant[]>()
  remembered.set(record, known)
  const found = known.get(`${code} ${on}`) ?? participantsOn(record.all, code, on)
  if (known.size >= most) known.delete(known.keys().next().value ?? "")
  known.set(`${code} ${on}`, found)
  return found
}

/** How many have signed, are parties and are bound on a day. */
export const countsIn = (record: Record, code: InstrumentCode, on: string) => countsOf(standingsOn(record, code, on))

/** How many acts came into the record besides those that are shipped. */
const broughtTo = ({ acts }: Record): number => acts.filter(({ origin }) => origin !== "starter").length

/** The instruments with how many take part on a day, and on the day to which the shipped acts reach. */
export const treatiesOn = (record: Record, on: string) => ({
  on,
  shippedTo,
  brought: broughtTo(record),
  items: instruments.map((instrument) => ({
    ...instrument,
    counts: countsIn(record, instrument.code, on),
    countsShipped: countsIn(record, instrument.code, shippedTo),
  })),
})

/** One instrument with its participation on a day and how it grew to it. */
export const treatyOn = (record: Record, code: InstrumentCode, on: string) => ({
  ...instrumentOf(code),
  ...{ on, shippedTo, brought: broughtTo(record) },
  counts: countsIn(record, code, on),
  countsShipped: countsIn(record, code, shippedTo),
  growth: growthOf(record.all, code, on),
})

/** Who a participant is, as pages show it; one the directory has lost is shown by its code. */
function whoOf({ actors }: Record, participant: string) {
  const { code, kind, names, official, iso3, group } = actors.get(participant) ?? unknown(participant)
  return { code, kind, names, official, iso3, group }
}

const unknown = (code: string): Pick<Actor, "code" | "kind" | "names" | "official" | "iso3" | "group"> => ({
  ...{ code, kind: "organization", names: {}, official: [], iso3: null, group: null },
})

/** Who takes part in an instrument as far as it is asked, in the order asked for. */
export function participantsAsked(
  record: Record,
  code: InstrumentCode,
  on: string,
  query: z.infer<typeof listParticipants.query>,
): ParticipantInPlace[] {
  const { from, status, group, kind, sort, language } = query
  const found = from === undefined ? standingsOn(record, code, on) : joinedBetween(record.all, code, from, on)
  const { compare } = new Intl.Collator(language)
  const placed = found
    .map(({ participant, ...standing }) => ({
      ...standing,
      participant: whoOf(record, participant),
      said: statementsOn(record.all.history(code, participant), on).length,
    }))
    .filter((each) => !status || (status === "parties" ? isParty(each) : each.status === status))
    .filter(({ participant }) => (!group || participant.group === group) && (!kind || participant.kind === kind))
  const nameOf = ({ participant }: ParticipantInPlace): string => inLanguage(participant.names, language).text
  const byName = (one: ParticipantInPlace, other: ParticipantInPlace) => compare(nameOf(one), nameOf(other))
  const keyOf = (each: ParticipantInPlace): string =>
    sort === "name" ? "" : sort === "status" ? String(statuses.indexOf(each.status)) : (each[sort] ?? "9999")
  return placed.sort((one, other) => keyOf(one).localeCompare(keyOf(other)) || byName(one, other))
}

/** What was stated by a day and not taken back by it. */
function statementsOn(history: readonly Act[], on: string): Act[] {
  const past = history.filter(({ dated }) => dated <= on)
  const takenBack = new Set(past.flatMap(({ kind, about }) => (kind === "withdrawal" && about !== null ? [about] : [])))
  return past.filter((act) => isStatement(act.kind) && !takenBack.has(act.id))
}

/** The list of parties on a day, or of those that joined from another to it. */
export const listedOn = (record: Record, instrument: InstrumentCode, on: string, from: string | null): Listed => ({
  ...{ instrument, from, on },
  parties: from === null ? partiesOn(record.all, instrument, on) : joinedBetween(record.all, instrument, from, on),
})

/** A list in the six languages. */
export const listTexts = (record: Record, listed: Listed, manner: Manner): Text =>
  Object.fromEntries(languages.map((each) => [each, listText(listed, record.naming, each, manner)]))

/** The lists of a text held against the record, each with what it ought to be in six languages. */
export function checked(record: Record, text: string, asked: Asked, language: Language): CheckedList[] {
  const name = (participant: string): string => record.naming.call(participant, language)
  const { compare } = new Intl.Collator(language)
  return checkLists(text, record.all, record.naming, asked).map((list) => ({
    ...list,
    names: list.names.length,
    isRight: isRight(list),
    strange: [...list.strange],
    missing: list.missing
      .map((each) => ({ ...each, name: name(each.participant) }))
      .sort((one, other) => compare(one.name, other.name)),
    superfluous: list.superfluous.map((each) => ({ ...each, name: name(each.participant) })),
    wrongYears: list.wrongYears.map((each) => ({ ...each, name: name(each.participant) })),
    twice: list.twice.map((participant) => ({ participant, name: name(participant) })),
    corrected: listTexts(record, listedOn(record, list.instrument, list.on, list.since), "titled"),
  }))
}

/** How one participant stands to every instrument on a day, with all it did by then. */
export const participationOn = (record: Record, participant: string, on: string) => ({
  participant: whoOf(record, participant),
  ...{ on, shippedTo },
  items: instruments.map(({ code, titles, names }) => ({
    instrument: { code, titles, names },
    standing: standingOf(record.all, code, participant, on) ?? null,
    acts: record.all.history(code, participant).filter(({ dated }) => dated <= on),
    statements: statementsOn(record.all.history(code, participant), on),
  })),
})

/** An act with who did it. */
export const inPlace = (record: Record, act: Act): ActInPlace => ({ ...act, who: whoOf(record, act.participant) })

/** Acts that match, latest first. */
export function actsAsked(
  { acts }: Record,
  {
    instrument,
    participant,
    kind,
    from,
    to,
  }: { readonly [name in "instrument" | "participant" | "kind" | "from" | "to"]?: string | undefined },
): Act[] {
  return acts
    .filter((act) => {
      if (instrument && act.instrument !== instrument) return false
      if (participant && act.participant !== participant) return false
      if (kind && act.kind !== kind) return false
      return (!from || act.dated >= from) && (!to || act.dated <= to)
    })
    .sort((one, other) => other.dated.localeCompare(one.dated) || inOrder(one, other))
}
