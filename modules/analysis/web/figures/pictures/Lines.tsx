import type { Cell } from "#modules/analysis/web/figures/grid.ts"
import { cut, looks, Mark, ticksTo, useAcross, widthOf, type } from "#modules/analysis/web/figures/pictures/drawing.tsx"
import { useReader } from "#platform/web/reader.tsx"

/** One thing followed through time. */
export type Series = { readonly name: string; readonly cells: readonly Cell[] }

type Props = {
  readonly series: readonly Series[]
  /** The points in time, in order, by name. */
  readonly times: readonly string[]
  /** The greatest value there is room for. */
  readonly most: number
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** How wide the whole picture is. */
  readonly across: number
  readonly hatch: string
  readonly words: { readonly withheld: string; readonly missing: string }
  /** How much of the box is for what has no value, as `heightOfLacking` says. */
  readonly below: number
  /** Small: no names beside the lines, few words on the axes. */
  readonly small?: boolean
}

/** How high a line's row below the ground is. */
const row = type + 3

/** Those of which a value is withheld or was not reported, in their order. */
const lackingOf = (series: readonly Series[]): readonly Series[] =>
  series.filter(({ cells }) => cells.some(({ value }) => value === null))

/** How much room lines need below the ground for what has no value: a row for each that lacks one. */
export const heightOfLacking = (series: readonly Series[]): number => lackingOf(series).length * row

/**
 * Lines through time, from zero, each with its name at its end. A line stops
 * where a value is withheld or was not reported. Either is told below the
 * ground, in a row of that line's own, so that nothing of it is read as a
 * value: withheld is hatched, not reported a dash.
 */
export function Lines({ series, times, most, box, across, hatch, words, below, small = false }: Props) {
  const { locale } = useReader()
  const at = useAcross(across)
  const number = new Intl.NumberFormat(locale)
  const ticks = ticksTo(most, small ? 2 : 4)
  const top = ticks.at(-1) ?? 1
  const left = Math.max(...ticks.map((each) => widthOf(number.format(each)))) + 12
  const names = small ? 8 : Math.min(box.width * 0.34, Math.max(...series.map(({ name }) => widthOf(name))) + 16)
  const ground = box.y + box.height - 22 - below
  const room = { from: box.x + left, width: Math.max(40, box.width - left - names), top: box.y + 8 }
  // Years stand as far apart as they are; anything else stands in even steps.
  const stations = times.every((each) => /^\d{4}$/.test(each)) ? times.map(Number) : times.map((_, n) => n)
  const [from = 0, to = 0] = [stations[0], stations.at(-1)]
  const x = (n: number) =>
    at(room.from + (to === from ? room.width / 2 : (((stations[n] ?? 0) - from) / (to - from)) * room.width))
  const y = (value: number) => ground - (value / top) * (ground - room.top)
  const every = Math.max(1, Math.ceil((times.length * (widthOf(times[0] ?? "") + 14)) / room.width))
  const lacking = lackingOf(series)
  const under = (each: Series) => ground + 6 + lacking.indexOf(each) * row
  const lasts = series.map(({ cells }) => cells.findLast(({ value }) => value !== null)?.value ?? null)
  const told = apart(
    lasts.filter((last) => last !== null).map((last) => y(last)),
    ground,
  )
  // What was never told ends nowhere: its name stands at its row.
  const ends = series.map((each, k) =>
    lasts[k] === null ? under(each) + 6 : told[lasts.slice(0, k).filter((last) => last !== null).length],
  )
  return (
    <g>
      {ticks.map((each) => (
        <g key={each}>
          <path className="rule" d={`M ${at(room.from)} ${y(each)} H ${at(room.from + room.width)}`} />
          <text className="axis" x={at(room.from - 10)} y={y(each) + 4} textAnchor="end">
            {number.format(each)}
          </text>
        </g>
      ))}
      {times.map((each, n) =>
        n % every === 0 || (small && n === times.length - 1) ? (
          <text key={each} className="axis" x={x(n)} y={ground + below + 17} textAnchor="middle">
            {each}
          </text>
        ) : null,
      )}
      {series.map((each, k) => (
        <g key={each.name}>
          <path className={`line look-${k % looks}`} d={stretches(each.cells, x, y)} fill="none" />
          {each.cells.map(({ value }, n) =>
            value === null ? null : <Mark key={times[n]} look={k} x={x(n)} y={y(value)} />,
          )}
          {lacking.includes(each) && (
            <g transform={`translate(0 ${under(each)})`}>
              <Mark look={k} x={at(room.from - 14)} y={6} />
              {each.cells.map((cell, n) => (
                <Without key={times[n]} {...{ cell, hatch, words }} x={x(n)} of={`${each.name}, ${times[n]}`} />
              ))}
            </g>
          )}
          {!small && (
            <text className={`name look-${k % looks}`} x={at(room.from + room.width + 9)} y={(ends[k] ?? 0) + 4}>
              {cut(each.name, names - 12)}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

type WithoutProps = Pick<Props, "hatch" | "words"> & { readonly cell: Cell; readonly x: number; readonly of: string }

/** What stands for a value that is not there. */
function Without({ cell: { status }, hatch, words, x, of }: WithoutProps) {
  if (status === "withheld")
    return (
      <rect className="withheld-mark" fill={`url(#${hatch})`} {...{ x: x - 6, y: 0, width: 12, height: 12 }}>
        <title>{`${of}: ${words.withheld}`}</title>
      </rect>
    )
  if (status !== "not-reported") return null
  return (
    <text x={x} y={10} textAnchor="middle">
      –<title>{`${of}: ${words.missing}`}</title>
    </text>
  )
}

/** The parts of a line between what is missing; a value that stands alone is its mark. */
function stretches(cells: readonly Cell[], x: (n: number) => number, y: (value: number) => number): string {
  let isDown = false
  return cells
    .map(({ value }, n) => {
      if (value === null) {
        isDown = false
        return ""
      }
      const step = `${isDown ? "L" : "M"} ${x(n).toFixed(1)} ${y(value).toFixed(1)}`
      isDown = true
      return step
    })
    .join(" ")
}

/** The same heights moved apart, so that the words at them can be read, and none below the ground. */
function apart(heights: readonly number[], ground: number): readonly number[] {
  const gap = type + 3
  const order = heights.map((height, n) => ({ height, n })).sort((a, b) => a.height - b.height)
  let last = Number.NEGATIVE_INFINITY
  const down = order.map(({ height, n }) => ({ n, height: (last = Math.max(height, last + gap)) }))
  let next = ground + gap
  const up = down.toReversed().map(({ height, n }) => ({ n, height: (next = Math.min(height, next - gap)) }))
  return heights.map((_, n) => up.find((each) => each.n === n)?.height ?? 0)
}
