import { LiveCall } from "#modules/calls/web/LiveCall.tsx"
import { AskedList } from "#modules/submissions/web/asked/AskedList.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useReportKnot } from "./report-knot.ts"

/** One call, with the way to one's own answer for whoever is asked, the answers it had and the report lines its mandate came to. */
export function Call() {
  const { params } = useAddress()
  const { language } = useReader()
  const isAsked = may(useMe(), "submission.list-asked")
  const id = params["id"] ?? ""
  // The page asks the same, and both are answered at once.
  const call = useAnswer("call.read", async () => (await import("#modules/calls/contract.ts")).getCall, {
    params: { id },
    query: { language },
  })
  const { tally = null, mandates = [] } = call.state === "here" ? call.value : {}
  const { knot } = useReportKnot(mandates[0])
  const knots = {
    ...(tally && { answer: { count: tally.submitted + tally.clarifying, to: "/answers", search: { call: id } } }),
    ...(knot && { "report-line": knot }),
  }
  return <LiveCall knots={knots}>{isAsked && <OwnAnswer call={id} />}</LiveCall>
}

/** What the reader's State or organization is asked by this call, with the way into its form. */
function OwnAnswer({ call }: { readonly call: string }) {
  const say = useWords()
  const asked = useAnswer(
    "submission.list-asked",
    async () => (await import("#modules/submissions/contract.ts")).listAsked,
    { query: { limit: 200 } },
  )
  return (
    <Here of={asked} rows={3}>
      {({ items }) => {
        const own = items.filter((each) => each.call.id === call)
        return (
          own.length > 0 && (
            <section>
              <h2>{say("calls.own-answer")}</h2>
              <AskedList items={own} depth={3} />
            </section>
          )
        )
      }}
    </Here>
  )
}
