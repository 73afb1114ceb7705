import type { Cell } from "#modules/analysis/web/figures/grid.ts"
import { Bar } from "#modules/analysis/web/figures/pictures/Bars.tsx"
import { cut, useAcross, widthOf } from "#modules/analysis/web/figures/pictures/drawing.tsx"
import { useReader } from "#platform/web/reader.tsx"

type Place = { readonly code: string; readonly name: string }
type Props = {
  /** Where people come from, and where they were detected. */
  readonly from: readonly Place[]
  readonly to: readonly Place[]
  readonly cell: (from: number, to: number) => Cell
  readonly most: number
  readonly width: number
  readonly hatch: string
  readonly words: { readonly withheld: string; readonly missing: string }
}

const line = 20
const head = 34

/** How high flows will be drawn. */
export const heightOfFlows = (from: number): number => head + from * line + 8

/**
 * Who was detected where: a line for each citizenship, a column of bars from
 * zero for each State of detection, all to one measure. A State's own citizens
 * stand on a ground of their own.
 */
export function Flows({ from, to, cell, most, width, hatch, words }: Props) {
  const { locale } = useReader()
  const at = useAcross(width)
  const number = new Intl.NumberFormat(locale)
  const names = Math.min(width * 0.3, Math.max(...from.map(({ name }) => widthOf(name)), 20)) + 10
  const column = (width - names) / Math.max(1, to.length)
  const numbers = Math.max(widthOf(number.format(most)), 10) + 16
  const room = Math.max(10, column - numbers)
  return (
    <g>
      {to.map(({ code, name }, n) => (
        <g key={code}>
          <text className="heading" x={at(names + n * column)} y={18}>
            {cut(name, column - 8)}
            <title>{name}</title>
          </text>
          <path className="ground" d={`M ${at(names + n * column)} ${head - 4} V ${head + from.length * line}`} />
        </g>
      ))}
      {from.map((place, k) => (
        <g key={place.code} transform={`translate(0 ${head + k * line})`}>
          <text x={at(names - 8)} y={line / 2 + 4} textAnchor="end">
            {cut(place.name, names - 10)}
            <title>{place.name}</title>
          </text>
          {to.map(({ code }, n) => {
            const each = cell(k, n)
            return (
              <g key={code}>
                {code === place.code && (
                  <rect
                    className="own"
                    x={at(names + n * column, column - 6)}
                    y={1}
                    width={column - 6}
                    height={line - 2}
                  />
                )}
                <Bar
                  {...{ cell: each, hatch, number, from: names + n * column, across: width }}
                  words={{ ...words, withheld: column > 110 ? words.withheld : "" }}
                  wide={((each.value ?? 0) / most) * room}
                />
              </g>
            )
          })}
        </g>
      ))}
    </g>
  )
}
