import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { MandateDay } from "#modules/decisions/web/MandateDay.tsx"
import { citeAs, placeOf } from "#modules/decisions/web/naming.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

/** One mandate in a list: when it is due, what is asked, and the paragraph that asks it. */
export function MandateLine({ mandate }: { readonly mandate: MandateInPlace }) {
  const say = useWords()
  const { place, language } = mandate
  return (
    <li className="mandate-line">
      <p className="when">
        <MandateDay mandate={mandate} />
      </p>
      <p className="what">
        <Link to={`/mandates/${mandate.id}`}>
          <Asked mandate={mandate} language={language} />
        </Link>
        <span className="where">
          <Link to={placeOf(place.slug, place.anchor)}>{citeAs(say, place, place.anchor)}</Link>
        </span>
      </p>
    </li>
  )
}
