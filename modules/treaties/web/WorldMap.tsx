import { statuses } from "#modules/treaties/act-kinds.ts"
import type { ParticipantInPlace } from "#modules/treaties/contract.ts"
import type { Drawn } from "#modules/treaties/web/world.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useId, useState, type KeyboardEvent } from "react"

type Props = { readonly participants: readonly ParticipantInPlace[]; readonly on: string }
type Point = ParticipantInPlace & { readonly name: string; readonly x: number; readonly y: number }

/**
 * The world as land without borders, with a point for each State, its status
 * told by shape and colour. The arrow keys go from State to State; the table
 * below says all of it again.
 */
export function WorldMap({ participants, on }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const world = useWorld()
  const points: Point[] = participants.flatMap((each) => {
    const place = world?.place(each.participant.code)
    const name = inLanguage(each.participant.names, language).text
    return place ? [{ ...each, name, x: place[0], y: place[1] }] : []
  })
  // Every State has its point; an organization of States has none.
  const elsewhere = participants.filter(({ participant }) => participant.kind === "integration-organization")
  return (
    <figure className="world">
      <div className="world-frame">
        {world && (
          <Points
            world={world}
            points={points}
            label={say("treaties.map-label", { n: points.length, day: longDate(on, locale) })}
          />
        )}
      </div>
      <figcaption>
        <ul className="world-legend">
          {statuses.map((status) => (
            <li key={status}>
              <svg viewBox="-8 -8 16 16" aria-hidden="true">
                <Mark status={status} />
              </svg>
              {say(`treaties.status.${status}`)}
            </li>
          ))}
        </ul>
        {elsewhere.length > 0 && (
          <p className="hint">
            {say("treaties.map-elsewhere")}{" "}
            {elsewhere.map(({ participant }) => inLanguage(participant.names, language).text).join(" · ")}
          </p>
        )}
        <p className="hint">{say("treaties.map-note")}</p>
      </figcaption>
    </figure>
  )
}

type PointsProps = { readonly world: Drawn; readonly points: readonly Point[]; readonly label: string }

function Points({ world, points, label }: PointsProps) {
  const say = useWords()
  const { locale } = useReader()
  const id = useId()
  const [at, go] = useState<string>()
  const here = points.find(({ participant }) => participant.code === at)

  function move(event: KeyboardEvent) {
    const step = ["ArrowRight", "ArrowDown"].includes(event.key)
      ? 1
      : ["ArrowLeft", "ArrowUp"].includes(event.key)
        ? -1
        : 0
    const index = points.findIndex(({ participant }) => participant.code === at)
    const ends: Readonly<Record<string, number>> = { Home: 0, End: points.length - 1 }
    const next = ends[event.key] ?? (index < 0 ? 0 : (index + step + points.length) % points.length)
    if (step === 0 && ends[event.key] === undefined) return
    event.preventDefault()
    const code = points[next]?.participant.code
    go(code)
    // On a narrow screen the map is wider than its place.
    document.getElementById(`${id}-${code}`)?.scrollIntoView({ block: "nearest", inline: "center" })
  }
  const told = ({ name, status, bound, consented }: Point): string => {
    const since = status === "bound" ? bound : consented
    const word = say(`treaties.status.${status}`)
    return since === null ? `${name}: ${word}` : `${name}: ${word}, ${longDate(since, locale)}`
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
        aria-activedescendant={here ? `${id}-${here.participant.code}` : undefined}
        onKeyDown={move}
        onFocus={() => go((before) => before ?? points[0]?.participant.code)}
        onPointerLeave={() => go(undefined)}
      >
        <path className="land" d={world.land} aria-hidden="true" />
        {points.map((point) => (
          <g
            key={point.participant.code}
            id={`${id}-${point.participant.code}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={point === here}
            aria-label={told(point)}
            transform={`translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`}
            onPointerEnter={() => go(point.participant.code)}
          >
            <circle className="reach" r={9} />
            <Mark status={point.status} />
          </g>
        ))}
        {here && <circle className="ring" cx={here.x} cy={here.y} r={10} aria-hidden="true" />}
      </svg>
      <output className="world-told">{here ? told(here) : ""}</output>
    </>
  )
}

/** The mark of a status, shaped as in the table: a square, half a disc, a ring, a diamond. */
function Mark({ status }: Pick<ParticipantInPlace, "status">) {
  switch (status) {
    case "bound":
      return <rect className="mark" x={-4} y={-4} width={8} height={8} />
    case "party":
      return (
        <g className="mark party">
          <circle className="hollow" r={4.5} />
          <path d="M0 -4.5 A4.5 4.5 0 0 0 0 4.5 Z" />
        </g>
      )
    case "signatory":
      return <circle className="mark signatory hollow" r={4.5} />
    case "ended":
      return <path className="mark ended" d="M0 -5 L5 0 L0 5 L-5 0 Z" />
  }
  return status satisfies never
}

/** The drawn world, once it has been fetched; nothing until then, and the table stands alone where it cannot be. */
function useWorld(): Drawn | undefined {
  const [drawn, keep] = useState<Drawn>()
  useEffect(() => {
    let gone = false
    async function draw() {
      const { drawWorld } = await import("#modules/treaties/web/world.ts")
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
