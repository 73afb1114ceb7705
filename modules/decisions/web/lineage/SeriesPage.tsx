import { LiveSeries } from "#modules/decisions/web/lineage/LiveSeries.tsx"
import { SeriesDocument, type Series } from "#modules/decisions/web/lineage/SeriesSection.tsx"
import { documentName } from "#modules/decisions/web/naming.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly series: Series
  /** The links by which the document stands in it, as they are decided about. */
  readonly children?: ReactNode
}

/** A series of documents: all that follow one another, the earliest first, with the links of the one the page was opened from. */
export function SeriesPage({ series: { document, series }, children }: Props) {
  const say = useWords()
  return (
    <>
      {series.length < 2 ? (
        <p>{say("decisions.series.alone")}</p>
      ) : (
        <ol className="series-list">
          {series.map((each) => (
            <li key={each.slug} aria-current={each.slug === document.slug ? "true" : undefined}>
              <SeriesDocument document={each} />
            </li>
          ))}
        </ol>
      )}
      {children}
      <History noun="document" id={document.slug} />
      <WhoMay noun="document" id={document.slug} />
    </>
  )
}

/** The series of the document the address names, asked for and shown. */
export function LiveSeriesPage() {
  const say = useWords()
  const { language } = useReader()
  const { params } = useAddress()
  const slug = params["slug"] ?? ""
  const series = useAnswer(
    "series.read",
    async () => (await import("#modules/decisions/lineage/contract.ts")).readSeries,
    { params: { slug }, query: { language } },
  )
  const name = series.state === "here" ? documentName(series.value.document) : ""
  return (
    <Page
      kind="record"
      title={name === "" ? say("decisions.series") : <bdi>{say("decisions.series.of", { name })}</bdi>}
      tab={name === "" ? say("decisions.series") : say("decisions.series.of", { name })}
      kicker={<Link to={`/documents/${slug}`}>{say("decisions.series.to-document")}</Link>}
      help={say("decisions.series.help")}
    >
      <Here of={series}>
        {(value) => (
          <SeriesPage series={value}>
            <LiveSeries slug={slug} />
          </SeriesPage>
        )}
      </Here>
    </Page>
  )
}
