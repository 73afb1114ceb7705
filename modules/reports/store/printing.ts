import { htmlOf } from "#modules/reports/print/html.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { printableOf } from "#modules/reports/print/printable.ts"
import { canonical, type Snapshot } from "#modules/reports/snapshot.ts"
import { docxOf, pdfOf } from "#modules/reports/store/typeset.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { createHash } from "node:crypto"

/** In what a report can be taken away. */
export type Format = "docx" | "pdf" | "html" | "akn" | "json"

/** What ends the name of a file in a format. */
export const endings: Readonly<Record<Format, string>> = {
  docx: "docx",
  pdf: "pdf",
  html: "html",
  akn: "xml",
  json: "json",
}

/** The digest of a snapshot: SHA-256 of its canonical JSON. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex")

/** Prints a snapshot. It reads the snapshot and nothing else, so that the same one gives the same bytes. */
export async function printed(snapshot: Snapshot, format: Format, language: Language): Promise<string | Uint8Array> {
  if (format === "json") return canonical(snapshot)
  const layout = layOut(snapshot, language)
  if (format === "pdf") return pdfOf(layout)
  if (format === "docx") return docxOf(layout)
  if (format === "html") {
    const sources = inLanguage(snapshot.words["sources"] ?? {}, language).text
    return htmlOf(layout, digestOf(canonical(snapshot)), { sources })
  }
  const { toAkn } = await import("@palermo/documents")
  return toAkn(printableOf(layout), { date: snapshot.head.dated })
}
