import { BeginDataset } from "#modules/analysis/web/inside/BeginDataset.tsx"
import { contract, type Datasets } from "#modules/analysis/web/inside/contract.ts"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
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

type Item = Datasets["items"][number]

/** The datasets whoever reads may see inside of: whose, of what kind, how often gathered, what of them left. */
export function DatasetsPage({ datasets: { items, total, next } }: { readonly datasets: Datasets }) {
  const say = useWords()
  const { language } = useReader()
  if (total === 0)
    return (
      <Empty title={say("analysis.dataset.none")}>
        <p>{say("analysis.dataset.none-text")}</p>
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("analysis.dataset.title")}
        rows={items}
        id={({ id }) => id}
        columns={columns(say, language)}
      />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words, language: Language): readonly Column<Item>[] => [
  {
    name: say("analysis.dataset.dataset"),
    heads: true,
    cell: ({ id, title, code, closed }) => {
      const name = inLanguage(title, language)
      return (
        <>
          <Link to={`/datasets/${id}`}>
            <Foreign language={name.language}>{name.text}</Foreign>
          </Link>
          <span className="where">
            <bdi>{code}</bdi>
          </span>
          {closed && <Status tone="quiet">{say("analysis.dataset.closed")}</Status>}
        </>
      )
    },
  },
  {
    name: say("analysis.dataset.whose"),
    cell: ({ party, partyNames }) => {
      if (party === null) return say("analysis.dataset.of-secretariat")
      const names = inLanguage(partyNames ?? {}, language)
      return <Foreign language={names.language}>{names.text || party}</Foreign>
    },
  },
  { name: say("analysis.dataset.kind"), cell: ({ kind }) => say(`analysis.dataset.kind.${kind}`) },
  { name: say("analysis.dataset.snapshots"), number: true, cell: ({ snapshots }) => snapshots },
  { name: say("analysis.dataset.releases"), number: true, cell: ({ releases }) => releases },
  { name: say("analysis.dataset.latest"), cell: ({ latest }) => (latest ? <DateText date={latest} /> : "–") },
]

const kinds = ["records", "figures"] as const

/** The datasets of one's own, asked for as the address says. */
export function LiveDatasets() {
  const say = useWords()
  const me = useMe()
  const { search } = useAddress()
  const { q, after } = search
  const kind = kinds.find((each) => each === search["kind"])
  const datasets = useAnswer("dataset.list", async () => (await contract()).listDatasets, {
    query: { ...(kind && { kind }), ...(q && { q }), ...(after && { after }) },
  })
  return (
    <Page
      kind="register"
      title={say("analysis.dataset.title")}
      help={say("analysis.dataset.help")}
      acts={<Link to="/releases">{say("analysis.release.title")}</Link>}
    >
      <Wall />
      {may(me, "dataset.add") && <BeginDataset />}
      <Filters
        filters={[
          { name: "q", label: say("analysis.dataset.words"), written: "words" },
          {
            name: "kind",
            label: say("analysis.dataset.kind"),
            any: say("analysis.dataset.any-kind"),
            choices: kinds.map((value) => ({ value, name: say(`analysis.dataset.kind.${value}`) })),
          },
        ]}
      />
      <Here of={datasets} rows={8}>
        {(value) => <DatasetsPage datasets={value} />}
      </Here>
    </Page>
  )
}
