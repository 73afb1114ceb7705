import { useAddressees } from "#modules/calls/web/AddresseeList.tsx"
import { Remind } from "#modules/calls/web/board/Remind.tsx"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { FaultList } from "#modules/calls/web/FaultList.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

const contract = () => import("#modules/calls/contract.ts")
type Asked = "open" | "close" | "remove"

/** What may be done with a call in its status by whoever reads: tried, opened, followed, closed, taken away. */
export function CallActs({ call }: { readonly call: CallRecord }) {
  const say = useWords()
  const me = useMe()
  const { go, path } = useAddress()
  const [asks, ask] = useState<Asked>()
  const test = useAct(async () => (await contract()).testCall)
  const open = useAct(async () => (await contract()).openCall)
  const close = useAct(async () => (await contract()).closeCall)
  const remove = useAct(async () => (await contract()).removeCall)
  const { id, status, faults } = call
  const params = { id }
  const refused = [test, open, close, remove].find((each) => each.refused)?.refused
  const isDraft = status === "draft" || status === "tested"

  async function confirmed() {
    ask(undefined)
    if (asks === "open") await open.act({ params })
    if (asks === "close") await close.act({ params })
    if (asks === "remove" && (await remove.act({ params })).ok) go("/calls")
  }
  return (
    <>
      {status === "draft" && may(me, "call.test") && (
        <Button busy={test.busy} onPress={() => void test.act({ params })}>
          {say("calls.test")}
        </Button>
      )}
      {status === "tested" && may(me, "call.open") && (
        <Button busy={open.busy} onPress={() => ask("open")}>
          {say("calls.open")}
        </Button>
      )}
      {status !== "closed" && may(me, "call.change") && !path.endsWith("/edit") && (
        <Link to={`/calls/${id}/edit`}>{say(isDraft ? "calls.edit" : "calls.correct")}</Link>
      )}
      <Link to={`/calls/${id}/preview`}>{say("calls.preview")}</Link>
      {!isDraft && may(me, "call.read-board") && <Link to={`/calls/${id}/board`}>{say("calls.board")}</Link>}
      {status === "open" && may(me, "call.remind") && <Remind call={id} />}
      <a href={urlOf("/calls/{id}/xlsform", params, { format: "xlsx" })} download>
        {say("calls.export-form")}
      </a>
      {status === "open" && may(me, "call.close") && (
        <Button look="quiet" busy={close.busy} onPress={() => ask("close")}>
          {say("calls.close")}
        </Button>
      )}
      {isDraft && may(me, "call.remove") && (
        <Button look="quiet" busy={remove.busy} onPress={() => ask("remove")}>
          {say("calls.remove")}
        </Button>
      )}
      {refused && <RefusalNotice refused={refused} />}
      {isDraft && may(me, "call.test") && faults.length > 0 && (
        <FaultList faults={faults} questions={call.form.questions} />
      )}
      {asks && (
        <Confirm
          question={say(`calls.${asks}-question`)}
          act={say(`calls.${asks}`)}
          cancel={say("platform.cancel")}
          onConfirm={() => void confirmed()}
          onCancel={() => ask(undefined)}
        >
          {asks === "open" ? <Opening call={call} /> : <p>{say(`calls.${asks}-text`)}</p>}
        </Confirm>
      )}
    </>
  )
}

/** What opening comes to: how many are asked, in which form, by when, and what stands still from then on. */
function Opening({ call }: { readonly call: CallRecord }) {
  const say = useWords()
  const { locale } = useReader()
  const addressees = useAddressees(call.id)
  const items = addressees.state === "here" ? addressees.value.items : []
  const count = (form: "obligatory" | "invited") => items.filter((each) => each.form === form).length
  return (
    <>
      {addressees.state === "here" && (
        <p>
          {say("calls.open-counts", {
            n: items.length,
            obligatory: count("obligatory"),
            invited: count("invited"),
            due: longDate(call.due, locale),
          })}
        </p>
      )}
      <p>{say("calls.open-text")}</p>
    </>
  )
}
