import {
  changeView,
  getChain,
  keepView,
  listBodies,
  listChains,
  listCitations,
  listClocks,
  listThemes,
  listViews,
  readCalendar,
  readProfile,
  readSeries,
  readSession,
  readTimeline,
  removeAgendaItem,
  removeView,
  saveAgendaItem,
  searchEverything,
} from "#modules/decisions/contract.ts"
import { calendarOf } from "#modules/decisions/feed/calendar.ts"
import { wordingsOf } from "#modules/decisions/lineage/wording.ts"
import { tellAgenda } from "#modules/decisions/routes/telling.ts"
import {
  agendaItem,
  bodyList,
  clockList,
  removeAgendaItem as removeItem,
  saveAgendaItem as saveItem,
  sessionWithAgenda,
} from "#modules/decisions/store/bodies.ts"
import { chainMembers, chainPage } from "#modules/decisions/store/chains.ts"
import { citationPage } from "#modules/decisions/store/citations.ts"
import { dueFor } from "#modules/decisions/store/feed.ts"
import { findEverything, type Elsewhere } from "#modules/decisions/store/everything.ts"
import { profileOf } from "#modules/decisions/store/profile.ts"
import { seriesOf } from "#modules/decisions/store/succession.ts"
import { themesOn, timelineOn } from "#modules/decisions/store/timeline.ts"
import {
  changeView as change,
  keepView as keep,
  removeView as remove,
  viewList,
} from "#modules/decisions/store/views.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { inLanguage } from "#platform/kernel/text.ts"

/** Serves what the record tells across its texts: what falls due when, for whom, in which body and series. */
export function recordRoutes(service: Service, elsewhere: Elsewhere): void {
  acrossRoutes(service, elsewhere)
  bodyRoutes(service)
  viewRoutes(service)
}

function acrossRoutes({ serve }: Service, elsewhere: Elsewhere): void {
  serve(readTimeline, async ({ db, today }, { query }) => allow(await timelineOn(db, query, today)))
  serve(listThemes, async ({ db, today }, { query }) => allow(await themesOn(db, query, today)))
  serve(searchEverything, async ({ db, today }, { query }) => allow(await findEverything(db, query, today, elsewhere)))

  serve(listChains, async ({ db, today }, { query }) => allow(await chainPage(db, query, today)))
  serve(getChain, async ({ db, today }, { params, query }) => {
    const members = await chainMembers(db, params.id, query.language, today)
    const [first] = members
    return first ? allow({ id: first.mandate.id, members: wordingsOf(members) }) : refuse("chain-not-found")
  })

  serve(readSeries, async ({ db }, { params, query }) => {
    const series = await seriesOf(db, params.slug, query.language)
    return series ? allow(series) : refuse("document-not-found")
  })
  serve(listCitations, async ({ db }, { params, query }) => {
    const citations = await citationPage(db, params.slug, query)
    return citations ? allow(citations) : refuse("document-not-found")
  })
}

function bodyRoutes({ serve }: Service): void {
  serve(listBodies, async ({ db, today }, { query }) => allow(await bodyList(db, query.language, today)))
  serve(listClocks, async ({ db, today }, { query }) => allow(await clockList(db, query, today)))

  serve(readSession, async ({ db }, { params: { body, number }, query }) => {
    const session = await sessionWithAgenda(db, body, number, query.language)
    const names = (await actorsByCode(db)).get(body)?.names ?? {}
    return session ? allow({ ...session, names }) : refuse("session-not-found")
  })
  serve(saveAgendaItem, async ({ db, language = "en" }, { params, body }) => {
    const before = await agendaItem(db, params, language)
    const item = await saveItem(db, params, body, language)
    if (!item) return refuse("document-not-found")
    tellAgenda(db, params, before, item)
    return allow(item)
  })
  serve(removeAgendaItem, async ({ db, language = "en" }, { params }) => {
    const before = await agendaItem(db, params, language)
    if (!(await removeItem(db, params))) return refuse("agenda-item-not-found")
    tellAgenda(db, params, before, await agendaItem(db, params, language))
    return allow({})
  })

  serve(readProfile, async ({ db, today }, { params, query }) => {
    const profile = await profileOf(db, params.code, query, today)
    return profile ? allow(profile) : refuse("actor-not-found")
  })
  serve(readCalendar, async ({ db, today, origin }, { params, query: { language }, format }) => {
    const actor = (await actorsByCode(db)).get(params.code)
    if (!actor) return refuse("actor-not-found")
    const items = await dueFor(db, params.code, language, today)
    if (format === "json") return allow({ items })
    const name = inLanguage(actor.names, language).text
    return allowAs(calendarOf(items, { name, origin, language }), { filename: `${actor.code}-${language}.ics` })
  })
}

function viewRoutes({ serve }: Service): void {
  serve(listViews, async ({ db }) => allow({ items: await viewList(db) }))
  serve(keepView, async ({ db, now }, { body }) => keep(db, body, now))
  serve(changeView, async ({ db }, { params, body }) => change(db, params.id, body))
  serve(removeView, async ({ db }, { params }) =>
    (await remove(db, params.id)) ? allow({}) : refuse("view-not-found"),
  )
}
