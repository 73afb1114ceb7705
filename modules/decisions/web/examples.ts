/** An invented resolution and what was read of it, for tests of pages. Nothing here was ever adopted. */
import type { Document } from "#modules/decisions/document.ts"
import { Mandate, type MandateInPlace } from "#modules/decisions/mandate.ts"
import { Provision } from "#modules/decisions/provision.ts"
import type { Overview } from "#modules/decisions/web/OverviewPage.tsx"
import type { z } from "zod"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`

const paragraph = (n: number, anchor: string, text: string, rest: Partial<z.input<typeof Provision>> = {}): Provision =>
  Provision.parse({
    id: uuid(n),
    anchor,
    kind: anchor.startsWith("pp") ? "preambular" : anchor.includes("point") ? "sub" : "operative",
    number: anchor.startsWith("pp") ? null : (/_([^_]+)$/.exec(anchor)?.[1] ?? null),
    section: null,
    depth: anchor.includes("point") ? 1 : 0,
    opening: null,
    language: "en",
    text,
    marks: [],
    confidence: 0.98,
    ...rest,
  })

const opened = (text: string, opening: string) => ({
  opening,
  marks: [
    {
      type: "italic" as const,
      range: [text.indexOf(opening), text.indexOf(opening) + opening.length] as [number, number],
    },
  ],
})

const recalling = "Recalling its resolution 91/12 of 3 December 2031 on safe passage along inland waterways,"
const requests =
  "Requests the Secretary-General to submit to the Conference, at its eighth session, a report on the lanterns placed along inland waterways;"
const lit = "To keep every lantern lit from dusk to dawn, as set out in paragraphs 1 and 2 above;"
const urges = "Urges Member States:"

/** The paragraphs of the invented resolution, in printed order. */
export const provisions: readonly Provision[] = [
  paragraph(10, "enacting", "The Conference,", { kind: "enacting", number: null }),
  paragraph(11, "pp_1", recalling, {
    opening: "Recalling",
    marks: [
      { type: "italic", range: [0, 9] },
      { type: "note", range: [recalling.length - 1, recalling.length - 1], note: "1" },
      {
        type: "citation",
        range: [14, 30],
        citation: { kind: "resolution", body: "GA", id: "91/12", symbol: "A/RES/91/12", slug: "A-RES-91-12" },
      },
    ],
  }),
  paragraph(12, "para_1", requests, opened(requests, "Requests")),
  paragraph(13, "para_2", urges, opened(urges, "Urges")),
  paragraph(14, "para_2__point_a", lit, {
    number: "(a)",
    marks: ["para_1", "para_2", "para_9"].map((id) => ({
      type: "citation",
      range: [lit.indexOf("paragraphs"), lit.indexOf(";")],
      citation: { kind: "internal", body: null, id, symbol: null, slug: null },
    })),
  }),
  paragraph(15, "para_2__point_b", "To inform the Secretariat, by 31 March 2033, of any lantern found dark;", {
    number: "(b)",
    confidence: 0.55,
  }),
]

/** The one note of the invented resolution. */
export const notes = [{ mark: "1", text: "See A/91/77, annex.", marks: [], ibidem: null }]

const mandate = (n: number, rest: Partial<z.input<typeof Mandate>>): Mandate =>
  Mandate.parse({
    id: uuid(n),
    provision: uuid(12),
    clause: 1,
    language: "en",
    kind: "mandate",
    verb: "Requests",
    core: "requests",
    class: "request",
    level: 5,
    addressee: "the Secretary-General",
    actor: "un-sg",
    inferred: false,
    target: "secretariat",
    action:
      "to submit to the Conference, at its eighth session, a report on the lanterns placed along inland waterways",
    deliverable: "report",
    date: { printed: "at its eighth session", kind: "session", from: "2033-05-01", to: "2033-05-12" },
    recurrence: null,
    report: { to: ["the Conference"], session: "8" },
    resources: null,
    basis: [],
    confidence: 0.97,
    range: null,
    corrected: false,
    status: "due",
    statusBasis: "date-ahead",
    said: null,
    daysOverdue: null,
    themes: [],
    requirement: null,
    words: "text",
    ...rest,
  })

/** What the invented resolution asks. */
export const mandates: readonly Mandate[] = [
  mandate(20, {}),
  mandate(21, {
    provision: uuid(14),
    kind: "recommendation",
    verb: "Urges",
    core: "urges",
    class: "urging",
    level: 4,
    addressee: "Member States",
    actor: "member-states",
    target: "states",
    action: "to keep every lantern lit from dusk to dawn",
    deliverable: null,
    date: null,
    report: null,
    status: "standing",
  }),
  mandate(22, {
    provision: uuid(15),
    kind: "recommendation",
    verb: "Urges",
    core: "urges",
    class: "urging",
    level: 4,
    addressee: "Member States",
    actor: "member-states",
    target: "states",
    action: "to inform the Secretariat, by 31 March 2033, of any lantern found dark",
    deliverable: null,
    date: { printed: "by 31 March 2033", kind: "calendar", from: null, to: "2033-03-31" },
    report: null,
    confidence: 0.55,
    status: "overdue",
  }),
]

/** The invented resolution itself. */
export const document: Document = {
  id: uuid(1) as Document["id"],
  slug: "CLW-COP-RES-7-4",
  symbol: "CLW/COP/RES/7/4",
  number: "7/4",
  titles: { en: "Lanterns along inland waterways", ar: "الفوانيس على امتداد المجاري المائية الداخلية" },
  kind: "resolution",
  stage: "adopted",
  body: "COP",
  session: "7",
  adopted: "2032-11-19",
  dated: null,
  agendaItem: "5",
  sponsors: [],
  languages: ["en", "ar"],
  versions: [],
  paragraphs: 6,
  mandates: 3,
}

/** A mandate of it, as the register shows it. */
export const inPlace = (each: Mandate): MandateInPlace => {
  const stands = provisions.find(({ id }) => id === each.provision)
  return {
    ...each,
    place: {
      slug: document.slug,
      symbol: document.symbol,
      number: document.number,
      title: document.titles.en ?? "",
      titleLanguage: "en",
      anchor: stands?.anchor ?? "para_1",
      paragraph: stands?.number ?? null,
      section: null,
      body: document.body,
      session: document.session,
      adopted: document.adopted,
    },
  }
}

/** A home page that has only that resolution to show. */
export const overview: Overview = {
  documents: 1,
  paragraphs: 6,
  mandates: 3,
  recommendations: 2,
  standing: 1,
  due: 1,
  overdue: 1,
  actors: 2,
  byTarget: [
    { target: "secretariat", count: 1 },
    { target: "states", count: 2 },
    { target: "other", count: 0 },
    { target: "none", count: 0 },
  ],
  next: mandates.filter(({ date }) => date !== null).map((each) => inPlace(each)),
  latest: [document],
}

/** A record with nothing in it. */
export const emptyOverview: Overview = {
  ...overview,
  documents: 0,
  paragraphs: 0,
  mandates: 0,
  recommendations: 0,
  standing: 0,
  due: 0,
  overdue: 0,
  byTarget: [],
  next: [],
  latest: [],
}
