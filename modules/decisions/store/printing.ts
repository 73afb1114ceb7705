import type { Document } from "#modules/decisions/document.ts"
import { printableOf } from "#modules/decisions/printable.ts"
import { languageRead, languageShown, notesOf, provisionsOf } from "#modules/decisions/store/texts.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/** A document in one of its languages as plain text, as Akoma Ntoso or as a Word file. */
export async function printedAs(
  db: Database,
  document: Document,
  asked: Language | undefined,
  format: "text" | "akn" | "docx",
  today: string,
): Promise<{ readonly content: string | Uint8Array; readonly filename: string }> {
  const language = languageShown(document, await languageRead(db, document.id), asked)
  const provisions = await provisionsOf(db, document.id, language)
  const notes = await notesOf(db, document.id, language)
  const [speaks] = await rows(db, z.object({ name: z.string().nullable() }))`
    select names ->> 'en' as name from directory.shared_actor where code = ${document.body}`
  const printable = printableOf(document, language, provisions, notes, speaks?.name ?? null)
  const { toAkn, toDocx, toText } = await import("@palermo/documents")
  const name = `${document.slug}-${language}`
  switch (format) {
    case "text":
      return { content: toText(printable), filename: `${name}.txt` }
    case "akn":
      return { content: toAkn(printable, { date: today }), filename: `${name}.xml` }
    case "docx":
      return { content: await toDocx(printable), filename: `${name}.docx` }
  }
  return format satisfies never
}
