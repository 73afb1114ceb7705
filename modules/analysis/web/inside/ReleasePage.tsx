import { CorrectedNotice } from "#modules/analysis/web/Corrected.tsx"
import { answersBehind } from "#modules/analysis/web/behind.ts"
import { BesidesNotice } from "#modules/analysis/web/inside/BesidesNotice.tsx"
import { contract, releaseTone, type ReleaseRead, type ReleaseRecord } from "#modules/analysis/web/inside/contract.ts"
import { Corrections, TakeAnew } from "#modules/analysis/web/inside/Corrections.tsx"
import { Deciding } from "#modules/analysis/web/inside/Deciding.tsx"
import { columnName, listOf, useNaming, type Naming } from "#modules/analysis/web/inside/lists.ts"
import { PeopleText, PersonText } from "#modules/analysis/web/inside/Person.tsx"
import { Risk } from "#modules/analysis/web/inside/Risk.tsx"
import { InsideSteps } from "#modules/analysis/web/inside/Steps.tsx"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import { LiveWithheld } from "#modules/analysis/web/inside/Withheld.tsx"
import { fieldNames } from "#modules/analysis/web/inside/field-names.ts"
import { fieldValues } from "#modules/analysis/web/inside/field-values.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly release: ReleaseRead
  readonly naming: Naming
  /** Whether whoever reads belongs inside the wall of its dataset. */
  readonly isInside: boolean
  readonly mayChange: boolean
  /** The risk found, and what can be decided. */
  readonly children?: ReactNode
}

/** Where a release stands on its way out. */
export function stepOf({ status, proof, touch, protecting }: ReleaseRecord) {
  if (status === "proposed") return "approve" as const
  if (status !== "draft") return undefined
  return proof?.touch === touch && protecting === null ? ("compare" as const) : ("protect" as const)
}

/** One release: what it holds, the risk found and how it is met, who made it and who let it out. */
export function ReleasePage({ release, naming, isInside, mayChange, children }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { id, code, title, status, dataset, datasetTitle, audience, reason, madeBy, released, releasedBy } = release
  const { answers, behind, people } = release
  const others = release.changedBy.filter((each) => each !== madeBy)
  const name = inLanguage(title, language)
  const isOut = status === "released"
  // Who stands outside of its dataset is not told who made it.
  const isTold = isInside && madeBy !== ""
  return (
    <Page
      kind="record"
      title={<Foreign language={name.language}>{name.text}</Foreign>}
      tab={name.text}
      kicker={
        <>
          <Link to="/releases">{say("analysis.release.title")}</Link> · <bdi>{code}</bdi>
        </>
      }
      facts={
        <>
          <Status tone={releaseTone[status]}>{say(`analysis.release.status.${status}`)}</Status>
          <span>
            {say("analysis.release.audience")}: {say(`analysis.release.audience.${audience}`)}
          </span>
          <span>
            {say("analysis.release.data-of")}: <DateText date={release.taken} />
          </span>
          {released !== null && (
            <span>
              {say("analysis.release.released")}: <DateText date={released} />
            </span>
          )}
        </>
      }
      acts={
        isOut && (
          <Link to={`/figures/${code}`} className="button">
            {say("analysis.release.explore")}
          </Link>
        )
      }
      thread={<ThreadBar at="figure" name={say("analysis.release.this")} knots={{ answer: answersBehind(behind) }} />}
      help={say("analysis.release.page-help")}
    >
      {isInside && (status === "draft" || status === "proposed") && (
        <>
          <InsideSteps way="release" at={stepOf(release)} />
          <Wall />
          <BesidesNotice besides={release.besides} />
        </>
      )}
      {status === "withdrawn" && (
        <Notice kind="warning">
          <p>{say("analysis.release.is-withdrawn")}</p>
          {reason !== null && <Foreign as="p">{reason}</Foreign>}
        </Notice>
      )}
      {release.stale && (
        <Notice kind="warning">
          <p>{say(isOut ? "analysis.release.stale-out-text" : "analysis.release.stale-text")}</p>
        </Notice>
      )}
      <CorrectedNotice corrected={release.corrected} />
      {status === "draft" && reason !== null && (
        <Notice kind="warning">
          <p>{say("analysis.release.given-back")}</p>
          <Foreign as="p">{reason}</Foreign>
        </Notice>
      )}
      <section>
        <h2>{say("analysis.release.holds")}</h2>
        <Facts
          facts={[
            [
              say("analysis.dataset.dataset"),
              <HeldIn key="dataset" to={isInside ? `/datasets/${dataset}` : undefined} title={datasetTitle} />,
            ],
            [say("analysis.dataset.unit"), say(`analysis.unit.${release.unit}`)],
            [say("analysis.release.by"), release.by.map((each) => columnName(say, each)).join(" · ")],
            [
              say("analysis.release.tables"),
              <ul key="tables">
                {release.tables.map((table) => (
                  <li key={table.join()}>{table.map((each) => columnName(say, each)).join(" × ")}</li>
                ))}
              </ul>,
            ],
            [
              say("analysis.release.filters"),
              release.filters.length > 0 && (
                <ul key="filters">
                  {release.filters.map(({ column, codes }) => (
                    <li key={column}>
                      {columnName(say, column)}:{" "}
                      <bdi>{codes.map((each) => naming.name(listOf(column), each)).join(" · ")}</bdi>
                    </li>
                  ))}
                </ul>
              ),
            ],
            [say("analysis.release.k"), release.k],
            [say("analysis.release.made-by"), isTold && <PersonText key="made" id={madeBy} people={people} />],
            [
              say("analysis.release.changed-by"),
              isTold && others.length > 0 && <PeopleText key="changed" ids={others} people={people} />,
            ],
            [
              say("analysis.release.released-by"),
              isTold && releasedBy !== null && <PersonText key="out" id={releasedBy} people={people} />,
            ],
          ]}
        />
        {mayChange && status === "draft" && (
          <p className="no-print">
            <Link to={`/releases/${id}/edit`}>{say("analysis.release.change")}</Link>
          </p>
        )}
      </section>
      <Corrections rests={answers}>
        {answers && <TakeAnew rests={answers} dataset={dataset} {...(isOut && { release: id })} />}
      </Corrections>
      {children}
      <History noun="release" id={id} fieldName={fieldNames(say)} fieldValue={fieldValues(say)} />
      <WhoMay noun="release" id={id} />
    </Page>
  )
}

function HeldIn({ to, title }: { readonly to: string | undefined; readonly title: ReleaseRecord["datasetTitle"] }) {
  const { language } = useReader()
  const held = inLanguage(title, language)
  const name = <Foreign language={held.language}>{held.text}</Foreign>
  return to === undefined ? name : <Link to={to}>{name}</Link>
}

/** One release, asked for and shown; protected, compared, proposed, let out, given back and withdrawn by whoever may. */
export function LiveRelease() {
  const say = useWords()
  const me = useMe()
  const { params } = useAddress()
  const naming = useNaming()
  const release = useAnswer(
    "release.read",
    async () => (await contract()).readRelease,
    { params: { id: params["id"] ?? "" } },
    { until: ({ protecting }) => protecting === null },
  )
  if (release.state !== "here" || !naming.isHere)
    return <PageAwaited of={release} kind="record" title={say("analysis.release.release")} rows={16} />
  const { value } = release
  const isInside = may(me, "dataset.read")
  return (
    <ReleasePage release={value} naming={naming} isInside={isInside} mayChange={may(me, "release.change")}>
      {isInside && <Risk release={value} mayProtect={may(me, "release.protect")} />}
      {(value.status === "released" || (isInside && stepOf(value) === "compare")) && (
        <LiveWithheld key={value.touch} release={value.id} naming={naming} />
      )}
      {isInside && <Deciding release={value} />}
    </ReleasePage>
  )
}
