import type { Drawn } from "#platform/web/map/world.ts"
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from "react"

/** A State as the map has it: its code in the directory, what is told of it, and its mark, drawn around the origin. */
export type Point = { readonly code: string; readonly told: string; readonly mark: ReactNode }

type Props = {
  readonly points: readonly Point[]
  /** What the map shows, for whoever cannot see it, by how many points there are. */
  readonly label: (n: number) => string
}

/**
 * The world as land without borders, with a point for each State. The arrow
 * keys go from State to State, and what is told of the present one stands below
 * the map. A table beside it says all of it again.
 */
export function WorldPoints({ points, label }: Props) {
  const world = useWorld()
  const placed = points.flatMap((each) => {
    const place = world?.place(each.code)
    return place ? [{ ...each, x: place[0], y: place[1] }] : []
  })
  return (
    <div className="world-frame">{world && <Points world={world} points={placed} label={label(placed.length)} />}</div>
  )
}

type Placed = Point & { readonly x: number; readonly y: number }
type PointsProps = { readonly world: Drawn; readonly points: readonly Placed[]; readonly label: string }

function Points({ world, points, label }: PointsProps) {
  const id = useId()
  const [at, go] = useState<string>()
  const here = points.find(({ code }) => code === at)

  function move(event: KeyboardEvent) {
    const step = ["ArrowRight", "ArrowDown"].includes(event.key)
      ? 1
      : ["ArrowLeft", "ArrowUp"].includes(event.key)
        ? -1
        : 0
    const index = points.findIndex(({ code }) => code === at)
    const ends: Readonly<Record<string, number>> = { Home: 0, End: points.length - 1 }
    const next = ends[event.key] ?? (index < 0 ? 0 : (index + step + points.length) % points.length)
    if (step === 0 && ends[event.key] === undefined) return
    event.preventDefault()
    const code = points[next]?.code
    go(code)
    // On a narrow screen the map is wider than its place.
    document.getElementById(`${id}-${code}`)?.scrollIntoView({ block: "nearest", inline: "center" })
  }
  return (
    <>
      <svg
        viewBox={`0 0 ${world.width} ${world.height}`}
        // Points on a plane are no rows of a select.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={here ? `${id}-${here.code}` : undefined}
        onKeyDown={move}
        onFocus={() => go((before) => before ?? points[0]?.code)}
        onPointerLeave={() => go(undefined)}
      >
        <path className="land" d={world.land} aria-hidden="true" />
        {points.map((point) => (
          <g
            key={point.code}
            id={`${id}-${point.code}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={point === here}
            aria-label={point.told}
            transform={`translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`}
            onPointerEnter={() => go(point.code)}
          >
            <circle className="reach" r={9} />
            {point.mark}
          </g>
        ))}
        {here && <circle className="ring" cx={here.x} cy={here.y} r={10} aria-hidden="true" />}
      </svg>
      <output className="world-told">{here ? here.told : ""}</output>
    </>
  )
}

/** The drawn world, once it has been fetched; nothing until then, and the table stands alone where it cannot be. */
function useWorld(): Drawn | undefined {
  const [drawn, keep] = useState<Drawn>()
  useEffect(() => {
    let gone = false
    async function draw() {
      const { drawWorld } = await import("#platform/web/map/world.ts")
      const world = await drawWorld()
      if (!gone) keep(world)
    }
    // Where the land cannot be fetched the table says the same.
    void draw().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [])
  return drawn
}
