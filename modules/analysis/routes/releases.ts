import {
  addRelease,
  changeRelease,
  compareRelease,
  discardRelease,
  giveBack,
  letOut,
  listReleases,
  protectRelease,
  proposeRelease,
  readRelease,
  withdrawRelease,
} from "#modules/analysis/contract.ts"
import {
  mayChange,
  mayDraft,
  mayPropose,
  mayRelease,
  type Least,
  type Release,
  type ReleaseWording,
} from "#modules/analysis/release.ts"
import { compare } from "#modules/analysis/store/comparing.ts"
import { behind, peopleOf, releaseRestsOn } from "#modules/analysis/store/corrections.ts"
import { besidesOf } from "#modules/analysis/store/besides.ts"
import { holdDataset, standsInside } from "#modules/analysis/store/datasets.ts"
import {
  discard,
  everOut,
  findRelease,
  holdRelease,
  insertRelease,
  isCodeTaken,
  keepRelease,
  letOut as keepOut,
  noteProtecting,
  noteRelease,
  releasePage,
  withdraw,
} from "#modules/analysis/store/releases.ts"
import { answersHold, audienceOf, findSnapshot, leftElsewhere } from "#modules/analysis/store/snapshots.ts"
import { codedColumns, codesIn, hasAmounts } from "#modules/analysis/store/source.ts"
import { tellKeepers } from "#modules/analysis/store/telling.ts"
import { trueCounts } from "#modules/analysis/store/true-counts.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { TOTAL } from "@palermo/statistics"

/** Serves how figures leave: drafted, discarded or protected, put before another, let out or given back, withdrawn. */
export function releaseRoutes({ serve }: Service, keys: Keyring, least: Least): void {
  const memory = trueCounts()
  serve(listReleases, async ({ db }, { query }) => releasePage(db, query))

  serve(readRelease, async ({ db }, { params }) => {
    const release = await findRelease(db, params.id)
    if (!release) return refuse("release-not-found")
    const people = await peopleOf(db, release.dataset)
    const answers = await releaseRestsOn(db, release)
    const besides = await besidesOf(db, release)
    return allow({ ...release, behind: await behind(db, release.id), answers, besides, people })
  })

  serve(addRelease, async ({ db, now }, { body: { code, ...wording } }) => {
    const may = await mayMake(db, keys, wording, least)
    if (!may.ok) return may
    const isTaken = await isCodeTaken(db, { dataset: may.value, code })
    const id = isTaken ? undefined : await insertRelease(db, may.value, { code, ...wording }, now)
    if (id === undefined) return refuse("release-code-taken")
    tellOf(db, { id, dataset: may.value }, changesOf({}, { code, ...said(wording) }, within))
    return held(db, id)
  })

  serve(changeRelease, async (context, { params, body: { base, code: wanted, ...wording } }) => {
    const { db } = context
    const release = await inside(context, params.id, changeRelease.act)
    if (!release) return refuse("release-not-found")
    const may = mayChange(release, base)
    if (!may.ok) return may
    const made = await mayMake(db, keys, wording, least)
    if (!made.ok) return made
    if (made.value !== release.dataset) return refuse("snapshot-not-found")
    const code = wanted ?? release.code
    if (code !== release.code && (await isCodeTaken(db, { ...release, code }))) return refuse("release-code-taken")
    await keepRelease(db, release.id, { code, ...wording })
    const before = { code: release.code, ...said(release) }
    tellOf(db, release, changesOf(before, { code, ...said(wording) }, within))
    return held(db, release.id)
  })

  serve(discardRelease, async (context, { params }) => {
    const { db } = context
    const release = await inside(context, params.id, discardRelease.act)
    if (!release) return refuse("release-not-found")
    if (release.status !== "draft") return refuse("release-not-open")
    await discard(db, release.id)
    tellOf(db, release, changesOf({ code: release.code, ...said(release) }, {}, within))
    return allow({})
  })

  serve(protectRelease, async (context, { params }) => {
    const { db, enqueue } = context
    const release = await inside(context, params.id, protectRelease.act)
    if (!release) return refuse("release-not-found")
    if (release.status !== "draft") return refuse("release-not-open")
    if (release.protecting !== null) return refuse("release-protecting")
    if (!(await answersHold(db, release))) return refuse("answers-not-released-so-far")
    await noteProtecting(db, release, 0)
    await enqueue("release.protect", { release: release.id, touch: release.touch })
    tellOf(db, release, {})
    return held(db, release.id)
  })

  serve(compareRelease, async (context, { params, query }) => {
    const release = await inside(context, params.id, compareRelease.act)
    if (!release) return refuse("release-not-found")
    tellOf(context.db, release, {})
    return compare(context.db, keys, release, { ...query, memory })
  })

  serve(proposeRelease, async (context, { params }) => {
    const { db, now } = context
    const release = await inside(context, params.id, proposeRelease.act)
    if (!release) return refuse("release-not-found")
    const may = mayPropose(release)
    if (!may.ok) return may
    // More may be asked by now than when it was drafted.
    const asked = mayDraft(release, least)
    if (!asked.ok) return asked
    if (!(await answersHold(db, release))) return refuse("answers-not-released-so-far")
    await noteRelease(db, release.id, "proposed")
    // Who had a hand in it does not let it out.
    const but = [release.madeBy, ...release.changedBy]
    await tellKeepers(db, { kind: "release-to-approve", ...noticeOf(release), but, at: now })
    tellOf(db, release, changesOf({ status: release.status }, { status: "proposed" }))
    return held(db, release.id)
  })

  serve(letOut, async (context, { params }) => {
    const { db, person, now } = context
    const found = await inside(context, params.id, letOut.act)
    if (!found) return refuse("release-not-found")
    // Two that are let out of one dataset at once come one after the other, and the later is held against the earlier.
    await holdDataset(db, found.dataset)
    const release = await holdRelease(db, found.id)
    if (!release) return refuse("release-not-found")
    const may = mayRelease(release, person)
    if (!may.ok) return may
    const asked = mayDraft(release, least)
    if (!asked.ok) return asked
    if (!(await answersHold(db, release))) return refuse("answers-not-released-so-far")
    const snapshot = await findSnapshot(db, keys, release.snapshot)
    if (!snapshot || (await leftElsewhere(db, snapshot))) return refuse("data-left-elsewhere")
    // Another may have taken it since: of what is in the making nobody else is told.
    if (await isCodeTaken(db, release)) return refuse("release-code-taken")
    const against = new Set(release.proof?.against)
    if ((await everOut(db, release.dataset)).some(({ id }) => !against.has(id))) return refuse("released-since")
    await keepOut(db, release.id, person, now)
    await tellKeepers(db, { kind: "release-let-out", ...noticeOf(release), at: now })
    tellOf(db, release, changesOf({ status: release.status }, { status: "released", digest: release.digest }))
    return held(db, release.id)
  })

  serve(giveBack, async (context, { params, body: { reason } }) => {
    const { db, now } = context
    const release = await inside(context, params.id, giveBack.act)
    if (!release) return refuse("release-not-found")
    if (release.status !== "proposed") return refuse("release-not-proposed")
    await noteRelease(db, release.id, "draft", reason)
    await tellKeepers(db, { kind: "release-returned", ...noticeOf(release), at: now })
    tellOf(db, release, changesOf({ status: release.status }, { status: "draft" }))
    return held(db, release.id)
  })

  serve(withdrawRelease, async (context, { params, body: { reason } }) => {
    const { db, person, now } = context
    const release = await inside(context, params.id, withdrawRelease.act)
    if (!release) return refuse("release-not-found")
    if (release.status !== "released") return refuse("release-not-out")
    await withdraw(db, release.id, person, reason, now)
    tellOf(db, release, changesOf({ status: release.status }, { status: "withdrawn" }))
    return held(db, release.id)
  })
}

/** Of what its keepers are told, and where they find it. */
const noticeOf = ({ id, dataset }: Pick<Release, "id" | "dataset">) => ({ dataset, path: `/releases/${id}` })

/** A release whoever asks stands inside of, held; to who only reads what is out it is not there to be worked on. */
async function inside({ db }: Context, id: string, act: string): Promise<Release | undefined> {
  const placed = await findRelease(db, id)
  if (!placed || !(await standsInside(db, placed.party, act))) return undefined
  return holdRelease(db, id)
}

type Wrong =
  | "answers-not-released-so-far"
  | "indicators-added-up"
  | "total-not-stated"
  | "snapshot-not-found"
  | "snapshot-not-reviewed"
  | "column-not-found"
  | "code-not-in-column"
  | "threshold-too-low"
  | "data-left-elsewhere"

/** The column that says what was counted. */
const INDICATOR = "indicator"

/** Whether a release may be made like this; answers of which dataset it is. */
async function mayMake(
  db: Database,
  keys: Keyring,
  wording: ReleaseWording,
  least: Least,
): Promise<Result<string, Wrong>> {
  const may = mayDraft(wording, least)
  if (!may.ok) return may
  const snapshot = await findSnapshot(db, keys, wording.snapshot)
  if (!snapshot) return refuse("snapshot-not-found")
  if (snapshot.status !== "reviewed") return refuse("snapshot-not-reviewed")
  const taken = await audienceOf(db, snapshot.id)
  const isBeyond = taken === "parties" && wording.audience === "public"
  if (isBeyond || !(await answersHold(db, wording))) return refuse("answers-not-released-so-far")
  if (await leftElsewhere(db, snapshot)) return refuse("data-left-elsewhere")
  const known = new Set(codedColumns(snapshot).map(({ name }) => name))
  const { by, tables, filters } = wording
  const names = [...by, ...tables.flat(), ...filters.map(({ column }) => column)]
  if (names.some((name) => !known.has(name)) || tables.some((table) => table.some((name) => by.includes(name))))
    return refuse("column-not-found")
  const codes = await codesIn(db, keys, snapshot)
  const isKnown = filters.every(({ column, codes: wanted }) => wanted.every((code) => codes.get(column)?.has(code)))
  if (!isKnown) return refuse("code-not-in-column")
  // Who was detected and who was convicted are not people that add up.
  const indicators = codes.get(INDICATOR)?.size ?? 0
  const isOne = filters.some(({ column, codes: chosen }) => column === INDICATOR && chosen.length === 1)
  if (indicators >= 2 && !by.includes(INDICATOR) && !isOne) return refuse("indicators-added-up")
  if (hasAmounts(snapshot) && [...codes].some(([name, told]) => !hasTotal(name, told, wording)))
    return refuse("total-not-stated")
  return allow(snapshot.dataset)
}

/** Whether figures never have to be added up over a column: they state its total, or stand at its codes throughout. */
const hasTotal = (name: string, told: ReadonlySet<string>, { by, tables, filters }: ReleaseWording): boolean =>
  told.has(TOTAL) ||
  told.size < 2 ||
  by.includes(name) ||
  tables.every((table) => table.includes(name)) ||
  filters.some(({ column, codes }) => column === name && codes.length === 1)

/** The release as it now is. */
async function held(db: Database, id: Release["id"]) {
  const release = await holdRelease(db, id)
  if (!release) throw new Error("a release that was kept is there")
  return allow(release)
}

/** What stays within the wall, as long as nothing is out: of it the ledger tells only that it changed. */
const within = ["code", "title", "by", "tables", "filters"]

const said = ({ title, snapshot, by, tables, filters, audience, k }: ReleaseWording) => ({ title, snapshot, by, tables, filters, audience, k }) // prettier-ignore

function tellOf(
  db: Database,
  { id, dataset }: { readonly id: string; readonly dataset: string },
  changes: ReturnType<typeof changesOf>,
): void {
  tell(db, { subjects: [`release:${id}`, `dataset:${dataset}`], changes })
}
