import { type Asked, type Evidence, judge, sketchOf } from "#modules/decisions/lineage/likeness.ts"
import { decided, linkable, undoable } from "#modules/decisions/lineage/lineage.ts"
import { documentJudgement, type Titled } from "#modules/decisions/lineage/title.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const asked: Asked = {
  language: "en",
  core: "requests",
  level: 5,
  actor: "un-secretary-general",
  target: "secretariat",
  action:
    "to submit to the General Assembly at its seventy-third session a report on the oil that lanterns in harbours burn",
  body: "un-ga",
}
const nothing: Evidence = { paragraphCites: false, documentCites: false, series: false, subject: true }
const series: Evidence = { ...nothing, series: true }
const later = (change: Partial<Asked>): Asked => ({ ...asked, ...change })

describe("judging whether a mandate goes back to another", () => {
  it("takes another session for the same request", () => {
    const again = later({ action: asked.action.replace("seventy-third", "eighty-first") })
    const judgement = judge(again, asked, nothing)
    assert.equal(judgement?.kind, "repeats")
    assert.deepEqual(
      judgement.reasons.map(({ code }) => code),
      ["same-words", "same-addressee", "same-verb", "same-body"],
    )
  })

  const cases: readonly (readonly [says: string, later: Asked, evidence: Evidence, kind: string | null])[] = [
    ["says nothing of texts that nothing ties together", asked, { ...nothing, subject: false }, null],
    ["asks nobody else", later({ actor: "unodc" }), series, null],
    ["stays in its language", later({ language: "fr" }), series, null],
    [
      "needs words in common",
      later({ action: "to convene a meeting of keepers on rocks and reefs in winter" }),
      series,
      null,
    ],
    [
      "says by its verb that it continues",
      later({ core: "decides", level: 7, action: `to continue ${asked.action.slice(3)}` }),
      series,
      "continues",
    ],
    [
      "amends what it repeats in part",
      later({
        action: asked.action.replace("that lanterns in harbours burn", "and wicks used by keepers in ports"),
      }),
      series,
      "amends",
    ],
    [
      "says nothing of texts that every text asks of itself",
      later({
        action:
          "to submit a report on the implementation of the present resolution to the General Assembly at its next session",
      }),
      nothing,
      null,
    ],
  ]
  for (const [says, now, evidence, kind] of cases)
    it(says, () => assert.equal(judge(now, asked, evidence)?.kind ?? null, kind))

  it("asks more of the words where the texts are no series, and nothing of short ones", () => {
    const changed = later({
      action: "to submit a report on the oil that lanterns on the high seas burn to the Council",
    })
    assert.equal(judge(changed, asked, nothing), null)
    assert.ok(judge(changed, asked, series))
    const short = later({ action: "to remain seized of the matter" })
    assert.equal(judge(short, short, nothing), null)
    assert.ok(judge(short, short, series))
  })

  it("tells a verb that grew stronger or weaker", () => {
    const codes = (level: number, core: string) =>
      judge(later({ level, core }), asked, series)?.reasons.map(({ code }) => code) ?? []
    assert.ok(codes(7, "decides").includes("stronger-verb"))
    assert.ok(codes(2, "invites").includes("weaker-verb"))
  })

  it("is surer the more speaks for it", () => {
    const scores = [
      nothing,
      { ...nothing, documentCites: true },
      { ...nothing, paragraphCites: true, series: true },
    ].map(
      (evidence) =>
        judge(later({ core: "asks", action: asked.action.replace("burn", "use every year") }), asked, evidence)
          ?.score ?? 0,
    )
    assert.deepEqual(
      scores,
      [...scores].sort((one, other) => one - other),
    )
  })
})

describe("a sketch", () => {
  const words =
    "the keepers of every harbour shall trim the wicks and fill the lamps before the sun goes down in winter".split(" ")
  const share = (one: readonly number[], other: readonly number[]) => one.some((mark) => other.includes(mark))

  it("is the same for the same words, whatever session they name", () => {
    assert.deepEqual(
      sketchOf("to report at its seventieth session on lamps"),
      sketchOf("to report at its 72nd session on lamps"),
    )
  })

  it("shares a mark with words that are alike by a half, and none with others", () => {
    const half = [...words.slice(0, 14), "and", "sing", "until", "the", "morning", "comes"]
    const other =
      "member states are invited to contribute to the trust fund for the benefit of those whom the storms made poor".split(
        " ",
      )
    assert.ok(share(sketchOf(words.join(" ")), sketchOf(half.join(" "))))
    assert.ok(!share(sketchOf(words.join(" ")), sketchOf(other.join(" "))))
  })

  it("is empty where there is too little to tell by", () => assert.deepEqual(sketchOf("to act"), []))
})

describe("a link", () => {
  const at = (provision: string, adopted: string | null) => ({ provision, adopted })
  it("goes back in time, and never to its own paragraph", () => {
    assert.ok(linkable(at("b", "2018-01-01"), at("a", "2016-01-01")).ok)
    assert.ok(linkable(at("b", null), at("a", "2016-01-01")).ok)
    assert.deepEqual(linkable(at("a", null), at("a", null)), { ok: false, refusal: "mandates-in-one-paragraph" })
    assert.deepEqual(linkable(at("b", "2014-01-01"), at("a", "2016-01-01")), { ok: false, refusal: "earlier-is-later" })
  })

  it("is decided where something changes, and undone from the latest on", () => {
    const link = { kind: "repeats", standing: "suggested" } as const
    assert.deepEqual(decided(link, { standing: "confirmed" }), { ok: true, value: { ...link, standing: "confirmed" } })
    assert.deepEqual(decided(link, { standing: "suggested" }), { ok: false, refusal: "nothing-changed" })
    assert.deepEqual(undoable(true, false), { ok: false, refusal: "linking-undone" })
    assert.deepEqual(undoable(false, true), { ok: false, refusal: "linking-not-latest" })
  })
})

describe("judging whether a document goes back to another", () => {
  const text: Titled = {
    identity: "A/RES/71/901",
    kind: "resolution",
    stage: "adopted",
    body: "un-ga",
    session: "71",
    day: "2016-12-19",
    title: "Safety of lanterns in harbours",
    cites: [],
  }
  const after = (change: Partial<Titled>): Titled => ({
    ...text,
    identity: "A/RES/73/905",
    session: "73",
    day: "2018-12-17",
    ...change,
  })
  const draft: Titled = { ...text, identity: "draft", stage: "revised", kind: "draft-resolution" }
  const cases: readonly (readonly [says: string, later: Titled, earlier: Titled, kind: string | null])[] = [
    ["follows one of its title in an earlier session", after({}), text, "follows"],
    ["does not follow one of another body", after({ body: "ecosoc" }), text, null],
    ["does not follow another subject", after({ title: "Trade in wicks" }), text, null],
    [
      "follows one of a like title that it names",
      after({ title: "Safety of lanterns in harbours and ports", cites: ["A/RES/71/901"] }),
      text,
      "follows",
    ],
    [
      "does not follow one of a like title that it does not name",
      after({ title: "Safety of lanterns in harbours and ports" }),
      text,
      null,
    ],
    ["is what the draft of its session became", text, draft, "becomes"],
    ["is not what a draft of another session became", after({}), draft, null],
  ]
  for (const [says, now, earlier, kind] of cases)
    it(says, () => assert.equal(documentJudgement(now, earlier)?.kind ?? null, kind))
})
