import { ActImport, ImportLine, importStatuses } from "#modules/treaties/import.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

const importId = ActImport.pick({ id: true })
const Previewed = ActImport.extend({
  lines: z.array(ImportLine),
  /** How many rows would be kept, and how many are wrong: a file is kept whole or not at all. */
  good: z.int(),
  wrong: z.int(),
  doubtful: z.int(),
})

/** Brings a file of acts as CSV, and shows what was understood of each row. Nothing is kept yet. */
export const bringActs = endpoint({
  act: "treaty-import.bring",
  method: "post",
  path: "/treaties/imports",
  summary: "Bring a file of acts (CSV)",
  upload: true,
  output: z.object({ imports: z.array(ActImport) }),
  refusals: { "no-files": 422 },
})

/** Lists the files of acts that were brought, newest first. */
export const listActImports = endpoint({
  act: "treaty-import.list",
  method: "get",
  path: "/treaties/imports",
  summary: "List files of acts, newest first",
  query: Paging.extend({ status: z.enum(importStatuses).optional() }),
  output: page(ActImport),
  refusals: {},
})

/** Reads one file of acts, row by row. */
export const getActImport = endpoint({
  act: "treaty-import.read",
  method: "get",
  path: "/treaties/imports/{id}",
  summary: "Read a file of acts, row by row, with what is wrong in each",
  params: importId,
  output: Previewed,
  refusals: { "import-not-found": 404 },
})

/** Keeps all rows of a file, or none. */
export const keepActImport = endpoint({
  act: "treaty-import.keep",
  method: "post",
  path: "/treaties/imports/{id}/keep",
  summary: "Keep the acts of a file",
  params: importId,
  output: ActImport,
  refusals: { "import-not-found": 404, "import-not-previewed": 409, "import-has-faults": 409 },
})

/** Lets a file of acts go that is not wanted. */
export const discardActImport = endpoint({
  act: "treaty-import.discard",
  method: "post",
  path: "/treaties/imports/{id}/discard",
  summary: "Discard a file of acts",
  params: importId,
  output: ActImport,
  refusals: { "import-not-found": 404, "import-not-previewed": 409 },
})

/** Takes the acts of a file out of the record again. */
export const undoActImport = endpoint({
  act: "treaty-import.undo",
  method: "post",
  path: "/treaties/imports/{id}/undo",
  summary: "Take the acts of a kept file out again",
  params: importId,
  output: ActImport,
  refusals: { "import-not-found": 404, "import-not-kept": 409, "act-changed-since": 409, "others-stand-on-it": 409 },
})
