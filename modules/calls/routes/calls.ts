import { close, mayChange, reopenDraft, test, type Call } from "#modules/calls/call.ts"
import {
  addCall,
  changeCall,
  closeCall,
  correctCall,
  getCall,
  listCalls,
  openCall,
  removeCall,
  testCall,
} from "#modules/calls/contract.ts"
import type { Questionnaire } from "#modules/calls/questionnaire.ts"
import { calendarOf } from "#modules/calls/store/calendar.ts"
import { dropCall, findCall, holdCall, keepCall } from "#modules/calls/store/calls.ts"
import { editionsTold, formOf, questionnaireOf, unknownIn } from "#modules/calls/store/editions.ts"
import { callPage, everyCall, inPlace } from "#modules/calls/store/listing.ts"
import { openNow, tellOf } from "#modules/calls/store/opening.ts"
import { findTemplate } from "#modules/calls/store/templates.ts"
import { correct, faultsNow, namesWhatIsThere, rewrite, saveCall } from "#modules/calls/store/writing.ts"
import type { Database } from "#platform/database/sql.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import type { Language } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** Serves the calls: how they are found, drafted, tested, opened, corrected and closed. */
export function callRoutes(service: Service): void {
  readingRoutes(service)
  draftingRoutes(service)
  issuingRoutes(service)
}

/** What the calendar of calls is called. */
const names: Readonly<Record<Language, string>> = {
  ar: "طلبات المعلومات",
  en: "Calls for information",
  es: "Solicitudes de información",
  fr: "Appels à contribution",
  ru: "Запросы информации",
  zh: "信息征集",
}

function readingRoutes({ serve }: Service): void {
  serve(listCalls, async ({ db, origin }, { query, format }) => {
    if (format === "json") return callPage(db, query)
    const { language } = query
    const calls = await everyCall(db, query)
    return allowAs(calendarOf(calls, { origin, language, name: names[language] }), {
      filename: `calls-${language}.ics`,
    })
  })

  serve(getCall, async ({ db }, { params, query }) => {
    const call = await findCall(db, params.id)
    const form = call && (await formOf(db, call, query.edition))
    if (!form) return refuse("call-not-found")
    const [placed] = await inPlace(db, [call])
    if (!placed) return refuse("call-not-found")
    const isWritten = call.status === "draft" || call.status === "tested"
    const faults = isWritten ? await faultsNow(db, { sections: form.sections }) : []
    return allow({ ...placed, form, editions: await editionsTold(db, call), faults })
  })
}

function draftingRoutes({ serve }: Service): void {
  serve(addCall, async ({ db, now }, { body: { wording, ...from } }) => {
    const asked = await begun(db, from)
    if (!asked.ok) return asked
    const written = { wording, questionnaire: asked.value }
    const there = await namesWhatIsThere(db, written)
    if (!there.ok) return there
    const call = await saveCall(db, written, now)
    tellOf(db, call, {}, wording)
    return allow(call)
  })

  serve(changeCall, async ({ db, now }, { params, body: { wording, questionnaire, base } }) => {
    const before = await holdCall(db, params.id)
    if (!before) return refuse("call-not-found")
    const may = mayChange(before, wording)
    if (!may.ok) return may
    const asked = (await questionnaireOf(db, before)) ?? { sections: [] }
    const asksOtherwise = JSON.stringify(asked) !== JSON.stringify(questionnaire)
    if (before.status === "open" && asksOtherwise) return refuse("call-stands-still")
    if (before.touch !== base) return refuse("call-was-changed")
    const there = await namesWhatIsThere(db, { wording, questionnaire })
    if (!there.ok) return there
    const after = await keepCall(db, { ...reopenDraft(before), ...wording })
    if (asksOtherwise) await rewrite(db, after, questionnaire, now)
    const told = (call: Call, questions: Questionnaire) => ({ ...call, touch: null, asks: namesIn(questions) })
    tellOf(db, after, told(before, asked), told(after, questionnaire))
    return allow(after)
  })

  serve(removeCall, async ({ db }, { params }) => {
    const call = await holdCall(db, params.id)
    if (!call) return refuse("call-not-found")
    if (call.status === "open" || call.status === "closed") return refuse("call-was-opened")
    await dropCall(db, call.id)
    tellOf(db, call, { title: call.title, status: call.status }, {})
    return allow({})
  })
}

function issuingRoutes({ serve }: Service): void {
  serve(testCall, async ({ db, now }, { params }) => {
    const call = await holdCall(db, params.id)
    if (!call) return refuse("call-not-found")
    const questionnaire = (await questionnaireOf(db, call)) ?? { sections: [] }
    const tested = test(call, await faultsNow(db, questionnaire))
    if (!tested.ok) return tested
    // What is tested is what will be asked: the questions as the bank words them today.
    await rewrite(db, call, questionnaire, now)
    return allow(await kept(db, call, tested.value))
  })

  serve(openCall, async ({ db, today, now }, { params }) => {
    const call = await holdCall(db, params.id)
    return call ? openNow(db, call, today, now) : refuse("call-not-found")
  })

  serve(closeCall, async ({ db, today }, { params }) => {
    const call = await holdCall(db, params.id)
    if (!call) return refuse("call-not-found")
    const closed = close(call, today)
    return closed.ok ? allow(await kept(db, call, closed.value)) : closed
  })

  serve(correctCall, async ({ db, now }, { params, body: { questionnaire, reason, base } }) => {
    const call = await holdCall(db, params.id)
    if (!call) return refuse("call-not-found")
    if (call.status !== "open") return refuse("call-not-open")
    if (call.touch !== base) return refuse("call-was-changed")
    if ((await unknownIn(db, questionnaire)).length > 0) return refuse("question-not-found")
    const faults = await faultsNow(db, questionnaire, await questionnaireOf(db, call))
    if (faults.length > 0) return refuse("call-does-not-hold-together")
    const after = await correct(db, call, questionnaire, reason, now)
    tellOf(db, call, { edition: call.edition }, { edition: after.edition, reason })
    return allow(after)
  })
}

type From = {
  readonly questionnaire?: Questionnaire | undefined
  readonly template?: string | undefined
  readonly after?: Call["id"] | undefined
}

/** What a new call asks at first: what is given, what a ready-made questionnaire or an earlier call asks, or nothing yet. */
async function begun(
  db: Database,
  { questionnaire, template, after }: From,
): Promise<Result<Questionnaire, "questionnaire-not-found" | "call-not-found">> {
  if (questionnaire) return allow(questionnaire)
  if (template !== undefined) {
    const found = await findTemplate(db, template)
    return found ? allow(found.questionnaire) : refuse("questionnaire-not-found")
  }
  if (after === undefined) return allow({ sections: [] })
  const earlier = await findCall(db, after)
  const asked = earlier && (await questionnaireOf(db, earlier))
  return asked ? allow(asked) : refuse("call-not-found")
}

/** Keeps where a call has come to, and tells the ledger. */
async function kept(db: Database, before: Call, after: Call): Promise<Call> {
  const call = await keepCall(db, after)
  tellOf(db, call, { status: before.status }, { status: call.status })
  return call
}

/** Which questions a questionnaire asks, in order: enough for a line of the ledger. */
const namesIn = ({ sections }: Questionnaire): string[] =>
  sections.flatMap(({ items }) => items.map((item) => ("repeat" in item ? item.repeat : item.question)))
