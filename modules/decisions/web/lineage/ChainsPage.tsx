import type { listChains } from "#modules/decisions/lineage/contract.ts"
import { LiveChain } from "#modules/decisions/web/lineage/ChainSection.tsx"
import { citeAs } from "#modules/decisions/web/naming.ts"
import { MandateFilters } from "#modules/decisions/web/MandateFilters.tsx"
import { filterNames, filterOf } from "#modules/decisions/web/mandate-filter.ts"
import { useOffered } from "#modules/decisions/web/offered.ts"
import { useAddress, type Search } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** Chains of like mandates, the longest first. */
type Chains = z.output<(typeof listChains)["output"]>

/** What is asked again and again: in how many texts, from when to when, of whom, and in which words last. */
export function ChainsPage({ chains }: { readonly chains: Chains }) {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  const { items, total, next } = chains
  if (total === 0)
    return (
      <Empty title={say("decisions.chains.none")}>
        <p>{say("decisions.chains.none-text")}</p>
        {filterNames.some((name) => search[name]) && <Link to="/mandates/repeated">{say("platform.show-all")}</Link>}
      </Empty>
    )
  return (
    <div className="chains">
      <Table
        caption={say("decisions.chains.title")}
        rows={items}
        id={({ id }) => id}
        columns={columns(say, new Intl.NumberFormat(locale), search)}
      />
      <Pager total={total} shown={items.length} next={next} />
    </div>
  )
}

const columns = (say: Words, number: Intl.NumberFormat, search: Search): readonly Column<Chains["items"][number]>[] => [
  {
    name: say("decisions.chains.asked"),
    heads: true,
    cell: ({ id, last }) => (
      <Link to="/mandates/repeated" search={{ ...search, chain: id, after: undefined }} className="what">
        <Foreign language={last.language}>{`${last.verb} ${last.addressee ?? ""} ${last.action}`}</Foreign>
      </Link>
    ),
  },
  {
    name: say("decisions.chains.years"),
    cell: ({ from, to }) => <bdi className="short">{`${yearOf(from)}–${yearOf(to)}`}</bdi>,
  },
  { name: say("decisions.chains.texts"), number: true, cell: ({ documents }) => number.format(documents) },
  { name: say("decisions.chains.times"), number: true, cell: ({ length }) => number.format(length) },
]

const yearOf = (day: string | null): string => (day === null ? "…" : day.slice(0, 4))

/** One chain on a page of its own, from its first mandate to its last. */
function OneChain({ id }: { readonly id: string }) {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const first = useAnswer("mandate.read", async () => (await import("#modules/decisions/contract.ts")).getMandate, {
    params: { id },
    query: { language },
  })
  return (
    <Page
      kind="record"
      title={say("decisions.chains.title")}
      kicker={
        <Link to="/mandates/repeated" search={{ ...search, chain: undefined }}>
          {say("decisions.chain.all")}
        </Link>
      }
    >
      <Here of={first} rows={10}>
        {({ place, chain }) => (
          <>
            <p className="hint">{citeAs(say, place, place.anchor)}</p>
            <LiveChain id={id} length={chain?.length ?? 1} here={id} opened />
          </>
        )}
      </Here>
    </Page>
  )
}

/** The chains, asked for as the address says; or the one it names. */
export function LiveChains() {
  const { search } = useAddress()
  return search["chain"] ? <OneChain id={search["chain"]} /> : <AllChains />
}

function AllChains() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const offered = useOffered()
  const chains = useAnswer(
    "chain.list",
    async () => (await import("#modules/decisions/lineage/contract.ts")).listChains,
    { query: { ...filterOf(search), language, ...(search["after"] && { after: search["after"] }) } },
  )
  return (
    <Page kind="register" title={say("decisions.chains.title")} help={say("decisions.chains.help")}>
      <MandateFilters offered={offered} />
      <Here of={chains} rows={12}>
        {(value) => <ChainsPage chains={value} />}
      </Here>
    </Page>
  )
}
