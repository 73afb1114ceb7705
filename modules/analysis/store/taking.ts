import { blockRows, type Block, type Read } from "#modules/analysis/intake/encoded.ts"
import { placeList } from "#modules/analysis/intake/places.ts"
import { Snapshot, type Column } from "#modules/analysis/snapshot.ts"
import { sealBlock } from "#modules/analysis/store/boxes.ts"
import { insertSnapshot } from "#modules/analysis/store/snapshots.ts"
import { insertChunks } from "#modules/analysis/store/spool.ts"
import type { Dimension } from "#modules/calls/question.ts"
import { questionsOf } from "#modules/calls/door.ts"
import { allActors } from "#modules/directory/door.ts"
import { answersFor, type GivenAnswer } from "#modules/submissions/door.ts"
import { sql, type Database } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { codeLists, TOTAL, versionOf } from "@palermo/statistics"
import { createHash, randomUUID } from "node:crypto"

/** Which answers are taken: to these questions, as far as they were released to this audience. */
type Taking = {
  readonly dataset: Snapshot["dataset"]
  readonly questions: readonly string[]
  readonly audience: "public" | "parties"
  readonly now: Date
}

/** A cell: its codes, and what it is at least and at most; the same but where it was withheld. */
type Row = { readonly codes: ReadonlyMap<string, string>; readonly low: number; readonly high: number }

/**
 * Makes a snapshot of the tables in answers: a cell for each number, by State,
 * year, question and what the table is broken down by, and one that may be any
 * number where its State withheld it. What its State released no further than
 * the Secretariat is not taken, nor any other blank. The answers are
 * kept beside it, so that from a figure one comes to who said it. Where there
 * is none, nothing is kept.
 */
export async function takeTables(
  db: Database,
  keys: Keyring,
  { dataset, questions, audience, now }: Taking,
): Promise<Snapshot["id"] | undefined> {
  const on = now.toISOString().slice(0, 10)
  const known = new Map((await questionsOf(db, questions)).map((question) => [question.code, question]))
  const { answers } = await answersFor(db, { questions, audience, on })
  const taken = answers.filter(
    ({ party, value, quotable }) => quotable && value.kind === "table" && party.startsWith("state-"),
  )
  if (taken.length === 0) return undefined
  const id = Snapshot.shape.id.parse(randomUUID())
  const byIso = new Map((await allActors(db)).map(({ code, iso3 }) => [iso3, code]))
  const dimensions = new Map([...known.values()].flatMap((each) => each.dimensions).map((each) => [each.code, each]))
  const rows = taken.flatMap((answer) => rowsOf(answer, dimensions, byIso))
  const columns = columnsFor([...dimensions.values()])
  const { blocks, dictionaries } = encoded(columns.map(({ name }) => name), rows) // prettier-ignore
  const read: Read = {
    ...{ layout: "answers", kind: "figures", records: rows.length, dictionaries, remarks: [], repairs: [], taken: [] },
    digest: createHash("sha256").update(JSON.stringify(taken.map((each) => [each.id, each.value]))).digest("hex"), // prettier-ignore
    columns: [
      ...columns.map((column, at) => ({ ...column, values: dictionaries[at]?.values.length ?? 0 })),
      { name: "value", heading: "value", role: "value", list: null, listVersion: null, values: 0 },
    ],
  }
  await insertSnapshot(db, keys, { id, dataset, filename: null, audience, now }, read)
  for (const block of blocks) await insertChunks(db, id, sealBlock(keys, id, block))
  await sql`
    insert into analysis.snapshot_answer (snapshot, answer)
    select ${id}, unnest(${taken.map((answer) => answer.id)}::uuid[])`.execute(db)
  return id
}

/** The numbers of one answer, each where it stands; what a table is not broken down by stands at its total. */
function rowsOf(
  { party, period, question, value }: GivenAnswer,
  dimensions: ReadonlyMap<string, Dimension>,
  byIso: ReadonlyMap<string | null, string>,
): Row[] {
  if (value.kind !== "table") return []
  return value.cells.flatMap(({ at, value: number }) => {
    if (typeof number !== "number" && number !== "withheld") return []
    const codes = [...dimensions.values()].map(({ code, list }): [string, string] => {
      const told = at[code] ?? TOTAL
      return [code, list === "citizenship" ? (byIso.get(told) ?? told) : told]
    })
    const [low, high] = number === "withheld" ? [0, Infinity] : [number, number]
    return [{ codes: new Map([["area", party], ["year", period], ["question", question], ...codes]), low, high }] // prettier-ignore
  })
}

const columnsFor = (dimensions: readonly Dimension[]): Column[] => {
  const bare = (name: string, role: Column["role"], list: string | null, listVersion: string | null): Column => ({
    ...{ name, heading: name, role, list, listVersion, values: 0 },
  })
  return [
    bare("area", "area", placeList.list, placeList.listVersion),
    bare("year", "time", null, null),
    bare("question", "dimension", null, null),
    ...dimensions.map(({ code, list, options }) => {
      if (list === "citizenship" && options.length === 0) return bare(code, "dimension", placeList.list, placeList.listVersion) // prettier-ignore
      const known = list === "sex" || list === "age" || list === "form" ? codeLists[list] : undefined
      return bare(code, "dimension", known ? list : null, known ? versionOf(known) : null)
    }),
  ]
}

/** Rows as blocks of codes, with what these mean. */
function encoded(names: readonly string[], rows: readonly Row[]) {
  const words = names.map(() => new Map<string, number>())
  const all = names.map((name, at) =>
    Uint16Array.from(rows, ({ codes }) => {
      const word = codes.get(name) ?? TOTAL
      const known = words[at]
      const number = known?.get(word) ?? known?.size ?? 0
      known?.set(word, number)
      return number
    }),
  )
  const [lows, highs] = [Float64Array.from(rows, ({ low }) => low), Float64Array.from(rows, ({ high }) => high)]
  const blocks = Array.from({ length: Math.ceil(rows.length / blockRows) }, (_, at): Block => {
    const [from, to] = [at * blockRows, Math.min(rows.length, (at + 1) * blockRows)]
    const [low, high] = [lows.slice(from, to), highs.slice(from, to)]
    return { at, rows: to - from, codes: all.map((codes) => codes.slice(from, to)), low, high }
  })
  const dictionaries = names.map((column, at) => ({ column, values: [...(words[at]?.keys() ?? [])] }))
  return { blocks, dictionaries }
}
