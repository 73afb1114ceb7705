import type { Mandate, MandateInPlace } from "#modules/decisions/mandate.ts"
import { citeAs, placeOf } from "#modules/decisions/web/naming.ts"
import { DueText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

type AskProps = { readonly mandate: Mandate; readonly language: string }

/** What is asked, in the text's own words: the verb, of whom, to do what. */
export function Asked({ mandate: { verb, addressee, inferred, action }, language }: AskProps) {
  const say = useWords()
  return (
    <span className="asked">
      <Foreign language={language}>
        <b>{verb}</b> {addressee !== null && <span className="addressee">{addressee}</span>}
        <span className="action">{action}</span>
      </Foreign>
      {inferred && <span className="hint"> {say("decisions.inferred")}</span>}
    </span>
  )
}

/** One mandate in a list: when it is due, what is asked, and the paragraph that asks it. */
export function MandateLine({ mandate }: { readonly mandate: MandateInPlace }) {
  const say = useWords()
  const { place, date } = mandate
  return (
    <li className="mandate-line">
      <p className="when">{date?.to ? <DueText date={date.to} /> : date?.printed}</p>
      <p className="what">
        <Link to={`/mandates/${mandate.id}`}>
          <Asked mandate={mandate} language={place.language} />
        </Link>
        <span className="where">
          <Link to={placeOf(place.slug, place.anchor)}>{citeAs(say, place, place.anchor)}</Link>
        </span>
      </p>
    </li>
  )
}
