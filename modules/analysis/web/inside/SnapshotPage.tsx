import { contract, snapshotTone, type SnapshotRead } from "#modules/analysis/web/inside/contract.ts"
import { Corrections, TakeAnew } from "#modules/analysis/web/inside/Corrections.tsx"
import { LiveMending } from "#modules/analysis/web/inside/Mending.tsx"
import { useNaming } from "#modules/analysis/web/inside/lists.ts"
import { PersonText } from "#modules/analysis/web/inside/Person.tsx"
import { SnapshotActs } from "#modules/analysis/web/inside/SnapshotActs.tsx"
import { InsideSteps } from "#modules/analysis/web/inside/Steps.tsx"
import { Columns, Remarks } from "#modules/analysis/web/inside/Understood.tsx"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import { hadAHandIn, mayKeep } from "#modules/analysis/snapshot.ts"
import { fieldNames } from "#modules/analysis/web/inside/field-names.ts"
import { fieldValues } from "#modules/analysis/web/inside/field-values.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

const steps = { read: "repair", kept: "review", reviewed: undefined, dropped: undefined } as const

type Props = {
  readonly snapshot: SnapshotRead
  /** Whether it is the reader who brought it. */
  readonly isOwn: boolean
  /** The repairs, and what can be done with the snapshot. */
  readonly children?: ReactNode
}

/** One snapshot: what was understood of it, what is wrong with it, what waits for repair, and who went over it. */
export function SnapshotPage({ snapshot, isOwn, children }: Props) {
  const say = useWords()
  const { id, dataset, status, layout, filename, digest, records, columns, remarks, brought, broughtBy } = snapshot
  const { answers, people } = snapshot
  const name = filename ?? say("analysis.snapshot.of-answers")
  const needsRepair = status === "read" && !mayKeep(snapshot).ok
  const faults = remarks.filter(({ fault }) => fault).length
  // These need no other file: what becomes of them is chosen where it is brought.
  const contradictions = remarks.filter(({ code, fault }) => fault && code === "cells-contradict").length
  return (
    <Page
      kind="work"
      title={<Foreign>{name}</Foreign>}
      tab={name}
      kicker={
        <>
          <Link to="/datasets">{say("analysis.dataset.title")}</Link> ·{" "}
          <Link to={`/datasets/${dataset}`}>{say("analysis.dataset.this")}</Link>
        </>
      }
      facts={
        <>
          <Status tone={snapshotTone[status]}>
            {say(`analysis.snapshot.status.${needsRepair ? "to-repair" : status}`)}
          </Status>
          <span>{say("analysis.snapshot.n-records", { n: records })}</span>
          <span>{say(`analysis.layout.${layout}`)}</span>
          <span>
            {say("analysis.snapshot.brought-by")}: <PersonText id={broughtBy} people={people} /> ·{" "}
            <DateText date={brought} />
          </span>
          {snapshot.reviewedBy !== null && snapshot.reviewed !== null && (
            <span>
              {say("analysis.snapshot.reviewed-by")}: <PersonText id={snapshot.reviewedBy} people={people} /> ·{" "}
              <DateText date={snapshot.reviewed} />
            </span>
          )}
        </>
      }
      help={say("analysis.snapshot.help")}
    >
      <InsideSteps way="snapshot" at={steps[status]} />
      <Wall />
      {status === "read" && faults > 0 && (
        <Notice kind="warning">
          {faults > contradictions && <p>{say("analysis.snapshot.has-faults", { n: faults - contradictions })}</p>}
          {contradictions > 0 && (
            <p>
              {say("analysis.snapshot.has-contradictions")}{" "}
              <Link to={`/datasets/${dataset}/bring`}>{say("analysis.snapshot.bring")}</Link>
            </p>
          )}
        </Notice>
      )}
      {status === "kept" && (
        <Notice>
          <p>{say(isOwn ? "analysis.snapshot.waits-for-another" : "analysis.snapshot.waits-for-you")}</p>
        </Notice>
      )}
      {status === "dropped" && (
        <Notice>
          <p>{say("analysis.snapshot.is-dropped")}</p>
        </Notice>
      )}
      <Corrections rests={answers}>{answers && <TakeAnew rests={answers} dataset={dataset} />}</Corrections>
      <Columns columns={columns} />
      <Remarks remarks={remarks} />
      {children}
      <p className="hint">
        {say("analysis.snapshot.digest")} <bdi className="digest">{digest.slice(0, 16)}…</bdi>
      </p>
      <History noun="snapshot" id={id} fieldName={fieldNames(say)} fieldValue={fieldValues(say)} />
      <WhoMay noun="snapshot" id={id} />
    </Page>
  )
}

/** One snapshot, asked for and shown; repaired, kept, gone over or dropped by whoever may. */
export function LiveSnapshot() {
  const say = useWords()
  const me = useMe()
  const { params } = useAddress()
  const naming = useNaming()
  const snapshot = useAnswer("snapshot.read", async () => (await contract()).readSnapshot, {
    params: { id: params["id"] ?? "" },
  })
  if (snapshot.state !== "here" || !naming.isHere)
    return <PageAwaited of={snapshot} kind="work" title={say("analysis.snapshot.snapshot")} rows={16} />
  const { value } = snapshot
  const isOpen = value.status === "read" && may(me, "snapshot.mend")
  return (
    <SnapshotPage snapshot={value} isOwn={hadAHandIn(value, me.person)}>
      {value.repairs.length > 0 && <LiveMending key={value.id} snapshot={value} {...{ naming, isOpen }} />}
      <SnapshotActs snapshot={value} />
    </SnapshotPage>
  )
}
