import type { Snapshot } from "#modules/reports/snapshot.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { WorldPoints } from "#platform/web/map/WorldPoints.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly block: Table
  /** What each line of the table is about. */
  readonly head: readonly string[]
  readonly names: Snapshot["names"]
}

type Table = Extract<Snapshot["blocks"][number], { readonly kind: "table" }>

/** What each line of a map's table is marked by: a shape of its own, so that colour is never alone. */
const marks = [
  (size: number) => <circle className="mark-yes" r={size} />,
  (size: number) => <path className="mark-part" d={`M 0 ${-size} L ${size} ${size} L ${-size} ${size} Z`} />,
  (size: number) => <rect className="mark-no" x={-size} y={-size} width={2 * size} height={2 * size} />,
  (size: number) => (
    <path className="mark-other" d={`M ${-size} ${-size} L ${size} ${size} M ${size} ${-size} L ${-size} ${size}`} />
  ),
]

/** The same as the table above it, a point for each State by the line it stands in. */
export function ShareMap({ block, head, names }: Props) {
  const say = useWords()
  const { language } = useReader()
  const points = block.rows.flatMap(({ cells }, at) => {
    const mark = marks[Math.min(at, marks.length - 1)]
    const listed = cells.find((cell) => cell.is === "names")
    if (listed?.is !== "names") return []
    return listed.parties.map((code) => {
      const name = inLanguage(names[code] ?? {}, language).text || code
      return { code, told: `${name}: ${head[at] ?? ""}`, mark: mark?.(5) }
    })
  })
  return (
    <>
      <WorldPoints points={points} label={(n) => say("reports.map-label", { n })} />
      <ul className="world-legend">
        {head.map((words, at) => (
          <li key={words}>
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
              {marks[Math.min(at, marks.length - 1)]?.(5)}
            </svg>
            {words}
          </li>
        ))}
      </ul>
      <p className="hint">{say("reports.map-note")}</p>
    </>
  )
}
