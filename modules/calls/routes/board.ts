import { previewAddressees, readBoard, remind } from "#modules/calls/contract.ts"
import { addresseesOf, reachedParties, talliesOf, wouldBeAsked } from "#modules/calls/store/addressees.ts"
import { boardColumns, boardOf } from "#modules/calls/store/board.ts"
import { findCall, holdCall } from "#modules/calls/store/calls.ts"
import { tellOf } from "#modules/calls/store/opening.ts"
import { remindNow } from "#modules/calls/store/reminding.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { xlsxOf } from "#platform/files/xlsx.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { csvOf } from "#platform/kernel/csv.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

const none = { asked: 0, opened: 0, drafting: 0, cleared: 0, submitted: 0, clarifying: 0, withdrawn: 0 }

/** Serves who is asked, who stands where, and reminders by hand. */
export function boardRoutes({ serve }: Service): void {
  serve(previewAddressees, async ({ db, today }, { params, query }) => {
    const call = await findCall(db, params.id)
    if (!call) return refuse("call-not-found")
    // Whom a call was opened for stands; of another day than that it is asked anew.
    const wasOpened = call.opened !== null && (query.on === undefined || query.on === call.opened)
    const on = query.on ?? call.opened ?? call.opens ?? today
    const asked = wasOpened ? await addresseesOf(db, call.id) : await wouldBeAsked(db, call, on)
    const [actors, reached] = [await actorsByCode(db), await reachedParties(db)]
    const items = asked.map(({ party, form }) => ({
      ...{ party, form },
      names: actors.get(party)?.names ?? {},
      reached: reached.has(party),
    }))
    return allow({ on, items })
  })

  serve(readBoard, async ({ db, language = "en" }, { params, format }) => {
    const call = await findCall(db, params.id)
    if (!call) return refuse("call-not-found")
    const items = await boardOf(db, call)
    const filename = `board-${call.opened ?? call.due}.${format}`
    if (format === "csv") return allowAs(csvOf(boardColumns(call, language), items), { filename })
    if (format === "xlsx") return allowAs(xlsxOf("Board", boardColumns(call, language), items), { filename })
    return allow({ tally: (await talliesOf(db, [call.id])).get(call.id) ?? none, items })
  })

  serve(remind, async ({ db, now }, { params, body }) => {
    const call = await holdCall(db, params.id)
    if (!call) return refuse("call-not-found")
    if (call.status !== "open") return refuse("call-not-open")
    const done = await remindNow(db, call, body.parties, now)
    tellOf(db, call, {}, { reminded: done.reminded })
    return allow(done)
  })
}
