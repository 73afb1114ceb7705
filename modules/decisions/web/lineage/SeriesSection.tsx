import type { readSeries } from "#modules/decisions/lineage/contract.ts"
import type { DocumentInPlace, Succession } from "#modules/decisions/lineage/succession.ts"
import type { Decision } from "#modules/decisions/web/lineage/LineageLink.tsx"
import { documentName } from "#modules/decisions/web/naming.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"
import type { z } from "zod"

/** The series a document stands in. */
export type Series = z.output<(typeof readSeries)["output"]>

type Props = {
  readonly series: Series
  /** Confirms or rejects a link; absent where the reader may not. */
  readonly onDecide?: ((link: Succession, decision: Decision) => void) | undefined
  readonly children?: ReactNode
}

/** What a document goes back to and what came of it: its drafts, the resolutions before and after, the whole series. */
export function SeriesSection({ series: { document, earlier, later, series }, onDecide, children }: Props) {
  const say = useWords()
  if (earlier.length === 0 && later.length === 0) return null
  return (
    <section className="series">
      <h2>{say("decisions.series")}</h2>
      <p className="hint">{say("decisions.series.help")}</p>
      <ul>
        {earlier.map((link) => (
          <SeriesLink key={link.id} link={link} shows="earlier" onDecide={onDecide} />
        ))}
        {later.map((link) => (
          <SeriesLink key={link.id} link={link} shows="later" onDecide={onDecide} />
        ))}
      </ul>
      {children}
      {series.length > 2 && (
        <details className="fold">
          <summary>{say("decisions.series.whole", { n: series.length })}</summary>
          <p className="no-print">
            <Link to={`/documents/${document.slug}/series`}>{say("decisions.series.page")}</Link>
          </p>
          <ol className="series-list">
            {series.map((each) => (
              <li key={each.slug} aria-current={each.slug === document.slug ? "true" : undefined}>
                <SeriesDocument document={each} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

type LinkProps = {
  readonly link: Succession
  readonly shows: "earlier" | "later"
  readonly onDecide: Props["onDecide"]
}

function SeriesLink({ link, shows, onDecide }: LinkProps) {
  const say = useWords()
  const { locale } = useReader()
  const { kind, standing, score, reasons } = link
  const other = link[shows]
  const name = documentName(other)
  const why = reasons.map(({ code }) => say(`decisions.reason.${code}`))
  return (
    <li className="lineage-link" data-standing={standing}>
      <p className="lineage-kind">
        <b>{say(`decisions.series.${kind}-${shows}`)}</b>{" "}
        {standing === "suggested" && (
          <Status tone="quiet">
            {score === null ? say("decisions.lineage.suggested") : say("decisions.lineage.suggested-score", { score })}
          </Status>
        )}
      </p>
      <SeriesDocument document={other} />
      {other.hasText && (
        <p className="no-print">
          <Link
            to="/compare"
            search={{ from: link.earlier.slug, to: link.later.slug }}
            label={say("decisions.series.compare-with", { name })}
          >
            {say("decisions.series.compare")}
          </Link>
        </p>
      )}
      {standing === "suggested" && why.length > 0 && (
        <p className="hint">
          {say("decisions.lineage.because", { reasons: new Intl.ListFormat(locale, { type: "unit" }).format(why) })}
        </p>
      )}
      {onDecide && (
        <div className="acts no-print">
          {standing === "suggested" && (
            <Button
              look="quiet"
              label={say("decisions.lineage.confirm-this", { cite: name })}
              onPress={() => onDecide(link, "confirmed")}
            >
              {say("decisions.lineage.confirm")}
            </Button>
          )}
          <Button
            look="quiet"
            label={say("decisions.lineage.reject-this", { cite: name })}
            onPress={() => onDecide(link, "rejected")}
          >
            {say("decisions.lineage.reject")}
          </Button>
        </div>
      )}
    </li>
  )
}

/** A document of a series: what it is called, when it is of, and whether its text is here. */
export function SeriesDocument({ document }: { readonly document: DocumentInPlace }) {
  const say = useWords()
  const { slug, title, titleLanguage, date, hasText } = document
  return (
    <p>
      <Link to={`/documents/${slug}`}>
        <bdi>{documentName(document)}</bdi>
      </Link>{" "}
      <Foreign language={titleLanguage}>{title}</Foreign>
      <span className="hint">
        {date !== null && (
          <>
            {" · "}
            <DateText date={date} />
          </>
        )}
        {!hasText && ` · ${say("decisions.series.no-text")}`}
      </span>
    </p>
  )
}
