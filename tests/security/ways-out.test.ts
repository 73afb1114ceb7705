import { sql } from "#platform/database/sql.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { z } from "zod"
import { siege, type Answered, type Asked, type Siege } from "./siege.ts"
import { filled, form, things, type Things } from "./things.ts"

/**
 * What can be known again wherever it comes out: counts nobody would hit upon, and words that stand nowhere else. Zircon is
 * what the release is called, vermilion what it is counted by.
 */
const counts = { "2017 dusk": 1299709, "2017 dawn": 3, "2018 dusk": 2750159, "2018 dawn": 4256233 }
const lines = Object.entries(counts).map(([place, value]) => `${place.replace(" ", ",")},${value}`)
const file = form({ "shades.csv": ["year,vermilionshade,value", ...lines].join("\n") })
/** The counts as they are, and every sum and difference of two of them. */
const numbers = Object.values(counts)
  .flatMap((one, at, all) => [one, ...all.slice(at + 1).flatMap((other) => [one + other, Math.abs(one - other)])])
  .filter((each) => each > 100)
const told = new RegExp(`zircon|vermilion|${numbers.join("|")}`, "i")

const who: Readonly<Record<string, string | undefined>> = {
  "the public": undefined,
  "somebody without an appointment": "eve",
  "the Secretariat": "amina",
  "the Secretariat’s statistician": "sita",
  "another State’s analyst": "jamila",
  "another State’s focal point": "bilal",
  "its own State’s focal point": "bruno",
  "an agency": "carla",
  "an auditor": "grace",
}

describe("figures that were not released", () => {
  let all: Siege
  let at: Things
  const made = { dataset: "", snapshot: "", release: "", code: "zircon-tables" }
  const unknown = { ...made, release: "5f3759df-0000-4000-8000-00000000beef", code: "granite-tables" }

  const as = async <T>(person: string, path: string, asked: Asked = {}): Promise<T> => {
    const { status, body } = await all.ask(`/api/v1${path}`, { as: person, ...asked })
    assert.equal(status, 200, `${path}: ${body}`)
    return JSON.parse(body) as T // Whoever asks knows the contract.
  }
  const post = <T>(person: string, path: string, json?: unknown) =>
    as<T>(person, path, { method: "POST", ...(json !== undefined && { json }) })

  before(async () => {
    all = await siege()
    at = await things()
    type Named = { readonly id: string }
    const dataset = await post<Named>("ursula", "/datasets", {
      ...{ code: "vermilion-works", kind: "figures", party: "state-ury", unit: "victim", language: "en" },
      ...{ title: { en: "Zircon shades" }, provenance: "Counted at the zircon works.", licence: "CC BY 4.0" },
    })
    const snapshot = await as<Named>("ursula", `/datasets/${dataset.id}/snapshots`, { method: "POST", ...file })
    await post("ursula", `/snapshots/${snapshot.id}/keeping`)
    await post("ulises", `/snapshots/${snapshot.id}/review`)
    const release = await post<Named>("ursula", "/releases", {
      ...{ code: made.code, title: { en: "Zircon shades by vermilion" }, snapshot: snapshot.id, k: 10 },
      ...{ by: ["year"], tables: [["vermilionshade"]] },
    })
    await post("ursula", `/releases/${release.id}/protection`)
    type Standing = { readonly proof: object | null; readonly fault: string | null }
    for (let n = 0, found: Standing = { proof: null, fault: null }; !found.proof; n += 1) {
      found = await as<Standing>("ursula", `/releases/${release.id}`)
      assert.ok(n < 600 && found.fault === null, `it was not protected: ${found.fault}`)
      await pause(100)
    }
    await post("ursula", `/releases/${release.id}/proposal`)
    Object.assign(made, { dataset: dataset.id, snapshot: snapshot.id, release: release.id })
  })

  /** Every operation that reads, with the unreleased thing in each blank that it could stand in. */
  const addresses = (endpoint: AnyEndpoint, thing: typeof made): string[] => {
    const { path } = endpoint
    const names = [...path.matchAll(/\{(\w+)\??\}/g)].map(([, name = ""]) => name)
    const ids = [thing.release, thing.snapshot, thing.dataset, thing.code, `release:${thing.release}`]
    const inEach = names.length === 0 ? [path] : ids.map((id) => Object.fromEntries(names.map((name) => [name, id])))
    return [at.at(path), ...inEach.map((blanks) => (typeof blanks === "string" ? filled(path) : filled(path, blanks)))]
  }
  /** Questions that would bring it out: looking for its words, its codes, its owner; those that an operation takes. */
  const questions = ({ query }: AnyEndpoint) => {
    const word = made.code.split("-")[0] ?? ""
    const wishes = [
      { q: word },
      { query: word },
      { dataset: made.dataset },
      { release: made.release },
      { status: "proposed" },
      { dimensions: "vermilionshade", at: "year:2017" },
      { noun: "release", id: made.release },
    ]
    const taken = query instanceof z.ZodObject ? Object.keys(query.shape) : []
    const fitting = wishes.filter((question) => Object.keys(question).every((key) => taken.includes(key)))
    return ["", ...fitting.map((question) => `?${new URLSearchParams(question).toString()}`)]
  }
  const reading = () => all.served.filter(({ method, reads }) => method === "get" || reads === true)
  const formats = ({ formats: offered = {} }: AnyEndpoint) => ["", ...Object.values(offered)]

  for (const [name, person] of Object.entries(who))
    it(`come out to ${name} by no address, in no format, by no question and in no error`, async () => {
      let asked = 0
      for (const endpoint of reading())
        for (const address of new Set(addresses(endpoint, made)))
          for (const question of questions(endpoint))
            for (const accept of formats(endpoint)) {
              const { body, headers } = await ask(endpoint, address + question, person, accept)
              // What was asked for may be said back: its own code, and the word that was looked for.
              const without = body.replaceAll(made.code, "").replaceAll(/zircon(?=["&])/g, "")
              assert.doesNotMatch(without, told, `${endpoint.act} ${address}${question} ${accept}`)
              assert.doesNotMatch(JSON.stringify(headers).replaceAll(made.code, ""), told, endpoint.act)
              asked += 1
            }
      assert.ok(asked > 300, String(asked))
    })

  const ask = (endpoint: AnyEndpoint, path: string, person: string | undefined, accept = ""): Promise<Answered> =>
    all.ask(path, {
      ...{ as: person, method: endpoint.method.toUpperCase() },
      ...(endpoint.method !== "get" && (endpoint.upload ? form({ "lamp.csv": "a,b\n1,2\n" }) : { json: {} })),
      ...(accept !== "" && { headers: { accept } }),
    })

  it("are answered for in the same words as what never was, so that not even their being there is told", async () => {
    const alike = [
      ...["/releases/{release}", "/snapshots/{snapshot}", "/datasets/{dataset}", "/figures/{code}"],
      ...["/figures/{code}/data", "/figures/{code}/data?dimensions=vermilionshade", "/releases/{release}/comparison"],
      ...[
        "/snapshots/{snapshot}/table?columns=year",
        "/history/release/{release}",
        "/rights/explain?noun=release&id={release}",
      ],
      ...["/releases?dataset={dataset}", "/reports?release={release}"],
    ]
    for (const person of [undefined, "eve", "jamila", "sita"])
      for (const path of alike) {
        const [there, nowhere] = await Promise.all(
          [made, { ...unknown, dataset: unknown.release, snapshot: unknown.release }].map(async (thing) => {
            const filledIn = path.replace(/\{(\w+)\}/g, (_, blank: keyof typeof made) => thing[blank])
            const { status, headers, body } = await all.ask(`/api/v1${filledIn}`, { as: person })
            const { date: _, etag: __, ...same } = headers
            const plain = body.replaceAll(new RegExp(Object.values(thing).filter(Boolean).join("|"), "g"), "…")
            return { status, type: same["content-type"], plain: plain.replaceAll(/"incident":"[^"]*"/g, "") }
          }),
        )
        assert.deepEqual(there, nowhere, `${person ?? "the public"} ${path}`)
      }
  })

  it("are not read for whoever may not have them, so that no time it takes tells of them", async () => {
    const { kysely } = all.server.database
    const lift = async (way: "disable" | "enable") =>
      sql.raw(`alter table analysis.figures ${way} trigger figures_stay`).execute(kysely)
    const law = "constraint figures_are_what_their_digest_says"
    await lift("disable")
    await sql.raw(`alter table analysis.figures drop ${law}`).execute(kysely)
    const { rows: kept } = await sql<{ id: string; bytes: Uint8Array }>`
      select id, bytes from analysis.figures where release = ${made.release}`.execute(kysely)
    assert.ok(kept.length > 0)
    // Whoever read them now would break on them.
    await sql`update analysis.figures set bytes = 'broken'::bytea where release = ${made.release}`.execute(kysely)
    try {
      for (const person of [undefined, "jamila", "sita"])
        for (const question of [
          "",
          "?dimensions=vermilionshade",
          "?at=year:2017",
          "?dimensions=year&at=vermilionshade:dusk",
        ])
          for (const path of [`/figures/${made.code}/data${question}`, `/figures/${made.code}`, "/figures"]) {
            const { status } = await all.ask(`/api/v1${path}`, { as: person })
            assert.equal(status, path === "/figures" ? 200 : 404, `${person ?? "the public"} ${path}`)
          }
    } finally {
      for (const { id, bytes } of kept)
        await sql`update analysis.figures set bytes = ${Buffer.from(bytes)} where id = ${id}`.execute(kysely)
      await sql
        .raw(`alter table analysis.figures add ${law} check (digest = encode(sha256(bytes), 'hex'))`)
        .execute(kysely)
      await lift("enable")
    }
  })

  it("are on no page: the address of one that is there brings the same page as of one that is not", async () => {
    for (const page of ["figures/{code}", "releases/{release}", "datasets/{dataset}"]) {
      const [there, nowhere] = await Promise.all(
        [made, { ...unknown, dataset: unknown.release }].map(async (thing) => {
          const { status, body } = await all.ask(
            `/en/${page.replace(/\{(\w+)\}/g, (_, blank: keyof typeof made) => thing[blank])}`,
          )
          return { status, body: body.replaceAll(thing.code, "").replaceAll(/nonce="[^"]*"/g, "") }
        }),
      )
      assert.deepEqual(there, nowhere, page)
    }
  })

  it("are in no report: who writes one cannot draw on them", async () => {
    const [mandate] = (await as<{ readonly items: { readonly id: string }[] }>("amina", "/mandates?limit=1")).items
    const { id } = await post<{ readonly id: string }>("amina", "/reports", {
      ...{ mandate: mandate?.id, title: { en: "Shades" }, calls: [] },
      blocks: [
        { kind: "figures", words: { en: "Shades" }, release: made.code, dimensions: "vermilionshade", at: "year:2017" },
        {
          ...{ kind: "paragraph", words: { en: "Of them {n} stood at dusk." } },
          parts: { n: { part: "figure", release: made.code, at: "year:2017;vermilionshade:dusk" } },
        },
      ],
    })
    const compiled = await all.ask(`/api/v1/reports/${id}/compile`, { as: "amina", method: "POST" })
    type Standing = { readonly compiling: number | null }
    for (let n = 0; (await as<Standing>("amina", `/reports/${id}`)).compiling !== null; n += 1) {
      assert.ok(n < 600, "the report is being compiled for ever")
      await pause(100)
    }
    const read = await all.ask(`/api/v1/reports/${id}`, { as: "amina" })
    assert.match(read.body, /figure-not-released/)
    const asked = [made.code, "vermilionshade:dusk", '"vermilionshade"']
    const without = (body: string) => asked.reduce((left, word) => left.replaceAll(word, ""), body)
    for (const { body } of [compiled, read]) assert.doesNotMatch(without(body), told)
    for (const path of ["/snapshot", "/export?format=json", "/export?format=html"]) {
      const { body } = await all.ask(`/api/v1/reports/${id}${path}`, { as: "amina" })
      assert.doesNotMatch(without(body), told, path)
    }
  })

  it("are in no log, and no figure of how the server fares", async () => {
    const { body } = await all.ask("/metrics")
    const logged = all.logged.join("\n").replaceAll(made.code, "")
    // As a number of its own: the bytes and instants of a server have many digits, and sooner or later these among them.
    for (const each of numbers) assert.doesNotMatch(`${logged}\n${body}`, new RegExp(`(?<![\\d.])${each}(?!\\d)`))
    assert.doesNotMatch(`${logged}${body}`, /vermilion(?!shade&at)/i)
  })
})

describe("figures that were released", () => {
  let all: Siege
  const codes: Record<string, string> = {}

  before(async () => {
    all = await siege()
    for (const audience of ["public", "parties", "withdrawn"] as const) {
      const { code, id } = await letOut(all, `olivine-${audience}`, audience === "parties" ? "parties" : "public")
      codes[audience] = code
      if (audience === "withdrawn") {
        const reason = { method: "POST", json: { reason: "It was wrong." } }
        const { status, body } = await all.ask(`/api/v1/releases/${id}/withdrawal`, { as: "ursula", ...reason })
        assert.equal(status, 200, body)
      }
    }
  })

  it("tell nobody outside how much of the true counts is withheld, nor how near an attack came", async () => {
    const { body } = await all.ask(`/api/v1/figures/${codes["public"]}`)
    const { id } = JSON.parse(body) as { readonly id: string }
    const formats = ["csv", "about", "xlsx", "sdmx-csv", "sdmx-json", "json-stat", "json"]
    const paths = [
      ...["/figures", `/figures/${codes["public"]}`, "/releases", `/releases/${id}`, `/releases/${id}/report`],
      ...formats.map((format) => `/figures/${codes["public"]}/data?format=${format}`),
    ]
    for (const person of [undefined, "amina", "jamila"])
      for (const path of paths) {
        const answer = await all.ask(`/api/v1${path}`, { as: person })
        assert.equal(answer.status, 200, path)
        assert.doesNotMatch(answer.body, /"(told|small|beside|narrowest|witnesses|against)":|figure-file\.told/, path)
      }
  })

  it("are for those they were released to: for the parties to no stranger, and withdrawn to nobody", async () => {
    const seen = async (person: string | undefined, path: string) =>
      (await all.ask(`/api/v1${path}`, { as: person })).body
    const places = [
      "/figures",
      "/releases",
      "/search/all?q=olivine",
      "/sdmx/v21/dataflow",
      "/sdmx/v3/structure/dataflow",
    ]
    const holds = async (person: string | undefined, code = "") => {
      const found = await Promise.all(places.map((path) => seen(person, path)))
      const own = await all.ask(`/api/v1/figures/${code}/data`, { as: person })
      return [found.some((body) => body.toLowerCase().includes(code) || body.includes(code.toUpperCase())), own.status]
    }
    for (const person of [undefined, "eve", "carla"]) {
      assert.deepEqual(await holds(person, codes["parties"]), [false, 404], person)
      assert.deepEqual(await holds(person, codes["withdrawn"]), [false, 404], person)
    }
    assert.deepEqual(await holds("bilal", codes["parties"]), [true, 200])
    assert.deepEqual(await holds(undefined, codes["public"]), [true, 200])
    assert.equal((await holds("bilal", codes["withdrawn"]))[1], 404)
  })
})

/** A release of invented figures of Uruguay that went the whole way: brought, gone over, protected, put before another, let out. */
async function letOut(
  { ask }: Siege,
  code: string,
  audience: string,
): Promise<{ readonly id: string; readonly code: string }> {
  async function must<T>(person: string, path: string, asked: Asked): Promise<T> {
    const { status, body } = await ask(`/api/v1${path}`, { as: person, ...asked })
    assert.equal(status, 200, `${path}: ${body}`)
    return JSON.parse(body) as T // Whoever asks knows the contract.
  }
  type Made = { readonly id: string; readonly proof: object | null; readonly fault: string | null }
  const post = (person: string, path: string, json?: object) =>
    must<Made>(person, path, { method: "POST", ...(json !== undefined && { json }) })
  const dataset = await post("ursula", "/datasets", {
    ...{ code, kind: "figures", party: "state-ury", unit: "victim", language: "en", title: { en: `Data of ${code}` } },
    ...{ provenance: "Counted at the works.", licence: "CC BY 4.0" },
  })
  // The same data leave one dataset alone: each has its own.
  const shades = ["2017,dusk,40", "2017,dawn,30", "2017,noon,3", "2018,dusk,50", "2018,dawn,60"]
  shades.push(`2018,noon,${70 + code.length}`)
  const sent = { method: "POST", ...form({ "shades.csv": ["year,shade,value", ...shades].join("\n") }) }
  const snapshot = await must<Made>("ursula", `/datasets/${dataset.id}/snapshots`, sent)
  await post("ursula", `/snapshots/${snapshot.id}/keeping`)
  await post("ulises", `/snapshots/${snapshot.id}/review`)
  const { id } = await post("ursula", "/releases", {
    ...{ code, title: { en: `Figures of ${code}` }, snapshot: snapshot.id, k: 10, audience },
    ...{ by: ["year"], tables: [["shade"]] },
  })
  await post("ursula", `/releases/${id}/protection`)
  for (let n = 0, found: Made | undefined; !found?.proof; n += 1) {
    found = await must<Made>("ursula", `/releases/${id}`, {})
    assert.ok(n < 600 && found.fault === null, `it was not protected: ${found.fault}`)
    await pause(100)
  }
  await post("ursula", `/releases/${id}/proposal`)
  await post("ulises", `/releases/${id}/approval`)
  return { id, code }
}
