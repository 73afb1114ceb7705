import {
  addMandate,
  bringFiles,
  compareTexts,
  correctMandate,
  discardImport,
  dropMandate,
  exportMandates,
  getDocument,
  getImport,
  getMandate,
  getOverview,
  keepBatch,
  keepImport,
  lintDocument,
  lintImport,
  listCorrections,
  listDocuments,
  listImports,
  listMandates,
  listSessions,
  mergeMandates,
  readText,
  searchTexts,
  splitMandate,
  undoCorrection,
  undoImport,
} from "#modules/decisions/contract.ts"
import { changesCsv } from "#modules/decisions/comparison-file.ts"
import type { Import } from "#modules/decisions/import.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { linkingRoutes } from "#modules/decisions/routes/linking.ts"
import { recordRoutes } from "#modules/decisions/routes/record.ts"
import { tellBrought, tellCorrection, tellImport } from "#modules/decisions/routes/telling.ts"
import { registerCsv } from "#modules/decisions/register-file.ts"
import { remarksCsv } from "#modules/decisions/remark-file.ts"
import { askToKeep } from "#modules/decisions/store/batch.ts"
import { comparison } from "#modules/decisions/store/comparing.ts"
import { correctionPage } from "#modules/decisions/store/corrections.ts"
import { add, correct, drop, merge, split, undo } from "#modules/decisions/store/correcting.ts"
import { documentPage, findDocument } from "#modules/decisions/store/documents.ts"
import { mandateRecord, mandatesOf } from "#modules/decisions/store/mandates.ts"
import { overviewOn } from "#modules/decisions/store/overview.ts"
import { addImport, findPreview, importPage } from "#modules/decisions/store/imports.ts"
import {
  discardImport as discard,
  keepImport as keep,
  undoImport as undoKept,
} from "#modules/decisions/store/pipeline.ts"
import { printedAs } from "#modules/decisions/store/printing.ts"
import { everyMandate, mandatePage } from "#modules/decisions/store/register.ts"
import { remarks } from "#modules/decisions/store/remarking.ts"
import { searchPage } from "#modules/decisions/store/search.ts"
import { sessionPage } from "#modules/decisions/store/sessions.ts"
import type { Elsewhere } from "#modules/decisions/store/everything.ts"
import { registerXlsx } from "#modules/decisions/store/sheet.ts"
import {
  citedBy,
  doubtsOf,
  languageRead,
  languageShown,
  notesOf,
  provisionsOf,
} from "#modules/decisions/store/texts.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { randomUUID } from "node:crypto"

/** Serves what the record holds, how files come into it, and how people correct what was read; `elsewhere` is what others find. */
export function decisionRoutes(service: Service, elsewhere: Elsewhere = {}): void {
  readingRoutes(service)
  importRoutes(service)
  correctionRoutes(service)
  recordRoutes(service, elsewhere)
  linkingRoutes(service)
}

function readingRoutes({ serve }: Service): void {
  serve(listDocuments, async ({ db }, { query }) => allow(await documentPage(db, query)))

  serve(getDocument, async ({ db, today, language }, { params, query, format }) => {
    const document = await findDocument(db, params.slug)
    if (!document) return refuse("document-not-found")
    if (format === "json") return allow(document)
    const { content, filename } = await printedAs(db, document, query.language ?? language, format, today)
    return allowAs(content, { filename })
  })

  serve(readText, async ({ db, today, language: reader }, { params, query }) => {
    const document = await findDocument(db, params.slug)
    if (!document) return refuse("document-not-found")
    const language = languageShown(document, await languageRead(db, document.id), query.language ?? reader)
    return allow({
      document,
      language,
      provisions: await provisionsOf(db, document.id, language),
      notes: await notesOf(db, document.id, language),
      mandates: await mandatesOf(db, document.id, today),
      citedBy: await citedBy(db, document.id),
      read: await doubtsOf(db, document.id, language),
    })
  })

  serve(lintDocument, async ({ db, language }, { params, query, format }) => {
    const found = await remarks(db, { of: "document", slug: params.slug }, [query.language, language])
    if (!found.ok) return refuse("document-not-found")
    if (format === "json") return found
    return allowAs(remarksCsv(found.value.remarks), {
      filename: `${params.slug}-${found.value.language}-remarks.${format}`,
    })
  })

  serve(compareTexts, async ({ db, language }, { query, format }) => {
    const compared = await comparison(db, query, language)
    if (!compared.ok || format === "json") return compared
    const { from, to } = compared.value
    return allowAs(changesCsv(compared.value), {
      filename: `${from.ref}--${to.ref}-${compared.value.language}.${format}`,
    })
  })

  serve(searchTexts, async ({ db }, { query }) => allow(await searchPage(db, query)))

  serve(listMandates, async ({ db, today }, { query }) => allow(await mandatePage(db, query, today)))

  serve(exportMandates, async ({ db, today }, { query: { language, ...filter }, format }) => {
    const mandates = everyMandate(db, filter, language, today)
    const filename = `mandates-${today}.${format}`
    if (format === "csv") return allowAs(registerCsv(mandates), { filename })
    if (format === "xlsx") return allowAs(registerXlsx(mandates), { filename })
    const items: MandateInPlace[] = []
    for await (const mandate of mandates) items.push(mandate)
    return allow({ total: items.length, items })
  })

  serve(getMandate, async ({ db, today }, { params, query }) => {
    const mandate = await mandateRecord(db, params.id, query.language, today)
    return mandate ? allow(mandate) : refuse("mandate-not-found")
  })

  serve(listSessions, async ({ db }, { query }) => allow(await sessionPage(db, query)))

  serve(getOverview, async ({ db, today }, { query }) => allow(await overviewOn(db, query.language, today)))
}

function importRoutes({ serve }: Service): void {
  serve(bringFiles, async ({ db, person, now, enqueue }, { files }) => {
    if (files.length === 0) return refuse("no-files")
    const batch = randomUUID()
    const imports: Import[] = []
    for (const { name, hash, size } of files) {
      const added = await addImport(db, { batch, name: nameOf(name), file: hash, size, person, brought: now })
      if (added.status === "waiting") await enqueue("import.read", { id: added.id })
      imports.push(added)
    }
    tellBrought(db, imports)
    return allow({ batch, imports })
  })

  serve(listImports, async ({ db }, { query }) => allow(await importPage(db, query)))

  serve(getImport, async ({ db }, { params }) => {
    const found = await findPreview(db, params.id)
    return found ? allow(found) : refuse("import-not-found")
  })

  serve(lintImport, async ({ db, language }, { params, query, format }) => {
    const found = await remarks(db, { of: "import", id: params.id }, [query.language, language])
    if (!found.ok) return refuse(found.refusal === "import-not-previewed" ? found.refusal : "import-not-found")
    return format === "json" ? found : allowAs(remarksCsv(found.value.remarks), { filename: `remarks.${format}` })
  })

  serve(keepImport, async ({ db, now }, { params, body }) => tellImport(db, await keep(db, params.id, body, now)))
  serve(keepBatch, async ({ db, enqueue }, { body: { batch } }) => {
    const asked = await askToKeep(db, batch)
    if (!asked.ok) return asked
    if (asked.value.some(({ status }) => status === "keeping")) await enqueue("import.keep", { batch })
    return allow({ batch, imports: asked.value })
  })
  serve(discardImport, async ({ db }, { params }) => tellImport(db, await discard(db, params.id)))
  serve(undoImport, async ({ db }, { params }) => tellImport(db, await undoKept(db, params.id)))
}

/** A file's name as it can be kept and shown; it names nothing here, and one that was not given is its absence. */
const nameOf = (given: string): string =>
  given
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(-300) || "—"

function correctionRoutes({ serve }: Service): void {
  serve(listCorrections, async ({ db }, { query }) => allow(await correctionPage(db, query)))
  serve(correctMandate, async (hand, { params, body }) => tellCorrection(hand.db, await correct(hand, params.id, body)))
  serve(splitMandate, async (hand, { params, body }) =>
    tellCorrection(hand.db, await split(hand, params.id, body.parts)),
  )
  serve(mergeMandates, async (hand, { body }) =>
    tellCorrection(hand.db, await merge(hand, body.mandates, body.wording)),
  )
  serve(addMandate, async (hand, { params, body }) => tellCorrection(hand.db, await add(hand, params.id, body)))
  serve(dropMandate, async (hand, { params }) => tellCorrection(hand.db, await drop(hand, params.id)))
  serve(undoCorrection, async (hand, { params }) => tellCorrection(hand.db, await undo(hand, params.id)))
}
