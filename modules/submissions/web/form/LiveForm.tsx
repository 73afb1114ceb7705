import type { CodesOf } from "#modules/calls/fitting.ts"
import type { AttachedFile } from "#modules/calls/value.ts"
import { FormPage } from "#modules/submissions/web/form/FormPage.tsx"
import { StatesContext, useStatesOf } from "#modules/submissions/web/fields/states.ts"
import { useAlone } from "#modules/submissions/web/keeping/alone.ts"
import { useVault, type Vaulted } from "#modules/submissions/web/keeping/vaulted.ts"
import { useForm, type Writing } from "#modules/submissions/web/keeping/form.ts"
import { useAddress } from "#platform/web/address.tsx"
import { ask, urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { may, rememberedPerson, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useMemo, useState } from "react"

const Read = lazy(async () => ({
  default: (await import("#modules/submissions/web/read/ReadSubmission.tsx")).ReadSubmission,
}))

/** A submission, opened: as a form by whoever writes it, to be read by whoever it was sent to. */
export function LiveSubmission() {
  const { params } = useAddress()
  const id = params["id"] ?? ""
  return <Opened key={id} id={id} />
}

/** The whole of a submission on one page, as it is printed. */
export function LivePrinted() {
  const { params } = useAddress()
  const id = params["id"] ?? ""
  return <Opened key={id} id={id} isPrinted />
}

type OpenedProps = { readonly id: string; readonly isPrinted?: boolean }

function Opened({ id, isPrinted = false }: OpenedProps) {
  const say = useWords()
  const me = useMe()
  const alone = useAlone(`form ${id} ${me.person}`)
  useEffect(() => {
    void import("#platform/web/offline/register.ts").then(({ keepFiles }) => keepFiles())
  }, [])
  useOneReader(me.person)
  // Who only reads can do so in any number of tabs.
  if (alone.state === "alone" || !may(me, "draft.save")) return <Asked id={id} me={me.person} isPrinted={isPrinted} />
  if (alone.state === "asking") return <OnItsWay />
  return (
    <Page kind="work" title={say("answering.form")}>
      <Notice kind="warning">
        <p>{say("answering.elsewhere")}</p>
        <Button look="quiet" onPress={alone.take}>
          {say("answering.go-on-here")}
        </Button>
      </Notice>
    </Page>
  )
}

type AskedProps = { readonly id: string; readonly me: string; readonly isPrinted: boolean }

function Asked(props: AskedProps) {
  const kept = useVault(props.id, props.me)
  // Whose form it is may be known only now: what is kept for them is opened before anything is written.
  return kept ? <Found key={props.me} {...props} kept={kept} /> : <OnItsWay />
}

const space = "\u00a0"

function OnItsWay() {
  const say = useWords()
  return (
    // The head keeps the room it will take, so that nothing moves when the form comes.
    <Page kind="work" title={say("answering.form")} kicker={space} facts={space} acts={space}>
      <Skeleton rows={10} />
    </Page>
  )
}

function Found({ id, me, isPrinted, kept }: AskedProps & { readonly kept: Vaulted }) {
  const say = useWords()
  const form = useForm(id, me, kept)
  if (form.state === "waiting") return <OnItsWay />
  if (form.state === "refused")
    return (
      <Page kind="work" title={say("answering.form")}>
        <RefusalNotice refused={form.refused} again={form.again} />
      </Page>
    )
  const { submission } = form.writing
  if (submission.may.some((act) => act.startsWith("draft.")) && !isPrinted)
    return <Shown writing={form.writing} me={me} />
  return (
    <Suspense fallback={<OnItsWay />}>
      <Read writing={form.writing} isPrinted={isPrinted} />
    </Suspense>
  )
}

function Shown({ writing, me }: { readonly writing: Writing; readonly me: string }) {
  const { submission } = writing
  const { questions } = submission.form
  const states = useStatesOf(questions.some(({ dimensions }) => dimensions.some(({ list }) => list === "citizenship")))
  const hasTables = questions.some(({ kind }) => kind === "table")
  const [codesAmong, load] = useState<(states: Iterable<string>) => CodesOf>()
  useEffect(() => {
    // A form without tables needs no lists, and knows of every code that is not its own.
    if (hasTables) void import("#modules/calls/lists.ts").then((lists) => load(() => lists.codesAmong))
  }, [hasTables])
  const codesOf = useMemo(() => {
    if (!hasTables) return () => new Set<string>()
    return codesAmong?.(states.keys())
  }, [hasTables, codesAmong, states])

  async function bring(question: string, brought: readonly File[]): Promise<readonly AttachedFile[] | undefined> {
    const { attachFile } = await import("#modules/submissions/contract.ts")
    const body = new FormData()
    for (const file of brought) body.append("files", file)
    const answer = await ask(attachFile, { params: { id: submission.id, question }, body })
    return answer.ok ? answer.value.files : undefined
  }
  const address = (hash: string) =>
    urlOf("/submissions/{id}/files/{hash}", { id: submission.id, hash }, { format: "file" })
  return (
    <StatesContext value={states}>
      <FormPage writing={writing} me={me} codesOf={codesOf} files={{ bring, address }} />
    </StatesContext>
  )
}

/** Another tab may sign somebody else in: what is shown here is not theirs. */
function useOneReader(person: string): void {
  useEffect(() => {
    const look = ({ key }: StorageEvent) => {
      if ((key === "me" || key === null) && rememberedPerson() !== person) location.reload()
    }
    addEventListener("storage", look)
    return () => removeEventListener("storage", look)
  }, [person])
}
