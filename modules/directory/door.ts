import type { Actor } from "#modules/directory/actor.ts"
import { recognizerOf, type Recognize } from "#modules/directory/recognize.ts"
import { actorsFrom, starterTables } from "#modules/directory/starter.ts"
import { listAllActors, saveActors } from "#modules/directory/store.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Party } from "#platform/identity/party.ts"
import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"

export type { Recognize, Recognized, Speaking } from "#modules/directory/recognize.ts"

/**
 * Loads the directory of the starter record, in the transaction given: what is
 * new is added, what a release changed is changed, what is there stays. Loading
 * it again changes nothing. Says how many actors there are in it, and how many
 * of them were new or changed.
 */
export async function loadDirectory(db: Database): Promise<{ readonly actors: number; readonly changed: number }> {
  const actors = await starterActors()
  return { actors: actors.length, changed: await saveActors(db, actors) }
}

/** The directory of the starter record as it is shipped, read from its files. */
export async function starterActors(): Promise<Actor[]> {
  const folder = new URL("../../database/starter/", import.meta.url)
  const tables = await Promise.all(starterTables.map((name) => readFile(new URL(`${name}.tsv`, folder), "utf8")))
  return actorsFrom(tables, actorId)
}

/** All actors, in no order that means anything; the same list for as long as none of them changed. */
export const allActors = (db: Database): Promise<readonly Actor[]> => listAllActors(db)

/** All actors by their code. */
export async function actorsByCode(db: Database): Promise<Map<string, Actor>> {
  return new Map((await listAllActors(db)).map((actor) => [actor.code, actor]))
}

/** Whether somebody stands in the directory under a code. */
export const isActor = async (db: Database, code: string): Promise<boolean> =>
  (await listAllActors(db)).some((actor) => actor.code === code)

const asParties = new WeakMap<readonly Actor[], ReadonlyMap<string, Party>>()

/** Those for whom people act: States and organizations, by their code; the same map for as long as the directory did not change. */
export async function partiesOf(db: Database): Promise<ReadonlyMap<string, Party>> {
  const actors = await listAllActors(db)
  const parties = asParties.get(actors) ?? new Map(actors.flatMap(partyOf))
  asParties.set(actors, parties)
  return parties
}

function partyOf({ code, kind, names }: Actor): [string, Party][] {
  const isState = kind === "member-state" || kind === "observer-state" || kind === "non-member-state"
  const isOrganization = kind === "organization" || kind === "entity" || kind === "integration-organization"
  return isState || isOrganization ? [[code, { code, kind: isState ? "state" : "organization", names }]] : []
}

const learned = new WeakMap<readonly Actor[], Recognize>()

/** The function that recognizes addressees by the directory as it is; it is learned anew only when the directory changed. */
export async function recognizer(db: Database): Promise<Recognize> {
  const actors = await listAllActors(db)
  const recognize = learned.get(actors) ?? recognizerOf(actors)
  learned.set(actors, recognize)
  return recognize
}

/**
 * The identifier of an actor: UUID version 5 of its code (RFC 9562, 5.5), so
 * that the same actor has the same id in every store and every release.
 */
export function actorId(code: string): string {
  const namespace = Buffer.from("9b0a2b1c64d85f1e8f0a6d2f5b7c3e10", "hex")
  const hash = createHash("sha1").update(namespace).update(code).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
