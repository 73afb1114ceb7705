import type { listMandates } from "#modules/decisions/contract.ts"
import { groupings } from "#modules/decisions/mandate-kinds.ts"
import { filterNames, filterOf, groupingOf, orderOf } from "#modules/decisions/web/mandate-filter.ts"
import { MandateFilters } from "#modules/decisions/web/MandateFilters.tsx"
import { groupName, MandatesTable } from "#modules/decisions/web/MandatesTable.tsx"
import { useOffered } from "#modules/decisions/web/offered.ts"
import { LiveViews } from "#modules/decisions/web/views/LiveViews.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { useChinese } from "#platform/web/chinese.ts"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the register answers. */
export type Register = z.output<(typeof listMandates)["output"]>

type Props = { readonly register: Register; readonly mayImport: boolean }

/** The register of mandates as far as the filter goes: grouped, counted, ready to be taken away. */
export function MandatesPage({ register, mayImport }: Props) {
  const say = useWords()
  const { search } = useAddress()
  const { total, items, next, groups } = register
  useChinese(items.some(({ language }) => language === "zh"))
  if (total === 0) {
    const narrowed = filterNames.some((name) => search[name])
    return narrowed ? (
      <Empty title={say("decisions.mandates.none")}>
        <p>{say("decisions.mandates.none-text")}</p>
        <Link to="/mandates">{say("platform.show-all")}</Link>
      </Empty>
    ) : (
      <Empty title={say("decisions.mandates.empty")}>
        <p>{say("decisions.mandates.empty-text")}</p>
        {mayImport && <Link to="/import">{say("platform.nav.import")}</Link>}
      </Empty>
    )
  }
  return (
    <>
      <TakeAway total={total} />
      <GroupList groups={groups} />
      <MandatesTable mandates={items} sort={orderOf(search)} by={groupingOf(search)} groups={groups} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

/** All that the filter leaves, as a file: never the page alone. And the address of what one sees. */
function TakeAway({ total }: { readonly total: number }) {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  return (
    <div className="take-away no-print">
      <p>
        {say("decisions.mandates.export", { n: total })}{" "}
        {["csv", "xlsx", "json"].map((format) => (
          <a
            key={format}
            href={urlOf("/mandates/export", {}, { ...filterOf(search), language, format })}
            download={`mandates.${format}`}
            aria-label={say("decisions.mandates.export-as", { format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <Copy text={typeof location === "undefined" ? "" : location.href}>{say("decisions.mandates.copy-link")}</Copy>
    </div>
  )
}

/** Every group with its count, also those that stand on later pages; each leads to itself alone. */
function GroupList({ groups }: Pick<Register, "groups">) {
  const say = useWords()
  const { path, search } = useAddress()
  const by = groupingOf(search)
  if (!by || groups.length === 0) return null
  return (
    <details className="fold groups no-print">
      <summary>{say("decisions.mandates.groups", { n: groups.length })}</summary>
      <ul>
        {groups.map((group) => (
          <li key={group.value}>
            <Link to={path} search={{ ...search, [by]: group.value, group: undefined, after: undefined }}>
              <bdi>{groupName(say, by, group)}</bdi>
            </Link>{" "}
            <span className="hint">{say("decisions.mandates.count", { n: group.count })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** How the register is ordered and grouped. */
function Arrangement() {
  const say = useWords()
  const { path, search, go } = useAddress()
  const set = (name: string) => (value: string) => go(path, { ...search, after: undefined, [name]: value })
  return (
    <div className="arrangement no-print">
      <Select
        name="group"
        label={say("decisions.mandates.group-by")}
        none={say("decisions.mandates.group-none")}
        choices={groupings.map((value) => ({ value, name: say(`decisions.mandates.${value}`) }))}
        value={groupingOf(search) ?? ""}
        onChange={set("group")}
      />
      <Select
        name="sort"
        label={say("decisions.mandates.sort")}
        choices={[
          { value: "document", name: say("decisions.mandates.by-document") },
          { value: "due", name: say("decisions.mandates.by-due") },
        ]}
        value={orderOf(search)}
        onChange={set("sort")}
      />
    </div>
  )
}

const promised = async () => (await import("#modules/decisions/contract.ts")).listMandates

/** The register, asked for as its address says, and shown. */
export function LiveMandates() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const me = useMe()
  const group = groupingOf(search)
  const register = useAnswer("mandate.list", promised, {
    query: {
      ...filterOf(search),
      language,
      sort: orderOf(search),
      ...(group && { group }),
      ...(search["after"] && { after: search["after"] }),
    },
  })
  const offered = useOffered()
  return (
    <Page
      kind="register"
      title={say("platform.nav.mandates")}
      help={say("decisions.mandates.help")}
      acts={
        <>
          <Link to="/mandates/timeline" search={filterOf(search)}>
            {say("decisions.timeline")}
          </Link>{" "}
          <Link to="/mandates/repeated">{say("decisions.chains.title")}</Link>
        </>
      }
    >
      <LiveViews />
      <MandateFilters offered={offered} />
      <Arrangement />
      <Here of={register} rows={12}>
        {(value) => <MandatesPage register={value} mayImport={may(me, "import.bring")} />}
      </Here>
    </Page>
  )
}
