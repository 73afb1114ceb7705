import type { RestsOn } from "#modules/analysis/correction.ts"
import { Release } from "#modules/analysis/release.ts"
import { Snapshot } from "#modules/analysis/snapshot.ts"
import type { DatasetRecord, ReleaseRead, SnapshotRead } from "#modules/analysis/web/inside/contract.ts"

/** Invented data of an invented State, to show pages with. */
const ids = {
  dataset: "01890000-0000-7000-8000-000000000001",
  snapshot: "01890000-0000-7000-8000-000000000002",
  release: "01890000-0000-7000-8000-000000000003",
  earlier: "01890000-0000-7000-8000-000000000004",
} as const

const brought = "2033-03-01T09:00:00.000Z"

/** A snapshot that waits for repair: three spellings, one of them said already, and a remark. */
export const taken = Snapshot.parse({
  ...{ id: ids.snapshot, dataset: ids.dataset, status: "read", layout: "plain", filename: "lamps.csv" },
  ...{
    digest: "ab".repeat(32),
    records: 12_345,
    brought,
    broughtBy: "ida",
    changedBy: ["ida"],
    reviewed: null,
    reviewedBy: null,
  },
  columns: [
    { name: "area", heading: "Country", role: "area", list: "m49", listVersion: "m49 2026-05", values: 3 },
    { name: "year", heading: "Year", role: "time", list: null, listVersion: null, values: 2 },
    { name: "sex", heading: "Gender", role: "dimension", list: "sex", listVersion: "sex 0.1", values: 3 },
    { name: "form", heading: "Form", role: "dimension", list: "form", listVersion: "form 0.1", values: 4 },
    { name: "notes", heading: "Notes", role: "left-out", list: null, listVersion: null, values: 0 },
  ],
  remarks: [{ code: "value-not-in-list", column: "area", what: null, line: 7, times: 40, fault: false }],
  repairs: [
    { column: "area", value: "Lumnia", times: 31, suggestions: [{ code: "state-xlu", near: 0.94 }] },
    { column: "area", value: "Elsewhere", times: 2, suggestions: [] },
    { column: "sex", value: "femal", times: 7, suggestions: [{ code: "female", near: 0.9 }], meaning: "female" },
  ],
})

/** The same as its page has it, with what its people are called. */
export const snapshot: SnapshotRead = { ...taken, answers: null, people: { ida: "Ida Inventata" } }

/** What data that were taken from answers rest on, one of which was corrected. */
export const rests: RestsOn = {
  ...{ questions: ["lamps.lit"], audience: "public", anew: null },
  corrections: [
    {
      ...{ party: "state-xlu", partyNames: { en: "Lumenia", ar: "لومينيا" }, question: "lamps.lit" },
      ...{ label: { en: "Lamps that were lit" }, period: "2032", round: 2, since: "2033-04-02" },
      ...{ answer: "01890000-0000-7000-8000-000000000005", correction: "01890000-0000-7000-8000-000000000006" },
    },
  ],
}

/** The dataset it is of. */
export const dataset: DatasetRecord = {
  ...{ id: snapshot.dataset, code: "lamps", title: { en: "Keepers of lamps", ar: "حفظة المصابيح" } },
  ...{ kind: "records", unit: "victim", provenance: "Invented for a page.", language: "en", licence: "CC BY 4.0" },
  ...{ party: "state-xlu", partyNames: { en: "Lumenia", ar: "لومينيا" }, touch: 0, closed: false },
  ...{
    snapshots: 1,
    releases: 0,
    latest: brought,
    waiting: 0,
    least: { public: 10, parties: 5 },
    history: [taken],
    people: snapshot.people,
  },
  bringing: [],
}

/** A release of it that was protected and put before another. */
export const release: ReleaseRead = {
  ...Release.parse({
    ...{
      id: ids.release,
      code: "lamps-2033",
      dataset: ids.dataset,
      snapshot: ids.snapshot,
      status: "proposed",
      touch: 2,
    },
    ...{ title: { en: "Keepers of lamps by sex", ar: "حفظة المصابيح حسب الجنس" }, by: ["area", "year"] },
    ...{ tables: [["sex", "form"]], filters: [{ column: "sex", codes: ["female"] }], audience: "public", k: 10 },
    ...{ protecting: null, fault: null, digest: "cd".repeat(32), madeBy: "ida", changedBy: ["ida"] },
    ...{ released: null, releasedBy: null, withdrawn: null, reason: null },
    proof: {
      ...{ cells: 120, small: 9, beside: 4, told: 0.975, witnesses: 13, solved: 0, narrowest: 6, touch: 2 },
      against: [ids.earlier],
    },
  }),
  ...{
    datasetTitle: dataset.title,
    party: "state-xlu",
    partyNames: dataset.partyNames,
    unit: "victim",
    taken: brought,
    stale: false,
    corrected: null,
    answers: null,
    besides: [],
    behind: { answers: 0, questions: [] },
    people: snapshot.people,
    proved: { cells: 120, withheld: 13, solved: 0 },
  },
}
