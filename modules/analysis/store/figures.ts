import { cautionsOf } from "#modules/analysis/cautions.ts"
import { DatasetWording } from "#modules/analysis/dataset.ts"
import type { FigureSet, listFigureSets } from "#modules/analysis/figure-contract.ts"
import { m49In, namesIn, type NamesOf, type StandardCodes } from "#modules/analysis/naming.ts"
import { provedBy, Release } from "#modules/analysis/release.ts"
import type { IndexedCube } from "#modules/analysis/indexed-cube.ts"
import { Column } from "#modules/analysis/snapshot.ts"
import { cubeShelf, readCubeHead, type CubeHead } from "#modules/analysis/store/cubes.ts"
import { correctedOf, CorrectedOf } from "#modules/analysis/store/corrections.ts"
import { instant } from "#modules/analysis/store/datasets.ts"
import { shippedFileWords } from "#modules/analysis/store/file-words.ts"
import { standardCodesIn } from "#modules/analysis/store/standard-codes.ts"
import { dimensionsOf } from "#modules/analysis/telling.ts"
import { codeWords } from "#modules/calls/codes/words.ts"
import { actorsByCode, allActors } from "#modules/directory/door.ts"
import type { Actor } from "#modules/directory/actor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** Released figures as they are listed: how many cells they have, and of which States and times they tell. */
export type ListedSet = z.output<(typeof listFigureSets)["output"]>["items"][number]

/** Released figures with their cells, ready to be looked at. */
export type OpenFigures = HeadOfFigures & { readonly cube: IndexedCube }

/** What released figures are of, without their cells. */
export type HeadOfFigures = {
  readonly set: FigureSet
  readonly head: CubeHead
  readonly namesOf: NamesOf
  readonly m49Of: (code: string) => string | undefined
  readonly standardOf: (code: string) => StandardCodes | undefined
}

const Row = z.object({
  id: Release.shape.id,
  code: Release.shape.code,
  wording: Release.pick({ title: true, by: true, tables: true, filters: true }),
  audience: Release.shape.audience,
  k: Release.shape.k,
  proof: Release.shape.proof,
  digest: z.string(),
  released: z.iso.datetime(),
  taken: z.iso.datetime(),
  party: z.string().nullable(),
  dataset: DatasetWording,
  columns: z.array(Column),
  cells: z.int(),
  corrected: CorrectedOf,
})
type Row = z.infer<typeof Row>

/** What is out and for whoever asks: said by the policies of the tables, and here again. */
const out = sql`r.status = 'released' and (r.audience = 'public' or (select analysis.reads_with_the_parties()))`

const found = (db: Database, which: ReturnType<typeof sql>) => rows(db, Row)`
  select r.id, r.code, r.wording, r.audience, r.k, r.proof, r.digest, ${instant("r.released")} as released,
         ${instant("r.taken")} as taken, r.party, r.dataset_wording as dataset, r.columns, f.cells, ${correctedOf} as corrected
    from analysis.shared_release r join analysis.figures f on f.id = r.figures
   where ${out} and ${which} order by r.released desc, r.code`

/** Lists the figures that are out for whoever asks, latest first; `q` is looked for in their titles, codes and States. */
export async function listSets(
  db: Database,
  { audience, q }: { readonly audience?: string | undefined; readonly q?: string | undefined } = {},
): Promise<ListedSet[]> {
  const all = await found(db, audience === undefined ? sql`true` : sql`r.audience = ${audience}`)
  const heads = new Map((await openHeads(db)).map((each) => [each.set.id, each]))
  const actors = await actorsByCode(db)
  const wish = (q ?? "").toLowerCase()
  return all.flatMap((row) => {
    const codesIn = (role: FigureSet["dimensions"][number]["role"]) => {
      const dimension = heads.get(row.id)?.set.dimensions.find((each) => each.role === role)
      return dimension?.codes.filter(({ parent }) => parent >= 0 || row.wording.by.includes(dimension.name)) ?? []
    }
    const [areas, times] = [codesIn("area"), codesIn("time").map(({ code }) => code)]
    const set = setOf(row, actors, heads.get(row.id)?.head)
    const said = [
      row.code,
      ...[row.wording.title, row.dataset.title, set.partyNames ?? {}].flatMap((each) => Object.values(each)),
      ...areas.flatMap(({ names }) => Object.values(names)),
    ]
    return said.some((each) => each.toLowerCase().includes(wish))
      ? [{ ...set, cells: row.cells, areas: areas.length, times }]
      : []
  })
}

const shelf = cubeShelf()

/** Opens the figures of a release that is out for whoever asks, by its code; nothing where there is none. */
export async function openFigures(db: Database, code: string): Promise<OpenFigures | undefined> {
  const [row] = await found(db, sql`r.code = ${code}`)
  if (!row) return undefined
  const Bytes = z.object({ bytes: z.instanceof(Uint8Array) })
  const cube = await shelf(row.digest, async () => {
    const [kept] = await rows(db, Bytes)`
      select f.bytes from analysis.shared_release r join analysis.figures f on f.id = r.figures
       where ${out} and r.id = ${row.id}`
    if (!kept) throw new Error("a release has no figures")
    return kept.bytes
  })
  return { ...(await headed(db, row, cube)), cube }
}

/** What all the figures are of that are out for whoever asks, or one release's, without reading their cells. */
export async function openHeads(db: Database, code?: string): Promise<HeadOfFigures[]> {
  const all = await found(db, code === undefined ? sql`true` : sql`r.code = ${code}`)
  // The length of the head is the second four bytes, the lowest first.
  const texts = await rows(db, z.object({ id: z.string(), head: z.string() }))`
    select r.id, convert_from(substring(f.bytes from 9 for
             get_byte(f.bytes, 4) + 256 * get_byte(f.bytes, 5) + 65536 * get_byte(f.bytes, 6)), 'UTF8') as head
      from analysis.shared_release r join analysis.figures f on f.id = r.figures
     where ${out} and r.id = any(${all.map(({ id }) => id)}::uuid[])`
  const heads = new Map(texts.map(({ id, head }) => [id, readCubeHead(head)]))
  const opened: HeadOfFigures[] = []
  for (const row of all) {
    const head = heads.get(row.id)
    if (head) opened.push(await headed(db, row, head))
  }
  return opened
}

async function headed(db: Database, row: Row, head: CubeHead): Promise<HeadOfFigures> {
  const actors = await allActors(db)
  const words = await shippedFileWords()
  const namesOf = namesIn(actors, (key) => (key.startsWith("indicator.") ? (words[key] ?? {}) : codeWords(key)))
  const set = { ...setOf(row, await actorsByCode(db), head), dimensions: dimensionsOf(head, namesOf, row.columns) }
  return { set, head, namesOf, m49Of: m49In(actors), standardOf: standardCodesIn(actors) }
}

function setOf(
  row: Row,
  actors: ReadonlyMap<string, Actor>,
  { unnamed = [] }: Pick<CubeHead, "unnamed"> = {},
): Omit<FigureSet, "dimensions"> {
  const { id, code, wording, dataset, party, k, audience, released, taken, digest, corrected } = row
  const { title, by, tables, filters } = wording
  const proved = row.proof && provedBy(row.proof)
  return {
    ...{ id, code, title, by, tables, filters, party, k, audience, released, taken, digest, proved, corrected },
    ...{ unit: dataset.unit, provenance: dataset.provenance, language: dataset.language, licence: dataset.licence },
    datasetTitle: dataset.title,
    partyNames: party === null ? null : (actors.get(party)?.names ?? null),
    cautions: cautionsOf({ unit: dataset.unit, by, tables, proved, unnamed, corrected }),
  }
}
