import assert from "node:assert/strict"
import { test } from "node:test"
import { ordinalAbroad } from "../src/ordinals.ts"
import { ordinal, sessionDays } from "../src/sessions.ts"
import { mandateIn } from "./cases.ts"

const t = (text: string, printed: string | null, kind?: string, from?: string | null, to?: string | null) =>
  void test(`"${text}" is due ${String(printed)}`, () => {
    const date = mandateIn(text).date
    assert.deepEqual(
      date && [date.printed, date.kind, date.from, date.to],
      printed === null ? null : [printed, kind, from, to],
    )
  })

t(
  "Requests the Secretary-General to report at its eightieth session;",
  "at its eightieth session",
  "session",
  "2025-09-01",
  "2026-09-15",
)
t(
  "Invites the Commission on Crime Prevention and Criminal Justice to count lamps no later than at its thirty-sixth session;",
  "no later than at its thirty-sixth session",
  "session",
  "2027-01-01",
  "2027-12-31",
)
t(
  "Requests the Secretariat to convene a meeting no later than six months before the fifteenth session of the Conference;",
  "no later than six months before the fifteenth session of the Conference",
  "relative",
  null,
  null,
)
t(
  "Requests the Secretariat to report to the Human Rights Council at its sixtieth session;",
  "at its sixtieth session",
  "session",
  "2025-09-05",
  "2025-12-15",
)
t(
  "Requests the Office to report to the Commission on Crime Prevention and Criminal Justice at its thirty-fourth session;",
  "at its thirty-fourth session",
  "session",
  "2025-01-01",
  "2025-12-31",
)
t(
  "Requests the Secretary-General to report at its eightieth and eighty-first sessions;",
  "at its eightieth and eighty-first sessions",
  "session",
  "2025-09-01",
  "2027-09-15",
)
t(
  "Decides to review the matter at its eightieth session, in 2025;",
  "at its eightieth session, in 2025",
  "session",
  "2025-01-01",
  "2025-12-31",
)
t(
  "Decides to include in the provisional agenda of its eightieth session the item entitled “Harbour lights”.",
  "in the provisional agenda of its eightieth session",
  "session",
  "2025-09-01",
  "2026-09-15",
)
t(
  "Requests the Secretariat to hold the survey ordered by the keepers for its consideration no later than at its eightieth session;",
  "no later than at its eightieth session",
  "session",
  "2025-09-01",
  "2026-09-15",
)
t(
  "Requests those Parties whose plan contains a span up to 2024 to send another by 2026;",
  "by 2026",
  "calendar",
  "2026-01-01",
  "2026-12-31",
)
t(
  "Requests the Mission to begin on 1 July 2024 to put out its lamps, so as to end by 31 December 2024;",
  "by 31 December 2024",
  "calendar",
  "2024-12-31",
  "2024-12-31",
)
t(
  "Decides to extend the mandate of the keeper for a further period of six months, ending on 19 June 2024;",
  "for a further period of six months, ending on 19 June 2024",
  "term",
  null,
  null,
)
t(
  "Invites Parties to send their charts no later than when the first lamp is lit;",
  "no later than when the first lamp is lit",
  "relative",
  null,
  null,
)
t(
  "Requests the Office to report at its session following the meeting of the pilots;",
  "at its session following the meeting of the pilots",
  "session",
  null,
  null,
)
t(
  "Calls upon all members to end the talks by the conclusion of the twelfth Harbour Conference, with oil at hand;",
  "by the conclusion of the twelfth Harbour Conference",
  "relative",
  null,
  null,
)
t("Welcomes the efforts leading up to the 2030 Agenda;", null)
t(
  "Requests the Secretary-General to report no later than 31 March 2024;",
  "no later than 31 March 2024",
  "calendar",
  "2024-03-31",
  "2024-03-31",
)
t(
  "Invites States to take part in the debate, to be held in June 2024;",
  "in June 2024",
  "calendar",
  "2024-06-01",
  "2024-06-30",
)
t("Urges States to end it by 2030;", "by 2030", "calendar", "2030-01-01", "2030-12-31")
t(
  "Decides to hold the meeting from 5 to 9 March 2024;",
  "from 5 to 9 March 2024",
  "calendar",
  "2024-03-05",
  "2024-03-09",
)
t(
  "Decides to extend the mandate of the Panel until 30 April 2025;",
  "until 30 April 2025",
  "term",
  "2025-04-30",
  "2025-04-30",
)
t("Decides to extend the mandate for a period of three years;", "for a period of three years", "term", null, null)
t("Requests the Secretary-General to report within sixty days;", "within sixty days", "relative", null, null)
t("Requests the Secretary-General to report annually;", "annual", "standing", null, null)
t("Welcomes the Forum held from 13 to 15 February 2024;", null)
t("Decides that the Group should continue the functions set forth in decision 4/4 of 17 October 2024;", null)
t("Urges States to print the 2030 Agenda on lamps;", null)
t("Recalls the meeting of the Conference at its tenth session;", null)

test("ordinals are read in words and in figures", () => {
  for (const [words, number] of [
    ["first", 1],
    ["twelfth", 12],
    ["twentieth", 20],
    ["sixty-fifth", 65],
    ["seventyfourth", 74],
    ["21st", 21],
    ["one hundred and second", 102],
  ] as const)
    assert.equal(ordinal(words), number, words)
  assert.equal(ordinal("present"), null)
})

test("sessions of the organs fall in their years", () => {
  for (const [organ, number, year] of [
    ["GA", 64, "2009"],
    ["COP", 4, "2008"],
    ["COP", 13, "2026"],
    ["CCPCJ", 17, "2008"],
    ["HRC", 57, "2024"],
    ["HRC", 46, "2021"],
    ["CAC-COSP", 10, "2023"],
  ] as const)
    assert.equal(sessionDays(organ, number)?.from.slice(0, 4), year, `${organ} ${number}`)
  assert.equal(sessionDays("SC", 5), null)
  assert.equal(sessionDays("COP", 99), null)
})

test("French, Spanish and Russian ordinals are read", () => {
  for (const [language, words, number] of [
    ["fr", "quatre-vingtième", 80],
    ["fr", "soixante-dix-neuvième", 79],
    ["fr", "soixante et unième", 61],
    ["es", "septuagésimo noveno", 79],
    ["es", "octogésimo primer", 81],
    ["es", "57º", 57],
    ["ru", "восемьдесят первой", 81],
    ["ru", "восьмидесятой", 80],
  ] as const)
    assert.equal(ordinalAbroad(words, language), number, words)
  assert.equal(ordinalAbroad("présente", "fr"), null)
})
