import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from "docx"

/** The names the styles of the United Nations' own Word templates go by, as far as they are used here. */
export type StyleName =
  | "SingleTxt"
  | "H1"
  | "H23"
  | "HCh"
  | "TitleHCH"
  | "TitleH1"
  | "Session"
  | "AgendaItemNormal"
  | "FootnoteText"
  | "XLarge"
  | "Publication"

/** Those styles, at the sizes and distances in which resolutions are printed. `isRightToLeft` mirrors them. */
export function stylesFor(isRightToLeft: boolean): IStylesOptions {
  const style = (
    id: StyleName,
    name: string,
    size: number,
    bold: boolean,
    paragraph: Paragraphs,
  ): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: { size, bold, boldComplexScript: bold, sizeComplexScript: size },
    paragraph,
  })
  return {
    default: {
      document: {
        run: {
          font: isRightToLeft ? "Arial" : "Times New Roman",
          size: 20,
          sizeComplexScript: 24,
          rightToLeft: isRightToLeft,
        },
        paragraph: { spacing: { line: 240, lineRule: LineRuleType.AT_LEAST } },
      },
    },
    paragraphStyles: [
      style("SingleTxt", "__Single Txt", 20, false, {
        alignment: AlignmentType.JUSTIFIED,
        indent: { start: 1267, end: 1267 },
        spacing: { after: 120 },
      }),
      style("H1", "_ H_1", 24, true, {
        keepNext: true,
        indent: { start: 1267, end: 1267 },
        spacing: { before: 240, after: 120 },
      }),
      style("H23", "_ H_2/3", 20, true, {
        keepNext: true,
        indent: { start: 1267, end: 1267 },
        spacing: { before: 120, after: 120 },
      }),
      style("HCh", "_ H _Ch", 28, true, {
        keepNext: true,
        indent: { start: 1267, end: 1267 },
        spacing: { before: 240, after: 120 },
      }),
      style("TitleHCH", "Title_H_CH", 28, true, {
        keepNext: true,
        indent: { start: 1267, end: 1267 },
        spacing: { before: 240, after: 240 },
      }),
      style("TitleH1", "Title_H1", 24, true, {
        keepNext: true,
        indent: { start: 1267, end: 1267, hanging: 1000 },
        spacing: { after: 240 },
      }),
      style("Session", "Session", 20, true, {}),
      style("AgendaItemNormal", "Agenda_Item_Normal", 20, false, { spacing: { after: 240 } }),
      style("FootnoteText", "footnote text", 17, false, { indent: { start: 1267, end: 1260, hanging: 432 } }),
      style("XLarge", "_ XLarge", 40, true, {}),
      style("Publication", "Publication", 20, false, { spacing: { before: 240 } }),
    ],
    characterStyles: [{ id: "FootnoteReference", name: "footnote reference", run: { superScript: true } }],
  }
}

type Paragraphs = NonNullable<IParagraphStyleOptions["paragraph"]>
