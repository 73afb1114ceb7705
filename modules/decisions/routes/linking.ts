import {
  addLineage,
  addSuccession,
  decideLineage,
  decideSuccession,
  listLineage,
  listLinkings,
  listProgress,
  reportProgress,
  undoLinking,
  undoProgress,
} from "#modules/decisions/contract.ts"
import { tellLinking, tellProgress } from "#modules/decisions/routes/telling.ts"
import { lineagePage } from "#modules/decisions/store/lineage.ts"
import { decide, link, linkingPage, mayLink, undoLink } from "#modules/decisions/store/linking.ts"
import { progressOf, report, undoReport } from "#modules/decisions/store/progress.ts"
import { pairOf } from "#modules/decisions/store/succession.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves what people say of mandates and documents: what goes back to what, and how it stands. */
export function linkingRoutes({ serve }: Service): void {
  serve(listLineage, async ({ db, today }, { query }) => allow(await lineagePage(db, query, today)))
  serve(addLineage, async (hand, { body }) => {
    const may = await mayLink(hand.db, body.later, body.earlier)
    return may.ok ? tellLinking(hand.db, await link(hand, "lineage", body)) : may
  })
  serve(decideLineage, async (hand, { params, body }) =>
    tellLinking(hand.db, await decide(hand, "lineage", params.id, body, "lineage-not-found")),
  )

  serve(addSuccession, async (hand, { params, body: { earlier, kind, note } }) => {
    const pair = await pairOf(hand.db, params.slug, earlier)
    if (!pair) return refuse("document-not-found")
    if (pair.isForward) return refuse("earlier-is-later")
    return tellLinking(hand.db, await link(hand, "succession", { ...pair, kind, note }))
  })
  serve(decideSuccession, async (hand, { params, body }) =>
    tellLinking(hand.db, await decide(hand, "succession", params.id, body, "succession-not-found")),
  )
  serve(listLinkings, async ({ db }, { query }) => allow(await linkingPage(db, query)))
  serve(undoLinking, async (hand, { params }) => tellLinking(hand.db, await undoLink(hand, params.id)))

  serve(reportProgress, async (hand, { params, body }) =>
    tellProgress(hand.db, await report(hand, params.id, body, hand.today)),
  )
  serve(listProgress, async ({ db }, { params }) => allow({ items: await progressOf(db, params.id) }))
  serve(undoProgress, async (hand, { params }) => tellProgress(hand.db, await undoReport(hand, params.id)))
}
