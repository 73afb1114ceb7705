import assert from "node:assert/strict"
import { test } from "node:test"
import { mandateIn, mandatesIn } from "./cases.ts"

const t = (text: string, addressee: string | null, target: string, kind: string) =>
  void test(`"${text}" is put to ${String(addressee)}`, () => {
    const found = mandateIn(text)
    assert.deepEqual([found.inferred ? null : found.addressee, found.target, found.kind], [addressee, target, kind])
  })

t("Requests the Secretary-General to submit a report;", "Secretary-General", "secretariat", "mandate")
t(
  "Requests the Secretary-General, within existing resources, to submit a report;",
  "Secretary-General",
  "secretariat",
  "mandate",
)
t(
  "Also requests, within existing resources, the Secretariat to submit a report;",
  "Secretariat",
  "secretariat",
  "mandate",
)
t("Urges Member States that keep no lamp to buy one;", "Member States", "states", "recommendation")
t("Calls upon all parties to the conflict to withdraw;", "all parties to the conflict", "states", "recommendation")
t("Demands that the Russian Federation withdraw its decision;", "Russian Federation", "states", "recommendation")
t(
  "Invites States, regional organizations and other donors to pay;",
  "States, regional organizations and other donors",
  "states",
  "recommendation",
)
t("Requests that the expert group look into the price of oil;", "expert group", "other", "mandate")
t(
  "Requests that, after a walk with the keepers, the Panel of Experts draw its chart;",
  "Panel of Experts",
  "other",
  "mandate",
)
t(
  "Appeals to relevant organs of the United Nations system to help;",
  "relevant organs of the United Nations system",
  "other",
  "recommendation",
)
t(
  "Invites the Conference of the Parties to the Harbour Convention to meet;",
  "Conference of the Parties to the Harbour Convention",
  "other",
  "recommendation",
)
t(
  "Requests within 60 days a further report from the Director General of the Board;",
  "Director General of the Board",
  "secretariat",
  "mandate",
)
t(
  "Encourages the Special Rapporteur on the right to light to visit them;",
  "Special Rapporteur on the right to light",
  "other",
  "recommendation",
)
t("Calls upon the harbour authorities to light the mole;", "harbour authorities", "states", "recommendation")
t("Urges that further efforts be devoted to the search for a lamp;", null, "none", "recommendation")
t(
  "Calls upon United Nations system organizations to save oil;",
  "United Nations system organizations",
  "other",
  "recommendation",
)
t(
  "Reiterates the invitation to Member States and other donors to pay;",
  "Member States and other donors",
  "states",
  "recommendation",
)
t("Reminds States of the need to report;", "States", "states", "recommendation")
t("Reiterates its request to the Secretary-General to send lamps;", "Secretary-General", "secretariat", "mandate")
t("Encourages the continued engagement of the Centre with its neighbours;", null, "none", "recommendation")
t("Calls for the full respect of human rights;", null, "none", "recommendation")
t("Welcomes the report of the Secretary-General;", null, "none", "position")
t("Requests an additional update by 1 May 2025;", null, "secretariat", "mandate")
t("Decides that the Working Group shall meet in 2025;", null, "none", "mandate")
t("Decides to remain seized of the matter.", null, "none", "position")
t("Recommends that the Secretariat speak with harbour masters;", "Secretariat", "secretariat", "recommendation")
t("Authorizes the Secretary-General to enter into commitments;", "Secretary-General", "secretariat", "mandate")

test("each finite clause is a mandate of its own", () => {
  const found = mandatesIn(
    "Takes note of the report, encourages States to read it, and, in this regard, requests the Office of Maps and Charts to print it;",
  )
  assert.deepEqual(
    found.map(({ verb, addressee, clause }) => [clause, verb, addressee]),
    [
      [1, "Takes note", null],
      [2, "encourages", "States"],
      [3, "requests", "Office of Maps and Charts"],
    ],
  )
})

test("an aside before the verb of a clause is no part of it, and belongs to no clause", () => {
  const found = mandatesIn(
    "Welcomes the chart, strongly supports the pilots, and in particular calls upon the Harbour Board to print it;",
  )
  assert.deepEqual(
    found.map(({ verb, addressee }) => [verb, addressee]),
    [
      ["Welcomes", null],
      ["strongly supports", null],
      ["calls upon", "Harbour Board"],
    ],
  )
  assert.equal(
    mandatesIn("Encourages the Board, which keeps the lamp and continues to contribute to its light;").length,
    1,
  )
})

test("a verb of another subject, a noun, or a word in quotation marks opens no clause", () => {
  for (const text of [
    "Welcomes the report, which recognizes the victims and calls upon States to act;",
    "Notes the number of requests for help and demands on the Office;",
    "Welcomes the campaign entitled “Listen, and requests will follow”;",
  ])
    assert.equal(mandatesIn(text).length, 1, text)
})

test("a request without a name goes to whom the clause before addressed, and says that this is inferred", () => {
  const [, second] = mandatesIn(
    "Requests the Panel of Experts to provide a midterm report, and requests also a final report by 1 May 2025;",
  )
  assert.deepEqual([second?.addressee, second?.inferred], ["Panel of Experts", true])
})

test("points under a requesting paragraph take over its verb and addressee, and the lead gives none", () => {
  const found = mandatesIn("Requests the Secretary-General:\n\n(a) To count the lamps;\n\n(b) To light them by 2025;")
  assert.deepEqual(
    found.map(({ paragraph, verb, addressee, action }) => [paragraph, verb, addressee, action]),
    [
      ["para_1__point_a", "Requests", "Secretary-General", "To count the lamps"],
      ["para_1__point_b", "Requests", "Secretary-General", "To light them by 2025"],
    ],
  )
  assert.equal(found[1]?.date?.to, "2025-12-31")
})

test("points under a paragraph that only reaffirms give no mandates", () => {
  assert.deepEqual(
    mandatesIn("Reaffirms the following commitments:\n\n(a) Each State shall act;\n\n(b) Each State shall report;").map(
      (one) => one.paragraph,
    ),
    ["para_1"],
  )
})
