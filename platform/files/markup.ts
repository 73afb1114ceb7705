import { WorkbookFault } from "#platform/files/workbook-fault.ts"
import { SaxesParser } from "saxes"

/** What is told of a part of a workbook as it is read; names have lost their prefixes (`x:row` is `row`). */
export type Markup = {
  readonly opens: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly closes: (name: string) => void
  readonly says: (text: string) => void
}

/** Deeper than this goes no sheet, and nothing in one is longer than this without a tag. */
const deepest = 64
const longest = 4 * 1024 * 1024

/**
 * Reads XML as it comes, and pauses after each stretch. Nothing is fetched or
 * expanded: a document type is refused, and so is an entity beyond the five of
 * XML itself. Throws a `WorkbookFault` where it is not well formed, nests
 * without end, or has a text without end.
 */
export async function* marked(pieces: AsyncIterable<string>, { opens, closes, says }: Markup): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  let quiet = 0
  let broken = false
  parser.on("error", () => (broken = true))
  parser.on("doctype", () => (broken = true))
  parser.on("opentag", ({ name, attributes }) => {
    quiet = 0
    if (++depth > deepest) throw new WorkbookFault("workbook-not-readable")
    opens(local(name), attributes)
  })
  parser.on("closetag", ({ name }) => {
    quiet = 0
    depth -= 1
    closes(local(name))
  })
  parser.on("text", says)
  parser.on("cdata", says)
  let isEmpty = true
  for await (const piece of pieces) {
    isEmpty &&= piece === ""
    quiet += piece.length
    parser.write(piece)
    if (broken) throw new WorkbookFault("workbook-not-readable")
    if (quiet > longest) throw new WorkbookFault("workbook-too-large")
    yield
  }
  // A part that is not there has nothing to say.
  if (isEmpty) return
  parser.close()
  if (broken) throw new WorkbookFault("workbook-not-readable")
}

/** Reads XML to its end at once. */
export async function markedWhole(pieces: AsyncIterable<string>, markup: Partial<Markup>): Promise<void> {
  const silent = () => undefined
  for await (const _ of marked(pieces, { opens: silent, closes: silent, says: silent, ...markup }));
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1)

/** An attribute by its name without a prefix. */
export const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
