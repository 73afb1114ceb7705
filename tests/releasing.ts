import type { Cube } from "#modules/analysis/cube.ts"
import type { DatasetWording } from "#modules/analysis/dataset.ts"
import type { ReleaseWording } from "#modules/analysis/release.ts"
import { digestOfCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import { rows, sql } from "#platform/database/sql.ts"
import type { As } from "#tests/serving.ts"
import { createHash, randomUUID } from "node:crypto"
import { z } from "zod"

/** A dimension of an invented cube: its codes under one sum. */
export const dimension = (name: string, codes: readonly string[], partOf: Readonly<Record<string, string>> = {}) => ({
  name,
  codes: ["Total", ...codes],
  parents: [-1, ...codes.map((code) => 1 + codes.indexOf(partOf[code] ?? ""))],
})

/** A cell of an invented cube: its codes in the order of the dimensions, and its value; null is withheld. */
export type InventedCell = readonly [codes: readonly string[], value: number | null]

/** A cube of these cells. */
export function cubeWith(
  dimensions: Cube["dimensions"],
  by: readonly string[],
  tables: Cube["tables"],
  cells: readonly InventedCell[],
): Cube {
  const places = cells.flatMap(([codes]) => codes.map((code, at) => dimensions[at]?.codes.indexOf(code) ?? -1))
  return {
    ...{ dimensions, by, tables },
    places: Int32Array.from(places),
    values: Float64Array.from(cells, ([, value]) => value ?? 0),
    withheld: Uint8Array.from(cells, ([, value]) => (value === null ? 1 : 0)),
  }
}

/**
 * Lets a cube out as a release of an invented dataset, its own or another one there is, by the ways the database leaves open;
 * no gate is asked.
 */
export async function letOut(
  as: As,
  cube: Cube,
  release: Partial<ReleaseWording> & { readonly code: string; readonly status?: "proposed" | "released" | "withdrawn" },
  dataset: Partial<DatasetWording> & { readonly party?: string; readonly of?: string; readonly released?: string } = {},
): Promise<{ readonly id: string; readonly digest: string }> {
  const { code, status = "released", audience = "public", k = 10, title = { en: "Lamps" } } = release
  const { party = null, of = code, released = "2033-02-01", ...said } = dataset
  const bytes = encodeCube(cube)
  const digest = digestOfCube(bytes)
  const wording = {
    title: { en: "Lamp survey" },
    unit: "victim",
    provenance: "Counted by the keepers of lamps.",
    language: "en",
    licence: "CC BY 4.0",
    ...said,
  }
  const columns = cube.dimensions.map(({ name, codes }) => ({
    ...{ name, heading: name, list: null, listVersion: null, values: codes.length },
    role: name === "year" ? "time" : name === "area" ? "area" : "dimension",
  }))
  const stated = { title, by: cube.by, tables: cube.tables, filters: release.filters ?? [] }
  const proof = {
    ...{ cells: cube.values.length, small: cube.withheld.reduce((sum, each) => sum + each, 0), beside: 0, told: 0.9 },
    ...{ witnesses: 1, solved: 0, narrowest: 10, touch: 1 },
  }
  return as("platform", async (db) => {
    const Id = z.object({ id: z.string() })
    const among = (which: ReturnType<typeof sql>) => rows(db, Id)`select id from ${which}`
    const [known] = await among(sql`analysis.dataset where code = ${of}`)
    const [added] = await rows(db, Id)`
      insert into analysis.dataset (code, kind, party, wording, made)
      values (${of}, 'records', ${party}, ${JSON.stringify(wording)}::jsonb, '2033-01-01') on conflict do nothing returning id`
    const kept = added ?? known
    const snapshot = randomUUID()
    await sql`
      insert into analysis.snapshot (id, dataset, layout, digest, records, columns, key, findings, brought)
      values (${snapshot}, ${kept?.id}, 'plain', ${createHash("sha256").update(code).digest("hex")}, 9, ${JSON.stringify(columns)}::jsonb,
              '00000000', '\\x00', '2033-01-01')`.execute(db)
    await sql`update analysis.snapshot set status = 'kept' where id = ${snapshot}`.execute(db)
    await sql`
      update analysis.snapshot set status = 'reviewed', reviewed = '2033-01-02', reviewed_by = 'sita' where id = ${snapshot}`.execute(
      db,
    )
    const [made] = await rows(db, Id)`
      insert into analysis.release (code, dataset, snapshot, wording, audience, k, made)
      values (${code}, ${kept?.id}, ${snapshot}, ${JSON.stringify(stated)}::jsonb, ${audience}, ${k}, '2033-01-03') returning id`
    const figures = randomUUID()
    const earlier = await among(sql`analysis.release where dataset = ${kept?.id} and id <> ${made?.id}`)
    const held = { ...proof, against: earlier.map((each) => each.id) }
    await sql`
      insert into analysis.figures (id, release, bytes, digest, cells, made)
      values (${figures}, ${made?.id}, ${Buffer.from(bytes)}, ${digest}, ${cube.values.length}, '2033-01-03')`.execute(
      db,
    )
    await sql`
      update analysis.release set figures = ${figures}, digest = ${digest}, proof = ${JSON.stringify(held)}::jsonb
       where id = ${made?.id}`.execute(db)
    await sql`update analysis.release set status = 'proposed' where id = ${made?.id}`.execute(db)
    if (status !== "proposed")
      await sql`
        update analysis.release set status = 'released', released = ${released}, released_by = 'sita' where id = ${made?.id}`.execute(
        db,
      )
    if (status === "withdrawn")
      await sql`
        update analysis.release set status = 'withdrawn', withdrawn = '2033-02-02', withdrawn_by = 'sita', reason = 'Fog.'
         where id = ${made?.id}`.execute(db)
    return { id: made?.id ?? "", digest }
  })
}

const states = ["state-ury", "state-jor", "state-ita"]

/** Invented figures on three real States: by sex, age and form of exploitation; Italy reported nothing of 2018, and no forms. */
export function lampCube(): Cube {
  const dimensions = [
    dimension("area", states),
    dimension("year", ["2017", "2018"]),
    dimension("sex", ["female", "male"]),
    dimension("age", ["child", "adult", "0-8"], { "0-8": "child" }),
    dimension("form", ["sexual-exploitation", "labour-exploitation", "other"]),
  ]
  const cells: InventedCell[] = []
  const add = (area: string, year: string, at: readonly [string, string, string], value: number | null) =>
    cells.push([[area, year, ...at], value])
  const T = "Total"
  for (const [nth, area] of ["state-ury", "state-jor"].entries())
    for (const year of ["2017", "2018"]) {
      const base = 100 * (nth + 1) + Number(year) - 2017
      add(area, year, [T, T, T], base)
      add(area, year, ["female", T, T], base - 30)
      add(area, year, ["male", T, T], 30)
      add(area, year, [T, "child", T], null)
      add(area, year, [T, "adult", T], null)
      add(area, year, ["female", "child", T], null)
      add(area, year, ["female", "adult", T], base - 40)
      add(area, year, [T, T, "sexual-exploitation"], base - 20)
      add(area, year, [T, T, "labour-exploitation"], 20)
    }
  add("state-ita", "2017", [T, T, T], 55)
  add("state-ita", "2017", ["female", T, T], 55)
  return cubeWith(dimensions, ["area", "year"], [["sex", "age"], ["form"]], cells)
}
