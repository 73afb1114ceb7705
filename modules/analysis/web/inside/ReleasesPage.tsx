import { contract, releaseTone, type Releases } from "#modules/analysis/web/inside/contract.ts"
import { mayRelease } from "#modules/analysis/release.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Item = Releases["items"][number]

type Props = {
  readonly releases: Releases
  /** Who reads, where they may let releases out: what waits for them is marked. */
  readonly decider?: string | undefined
}

/** The releases there are, in the making, out and withdrawn: of which dataset, for whom, where each stands. */
export function ReleasesPage({ releases: { items, total, next }, decider }: Props) {
  const say = useWords()
  const { language } = useReader()
  if (total === 0)
    return (
      <Empty title={say("analysis.release.none")}>
        <p>{say("analysis.release.none-text")}</p>
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("analysis.release.title")}
        rows={items}
        id={({ id }) => id}
        columns={columns(say, language, decider)}
      />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

/** Whether it is for this person to let it out or give it back. */
export const waitsFor = (release: Pick<Item, "status" | "madeBy" | "changedBy">, person: string | undefined): boolean =>
  person !== undefined && mayRelease(release, person).ok

const columns = (say: Words, language: Language, decider: string | undefined): readonly Column<Item>[] => [
  {
    name: say("analysis.release.release"),
    heads: true,
    cell: ({ id, title, code }) => {
      const name = inLanguage(title, language)
      return (
        <>
          <Link to={`/releases/${id}`}>
            <Foreign language={name.language}>{name.text}</Foreign>
          </Link>
          <span className="where">
            <bdi>{code}</bdi>
          </span>
        </>
      )
    },
  },
  {
    name: say("analysis.dataset.dataset"),
    cell: ({ dataset, datasetTitle }) => {
      const name = inLanguage(datasetTitle, language)
      return (
        <Link to={`/datasets/${dataset}`}>
          <Foreign language={name.language}>{name.text}</Foreign>
        </Link>
      )
    },
  },
  {
    name: say("analysis.release.status"),
    cell: (release) => (
      <>
        <Status tone={releaseTone[release.status]}>{say(`analysis.release.status.${release.status}`)}</Status>
        {release.stale && <Status tone="late">{say("analysis.release.stale")}</Status>}
        {release.corrected && <Status tone="late">{say("analysis.release.corrected")}</Status>}
        {waitsFor(release, decider) && <Status tone="soon">{say("analysis.release.for-you")}</Status>}
      </>
    ),
  },
  { name: say("analysis.release.audience"), cell: ({ audience }) => say(`analysis.release.audience.${audience}`) },
  { name: say("analysis.release.data-of"), cell: ({ taken }) => <DateText date={taken} /> },
  { name: say("analysis.release.released"), cell: ({ released }) => (released ? <DateText date={released} /> : "–") },
]

/** The releases of one dataset, on its page. */
export function ReleasesOf({ dataset }: { readonly dataset: string }) {
  const me = useMe()
  const releases = useAnswer("release.list", async () => (await contract()).listReleases, {
    query: { dataset, limit: 100 },
  })
  return (
    <Here of={releases} rows={3}>
      {(value) => <ReleasesPage releases={value} decider={may(me, "release.approve") ? me.person : undefined} />}
    </Here>
  )
}

const statuses = ["draft", "proposed", "released", "withdrawn"] as const

/** The releases, asked for as the address says. */
export function LiveReleases() {
  const say = useWords()
  const me = useMe()
  const { search } = useAddress()
  const { dataset, answer, after } = search
  const status = statuses.find((each) => each === search["status"])
  const releases = useAnswer("release.list", async () => (await contract()).listReleases, {
    query: {
      ...(dataset && { dataset }),
      ...(answer && { answer }),
      ...(status && { status }),
      ...(after && { after }),
    },
  })
  return (
    <Page
      kind="register"
      title={say("analysis.release.title")}
      help={say("analysis.release.help")}
      acts={may(me, "dataset.list") && <Link to="/datasets">{say("analysis.dataset.title")}</Link>}
    >
      <Filters
        keep={["dataset", "answer"]}
        filters={[
          {
            name: "status",
            label: say("analysis.release.status"),
            any: say("analysis.release.any-status"),
            choices: statuses.map((value) => ({ value, name: say(`analysis.release.status.${value}`) })),
          },
        ]}
      />
      <Here of={releases} rows={8}>
        {(value) => <ReleasesPage releases={value} decider={may(me, "release.approve") ? me.person : undefined} />}
      </Here>
    </Page>
  )
}
