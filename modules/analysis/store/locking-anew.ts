import { aboutChunk, aboutDictionary, aboutFindings, aboutName } from "#modules/analysis/store/boxes.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { lockedBy, seal, unseal, type Keyring, type Sealed } from "#platform/identity/keyring.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import type { Handlers, Job } from "#platform/jobs/worker.ts"
import { z } from "zod"

const kind = "snapshot.lock-anew"
/** So many boxes are locked anew in one step. */
const step = 100

/** The work of the job `snapshot.lock-anew`. */
export const lockingHandlers = (keys: Keyring): Handlers => ({ [kind]: (job) => lockAnew(job, keys) })

/** Asks that what an older key locked, or none, be locked with the newest, where there is such. */
export async function askToLockAnew(db: Database, keys: Keyring): Promise<void> {
  const [found] = await rows(db, z.object({ old: z.boolean() }))`
    select (exists (select from analysis.chunk where key <> ${lockedBy(keys)})
            or exists (select from analysis.dictionary where key <> ${lockedBy(keys)})
            or exists (select from analysis.snapshot
                        where key <> ${lockedBy(keys)} or name_key <> ${lockedBy(keys)} or filename is not null)) as old`
  if (found?.old) await enqueue(db, kind, {})
}

/** Locks a step at a time what older keys locked, and names that were brought before names were locked, until nothing of theirs is left; begun again it goes on where it was. A box that no key opens stays as it is. */
async function lockAnew({ transaction, complain }: Job, keys: Keyring): Promise<void> {
  let shut = 0
  for (const table of tables) {
    for (let after = ""; ;) {
      const done = await transaction((db) => table(db, keys, after))
      shut += done.shut
      if (done.last === undefined) break
      after = done.last
    }
  }
  if (shut > 0) complain(new Error(`${shut} boxes of data are locked by keys that are not here`))
}

type Done = { readonly last: string | undefined; readonly shut: number }
const Box = { id: z.string(), snapshot: z.string(), key: z.string(), box: z.instanceof(Uint8Array) }
const Chunk = z.object({ ...Box, place: z.int(), ordinal: z.int() })
const Dictionary = z.object({ ...Box, place: z.int() })
const Whole = z.object(Box)
const Named = z.object({ id: z.string(), filename: z.string() })

const tables: readonly ((db: Database, keys: Keyring, after: string) => Promise<Done>)[] = [
  async (db, keys, after) => {
    const found = await rows(db, Chunk)`
      select * from (select snapshot || ' ' || place || ' ' || ordinal as id, snapshot, place, ordinal, key, box
                       from analysis.chunk where key <> ${lockedBy(keys)}) as old
       where id > ${after} order by id limit ${step}`
    return anew(
      keys,
      found,
      ({ snapshot, place, ordinal }) => aboutChunk(snapshot, place, ordinal),
      ({ snapshot, place, ordinal }, { key, box }) =>
        sql`update analysis.chunk set key = ${key}, box = ${box} where snapshot = ${snapshot} and place = ${place} and ordinal = ${ordinal}`.execute(
          db,
        ),
    )
  },
  async (db, keys, after) => {
    const found = await rows(db, Dictionary)`
      select * from (select snapshot || ' ' || place as id, snapshot, place, key, box
                       from analysis.dictionary where key <> ${lockedBy(keys)}) as old
       where id > ${after} order by id limit ${step}`
    return anew(
      keys,
      found,
      ({ snapshot, place }) => aboutDictionary(snapshot, place),
      ({ snapshot, place }, { key, box }) =>
        sql`update analysis.dictionary set key = ${key}, box = ${box} where snapshot = ${snapshot} and place = ${place}`.execute(
          db,
        ),
    )
  },
  async (db, keys, after) => {
    const found = await rows(db, Whole)`
      select id::text as id, id as snapshot, key, findings as box from analysis.snapshot
       where key <> ${lockedBy(keys)} and id::text > ${after} order by id::text limit ${step}`
    return anew(
      keys,
      found,
      ({ snapshot }) => aboutFindings(snapshot),
      ({ snapshot }, { key, box }) =>
        sql`update analysis.snapshot set key = ${key}, findings = ${box} where id = ${snapshot}`.execute(db),
    )
  },
  async (db, keys, after) => {
    const found = await rows(db, Whole)`
      select id::text as id, id as snapshot, name_key as key, name_box as box from analysis.snapshot
       where name_key <> ${lockedBy(keys)} and id::text > ${after} order by id::text limit ${step}`
    return anew(
      keys,
      found,
      ({ snapshot }) => aboutName(snapshot),
      ({ snapshot }, sealed) => putName(db, snapshot, sealed),
    )
  },
  async (db, keys, after) => {
    const found = await rows(db, Named)`
      select id::text as id, filename from analysis.snapshot
       where filename is not null and id::text > ${after} order by id::text limit ${step}`
    for (const { id, filename } of found) await putName(db, id, seal(keys, Buffer.from(filename), aboutName(id)))
    return { last: found.length < step ? undefined : found.at(-1)?.id, shut: 0 }
  },
]

/** Puts what a file was called into its box; it lies open no more. */
async function putName(db: Database, snapshot: string, { key, box }: Sealed): Promise<void> {
  await sql`
    update analysis.snapshot set filename = null, name_key = ${key}, name_box = ${box} where id = ${snapshot}`.execute(
    db,
  )
}

/** Opens boxes by whichever key fits and locks them with the newest. */
async function anew<One extends { readonly id: string; readonly key: string; readonly box: Uint8Array }>(
  keys: Keyring,
  found: readonly One[],
  about: (one: One) => string,
  put: (one: One, sealed: Sealed) => Promise<unknown>,
): Promise<Done> {
  let shut = 0
  for (const one of found) {
    const bytes = unseal(keys, { key: one.key, box: Buffer.from(one.box) }, about(one))
    if (bytes) await put(one, seal(keys, bytes, about(one)))
    else shut += 1
  }
  return { last: found.length < step ? undefined : found.at(-1)?.id, shut }
}
