import type { Cell } from "#modules/analysis/web/figures/grid.ts"
import { WorldPoints } from "#platform/web/map/WorldPoints.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Props = {
  readonly states: readonly { readonly code: string; readonly name: string; readonly cell: Cell }[]
  readonly most: number
  readonly hatch: string
}

/** The radius of the greatest disc; areas go by the values. */
const greatestRadius = 22

/** What must be said below a map: how large its discs are, and that it says nothing of boundaries. */
export const mapNotes = (say: Words, locale: string, most: number): readonly string[] => [
  say("analysis.figure.map-scale", { most: new Intl.NumberFormat(locale).format(most) }),
  say("analysis.figure.map-note"),
]

/** A point for each State: a disc as large as its value, hatched where it is withheld, a dash where nothing was reported. */
export function PointMap({ states, most, hatch }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  const told = ({ value, status }: Cell): string =>
    value === null
      ? say(status === "withheld" ? "analysis.figure.withheld" : "analysis.figure.not-reported")
      : number.format(value)
  // The small are drawn last, so that no great one hides them.
  const order = states.toSorted((a, b) => (b.cell.value ?? 0) - (a.cell.value ?? 0))
  return (
    <>
      <svg className="unseen" aria-hidden="true">
        <defs>
          <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse">
            <rect className="hatch-ground" width={6} height={6} />
            <path className="hatch" d="M -1 1 L 1 -1 M 0 6 L 6 0 M 5 7 L 7 5" />
          </pattern>
        </defs>
      </svg>
      <WorldPoints
        label={(n) => say("analysis.figure.map-label", { n })}
        points={order.map(({ code, name, cell }) => ({
          code,
          told: `${name}: ${told(cell)}`,
          mark: <Disc cell={cell} most={most} hatch={hatch} />,
        }))}
      />
      {mapNotes(say, locale, most).map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
    </>
  )
}

function Disc({ cell: { value, status }, most, hatch }: Omit<Props, "states"> & { readonly cell: Cell }) {
  if (status === "withheld") return <circle className="withheld-mark" fill={`url(#${hatch})`} r={7} />
  if (value === null) return <path className="figure-dash" d="M -3.5 0 H 3.5" />
  if (value === 0) return <circle className="figure-zero" r={2.5} />
  return <circle className="figure-disc" r={Math.max(2, Math.sqrt(value / most) * greatestRadius)} />
}
