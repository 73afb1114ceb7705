import {
  composedBy,
  inRole,
  viewsOf,
  type Ask,
  type Offered,
  type OnAsk,
  type View,
} from "#modules/analysis/web/figures/asking.ts"
import { greatest, lacksOf, sumsLast, turned, type Grid, type Head } from "#modules/analysis/web/figures/grid.ts"
import { dimensionName, type Naming } from "#modules/analysis/web/figures/naming.ts"
import { charted, type Shown } from "#modules/analysis/web/figures/pictures/Charts.tsx"
import { useWidth } from "#modules/analysis/web/figures/pictures/drawing.tsx"
import { mapNotes, PointMap } from "#modules/analysis/web/figures/pictures/PointMap.tsx"
import { PictureFiles, type Framing } from "#modules/analysis/web/figures/PictureFiles.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useId, useMemo, type ReactNode } from "react"

type Props = {
  readonly set: Offered
  readonly ask: Ask
  readonly grid: Grid
  readonly nameOf: Naming
  readonly unit: string
  /** What is seen, in words. */
  readonly title: string
  /** What stands around the picture when it leaves as a file. */
  readonly framing: Framing
  readonly onAsk: OnAsk
}

/** The picture beside the table, in the ways it can be drawn; what it leaves out it says. */
export function Picture({ set, ask, grid, nameOf, unit, title, framing, onAsk }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const hatch = `hatch-${useId().replace(/\W/g, "")}`
  const [place, width] = useWidth<HTMLDivElement>()
  const view = viewIn(set, ask, grid)
  const label = say("analysis.figure.picture-label", { view: say(`analysis.figure.view.${view}`), title })
  const [time, from] = [inRole(set, "time"), inRole(set, "place")]
  const { name: composed, parts = 0 } = composedBy(set, { ...ask, spread: grid.names }) ?? {}
  const map = useMemo(() => mapOf(set, ask.shown, grid), [set, ask.shown, grid])
  // What is drawn stays while the rest of the page changes: a picture is a thousand parts.
  const drawn = useMemo(() => {
    if (view === "map") {
      const show = (shown: string) => onAsk((now) => ({ ...now, shown }))
      return { picture: <StateMap {...{ map, nameOf, hatch }} onShow={show} />, shown: undefined }
    }
    const words = {
      ...{ withheld: say("analysis.figure.withheld"), missing: say("analysis.figure.not-reported") },
      ...{ rest: say("analysis.figure.rest"), others: say("analysis.figure.rest-others") },
      exceeded: say("analysis.figure.parts-exceed"),
    }
    const has = (name: string | undefined) => (name !== undefined && grid.names.includes(name) ? name : undefined)
    const named = { time: has(time), place: has(from), composed, parts }
    return charted(view, { grid, nameOf, unit, width, label, hatch, words, ...named })
  }, [view, grid, nameOf, unit, width, label, hatch, time, from, composed, parts, map, say, onAsk])
  const show = (each: View) => onAsk((now) => ({ ...now, view: each }))
  return (
    <figure className="figure-picture">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className="figure-views no-print" role="group" aria-label={say("analysis.figure.views")}>
        {viewsOf(set, { ...ask, spread: grid.names }).map((each: View) => (
          <Button key={each} look="link" pressed={each === view} onPress={() => show(each)}>
            {say(`analysis.figure.view.${each}`)}
          </Button>
        ))}
      </div>
      <div className="figure-drawn" ref={place}>
        {drawn.picture}
      </div>
      <figcaption>
        <LeftOut shown={drawn.shown} />
        <Lacks grid={grid} />
        <PictureFiles
          framing={
            view === "map" ? framedMap(say, locale, map, nameOf, framing) : framedPart(say, drawn.shown, framing)
          }
        />
      </figcaption>
    </figure>
  )
}

/** The way that is asked for, where the table can be drawn so; else the most telling. */
function viewIn(set: Offered, ask: Ask, { names }: Grid): View {
  const offered = viewsOf(set, { ...ask, spread: names })
  return offered.includes(ask.view) ? ask.view : (offered[0] ?? "bars")
}

/** How much of what was asked for the picture has room for. */
function LeftOut({ shown }: { readonly shown: Shown | undefined }): ReactNode {
  const say = useWords()
  return shown && shown.shown < shown.of ? <p className="hint">{say("analysis.figure.drawn", shown)}</p> : null
}

/** How many cells of what is seen are withheld, and how many were not reported. */
function Lacks({ grid }: { readonly grid: Grid }) {
  const say = useWords()
  const { withheld, missing } = lacksOf(grid)
  if (withheld + missing === 0) return null
  return (
    <p className="hint">
      {withheld > 0 && say("analysis.figure.n-withheld", { n: withheld })}{" "}
      {missing > 0 && say("analysis.figure.n-missing", { n: missing })}
    </p>
  )
}

/** What is on the map: its States, at one code of what stands beside them. */
type Mapped = {
  readonly area: string
  readonly beside: Pick<Grid, "columns"> & { readonly name: string }
  readonly column: Head | undefined
  readonly grid: Grid
  readonly states: readonly Head[]
}

function mapOf(set: Offered, shown: string | undefined, grid: Grid): Mapped {
  const area = inRole(set, "area") ?? ""
  const byState = grid.names[0] === area ? grid : turned(grid)
  const name = byState.names[1] ?? ""
  const columns = sumsLast(byState.columns)
  const isTime = set.dimensions.some((each) => each.name === name && each.role === "time")
  const usual = isTime ? columns.findLast(({ isSum }) => !isSum) : columns.at(-1)
  const column = columns.find(({ code }) => code === shown) ?? usual
  return { area, beside: { name, columns }, column, grid: byState, states: byState.rows.filter(({ isSum }) => !isSum) }
}

/** A picture that leaves says how much of what was asked for it has room for. */
const framedPart = (say: Words, shown: Shown | undefined, framing: Framing): Framing =>
  shown && shown.shown < shown.of
    ? { ...framing, lines: [say("analysis.figure.drawn-part", shown), ...framing.lines] }
    : framing

/** A map that leaves says at which code it is, how large its discs are, and that it says nothing of boundaries. */
function framedMap(say: Words, locale: string, map: Mapped, nameOf: Naming, framing: Framing): Framing {
  const { beside, column, grid, states } = map
  const at = column && column.code !== "" ? [`${dimensionName(say, beside.name)}: ${nameOf(beside.name, column)}`] : []
  const notes = mapNotes(say, locale, greatest(grid, states))
  return { ...framing, slice: [framing.slice, ...at].join(" · "), lines: [...notes, ...framing.lines] }
}

type MapProps = {
  readonly map: Mapped
  readonly nameOf: Naming
  readonly hatch: string
  readonly onShow: (code: string) => void
}

/** The States on a map, and the choice of what they are shown at. */
function StateMap({ map: { area, beside, column, grid, states }, nameOf, hatch, onShow }: MapProps) {
  const say = useWords()
  const { name, columns } = beside
  return (
    <div className="world">
      {columns.length > 1 && column && (
        <div className="figure-shown">
          <Select
            name="shown"
            label={say("analysis.figure.on-map", { name: dimensionName(say, name) })}
            choices={columns.map((head) => ({ value: head.code, name: nameOf(name, head) }))}
            value={column.code}
            onChange={onShow}
          />
        </div>
      )}
      <PointMap
        hatch={hatch}
        most={greatest(grid, states)}
        states={states.flatMap((head) =>
          column ? [{ code: head.code, name: nameOf(area, head), cell: grid.cell(head, column) }] : [],
        )}
      />
    </div>
  )
}
