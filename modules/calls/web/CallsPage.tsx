import type { listCalls } from "#modules/calls/contract.ts"
import { CalledMandates } from "#modules/calls/web/CalledMandates.tsx"
import { toneOf } from "#modules/calls/web/naming.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import { TallyText } from "#modules/calls/web/TallyText.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters, type Filter } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the register of calls answers. */
export type Calls = z.output<(typeof listCalls)["output"]>
type Listed = Calls["items"][number]

type Props = { readonly calls: Calls; readonly mayAdd: boolean }

/** The register of calls: those that are open first, each with its mandates, its day and how far the answers have come. */
export function CallsPage({ calls: { items, total, next }, mayAdd }: Props) {
  const say = useWords()
  const { search } = useAddress()
  if (total === 0) {
    const narrowed = ["words", "status", "mandate", "question"].some((name) => search[name])
    return (
      <Empty title={say(narrowed ? "calls.none" : "calls.empty")}>
        <p>{say(narrowed ? "calls.none-text" : "calls.empty-text")}</p>
        {narrowed && <Link to="/calls">{say("platform.show-all")}</Link>}
        {!narrowed && <Link to="/mandates">{say("platform.nav.mandates")}</Link>}
        {mayAdd && (
          <Link to="/calls/new" search={{ mandate: search["mandate"] }}>
            {say("calls.begin")}
          </Link>
        )}
      </Empty>
    )
  }
  return (
    <>
      <Table caption={say("platform.nav.calls")} rows={items} id={({ id }) => id} columns={columns(say)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words): readonly Column<Listed>[] => [
  {
    name: say("calls.title"),
    heads: true,
    cell: ({ id, title, under }) => (
      <>
        <Link to={`/calls/${id}`}>
          <Said text={title} />
        </Link>
        <span className="where">
          <CalledMandates mandates={under} />
        </span>
      </>
    ),
  },
  {
    name: say("calls.status"),
    cell: ({ status }) => <Status tone={toneOf[status]}>{say(`calls.status.${status}`)}</Status>,
  },
  {
    name: say("calls.due"),
    cell: ({ status, due }) => (status === "closed" ? <DateText date={due} /> : <DueText date={due} />),
  },
  { name: say("calls.answers"), cell: ({ tally }) => tally && <TallyText tally={tally} /> },
]

const promised = async () => (await import("#modules/calls/contract.ts")).listCalls

/** The register of calls, asked for as its address says, and shown. */
export function LiveCalls() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const me = useMe()
  const mayAdd = may(me, "call.add")
  const statuses = mayAdd ? (["draft", "tested", "open", "closed"] as const) : (["open", "closed"] as const)
  const status = statuses.find((each) => each === search["status"])
  const calls = useAnswer("call.list", promised, {
    query: {
      language,
      ...(status && { status }),
      ...(search["words"] && { words: search["words"] }),
      ...(search["mandate"] && { mandate: search["mandate"] }),
      ...(search["question"] && { question: search["question"] }),
      ...(search["after"] && { after: search["after"] }),
    },
  })
  const narrowing = (name: "mandate" | "question"): readonly Filter[] =>
    search[name]
      ? [
          {
            name,
            label: say(`calls.filter-${name}`),
            any: say("calls.any"),
            choices: [{ value: search[name], name: say(`calls.this-${name}`) }],
          },
        ]
      : []
  return (
    <Page
      kind="register"
      title={say("platform.nav.calls")}
      help={say("calls.help")}
      acts={
        <>
          {mayAdd && (
            <Link to="/calls/new" className="button">
              {say("calls.begin")}
            </Link>
          )}
          <Link to="/questions">{say("platform.nav.questions")}</Link>
        </>
      }
    >
      <Filters
        filters={[
          { name: "words", label: say("calls.words"), written: "words" },
          {
            name: "status",
            label: say("calls.status"),
            any: say("calls.any"),
            choices: statuses.map((value) => ({ value, name: say(`calls.status.${value}`) })),
          },
          ...narrowing("mandate"),
          ...narrowing("question"),
        ]}
      />
      <Here of={calls} rows={8}>
        {(value) => <CallsPage calls={value} mayAdd={mayAdd} />}
      </Here>
    </Page>
  )
}
