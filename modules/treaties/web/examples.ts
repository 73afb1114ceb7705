import { instrumentOf } from "#modules/treaties/instruments.ts"
import type { Act } from "#modules/treaties/act.ts"
import type { ParticipantInPlace } from "#modules/treaties/contract.ts"
import type { ActRecord } from "#modules/treaties/web/ActPage.tsx"
import type { Treaty } from "#modules/treaties/web/TreatyPage.tsx"

/** Invented participants of a treaty, one in each status, as the pages of this module are shown them in tests. */
const luminia = { code: "state-lum", kind: "member-state", iso3: "LUM", group: "african" } as const
const names = { en: "Luminia", fr: "Luminie", ar: "لومينيا" } as const

/** One participant, bound unless told otherwise. */
export const participant = (rest: Partial<ParticipantInPlace> = {}): ParticipantInPlace => ({
  participant: { ...luminia, names, official: ["en", "fr"] },
  ...{ status: "bound", signed: "2000-12-13", consented: "2005-03-01", consent: "ratification", bound: "2005-03-31" },
  ...{ left: null, ended: null, said: 0 },
  ...rest,
})

/** An invented act, with whatever else there is to tell. */
const act = (n: number, rest: Pick<Act, "participant" | "kind" | "dated"> & Partial<Act>): Act => ({
  // An invented id.
  id: `00000000-0000-4000-8000-00000000000${n}` as Act["id"],
  instrument: "XVIII-12-a",
  ...{ effective: null, about: null, territory: null, article: null, text: null, language: null, note: null },
  ...{ source: "invented", origin: "person", corrected: false, entered: "2026-11-02T00:00:00.000Z" },
  ...rest,
})

/** The Trafficking Protocol with one party. */
export const protocol: Treaty = {
  ...instrumentOf("XVIII-12-a"),
  ...{ on: "2006-01-01", shippedTo: "2014-01-27", brought: 2 },
  counts: { signatories: 0, parties: 1, bound: 1 },
  countsShipped: { signatories: 0, parties: 1, bound: 1 },
  growth: [
    { day: "2005-03-01", parties: 1, bound: 0 },
    { day: "2005-03-31", parties: 1, bound: 1 },
  ],
}

/** A reservation with an objection to it and a correction. */
export function reservation(): ActRecord {
  const told = act(1, {
    ...{ participant: "state-lum", kind: "reservation", dated: "2005-03-01" },
    ...{ article: "15(2)", text: "It keeps its lamps to itself." },
  })
  const who = participant().participant
  const answer = {
    ...act(2, { participant: "state-umb", kind: "objection", dated: "2006-01-01", about: told.id }),
    who,
  }
  const before = { ...told, article: "15" }
  return {
    ...{ ...told, who, answers: [answer] },
    revisions: [
      // An invented id, and words of the test's own author.
      {
        id: "00000000-0000-4000-9000-000000000001" as ActRecord["revisions"][number]["id"],
        act: told.id,
        kind: "correct",
        before,
        after: told,
        reason: "misread",
        person: "amina",
        at: "2026-11-02T12:00:00.000Z",
        undone: false,
      },
    ],
  }
}
