import { AddresseeList } from "#modules/calls/web/AddresseeList.tsx"
import { CallActs } from "#modules/calls/web/CallActs.tsx"
import { CallPage, type LaterKnots } from "#modules/calls/web/CallPage.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  /** What later modules know of the thread of this call: its reports. */
  readonly knots?: LaterKnots
  /** The way to one's own answer, for whoever is asked; a later module knows it. */
  readonly children?: ReactNode
}

/** One call, asked for by its id and shown, with what its officer may do with it. */
export function LiveCall({ knots, children }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { params } = useAddress()
  const me = useMe()
  const id = params["id"] ?? ""
  const call = useAnswer("call.read", async () => (await import("#modules/calls/contract.ts")).getCall, {
    params: { id },
    query: { language },
  })
  if (call.state !== "here") return <PageAwaited of={call} kind="record" title={say("calls.call")} rows={14} />
  return (
    <CallPage
      call={call.value}
      {...(knots && { knots })}
      mayFollow={may(me, "call.read-board") && call.value.opened !== null}
      acts={<CallActs call={call.value} />}
      addressees={may(me, "call.preview-addressees") && <AddresseeList call={id} status={call.value.status} />}
    >
      {children}
    </CallPage>
  )
}
