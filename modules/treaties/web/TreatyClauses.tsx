import type { Term } from "#modules/treaties/term.ts"
import type { Treaty } from "#modules/treaties/web/TreatyPage.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

/** The final clauses by which a status follows from acts, with the articles that state them. */
export function TreatyClauses({ treaty }: { readonly treaty: Treaty }) {
  const say = useWords()
  const { locale, language } = useReader()
  const { adopted, adoptedBy, opened, openedAt, closed, supplements, integration, entry, each, leaving, articles } =
    treaty
  const article = (number: string): string => say("treaties.article", { number })
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [
      say("treaties.adopted"),
      <>
        {longDate(adopted, locale)} · <bdi>{adoptedBy}</bdi>
      </>,
    ],
    [
      say("treaties.opened"),
      closed === null
        ? say("treaties.open-since", { from: longDate(opened, locale), place: openedAt })
        : say("treaties.open-between", {
            from: longDate(opened, locale),
            to: longDate(closed, locale),
            place: openedAt,
          }),
    ],
    [
      say("treaties.who-may-join"),
      <>
        {say(integration ? "treaties.states-and-organizations" : "treaties.states-alone")}{" "}
        {supplements !== null && (
          <>
            {say("treaties.only-parties-to")}{" "}
            <Link to={`/treaties/${supplements}`}>
              <bdi>{supplements}</bdi>
            </Link>{" "}
          </>
        )}
        <span className="hint">{article(articles.joining)}</span>
      </>,
    ],
    [
      say("treaties.entry"),
      <>
        {say("treaties.entry-rule", { n: entry.instruments, term: termIn(say, entry.term) })}{" "}
        <span className="hint">{article(articles.entry)}</span>
      </>,
    ],
    [say("treaties.each"), say("treaties.each-rule", { term: termIn(say, each) })],
    [
      say("treaties.leaving"),
      <>
        {leaving.kind === "after" && say("treaties.leaving-after", { term: termIn(say, leaving.term) })}
        {leaving.kind === "period" &&
          say("treaties.leaving-period", { period: termIn(say, leaving.period), notice: termIn(say, leaving.notice) })}
        {leaving.kind === "never" && say("treaties.leaving-never")}{" "}
        {articles.leaving !== null && <span className="hint">{article(articles.leaving)}</span>}
      </>,
    ],
    [say("treaties.short-name"), inLanguage(treaty.names, language).text],
    [say("treaties.source"), say("treaties.source-text")],
  ]
  return (
    <section>
      <h2>{say("treaties.clauses")}</h2>
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function termIn(say: Words, term: Term): string {
  if ("days" in term) return say("treaties.days", { n: term.days })
  return "months" in term ? say("treaties.months", { n: term.months }) : say("treaties.years", { n: term.years })
}
