import { correctQuotation, listQuotations, seeQuotation, settleQuotation } from "#modules/reports/contract.ts"
import { mayAnswer, maySettle, Quotation } from "#modules/reports/quotation.ts"
import {
  answerQuotation,
  holdQuotation,
  quotationPage,
  settle,
  touchReport,
} from "#modules/reports/store/quotations.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Serves how somebody is quoted, and what they and the Secretariat say to it. */
export function quotationRoutes({ serve }: Service): void {
  serve(listQuotations, async ({ db }, { query }) => quotationPage(db, query))

  serve(seeQuotation, async (context, { params }) => answer(context, params.id, null))
  serve(correctQuotation, async (context, { params, body }) => answer(context, params.id, body))

  serve(settleQuotation, async ({ db, person, now, permission }, { params, body: { outcome, wording, note } }) => {
    const quotation = await holdQuotation(db, params.id)
    if (!quotation || !permission({ party: quotation.party }).may) return refuse("quotation-not-found")
    if (quotation.answeredBy === person) return refuse("quotation-own")
    const settled = maySettle(quotation, outcome, wording)
    if (!settled.ok) return settled
    await settle(db, quotation.id, { outcome, wording: settled.value, note }, person, now)
    if (outcome === "reworded") await touchReport(db, quotation.report)
    return told(db, quotation, { outcome })
  })
}

/** What its own State says to a quotation; nobody else is told that there is one. */
async function answer(
  { db, person, now, permission }: Context,
  id: string,
  said: { readonly correction: string; readonly wording: string | null } | null,
) {
  const quotation = await holdQuotation(db, id)
  if (!quotation || !permission({ party: quotation.party }).may) return refuse("quotation-not-found")
  const may = mayAnswer(quotation)
  if (!may.ok) return may
  await answerQuotation(db, quotation.id, said, person, now)
  return told(db, quotation, {})
}

async function told(db: Database, before: Quotation, more: Parameters<typeof changesOf>[1]) {
  const after = await holdQuotation(db, before.id)
  if (!after) throw new Error("a quotation that was kept is there")
  const subjects = [`quotation:${before.id}`, `report:${before.report}`]
  tell(db, { subjects, changes: changesOf({ status: before.status }, { status: after.status, ...more }) })
  return allow(Quotation.parse(after))
}
