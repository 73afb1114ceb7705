import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx"
import type { StyleName } from "./docx-styles.ts"
import type { Printable } from "./printable.ts"
import { headOf } from "./words.ts"

/** The masthead in the header of the first page: organization and symbol above the line, organ, distribution and date below. */
export function headerOf(document: Printable, isRightToLeft: boolean): Header {
  const { masthead } = document
  const { organization, organ, distribution, dated } = headOf(document)
  const line = (text: string, size: number, style?: StyleName, before?: number): Paragraph => {
    // A line in Latin letters, as an English date, keeps its own direction; the side it stands on stays the same.
    const turned = isRightToLeft && /\p{Script=Arabic}/u.test(text)
    const isStart = (style !== undefined) === (turned === isRightToLeft)
    return new Paragraph({
      ...(style === undefined ? {} : { style }),
      ...(before === undefined ? {} : { spacing: { before } }),
      bidirectional: turned,
      alignment: isStart ? AlignmentType.START : AlignmentType.END,
      children: [new TextRun({ text, size, sizeComplexScript: size, rightToLeft: turned })],
    })
  }
  const below = [
    ...(distribution === null ? [] : [line(distribution, 20, "Publication")]),
    ...(dated === null ? [] : [line(dated, 20, "Publication", 0)]),
  ]
  const rows = [
    [[line(organization, 28, "HCh")], [line(masthead.symbol ?? "", 20)]],
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

/** The foot of a page: the job number on the first, and which page it is of how many. */
export function footerOf({ masthead }: Printable, isFirst: boolean, isRightToLeft: boolean): Footer {
  const page = new TextRun({ children: [PageNumber.CURRENT, "/", PageNumber.TOTAL_PAGES], size: 17 })
  const job = new TextRun({ text: isFirst ? (masthead.jobNumber ?? "") : (masthead.symbol ?? ""), size: 17 })
  const tab = new TextRun({ children: [new Tab()] })
  // Figures run from left to right in Arabic too; the sides change places.
  const children = isRightToLeft ? [page, tab, job] : [job, tab, page]
  return new Footer({
    children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: 9840 }], children })],
  })
}

const none = { style: BorderStyle.NONE, size: 0 } as const
const noLines = { top: none, left: none, right: none }
const noBorders = { ...noLines, bottom: none, insideHorizontal: none, insideVertical: none }
