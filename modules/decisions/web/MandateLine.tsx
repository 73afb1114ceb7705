import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { citeAs, placeOf } from "#modules/decisions/web/naming.ts"
import { DueText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

/** One mandate in a list: when it is due, what is asked, and the paragraph that asks it. */
export function MandateLine({ mandate }: { readonly mandate: MandateInPlace }) {
  const say = useWords()
  const { place, date, language } = mandate
  return (
    <li className="mandate-line">
      <p className="when">
        {date?.to ? <DueText date={date.to} /> : date && <Foreign language={language}>{date.printed}</Foreign>}
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
