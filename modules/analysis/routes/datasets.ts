import { addDataset, changeDataset, listDatasets, readDataset } from "#modules/analysis/contract.ts"
import type { Dataset } from "#modules/analysis/dataset.ts"
import { peopleOf } from "#modules/analysis/store/corrections.ts"
import {
  datasetPage,
  findDataset,
  holdDataset,
  inPlace,
  insertDataset,
  keepDataset,
  standsInside,
} from "#modules/analysis/store/datasets.ts"
import { bringingsTo } from "#modules/analysis/store/following.ts"
import { historyOf } from "#modules/analysis/store/snapshots.ts"
import type { Least } from "#modules/analysis/release.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Serves the datasets whoever asks stands inside of; of any other nobody is told that it is there. */
export function datasetRoutes({ serve }: Service, keys: Keyring, least: Least): void {
  serve(listDatasets, async ({ db }, { query }) => datasetPage(db, query))

  serve(readDataset, async ({ db }, { params }) => {
    const dataset = await findDataset(db, params.id)
    const [placed] = dataset ? await inPlace(db, [dataset]) : []
    if (!placed) return refuse("dataset-not-found")
    const [history, bringing] = [await historyOf(db, keys, placed.id), await bringingsTo(db, placed.id)]
    return allow({ ...placed, history, people: await peopleOf(db, placed.id), bringing, least })
  })

  serve(addDataset, async ({ db, now }, { body }) => {
    const { party } = body
    // Whose data are not one's own are nobody's to begin: it is not even told whether there is such a party.
    if (!(await standsInside(db, party, addDataset.act))) return refuse("party-not-found")
    const id = await insertDataset(db, body, now)
    if (id === undefined) return refuse("dataset-code-taken")
    tell(db, {
      subjects: [`dataset:${id}`],
      changes: changesOf({}, { code: body.code, kind: body.kind, party }, within),
    })
    return held(db, id)
  })

  serve(changeDataset, async ({ db }, { params, body: { closed, base, ...wording } }) => {
    const dataset = await holdDataset(db, params.id)
    if (!dataset || !(await standsInside(db, dataset.party, changeDataset.act))) return refuse("dataset-not-found")
    if (dataset.touch !== base) return refuse("dataset-was-changed")
    await keepDataset(db, dataset.id, wording, closed)
    const changes = changesOf(said(dataset), said({ ...dataset, ...wording, closed }), within)
    tell(db, { subjects: [`dataset:${dataset.id}`], changes })
    return held(db, dataset.id)
  })
}

/** What stays within the wall: of it the ledger tells only that it changed. */
const within = ["code", "title"]

const said = ({ title, unit, licence, closed }: Omit<Dataset, "id">) => ({ title, unit, licence, closed })

/** The dataset as it now is. */
async function held(db: Database, id: string) {
  const dataset = await findDataset(db, id)
  if (!dataset) throw new Error("a dataset that was kept is there")
  return allow(dataset)
}
