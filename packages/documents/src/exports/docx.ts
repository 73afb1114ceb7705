import type { Printable } from "./printable.ts"

/**
 * The document as a Word file in the manner of the United Nations: masthead in
 * the header of the first page, the symbol on every further one, the templates'
 * styles by name, numbers typed, native footnotes (typed marks where they are
 * no count), Arabic from right to left. The same document gives the same bytes.
 * A note that nothing calls stands at the end, so that it is not lost.
 * The library that writes Word files is loaded when it is first needed.
 */
export async function toDocx(document: Printable): Promise<Uint8Array> {
  const { press } = await import("./docx-press.ts")
  return press(document)
}
