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
  readonly withheld: string
  /** Small: no names beside the lines, few words on the axes. */
  readonly small?: boolean
}

/**
 * Lines through time, from zero, each with its name at its end. A line stops
 * where a value is withheld, which is hatched on the ground, or was not
 * reported, which is a dash there.
 */
export function Lines({ series, times, most, box, across, hatch, withheld, small = false }: Props) {
  const { locale } = useReader()
  const at = useAcross(across)
  const number = new Intl.NumberFormat(locale)
  const ticks = ticksTo(most, small ? 2 : 4)
  const top = ticks.at(-1) ?? 1
  const left = Math.max(...ticks.map((each) => widthOf(number.format(each)))) + 12
  const names = small ? 8 : Math.min(box.width * 0.34, Math.max(...series.map(({ name }) => widthOf(name))) + 16)
  const ground = box.y + box.height - 22
  const room = { from: box.x + left, width: Math.max(40, box.width - left - names), top: box.y + 8 }
  // Years stand as far apart as they are; anything else stands in even steps.
  const stations = times.every((each) => /^\d{4}$/.test(each)) ? times.map(Number) : times.map((_, n) => n)
  const [from = 0, to = 0] = [stations[0], stations.at(-1)]
  const x = (n: number) =>
    at(room.from + (to === from ? room.width / 2 : (((stations[n] ?? 0) - from) / (to - from)) * room.width))
  const y = (value: number) => ground - (value / top) * (ground - room.top)
  const every = Math.max(1, Math.ceil((times.length * (widthOf(times[0] ?? "") + 14)) / room.width))
  const ends = apart(
    series.map(({ cells }) => y(cells.findLast(({ value }) => value !== null)?.value ?? 0)),
    ground,
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
          <text key={each} className="axis" x={x(n)} y={ground + 17} textAnchor="middle">
            {each}
          </text>
        ) : null,
      )}
      {series.map(({ name, cells }, k) => (
        <g key={name}>
          <path className={`line look-${k % looks}`} d={stretches(cells, x, y)} fill="none" />
          {cells.map((cell, n) => {
            const key = times[n]
            if (cell.value !== null) return <Mark key={key} look={k} x={x(n)} y={y(cell.value)} />
            if (cell.status !== "withheld") return null
            return (
              <rect
                key={key}
                className="withheld-mark"
                fill={`url(#${hatch})`}
                {...{ x: x(n) - 5, y: ground - 12 - k * 14, width: 10, height: 12 }}
              >
                <title>{`${name}, ${times[n]}: ${withheld}`}</title>
              </rect>
            )
          })}
          {!small && (
            <text className={`name look-${k % looks}`} x={at(room.from + room.width + 9)} y={(ends[k] ?? 0) + 4}>
              {cut(name, names - 12)}
            </text>
          )}
        </g>
      ))}
    </g>
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
