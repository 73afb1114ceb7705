import { actKinds, instrumentCodes } from "#modules/treaties/act-kinds.ts"
import type { ActInPlace, listActs } from "#modules/treaties/contract.ts"
import { Who } from "#modules/treaties/web/Who.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the list of acts answers. */
export type Acts = z.output<(typeof listActs)["output"]>

/** What was done under the treaties, latest first: who, what, when, by which source. */
export function ActsPage({ acts: { items, total, next } }: { readonly acts: Acts }) {
  const say = useWords()
  if (total === 0)
    return (
      <Empty title={say("treaties.acts-none")}>
        <p>{say("treaties.acts-none-text")}</p>
        <Link to="/treaties/acts">{say("platform.show-all")}</Link>
      </Empty>
    )
  return (
    <>
      <Table caption={say("treaties.acts-title")} rows={items} id={({ id }) => id} columns={columns(say)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words): readonly Column<ActInPlace>[] => [
  {
    name: say("treaties.act"),
    heads: true,
    cell: ({ id, kind, territory, article }) => (
      <>
        <Link to={`/treaties/acts/${id}`}>{say(`treaties.kind.${kind}`)}</Link>
        {(territory ?? article) !== null && (
          <span className="where">
            <Foreign>{[article, territory].filter((each) => each !== null).join(" · ")}</Foreign>
          </span>
        )}
      </>
    ),
  },
  { name: say("treaties.participant"), cell: ({ who }) => <Who who={who} /> },
  { name: say("treaties.day"), cell: ({ dated }) => <DateText date={dated} /> },
  {
    name: say("treaties.treaty"),
    cell: ({ instrument }) => (
      <Link to={`/treaties/${instrument}`}>
        <bdi className="short">{instrument}</bdi>
      </Link>
    ),
  },
  { name: say("treaties.source"), cell: ({ source }) => <Foreign>{source}</Foreign> },
]

const filters = ["instrument", "participant", "kind", "from", "to"] as const

/** The acts, asked for as the address says, and shown. */
export function LiveActs() {
  const say = useWords()
  const { search } = useAddress()
  const me = useMe()
  const asked = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const acts = useAnswer("treaty-act.list", async () => (await import("#modules/treaties/contract.ts")).listActs, {
    // The address is text; the contract parses it at the other end.
    query: { ...asked, ...(search["after"] && { after: search["after"] }) },
  })
  return (
    <Page
      kind="register"
      title={say("treaties.acts-title")}
      help={say("treaties.acts-help")}
      acts={
        <>
          <Link to="/treaties">{say("platform.nav.treaties")}</Link>
          {may(me, "treaty-import.bring") && <Link to="/treaties/import">{say("treaties.import-title")}</Link>}
        </>
      }
    >
      <Filters
        filters={[
          {
            name: "instrument",
            label: say("treaties.treaty"),
            any: say("treaties.any-treaty"),
            choices: instrumentCodes.map((value) => ({ value, name: value })),
          },
          {
            name: "kind",
            label: say("treaties.act"),
            any: say("treaties.any-act"),
            choices: actKinds.map((value) => ({ value, name: say(`treaties.kind.${value}`) })),
          },
          { name: "from", label: say("treaties.from"), written: "date" },
          { name: "to", label: say("treaties.to"), written: "date" },
        ]}
      />
      <p className="take-away no-print">
        {say("treaties.acts-take")}{" "}
        {["csv", "xlsx", "json"].map((format) => (
          <a key={format} href={urlOf("/treaties/acts/export", {}, { ...asked, format })} download={`acts.${format}`}>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <Here of={acts} rows={12}>
        {(value) => <ActsPage acts={value} />}
      </Here>
    </Page>
  )
}
