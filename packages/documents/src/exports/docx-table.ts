import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from "docx"
import type { PrintedTable } from "./printable.ts"

/** How wide a page's text is, and where its paragraphs begin and end, in twentieths of a point. */
const [width, inset] = [7306, 1267]

/**
 * A table in the manner of the United Nations: lines above and below its head
 * and at its end, none between columns, the head again on every page. A row's
 * bar is the shade of an empty paragraph, so that it is a picture without a file
 * and nothing is read aloud twice.
 */
export function tableOf({ head, rows, bars }: PrintedTable, isRightToLeft: boolean): (Table | Paragraph)[] {
  const columns = head.length + (bars ? 1 : 0)
  const first = columns > 1 ? Math.max(Math.floor(width / columns), 1800) : width
  const others = columns > 1 ? Math.floor((width - first) / (columns - 1)) : 0
  const widths = Array.from({ length: columns }, (_, n) => (n === 0 ? first : others))
  const cell = (children: Paragraph[], n: number): TableCell =>
    new TableCell({
      children,
      width: { size: widths[n] ?? others, type: WidthType.DXA },
      margins: { top: 40, bottom: 40 },
    })
  const text = (words: string, isHead: boolean): Paragraph =>
    new Paragraph({
      bidirectional: isRightToLeft,
      keepNext: isHead,
      children: [
        new TextRun({
          ...{ text: words, size: 17, sizeComplexScript: 20, rightToLeft: isRightToLeft },
          ...{ italics: isHead, italicsComplexScript: isHead },
        }),
      ],
    })
  const bar = (share: number | null): Paragraph =>
    share === null || share <= 0
      ? new Paragraph({})
      : new Paragraph({
          bidirectional: isRightToLeft,
          shading: { type: ShadingType.CLEAR, color: "auto", fill: "1F5C99" },
          indent: { end: Math.round(others * (1 - Math.min(share, 1)) * 0.92) },
          children: [new TextRun({ text: "\u00a0", size: 17 })],
        })
  const line = (cells: readonly string[], isHead: boolean, n = 0): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: [
        ...cells.map((words, at) => cell([text(words, isHead)], at)),
        ...(bars ? [cell([isHead ? new Paragraph({}) : bar(bars[n] ?? null)], head.length)] : []),
      ],
    })
  const table = new Table({
    visuallyRightToLeft: isRightToLeft,
    width: { size: width, type: WidthType.DXA },
    indent: { size: inset, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      ...lines,
      insideHorizontal: { style: BorderStyle.SINGLE, size: 2, color: "BFBFBF" },
      insideVertical: none,
    },
    rows: [line(head, true), ...rows.map((cells, n) => line(cells, false, n))],
  })
  // Word takes two tables that touch for one.
  return [table, new Paragraph({ spacing: { after: 120 } })]
}

const none = { style: BorderStyle.NONE, size: 0 } as const
const strong = { style: BorderStyle.SINGLE, size: 8 } as const
const lines = { top: strong, bottom: strong, left: none, right: none }
