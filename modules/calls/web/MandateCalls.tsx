import type { Calls } from "#modules/calls/web/CallsPage.tsx"
import { toneOf } from "#modules/calls/web/naming.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import { TallyText } from "#modules/calls/web/TallyText.tsx"
import { useAnswer, type Awaited } from "#platform/web/answers.tsx"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import type { Knot } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The calls under a mandate, on the mandate's own page; where there is none, the way to issue one. */
export function MandateCalls({
  mandate,
  calls,
  mayAdd,
}: {
  readonly mandate: string
  readonly calls: Calls
  readonly mayAdd: boolean
}) {
  const say = useWords()
  return (
    <section>
      <h2>{say("calls.of-mandate")}</h2>
      {calls.items.length === 0 && <p className="hint">{say("calls.of-mandate-none")}</p>}
      <ul className="called">
        {calls.items.map(({ id, title, status, due, tally }) => (
          <li key={id}>
            <Link to={`/calls/${id}`}>
              <Said text={title} />
            </Link>{" "}
            <Status tone={toneOf[status]}>{say(`calls.status.${status}`)}</Status>{" "}
            {status === "closed" ? <DateText date={due} /> : <DueText date={due} />}{" "}
            {tally && <TallyText tally={tally} />}
          </li>
        ))}
      </ul>
      {calls.next !== null && (
        <p>
          <Link to="/calls" search={{ mandate }}>
            {say("calls.of-mandate-all", { n: calls.total })}
          </Link>
        </p>
      )}
      {mayAdd && (
        <p className="no-print">
          <Link to="/calls/new" search={{ mandate }} className="button quiet">
            {say("calls.issue")}
          </Link>
        </p>
      )}
    </section>
  )
}

/** What hangs on a mandate here: its calls, and the knots of the thread they make. */
export function useMandateCalls(mandate: string): {
  readonly calls: Awaited<Calls>
  readonly mayAdd: boolean
  readonly knots: { readonly call?: Knot; readonly answer?: Knot }
} {
  const say = useWords()
  const { language } = useReader()
  const mayAdd = may(useMe(), "call.add")
  const calls = useAnswer("call.list", async () => (await import("#modules/calls/contract.ts")).listCalls, {
    query: { mandate, language },
  })
  if (calls.state !== "here") return { calls, mayAdd, knots: {} }
  const { items, total } = calls.value
  const [only] = items
  const answers = items.reduce((sum, { tally }) => sum + (tally ? tally.submitted + tally.clarifying : 0), 0)
  const call: Knot =
    total === 0
      ? { count: 0, ...(mayAdd && { begin: say("calls.issue-one"), to: "/calls/new", search: { mandate } }) }
      : { count: total, ...(total === 1 && only ? { to: `/calls/${only.id}` } : { to: "/calls", search: { mandate } }) }
  return { calls, mayAdd, knots: { call, answer: { count: answers } } }
}
