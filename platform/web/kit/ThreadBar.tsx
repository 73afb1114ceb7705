import type { Search } from "#platform/web/address.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useDirection } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { KeyboardEvent, ReactNode } from "react"

/** The links of the thread on which everything hangs, in the order of the cycle. */
export const stages = ["paragraph", "mandate", "call", "answer", "figure", "report-line", "recommendation"] as const
export type Stage = (typeof stages)[number]

/** What hangs at one stage: how many, and where they are; where there is none, how one begins, for whoever may. */
export type Knot = {
  readonly count: number
  readonly to?: string
  readonly search?: Search
  /** "issue one": with it, `to` leads to the beginning. */
  readonly begin?: string
}

type Props = {
  /** The stage of the record this bar stands on; on the home page, none. */
  readonly at?: Stage
  /** The present record by its name: "Paragraph 11 of A/RES/78/228". */
  readonly name?: ReactNode
  /** What there is at the other stages. A stage that is not named holds nothing yet. */
  readonly knots: Readonly<Partial<Record<Stage, Knot>>>
}

/**
 * The thread bar, the same on every record: where it hangs between the
 * paragraph that asked and the recommendation that answers. The arrow keys walk
 * it, the way the page runs; on paper it is a sentence.
 */
export function ThreadBar({ at, name, knots }: Props) {
  const say = useWords()
  const forward = useDirection() === "rtl" ? "ArrowLeft" : "ArrowRight"
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight"

  function walk(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== forward && event.key !== back) return
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("a, [tabindex]")]
    const here = stops.findIndex((stop) => stop === document.activeElement)
    const next = stops[here + (event.key === forward ? 1 : -1)]
    event.preventDefault()
    next?.focus()
  }

  return (
    // Every link can be reached without the arrow keys; they only make it quicker.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav className="thread" aria-label={say("platform.thread")} onKeyDown={walk}>
      <ol>
        {stages.map((stage) => {
          const { count = 0, to, search, begin } = knots[stage] ?? {}
          const present = stage === at && name !== undefined
          const words = present ? name : say(`platform.thread.${stage}`, { n: count })
          return (
            <li
              key={stage}
              data-state={present ? "present" : count > 0 ? "held" : "missing"}
              aria-current={present ? "step" : undefined}
            >
              {to && (count > 0 || begin) && !present ? (
                <Link to={to} {...(search && { search })}>
                  {words}
                  {begin && count === 0 && `: ${begin}`}
                </Link>
              ) : (
                <span tabIndex={-1}>{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
