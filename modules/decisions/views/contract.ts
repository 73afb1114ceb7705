import { type KeepViewRefusal, View, Viewed } from "#modules/decisions/views/view.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { z } from "zod"

const said = z.object({ name: z.string().trim().min(1).max(100), filter: Viewed, shared: z.boolean().default(false) })

/** Lists the reader's own views and those that others share. */
export const listViews = endpoint({
  act: "view.list",
  method: "get",
  path: "/views",
  summary: "List saved views of the register",
  output: z.object({ items: z.array(View) }),
  refusals: {},
})

/** Keeps a filter of the register under a name. */
export const keepView = endpoint({
  act: "view.keep",
  method: "post",
  path: "/views",
  summary: "Save a view of the register",
  body: said,
  output: View,
  refusals: { "view-name-taken": 409 } satisfies Record<KeepViewRefusal, RefusalStatus>,
})

/** Gives a saved view another name, another filter, or to others. */
export const changeView = endpoint({
  act: "view.change",
  method: "patch",
  path: "/views/{id}",
  summary: "Rename, share or change a saved view",
  params: View.pick({ id: true }),
  body: said.partial(),
  output: View,
  refusals: { "view-not-found": 404, "view-name-taken": 409 },
})

/** Removes a saved view. */
export const removeView = endpoint({
  act: "view.remove",
  method: "delete",
  path: "/views/{id}",
  summary: "Remove a saved view",
  params: View.pick({ id: true }),
  output: z.object({}),
  refusals: { "view-not-found": 404 },
})
