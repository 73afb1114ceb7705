import { Actor } from "#modules/directory/actor.ts"
import { actorKinds, regionalGroups } from "#modules/directory/actor-kinds.ts"
import { actKinds, consentKinds, instrumentCodes, statuses } from "#modules/treaties/act-kinds.ts"
import { Act, ActWording } from "#modules/treaties/act.ts"
import type { ActRefusal } from "#modules/treaties/admission.ts"
import { Instrument } from "#modules/treaties/instrument.ts"
import { Revision } from "#modules/treaties/revision.ts"
import { day } from "#platform/kernel/day.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

// What comes in by files is promised here too: this is where others enter.
export * from "#modules/treaties/imports/contract.ts"

const language = z.enum(languages).default("en")
const code = z.object({ code: z.string().max(20) })
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Treaties -------------------------------------------------------------------

/** How many have signed, are parties (from the day of deposit), and of these are bound. */
export const Counts = z.object({ signatories: z.int(), parties: z.int(), bound: z.int() })

/** Lists the instruments with how many take part on a day. */
export const listTreaties = endpoint({
  act: "treaty.list",
  method: "get",
  path: "/treaties",
  summary: "List the instruments with their participation on a day",
  query: z.object({ on: day.optional() }),
  output: z.object({
    on: day,
    /** The day to which the shipped signatures and deposits reach, and how many acts came into the record besides. */
    shippedTo: day,
    brought: z.int(),
    items: z.array(Instrument.extend({ counts: Counts, countsShipped: Counts })),
  }),
  refusals: {},
})

/** Reads one instrument: its final clauses as rules, its participation on a day, and how it grew. */
export const getTreaty = endpoint({
  act: "treaty.read",
  method: "get",
  path: "/treaties/{code}",
  summary: "Read one instrument and how its participation grew",
  params: code,
  query: z.object({ on: day.optional() }),
  output: Instrument.extend({
    on: day,
    shippedTo: day,
    brought: z.int(),
    counts: Counts,
    countsShipped: Counts,
    growth: z.array(z.object({ day, parties: z.int(), bound: z.int() })),
  }),
  refusals: { "treaty-not-found": 404 },
})

/** What a page shows of a participant. */
export const Who = Actor.pick({ code: true, kind: true, names: true, official: true, iso3: true, group: true })

/** How one participant stands to one instrument on a day. */
export const ParticipantInPlace = z.object({
  participant: Who,
  status: z.enum(statuses),
  signed: day.nullable(),
  consented: day.nullable(),
  consent: z.enum(consentKinds).nullable(),
  bound: day.nullable(),
  left: day.nullable(),
  ended: day.nullable(),
  /** How many reservations, declarations, objections, notifications and extensions it made by then. */
  said: z.int(),
})
export type ParticipantInPlace = z.infer<typeof ParticipantInPlace>

/**
 * Lists who takes part in an instrument on a day. With `from` it lists those
 * that became parties from then to the day. As text it is the list a footnote
 * prints.
 */
export const listParticipants = endpoint({
  act: "participation.list",
  method: "get",
  path: "/treaties/{code}/participants",
  summary: "List who takes part in an instrument on a day, or became party between two",
  params: code,
  query: z.object({
    on: day.optional(),
    from: day.optional(),
    status: z.enum([...statuses, "parties"]).optional(),
    group: z.enum(regionalGroups).optional(),
    kind: z.enum(actorKinds).optional(),
    sort: z.enum(["name", "signed", "consented", "bound", "status"]).default("name"),
    manner: z.enum(["parties", "titled"]).default("parties"),
    language,
  }),
  output: z.object({
    on: day,
    from: day.nullable(),
    shippedTo: day,
    counts: Counts,
    total: z.int(),
    items: z.array(ParticipantInPlace),
  }),
  refusals: { "treaty-not-found": 404 },
  formats: { text: "text/plain", csv: "text/csv", xlsx: sheet },
})

/** Writes the list of parties as a footnote prints it, in the six languages. */
export const readListText = endpoint({
  act: "participation-text.read",
  method: "get",
  path: "/treaties/{code}/list",
  summary: "Write the list of parties as a footnote prints it, in six languages",
  params: code,
  query: z.object({
    on: day.optional(),
    from: day.optional(),
    manner: z.enum(["parties", "titled"]).default("parties"),
  }),
  output: z.object({ on: day, from: day.nullable(), shippedTo: day, total: z.int(), texts: Text }),
  refusals: { "treaty-not-found": 404 },
})

const Printed = z.object({
  participant: z.string(),
  name: z.string(),
  printed: z.string(),
  year: z.string().nullable(),
})
const Named = z.object({ participant: z.string(), name: z.string(), consented: day })

/** One printed list, held against the record. */
export const CheckedList = z.object({
  instrument: z.enum(instrumentCodes),
  heading: z.string(),
  since: day.nullable(),
  on: day,
  names: z.int(),
  isRight: z.boolean(),
  missing: z.array(Named),
  superfluous: z.array(
    Printed.extend({
      why: z.enum(["not-a-party", "joined-before", "joined-after", "left"]),
      consented: day.nullable(),
    }),
  ),
  wrongYears: z.array(Printed.extend({ consented: day })),
  twice: z.array(z.object({ participant: z.string(), name: z.string() })),
  /** What stands in the list and names nobody. */
  strange: z.array(z.string()),
  /** The list as it ought to be, in the six languages. */
  corrected: Text,
})
export type CheckedList = z.infer<typeof CheckedList>

/** Holds every list of participants in a text against the record. It changes nothing. */
export const checkText = endpoint({
  act: "participation-list.read",
  method: "post",
  path: "/treaties/lists",
  summary: "Check the lists of parties in a text against the record",
  reads: true,
  body: z.object({
    text: z.string().min(1).max(500_000),
    on: day.optional(),
    from: day.optional(),
    instrument: z.enum(instrumentCodes).optional(),
    language,
  }),
  output: z.object({ shippedTo: day, lists: z.array(CheckedList) }),
  refusals: { "no-list-found": 422 },
})

/** Reads what one State or organization does under every instrument: a profile's block. */
export const readParticipation = endpoint({
  act: "participation.read",
  method: "get",
  path: "/treaties/participation",
  summary: "Read how one State stands to every instrument",
  query: z.object({ state: z.string().max(100), on: day.optional() }),
  output: z.object({
    participant: Who,
    on: day,
    shippedTo: day,
    items: z.array(
      z.object({
        instrument: Instrument.pick({ code: true, titles: true, names: true }),
        standing: ParticipantInPlace.omit({ participant: true, said: true }).nullable(),
        acts: z.array(Act),
        /** Of these what it stated and has not taken back. */
        statements: z.array(Act),
      }),
    ),
  }),
  refusals: { "participant-unknown": 404 },
})

// Acts -----------------------------------------------------------------------

const ActFilter = z.object({
  instrument: z.enum(instrumentCodes).optional(),
  participant: z.string().max(100).optional(),
  kind: z.enum(actKinds).optional(),
  from: day.optional(),
  to: day.optional(),
})

/** An act with who did it. */
export const ActInPlace = Act.extend({ who: Who })
export type ActInPlace = z.infer<typeof ActInPlace>

/** Lists acts of participation, latest first. */
export const listActs = endpoint({
  act: "treaty-act.list",
  method: "get",
  path: "/treaties/acts",
  summary: "List acts of participation, latest first",
  query: Paging.extend(ActFilter.shape),
  output: page(ActInPlace),
  refusals: {},
})

/** Takes all acts, as far as the filter goes, in one file that can be brought in again. */
export const exportActs = endpoint({
  act: "treaty-act.export",
  method: "get",
  path: "/treaties/acts/export",
  summary: "Export acts as JSON, CSV or XLSX",
  query: ActFilter,
  output: z.object({ total: z.int(), items: z.array(Act) }),
  refusals: {},
  formats: { csv: "text/csv", xlsx: sheet },
})

const actId = Act.pick({ id: true })

/** Reads one act with what it is about, what was said to it, and its history. */
export const getAct = endpoint({
  act: "treaty-act.read",
  method: "get",
  path: "/treaties/acts/{id}",
  summary: "Read one act with what was said to it and what was changed in it",
  params: actId,
  output: ActInPlace.extend({ answers: z.array(ActInPlace), revisions: z.array(Revision) }),
  refusals: { "act-not-found": 404 },
})

const ruleRefusals = {
  "act-in-the-future": 422,
  "act-before-adoption": 422,
  "act-recorded-already": 409,
  "act-takes-effect-too-early": 422,
  "signature-not-open": 422,
  "signed-already": 409,
  "signature-after-consent": 422,
  "party-already": 409,
  "ratification-without-signature": 422,
  "convention-not-joined": 422,
  "not-open-to-organizations": 422,
  "not-a-participant": 422,
  "nothing-to-leave": 422,
  "instrument-cannot-be-left": 422,
  "about-nothing": 422,
  "about-cannot-be": 422,
  "territory-not-named": 422,
} as const satisfies Record<ActRefusal, RefusalStatus>

const said = ActWording.shape
const reason = z.string().min(1).max(1000).nullish()

/** Writes down one act. */
export const addAct = endpoint({
  act: "treaty-act.add",
  method: "post",
  path: "/treaties/acts",
  summary: "Write down one act",
  body: ActWording.extend({
    effective: said.effective.default(null),
    about: said.about.default(null),
    territory: said.territory.default(null),
    article: said.article.default(null),
    text: said.text.default(null),
    language: said.language.default(null),
    note: said.note.default(null),
    reason,
  }),
  output: Revision,
  refusals: { ...ruleRefusals, "participant-unknown": 422 },
})

/** Corrects an act, if all acts that stand on it would still be accepted. */
export const correctAct = endpoint({
  act: "treaty-act.correct",
  method: "patch",
  path: "/treaties/acts/{id}",
  summary: "Correct what is written of an act",
  params: actId,
  body: ActWording.partial().extend({ reason }),
  output: Revision,
  refusals: {
    ...ruleRefusals,
    "act-not-found": 404,
    "participant-unknown": 422,
    "nothing-changed": 409,
    "others-stand-on-it": 409,
  },
})

/** Takes an act out of the record; it stays in the history. */
export const dropAct = endpoint({
  act: "treaty-act.drop",
  method: "post",
  path: "/treaties/acts/{id}/drop",
  summary: "Take an act out of the record",
  params: actId,
  body: z.object({ reason }),
  output: Revision,
  refusals: { "act-not-found": 404, "others-stand-on-it": 409 },
})

/** Makes an act what it was before its latest change. */
export const undoRevision = endpoint({
  act: "treaty-act.undo-revision",
  method: "post",
  path: "/treaties/revisions/{id}/undo",
  summary: "Undo a change of an act",
  params: Revision.pick({ id: true }),
  output: Revision,
  refusals: {
    ...ruleRefusals,
    "revision-not-found": 404,
    "revision-undone": 409,
    "revision-not-latest": 409,
    "others-stand-on-it": 409,
  },
})

/** Lists what came newly into the record of an instrument, latest first: what a subscription reads. */
export const listChanges = endpoint({
  act: "treaty-change.list",
  method: "get",
  path: "/treaties/{code}/changes",
  summary: "List what came newly into the record of an instrument; as Atom or iCalendar to subscribe to",
  params: code,
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100), language }),
  output: z.object({ items: z.array(ActInPlace.extend({ title: z.string() })) }),
  refusals: { "treaty-not-found": 404 },
  formats: { atom: "application/atom+xml", ics: "text/calendar" },
})
