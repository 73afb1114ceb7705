import { statuses } from "#modules/treaties/act-kinds.ts"
import type { ParticipantInPlace } from "#modules/treaties/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WorldPoints } from "#platform/web/map/WorldPoints.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly participants: readonly ParticipantInPlace[]; readonly on: string }

/**
 * The world as land without borders, with a point for each State, its status
 * told by shape and colour. The arrow keys go from State to State; the table
 * below says all of it again.
 */
export function WorldMap({ participants, on }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const told = ({ participant, status, bound, consented }: ParticipantInPlace): string => {
    const name = inLanguage(participant.names, language).text
    const since = status === "bound" ? bound : consented
    const word = say(`treaties.status.${status}`)
    return since === null ? `${name}: ${word}` : `${name}: ${word}, ${longDate(since, locale)}`
  }
  // Every State has its point; an organization of States has none.
  const elsewhere = participants.filter(({ participant }) => participant.kind === "integration-organization")
  return (
    <figure className="world">
      <WorldPoints
        points={participants.map((each) => ({
          code: each.participant.code,
          told: told(each),
          mark: <Mark status={each.status} />,
        }))}
        label={(n) => say("treaties.map-label", { n, day: longDate(on, locale) })}
      />
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
