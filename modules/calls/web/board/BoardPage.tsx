import type { readBoard } from "#modules/calls/contract.ts"
import { BoardMap } from "#modules/calls/web/board/BoardMap.tsx"
import { BoardTable } from "#modules/calls/web/board/BoardTable.tsx"
import { Remind } from "#modules/calls/web/board/Remind.tsx"
import { filtered, flags } from "#modules/calls/web/board/filtered.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import type { Call } from "#modules/calls/call.ts"
import { submissionStatuses } from "#modules/calls/standing.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { DueText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

/** Who stands where with a call. */
export type Board = z.output<(typeof readBoard)["output"]>

type Props = {
  readonly call: Pick<Call, "id" | "status">
  readonly board: Board
  readonly mayRemind: boolean
}

/** The response board: how many stand where, on the map and in the list; who asks for time, who needs help; reminding. */
export function BoardPage({ call, board: { tally, items }, mayRemind }: Props) {
  const say = useWords()
  const { search } = useAddress()
  const { language, locale } = useReader()
  const [chosen, choose] = useState<readonly string[]>([])
  const number = new Intl.NumberFormat(locale)
  const shown = filtered(items, search, language)
  const reminds = mayRemind && call.status === "open"
  const names = new Map(items.map((each) => [each.party, inLanguage(each.names, language).text]))
  const counts = [
    ["asked", tally.asked],
    [
      "not-opened",
      tally.asked -
        tally.opened -
        tally.drafting -
        tally.cleared -
        tally.submitted -
        tally.clarifying -
        tally.withdrawn,
    ],
    ...(["opened", "drafting", "cleared", "submitted", "clarifying", "withdrawn"] as const).map(
      (each) => [each, tally[each]] as const,
    ),
  ] as const
  return (
    <>
      <dl className="tally counts">
        {counts.map(([name, n]) => (
          <div key={name}>
            <dd>{number.format(n)}</dd>
            <dt>{say(name === "asked" ? "calls.asked" : `calls.standing.${name}`)}</dt>
          </div>
        ))}
      </dl>
      <BoardMap rows={items} />
      <BoardFilters />
      <div className="take-away no-print">
        <p>
          {say("calls.board-take", { n: items.length })}{" "}
          {["xlsx", "csv"].map((format) => (
            <a key={format} href={urlOf("/calls/{id}/board", { id: call.id }, { format })} download>
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      </div>
      {reminds && (
        <div className="acts no-print">
          <Remind call={call.id} names={names} />
          <Remind
            call={call.id}
            names={names}
            parties={chosen}
            disabled={chosen.length === 0}
            onDone={() => choose([])}
          />
        </div>
      )}
      <p aria-live="polite">{say("platform.shown", { shown: shown.length, total: items.length })}</p>
      {shown.length === 0 ? (
        <Empty title={say("calls.board-none")}>
          <Link to={`/calls/${call.id}/board`}>{say("platform.show-all")}</Link>
        </Empty>
      ) : (
        <BoardTable rows={shown} {...(reminds && { chosen, onChoose: choose })} />
      )}
    </>
  )
}

/** The filters of the board: where they stand, in which form they are asked, and what they wait for. */
function BoardFilters() {
  const say = useWords()
  const choices = (kind: string, values: readonly string[]) =>
    values.map((value) => ({ value, name: say(`calls.${kind}.${value}`) }))
  return (
    <Filters
      keep={["sort"]}
      filters={[
        { name: "words", label: say("calls.board-words"), written: "words" },
        {
          name: "standing",
          label: say("calls.standing"),
          any: say("calls.any"),
          choices: choices("standing", submissionStatuses),
        },
        {
          name: "form",
          label: say("calls.form"),
          any: say("calls.any"),
          choices: choices("form", ["obligatory", "invited"]),
        },
        { name: "flag", label: say("calls.waits-for"), any: say("calls.any"), choices: choices("flag", flags) },
      ]}
    />
  )
}

const contract = () => import("#modules/calls/contract.ts")

/** The response board of a call, asked for and shown. */
export function LiveBoard() {
  const say = useWords()
  const { params } = useAddress()
  const { language } = useReader()
  const me = useMe()
  const id = params["id"] ?? ""
  const call = useAnswer("call.read", async () => (await contract()).getCall, { params: { id }, query: { language } })
  const board = useAnswer(
    "call.read-board",
    async () => (await contract()).readBoard,
    { params: { id } },
    { every: 60_000 },
  )
  const title = call.state === "here" ? call.value.title : undefined
  return (
    <Page
      kind="register"
      title={say("calls.board")}
      kicker={<Link to={`/calls/${id}`}>{title ? <Said text={title} /> : say("calls.call")}</Link>}
      facts={call.state === "here" && <DueText date={call.value.due} />}
      help={say("calls.board-help")}
    >
      <Here of={call} rows={14}>
        {({ status, id: of }) => (
          <Here of={board} rows={14}>
            {(value) => <BoardPage call={{ id: of, status }} board={value} mayRemind={may(me, "call.remind")} />}
          </Here>
        )}
      </Here>
    </Page>
  )
}
