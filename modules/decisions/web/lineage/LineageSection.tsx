import type { LineageInPlace } from "#modules/decisions/lineage/lineage.ts"
import { LineageLink, type Decision } from "#modules/decisions/web/lineage/LineageLink.tsx"
import { Help } from "#platform/web/kit/Help.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly earlier: readonly LineageInPlace[]
  readonly later: readonly LineageInPlace[]
  /** Confirms or rejects a link; absent where the reader may not. */
  readonly onDecide?: ((link: LineageInPlace, decision: Decision) => void) | undefined
  /** What came of a decision, and the way to add a link. */
  readonly children?: ReactNode
}

/** What a mandate goes back to and what goes back to it, what is certain before what is only likely. */
export function LineageSection({ earlier, later, onDecide, children }: Props) {
  const say = useWords()
  const isEmpty = earlier.length === 0 && later.length === 0
  return (
    <section className="lineage" id="lineage">
      <h2>{say("decisions.lineage")}</h2>
      <div className="with-help">
        <p className="hint">{say(isEmpty ? "decisions.lineage.none" : "decisions.lineage.some")}</p>
        <Help>{say("decisions.lineage.help")}</Help>
      </div>
      {(["earlier", "later"] as const).map((side) => {
        const links = side === "earlier" ? earlier : later
        return (
          links.length > 0 && (
            <div key={side}>
              <h3>{say(`decisions.lineage.${side}`)}</h3>
              <ul>
                {links.toSorted(surestFirst).map((link) => (
                  <LineageLink key={link.id} link={link} shows={side} onDecide={onDecide} />
                ))}
              </ul>
            </div>
          )
        )
      })}
      {children}
    </section>
  )
}

const surestFirst = (one: LineageInPlace, other: LineageInPlace): number =>
  Number(one.standing === "suggested") - Number(other.standing === "suggested") || (other.score ?? 1) - (one.score ?? 1)
