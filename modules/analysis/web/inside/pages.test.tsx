import { BeingRead, LeftBehind } from "#modules/analysis/web/inside/BeingRead.tsx"
import { BringData } from "#modules/analysis/web/inside/BringPage.tsx"
import { ComparedCells } from "#modules/analysis/web/inside/ComparePage.tsx"
import { DatasetPage } from "#modules/analysis/web/inside/DatasetPage.tsx"
import { DatasetsPage } from "#modules/analysis/web/inside/DatasetsPage.tsx"
import { Deciding } from "#modules/analysis/web/inside/Deciding.tsx"
import { DoorRefusal } from "#modules/analysis/web/inside/DoorRefusal.tsx"
import { draftOf, isWhole, nextCode, withAudience, withBy, withCrossed } from "#modules/analysis/web/inside/drafting.ts"
import { dataset, release, rests, snapshot } from "#modules/analysis/web/inside/examples.ts"
import { listed, namingOf } from "#modules/analysis/web/inside/lists.ts"
import { ReleaseForm } from "#modules/analysis/web/inside/ReleaseForm.tsx"
import { ReleasePage, stepOf } from "#modules/analysis/web/inside/ReleasePage.tsx"
import { ReleasesPage } from "#modules/analysis/web/inside/ReleasesPage.tsx"
import { FaultShown, ProofShown, Risk } from "#modules/analysis/web/inside/Risk.tsx"
import { SnapshotPage } from "#modules/analysis/web/inside/SnapshotPage.tsx"
import { TrueCounts } from "#modules/analysis/web/inside/TruePage.tsx"
import { WaitingPart } from "#modules/analysis/web/inside/Waiting.tsx"
import type { RestsOn } from "#modules/analysis/correction.ts"
import { remarkCodes } from "#modules/analysis/intake/remark.ts"
import { identifyingKinds } from "#modules/analysis/intake/fault.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { answers } from "#platform/web/answers.tsx"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import { QueryClientProvider } from "@tanstack/react-query"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import type { ReactNode } from "react"

const lumenia = { code: "state-xlu", iso3: "XLU", m49: null, names: { en: "Lumenia", ar: "لومينيا" } }
const namingIn = (language: Language) => namingOf(words(language, catalogueOf(language)), language, [lumenia], listed)
const naming = namingIn("en")

/** A page as Ida sees it, who may do everything. */
function asIda(page: ReactNode) {
  const client = answers()
  const me = { person: "ida", signedIn: true, name: "Ida", appointments: [], lacks: [], acts: ["*"] }
  client.setQueryData(["me.read", {}, {}], { ok: true, value: me })
  return <QueryClientProvider client={client}>{page}</QueryClientProvider>
}

describe("the register of datasets", () => {
  it("says whose each is and how often it was gathered, or how one begins", () => {
    const list = { total: 1, items: [dataset], next: null }
    assert.match(
      said(rendered("en", <DatasetsPage datasets={list} />)),
      /Keepers of lamps lamps Lumenia Records 1 0 1 March 2033/,
    )
    const none = { total: 0, items: [], next: null }
    assert.match(said(rendered("ar", <DatasetsPage datasets={none} />)), /لا مجموعات بيانات/)
  })
})

describe("a dataset's page", () => {
  it("says that nothing here is public, where it is from, and who brought which data", () => {
    const page = said(rendered("en", <DatasetPage dataset={dataset} mayBring />))
    assert.match(page, /Inside the wall\. Nothing here is public/)
    assert.match(page, /Provenance Invented for a page\. Licence of its releases CC BY 4\.0/)
    assert.match(page, /1 March 2033 lamps\.csv not kept yet 12,345 Ida Inventata –/)
    assert.match(page, /Bring data/)
    assert.match(said(rendered("ar", <DatasetPage dataset={dataset} mayBring />)), /داخل النطاق المغلق\. لا شيء هنا عام/)
  })

  it("takes no more data once it is closed, and says how they begin where there are none", () => {
    const closed = { ...dataset, closed: true, history: [] }
    const page = said(rendered("en", <DatasetPage dataset={closed} mayBring />))
    assert.doesNotMatch(page, /Bring data/)
    assert.match(page, /closed.*No data yet/)
  })
})

describe("bringing data", () => {
  it("says what happens to the file before it is chosen, and how far it has come", () => {
    const bring = (sending?: number) => said(rendered("en", <BringData sending={sending} onFiles={() => {}} />))
    assert.match(bring(), /The file itself is kept nowhere\./)
    assert.match(bring(0.5), /Sending/)
    assert.match(bring(1), /Reading and checking/)
  })

  it("says how far the file was read, in rows and bytes, and of what is read by rows no share", () => {
    const read = (language: Language, far: object) => {
      const all = { id: snapshot.id, size: 40_000_000, bytes: 0, rows: 0, ...far }
      return rendered(language, <BeingRead far={all} />)
    }
    const half = read("en", { rows: 131_072, bytes: 10_000_000 })
    assert.match(said(half), /131,072 rows were read: 10 MB of 40 MB/)
    assert.match(half, /<progress[^>]*value="0.25"/)
    const book = read("en", { rows: 65_536 })
    assert.match(said(book), /65,536 rows were read, of a file of 40 MB/)
    assert.doesNotMatch(book, /value=/)
    assert.match(said(read("en", { rows: 2, bytes: 40_000_000 })), /All was read: 2 rows\. They are being locked away/)
    assert.match(said(read("ru", { rows: 22, bytes: 1 })), /Прочитаны 22 строки/)
  })

  it("tells of a file that was sent from a page that was left since, and of nothing where there is none", () => {
    const far = { id: snapshot.id, size: 4_000_000, bytes: 1_000_000, rows: 65_536 }
    const left = said(rendered("en", <LeftBehind far={far} history={[]} />))
    assert.match(
      left,
      /A file you brought is being read\. You can leave this page[^]*65,536 rows were read: 1 MB of 4 MB/,
    )
    assert.equal(said(rendered("en", <LeftBehind far={undefined} history={[snapshot]} />)), "")
  })

  it("names the column that was refused, and offers to bring the file without it", () => {
    const refused = { ok: false, refusal: "offline", detail: { column: "Surname", says: "name", line: 2 } } as const
    const named = said(rendered("en", <DoorRefusal refused={refused} filename="a.csv" onLeaveOut={() => {}} />))
    assert.match(named, /Column Surname : it holds what looks like names of people; .* · first in line 2/)
    assert.doesNotMatch(named, /Leave out/)
    const person = { ...refused, refusal: "names-people" }
    assert.match(
      said(rendered("en", <DoorRefusal refused={person} filename="a.csv" onLeaveOut={() => {}} />)),
      /Leave out “Surname” and bring a\.csv again/,
    )
  })

  it("has words in six languages for all that may be remarked, and for what may name somebody", () => {
    for (const language of languages) {
      const known = catalogueOf(language)
      const wanted = [
        ...remarkCodes.map((code) => `analysis.snapshot.remark.${code}`),
        ...identifyingKinds.map((kind) => `analysis.identifying.${kind}`),
        ...["asked", "repeats", "uncounted"].map((why) => `analysis.left-out.${why}`),
      ]
      assert.deepEqual(
        wanted.filter((key) => known[key] === undefined),
        [],
        language,
      )
    }
  })
})

describe("a snapshot's page", () => {
  it("shows what each column was understood as, and what was remarked, with line and count", () => {
    const page = said(rendered("en", <SnapshotPage snapshot={snapshot} isOwn />))
    assert.match(page, /Country State State m49 2026-05 3/)
    assert.match(page, /Notes – Left out: nothing of it is kept/)
    assert.match(page, /Values that are in no list: they wait for repair State – 7 40/)
  })

  it("tells who brought it that another goes over it, and the other that it waits for them", () => {
    const kept = { ...snapshot, status: "kept" } as const
    assert.match(said(rendered("en", <SnapshotPage snapshot={kept} isOwn />)), /Somebody else goes over them/)
    assert.match(said(rendered("en", <SnapshotPage snapshot={kept} isOwn={false} />)), /Another brought these data/)
  })

  it("counts the faults that stand in the way of keeping", () => {
    const [remark] = snapshot.remarks
    const faulty = { ...snapshot, remarks: remark ? [{ ...remark, fault: true }] : [] }
    assert.match(said(rendered("en", <SnapshotPage snapshot={faulty} isOwn />)), /1 fault stands in the way/)
    assert.match(said(rendered("ar", <SnapshotPage snapshot={faulty} isOwn />)), /أخطاء تمنع الحفظ: 1/)
  })
})

describe("counts inside the wall", () => {
  it("are shown as they are, with the codes in words, a range where they were masked, and how many more there are", () => {
    const table = {
      columns: ["area", "sex"],
      cells: [
        { codes: ["state-xlu", "female"], value: 3 },
        { codes: ["state-xlu", "male"], value: 0, high: 4 },
      ],
      more: 7,
    }
    const page = said(rendered("en", <TrueCounts table={table} columns={snapshot.columns} naming={naming} />))
    assert.match(page, /Lumenia Female 3 Lumenia Male 0–4/)
    assert.match(page, /Further cells that are not shown: 7/)
    const none = { ...table, cells: [], more: 0 }
    assert.match(said(rendered("ar", <TrueCounts table={none} columns={[]} naming={namingIn("ar")} />)), /لا أحد معدود/)
  })
})

describe("drafting a release", () => {
  const begun = draftOf(snapshot, "lamps-2033")

  it("begins with State and year apart and the other columns crossed, for everybody", () => {
    assert.deepEqual(
      [begun.by, begun.tables, begun.audience, begun.k],
      [["area", "year"], [["sex", "form"]], "public", 10],
    )
    assert.equal(isWhole(begun), false)
    assert.equal(isWhole({ ...begun, title: { en: "Lamps" } }), true)
    assert.equal(isWhole({ ...begun, title: { en: "Lamps" }, filters: [{ column: "sex", codes: [] }] }), false)
  })

  it("crosses no column over which nothing is summed, and asks more of a wider audience", () => {
    assert.deepEqual(withBy(begun, "sex", true).tables, [["form"]])
    assert.deepEqual(withCrossed(begun, 0, "sex", false).tables, [["form"]])
    const parties = { ...withAudience(begun, "parties"), k: 5 }
    assert.equal(parties.audience, "parties")
    assert.equal(withAudience(parties, "public").k, 10)
  })

  it("is a form that says the least number for each audience", () => {
    const form = (k: number) =>
      rendered(
        "en",
        <ReleaseForm
          snapshots={[snapshot]}
          draft={{ ...begun, title: { en: "Lamps" }, k, audience: "parties" }}
          {...{ naming }}
          isNew
          busy={false}
          onChange={() => {}}
          onSend={() => {}}
          onLeave={() => {}}
        />,
      )
    assert.match(said(form(5)), /At least 5 is asked for this audience/)
    assert.doesNotMatch(form(5), /aria-invalid/)
    assert.match(form(4), /aria-invalid/)
  })
})

describe("a release's page", () => {
  it("says what it holds, by which rule, and on which way it stands", () => {
    const page = said(rendered("en", <ReleasePage release={release} naming={naming} isInside mayChange />))
    assert.match(page, /Tables Sex × Form of exploitation/)
    assert.match(page, /Withheld below 10/)
    assert.match(page, /Inside the wall/)
    assert.doesNotMatch(page, /Change what is in it/)
    assert.equal(stepOf(release), "approve")
    assert.equal(stepOf({ ...release, status: "draft" }), "compare")
    assert.equal(stepOf({ ...release, status: "draft", touch: 3 }), "protect")
  })

  it("tells those outside neither who made it nor anything of the wall", () => {
    const out = { ...release, status: "released", released: release.taken, releasedBy: "ivo" } as const
    const page = said(rendered("en", <ReleasePage release={out} naming={naming} isInside={false} mayChange={false} />))
    assert.doesNotMatch(page, /[Ii]da|ivo|Inside the wall/)
    assert.match(page, /Look at it in the explorer/)
  })

  it("names who made it, worked on it and let it out", () => {
    const out = { ...release, status: "released", released: release.taken, releasedBy: "ivo" } as const
    const changedBy = ["ida", "ilse"]
    const people = { ...release.people, ivo: "Ivo Erdacht", ilse: "" }
    const page = said(
      rendered("en", <ReleasePage release={{ ...out, changedBy, people }} naming={naming} isInside mayChange />),
    )
    assert.match(page, /Made by Ida Inventata Worked on by Erased person Let out by Ivo Erdacht/)
  })

  it("says of an answer behind it that was corrected since when, to those inside which, and what is next", () => {
    const out = { ...release, status: "released", corrected: { since: "2033-04-02", anew: null } } as const
    const everybody = said(rendered("en", <ReleasePage release={out} naming={naming} isInside={false} mayChange={false} />)) // prettier-ignore
    assert.match(everybody, /An answer behind these figures was corrected on 2 April 2033; a new release is awaited\./)
    assert.doesNotMatch(everybody, /Lumenia .*round/)
    const inside = (anew: RestsOn["anew"]) =>
      rendered("en", asIda(<ReleasePage release={{ ...out, answers: { ...rests, anew } }} naming={naming} isInside mayChange />)) // prettier-ignore
    assert.match(said(inside(null)), /Lumenia Lamps that were lit 2032 answer answer, round 2 2 April 2033 Take the answers anew/) // prettier-ignore
    assert.match(inside(null), new RegExp(`href="/en/answers/${rests.corrections[0]?.correction}"`))
    assert.match(said(inside({ id: snapshot.id, status: "kept" })), /They were taken anew: go on with these data/)
    assert.match(inside({ id: snapshot.id, status: "reviewed" }), new RegExp(`href="/en/releases/new\\?dataset=[^"]*like=${release.id}"`)) // prettier-ignore
    const anew = { ...out, corrected: { since: "2033-04-02", anew: "lamps-2034" } }
    const newer = rendered("ar", <ReleasePage release={anew} naming={namingIn("ar")} isInside={false} mayChange={false} />) // prettier-ignore
    assert.match(newer, /href="\/ar\/figures\/lamps-2034"/)
    const data = said(rendered("en", asIda(<SnapshotPage snapshot={{ ...snapshot, answers: rests }} isOwn />)))
    assert.match(data, /Answers that were corrected since .* Take the answers anew/)
    assert.doesNotMatch(said(rendered("en", <SnapshotPage snapshot={snapshot} isOwn />)), /corrected/)
  })

  it("names before it is let out the other data of its party that are out, which it is not held against", () => {
    const besides = [{ id: dataset.id, code: "lamps-of-harbours", title: { en: "Lamps of harbours" }, releases: 2 }]
    const page = (shown: Partial<typeof release>, language: Language = "en") =>
      rendered(
        language,
        <ReleasePage release={{ ...release, ...shown }} naming={namingIn(language)} isInside mayChange />,
      )
    assert.match(said(page({ besides })), /proved apart from this release.*same people, this must not be let out\. Lamps of harbours .*2 releases were let out/) // prettier-ignore
    assert.match(page({ besides }), new RegExp(`href="/en/datasets/${dataset.id}"`))
    assert.match(said(page({ besides }, "ar")), /أُذن بخروج إصدارين/)
    assert.doesNotMatch(page({ besides: [] }), /proved apart/)
    assert.doesNotMatch(page({ besides, status: "released", released: release.taken }), /proved apart/)
  })

  it("is drafted once more under the next code", () => {
    assert.deepEqual(["lamps", "lamps-2", "lamps-2033", "a".repeat(60)].map(nextCode), ["lamps-2", "lamps-3", "lamps-2033-2", `${"a".repeat(58)}-2`]) // prettier-ignore
  })

  it("says of what was given back or withdrawn why, and that what was seen is known", () => {
    const told = (status: "draft" | "withdrawn") => {
      const back = { ...release, status, reason: "Too fine." }
      return said(rendered("en", <ReleasePage release={back} naming={naming} isInside mayChange />))
    }
    assert.match(told("draft"), /given back, with this reason: Too fine\./)
    assert.match(told("withdrawn"), /What was seen is known.*Too fine\./)
  })

  it("shows the risk and how it is met, and that a proof is old once the draft is changed", () => {
    assert.ok(release.proof)
    const proof = said(rendered("en", <ProofShown proof={release.proof} k={10} />))
    assert.match(proof, /13 cells are withheld, and it was proved that none of them can be worked out/)
    assert.match(proof, /Too small themselves \(fewer than 10\) 9.*97\.5%.*Narrowest range.*6.*Earlier release 1/)
    const left = [{ codes: ["state-xlu", "2031"], why: "contradicts-itself" as const }]
    assert.match(
      said(rendered("en", <ProofShown proof={{ ...release.proof, left }} k={10} />)),
      /Withheld whole state-xlu × 2031 the figures that were brought contradict themselves/,
    )
    const changed = { ...release, status: "draft", touch: 3 } as const
    assert.match(
      said(rendered("en", <Risk release={changed} mayProtect />)),
      /changed since it was protected.*Protect again/,
    )
    assert.match(said(rendered("ar", <Risk release={{ ...changed, protecting: 0.4 }} mayProtect />)), /الحماية جارية/)
  })

  it("says what to do where it cannot be protected", () => {
    const page = said(rendered("en", <FaultShown fault="cannot-be-protected form citizenship" />))
    assert.match(page, /cannot be made safe.*It concerns Form of exploitation × Citizenship.*cross fewer columns/)
    assert.match(said(rendered("en", <FaultShown fault="never-heard-of" />)), /given up: never-heard-of/)
  })
})

describe("what is decided of a release", () => {
  const decided = (status: "draft" | "proposed" | "released", language: Language = "en") => {
    return said(rendered(language, asIda(<Deciding release={{ ...release, status }} />)))
  }

  it("is to discard it as long as it is a draft, and no longer", () => {
    assert.match(decided("draft"), /Discard the draft/)
    assert.match(decided("draft", "ar"), /التخلص من المسودة/)
    for (const status of ["proposed", "released"] as const) assert.doesNotMatch(decided(status), /Discard/)
    assert.match(decided("released"), /Withdraw it/)
  })

  it("is not to put it before another where what it rests on was withdrawn", () => {
    const pressed = (stale: boolean) => {
      const html = rendered("en", asIda(<Deciding release={{ ...release, status: "draft", stale }} />))
      return /<button[^>]*>(?:(?!<button).)*Put it before another/.exec(html)?.[0] ?? "none"
    }
    assert.match(pressed(true), /disabled/)
    assert.doesNotMatch(pressed(false), /disabled|none/)
  })
})

describe("the comparison of protected with true", () => {
  const cells = [
    { codes: { area: "state-xlu", sex: "female" }, value: 3, shown: null, why: "small" },
    { codes: { area: "state-xlu", sex: "male" }, value: 12, shown: null, why: "beside" },
    { codes: { area: "state-xlu", sex: "Total" }, value: 15, shown: 15, why: "shown" },
  ] as const

  it("hatches what is withheld, says why, and what it is", () => {
    const html = rendered("en", <ComparedCells comparison={{ cells: [...cells], total: 9 }} from={0} naming={naming} />)
    assert.match(html, /class="withheld"/)
    assert.match(said(html), /Lumenia Female withheld 3 Too small itself/)
    assert.match(said(html), /Lumenia Male withheld 12 Withheld so that others cannot be worked out/)
    assert.match(said(html), /Lumenia Total 15 15/)
    assert.match(said(html), /Showing 3 of 9 Next/)
  })

  it("says where nothing is withheld", () => {
    const none = { cells: [], total: 0 }
    assert.match(said(rendered("ar", <ComparedCells comparison={none} from={0} naming={naming} />)), /لا شيء محجوب/)
  })
})

describe("what waits inside the wall", () => {
  const draft = { ...release, status: "draft" } as const

  it("is for another than who made it to let out, and for who made it to change", () => {
    const forIvo = said(rendered("en", <WaitingPart releases={[release]} person="ivo" />))
    assert.match(forIvo, /1 release to let out or give back Keepers of lamps by sex/)
    const forIda = said(
      rendered("en", <WaitingPart releases={[release, { ...draft, reason: "Too fine." }]} person="ida" />),
    )
    assert.match(forIda, /1 release given back to you/)
    assert.doesNotMatch(forIda, /to let out/)
    const waiting = [{ ...dataset, waiting: 2 }]
    assert.match(
      said(rendered("en", <WaitingPart datasets={waiting} releases={[]} person="ivo" />)),
      /2 snapshots to go over Keepers of lamps/,
    )
    assert.equal(rendered("en", <WaitingPart datasets={[dataset]} releases={[]} person="ida" />), "")
    assert.match(said(rendered("ar", <WaitingPart releases={[draft]} person="ida" />)), /إصدارات تعدّونها: 1/)
  })

  it("names what rests on answers that were withdrawn, in the register and on its page too", () => {
    const stale = { ...release, status: "released", stale: true } as const
    const home = said(rendered("en", <WaitingPart releases={[]} stale={[stale]} person="ida" />))
    assert.match(home, /1 release rests on answers that were withdrawn or narrowed Keepers of lamps by sex/)
    const list = { total: 1, items: [stale], next: null }
    assert.match(said(rendered("en", <ReleasesPage releases={list} />)), /released rests on what was withdrawn/)
    const page = (shown: typeof release) =>
      said(rendered("en", <ReleasePage release={shown} naming={naming} isInside mayChange={false} />))
    assert.match(page(stale), /withdraw it, so that it is shown no more/)
    assert.match(page({ ...stale, status: "draft" }), /It goes no further on its way out/)
    assert.doesNotMatch(page(release), /withdrawn/)
  })

  it("is marked in the register of releases", () => {
    const list = { total: 1, items: [release], next: null }
    assert.match(
      said(rendered("en", <ReleasesPage releases={list} decider="ivo" />)),
      /put before another waits for you/,
    )
    assert.doesNotMatch(said(rendered("en", <ReleasesPage releases={list} decider="ida" />)), /waits for you/)
  })
})
