import type { Cell } from "#modules/analysis/web/figures/grid.ts"
import { cut, type, useAcross, widthOf } from "#modules/analysis/web/figures/pictures/drawing.tsx"
import { useReader } from "#platform/web/reader.tsx"

/** Bars that stand together under a name. */
export type BarGroup = {
  readonly name: string | undefined
  readonly bars: readonly { readonly name: string; readonly cell: Cell }[]
}

type Props = {
  readonly groups: readonly BarGroup[]
  readonly most: number
  readonly box: { readonly x: number; readonly y: number; readonly width: number }
  readonly across: number
  readonly hatch: string
  readonly words: { readonly withheld: string; readonly missing: string }
}

/** How high a bar is with the room around it, and the name of a group of them. */
const line = 20
const heading = 24

/** How high a picture of bars will be. */
export const heightOfBars = (groups: readonly BarGroup[]): number =>
  groups.reduce((sum, { name, bars }) => sum + headOf(name) + bars.length * line + 4, 0)

const headOf = (name: string | undefined): number => (name === undefined ? 0 : heading)

/** Bars from zero, each with its name before it and its value behind it; withheld is hatched, missing a dash. */
export function Bars({ groups, most, box, across, hatch, words }: Props) {
  const { locale } = useReader()
  const at = useAcross(across)
  const number = new Intl.NumberFormat(locale)
  const all = groups.flatMap(({ bars }) => bars)
  // A small picture gives up to half of itself before it cuts a name.
  const spare = Math.max(box.width * 0.4, Math.min(box.width * 0.5, 140))
  const names = Math.min(spare, Math.max(...all.map(({ name }) => widthOf(name)), 20)) + 8
  const numbers =
    Math.max(...all.map(({ cell }) => widthOf(cell.value === null ? words.withheld : number.format(cell.value)))) + 10
  const room = Math.max(30, box.width - names - numbers)
  const from = box.x + names
  return (
    <g>
      {groups.map(({ name, bars }, place) => {
        const top = box.y + heightOfBars(groups.slice(0, place))
        const begin = top + headOf(name)
        return (
          <g key={name ?? ""}>
            {name !== undefined && (
              <text className="heading" x={at(box.x)} y={top + 16}>
                {cut(name, box.width)}
              </text>
            )}
            <path className="ground" d={`M ${at(from)} ${begin} V ${begin + bars.length * line}`} />
            {bars.map((bar, n) => (
              <g key={bar.name} transform={`translate(0 ${begin + n * line})`}>
                <text x={at(from - 8)} y={line / 2 + 4} textAnchor="end">
                  {cut(bar.name, names - 8)}
                </text>
                <Bar
                  {...{ cell: bar.cell, hatch, words, from, across, number }}
                  wide={((bar.cell.value ?? 0) / most) * room}
                />
              </g>
            ))}
          </g>
        )
      })}
    </g>
  )
}

type BarProps = Pick<Props, "across" | "hatch" | "words"> & {
  readonly cell: Cell
  readonly from: number
  readonly wide: number
  readonly number: Intl.NumberFormat
}

/** One bar with what it says, from where its line begins. */
export function Bar({ cell: { value, status }, from, wide, across, hatch, words, number }: BarProps) {
  const at = useAcross(across)
  const base = line / 2 + type / 3
  if (status === "withheld")
    return (
      <>
        <rect className="withheld-mark" fill={`url(#${hatch})`} x={at(from, 22)} y={3} width={22} height={line - 6} />
        <text className="withheld-word" x={at(from + 28)} y={base}>
          {words.withheld}
        </text>
      </>
    )
  if (value === null)
    return (
      <text className="axis" x={at(from + 6)} y={base}>
        –<title>{words.missing}</title>
      </text>
    )
  return (
    <>
      <rect className="bar" x={at(from, wide)} y={3} width={wide} height={line - 6} />
      <text x={at(from + wide + 6)} y={base}>
        {number.format(value)}
      </text>
    </>
  )
}
