import type { Layout, Line, Piece, PrintedTable } from "#modules/reports/print/layout.ts"
import type { Snapshot } from "#modules/reports/snapshot.ts"
import { ShareMap } from "#modules/reports/web/ShareMap.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What became since of the releases of which figures are told, by their id; of the others nothing. */
export type Later = ReadonlyMap<string, "withdrawn" | "corrected">

type Props = {
  readonly layout: Layout
  readonly snapshot: Pick<Snapshot, "blocks" | "names" | "figures">
  /** What is told of these releases is marked. */
  readonly later: Later
  /** Shows what a note tells of, by its number. */
  readonly onNote: (note: number) => void
  /** The line somebody came for, by its id. */
  readonly here?: string | undefined
}

/** A compiled report as it reads: what was worked out is marked, and leads to the answers behind it. */
export function Preview({ layout, snapshot: { blocks, names, figures = [] }, later, onNote, here }: Props) {
  function laterOf(note: number) {
    const became = (layout.figures[note - 1] ?? []).map((at) => later.get(figures[at]?.release ?? ""))
    return became.includes("withdrawn") ? "withdrawn" : became.find((each) => each !== undefined)
  }
  return (
    <div className="report-text">
      {layout.lines.map((line, n) => (
        <Lined
          key={line.id}
          line={line}
          block={blocks[n]}
          names={names}
          onNote={onNote}
          laterOf={laterOf}
          isHere={line.id === here}
        />
      ))}
    </div>
  )
}

type LinedProps = {
  readonly line: Line
  readonly block: Snapshot["blocks"][number] | undefined
  readonly names: Snapshot["names"]
  readonly onNote: Props["onNote"]
  readonly laterOf: (note: number) => "withdrawn" | "corrected" | undefined
  readonly isHere: boolean
}

function Lined({ line, block, names, onNote, laterOf, isHere }: LinedProps) {
  const marked = isHere ? { "data-here": true } : {}
  if (line.kind === "heading") {
    const words = `${line.number}. ${line.text}`
    return line.level === 1 ? <h3 id={line.id}>{words}</h3> : <h4 id={line.id}>{words}</h4>
  }
  const { id, number, pieces, below, table } = line
  if (table)
    return (
      <figure id={id} className="report-figure" {...marked}>
        <Figured caption={pieces} table={table} onNote={onNote} laterOf={laterOf} />
        {table.figure === "map" && block?.kind === "table" && (
          <ShareMap block={block} names={names} head={table.rows.map(([first = ""]) => first)} />
        )}
      </figure>
    )
  return (
    <>
      <p id={id} {...marked}>
        {number !== null && <span className="paragraph-number">{number}. </span>}
        <Pieces pieces={pieces} onNote={onNote} laterOf={laterOf} />
      </p>
      {below.length > 0 && (
        <ul className="report-items">
          {below.map((each) => (
            <li key={each.id}>
              {each.number} <Pieces pieces={each.pieces} onNote={onNote} laterOf={laterOf} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type PiecesProps = Pick<LinedProps, "onNote" | "laterOf"> & { readonly pieces: readonly Piece[] }

function Pieces({ pieces, onNote, laterOf }: PiecesProps) {
  const say = useWords()
  return pieces.map(({ text, language, bound, note }, n) => {
    const words = language ? <Foreign language={language}>{text}</Foreign> : text
    // A sentence has no piece that could come twice; its place is what it is.
    // oxlint-disable-next-line react/no-array-index-key
    if (note === undefined) return <span key={n}>{bound ? <span className="bound">{words}</span> : words}</span>
    const became = laterOf(note)
    return (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={n}>
        <span className="bound">{words}</span>
        <button
          type="button"
          className="note-call"
          aria-label={say("reports.show-sources", { n: note })}
          onClick={() => onNote(note)}
        >
          {note}
        </button>
        {became !== undefined && <small> ({say(`reports.${became}-since`)})</small>}
      </span>
    )
  })
}

type FiguredProps = {
  readonly caption: readonly Piece[]
  readonly table: PrintedTable
} & Pick<LinedProps, "onNote" | "laterOf">

function Figured({ caption, table: { head, rows, numeric, bars }, onNote, laterOf }: FiguredProps) {
  return (
    <>
      <figcaption>
        <Pieces pieces={caption} onNote={onNote} laterOf={laterOf} />
      </figcaption>
      <div className="wide">
        <table className="table plain">
          <thead>
            <tr>
              {head.map((words, n) => (
                // Two questions may be worded alike; a column is its place.
                // oxlint-disable-next-line react/no-array-index-key
                <th key={n} scope="col" className={numeric[n] ? "number" : undefined}>
                  {words}
                </th>
              ))}
              {bars && <td aria-hidden="true" />}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                {cells.map((words, n) =>
                  n === 0 ? (
                    // oxlint-disable-next-line react/no-array-index-key
                    <th key={n} scope="row" data-label={head[n]} dir="auto">
                      {words}
                    </th>
                  ) : (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td
                      key={n}
                      data-label={head[n]}
                      className={numeric[n] ? "number" : undefined}
                      dir={numeric[n] ? undefined : "auto"}
                    >
                      {words}
                    </td>
                  ),
                )}
                {bars && <Bar share={bars[at] ?? null} />}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Bar({ share }: { readonly share: number | null }) {
  return (
    <td className="bar" aria-hidden="true">
      {share !== null && share > 0 && (
        <svg viewBox="0 0 100 8" preserveAspectRatio="none">
          <rect width={Math.min(share, 1) * 100} height={8} />
        </svg>
      )}
    </td>
  )
}
