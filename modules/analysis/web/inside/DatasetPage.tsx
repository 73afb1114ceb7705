import { ChangeDataset } from "#modules/analysis/web/inside/ChangeDataset.tsx"
import { contract, snapshotTone, type DatasetRecord } from "#modules/analysis/web/inside/contract.ts"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { PersonText } from "#modules/analysis/web/inside/Person.tsx"
import { ReleasesOf } from "#modules/analysis/web/inside/ReleasesPage.tsx"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import { fieldNames } from "#modules/analysis/web/inside/field-names.ts"
import { fieldValues } from "#modules/analysis/web/inside/field-values.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly dataset: DatasetRecord
  /** Whether whoever reads may bring data, and change what is said of it. */
  readonly mayBring: boolean
  readonly change?: ReactNode
  readonly children?: ReactNode
}

/** One dataset: what it is, how it was gathered, its snapshots with who brought and who went over each, and what of it left. */
export function DatasetPage({ dataset, mayBring, change, children }: Props) {
  const say = useWords()
  const place = useKeptFocus<HTMLElement>()
  const { language, locale } = useReader()
  const { id, code, title, kind, unit, party, partyNames, provenance, licence, closed, history } = dataset
  const name = inLanguage(title, language)
  const whose = inLanguage(partyNames ?? {}, language).text || undefined
  return (
    <Page
      kind="record"
      title={<Foreign language={name.language}>{name.text}</Foreign>}
      tab={name.text}
      kicker={
        <>
          <Link to="/datasets">{say("analysis.dataset.title")}</Link> · <bdi>{code}</bdi>
        </>
      }
      facts={
        <>
          <Status tone={closed ? "quiet" : "open"}>
            {say(closed ? "analysis.dataset.closed" : "analysis.dataset.open")}
          </Status>
          <span>{say("analysis.dataset.n-snapshots", { n: dataset.snapshots })}</span>
          <span>{say("analysis.dataset.n-releases", { n: dataset.releases })}</span>
        </>
      }
      acts={
        mayBring &&
        !closed && (
          <Link to={`/datasets/${id}/bring`} className="button">
            {say("analysis.snapshot.bring")}
          </Link>
        )
      }
      thread={<ThreadBar at="figure" name={say("analysis.dataset.this")} knots={{}} />}
    >
      <Wall />
      <section ref={place}>
        <h2>{say("analysis.dataset.what")}</h2>
        <Facts
          facts={[
            [say("analysis.dataset.whose"), <Whose key="whose" party={party} names={partyNames} />],
            [say("analysis.dataset.kind"), say(`analysis.dataset.kind.${kind}`)],
            [say("analysis.dataset.unit"), say(`analysis.unit.${unit}`)],
            [
              say("analysis.dataset.provenance"),
              <Foreign key="provenance" as="p" language={dataset.language}>
                {provenance}
              </Foreign>,
            ],
            [say("analysis.dataset.licence"), <Foreign key="licence">{licence}</Foreign>],
          ]}
        />
        {change}
      </section>
      <section>
        <h2>{say("analysis.dataset.snapshots")}</h2>
        {history.length === 0 ? (
          <Empty title={say("analysis.snapshot.none")}>
            <p>{say("analysis.snapshot.none-text")}</p>
          </Empty>
        ) : (
          <Table
            caption={say("analysis.dataset.snapshots")}
            rows={history}
            id={(each) => each.id}
            columns={snapshotColumns(say, new Intl.NumberFormat(locale), dataset.people)}
          />
        )}
      </section>
      {children}
      <History noun="dataset" id={id} fieldName={fieldNames(say)} fieldValue={fieldValues(say, whose)} />
      <WhoMay noun="dataset" id={id} />
    </Page>
  )
}

function Whose({ party, names }: { readonly party: string | null; readonly names: DatasetRecord["partyNames"] }) {
  const say = useWords()
  const { language } = useReader()
  if (party === null) return say("analysis.dataset.of-secretariat")
  const whose = inLanguage(names ?? {}, language)
  return (
    <Link to={`/directory/${party}`}>
      <Foreign language={whose.language}>{whose.text || party}</Foreign>
    </Link>
  )
}

type Taken = DatasetRecord["history"][number]

const snapshotColumns = (
  say: Words,
  number: Intl.NumberFormat,
  people: DatasetRecord["people"],
): readonly Column<Taken>[] => [
  {
    name: say("analysis.snapshot.day"),
    heads: true,
    cell: ({ id, brought, filename }) => (
      <>
        <Link to={`/snapshots/${id}`}>
          <DateText date={brought} />
        </Link>
        <span className="where">
          {filename === null ? say("analysis.snapshot.of-answers") : <Foreign>{filename}</Foreign>}
        </span>
      </>
    ),
  },
  {
    name: say("analysis.snapshot.status"),
    cell: ({ status }) => <Status tone={snapshotTone[status]}>{say(`analysis.snapshot.status.${status}`)}</Status>,
  },
  { name: say("analysis.snapshot.records"), number: true, cell: ({ records }) => number.format(records) },
  { name: say("analysis.snapshot.brought-by"), cell: ({ broughtBy }) => <PersonText id={broughtBy} people={people} /> },
  {
    name: say("analysis.snapshot.reviewed-by"),
    cell: ({ reviewedBy }) => (reviewedBy === null ? "–" : <PersonText id={reviewedBy} people={people} />),
  },
]

/** One dataset, asked for and shown; whoever may brings data to it and changes what is said of it. */
export function LiveDataset() {
  const say = useWords()
  const me = useMe()
  const { params } = useAddress()
  const dataset = useAnswer("dataset.read", async () => (await contract()).readDataset, {
    params: { id: params["id"] ?? "" },
  })
  if (dataset.state !== "here")
    return <PageAwaited of={dataset} kind="record" title={say("analysis.dataset.title")} rows={16} />
  const { value } = dataset
  const reviewed = value.history.some(({ status }) => status === "reviewed")
  return (
    <DatasetPage
      dataset={value}
      mayBring={may(me, "snapshot.bring")}
      change={may(me, "dataset.change") && <ChangeDataset dataset={value} />}
    >
      <section>
        <h2>{say("analysis.dataset.releases")}</h2>
        {may(me, "release.add") && reviewed && (
          <p className="no-print">
            <Link to="/releases/new" search={{ dataset: value.id }}>
              {say("analysis.release.draft")}
            </Link>
          </p>
        )}
        <ReleasesOf dataset={value.id} />
      </section>
    </DatasetPage>
  )
}
