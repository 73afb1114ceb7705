import { getTemplate, listTemplates } from "#modules/calls/contract.ts"
import { placesOf } from "#modules/calls/questionnaire.ts"
import { newestOf } from "#modules/calls/store/bank.ts"
import { everyTemplate, findTemplate, summaryOf } from "#modules/calls/store/templates.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves the ready-made questionnaires. */
export function templateRoutes({ serve }: Service): void {
  serve(listTemplates, async ({ db }) => {
    const items = []
    for (const template of await everyTemplate(db)) items.push(await summaryOf(db, template))
    return allow({ items })
  })

  serve(getTemplate, async ({ db }, { params }) => {
    const found = await findTemplate(db, params.code)
    if (!found) return refuse("questionnaire-not-found")
    const { code, title, note, questionnaire } = found
    const named = placesOf(questionnaire).map(({ asked }) => asked.question)
    return allow({ code, title, note, form: { ...questionnaire, questions: await newestOf(db, named) } })
  })
}
