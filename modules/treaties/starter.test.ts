import { starterActors } from "#modules/directory/door.ts"
import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import { shippedTo } from "#modules/treaties/act-kinds.ts"
import { instrumentOf, instruments } from "#modules/treaties/instruments.ts"
import { takesPart } from "#modules/treaties/naming.ts"
import { countsOf, participantsOn, participationOf } from "#modules/treaties/participation.ts"
import { replay } from "#modules/treaties/replay.ts"
import { entryInto } from "#modules/treaties/standing.ts"
import { actsFrom, formerNamesFrom } from "#modules/treaties/starter.ts"
import { shippedActs } from "#modules/treaties/store/shipped.ts"
import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"

const acts = await shippedActs(new Date("2026-11-02T00:00:00Z"))
const isUnion = (participant: string) => participant === "eu"
const all = participationOf(acts, isUnion)

describe("the shipped acts", () => {
  it("make 124 parties to the Trafficking Protocol on 26 September 2008, as the depositary counted", () => {
    assert.deepEqual(countsOf(participantsOn(all, "XVIII-12-a", "2008-09-26")), {
      signatories: 117,
      parties: 124,
      bound: 123,
    })
  })

  it("are of participants the directory has, and none of them breaks a rule", async () => {
    const known = new Set((await starterActors()).filter(takesPart).map(({ code }) => code))
    assert.deepEqual(
      acts.filter(({ participant }) => !known.has(participant)),
      [],
    )
    const { broken, doubts } = replay(
      acts,
      all,
      () => undefined,
      isUnion,
      shippedTo.replace("2014-01-27", "2014-12-31"),
    )
    assert.deepEqual(broken, [])
    // The depositary itself shows a signature and an accession there.
    assert.deepEqual(
      doubts.map(({ act: { instrument, participant }, doubt }) => [instrument, participant, doubt]),
      [["IV-8", "state-khm", "accession-after-signature"]],
    )
  })

  it("bring each instrument into force by its rule on the day the depositary says", () => {
    const byRule = (code: InstrumentCode) =>
      entryInto(
        instrumentOf(code),
        [...all.of(code)].filter(([participant]) => !isUnion(participant)).map(([, history]) => history),
      )
    for (const { code, inForce } of instruments.filter((each) => each.code !== "IV-8"))
      assert.equal(byRule(code), inForce, code)
    // One of its first twenty parties is no more and stands in no list: by the others it is a day later.
    assert.deepEqual([byRule("IV-8"), instrumentOf("IV-8").inForce], ["1981-09-04", "1981-09-03"])
  })

  const theirs = "../shared/data/treaty-status/treaty-status.csv"
  it(
    "are the signatures and deposits that were found, but for two deposits whose kind follows from the rule",
    { skip: !existsSync(theirs) && "the found data are not at hand" },
    () => {
      const found = readFileSync(theirs, "utf8").trim().split(/\r?\n/).slice(1)
      const told = found.flatMap((line) => {
        const cells = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell.replaceAll('"', ""))
        const [, code, , iso3, signed, , deposited, kind] = cells
        const who = iso3 === "EU*" ? "eu" : `state-${iso3?.toLowerCase()}`
        return [
          ...(signed ? [`${code} ${who} signature ${signed}`] : []),
          ...(deposited ? [`${code} ${who} ${kind} ${deposited}`] : []),
        ]
      })
      const ours = new Set(
        acts.map(({ instrument, participant, kind, dated }) => `${instrument} ${participant} ${kind} ${dated}`),
      )
      assert.equal(ours.size, told.length)
      assert.deepEqual(told.filter((each) => !ours.has(each)).sort(), [
        "XVIII-12-a state-atg ratification 2010-02-17",
        "XVIII-12-c state-bhs ratification 2008-09-26",
      ])
    },
  )
})

describe("the seven instruments", () => {
  it("have a title and a name in six languages", () => {
    for (const { code, titles, names } of instruments)
      for (const each of [titles, names]) assert.deepEqual(Object.keys(each).sort(), [...languages], code)
  })
})

describe("reading the table of participation", () => {
  const id = (name: string) => `00000000-0000-4000-8000-${Buffer.from(name).toString("hex").slice(-12)}`
  const headings = "participant\tlisted\tXVIII-12\tIV-8"
  const at = "2026-11-02T00:00:00.000Z"

  it("takes what was done on a day by the letters of the depositary", () => {
    const read = actsFrom(
      `# from\n${headings}\nstate-lum\tLuminia\t2001-01-02 s; 2003-04-05 AA\t1990-01-01 d\n`,
      id,
      at,
    )
    assert.deepEqual(
      read.map(({ instrument, kind, dated }) => [instrument, kind, dated]),
      [
        ["XVIII-12", "signature", "2001-01-02"],
        ["XVIII-12", "approval", "2003-04-05"],
        ["IV-8", "succession", "1990-01-01"],
      ],
    )
  })

  it("throws with what it cannot read", () => {
    assert.throws(() => actsFrom(`${headings}\nstate-lum\tLuminia\t2001-13-02 s\t`, id, at), /state-lum.*2001-13-02 s/)
    assert.throws(() => actsFrom(`${headings}\nstate-lum\tLuminia\t2001-12-02 z\t`, id, at), /2001-12-02 z/)
    assert.throws(() => actsFrom(`${headings}\nstate-lum\tLuminia`, id, at), /2 cells for 4 columns/)
  })

  it("keeps the names under which participants were listed and those they had", () => {
    const former = formerNamesFrom(`${headings}\nstate-lum\tOld Luminia\t\t`, "participant\ten\tfr\nstate-lum\tLumen\t")
    assert.deepEqual(former.get("state-lum"), ["Old Luminia", "Lumen"])
  })
})
