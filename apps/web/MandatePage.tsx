import { MandateCalls, useMandateCalls } from "#modules/calls/web/MandateCalls.tsx"
import { LiveMandate } from "#modules/decisions/web/MandatePage.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { Here } from "#platform/web/kit/Here.tsx"

/** One mandate with the calls issued under it, which come later in the cycle. */
export function Mandate() {
  const { params } = useAddress()
  const id = params["id"] ?? ""
  const { calls, mayAdd, knots } = useMandateCalls(id)
  const part = <Here of={calls}>{(value) => <MandateCalls mandate={id} calls={value} mayAdd={mayAdd} />}</Here>
  return <LiveMandate later={{ knots, part, waits: calls.state === "waiting" }} />
}
