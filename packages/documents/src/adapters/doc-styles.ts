import { tableAt, u16 } from "./bytes.ts"
import type { DocFile } from "./doc-file.ts"
import { made, paragraphProperties, runProperties } from "./doc-properties.ts"
import type { Element } from "./xml.ts"

/** The styles of an old Word file as the newer format says them; a style is called by its number. */
export function stylesOf({ main, tables }: DocFile): Element {
  const sheet = tableAt(main, 0xa2, tables)
  const base = u16(sheet, 4)
  const count = u16(sheet, 2)
  const styles: Element[] = []
  let at = 2 + u16(sheet, 0)
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const length = u16(sheet, at)
    if (length > 0) styles.push(styleOf(sheet.subarray(at + 2, at + 2 + length), base, number))
    at += 2 + length
  }
  return { name: "styles", attributes: {}, children: styles }
}

function styleOf(style: Uint8Array, base: number, number: number): Element {
  const [kind, below] = [u16(style, 2) & 0xf, u16(style, 2) >> 4]
  const parts: Uint8Array[] = []
  // After the name and the zero that ends it come the properties, each part at an even place.
  let at = base + 2 + 2 * u16(style, base) + 2
  for (let part = 0; part < (u16(style, 4) & 0xf) && at < style.length; part++) {
    const length = u16(style, at)
    parts.push(style.subarray(at + 2, at + 2 + length))
    at += 2 + length + (length & 1)
  }
  const [paragraph, letters] = kind === 1 ? parts : [undefined, kind === 2 ? parts[0] : undefined]
  return {
    name: "style",
    attributes: { "w:styleId": String(number) },
    children: [
      ...(below === 0xfff ? [] : [made("basedOn", String(below))]),
      { name: "pPr", attributes: {}, children: paragraph ? paragraphProperties(paragraph, 2) : [] },
      { name: "rPr", attributes: {}, children: letters ? runProperties(letters) : [] },
    ],
  }
}
