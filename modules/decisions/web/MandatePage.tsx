import type { MandateRecord } from "#modules/decisions/contract.ts"
import type { Correction } from "#modules/decisions/correction.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Provision } from "#modules/decisions/provision.ts"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { MandateContext } from "#modules/decisions/web/MandateContext.tsx"
import { MandateDue } from "#modules/decisions/web/MandateDue.tsx"
import { MandateFacts, type Ground, type Recognized } from "#modules/decisions/web/MandateFacts.tsx"
import { MandateHistory } from "#modules/decisions/web/MandateHistory.tsx"
import { LiveChain } from "#modules/decisions/web/lineage/ChainSection.tsx"
import { Gloss } from "#modules/decisions/web/lineage/Gloss.tsx"
import { LiveLineage } from "#modules/decisions/web/lineage/LiveLineage.tsx"
import { LiveProgress } from "#modules/decisions/web/progress/LiveProgress.tsx"
import { citeAs, documentName, placeOf } from "#modules/decisions/web/naming.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { addressOf, useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { useChinese } from "#platform/web/chinese.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { ThreadBar, type Knot, type Stage } from "#platform/web/kit/ThreadBar.tsx"
import { History } from "#platform/web/history/History.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { Follow } from "#platform/web/notifications/Follow.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react"

const loadForm = () => import("#modules/decisions/web/CorrectMandate.tsx")
const CorrectMandate = lazy(async () => ({ default: (await loadForm()).CorrectMandate }))

/** What modules later in the cycle know of a mandate: what hangs further along its thread, and a part of its page. */
export type Later = {
  readonly knots?: Readonly<Partial<Record<Stage, Knot>>>
  readonly part?: ReactNode
  /** It is still on its way, and waited for, so that nothing moves when it comes. */
  readonly waits?: boolean
}

type Props = {
  readonly record: MandateRecord
  readonly later?: Later | undefined
  /** Whom the addressee was recognized as, once the directory has said so. */
  readonly recognized?: Recognized | undefined
  readonly onCorrect?: (() => void) | undefined
  readonly onUndo?: ((correction: Correction) => void) | undefined
  /** What stands open on the page: the form of a correction, or what came of one. */
  readonly children?: ReactNode
}

/** One mandate: its paragraph, what it asks fact by fact, what else the paragraph asks, and what people changed. */
export function MandatePage({ record, later, recognized, onCorrect, onUndo, children }: Props) {
  const say = useWords()
  const { place, siblings, context, thread, clause, language } = record
  useChinese(language === "zh")
  const cite = citeOf(record, citeAs(say, place, place.anchor), say)
  const name = citeAs(say, place, place.anchor)
  return (
    <Page
      kind="record"
      title={cite}
      help={say("decisions.mandates.help")}
      kicker={say(`decisions.kind.${record.kind}`)}
      facts={
        <>
          {place.title !== documentName(place) && <Foreign language={place.titleLanguage}>{place.title}</Foreign>}
          {(record.date !== null || record.kind !== "position") && <MandateDue mandate={record} />}
        </>
      }
      acts={
        <>
          {onCorrect && <Button onPress={onCorrect}>{say("decisions.correct.edit")}</Button>}
          <Follow subject={`mandate:${record.id}`} />
        </>
      }
      thread={
        <ThreadBar
          at="mandate"
          name={siblings.length > 0 ? say("decisions.mandate.cite-clause", { cite: name, clause }) : cite}
          knots={{
            paragraph: { count: thread.paragraph, to: placeOf(place.slug, place.anchor) },
            mandate: { count: thread.mandate },
            ...later?.knots,
          }}
        />
      }
    >
      <MandateContext context={context} provision={record.provision} range={record.range} slug={place.slug} />
      {children}
      <section>
        <h2>{say("decisions.mandate.facts")}</h2>
        <MandateFacts record={record} recognized={recognized} grounds={groundsOf(record)} />
      </section>
      <Gloss mandate={record} />
      {later?.part}
      <LiveProgress record={record} />
      <LiveLineage record={record} />
      {record.chain !== null && <LiveChain {...record.chain} here={record.id} />}
      {siblings.length > 0 && <Siblings siblings={siblings} />}
      {(onUndo !== undefined || record.corrections.length > 0) && (
        <MandateHistory corrections={record.corrections} language={language} onUndo={onUndo} />
      )}
      <Citing record={record} cite={cite} />
      <History noun="mandate" id={record.id} />
      <WhoMay noun="mandate" id={record.id} />
    </Page>
  )
}

/** A mandate by its paragraph, and by its place in it where there are several. */
function citeOf({ siblings, clause }: MandateRecord, cite: string, say: ReturnType<typeof useWords>): string {
  return siblings.length > 0 ? say("decisions.mandate.cite-clause", { cite, clause }) : cite
}

/** The works a mandate rests on; the paragraph's own citations know where they are held. */
function groundsOf({ basis, context }: MandateRecord): Ground[] {
  const cited = context.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.type === "citation" ? [mark.citation] : [])),
  )
  return basis.map((id) => {
    const found = cited.find((each) => each.id === id || each.symbol === id)
    return { id: found?.symbol ?? id, slug: found?.slug ?? null }
  })
}

function Siblings({ siblings }: Pick<MandateRecord, "siblings">) {
  const say = useWords()
  return (
    <section>
      <h2>{say("decisions.mandate.siblings")}</h2>
      <ul className="siblings">
        {siblings.map((each) => (
          <li key={each.id}>
            <Link to={`/mandates/${each.id}`}>
              <Asked mandate={each} language={each.language} />
            </Link>{" "}
            <MandateDue mandate={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How to cite the mandate and link to it for good. */
function Citing({ record, cite }: { readonly record: MandateRecord; readonly cite: string }) {
  const say = useWords()
  const { language } = useReader()
  const { place } = record
  const origin = typeof location === "undefined" ? "" : location.origin
  return (
    <section className="mandate-citing">
      <dl className="facts-list">
        <div>
          <dt>{say("decisions.mandate.cite-as")}</dt>
          <dd>
            {cite} <Copy text={cite}>{say("decisions.mandate.copy-cite")}</Copy>{" "}
            <Copy text={`${origin}${addressOf(language, `/mandates/${record.id}`)}`}>
              {say("decisions.mandate.copy-link")}
            </Copy>
          </dd>
        </div>
      </dl>
      <p className="no-print">
        <Link to="/mandates" search={{ document: place.slug }}>
          {say("decisions.mandate.all-of-document")}
        </Link>
      </p>
    </section>
  )
}

type Opened = { readonly mandate: MandateRecord; readonly provision: Provision; readonly siblings: readonly Mandate[] }

const promised = async () => (await import("#modules/decisions/contract.ts")).getMandate

/** A mandate by its id, asked for and shown, and corrected by whoever may. */
export function LiveMandate({ later }: { readonly later?: Later }) {
  const say = useWords()
  const { language } = useReader()
  const { params, go } = useAddress()
  const me = useMe()
  const id = params["id"] ?? ""
  const answer = useAnswer("mandate.read", promised, { params: { id }, query: { language } })
  const code = answer.state === "here" ? answer.value.actor : null
  const actor = useAnswer(
    "actor.read",
    async () => (await import("#modules/directory/contract.ts")).getActor,
    { params: { code: code ?? "" } },
    { when: code !== null },
  )
  const corrects = may(me, "mandate.correct")
  // Whoever may open the form has it at hand, so that the page does not wait for it half open.
  useEffect(() => {
    if (corrects) void loadForm()
  }, [corrects])
  // What is being corrected stays here, also when the correction takes it off the page.
  const [opened, open] = useState<Opened>()
  // A mandate that was dropped stays in sight while one may still take that back.
  const record = answer.state === "here" ? answer.value : opened?.mandate
  const undo = useAct(async () => (await import("#modules/decisions/contract.ts")).undoCorrection)

  function done(made?: Correction) {
    open(undefined)
    const after = made?.after.map((each) => String(each.id)) ?? []
    if (!made || after.includes(id)) return
    const [first] = after
    if (first) go(`/mandates/${first}`, {}, { replace: true })
    else if (record) go(placeOf(record.place.slug, record.place.anchor))
  }

  const correcting = opened && (
    <Suspense fallback={<Skeleton rows={4} />}>
      <CorrectMandate {...opened} onDone={done} />
    </Suspense>
  )
  // The addressee's name is waited for, so that nothing below it moves when it comes.
  if (!record || later?.waits || (code !== null && actor.state === "waiting"))
    return <PageAwaited of={answer} kind="record" title={say("decisions.kind.mandate")} rows={30} />

  const provision = record.context.find((each) => each.id === record.provision)
  const mayCorrect = corrects && provision !== undefined
  const name = actor.state === "here" && actor.value.code === code ? inLanguage(actor.value.names, language) : undefined
  return (
    <MandatePage
      record={record}
      later={later}
      recognized={code !== null && name ? { code, name: name.text, language: name.language } : undefined}
      onCorrect={
        mayCorrect && !opened ? () => open({ mandate: record, provision, siblings: record.siblings }) : undefined
      }
      onUndo={may(me, "mandate.undo-correction") ? ({ id: of }) => void undo.act({ params: { id: of } }) : undefined}
    >
      {undo.refused && <RefusalNotice refused={undo.refused} />}
      {correcting}
    </MandatePage>
  )
}
