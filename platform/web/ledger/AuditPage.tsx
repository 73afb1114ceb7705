import type { AuditLine, listLines } from "#platform/audit/contract.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { actName, By, ChangeList, When } from "#platform/web/history/Acts.tsx"
import { VerifyLedger } from "#platform/web/ledger/VerifyLedger.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** A stretch of the ledger. */
export type Lines = z.output<(typeof listLines)["output"]>

/** Lines of the ledger, latest first: who did what, by which appointment, on what, and what changed. */
export function AuditLines({ lines: { items, total, next } }: { readonly lines: Lines }) {
  const say = useWords()
  const { locale } = useReader()
  if (items.length === 0)
    return (
      <Empty title={say("ledger.none")}>
        <p>{say("ledger.none-text")}</p>
        <Link to="/ledger">{say("platform.show-all")}</Link>
      </Empty>
    )
  return (
    <>
      <Table caption={say("ledger.title")} rows={items} id={({ number }) => number} columns={columns(say, locale)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words, locale: string): readonly Column<AuditLine>[] => [
  {
    name: say("ledger.line"),
    heads: true,
    number: true,
    cell: ({ number }) => (
      <a
        href={urlOf(`/ledger/lines/${number}/receipt`, {}, { format: "proof" })}
        download
        aria-label={say("ledger.receipt-of", { number: String(number) })}
      >
        {new Intl.NumberFormat(locale).format(number)}
      </a>
    ),
  },
  { name: say("ledger.when"), cell: ({ at }) => <When at={at} /> },
  {
    name: say("ledger.who"),
    cell: (line) => (
      <>
        <By {...line} />
        <span className="where">
          <Link to="/ledger" search={{ person: line.person }}>
            <bdi>{line.person}</bdi>
          </Link>
        </span>
      </>
    ),
  },
  {
    name: say("ledger.what"),
    cell: ({ act }) => (
      <>
        {actName(say, act)}
        <span className="where">
          <Link to="/ledger" search={{ act }}>
            <bdi>{act}</bdi>
          </Link>
        </span>
      </>
    ),
  },
  {
    name: say("ledger.on-what"),
    cell: ({ subjects, changes }) => (
      <>
        {subjects.length > 0 && (
          <ul className="subjects">
            {subjects.map((subject) => (
              <li key={subject}>
                <Link to="/ledger" search={{ subject }}>
                  <bdi>{subject}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {changes && <ChangeList changes={changes} />}
      </>
    ),
  },
]

const filters = ["person", "act", "subject", "appointment", "since", "until"] as const

/** The ledger for auditors, asked for as the address says; that it was read is itself a line in it. */
export function LiveAudit() {
  const say = useWords()
  const { search } = useAddress()
  const asked = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const lines = useAnswer("ledger.list", async () => (await import("#platform/audit/contract.ts")).listLines, {
    // The address is text; the contract parses it at the other end.
    query: { ...asked, ...(search["after"] && { after: search["after"] }) },
  })
  const field = (name: (typeof filters)[number], written: "words" | "date" = "words") => ({
    name,
    label: say(`ledger.filter.${name}`),
    written,
  })
  return (
    <Page
      kind="register"
      title={say("ledger.title")}
      help={say("ledger.help")}
      acts={<Link to="/verify">{say("ledger.verify-title")}</Link>}
    >
      <Filters
        filters={[field("person"), field("act"), field("subject"), field("since", "date"), field("until", "date")]}
        further={{ label: say("ledger.further"), filters: [field("appointment")] }}
      />
      <p className="take-away no-print">
        <span>
          {say("ledger.take")}{" "}
          {["csv", "xlsx", "json"].map((format) => (
            <a key={format} href={urlOf("/ledger/export", {}, { ...asked, format })} download={`ledger.${format}`}>
              {format.toUpperCase()}
            </a>
          ))}
        </span>
      </p>
      <Here of={lines} rows={12}>
        {(value) => <AuditLines lines={value} />}
      </Here>
      <VerifyLedger />
    </Page>
  )
}
