import type { getDocumentProxy } from "unpdf"

/** A stretch of type on a page: where its baseline begins, how wide and how high it is, how it looks. */
export type Item = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly italic: boolean
  readonly bold: boolean
}

/** A page of a PDF as its items say, from its lower left corner. */
export type Page = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly items: readonly Item[]
  /** Items set aslant or upright, as stamps and margin notes are; they are not read. */
  readonly turned: number
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** A page of more items than this is no page of text: a full one has two thousand. */
const mostItems = 20_000

/** Reads one page, or nothing where it has too many items. Italics and bold are known by the names of the fonts, which the page has to be laid out for. */
export async function readPage(pdf: Pdf, number: number): Promise<Page | undefined> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false })
  if (items.length > mostItems) return undefined
  const set = items.flatMap((item) => ("str" in item && item.str !== "" ? [item] : []))
  // Fonts are shared by the pages; a page is laid out only where it brings a new one.
  if (set.some((item) => !page.commonObjs.has(item.fontName))) await page.getOperatorList()

  const names = new Map<string, string>()
  const nameOf = (font: string): string => {
    const known = names.get(font)
    if (known !== undefined) return known
    const name = page.commonObjs.has(font) ? fontName(page.commonObjs.get(font)) : ""
    names.set(font, name)
    return name
  }
  const level = set.filter((item) => isLevel(item.transform))
  const view = page.getViewport({ scale: 1 })
  const read = level.map((item): Item => {
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number)
    const name = nameOf(item.fontName)
    return {
      text: item.str,
      x,
      y,
      width: item.width,
      size: Math.hypot(c, d),
      italic: /italic|oblique|kursiv/iu.test(name),
      bold: /bold|black|heavy/iu.test(name),
    }
  })
  page.cleanup()
  return { number, width: view.width, height: view.height, items: read, turned: set.length - level.length }
}

function isLevel(transform: readonly unknown[]): boolean {
  const [a = 0, b = 0] = transform.map(Number)
  return a > 0 && Math.abs(b) < 0.05 * a
}

function fontName(font: unknown): string {
  return typeof font === "object" && font !== null && "name" in font && typeof font.name === "string" ? font.name : ""
}
