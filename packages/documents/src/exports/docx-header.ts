import {
  AlignmentType,
  BorderStyle,
  Header,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx"
import type { StyleName } from "./docx-styles.ts"
import type { Printable } from "./printable.ts"
import { printedDate, wordsOf } from "./words.ts"

/** The masthead in the header of the first page: organization and symbol above the line, organ, distribution and date below. */
export function headerOf({ masthead, language }: Printable, isRightToLeft: boolean): Header {
  const words = wordsOf(language)
  const organ = language === "en" || language === null ? masthead.body : null
  const line = (text: string, size: number, style?: StyleName): Paragraph =>
    new Paragraph({
      ...(style === undefined ? {} : { style }),
      bidirectional: isRightToLeft,
      alignment: style === undefined ? AlignmentType.END : AlignmentType.START,
      children: [new TextRun({ text, size, sizeComplexScript: size, rightToLeft: isRightToLeft })],
    })
  const below = [
    ...(masthead.distribution === null ? [] : [line(words.distribution(masthead.distribution), 20, "Publication")]),
    ...(masthead.dated === null ? [] : [line(printedDate(masthead.dated, language), 20, "SingleTxt")]),
  ]
  const rows = [
    [[line(words.organization, 28, "HCh")], [line(masthead.symbol ?? "", 20)]],
    [[line(organ ?? "", 40, "XLarge")], below.length === 0 ? [new Paragraph({})] : below],
  ]
  return new Header({
    children: [
      new Table({
        visuallyRightToLeft: isRightToLeft,
        width: { size: 9840, type: WidthType.DXA },
        columnWidths: [6600, 3240],
        borders: noBorders,
        rows: rows.map(
          (cells) =>
            new TableRow({
              children: cells.map(
                (children) =>
                  new TableCell({
                    children,
                    verticalAlign: VerticalAlign.BOTTOM,
                    borders: { ...noLines, bottom: { style: BorderStyle.SINGLE, size: 4 } },
                  }),
              ),
            }),
        ),
      }),
      new Paragraph({}),
    ],
  })
}

/** The header of the pages after the first: the symbol. */
export function runningHeader({ masthead }: Printable, isRightToLeft: boolean): Header {
  const run = new TextRun({ text: masthead.symbol ?? "", bold: true, size: 17 })
  return new Header({ children: [new Paragraph({ bidirectional: isRightToLeft, children: [run] })] })
}

const none = { style: BorderStyle.NONE, size: 0 } as const
const noLines = { top: none, left: none, right: none }
const noBorders = { ...noLines, bottom: none, insideHorizontal: none, insideVertical: none }
