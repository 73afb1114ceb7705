import type { Row } from "#modules/calls/web/board/filtered.ts"
import { submissionStatuses, type SubmissionStanding } from "#modules/calls/standing.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { WorldPoints } from "#platform/web/map/WorldPoints.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** How far an answer has come, as the map tells it: nothing yet, being written, there, or taken back. */
const stageOf: Readonly<Record<SubmissionStanding, Stage>> = {
  "not-opened": "nothing",
  opened: "writing",
  drafting: "writing",
  cleared: "writing",
  submitted: "there",
  clarifying: "there",
  withdrawn: "back",
}
const stages = ["there", "writing", "nothing", "back"] as const
type Stage = (typeof stages)[number]

/** Who stands where, on land without borders with a point per State; told by shape, and all of it again in the list. */
export function BoardMap({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords()
  const { language } = useReader()
  const states = rows.filter(({ party }) => party.startsWith("state-"))
  if (states.length === 0) return null
  const present = stages.filter((stage) => rows.some(({ standing }) => stageOf[standing] === stage))
  return (
    <figure className="world no-print">
      <WorldPoints
        points={states.map(({ party, names, standing }) => ({
          code: party,
          told: `${inLanguage(names, language).text}: ${say(`calls.standing.${standing}`)}`,
          mark: <Mark stage={stageOf[standing]} />,
        }))}
        label={(n) => say("calls.map-label", { n })}
      />
      <figcaption>
        <ul className="world-legend">
          {present.map((stage) => (
            <li key={stage}>
              <svg viewBox="-8 -8 16 16" aria-hidden="true">
                <Mark stage={stage} />
              </svg>
              {new Intl.ListFormat(language, { type: "unit" }).format(
                submissionStatuses
                  .filter((each) => stageOf[each] === stage)
                  .map((each) => say(`calls.standing.${each}`)),
              )}
            </li>
          ))}
        </ul>
        <p className="hint">{say("calls.map-note")}</p>
      </figcaption>
    </figure>
  )
}

/** The mark of how far an answer has come: a square, half a disc, a ring, a diamond. */
function Mark({ stage }: { readonly stage: Stage }) {
  switch (stage) {
    case "there":
      return <rect className="mark" x={-4} y={-4} width={8} height={8} />
    case "writing":
      return (
        <g className="mark party">
          <circle className="hollow" r={4.5} />
          <path d="M0 -4.5 A4.5 4.5 0 0 0 0 4.5 Z" />
        </g>
      )
    case "nothing":
      return <circle className="mark signatory hollow" r={4.5} />
    case "back":
      return <path className="mark ended" d="M0 -5 L5 0 L0 5 L-5 0 Z" />
  }
  return stage satisfies never
}
