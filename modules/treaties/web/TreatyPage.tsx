import { regionalGroups } from "#modules/directory/actor-kinds.ts"
import { statuses } from "#modules/treaties/act-kinds.ts"
import type { getTreaty, listParticipants } from "#modules/treaties/contract.ts"
import { AsOf, dayAsked, fromAsked } from "#modules/treaties/web/AsOf.tsx"
import { Growth } from "#modules/treaties/web/Growth.tsx"
import { ListTexts } from "#modules/treaties/web/ListTexts.tsx"
import { orders, ParticipantsTable } from "#modules/treaties/web/ParticipantsTable.tsx"
import { Shipped } from "#modules/treaties/web/Shipped.tsx"
import { TakeAway } from "#modules/treaties/web/TakeAway.tsx"
import { TreatyClauses } from "#modules/treaties/web/TreatyClauses.tsx"
import { WorldMap } from "#modules/treaties/web/WorldMap.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Follow } from "#platform/web/notifications/Follow.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"
import type { z } from "zod"

/** One instrument with its participation on a day. */
export type Treaty = z.output<(typeof getTreaty)["output"]>
/** Who takes part in it, as far as it was asked. */
export type Listed = z.output<(typeof listParticipants)["output"]>

type Props = {
  readonly treaty: Treaty
  /** The list of participants, and what narrows it. */
  readonly children: ReactNode
}

/** One treaty: who takes part on a day, how that grew, what a footnote prints, and by which clauses it follows. */
export function TreatyPage({ treaty, children }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const { code, titles, names, series, counts, on, shippedTo, brought, inForce, opened } = treaty
  const title = inLanguage(titles, language)
  const number = new Intl.NumberFormat(locale)
  return (
    <Page
      kind="record"
      title={<Foreign language={title.language}>{title.text}</Foreign>}
      tab={inLanguage(names, language).text}
      kicker={
        <>
          <Link to="/treaties">{say("platform.nav.treaties")}</Link> · <bdi>{code}</bdi>
        </>
      }
      facts={
        <>
          <span>{say("treaties.series", { volume: String(series.volume), number: String(series.number) })}</span>
          {inForce !== null && <span>{say("treaties.in-force-since", { day: longDate(inForce, locale) })}</span>}
        </>
      }
      acts={
        <>
          <Link to="/treaties/check" search={{ instrument: code, on }}>
            {say("treaties.check-title")}
          </Link>
          <Link to="/treaties/acts" search={{ instrument: code }}>
            {say("treaties.acts-title")}
          </Link>
          <Follow subject={`instrument:${code}`} />
        </>
      }
    >
      <Shipped shippedTo={shippedTo} on={on} brought={brought} />
      <AsOf on={on} opened={opened} />
      <dl className="tally" aria-live="polite">
        {(["signatories", "parties", "bound"] as const).map((each) => (
          <div key={each}>
            <dd>{number.format(counts[each])}</dd>
            <dt>{say(`treaties.${each}-on`, { day: longDate(on, locale) })}</dt>
          </div>
        ))}
      </dl>
      {children}
      <Growth steps={treaty.growth} opened={opened} on={on} />
      <TreatyClauses treaty={treaty} />
      <History noun="treaty" id={code} />
      <WhoMay noun="treaty" id={code} />
    </Page>
  )
}

/** The list of participants under its filters: on the map, in the table, as a footnote, as a file. */
export function ParticipantsPart({ code, listed }: { readonly code: string; readonly listed: Listed }) {
  const say = useWords()
  const { search } = useAddress()
  const { locale } = useReader()
  const { items, total, on, from } = listed
  const sorted = orders.find((each) => each === search["sort"]) ?? "name"
  return (
    <>
      <p className="found" aria-live="polite">
        {from === null
          ? say("treaties.found", { n: total, day: longDate(on, locale) })
          : say("treaties.found-joined", { n: total, from: longDate(from, locale), day: longDate(on, locale) })}
      </p>
      {total === 0 ? (
        <Empty title={say("treaties.nobody")}>
          <p>{say("treaties.nobody-text")}</p>
        </Empty>
      ) : (
        <>
          <WorldMap participants={items} on={on} />
          <TakeAway code={code} total={total} />
          <ParticipantsTable participants={items} sorted={sorted} />
        </>
      )}
    </>
  )
}

const contract = () => import("#modules/treaties/contract.ts")

/** One treaty, asked for as of the day its address says, and shown. */
export function LiveTreaty() {
  const say = useWords()
  const { params, search } = useAddress()
  const { language, today } = useReader()
  const code = params["code"] ?? ""
  const on = dayAsked(search, today)
  const from = fromAsked(search)
  const treaty = useAnswer("treaty.read", async () => (await contract()).getTreaty, { params: { code }, query: { on } })
  const status = [...statuses, "parties" as const].find((each) => each === search["status"])
  const group = regionalGroups.find((each) => each === search["group"])
  const sort = orders.find((each) => each === search["sort"])
  const listed = useAnswer("participation.list", async () => (await contract()).listParticipants, {
    params: { code },
    query: {
      on,
      language,
      ...(from && { from }),
      ...(status && { status }),
      ...(group && { group }),
      ...(sort && { sort }),
    },
  })
  if (treaty.state !== "here")
    return <PageAwaited of={treaty} kind="record" title={say("platform.nav.treaties")} rows={10} />
  return (
    <TreatyPage treaty={treaty.value}>
      <section>
        <h2>{say("treaties.participants")}</h2>
        <Filters
          keep={["on", "sort"]}
          filters={[
            {
              name: "status",
              label: say("treaties.status"),
              any: say("treaties.any"),
              choices: ["parties" as const, ...statuses].map((value) => ({
                value,
                name: say(`treaties.status.${value}`),
              })),
            },
            {
              name: "group",
              label: say("treaties.group"),
              any: say("directory.any-group"),
              choices: regionalGroups.map((value) => ({ value, name: say(`directory.group.${value}`) })),
            },
            { name: "from", label: say("treaties.joined-from"), written: "date" },
          ]}
        />
        <Here of={listed} rows={14}>
          {(value) => <ParticipantsPart code={code} listed={value} />}
        </Here>
      </section>
      <ListTexts code={code} on={on} from={from} />
    </TreatyPage>
  )
}
