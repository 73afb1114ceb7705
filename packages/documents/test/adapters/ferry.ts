import { p, type Parts, r, row } from "./docx-file.ts"

const italic = "<w:i/>"
const call = (id: number): string =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
const note = (id: number, text: string): string =>
  `<w:footnote w:id="${id}">${p(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${r(` ${text}`)}`)}</w:footnote>`
const num = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/**
 * A resolution that never was, with all a Word file may do to a text: a symbol
 * in the header, automatic numbers on three levels, native notes, italics by run
 * and by style, a field, a table, hidden and deleted words, letters of three scripts.
 *
 * `word-97.doc` beside it is this text, saved by LibreOffice as Word 97 to 2003.
 */
export const ferry: Parts = {
  headers: {
    first: `<w:tbl>${row(p("United Nations"), p("A/RES/99/412"))}${row(p("General Assembly"), p("Distr.: General") + p("3 May 2044"))}</w:tbl>`,
    default: p("A/RES/99/412"),
  },
  footers: { first: p("44-01234 (E)") },
  styles:
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>',
  numbering:
    `<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}${level(2, "lowerRoman", "(%3)")}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
  footnotes: [
    note(2, "A/98/17, annex."),
    note(3, "Ferry Library, vol. 12, No. 345 – “Прибрежные воды”."),
    note(4, "Ibid., مرفق."),
  ].join(""),
  body: [
    p("99/412. Night ferries between islands"),
    p(r("The General Assembly", italic) + r(",")),
    p(
      r("Recalling", '<w:rStyle w:val="Em"/>') +
        r(" its resolution 98/73 of 4 June 2043") +
        call(2) +
        r(" on lamps at sea,"),
    ),
    p(r("Noting with concern", italic) + r(" the café at the pier of Reykjavík,") + r(" hidden", "<w:vanish/>")),
    p(
      r("Urges", italic) +
        r(" Member States to keep their ferries") +
        call(3) +
        r(" lit, as ") +
        field(' HYPERLINK "https://example.org/" ', "the guide") +
        r(" says;"),
      num(0),
    ),
    p(r("Requests", italic) + r(" the Secretary-General:"), num(0)),
    p("To count the ferries:", num(1)),
    p("By day;", num(2)),
    p("By night;", num(2)),
    p(
      `${r("To report to the General Assembly at its one hundredth session;")}<w:del w:id="9" w:author="x" w:date="2044-05-03T00:00:00Z"><w:r><w:delText> never</w:delText></w:r></w:del>`,
      num(1),
    ),
    p(r("Decides", italic) + r(" to look at the matter again, as follows:") + call(4), num(0)),
    `<w:tbl>${row(p("(a)"), p("In spring;"))}${row(p("(b)"), p("In autumn."))}</w:tbl>`,
    p("41st plenary meeting"),
    p("3 May 2044"),
  ].join(""),
}
