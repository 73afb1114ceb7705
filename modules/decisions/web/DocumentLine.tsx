import type { Document } from "#modules/decisions/document.ts"
import { documentName } from "#modules/decisions/web/naming.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** One document in a list: its symbol, its title, its day. */
export function DocumentLine({ document }: { readonly document: Document }) {
  const say = useWords()
  const { language } = useReader()
  const title = inLanguage(document.titles, language)
  const day = document.adopted ?? document.dated
  return (
    <li className="document-line">
      <p className="symbol">{document.symbol ?? document.number ?? say(`decisions.document-kind.${document.kind}`)}</p>
      <p>
        <Link to={`/documents/${document.slug}`}>
          <Foreign language={title.language} className="title">
            {title.text || documentName(document)}
          </Foreign>
        </Link>
        {day && (
          <span className="where">
            <DateText date={day} />
          </span>
        )}
      </p>
    </li>
  )
}
