import { contract, type ReleaseRecord } from "#modules/analysis/web/inside/contract.ts"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { ReasonForm } from "#modules/analysis/web/inside/ReasonForm.tsx"
import { mayPropose, mayRelease } from "#modules/analysis/release.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/**
 * What is decided of a release: to put it before another or discard it, to let it out or give it back, to withdraw it. One that
 * rests on answers that were withdrawn or narrowed goes no further, as the page says above.
 */
export function Deciding({ release }: { readonly release: ReleaseRecord }) {
  const say = useWords()
  const place = useKeptFocus<HTMLElement>()
  const me = useMe()
  const { go } = useAddress()
  const [asks, ask] = useState<"propose" | "approve" | "discard">()
  const [gives, give] = useState<"return" | "withdraw">()
  const propose = useAct(async () => (await contract()).proposeRelease)
  const approve = useAct(async () => (await contract()).letOut)
  const discard = useAct(async () => (await contract()).discardRelease)
  const giveBack = useAct(async () => (await contract()).giveBack)
  const withdraw = useAct(async () => (await contract()).withdrawRelease)
  const { id, status, dataset } = release
  const params = { id }
  const proposable = mayPropose(release)
  const releasable = mayRelease(release, me.person)
  const refused = propose.refused ?? approve.refused ?? discard.refused
  const busy = propose.busy || approve.busy || discard.busy || giveBack.busy || withdraw.busy
  const isProtected = release.proof !== null && release.proof.touch === release.touch && release.protecting === null
  if (status === "withdrawn") return null

  async function confirm() {
    const asked = asks
    ask(undefined)
    if (asked === "propose") await propose.act({ params })
    if (asked === "approve") await approve.act({ params })
    if (asked === "discard" && (await discard.act({ params })).ok) go(`/datasets/${dataset}`)
  }
  return (
    <section className="no-print" ref={place}>
      <h2>{say("analysis.release.decide")}</h2>
      {refused && <RefusalNotice refused={refused} />}
      {refused?.refusal === "released-since" && <p>{say("analysis.release.released-since-text")}</p>}
      {status === "draft" && !proposable.ok && <p className="hint">{say(`problem.${proposable.refusal}`)}</p>}
      {status === "proposed" && !releasable.ok && <p className="hint">{say(`problem.${releasable.refusal}`)}</p>}
      {gives === undefined && (
        <div className="acts">
          {isProtected && may(me, "release.compare") && (
            <Link to={`/releases/${id}/compare`}>{say("analysis.release.compare")}</Link>
          )}
          {status === "draft" && may(me, "release.propose") && (
            <Button busy={busy} disabled={!proposable.ok || release.stale} onPress={() => ask("propose")}>
              {say("analysis.release.propose")}
            </Button>
          )}
          {status === "draft" && may(me, "release.discard") && (
            <Button look="quiet" busy={busy} onPress={() => ask("discard")}>
              {say("analysis.release.discard")}
            </Button>
          )}
          {status === "proposed" && may(me, "release.approve") && (
            <Button busy={busy} disabled={!releasable.ok || release.stale} onPress={() => ask("approve")}>
              {say("analysis.release.approve")}
            </Button>
          )}
          {status === "proposed" && may(me, "release.return") && (
            <Button look="quiet" busy={busy} onPress={() => give("return")}>
              {say("analysis.release.return")}
            </Button>
          )}
          {status === "released" && may(me, "release.withdraw") && (
            <Button look="quiet" busy={busy} onPress={() => give("withdraw")}>
              {say("analysis.release.withdraw")}
            </Button>
          )}
        </div>
      )}
      {gives !== undefined && (
        <ReasonForm
          way={gives}
          busy={busy}
          refused={gives === "return" ? giveBack.refused : withdraw.refused}
          onSend={(reason) =>
            void (gives === "return" ? giveBack : withdraw)
              .act({ params, body: { reason } })
              .then((answer) => answer.ok && give(undefined))
          }
          onLeave={() => give(undefined)}
        />
      )}
      {asks && (
        <Confirm
          question={say(`analysis.release.${asks}-question`)}
          act={say(`analysis.release.${asks}`)}
          cancel={say("platform.cancel")}
          onConfirm={() => void confirm()}
          onCancel={() => ask(undefined)}
        >
          <p>{say(`analysis.release.${asks}-text`)}</p>
        </Confirm>
      )}
    </section>
  )
}
