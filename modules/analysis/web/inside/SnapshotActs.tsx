import { contract } from "#modules/analysis/web/inside/contract.ts"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { mayKeep, mayReview, type Snapshot } from "#modules/analysis/snapshot.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** What can be done with a snapshot as it stands: to keep it, to say that one went over it, to make figures of it, to drop it. */
export function SnapshotActs({ snapshot }: { readonly snapshot: Snapshot }) {
  const say = useWords()
  const place = useKeptFocus<HTMLElement>()
  const me = useMe()
  const { go } = useAddress()
  const [asks, ask] = useState<"review" | "drop">()
  const keep = useAct(async () => (await contract()).keepSnapshot)
  const review = useAct(async () => (await contract()).reviewSnapshot)
  const drop = useAct(async () => (await contract()).dropSnapshot)
  const { id, dataset, status } = snapshot
  const refused = keep.refused ?? review.refused ?? drop.refused
  const ready = mayKeep(snapshot)
  const reviewable = mayReview(snapshot, me.person)
  if (status === "dropped") return null

  async function confirm() {
    const asked = asks
    ask(undefined)
    if (asked === "review") await review.act({ params: { id } })
    if (asked === "drop" && (await drop.act({ params: { id } })).ok) go(`/datasets/${dataset}`)
  }
  return (
    <section className="no-print" ref={place}>
      <h2>{say("analysis.snapshot.go-on")}</h2>
      {refused && <RefusalNotice refused={refused} />}
      {status === "read" && !ready.ok && <p className="hint">{say(`problem.${ready.refusal}`)}</p>}
      {status === "kept" && !reviewable.ok && <p className="hint">{say(`problem.${reviewable.refusal}`)}</p>}
      <div className="acts">
        {status === "read" && may(me, "snapshot.keep") && (
          <Button busy={keep.busy} disabled={!ready.ok} onPress={() => void keep.act({ params: { id } })}>
            {say("analysis.snapshot.keep")}
          </Button>
        )}
        {status === "kept" && may(me, "snapshot.review") && (
          <Button busy={review.busy} disabled={!reviewable.ok} onPress={() => ask("review")}>
            {say("analysis.snapshot.review")}
          </Button>
        )}
        {status === "reviewed" && may(me, "release.add") && (
          <Link to="/releases/new" search={{ dataset, snapshot: id }} className="button">
            {say("analysis.release.draft")}
          </Link>
        )}
        {(status === "kept" || status === "reviewed") && may(me, "snapshot.tabulate") && (
          <Link to={`/snapshots/${id}/table`}>{say("analysis.table.count")}</Link>
        )}
        {may(me, "snapshot.drop") && (
          <Button look="quiet" busy={drop.busy} onPress={() => ask("drop")}>
            {say("analysis.snapshot.drop-data")}
          </Button>
        )}
      </div>
      {asks && (
        <Confirm
          question={say(`analysis.snapshot.${asks}-question`)}
          act={say(asks === "review" ? "analysis.snapshot.review" : "analysis.snapshot.drop-data")}
          cancel={say("platform.cancel")}
          onConfirm={() => void confirm()}
          onCancel={() => ask(undefined)}
        >
          <p>{say(`analysis.snapshot.${asks}-text`)}</p>
        </Confirm>
      )}
    </section>
  )
}
