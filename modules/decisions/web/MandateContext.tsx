import type { Provision } from "#modules/decisions/provision.ts"
import { around, printedNumber } from "#modules/decisions/web/clause.ts"
import { MarkedText } from "#modules/decisions/web/MarkedText.tsx"
import { placeOf } from "#modules/decisions/web/naming.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly context: readonly Provision[]
  /** The paragraph the mandate stands in, and where in it. */
  readonly provision: Provision["id"]
  readonly range: readonly [number, number] | null
  readonly slug: string
}

/** The paragraph as printed, the clause that asks marked in it, between what stands before and after it. */
export function MandateContext({ context, provision, range, slug }: Props) {
  const say = useWords()
  const present = context.find(({ id }) => id === provision)
  return (
    <section className="mandate-context">
      <h2>{say("decisions.mandate.paragraph")}</h2>
      {context.map((each) => (
        <Foreign
          key={each.id}
          as="p"
          language={each.language}
          className={each.id === provision ? "paragraph present" : "paragraph"}
        >
          {each.number !== null && <span className="number">{printedNumber(each.number)} </span>}
          {around(each, each.id === provision ? range : null).map(({ text, marks, asks }, n) => {
            const opening = n === 0 && each.opening && text.includes(each.opening) ? each.opening : null
            const words = (
              <MarkedText text={text} marks={marks} opening={opening} paragraphAt={(anchor) => placeOf(slug, anchor)} />
            )
            // Pieces are told apart by their place alone.
            // oxlint-disable-next-line react/no-array-index-key
            return asks ? <mark key={n}>{words}</mark> : <span key={n}>{words}</span>
          })}
        </Foreign>
      ))}
      {present && (
        <p className="no-print">
          <Link to={placeOf(slug, present.anchor)}>{say("decisions.mandate.read")}</Link>
        </p>
      )}
    </section>
  )
}
