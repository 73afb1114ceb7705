import type { Dataset } from "#modules/analysis/dataset.ts"
import type { ReleaseReport } from "#modules/analysis/gate/report.ts"
import type { Release } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { rows } from "#platform/database/sql.ts"
import { analysing, lampData, lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import { figuresIn, solvedIn } from "#tests/published.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2019-05-01"
const nowhere = "00000000-0000-4000-8000-000000000000"

describe("a dataset", () => {
  onPlatform("is begun, changed and closed by its own, and by nobody over another", { today }, async (all) => {
    const { ask, must } = await analysing(all, today)
    const { id, touch } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    const add = async (person: string, said: object) => (await ask(person, "POST", "/datasets", { payload: { ...lampData, ...said } })).type // prettier-ignore
    assert.equal(await add("ulises", {}), "dataset-code-taken")
    assert.equal(await add("jamila", {}), "party-not-found")
    assert.equal(await add("sita", {}), "party-not-found")
    assert.equal(await add("ursula", { party: null }), "party-not-found")
    // What another calls its own nobody is told: the same code is free for them.
    assert.equal(await add("jamila", { party: "state-jor" }), "undefined")
    assert.equal(await add("sita", { party: null }), "undefined")

    const { code: _, kind: __, party: ___, ...wording } = lampData
    const change = async (person: string, said: object) => (await ask(person, "PUT", `/datasets/${id}`, { payload: { ...wording, closed: false, base: touch, ...said } })).type // prettier-ignore
    assert.equal(await change("jamila", {}), "dataset-not-found")
    assert.equal(await change("sita", {}), "dataset-not-found")
    assert.equal(await change("ulises", { licence: "Public domain", closed: true }), "undefined")
    assert.equal(await change("ursula", {}), "dataset-was-changed")
    const closed = await must<Dataset>("ursula", "GET", `/datasets/${id}`)
    assert.deepEqual([closed.licence, closed.closed, closed.touch], ["Public domain", true, 2])
  })

  onPlatform("is seen by its own alone", { today }, async (all) => {
    const { ask, must, kept } = await analysing(all, today)
    const states = await kept("ursula", "ulises")
    const secretariats = await kept("sita", "stefan", { party: null })
    const listed = async (person: string) => {
      const { body, status } = await ask(person, "GET", "/datasets")
      return status === 200 ? (body["items"] as Dataset[]).map(({ id }) => id) : status
    }
    assert.deepEqual(await listed("ulises"), [states.dataset.id])
    assert.deepEqual(await listed("stefan"), [secretariats.dataset.id])
    assert.deepEqual(await listed("jamila"), [])
    assert.equal(await listed("amina"), 403)
    assert.equal(await listed("public"), 401)
    const addresses = ({ dataset, snapshot }: typeof states) => [
      `/datasets/${dataset.id}`,
      `/snapshots/${snapshot.id}`,
      `/snapshots/${snapshot.id}/table?columns=sex`,
    ]
    for (const [whose, others] of [[states, ["jamila", "sita"]], [secretariats, ["ursula", "jamila"]]] as const) // prettier-ignore
      for (const path of addresses(whose)) for (const person of others) assert.equal((await ask(person, "GET", path)).status, 404, `${person} ${path}`) // prettier-ignore
    const { items } = await must<{ items: { snapshots: number; latest: string | null }[] }>("ursula", "GET", "/datasets?q=KEEPERS") // prettier-ignore
    assert.deepEqual(items.map(({ snapshots, latest }) => [snapshots, latest?.slice(0, 10)]), [[1, today]]) // prettier-ignore
    assert.equal((await ask("ursula", "GET", `/datasets?after=${nowhere}`)).type, "cursor-not-known")
  })
})

describe("a snapshot", () => {
  onPlatform("waits for another than who brought it, who is told so with its dataset", { today }, async (all) => {
    const { must, bring } = await analysing(all, today)
    const { id } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    const waiting = async (person: string) =>
      (await must<{ waiting: number }>(person, "GET", `/datasets/${id}`)).waiting
    const { body } = await bring("ursula", id)
    const snapshot = (body as Snapshot).id
    assert.deepEqual([await waiting("ursula"), await waiting("ulises")], [0, 0])
    await must("ursula", "POST", `/snapshots/${snapshot}/keeping`)
    assert.deepEqual([await waiting("ursula"), await waiting("ulises")], [0, 1])
    await must("ulises", "POST", `/snapshots/${snapshot}/review`)
    assert.equal(await waiting("ulises"), 0)
  })

  onPlatform("is read, repaired, kept and gone over by another", { today }, async (all) => {
    const { ask, must, bring } = await analysing(all, today)
    const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    const brought = await bring(
      "ursula",
      dataset,
      lampFile([...lampLines, ["URY", "2018", "femele", "organ-removal", 2]]),
    )
    assert.equal(brought.status, 200, JSON.stringify(brought.body))
    const read = brought.body as Snapshot
    assert.deepEqual([read.status, read.records, read.broughtBy], ["read", 152, "ursula"])
    assert.deepEqual(read.columns.map(({ name, role }) => [name, role]), [["area", "area"], ["year", "time"], ["sex", "dimension"], ["form", "dimension"]]) // prettier-ignore
    const [repair] = read.repairs
    assert.deepEqual([repair?.column, repair?.value, repair?.times], ["sex", "femele", 2])
    const act = async (person: string, what: string, payload?: object) => (await ask(person, "POST", `/snapshots/${read.id}/${what}`, payload && { payload })).type // prettier-ignore
    assert.equal(await act("ursula", "keeping"), "snapshot-needs-repair")
    assert.equal(await act("ulises", "review"), "snapshot-not-kept")
    assert.equal((await ask("ursula", "GET", `/snapshots/${read.id}/table?columns=sex`)).type, "snapshot-not-kept")
    const mend = (value: string, meaning: string | null) => act("ursula", "mending", { mendings: [{ column: "sex", value, meaning }] }) // prettier-ignore
    assert.equal(await mend("female", "male"), "value-not-in-snapshot")
    assert.equal(await mend("femele", "lamp"), "meaning-not-in-list")
    assert.equal(await mend("femele", null), "undefined")
    assert.equal(await mend("femele", "female"), "undefined")
    assert.equal(await act("jamila", "keeping"), "snapshot-not-found")
    assert.equal(await act("ursula", "keeping"), "undefined")
    assert.equal(await mend("femele", "male"), "snapshot-not-open")
    assert.equal(await act("ursula", "keeping"), "snapshot-not-open")
    assert.equal(await act("ursula", "review"), "brought-it-oneself")
    assert.equal(await act("jamila", "review"), "snapshot-not-found")
    assert.equal(await act("ulises", "review"), "undefined")
    const table = await must<{ cells: { codes: string[]; value: number }[] }>("ulises", "GET", `/snapshots/${read.id}/table?columns=year,sex`) // prettier-ignore
    assert.deepEqual(new Map(table.cells.map(({ codes, value }) => [codes.join(" "), value])), new Map([["2017 female", 43], ["2018 female", 51], ["2017 male", 37], ["2018 male", 21]])) // prettier-ignore
    const wrong = await ask("ulises", "GET", `/snapshots/${read.id}/table?columns=year,lamp`)
    assert.equal(wrong.type, "column-not-found")
    const acts = await all.as(
      "platform",
      (db) => rows(db, z.object({ act: z.string() }))`
      select act from ledger.entry where subjects @> array[${`snapshot:${read.id}`}] order by number`,
    )
    assert.deepEqual(acts.map(({ act: each }) => each), ["snapshot.bring", "snapshot.mend", "snapshot.mend", "snapshot.keep", "snapshot.review", "snapshot.tabulate"]) // prettier-ignore
  })

  onPlatform(
    "is not brought where it names people, is empty, is no table, or the dataset is closed",
    { today },
    async (all) => {
      const { ask, must, bring } = await analysing(all, today)
      const { id } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
      const named = await bring("ursula", id, "name,sex\nVera Inventada,female\nPia Inventada,female\n")
      assert.deepEqual([named.type, named.body["column"]], ["names-people", "name"])
      assert.doesNotMatch(JSON.stringify(named.body), /Vera|Pia/)
      assert.equal((await bring("ursula", id, "")).type, "upload-empty")
      assert.equal((await bring("jamila", id)).type, "dataset-not-found")
      const { code: _, kind: __, party: ___, ...wording } = lampData
      await must("ursula", "PUT", `/datasets/${id}`, { ...wording, closed: true, base: 1 })
      assert.equal((await bring("ursula", id)).type, "dataset-is-closed")
      const kept = await all.as("platform", (db) => rows(db, z.object({ n: z.int() }))`
      select ((select count(*) from files.file) + (select count(*) from analysis.snapshot) + (select count(*) from analysis.chunk))::int as n`) // prettier-ignore
      assert.deepEqual(kept, [{ n: 0 }])
      assert.equal((await ask("ursula", "GET", `/snapshots/${nowhere}`)).type, "snapshot-not-found")
    },
  )

  onPlatform(
    "that is dropped leaves no record behind, and is not dropped once figures were made of it",
    { today },
    async (all) => {
      const { ask, must, kept, gathered } = await analysing(all, today)
      const { dataset, snapshot } = await kept("ursula", "ulises")
      const other = await gathered("ulises", "ursula", dataset.id)
      await must("ursula", "POST", "/releases", lampRelease(snapshot.id))
      assert.equal((await ask("ursula", "POST", `/snapshots/${snapshot.id}/dropping`)).type, "snapshot-in-use")
      assert.equal((await must<Snapshot>("ursula", "POST", `/snapshots/${other.id}/dropping`)).status, "dropped")
      const left = await all.as(
        "platform",
        (db) => rows(db, z.object({ chunks: z.int(), meanings: z.int() }))`
      select (select count(*)::int from analysis.chunk where snapshot = ${other.id}) as chunks,
             (select count(*)::int from analysis.dictionary where snapshot = ${other.id}) as meanings`,
      )
      assert.deepEqual(left, [{ chunks: 0, meanings: 0 }])
    },
  )

  onPlatform("lies at rest so that no value of it can be read, and opens by no other key", { today }, async (all) => {
    const { must, bring } = await analysing(all, today)
    const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    // A word so odd that it is found wherever it stands open.
    const odd = "zwielichtlampe"
    const named = `${odd} of the pier.csv`
    const { body } = await bring("ursula", dataset, lampFile([...lampLines, ["URY", "2018", odd, "organ-removal", 70]]), named) // prettier-ignore
    const { history } = await must<{ history: Snapshot[] }>("ursula", "GET", `/datasets/${dataset}`)
    assert.deepEqual([body["filename"], history.map(({ filename }) => filename)], [named, [named]])
    const Bytes = z.object({ bytes: z.instanceof(Uint8Array) })
    const lying = await all.as(
      "platform",
      (db) => rows(db, Bytes)`
      select box as bytes from analysis.chunk union all select box from analysis.dictionary
      union all select findings from analysis.snapshot
      union all select convert_to(to_jsonb(s)::text, 'UTF8') from analysis.snapshot s`,
    )
    assert.ok(lying.length > 8)
    const open = [odd, "female", "labour-exploitation", "state-ury", "URY"]
    for (const { bytes } of lying) for (const word of open) assert.ok(!Buffer.from(bytes).includes(word), word)
    assert.match(JSON.stringify(body["repairs"]), new RegExp(odd))
    const locked = await analysing(all, today)
    const shut = await locked.ask("ursula", "GET", `/snapshots/${String(body["id"])}`)
    assert.equal(shut.status, 500)
    const list = await locked.ask("ursula", "GET", `/datasets/${dataset}`)
    assert.deepEqual([list.status, (list.body["history"] as Snapshot[]).map(({ filename }) => filename)], [200, ["…"]])
    assert.doesNotMatch(JSON.stringify([shut.body, locked.log]), new RegExp(odd))
  })
})

describe("a release", () => {
  onPlatform("leaves protected, proved, and let out by another than who made it", { today }, async (all) => {
    const { ask, must, kept, protectedBy } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const { id, ...draft } = await protectedBy("ursula", lampRelease(snapshot.id))
    assert.deepEqual([draft.fault, draft.status, draft.protecting], [null, "draft", null])
    assert.ok((draft.proof?.small ?? 0) >= 2)
    const act = async (person: string, what: string, payload?: object) => (await ask(person, "POST", `/releases/${id}/${what}`, payload && { payload })).type // prettier-ignore
    assert.equal(await act("ulises", "approval"), "release-not-proposed")
    assert.equal(await act("ursula", "proposal"), "undefined")
    assert.equal(await act("ursula", "approval"), "made-it-oneself")
    for (const person of ["jamila", "sita"]) assert.equal(await act(person, "approval"), "release-not-found", person)
    assert.equal(await act("ulises", "return", { reason: "Say which lamps." }), "undefined")
    assert.equal((await must<Release>("ursula", "GET", `/releases/${id}`)).reason, "Say which lamps.")
    assert.equal(await act("ulises", "return", { reason: "Again." }), "release-not-proposed")
    assert.equal(await act("ursula", "proposal"), "undefined")
    for (const person of ["public", "sita", "bruno"]) assert.equal((await ask(person, "GET", `/releases/${id}`)).status, 404, person) // prettier-ignore
    assert.equal(await act("ulises", "approval"), "undefined")
    const out = await must<Release>("public", "GET", `/releases/${id}`)
    assert.deepEqual([out.status, out.madeBy, out.releasedBy, out.digest], ["released", "", null, draft.digest])
    // Whoever takes the file works nothing out; had small counts alone been withheld, they would.
    const columns = ["area", "year", "sex", "form"]
    const spread = `dimensions=${columns.join()}&format=csv`
    const left = figuresIn((await all.app.inject(`/api/v1/figures/lamps-by-sex/data?${spread}`)).body, columns)
    const truly = new Map(lampLines.map(([area, ...codes]) => [[`state-${area.toLowerCase()}`, ...codes.slice(0, -1)].join(), Number(codes.at(-1))])) // prettier-ignore
    const smallAlone = new Map([...left].map(([cell, value]) => [cell, value ?? ((truly.get(cell) ?? 0) < 10 ? null : (truly.get(cell) ?? null))])) // prettier-ignore
    assert.ok([...left.values()].includes(null))
    assert.deepEqual(await solvedIn(left, columns), [])
    assert.ok((await solvedIn(smallAlone, columns)).length > 0)
    type Found = { sections: { items: { address: string }[] }[] }
    const sought = async (person: string) => {
      const { sections } = await must<Found>(person, "GET", "/search/all?q=keepers+sex")
      return sections.flatMap(({ items }) => items.map(({ address }) => address))
    }
    assert.deepEqual(await sought("public"), ["/figures/lamps-by-sex"])
    assert.equal(await act("ursula", "withdrawal", { reason: "A lamp was counted twice." }), "undefined")
    for (const person of ["public", "ursula"]) assert.deepEqual(await sought(person), [], person)
    assert.equal((await ask("public", "GET", `/releases/${id}`)).status, 404)
    assert.equal(await act("ursula", "withdrawal", { reason: "Again." }), "release-not-out")
  })

  onPlatform("goes with its figures as long as it is a draft, and sets its data free", { today }, async (all) => {
    const { ask, must, kept, protectedBy } = await analysing(all, today)
    const { dataset, snapshot } = await kept("ursula", "ulises")
    const { id } = await protectedBy("ursula", lampRelease(snapshot.id))
    const discard = async (person: string) => (await ask(person, "DELETE", `/releases/${id}`)).type
    for (const person of ["jamila", "sita"]) assert.equal(await discard(person), "release-not-found", person)
    await must("ursula", "POST", `/releases/${id}/proposal`)
    assert.equal(await discard("ulises"), "release-not-open")
    await must("ulises", "POST", `/releases/${id}/return`, { reason: "Of the wrong lamps." })
    assert.equal((await ask("ursula", "POST", `/snapshots/${snapshot.id}/dropping`)).type, "snapshot-in-use")
    assert.equal(await discard("ulises"), "undefined")
    assert.equal(await discard("ulises"), "release-not-found")
    const left = await all.as("platform", (db) => rows(db, z.object({ n: z.int() }))`select count(*)::int as n from analysis.figures`) // prettier-ignore
    assert.deepEqual(left, [{ n: 0 }])
    type Told = { items: { act: string; person: string | null }[] }
    const { items } = await must<Told>("ursula", "GET", `/history/dataset/${dataset.id}`)
    assert.deepEqual([items[0]?.act, items[0]?.person], ["release.discard", "ulises"])
    assert.equal((await must<Snapshot>("ursula", "POST", `/snapshots/${snapshot.id}/dropping`)).status, "dropped")
  })

  onPlatform("cannot be discarded once it is out", { today }, async (all) => {
    const { ask, must, kept, out } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const { id } = await out("ursula", "ulises", lampRelease(snapshot.id))
    const discard = async (person: string) => (await ask(person, "DELETE", `/releases/${id}`)).type
    assert.deepEqual([await discard("ursula"), await discard("jamila")], ["release-not-open", "release-not-found"])
    await must("ursula", "POST", `/releases/${id}/withdrawal`, { reason: "A lamp was counted twice." })
    assert.equal(await discard("ursula"), "release-not-open")
  })

  onPlatform("keeps what its installation asks, which is more", { today }, async (all) => {
    const more = { public: 25, parties: 12 }
    const { ask, must, kept } = await analysing(all, today, { least: more })
    const { dataset, snapshot } = await kept("ursula", "ulises")
    const usual = lampRelease(snapshot.id)
    const add = async (said: object) =>
      (await ask("ursula", "POST", "/releases", { payload: { ...usual, ...said } })).type
    assert.equal(await add({ k: 24 }), "threshold-too-low")
    assert.equal(await add({ k: 11, audience: "parties" }), "threshold-too-low")
    assert.equal(await add({ k: 25 }), "undefined")
    const { least } = await must<{ least: object }>("ursula", "GET", `/datasets/${dataset.id}`)
    assert.deepEqual(least, more)
  })

  onPlatform("is refused where it asks too little, or what is not there", { today }, async (all) => {
    const { ask, must, kept, bring } = await analysing(all, today)
    const { dataset, snapshot } = await kept("ursula", "ulises")
    const usual = lampRelease(snapshot.id)
    const add = async (said: object, person = "ursula") => (await ask(person, "POST", "/releases", { payload: { ...usual, ...said } })).type // prettier-ignore
    assert.equal(await add({ k: 9 }), "threshold-too-low")
    assert.equal(await add({ k: 4, audience: "parties" }), "threshold-too-low")
    assert.equal(await add({ snapshot: nowhere }), "snapshot-not-found")
    assert.equal(await add({}, "jamila"), "snapshot-not-found")
    assert.equal(await add({}, "sita"), "snapshot-not-found")
    const unread = (await bring("ursula", dataset.id)).body as Snapshot
    assert.equal(await add({ snapshot: unread.id }), "snapshot-not-reviewed")
    assert.equal(await add({ tables: [["lamp"]] }), "column-not-found")
    assert.equal(await add({ filters: [{ column: "sex", codes: ["lamp"] }] }), "code-not-in-column")
    const { id, touch } = await must<Release>("ursula", "POST", "/releases", usual)
    assert.equal(await add({}), "release-code-taken")
    const change = async (person: string, said: object) => (await ask(person, "PUT", `/releases/${id}`, { payload: { ...usual, code: undefined, base: touch, ...said } })).type // prettier-ignore
    assert.equal(await change("jamila", {}), "release-not-found")
    assert.equal(await change("ulises", { k: 12 }), "undefined")
    assert.equal(await change("ursula", { k: 11 }), "release-was-changed")
    assert.equal((await ask("ursula", "POST", `/releases/${id}/proposal`)).type, "release-not-protected")
    assert.equal((await ask("ursula", "GET", `/releases/${id}/comparison`)).type, "release-not-protected")
    await must("ursula", "POST", `/releases/${id}/protection`)
    assert.equal((await ask("ursula", "POST", `/releases/${id}/protection`)).type, "release-protecting")
  })

  onPlatform(
    "is compared with what is true inside the wall alone, and whoever does it is in the ledger",
    { today },
    async (all) => {
      const { ask, must, kept, protectedBy } = await analysing(all, today)
      const { snapshot } = await kept("ursula", "ulises")
      const { id } = await protectedBy("ursula", lampRelease(snapshot.id))
      type Cells = {
        total: number
        cells: { codes: Record<string, string>; value: number; shown: number | null; why: string }[]
      }
      const { cells } = await must<Cells>("ulises", "GET", `/releases/${id}/comparison`)
      const at = (year: string, sex: string, form: string) => cells.find(({ codes }) => codes["year"] === year && codes["sex"] === sex && codes["form"] === form) // prettier-ignore
      assert.deepEqual([at("2017", "female", "organ-removal")?.value, at("2017", "female", "organ-removal")?.why], [3, "small"]) // prettier-ignore
      assert.equal(at("2017", "Total", "Total")?.value, 80)
      for (const { shown, value, why } of cells) assert.ok(shown === null ? why !== "shown" : shown === value && (value === 0 || value >= 10)) // prettier-ignore
      const hidden = await must<Cells>("ulises", "GET", `/releases/${id}/comparison?withheld=true`)
      assert.ok(hidden.total >= 4 && hidden.cells.every(({ shown }) => shown === null))
      for (const person of ["jamila", "sita"]) assert.equal((await ask(person, "GET", `/releases/${id}/comparison`)).status, 404, person) // prettier-ignore
      const lines = await all.as("platform", (db) => rows(db, z.object({ person: z.string() }))`select person from ledger.entry where act = 'release.compare'`) // prettier-ignore
      assert.deepEqual(lines, [{ person: "ulises" }, { person: "ulises" }])
    },
  )

  onPlatform("is compared also at what was not told, of whom and where", { today }, async (all) => {
    const { must, kept, protectedBy } = await analysing(all, today)
    const untold = ["", "2017", "male", "organ-removal", 2] as const
    const broad = ["URY", "2017", "male", "forced-labour", 11] as const
    const { snapshot } = await kept("ursula", "ulises", {}, lampFile([...lampLines, untold, broad]))
    const { id } = await protectedBy("ursula", lampRelease(snapshot.id))
    type Cells = { cells: { codes: Record<string, string>; value: number }[] }
    const { cells } = await must<Cells>("ulises", "GET", `/releases/${id}/comparison`)
    const at = (area: string, form: string) => cells.find(({ codes }) => codes["area"] === area && codes["year"] === "2017" && codes["sex"] === "male" && codes["form"] === form)?.value // prettier-ignore
    assert.equal(at("_U", "organ-removal"), 2)
    assert.equal(at("state-ury", "forced-labour"), 11)
    assert.equal(at("state-ury", "labour-exploitation _U"), 23)
    assert.equal(at("state-ury", "labour-exploitation"), 34)
  })

  onPlatform("is reported to whoever may see it, by its figures alone", { today }, async (all) => {
    const { ask, must, kept, protectedBy } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const { id } = await protectedBy("ursula", lampRelease(snapshot.id))
    const report = async (person: string) => ask(person, "GET", `/releases/${id}/report`)
    assert.deepEqual([(await report("ursula")).status, (await report("jamila")).status], [200, 404])
    await must("ursula", "POST", `/releases/${id}/proposal`)
    await must("ulises", "POST", `/releases/${id}/approval`)
    const { cells, withheld } = await must<ReleaseReport>("jamila", "GET", `/releases/${id}/report`)
    assert.ok(cells > withheld && withheld >= 4)
    assert.equal((await ask("jamila", "GET", `/releases/${nowhere}/report`)).type, "release-not-found")
  })

  onPlatform("is held against what went out since it was proved", { today }, async (all) => {
    const { ask, must, kept, protectedBy, work } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const first = await protectedBy("ursula", lampRelease(snapshot.id))
    const second = await protectedBy("ursula", {
      ...lampRelease(snapshot.id),
      code: "lamps-by-form",
      tables: [["form"]],
    })
    for (const { id } of [first, second]) await must("ursula", "POST", `/releases/${id}/proposal`)
    await must("ulises", "POST", `/releases/${first.id}/approval`)
    const approve = async () => (await ask("ulises", "POST", `/releases/${second.id}/approval`)).type
    assert.equal(await approve(), "released-since")
    await must("ulises", "POST", `/releases/${second.id}/return`, { reason: "Prove it anew." })
    await must("ursula", "POST", `/releases/${second.id}/protection`)
    await work()
    const anew = await must<Release>("ursula", "GET", `/releases/${second.id}`)
    assert.deepEqual([anew.fault, anew.proof?.against], [null, [first.id]])
    await must("ursula", "POST", `/releases/${second.id}/proposal`)
    assert.equal(await approve(), "undefined")
  })
})
