import type { listTreaties } from "#modules/treaties/contract.ts"
import { AsOf, dayAsked } from "#modules/treaties/web/AsOf.tsx"
import { Shipped } from "#modules/treaties/web/Shipped.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/** What the register of treaties answers. */
export type Treaties = z.output<(typeof listTreaties)["output"]>
type Treaty = Treaties["items"][number]

/** The instruments with how many have signed, are parties and are bound on a day. */
export function TreatiesPage({ treaties: { items, on, shippedTo, brought } }: { readonly treaties: Treaties }) {
  const say = useWords()
  const { language, locale } = useReader()
  return (
    <>
      <Shipped shippedTo={shippedTo} on={on} brought={brought} />
      <Table
        caption={say("treaties.caption")}
        rows={items}
        id={({ code }) => code}
        columns={columns(say, language, locale, on)}
      />
    </>
  )
}

const columns = (say: Words, language: Language, locale: string, on: string): readonly Column<Treaty>[] => {
  const number = new Intl.NumberFormat(locale)
  return [
    {
      name: say("treaties.treaty"),
      heads: true,
      cell: ({ code, names, titles }) => (
        <>
          <Link to={`/treaties/${code}`} search={{ on }}>
            <Foreign language={inLanguage(names, language).language}>{inLanguage(names, language).text}</Foreign>
          </Link>
          <span className="where">{inLanguage(titles, language).text}</span>
        </>
      ),
    },
    { name: say("treaties.number"), cell: ({ code }) => <bdi className="short">{code}</bdi> },
    { name: say("treaties.in-force"), cell: ({ inForce }) => inForce !== null && <DateText date={inForce} /> },
    { name: say("treaties.signatories"), number: true, cell: ({ counts }) => number.format(counts.signatories) },
    { name: say("treaties.parties"), number: true, cell: ({ counts }) => number.format(counts.parties) },
    { name: say("treaties.bound"), number: true, cell: ({ counts }) => number.format(counts.bound) },
  ]
}

/** The register of treaties, asked for as of the day its address says, and shown. */
export function LiveTreaties() {
  const say = useWords()
  const { search } = useAddress()
  const { today } = useReader()
  const me = useMe()
  const on = dayAsked(search, today)
  const treaties = useAnswer("treaty.list", async () => (await import("#modules/treaties/contract.ts")).listTreaties, {
    query: { on },
  })
  return (
    <Page
      kind="register"
      title={say("platform.nav.treaties")}
      help={say("treaties.help")}
      acts={
        <>
          <Link to="/treaties/check">{say("treaties.check-title")}</Link>
          <Link to="/treaties/acts">{say("treaties.acts-title")}</Link>
          {may(me, "treaty-import.bring") && <Link to="/treaties/import">{say("treaties.import-title")}</Link>}
        </>
      }
    >
      <AsOf on={on} opened="1956-09-07" />
      <Here of={treaties} rows={7}>
        {(value) => <TreatiesPage treaties={value} />}
      </Here>
    </Page>
  )
}
