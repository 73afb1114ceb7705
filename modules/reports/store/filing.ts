import type { Found } from "#modules/decisions/found.ts"
import { fileText } from "#modules/decisions/door.ts"
import type { Layout } from "#modules/reports/print/layout.ts"
import { sql, type Database } from "#platform/database/sql.ts"
import { keepFile } from "#platform/files/store.ts"

/**
 * Puts an issued report into the record as a document, under its symbol: its
 * headings and paragraphs as they were laid out, in one language, and the bytes
 * it was printed to. Answers the document's id; nothing where the record has
 * another document under that symbol, which stays as it is.
 */
export async function fileReport(
  db: Database,
  layout: Layout,
  {
    akn,
    body,
    stage,
    name,
    now,
  }: {
    readonly akn: string
    readonly body: string | null
    readonly stage: "draft" | "final"
    readonly name: string
    readonly now: Date
  },
): Promise<string | undefined> {
  const { hash } = await keepFile(db, Buffer.from(akn, "utf8"))
  return fileText(db, foundIn(layout, body, stage), { file: hash, name, kept: now })
}

/** Says that a report was issued, and as which document where it became one. */
export async function keepIssued(
  db: Database,
  report: string,
  {
    stage,
    document,
    person,
    now,
  }: {
    readonly stage: "draft" | "final"
    readonly document: string | null
    readonly person: string
    readonly now: Date
  },
): Promise<void> {
  await sql`
    update reports.report
       set status = 'issued', stage = ${stage}, document = ${document}, issued = ${now}, issued_by = ${person}
     where id = ${report}`.execute(db)
}

function foundIn(layout: Layout, body: string | null, stage: "draft" | "final"): Found {
  const { language, symbol, title, organ, session, dated, agendaItem, lines, notes } = layout
  const provisions: Found["provisions"] = []
  const plain = { opening: null, confidence: 1, section: null } as const
  let section: string | null = null
  for (const line of lines) {
    if (line.kind === "heading") {
      if (line.level === 1) section = line.number
      const text = `${line.number}. ${line.text}`
      provisions.push({
        ...plain,
        anchor: line.id,
        kind: "section",
        number: line.number,
        parent: null,
        depth: 0,
        text,
        marks: [],
      })
      continue
    }
    const parent = provisions.length
    const { id, number, pieces, below, table } = line
    const said = textOf(pieces)
    // A table has no place of its own in the record; its lines stand in the paragraph that is its caption.
    const text = table
      ? [said.text, table.head.join(" | "), ...table.rows.map((row) => row.join(" | "))].join("\n")
      : said.text
    if (text.trim() === "") continue
    provisions.push({
      ...plain,
      section,
      anchor: id,
      kind: "operative",
      number,
      parent: null,
      depth: 0,
      text,
      marks: said.marks,
    })
    for (const each of below) {
      const own = { anchor: each.id, number: each.number, parent, depth: 1, ...textOf(each.pieces) }
      provisions.push({ ...plain, section, kind: "sub", ...own })
    }
  }
  return {
    ...{
      format: "akn",
      language,
      symbol,
      number: null,
      title,
      organ,
      body,
      kind: "other",
      session,
      adopted: null,
      dated,
    },
    ...{ agendaItem, sponsors: [], provisions, mandates: [], confidence: 1, doubts: [] },
    stage: stage === "final" ? "adopted" : "draft",
    notes: notes.map((text, n) => ({ mark: String(n + 1), text, marks: [], ibidem: null })),
  }
}

function textOf(pieces: readonly { readonly text: string; readonly note?: number }[]) {
  let text = ""
  const marks: Found["provisions"][number]["marks"] = []
  for (const piece of pieces) {
    text += piece.text
    if (piece.note !== undefined)
      marks.push({ type: "note", range: [text.length, text.length], note: String(piece.note) })
  }
  return { text, marks }
}
