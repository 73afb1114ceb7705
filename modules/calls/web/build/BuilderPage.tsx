import { useAutosave } from "#modules/calls/web/build/autosave.ts"
import { KeepingLine } from "#modules/calls/web/build/KeepingLine.tsx"
import { CorrectionPart } from "#modules/calls/web/build/CorrectionPart.tsx"
import { QuestionnairePart } from "#modules/calls/web/build/QuestionnairePart.tsx"
import {
  AddresseePart,
  AudiencePart,
  DaysPart,
  MandatesPart,
  WordsPart,
} from "#modules/calls/web/build/WordingParts.tsx"
import { CallActs } from "#modules/calls/web/CallActs.tsx"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import { toneOf } from "#modules/calls/web/naming.ts"
import type { CallWording } from "#modules/calls/call.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { Questionnaire } from "#modules/calls/questionnaire.ts"

/** How a part of the builder changes what is said of the call. */
export type Change = (change: Partial<CallWording>) => void

/** The work on a call: its words, its mandates, who is asked by when, who sees it, and the questions; it keeps itself. */
export function Builder({ call }: { readonly call: CallRecord }) {
  const say = useWords()
  const { language } = useReader()
  const { draft, keeping, write, keep, ...work } = useAutosave(call)
  const { wording, questionnaire } = draft
  const isOpen = call.status === "open"
  const change: Change = (some) => write((before) => ({ ...before, wording: { ...before.wording, ...some } }))
  const arrange = (next: (before: Questionnaire) => Questionnaire) =>
    write((before) => ({ ...before, questionnaire: next(before.questionnaire) }))
  return (
    <Page
      kind="work"
      title={<Said text={wording.title} />}
      tab={inLanguage(wording.title, language).text}
      kicker={
        <>
          <Link to={`/calls/${call.id}`}>{say("calls.call")}</Link> · {say(isOpen ? "calls.correct" : "calls.edit")}
        </>
      }
      facts={<Status tone={toneOf[call.status]}>{say(`calls.status.${call.status}`)}</Status>}
      acts={keeping.state === "kept" && !isOpen && <CallActs call={call} />}
      help={say("calls.build-help")}
    >
      <KeepingLine
        keeping={keeping}
        draft={draft}
        differing={work.differsFrom}
        onTheirs={work.takeTheirs}
        onMine={(theirs) => void work.keepMine(theirs)}
        onAgain={() => void keep()}
      />
      {isOpen && <Notice>{say("calls.stands-still")}</Notice>}
      {call.status === "tested" && <Notice>{say("calls.tested-note")}</Notice>}
      <WordsPart wording={wording} change={change} />
      <MandatesPart call={call} wording={wording} change={change} disabled={isOpen} />
      <AddresseePart call={call} wording={wording} change={change} disabled={isOpen} />
      <DaysPart wording={wording} change={change} isOpen={isOpen} />
      <AudiencePart wording={wording} change={change} disabled={isOpen} />
      <QuestionnairePart call={call} wording={wording} questionnaire={questionnaire} arrange={arrange} />
      {isOpen && (
        <CorrectionPart
          call={call}
          questionnaire={questionnaire}
          languages={wording.languages}
          before={async () => {
            await keep()
            return work.base()
          }}
          onMade={work.standOn}
        />
      )}
    </Page>
  )
}

/** The builder of a call, asked for by its id. */
export function LiveBuilder() {
  const say = useWords()
  const { params } = useAddress()
  const { language } = useReader()
  const me = useMe()
  const id = params["id"] ?? ""
  const call = useAnswer("call.read", async () => (await import("#modules/calls/contract.ts")).getCall, {
    params: { id },
    query: { language },
  })
  if (call.state === "here" && may(me, "call.change") && call.value.status !== "closed")
    return <Builder key={id} call={call.value} />
  return (
    <Page kind="work" title={say("calls.edit")} kicker={<Link to={`/calls/${id}`}>{say("calls.call")}</Link>}>
      {call.state === "waiting" && <Skeleton rows={14} />}
      {call.state === "refused" && <RefusalNotice refused={call.refused} again={call.again} />}
      {call.state === "here" && (
        <RefusalNotice
          refused={{ ok: false, refusal: call.value.status === "closed" ? "call-is-closed" : "not-permitted" }}
        />
      )}
    </Page>
  )
}
