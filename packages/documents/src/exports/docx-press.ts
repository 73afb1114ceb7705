import {
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx"
import type { Mark } from "../tree.ts"
import { footerOf, headerOf, runningHeader } from "./docx-header.ts"
import { finish, type TypedMark } from "./docx-marks.ts"
import { type StyleName, stylesFor } from "./docx-styles.ts"
import { tableOf } from "./docx-table.ts"
import {
  isActTitle,
  isLetter,
  isParagraph,
  leadOf,
  noteDesk,
  ownTitle,
  partHead,
  type Printable,
  type PrintedHeading,
  type PrintedNode,
  type PrintedParagraph,
  printedNumber,
  runsOf,
} from "./printable.ts"
import { headOf, proposedBy } from "./words.ts"

/** Sets the document as a Word file; see `toDocx`. */
export async function press(document: Printable): Promise<Uint8Array> {
  const isRightToLeft = document.language === "ar"
  const set = pressFor(document, isRightToLeft)
  const children = [...openingOf(document, set), ...document.children.flatMap((node) => set.node(node))]
  const { footnotes, typed, uncalled } = set.notes()
  const file = new Document({
    title: document.masthead.title ?? document.masthead.symbol ?? "",
    creator: "Palermo",
    lastModifiedBy: "Palermo",
    styles: stylesFor(isRightToLeft),
    footnotes,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 12_240, height: 15_840 },
            margin: { top: 1440, bottom: 1152, left: 1200, right: 1200, header: 432, footer: 504 },
          },
        },
        headers: { first: headerOf(document, isRightToLeft), default: runningHeader(document, isRightToLeft) },
        footers: {
          first: footerOf(document, true, isRightToLeft),
          default: footerOf(document, false, isRightToLeft),
        },
        children: [...children, ...uncalled],
      },
    ],
  })
  return finish(await Packer.pack(file, "uint8array"), typed)
}

type Press = {
  readonly node: (node: PrintedNode) => (Paragraph | Table)[]
  readonly line: (style: StyleName, text: string) => Paragraph
  readonly notes: () => {
    footnotes: Record<string, { children: Paragraph[] }>
    typed: TypedMark[]
    uncalled: Paragraph[]
  }
}

/** Sets one document, in printed order: a native note is counted when it is called. */
function pressFor(document: Printable, isRightToLeft: boolean): Press {
  const desk = noteDesk(document.notes)
  const footnotes: Record<string, { children: Paragraph[] }> = {}
  const typed: TypedMark[] = []
  const called = new Set<number>()
  let counted = 0

  const call = (mark: string): ParagraphChild => {
    const found = desk(mark)
    // Word counts a note once; a further call of the same one is typed.
    if (found === undefined || !found.first) return raised(mark)
    const id = found.place + 1
    called.add(found.place)
    footnotes[id] = {
      children: [paragraph("FootnoteText", [new TextRun(" "), ...runs(found.note.text, found.note.marks)])],
    }
    if (mark === String(counted + 1)) counted++
    else typed.push({ id, mark })
    return new FootnoteReferenceRun(id)
  }
  const runs = (text: string, marks: readonly Mark[]): ParagraphChild[] =>
    runsOf(text, marks).flatMap((run) => {
      if (run.kind === "call") return [call(run.note)]
      const { italic } = run
      return run.text === ""
        ? []
        : [new TextRun({ text: run.text, italics: italic, italicsComplexScript: italic, rightToLeft: isRightToLeft })]
    })
  const paragraph = (style: StyleName, children: readonly ParagraphChild[], depth = 0): Paragraph =>
    new Paragraph({
      style,
      bidirectional: isRightToLeft,
      ...(depth > 0 ? { indent: { start: 1267 + 475 * depth, end: 1267 } } : {}),
      ...(style === "SingleTxt" ? { tabStops: [{ type: TabStopType.LEFT, position: 1267 + 475 * (depth + 1) }] } : {}),
      children: [...children],
    })
  const numbered = (
    node: PrintedParagraph,
    siblings: readonly PrintedParagraph[],
    depth: number,
  ): (Paragraph | Table)[] => {
    const lead = leadOf(node, siblings, document.language)
    const before = lead === null ? [] : [plain(lead), new TextRun({ children: [new Tab()] })]
    const own = paragraph("SingleTxt", [...before, ...runs(node.text, node.marks)], depth)
    const table = node.table === undefined ? [] : tableOf(node.table, isRightToLeft)
    return [own, ...table, ...node.children.flatMap((each) => numbered(each, node.children, depth + 1))]
  }
  const raised = (text: string): TextRun => new TextRun({ text, superScript: true, rightToLeft: isRightToLeft })
  const plain = (text: string): TextRun => new TextRun({ text, rightToLeft: isRightToLeft })

  const heading = (each: PrintedHeading): Paragraph => {
    if (each.type === "title") {
      const isOwn = each === ownTitle(document.children)
      const number = isOwn ? document.masthead.number : isActTitle(each) ? each.number : null
      const before = number !== null ? [plain(`${number}.`), new TextRun({ children: [new Tab()] })] : []
      return paragraph(isOwn || isActTitle(each) ? "TitleH1" : "HCh", [...before, ...runs(each.text, each.marks)])
    }
    if (each.type === "section") {
      const head = partHead(each)
      const before = head.number === "" ? [] : [plain(head.text === "" ? head.number : `${head.number} `)]
      return paragraph("H23", [...before, ...runs(head.text, head.marks)])
    }
    if (each.type === "wrapper" && each.number !== null) {
      const number = [plain(printedNumber(each.number, document.language)), new TextRun({ children: [new Tab()] })]
      return paragraph("SingleTxt", [...number, ...runs(each.text, each.marks)])
    }
    // The meeting and the date stand at the far side, one below the other; the record of a vote has the whole width.
    const depth = each.type === "closing" && each.text.length < 60 && !/^\[|:/u.test(each.text) ? 11 : 0
    return paragraph(each.type === "annex" ? "HCh" : "SingleTxt", runs(each.text, each.marks), depth)
  }
  const node = (each: PrintedNode): (Paragraph | Table)[] => {
    if (isParagraph(each)) return numbered(each, [], 0)
    if (!isLetter(each)) return [heading(each)]
    const { number, text, marks } = partHead(each)
    const letter = paragraph("HCh", [plain(number.replace(/\.$/, ""))])
    return text === "" ? [letter] : [letter, paragraph("H1", runs(text, marks))]
  }
  const notes = (): ReturnType<Press["notes"]> => {
    const left = document.notes.filter((_, place) => !called.has(place))
    const uncalled = left.map((note) =>
      paragraph("FootnoteText", [raised(note.mark), plain(" "), ...runs(note.text, note.marks)]),
    )
    return { footnotes, typed, uncalled }
  }
  return { node, notes, line: (style, text) => paragraph(style, [plain(text)]) }
}

/** What stands between the masthead and the text: session, agenda item, adoption, sponsors, and the title where the tree has none. */
function openingOf(document: Printable, set: Press): Paragraph[] {
  const { masthead, language, children } = document
  const { session, agendaItem, adoption } = headOf(document)
  const lines: (readonly [StyleName, string | null])[] = [
    ["Session", session],
    ["AgendaItemNormal", agendaItem],
    ["TitleHCH", adoption],
    ["H1", proposedBy(masthead, language)],
    ["TitleH1", ownTitle(children) !== undefined ? null : titleOf(masthead.number, masthead.title)],
  ]
  return lines.flatMap(([style, text]) => (text === null || text === "" ? [] : [set.line(style, text)]))
}

function titleOf(number: string | null, title: string | null): string | null {
  return title === null || number === null ? title : `${number}. ${title}`
}
