import { MandateCalls, useMandateCalls } from "#modules/calls/web/MandateCalls.tsx"
import { LiveMandate } from "#modules/decisions/web/MandatePage.tsx"
import { MandateReports } from "#modules/reports/web/MandateReports.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { useReportKnot } from "./report-knot.ts"

/** One mandate with what comes later in the cycle: the calls issued under it, and the report lines they came to. */
export function Mandate() {
  const { params } = useAddress()
  const id = params["id"] ?? ""
  const { calls, mayAdd, knots } = useMandateCalls(id)
  const { knot, waits } = useReportKnot(id)
  const part = (
    <>
      <Here of={calls}>{(value) => <MandateCalls mandate={id} calls={value} mayAdd={mayAdd} />}</Here>
      <MandateReports mandate={id} />
    </>
  )
  return (
    <LiveMandate
      later={{
        knots: {
          ...knots,
          ...(knots.answer && { answer: { ...knots.answer, to: "/answers", search: { mandate: id } } }),
          ...(knot && { "report-line": knot }),
        },
        part,
        waits: waits || calls.state === "waiting",
      }}
    />
  )
}
