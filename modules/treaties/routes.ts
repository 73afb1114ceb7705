import { exportColumns } from "#modules/treaties/act-file.ts"
import { shippedTo } from "#modules/treaties/act-kinds.ts"
import {
  addAct,
  bringActs,
  checkText,
  correctAct,
  discardActImport,
  dropAct,
  exportActs,
  getAct,
  getActImport,
  getTreaty,
  keepActImport,
  listActImports,
  listActs,
  listChanges,
  listParticipants,
  listTreaties,
  readListText,
  readParticipation,
  undoActImport,
  undoRevision,
} from "#modules/treaties/contract.ts"
import type { ActImport } from "#modules/treaties/import.ts"
import { instruments } from "#modules/treaties/instruments.ts"
import { listText } from "#modules/treaties/list-text.ts"
import {
  actsAsked,
  checked,
  countsIn,
  inPlace,
  listedOn,
  listTexts,
  participantsAsked,
  participationOn,
  treatiesOn,
  treatyOn,
} from "#modules/treaties/store/asking.ts"
import { add, correct, drop, undo, type By } from "#modules/treaties/store/changing.ts"
import { atomOf, calendarOf, changesOf } from "#modules/treaties/store/feed.ts"
import {
  bring,
  concernedBy,
  discard,
  importPage,
  keep,
  previewOf,
  undoImport,
} from "#modules/treaties/store/imports.ts"
import { participantColumns } from "#modules/treaties/store/participant-file.ts"
import type { Revision } from "#modules/treaties/revision.ts"
import { recordIn } from "#modules/treaties/store/record.ts"
import { revisionsOf } from "#modules/treaties/store/revisions.ts"
import { nameOf } from "#modules/treaties/store/table.ts"
import { xlsxOf } from "#platform/files/xlsx.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Context } from "#platform/http/context.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { csvOf } from "#platform/kernel/csv.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { changesOf as changesBetween, tell } from "#platform/ledger/changes.ts"

/** Serves the treaties: who takes part on any day, which acts say so, how they come in and are corrected. */
export function treatyRoutes(service: Service): void {
  readingRoutes(service)
  actRoutes(service)
  importRoutes(service)
}

const treatyOf = (code: string) => instruments.find((each) => each.code === code)?.code

function readingRoutes({ serve }: Service): void {
  serve(listTreaties, async ({ db, today }, { query }) => allow(treatiesOn(await recordIn(db), query.on ?? today)))

  serve(getTreaty, async ({ db, today }, { params, query }) => {
    const code = treatyOf(params.code)
    return code ? allow(treatyOn(await recordIn(db), code, query.on ?? today)) : refuse("treaty-not-found")
  })

  serve(listParticipants, async ({ db, today }, { params, query, format }) => {
    const code = treatyOf(params.code)
    if (!code) return refuse("treaty-not-found")
    const on = query.on ?? today
    const from = query.from ?? null
    const record = await recordIn(db)
    const items = participantsAsked(record, code, on, query)
    const filename = `${code}-${from === null ? "" : `${from}-`}${on}.${format === "text" ? "txt" : format}`
    if (format === "csv") return allowAs(csvOf(participantColumns(code, on, query.language), items), { filename })
    if (format === "xlsx")
      return allowAs(xlsxOf("Participants", participantColumns(code, on, query.language), items), { filename })
    if (format === "text") {
      const listed = listedOn(record, code, on, from)
      return allowAs(`${listText(listed, record.naming, query.language, query.manner)}\n`)
    }
    return allow({ on, from, shippedTo, counts: countsIn(record, code, on), total: items.length, items })
  })

  serve(readListText, async ({ db, today }, { params, query: { on = today, from = null, manner } }) => {
    const code = treatyOf(params.code)
    if (!code) return refuse("treaty-not-found")
    const record = await recordIn(db)
    const listed = listedOn(record, code, on, from)
    return allow({ on, from, shippedTo, total: listed.parties.length, texts: listTexts(record, listed, manner) })
  })

  serve(checkText, async ({ db, today }, { body: { text, on = today, from, instrument, language } }) => {
    const lists = checked(await recordIn(db), text, { instrument, on, since: from }, language)
    return lists.length === 0 ? refuse("no-list-found") : allow({ shippedTo, lists })
  })

  serve(readParticipation, async ({ db, today }, { query: { state, on = today } }) => {
    const record = await recordIn(db)
    const participant = record.naming.known(state)
    return participant === undefined ? refuse("participant-unknown") : allow(participationOn(record, participant, on))
  })

  serve(listChanges, async ({ db }, { params, query: { limit, language }, format }) => {
    const code = treatyOf(params.code)
    if (!code) return refuse("treaty-not-found")
    const items = changesOf(await recordIn(db), code, language, limit)
    if (format === "atom") return allowAs(atomOf(code, items, language))
    if (format === "ics") return allowAs(calendarOf(code, items, language), { filename: `${code}.ics` })
    return allow({ items })
  })
}

function actRoutes({ serve }: Service): void {
  serve(listActs, async ({ db }, { query: { after, limit, ...filter } }) => {
    const record = await recordIn(db)
    const all = actsAsked(record, filter)
    const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
    const items = after !== undefined && start === 0 ? [] : all.slice(start, start + limit)
    const next = start + limit < all.length ? (items.at(-1)?.id ?? null) : null
    return allow({ total: all.length, items: items.map((act) => inPlace(record, act)), next })
  })

  serve(exportActs, async ({ db, today }, { query, format }) => {
    const record = await recordIn(db)
    const items = actsAsked(record, query)
    const filename = `acts-${today}.${format}`
    if (format === "csv") return allowAs(csvOf(exportColumns(record.find), items), { filename })
    if (format === "xlsx") return allowAs(xlsxOf("Acts", exportColumns(record.find), items), { filename })
    return allow({ total: items.length, items })
  })

  serve(getAct, async ({ db }, { params }) => {
    const record = await recordIn(db)
    const act = record.find(params.id)
    if (!act) return refuse("act-not-found")
    const answers = record.acts.filter(({ about }) => about === act.id).map((each) => inPlace(record, each))
    return allow({ ...inPlace(record, act), answers, revisions: await revisionsOf(db, act.id) })
  })

  serve(addAct, async (context, { body: { reason, ...wording } }) =>
    tellRevision(context.db, await add(context.db, wording, by(context, reason))),
  )
  serve(correctAct, async (context, { params, body: { reason, ...change } }) =>
    tellRevision(context.db, await correct(context.db, params.id, change, by(context, reason))),
  )
  serve(dropAct, async (context, { params, body }) =>
    tellRevision(context.db, await drop(context.db, params.id, by(context, body.reason))),
  )
  serve(undoRevision, async ({ db, today }, { params }) => tellRevision(db, await undo(db, params.id, today)))
}

function importRoutes({ serve }: Service): void {
  serve(bringActs, async (context, { files }) => {
    if (files.length === 0) return refuse("no-files")
    const imports = []
    for (const { name, hash, size } of files) {
      const bytes = (await context.files.read(hash)) ?? new Uint8Array()
      imports.push(await bring(context.db, { name: nameOf(name), hash, size, bytes }, by(context, null)))
    }
    tell(context.db, { subjects: imports.map(({ id }) => `treaty-import:${id}`) })
    return allow({ imports })
  })

  serve(listActImports, async ({ db }, { query }) => allow(await importPage(db, query)))

  serve(getActImport, async ({ db, today }, { params }) => {
    const found = await previewOf(db, params.id, today)
    return found ? allow(found) : refuse("import-not-found")
  })

  serve(keepActImport, async (context, { params }) =>
    tellImport(context.db, await keep(context.db, params.id, by(context, null))),
  )
  serve(discardActImport, async ({ db }, { params }) => discard(db, params.id))
  serve(undoActImport, async ({ db, today }, { params }) => tellImport(db, await undoImport(db, params.id, today)))
}

/** Tells the ledger which file was kept or taken out again, and into which instruments its acts went and whose they are. */
async function tellImport<R extends string>(db: Database, done: Result<ActImport, R>) {
  if (!done.ok) return done
  const { id } = done.value
  tell(db, { subjects: [`treaty-import:${id}`, ...(await concernedBy(db, id))] })
  return done
}

/** Tells the ledger which act was revised, of which instrument and whose, and what became of each thing that is written of it. */
function tellRevision<R extends string>(db: Database, done: Result<Revision, R>) {
  if (!done.ok) return done
  const { act, before, after, undone } = done.value
  const [was, is] = undone ? [after, before] : [before, after]
  const concerned = [was, is].flatMap((each) =>
    each ? [`treaty:${each.instrument}`, `actor:${each.participant}`] : [],
  )
  tell(db, { subjects: [`treaty-act:${act}`, ...concerned], changes: changesBetween(was ?? {}, is ?? {}) })
  return done
}

const by = ({ person, now, today }: Context, reason: string | null | undefined): By => ({
  ...{ person, now, today },
  reason: reason ?? null,
})
