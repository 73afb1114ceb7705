import type { View } from "#modules/analysis/web/figures/asking.ts"
import {
  greatest,
  partsOf,
  partUnder,
  sumsLast,
  turned,
  type Grid,
  type Head,
} from "#modules/analysis/web/figures/grid.ts"
import { Bars, heightOfBars, type BarGroup } from "#modules/analysis/web/figures/pictures/Bars.tsx"
import {
  Composition,
  heightOfComposition,
  mostParts,
  type CompositionWords,
  type Whole,
} from "#modules/analysis/web/figures/pictures/Composition.tsx"
import { cut, Drawing, Lacking, looks, useAcross } from "#modules/analysis/web/figures/pictures/drawing.tsx"
import { Flows, heightOfFlows } from "#modules/analysis/web/figures/pictures/Flows.tsx"
import { heightOfLacking, Lines, type Series } from "#modules/analysis/web/figures/pictures/Lines.tsx"
import type { ReactNode } from "react"

/** What every picture is made of. */
export type Seen = {
  readonly grid: Grid
  /** The dimension that is time, if it is spread; and that of people's citizenship. */
  readonly time: string | undefined
  readonly place: string | undefined
  /** The dimension that is seen as what its sum is made of, and how many parts that has: the table may have fewer. */
  readonly composed: string | undefined
  readonly parts: number
  readonly nameOf: (dimension: string, head: Head) => string
  /** What one column is called that has no name. */
  readonly unit: string
  readonly width: number
  readonly label: string
  readonly hatch: string
  readonly words: CompositionWords & { readonly others: string }
}

/** How much of what there is a picture shows: a picture of everything shows nothing. */
export type Shown = { readonly shown: number; readonly of: number }
type Drawn = { readonly picture: ReactNode; readonly shown: Shown }

/** Draws a view, with how much of it there was room for. */
export function charted(view: Exclude<View, "map">, seen: Seen): Drawn {
  switch (view) {
    case "lines":
      return lines(seen)
    case "bars":
      return bars(seen)
    case "composition":
      return composition(seen)
    case "flows":
      return flows(seen)
    case "multiples":
      return multiples(seen)
  }
  return view satisfies never
}

/** The heads with the greatest values in their rows, in their own order. */
function greatestRows(grid: Grid, rows: readonly Head[], most: number): readonly Head[] {
  if (rows.length <= most) return rows
  const weight = new Map(rows.map((row) => [row, greatest(grid, [row])]))
  const kept = new Set(rows.toSorted((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0)).slice(0, most))
  return rows.filter((row) => kept.has(row))
}

/** The table with time across the top. */
const throughTime = (grid: Grid, time: string | undefined): Grid => (grid.names[0] === time ? turned(grid) : grid)

function seriesOf({ grid, nameOf, unit }: Pick<Seen, "grid" | "nameOf" | "unit">, rows: readonly Head[]): Series[] {
  return rows.map((row) => ({
    name: row.code === "" ? unit : nameOf(grid.names[0] ?? "", row),
    cells: grid.columns.map((column) => grid.cell(row, column)),
  }))
}

const lacks = (series: readonly { readonly cells: readonly { readonly status: string }[] }[]) => ({
  withheld: series.some(({ cells }) => cells.some(({ status }) => status === "withheld")),
  missing: series.some(({ cells }) => cells.some(({ status }) => status === "not-reported")),
})

function lines(seen: Seen): Drawn {
  const grid = throughTime(seen.grid, seen.time)
  const rows = greatestRows(grid, grid.rows, looks)
  const series = seriesOf({ ...seen, grid }, rows)
  const below = heightOfLacking(series)
  const height = Math.max(260, Math.min(380, seen.width * 0.5)) + below
  const picture = (
    <Drawing {...seen} height={height + 28}>
      <Lines
        series={series}
        times={grid.columns.map((head) => seen.nameOf(grid.names[1] ?? "", head))}
        most={greatest(grid, rows)}
        box={{ x: 0, y: 0, width: seen.width, height }}
        across={seen.width}
        hatch={seen.hatch}
        words={seen.words}
        below={below}
      />
      <Lacking
        x={{ from: 4, width: seen.width }}
        y={height + 18}
        hatch={seen.hatch}
        words={seen.words}
        {...lacks(series)}
      />
    </Drawing>
  )
  return { picture, shown: { shown: rows.length, of: grid.rows.length } }
}

/** Bars of each row, together under its name where there are columns. */
function groupsOf({ grid, nameOf }: Pick<Seen, "grid" | "nameOf">, rows: readonly Head[], columns: readonly Head[]) {
  const [down = "", across = ""] = grid.names
  if (columns.length === 1 && columns[0] !== undefined) {
    const [column] = columns
    const each = rows.map((row) => ({ name: nameOf(down, row), cell: grid.cell(row, column) }))
    return [{ name: column.code === "" ? undefined : nameOf(across, column), bars: each }] satisfies BarGroup[]
  }
  return rows.map((row): BarGroup => ({
    name: nameOf(down, row),
    bars: columns.map((column) => ({ name: nameOf(across, column), cell: grid.cell(row, column) })),
  }))
}

function bars(seen: Seen): Drawn {
  const { grid, width } = seen
  const columns = partsOf(grid.columns)
  const all = partsOf(grid.rows)
  const rows = greatestRows(grid, all, Math.max(3, Math.floor(40 / columns.length)))
  const groups = groupsOf(seen, rows, columns)
  const picture = (
    <Drawing {...seen} height={heightOfBars(groups)}>
      <Bars {...seen} groups={groups} most={greatest(grid, rows, columns)} box={{ x: 0, y: 0, width }} across={width} />
    </Drawing>
  )
  return { picture, shown: { shown: rows.length, of: all.length } }
}

function composition(seen: Seen): Drawn {
  const { nameOf, unit } = seen
  const grid = seen.grid.names[1] === seen.composed ? seen.grid : turned(seen.grid)
  const [down = "", of = ""] = grid.names
  const sum = grid.columns.find(({ isSum }) => isSum) ?? none
  const all = grid.columns.filter(({ depth }) => depth === 1)
  const parts = greatestRows(turned(grid), all, mostParts)
  const rows = sumsLast(greatestRows({ ...grid, columns: [sum] }, grid.rows, 40))
  const wholes = rows.map((row): Whole => ({
    name: row.code === "" ? unit : nameOf(down, row),
    whole: grid.cell(row, sum),
    parts: parts.map((part) => grid.cell(row, part)),
  }))
  // What is told and has no piece of its own is in the rest too.
  const rest = parts.length < seen.parts ? seen.words.others : seen.words.rest
  const made = { ...seen, wholes, names: parts.map((part) => nameOf(of, part)), words: { ...seen.words, rest } }
  const picture = (
    <Drawing {...seen} height={heightOfComposition(made)}>
      <Composition {...made} />
    </Drawing>
  )
  return { picture, shown: { shown: rows.length * parts.length, of: grid.rows.length * all.length } }
}

function flows(seen: Seen): Drawn {
  const grid = seen.grid.names[0] === seen.place ? seen.grid : turned(seen.grid)
  const all = partsOf(grid.rows)
  const rows = greatestRows(grid, all, 25)
  const [columns, whole] = [partsOf(grid.columns), turned(grid)]
  const kept = greatestRows(whole, columns, Math.max(2, Math.floor(seen.width / 120)))
  const named = (n: 0 | 1) => (head: Head) => ({ code: head.code, name: seen.nameOf(grid.names[n] ?? "", head) })
  // Where columns are narrow no word stands beside what is hatched.
  const lacking = lacks(rows.map((row) => ({ cells: kept.map((column) => grid.cell(row, column)) })))
  const height = heightOfFlows(rows.length)
  const below = lacking.withheld || lacking.missing ? 28 : 0
  const picture = (
    <Drawing {...seen} height={height + below}>
      <Flows
        {...seen}
        from={rows.map(named(0))}
        to={kept.map(named(1))}
        most={greatest(grid, rows, kept)}
        cell={(from, to) => grid.cell(rows[from] ?? none, kept[to] ?? none)}
      />
      <Lacking x={{ from: 4, width: seen.width }} y={height + 16} hatch={seen.hatch} words={seen.words} {...lacking} />
    </Drawing>
  )
  return { picture, shown: { shown: rows.length * kept.length, of: all.length * columns.length } }
}

const none: Head = { code: "", isSum: false, depth: 0 }

/** One small picture: what it is of, and its part of the table. */
type Small = { readonly name: string; readonly part: Grid }

function multiples(seen: Seen): Drawn {
  const { grid, nameOf, time, width } = seen
  const panels = partsOf(grid.panels)
  const isThree = panels[0]?.code !== ""
  const through = time !== undefined && grid.names.slice(0, 2).includes(time)
  const base = through ? throughTime(grid, time) : grid
  const heads = isThree ? panels : partsOf(base.rows)
  const kept = greatestRows(
    isThree ? { ...base, cell: (panel, row) => base.cell(row, base.columns[0] ?? none, panel) } : base,
    heads,
    18,
  )
  const smalls = kept.map((head): Small => ({
    name: nameOf(grid.names[isThree ? 2 : base === grid ? 0 : 1] ?? "", head),
    part: isThree ? partUnder(base, head) : { ...base, rows: [head] },
  }))
  const [downs, acrosses] = [isThree ? partsOf(base.rows) : [], partsOf(base.columns)]
  const rows = greatestRows(base, downs, through ? looks : 8)
  const columns = through ? acrosses : greatestRows(turned(base), acrosses, 8)
  const most = greatest(base, isThree ? rows : kept, columns, isThree ? kept : base.panels)
  const many = Math.max(1, Math.min(smalls.length, Math.floor(width / (isThree ? 260 : 190))))
  const wide = width / many
  const own = ({ part }: Small) => groupsOf({ ...seen, grid: part }, isThree ? rows : part.rows, columns)
  const strip = ({ part }: Small): BarGroup[] =>
    own({ name: "", part }).map((each) => ({ ...each, name: isThree ? each.name : undefined }))
  const series = smalls.map(({ part }) => seriesOf({ ...seen, grid: part }, isThree ? rows : part.rows))
  const under = Math.max(0, ...series.map(heightOfLacking))
  const high = through ? 130 + under : Math.max(...smalls.map((each) => heightOfBars(strip(each))), 20)
  const cell = high + 44
  const below = Math.ceil(smalls.length / many) * cell
  const picture = (
    <Drawing {...seen} height={below + 28}>
      {smalls.map((small, n) => (
        <SmallPicture
          key={small.name}
          name={small.name}
          x={(n % many) * wide}
          y={Math.floor(n / many) * cell}
          {...{ wide, width }}
        >
          {through ? (
            <Lines
              small={!isThree}
              series={series[n] ?? []}
              times={base.columns.map((head) => nameOf(base.names[1] ?? "", head))}
              {...{ most, hatch: seen.hatch, words: seen.words, below: under, across: width }}
              box={{ x: (n % many) * wide, y: 26, width: wide - 16, height: high }}
            />
          ) : (
            <Bars
              {...seen}
              groups={strip(small)}
              most={most}
              across={width}
              box={{ x: (n % many) * wide, y: 28, width: wide - 16 }}
            />
          )}
        </SmallPicture>
      ))}
      <Lacking x={{ from: 4, width }} y={below + 16} hatch={seen.hatch} words={seen.words} {...lacks(series.flat())} />
    </Drawing>
  )
  // Of each small picture as much is left out as of the others.
  const each = [columns.length * (isThree ? rows.length : 1), acrosses.length * (isThree ? downs.length : 1)] as const
  return { picture, shown: { shown: kept.length * each[0], of: heads.length * each[1] } }
}

type SmallProps = {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly width: number
  readonly children: ReactNode
}

function SmallPicture({ name, x, y, wide, width, children }: SmallProps) {
  const at = useAcross(width)
  return (
    <g transform={`translate(0 ${y})`}>
      <text className="heading" x={at(x)} y={18}>
        {cut(name, wide - 16)}
      </text>
      {children}
    </g>
  )
}
