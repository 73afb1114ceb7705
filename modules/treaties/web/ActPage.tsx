import type { getAct } from "#modules/treaties/contract.ts"
import type { Revision } from "#modules/treaties/revision.ts"
import { ActHistory } from "#modules/treaties/web/ActHistory.tsx"
import { CorrectAct } from "#modules/treaties/web/CorrectAct.tsx"
import { Who } from "#modules/treaties/web/Who.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { History } from "#platform/web/history/History.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"
import type { z } from "zod"

/** One act with what was said to it and what was changed in it. */
export type ActRecord = z.output<(typeof getAct)["output"]>

/** One act as a dated fact: who did what, when, with which words and by which source. */
export function ActPage({ act, children }: { readonly act: ActRecord; readonly children?: ReactNode }) {
  const say = useWords()
  const { language } = useReader()
  const { who, kind, instrument, dated, effective, about, territory, article, text, source, note, answers } = act
  const name = inLanguage(who.names, language)
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [say("treaties.participant"), <Who key="who" who={who} />],
    [say("treaties.day"), <DateText key="day" date={dated} />],
    [say("treaties.effective"), effective !== null && <DateText key="effective" date={effective} />],
    [say("treaties.article-of"), article],
    [say("treaties.territory"), territory !== null && <Foreign key="territory">{territory}</Foreign>],
    [
      say("treaties.about"),
      about !== null && (
        <Link key="about" to={`/treaties/acts/${about}`}>
          {say("treaties.about-act")}
        </Link>
      ),
    ],
    [say("treaties.source"), <Foreign key="source">{source}</Foreign>],
    [say("treaties.note"), note !== null && <Foreign key="note">{note}</Foreign>],
    [say("treaties.origin"), say(`treaties.origin.${act.origin}`)],
  ]
  return (
    <Page
      kind="record"
      title={
        <>
          <Foreign language={name.language}>{name.text}</Foreign>: {say(`treaties.kind.${kind}`)}
        </>
      }
      tab={`${name.text}: ${say(`treaties.kind.${kind}`)}`}
      kicker={
        <>
          <Link to="/treaties/acts">{say("treaties.acts-title")}</Link> ·{" "}
          <Link to={`/treaties/${instrument}`}>
            <bdi>{instrument}</bdi>
          </Link>
        </>
      }
    >
      <section>
        <h2>{say("treaties.what-was-done")}</h2>
        <dl className="facts-list">
          {facts
            .filter(([, value]) => value !== null && value !== false)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {text !== null && (
          <blockquote>
            <Foreign as="p" language={act.language}>
              {text}
            </Foreign>
          </blockquote>
        )}
      </section>
      {answers.length > 0 && (
        <section>
          <h2>{say("treaties.answers")}</h2>
          <ul>
            {answers.map((each) => (
              <li key={each.id}>
                <Link to={`/treaties/acts/${each.id}`}>{say(`treaties.kind.${each.kind}`)}</Link>,{" "}
                <Who who={each.who} />, <DateText date={each.dated} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </Page>
  )
}

const contract = () => import("#modules/treaties/contract.ts")

/** One act, asked for and shown; whoever may corrects it, takes it out, and undoes what was changed. */
export function LiveAct() {
  const say = useWords()
  const { params } = useAddress()
  const me = useMe()
  const id = params["id"] ?? ""
  const [asks, ask] = useState(false)
  const [gone, setGone] = useState(false)
  const act = useAnswer("treaty-act.read", async () => (await contract()).getAct, { params: { id } }, { when: !gone })
  const drop = useAct(async () => (await contract()).dropAct)
  const undo = useAct(async () => (await contract()).undoRevision)

  async function takeOut() {
    ask(false)
    const answer = await drop.act({ params: { id }, body: {} })
    setGone(answer.ok)
  }
  const takeBack = (revision: Revision) => void undo.act({ params: { id: revision.id } })
  if (gone)
    return (
      <Page kind="record" title={say("treaties.act")}>
        <Notice>
          <p>{say("treaties.dropped")}</p>
          <Link to="/treaties/acts">{say("treaties.acts-title")}</Link>
        </Notice>
      </Page>
    )
  if (act.state !== "here") return <PageAwaited of={act} kind="record" title={say("treaties.act")} rows={6} />
  return (
    <ActPage act={act.value}>
      {may(me, "treaty-act.correct") && (
        <section className="no-print">
          <h2>{say("treaties.correct")}</h2>
          {(drop.refused ?? undo.refused) && (
            <RefusalNotice refused={drop.refused ?? undo.refused ?? { ok: false, refusal: "" }} />
          )}
          <CorrectAct key={JSON.stringify(act.value)} act={act.value} />
          <Button look="quiet" busy={drop.busy} onPress={() => ask(true)}>
            {say("treaties.drop")}
          </Button>
        </section>
      )}
      <ActHistory revisions={act.value.revisions} onUndo={takeBack} />
      <History noun="treaty-act" id={id} />
      <WhoMay noun="treaty-act" id={id} />
      {asks && (
        <Confirm
          question={say("treaties.drop-question")}
          act={say("treaties.drop")}
          cancel={say("platform.cancel")}
          onConfirm={() => void takeOut()}
          onCancel={() => ask(false)}
        >
          <p>{say("treaties.drop-text")}</p>
        </Confirm>
      )}
    </ActPage>
  )
}
