import type { Reports } from "#modules/reports/web/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The lines of reports that rest on one source: each report, with the way to each of its lines. */
export function LinesOn({ items }: { readonly items: Reports["items"] }) {
  const say = useWords()
  const { language } = useReader()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say("reports.lines-on")}</h2>
      <ul className="called">
        {items.map(({ id, title, at }) => {
          const name = inLanguage(title, language)
          return (
            <li key={id}>
              <Link to={`/reports/${id}`}>
                <Foreign language={name.language}>{name.text}</Foreign>
              </Link>
              {": "}
              {at.map((line, n) => (
                <span key={line}>
                  {n > 0 && " · "}
                  <Link to={`/reports/${id}#line-${line + 1}`}>{say("reports.line", { n: line + 1 })}</Link>
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
