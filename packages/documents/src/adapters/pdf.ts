import { getDocumentProxy } from "unpdf"
import type { Source } from "../source.ts"
import type { Refused } from "./docx.ts"
import { source } from "./lettering.ts"
import { type Page, readPage } from "./pdf-items.ts"
import { guarded, isEngineFault } from "./pdf-guard.ts"
import { gatherNotes } from "./pdf-notes.ts"
import { partsOf } from "./pdf-parts.ts"
import { mainSize, rowsOf } from "./pdf-rows.ts"
import { unpacksBeyondReason } from "./pdf-streams.ts"
import { mendWords } from "./pdf-words.ts"

/** A PDF may have this many pages and no more. */
const mostPages = 2000

/**
 * Reads the text layer of a PDF: lines from the top down, each with its page,
 * place and size, italic and bold by the names of the fonts, raised marks by
 * their size and baseline. `y` is counted from the top of the page. A note at
 * the foot is one line of part `note`, its mark in `note` and not in the text.
 *
 * Throws nothing that comes of the file. A file without a text layer, or with hardly a word on its
 * pages, is refused as `no-text-layer` (run it through text recognition
 * first); one that opens with a password alone as `file-locked`, a broken one
 * as `damaged-file`.
 */
export async function pdfSource(bytes: Uint8Array): Promise<Source | Refused> {
  if (unpacksBeyondReason(bytes)) return { refusal: "file-too-large" }
  const pages = await guarded(() => readPages(bytes))
  if (!Array.isArray(pages)) return pages
  const letters = pages
    .flatMap((page) => page.items)
    .reduce((sum, { text }) => sum + (text.match(/[\p{L}\d]/gu)?.length ?? 0), 0)
  if (letters < (pages.length > 1 ? 40 * pages.length : 20)) return { refusal: "no-text-layer" }

  const laid = pages.map((page) => ({ height: page.height, rows: rowsOf(page) }))
  const placed = partsOf(laid, mainSize(pages.flatMap((page) => page.items)))
  const losses: string[] = []
  if (pages.some((page) => page.turned > 0)) losses.push("Text set aslant or upright was left out.")
  if (placed.some(({ row }) => row.rightToLeft)) {
    losses.push(
      "Right-to-left lines were put back into reading order; check numbers and brackets against the original.",
    )
  }
  const lines = placed.map(({ row, part }) => ({ ...row.line, facts: { ...row.line.facts, part } }))
  return source("pdf", gatherNotes(mendWords(lines)), losses)
}

async function readPages(bytes: Uint8Array): Promise<Page[] | Refused> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>> | undefined
  try {
    // A copy, because the engine takes the buffer over and leaves its owner with nothing.
    pdf = await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
      maxImageSize: 1,
      stopAtErrors: false,
    })
    if (pdf.numPages > mostPages) return { refusal: "file-too-large" }
    const pages: Page[] = []
    // One after the other: pages share fonts, and a book read all at once would fill the memory.
    for (let number = 1; number <= pdf.numPages; number++) {
      // oxlint-disable-next-line no-await-in-loop
      const page = await readPage(pdf, number)
      if (page === undefined) return { refusal: "file-too-large" }
      pages.push(page)
    }
    return pages
  } catch (error) {
    if (!isEngineFault(error)) throw error
    return { refusal: error instanceof Error && error.name === "PasswordException" ? "file-locked" : "damaged-file" }
  } finally {
    await pdf?.loadingTask.destroy()
  }
}
