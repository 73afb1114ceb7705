import {
  bringSnapshot,
  dropSnapshot,
  keepSnapshot,
  mendSnapshot,
  readSnapshot,
  reviewSnapshot,
  tabulateSnapshot,
  takeAnswers,
} from "#modules/analysis/contract.ts"
import { mend, mendedMeanings } from "#modules/analysis/mending.ts"
import { mayKeep, mayReview, type Snapshot } from "#modules/analysis/snapshot.ts"
import { keepBrought, readBrought } from "#modules/analysis/store/bringing.ts"
import { codesWith } from "#modules/analysis/store/codings.ts"
import { peopleOf, restingOn } from "#modules/analysis/store/corrections.ts"
import { findDataset, holdDataset, standsInside } from "#modules/analysis/store/datasets.ts"
import { endBringing } from "#modules/analysis/store/following.ts"
import {
  findSnapshot,
  holdSnapshot,
  isInUse,
  keepFindings,
  keepMeanings,
  meaningsOf,
  noteSnapshot,
  removeRecords,
} from "#modules/analysis/store/snapshots.ts"
import { codedColumns } from "#modules/analysis/store/source.ts"
import { takeTables } from "#modules/analysis/store/taking.ts"
import { tabulate } from "#modules/analysis/store/tabulating.ts"
import { tellKeepers } from "#modules/analysis/store/telling.ts"
import { allActors } from "#modules/directory/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Serves how data are brought, understood, repaired, kept, gone over by another, counted inside the wall, and dropped. */
export function snapshotRoutes({ serve, serveAfter }: Service, keys: Keyring): void {
  serveAfter(
    bringSnapshot,
    // Reading takes its time, and nobody waits for the database meanwhile.
    async ({ transaction, passing, today }, { params, query }) => {
      const { dataset, states } = await transaction(async (db) => {
        const found = await findDataset(db, params.id)
        const isInside = found !== undefined && (await standsInside(db, found.party, bringSnapshot.act))
        return { dataset: isInside ? found : undefined, states: await allActors(db) }
      })
      if (!dataset) return refuse("dataset-not-found")
      if (dataset.closed) return refuse("dataset-is-closed")
      const [file, ...others] = passing
      if (!file || others.length > 0) return refuse("one-file-at-a-time")
      if (file.size === 0) return refuse("upload-empty")
      const leaveOut = query.leaveOut.split("\n").filter((heading) => heading.trim() !== "")
      const { contradicting } = query
      const known = states.filter(({ code }) => code.startsWith("state-"))
      const options = { kind: dataset.kind, states: known, today, leaveOut, contradicting }
      return allow(await readBrought(transaction, keys, dataset.id, file, options))
    },
    async ({ db, now }, { params }, inHand) => {
      const dataset = await holdDataset(db, params.id)
      if (!dataset) return refuse("dataset-not-found")
      if (dataset.closed) return refuse("dataset-is-closed")
      await keepBrought(db, keys, dataset.id, inHand, now)
      const { layout } = inHand.read
      // Not even a digest or how many: who reads the ledger could guess at what is inside, and see that they guessed right.
      tellOf(db, { id: inHand.id, dataset: dataset.id }, changesOf({}, { layout }))
      return held(db, keys, inHand.id)
    },
    // It was read, and is not taken all the same: closed meanwhile, or no longer theirs to bring to.
    ({ transaction }, { id }) => transaction((db) => endBringing(db, id)),
  )

  serve(takeAnswers, async ({ db, now }, { params, body: { questions, audience } }) => {
    const dataset = await holdDataset(db, params.id)
    if (!dataset || !(await standsInside(db, dataset.party, takeAnswers.act))) return refuse("dataset-not-found")
    if (dataset.closed) return refuse("dataset-is-closed")
    if (dataset.kind === "records") return refuse("dataset-of-records")
    const id = await takeTables(db, keys, { dataset: dataset.id, questions, audience, now })
    if (id === undefined) return refuse("no-answers")
    tellOf(db, { id, dataset: dataset.id }, changesOf({}, { questions, audience }))
    return held(db, keys, id)
  })

  serve(readSnapshot, async ({ db }, { params }) => {
    const snapshot = await findSnapshot(db, keys, params.id)
    if (!snapshot) return refuse("snapshot-not-found")
    const people = await peopleOf(db, snapshot.dataset)
    return allow({ ...snapshot, answers: await restingOn(db, snapshot.id), people })
  })

  serve(mendSnapshot, async ({ db }, { params, body: { mendings } }) => {
    const snapshot = await holdSnapshot(db, keys, params.id)
    if (!snapshot) return refuse("snapshot-not-found")
    const mended = mend(snapshot, mendings, codesWith(await allActors(db)))
    if (!mended.ok) return mended
    await keepFindings(db, keys, mended.value)
    tellOf(db, snapshot, {})
    return held(db, keys, snapshot.id)
  })

  serve(keepSnapshot, async ({ db, person, now }, { params }) => {
    const snapshot = await holdSnapshot(db, keys, params.id)
    if (!snapshot) return refuse("snapshot-not-found")
    const may = mayKeep(snapshot)
    if (!may.ok) return may
    const coded = codedColumns(snapshot)
    const meanings = mendedMeanings(snapshot, coded, await meaningsOf(db, keys, snapshot.id))
    await keepMeanings(db, keys, snapshot.id, meanings)
    const counted = new Map(coded.map((column, place) => [column, new Set(meanings[place]).size]))
    const columns = snapshot.columns.map((column) => ({ ...column, values: counted.get(column) ?? column.values }))
    await keepFindings(db, keys, { ...snapshot, columns })
    await noteSnapshot(db, snapshot.id, "kept")
    // Who brought or mended it does not go over it.
    const but = [snapshot.broughtBy, ...snapshot.changedBy, person]
    const path = `/snapshots/${snapshot.id}`
    await tellKeepers(db, { kind: "data-to-review", dataset: snapshot.dataset, path, but, at: now })
    tellOf(db, snapshot, changesOf({ status: snapshot.status }, { status: "kept" }))
    return held(db, keys, snapshot.id)
  })

  serve(reviewSnapshot, async ({ db, person, now }, { params }) => {
    const snapshot = await holdSnapshot(db, keys, params.id)
    if (!snapshot) return refuse("snapshot-not-found")
    const may = mayReview(snapshot, person)
    if (!may.ok) return may
    await noteSnapshot(db, snapshot.id, "reviewed", { person, now })
    tellOf(db, snapshot, changesOf({ status: snapshot.status }, { status: "reviewed" }))
    return held(db, keys, snapshot.id)
  })

  serve(dropSnapshot, async ({ db }, { params }) => {
    const snapshot = await holdSnapshot(db, keys, params.id)
    if (!snapshot) return refuse("snapshot-not-found")
    if (snapshot.status === "dropped") return allow(snapshot)
    if (await isInUse(db, snapshot.id)) return refuse("snapshot-in-use")
    await noteSnapshot(db, snapshot.id, "dropped")
    await removeRecords(db, snapshot.id)
    await keepFindings(db, keys, { ...snapshot, remarks: [], repairs: [] })
    tellOf(db, snapshot, changesOf({ status: snapshot.status }, { status: "dropped" }))
    return held(db, keys, snapshot.id)
  })

  serve(tabulateSnapshot, async ({ db }, { params, query: { columns } }) => {
    const snapshot = await findSnapshot(db, keys, params.id)
    if (!snapshot) return refuse("snapshot-not-found")
    if (snapshot.status !== "kept" && snapshot.status !== "reviewed") return refuse("snapshot-not-kept")
    const names = columns.split(",").filter(Boolean)
    tellOf(db, snapshot, {})
    return tabulate(db, keys, snapshot, names)
  })
}

/** The snapshot as it now is. */
async function held(db: Database, keys: Keyring, id: Snapshot["id"]) {
  const snapshot = await findSnapshot(db, keys, id)
  if (!snapshot) throw new Error("a snapshot that was kept is there")
  return allow(snapshot)
}

function tellOf(
  db: Database,
  { id, dataset }: Pick<Snapshot, "id" | "dataset">,
  changes: ReturnType<typeof changesOf>,
): void {
  tell(db, { subjects: [`snapshot:${id}`, `dataset:${dataset}`], changes })
}
