import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Release } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { passingWays } from "#platform/identity/ways.ts"
import { formOf } from "#tests/importing.ts"
import { platformOn, type As, type World } from "#tests/serving.ts"
import { workOff } from "#platform/jobs/worker.ts"
import { jobHandlers, lockedHandlers } from "#apps/server/modules.ts"
import assert from "node:assert/strict"

/** What is said of a dataset of invented lanterns. */
export const lampData = {
  ...{ title: { en: "Keepers of lamps" }, unit: "victim", provenance: "Invented for a test.", language: "en" },
  ...{ licence: "CC BY 4.0", code: "lamps", kind: "records", party: "state-ury" as string | null },
}

type Line = readonly [area: string, year: string, sex: string, form: string, times: number]

/** Records of invented people: what each has, and how many have it. */
export const lampLines: readonly Line[] = [
  ["URY", "2017", "female", "labour-exploitation", 40],
  ["URY", "2017", "male", "labour-exploitation", 23],
  ["URY", "2017", "female", "organ-removal", 3],
  ["URY", "2017", "male", "organ-removal", 14],
  ["URY", "2018", "female", "labour-exploitation", 37],
  ["URY", "2018", "male", "labour-exploitation", 19],
  ["URY", "2018", "female", "organ-removal", 12],
  ["URY", "2018", "male", "organ-removal", 2],
]

/** Such records as a file of CSV. */
export const lampFile = (lines: readonly Line[] = lampLines): string =>
  [
    "country,year,gender,form",
    ...lines.flatMap(([area, year, sex, form, times]) =>
      Array.from({ length: times }, () => [area, year, sex, form].join(",")),
    ),
  ].join("\n")

/** What is drafted of them. */
export const lampRelease = (snapshot: string) => ({
  ...{ code: "lamps-by-sex", title: { en: "Keepers of lamps by sex" }, snapshot, by: ["area", "year"] },
  ...{ tables: [["sex", "form"]], filters: [], audience: "public", k: 10 },
})

type Method = "GET" | "POST" | "PUT" | "DELETE"

/** Several people on one platform with the same keys, and data as far as a test wants them. */
export async function analysing(
  { as }: { readonly as: As },
  today: string,
  { ways = passingWays(), ...world }: Partial<Omit<World, "transaction">> = {},
) {
  await as("platform", loadDirectory)
  const log: string[] = []
  const setting = { ...world, ways, level: "error", log: { write: (line: string) => void log.push(line) } } as const
  const platforms = new Map<string, ReturnType<typeof platformOn>>()
  async function ask(person: string, method: Method, path: string, sent: object = {}) {
    const known = platforms.get(person) ?? platformOn(as, person, today, setting)
    platforms.set(person, known)
    const answer = await known.app.inject({ method, url: `/api/v1${path}`, ...sent })
    const body = answer.json<Record<string, unknown>>()
    return { status: answer.statusCode, type: String(body["type"]).replace("problem:", ""), body }
  }
  async function must<T>(person: string, method: Method, path: string, payload?: object): Promise<T> {
    const { status, body } = await ask(person, method, path, payload && { payload })
    assert.equal(status, 200, `${person} ${method} ${path}: ${JSON.stringify(body)} ${log.at(-1) ?? ""}`)
    return body as T // Whoever asks knows the contract.
  }
  const bring = (person: string, dataset: string, file = lampFile(), name = "lamps.csv") =>
    ask(person, "POST", `/datasets/${dataset}/snapshots`, formOf({ [name]: file }))
  const work = () =>
    workOff(
      { transaction: as },
      { ...jobHandlers, ...lockedHandlers(ways) },
      () => new Date(`${today}T12:00:00Z`),
      undefined,
      (error) => void log.push(error instanceof Error ? (error.stack ?? "") : String(error)),
    )

  /** A dataset with one snapshot that the first brought and the second went over. */
  async function kept(one: string, other: string, said: Partial<typeof lampData> = {}, file = lampFile()) {
    const dataset = await must<Dataset>(one, "POST", "/datasets", { ...lampData, ...said })
    const snapshot = await gathered(one, other, dataset.id, file)
    return { dataset, snapshot }
  }
  async function gathered(one: string, other: string, dataset: string, file = lampFile()): Promise<Snapshot> {
    const brought = await bring(one, dataset, file)
    assert.equal(brought.status, 200, `${JSON.stringify(brought.body)} ${log.at(-1) ?? ""}`)
    const { id } = brought.body as Snapshot
    await must(one, "POST", `/snapshots/${id}/keeping`)
    return must<Snapshot>(other, "POST", `/snapshots/${id}/review`)
  }
  /** A release that the first made and protected, as it then stands. */
  async function protectedBy(one: string, said: object): Promise<Release> {
    const { id } = await must<Release>(one, "POST", "/releases", said)
    await must(one, "POST", `/releases/${id}/protection`)
    await work()
    const release = await must<Release>(one, "GET", `/releases/${id}`)
    assert.equal(release.protecting, null, log.at(-1))
    return release
  }
  /** A release that the first made and the second let out. */
  async function out(one: string, other: string, said: object): Promise<Release> {
    const { id, fault } = await protectedBy(one, said)
    assert.equal(fault, null, log.at(-1))
    await must(one, "POST", `/releases/${id}/proposal`)
    return must<Release>(other, "POST", `/releases/${id}/approval`)
  }
  return { ask, must, bring, work, kept, gathered, protectedBy, out, log, ways }
}
