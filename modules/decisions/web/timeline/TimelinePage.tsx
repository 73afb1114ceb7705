import { MandateFilters } from "#modules/decisions/web/MandateFilters.tsx"
import { filterNames, filterOf } from "#modules/decisions/web/mandate-filter.ts"
import { useOffered } from "#modules/decisions/web/offered.ts"
import { lengthOf, stretchName, stretches, type StretchLength } from "#modules/decisions/web/timeline/stretch.ts"
import type { readTimeline } from "#modules/decisions/timeline/contract.ts"
import { useAddress, type Search } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What falls due in each stretch of time. */
export type Timeline = z.output<(typeof readTimeline)["output"]>
type Stretch = Timeline["buckets"][number]

/** What falls due when, stretch by stretch: how many, how they stand, and the way to them in the register. */
export function TimelinePage({ timeline }: { readonly timeline: Timeline }) {
  const say = useWords()
  const { locale, today } = useReader()
  const { search } = useAddress()
  const by = lengthOf(search)
  const { buckets, undated } = timeline
  if (buckets.length === 0)
    return (
      <Empty title={say("decisions.timeline.none")}>
        {filterNames.some((name) => search[name]) && <Link to="/mandates/timeline">{say("platform.show-all")}</Link>}
      </Empty>
    )
  const most = Math.max(...buckets.map(({ total }) => total))
  const open = ({ from, to }: Stretch): Search => ({
    ...filterOf(search),
    dueFrom: from,
    dueTo: to,
    sort: "due",
  })
  return (
    <div className="timeline">
      <Table
        caption={say("decisions.timeline")}
        rows={buckets}
        id={({ from }) => from}
        columns={columns({ say, locale, today, by, most, open })}
      />
      <p className="hint">{say("decisions.timeline.undated", { n: undated })}</p>
    </div>
  )
}

type Setting = {
  readonly say: Words
  readonly locale: string
  readonly today: string
  readonly by: StretchLength
  readonly most: number
  /** What the register is narrowed to, to show a stretch. */
  readonly open: (stretch: Stretch) => Search
}

const columns = ({ say, locale, today, by, most, open }: Setting): readonly Column<Stretch>[] => [
  {
    name: say("decisions.timeline.when"),
    heads: true,
    cell: ({ from, to }) => (
      <span aria-current={from <= today && today <= to ? "date" : undefined}>{stretchName(say, by, from, locale)}</span>
    ),
  },
  {
    name: say("decisions.timeline.total"),
    number: true,
    cell: (each) => (
      <Link to="/mandates" search={open(each)}>
        {new Intl.NumberFormat(locale).format(each.total)}
        <span className="unseen"> {stretchName(say, by, each.from, locale)}</span>
      </Link>
    ),
  },
  {
    name: say("decisions.mandates.status"),
    cell: (each) => (
      <>
        <Bar of={each} most={most} />
        <ul className="inline">
          {each.statuses.map(({ status, count }) => (
            <li key={status}>
              <Link to="/mandates" search={{ ...open(each), status }}>
                {say("decisions.timeline.status", { n: count, status: say(`decisions.status.${status}`) })}
              </Link>
            </li>
          ))}
        </ul>
      </>
    ),
  },
]

/** A stretch as a bar, as long as the longest allows, in pieces by status; the words beside it say the same. */
function Bar({ of, most }: { readonly of: Stretch; readonly most: number }) {
  const before = (n: number) => of.statuses.slice(0, n).reduce((sum, { count }) => sum + count, 0)
  return (
    <svg className="timeline-bar" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
      {of.statuses.map(({ status, count }, n) => (
        <rect key={status} data-status={status} x={before(n)} y={0} width={count} height={1} />
      ))}
    </svg>
  )
}

/** The timeline, asked for as its address says, and shown. */
export function LiveTimeline() {
  const say = useWords()
  const { language } = useReader()
  const { path, search, go } = useAddress()
  const by = lengthOf(search)
  const timeline = useAnswer(
    "timeline.read",
    async () => (await import("#modules/decisions/timeline/contract.ts")).readTimeline,
    { query: { ...filterOf(search), by, language } },
  )
  const offered = useOffered()
  return (
    <Page
      kind="register"
      title={say("decisions.timeline")}
      help={say("decisions.timeline.help")}
      acts={
        <Link to="/mandates" search={filterOf(search)}>
          {say("decisions.timeline.to-list")}
        </Link>
      }
    >
      <MandateFilters offered={offered} />
      <div className="arrangement no-print">
        <Select
          name="by"
          label={say("decisions.timeline.by")}
          choices={stretches.map((value) => ({ value, name: say(`decisions.timeline.${value}`) }))}
          value={by}
          onChange={(value) => go(path, { ...search, by: value })}
        />
      </div>
      <Here of={timeline} rows={12}>
        {(value) => <TimelinePage timeline={value} />}
      </Here>
    </Page>
  )
}
