import type { Mark, Tongue } from "../tree.ts"
import { noteDesk, type Printable, type Run, runsOf } from "./printable.ts"

/** Writes running text as Akoma Ntoso: italics, links to symbols, notes in place at their first call. */
export type Pen = {
  readonly write: (text: string, marks: readonly Mark[]) => string
  /** The notes that nothing written so far has called. */
  readonly uncalled: () => string
}

/** A pen for one document; it counts the notes it has set. */
export function penFor(document: Printable): Pen {
  const desk = noteDesk(document.notes)
  const called = new Set<number>()
  const look = document.language === "zh" ? "bold" : document.language === "ar" ? "bold italic" : "italic"
  const write = (text: string, marks: readonly Mark[]): string =>
    linked(runsOf(text, marks))
      .map(({ symbol, runs }) => {
        const said = runs.map(writeRun).join("")
        return symbol === null ? said : `<a href="${escape(addressOf(symbol, document.language))}">${said}</a>`
      })
      .join("")
  const writeRun = (run: Run): string => {
    if (run.kind === "call") return writeCall(run.note)
    return run.italic ? `<span class="${look}">${escape(run.text)}</span>` : escape(run.text)
  }
  const writeCall = (mark: string): string => {
    const found = desk(mark)
    const marker = escape(mark)
    if (found === undefined) return `<sup>${marker}</sup>`
    const id = `ftn_${found.place + 1}`
    called.add(found.place)
    if (!found.first) return `<noteRef href="#${id}" marker="${marker}" placement="bottom"/>`
    const body = write(found.note.text, found.note.marks)
    return `<authorialNote eId="${id}" marker="${marker}" placement="bottom"><p>${body}</p></authorialNote>`
  }
  const uncalled = (): string => {
    const left = document.notes.flatMap((note, place) =>
      called.has(place)
        ? []
        : [`<note eId="ftn_${place + 1}" marker="${escape(note.mark)}"><p>${write(note.text, note.marks)}</p></note>`],
    )
    return left.length === 0 ? "" : `<notes source="#editor">${left.join("")}</notes>`
  }
  return { write, uncalled }
}

/** Makes a text safe to stand in XML, as content or in an attribute. Signs that XML does not know are dropped. */
export function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}

/** Runs under one link are one element, whatever their look. */
function linked(runs: readonly Run[]): { symbol: string | null; runs: Run[] }[] {
  const groups: { symbol: string | null; runs: Run[] }[] = []
  for (const run of runs) {
    const symbol = run.kind === "text" ? run.symbol : null
    const last = groups.at(-1)
    if (last !== undefined && last.symbol === symbol) last.runs.push(run)
    else groups.push({ symbol, runs: [run] })
  }
  return groups
}

function addressOf(symbol: string, language: Tongue | null): string {
  return `https://undocs.org/${language ?? "en"}/${encodeURI(symbol)}`
}
