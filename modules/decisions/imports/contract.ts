import { importStatuses } from "#modules/decisions/import-status.ts"
import { Import, Preview, type KeepRefusal, type UndoRefusal } from "#modules/decisions/import.ts"
import { Remarks } from "#modules/decisions/remark.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

const importId = Import.pick({ id: true })

/** Brings files into the waiting room; they are read one after the other and kept by nobody yet. */
export const bringFiles = endpoint({
  act: "import.bring",
  method: "post",
  path: "/imports",
  summary: "Bring files to be read",
  upload: true,
  output: z.object({ batch: z.string(), imports: z.array(Import) }),
  refusals: { "no-files": 422, "file-too-large": 413 },
})

/** Lists the files that were brought, newest first. */
export const listImports = endpoint({
  act: "import.list",
  method: "get",
  path: "/imports",
  summary: "List imports, newest first",
  query: Paging.extend({ batch: z.string().max(100).optional(), status: z.enum(importStatuses).optional() }),
  output: page(Import),
  refusals: {},
})

/** Reads one import with what was understood of its file. */
export const getImport = endpoint({
  act: "import.read",
  method: "get",
  path: "/imports/{id}",
  summary: "Read one import with its preview",
  params: importId,
  output: Import.extend({ preview: Preview.nullable() }),
  refusals: { "import-not-found": 404 },
})

/** Holds a file that waits against the drafting rules, before anybody keeps it. */
export const lintImport = endpoint({
  act: "import.lint",
  method: "get",
  path: "/imports/{id}/remarks",
  summary: "Hold a file that waits against the drafting rules",
  params: importId,
  query: z.object({ language: z.enum(languages).optional() }),
  output: Remarks,
  refusals: { "import-not-found": 404, "import-not-previewed": 409 },
  formats: { csv: "text/csv" },
})

/** Takes a preview into the record, with what the reader of the file says of it. */
export const keepImport = endpoint({
  act: "import.keep",
  method: "post",
  path: "/imports/{id}/keep",
  summary: "Keep what was read",
  params: importId,
  /** A person may say what reading could not: the language, the symbol, the title. */
  body: z.object({
    language: z.enum(languages).optional(),
    symbol: z.string().max(100).optional(),
    title: z.string().max(1000).optional(),
  }),
  output: Import,
  refusals: { "import-not-found": 404, "import-not-previewed": 409, "language-not-known": 422 } satisfies Record<
    KeepRefusal | "import-not-found",
    RefusalStatus
  >,
})

/** Keeps all of a batch that wait for it, one after the other as they came; those whose language nobody knows stay. */
export const keepBatch = endpoint({
  act: "import.keep-batch",
  method: "post",
  path: "/imports/keep",
  summary: "Keep all that was read of a batch",
  body: z.object({ batch: z.string().max(100) }),
  output: z.object({ batch: z.string(), imports: z.array(Import) }),
  refusals: { "import-not-found": 404 },
})

/** Lets a file go that is not wanted. */
export const discardImport = endpoint({
  act: "import.discard",
  method: "post",
  path: "/imports/{id}/discard",
  summary: "Discard what was read, or waits to be",
  params: importId,
  output: Import,
  refusals: { "import-not-found": 404, "import-not-previewed": 409 },
})

/** Makes the document of an import what it was before. */
export const undoImport = endpoint({
  act: "import.undo",
  method: "post",
  path: "/imports/{id}/undo",
  summary: "Undo an import: the record becomes as it was before",
  params: importId,
  output: Import,
  refusals: {
    "import-not-found": 404,
    "import-not-kept": 409,
    "import-not-latest": 409,
    "mandate-in-use": 409,
  } satisfies Record<UndoRefusal | "import-not-found", RefusalStatus>,
})
