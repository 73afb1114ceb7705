import type { Call } from "#modules/calls/call.ts"
import { lanternCall, lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import type { Question } from "#modules/calls/question.ts"
import type { Row } from "#modules/calls/web/board/filtered.ts"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"

/** An invented call about lanterns, as the pages of this module are shown it in tests. */
const mandate = "00000000-0000-4000-8000-00000000000a" as Call["mandates"][number] // an invented id

/** The questions of the call, as the bank has them. */
export const questions: readonly Question[] = lanternQuestions.map((each) => ({ ...each, edition: 1, retired: false }))

/** How far the answers have come: one of three is there. */
export const tally = { asked: 3, opened: 0, drafting: 1, cleared: 0, submitted: 1, clarifying: 0, withdrawn: 0 }

/** The call with its form, open unless told otherwise. */
export const lanterns = (rest: Partial<CallRecord> = {}): CallRecord => ({
  ...lanternCall(mandate, "2033-04-30"),
  id: "00000000-0000-4000-8000-00000000000b" as Call["id"], // an invented id
  ...{ status: "open", edition: 1, opened: "2033-03-01", closed: null, touch: 4, tally },
  under: [
    {
      id: mandate,
      ...{ document: "LAMPS-1", slug: "LAMPS-1", symbol: "LAMPS/RES/1", place: "4", anchor: "para_4" },
      ...{ text: "Requests harbours to keep a lantern;", language: "en" },
    },
  ],
  form: { ...lanternQuestionnaire, questions: [...questions] },
  editions: [{ number: 1, reason: null, made: "2033-02-01T09:00:00.000Z", added: [], dropped: [], reworded: [] }],
  faults: [],
  ...rest,
})

/** Where one addressee stands, not having looked unless told otherwise. */
export const row = (rest: Partial<Row> = {}): Row => ({
  ...{ party: "state-lum", names: { en: "Luminia", ar: "لومينيا" }, iso3: "LUM", form: "obligatory", reached: true },
  ...{ standing: "not-opened", due: "2033-04-30", extensionAsked: null, extended: null, needsHelp: false },
  ...{ submitted: null, reminded: null, unclear: 0 },
  ...rest,
})
