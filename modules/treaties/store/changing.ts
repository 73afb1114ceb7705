import type { ActRefusal } from "#modules/treaties/admission.ts"
import type { Act, ActWording } from "#modules/treaties/act.ts"
import { instruments } from "#modules/treaties/instruments.ts"
import { replay } from "#modules/treaties/replay.ts"
import { changes, undoable, type Revision } from "#modules/treaties/revision.ts"
import { addActs, holdRecord, removeActs, saveAct } from "#modules/treaties/store/acts.ts"
import { recordIn, type Record } from "#modules/treaties/store/record.ts"
import { addRevision, findRevision, markUndone, revisionsOf } from "#modules/treaties/store/revisions.ts"
import type { Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { notify } from "#platform/notify/notify.ts"
import { randomUUID } from "node:crypto"

/** Who changes the record, and when. */
export type By = { readonly person: string; readonly now: Date; readonly today: string; readonly reason: string | null }

type Changed<Refusal extends string> = Promise<Result<Revision, Refusal>>

/** Writes down an act, if the rules allow it where it stands. */
export async function add(db: Database, wording: ActWording, by: By): Changed<ActRefusal | "participant-unknown"> {
  await holdRecord(db)
  const record = await recordIn(db)
  const participant = record.naming.known(wording.participant)
  if (participant === undefined) return refuse("participant-unknown")
  const act: Act = { ...wording, participant, ...made(by) }
  const refused = refusalOf(record, [act], [], by.today)
  if (refused) return refuse(refused.refusal)
  await addActs(db, [act], by.now)
  await tellOfAct(db, record, act, by.now)
  return allow(await addRevision(db, { act: act.id, kind: "add", before: null, after: act, ...by }))
}

/** Tells those who follow its participant or its instrument that an act was added. */
async function tellOfAct(db: Database, { naming }: Record, act: Act, at: Date): Promise<void> {
  const { names } = instruments.find(({ code }) => code === act.instrument) ?? { names: {} }
  await notify(db, {
    kind: "treaty-act-added",
    to: { following: [`instrument:${act.instrument}`, `actor:${act.participant}`] },
    about: { path: `/treaties/acts/${act.id}` },
    facts: {
      actor: Object.fromEntries(languages.map((language) => [language, naming.call(act.participant, language)])),
      instrument: names,
      // A selector of a message has no hyphen.
      act: act.kind.replaceAll("-", ""),
      on: act.dated,
    },
    at,
  })
}

/** Changes what is written of an act, if the record is still right afterwards. */
export async function correct(
  db: Database,
  id: Act["id"],
  change: { readonly [Field in keyof ActWording]?: ActWording[Field] | undefined },
  by: By,
): Changed<ActRefusal | "act-not-found" | "participant-unknown" | "nothing-changed" | "others-stand-on-it"> {
  await holdRecord(db)
  const record = await recordIn(db)
  const before = record.find(id)
  if (!before) return refuse("act-not-found")
  const named = change.participant === undefined ? before.participant : record.naming.known(change.participant)
  if (named === undefined) return refuse("participant-unknown")
  const said = Object.fromEntries(
    Object.entries({ ...change, participant: named }).filter(([, value]) => value !== undefined),
  )
  if (!changes(before, said)) return refuse("nothing-changed")
  const after: Act = { ...before, ...said, corrected: true }
  const refused = refusalOf(record, [after], [before], by.today)
  if (refused) return refuse(refused.isOwn ? refused.refusal : "others-stand-on-it")
  await saveAct(db, after)
  return allow(await addRevision(db, { act: id, kind: "correct", before, after, ...by }))
}

/** Takes an act out of the record, if nothing stands on it. */
export async function drop(db: Database, id: Act["id"], by: By): Changed<"act-not-found" | "others-stand-on-it"> {
  await holdRecord(db)
  const record = await recordIn(db)
  const before = record.find(id)
  if (!before) return refuse("act-not-found")
  if (refusalOf(record, [], [before], by.today)) return refuse("others-stand-on-it")
  await removeActs(db, [id])
  return allow(await addRevision(db, { act: id, kind: "drop", before, after: null, ...by }))
}

/** Makes an act what it was before its latest change. */
export async function undo(
  db: Database,
  id: Revision["id"],
  today: string,
): Changed<ActRefusal | "revision-not-found" | "revision-undone" | "revision-not-latest" | "others-stand-on-it"> {
  await holdRecord(db)
  const revision = await findRevision(db, id)
  if (!revision) return refuse("revision-not-found")
  const may = undoable(revision, await revisionsOf(db, revision.act))
  if (!may.ok) return may
  const { before, after } = revision
  const refused = refusalOf(await recordIn(db), before ? [before] : [], after ? [after] : [], today)
  if (refused) return refuse(refused.isOwn ? refused.refusal : "others-stand-on-it")
  if (before) await saveAct(db, before)
  else await removeActs(db, [revision.act])
  await markUndone(db, id)
  return allow({ ...revision, undone: true })
}

/**
 * Why the record would not be right once some acts came and others went: the
 * first refusal, and whether it is of an act that came. Only refusals that are
 * not there without the change count.
 */
export function refusalOf(record: Record, come: readonly Act[], go: readonly Act[], today: string) {
  const gone = new Set<string>(go.map(({ id }) => id))
  const coming = new Map<string, Act>(come.map((act) => [act.id, act]))
  const concerned = new Set([...come, ...go].map(({ participant }) => participant))
  const answers = record.acts.filter(({ about }) => about !== null && gone.has(about))
  for (const { participant } of answers) concerned.add(participant)
  const stays = record.acts.filter(({ id, participant }) => concerned.has(participant) && !gone.has(id))
  const find = (id: string) => coming.get(id) ?? (gone.has(id) ? undefined : record.find(id))
  const [broken] = replay([...stays, ...come], record.all, find, record.isIntegration, today).broken
  return broken && { refusal: broken.refusal, isOwn: coming.has(broken.act.id) }
}

const made = ({ now }: By) =>
  ({
    // What is made here is an act's.
    id: randomUUID() as Act["id"],
    origin: "person",
    corrected: false,
    entered: now.toISOString(),
  }) as const
