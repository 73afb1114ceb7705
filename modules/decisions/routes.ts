import {
  exportMandates,
  getDocument,
  getMandate,
  getOverview,
  listCorrections,
  listDocuments,
  listMandates,
  listSessions,
  readText,
  searchTexts,
} from "#modules/decisions/contract.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { registerCsv } from "#modules/decisions/register-file.ts"
import { correctionPage } from "#modules/decisions/store/corrections.ts"
import { documentPage, findDocument } from "#modules/decisions/store/documents.ts"
import { mandateRecord, mandatesOf } from "#modules/decisions/store/mandates.ts"
import { overviewOn } from "#modules/decisions/store/overview.ts"
import { everyMandate, mandatePage } from "#modules/decisions/store/register.ts"
import { searchPage } from "#modules/decisions/store/search.ts"
import { sessionPage } from "#modules/decisions/store/sessions.ts"
import { registerXlsx } from "#modules/decisions/store/sheet.ts"
import { citedBy, languageRead, languageShown, notesOf, provisionsOf } from "#modules/decisions/store/texts.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves what the record holds: documents, their texts, the register of mandates. */
export function decisionRoutes(service: Service): void {
  readingRoutes(service)
}

function readingRoutes({ serve }: Service): void {
  serve(listDocuments, async ({ db }, { query }) => allow(await documentPage(db, query)))

  serve(getDocument, async ({ db }, { params }) => {
    const document = await findDocument(db, params.slug)
    return document ? allow(document) : refuse("document-not-found")
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
    })
  })

  serve(searchTexts, async ({ db }, { query }) => allow(await searchPage(db, query)))

  serve(listMandates, async ({ db, today }, { query }) => allow(await mandatePage(db, query, today)))

  serve(exportMandates, async ({ db, today }, { query: { language, ...filter }, format }) => {
    const mandates = everyMandate(db, filter, language, today)
    const filename = `mandates-${today}.${format}`
    if (format === "csv") return allowAs(registerCsv(mandates), { filename })
    if (format === "xlsx") return allowAs(await registerXlsx(mandates), { filename })
    const items: MandateInPlace[] = []
    for await (const mandate of mandates) items.push(mandate)
    return allow({ total: items.length, items })
  })

  serve(getMandate, async ({ db, today }, { params, query }) => {
    const mandate = await mandateRecord(db, params.id, query.language, today)
    return mandate ? allow(mandate) : refuse("mandate-not-found")
  })

  serve(listCorrections, async ({ db }, { query }) => allow(await correctionPage(db, query)))

  serve(listSessions, async ({ db }, { query }) => allow(await sessionPage(db, query)))

  serve(getOverview, async ({ db, today }, { query }) => allow(await overviewOn(db, query.language, today)))
}
