import { contradictingChoices, type Contradicting } from "#modules/analysis/intake/encoded.ts"
import { BeingRead, LeftBehind } from "#modules/analysis/web/inside/BeingRead.tsx"
import type { Bringing } from "#modules/analysis/snapshot.ts"
import { contract } from "#modules/analysis/web/inside/contract.ts"
import { DoorRefusal } from "#modules/analysis/web/inside/DoorRefusal.tsx"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { InsideSteps } from "#modules/analysis/web/inside/Steps.tsx"
import { TakeAnswers } from "#modules/analysis/web/inside/TakeAnswers.tsx"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnew, useAnswer } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Select } from "#platform/web/kit/Field.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { send } from "#platform/web/send.ts"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"

type Props = {
  /** How much has been sent, while something is being sent; at 1 it is being read. */
  readonly sending?: number | undefined
  /** How far what was sent was read, as the server tells it. */
  readonly far?: Bringing | undefined
  readonly onFiles: (files: readonly File[]) => void
  /** Why the last file was not taken. */
  readonly children?: ReactNode
}

const accepted = ".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.parquet,.xml"

/** The first step: a file is dropped or chosen, and it is said what will happen to it. */
export function BringData({ sending, far, onFiles, children }: Props) {
  const say = useWords()
  const place = useKeptFocus<HTMLElement>()
  return (
    <section className="bring" ref={place}>
      <h2>{say("analysis.snapshot.bring-file")}</h2>
      <ul className="bring-said">
        {(["read", "locked", "not-kept", "refused"] as const).map((each) => (
          <li key={each}>{say(`analysis.snapshot.file-${each}`)}</li>
        ))}
      </ul>
      {children}
      <Files
        one
        label={say("analysis.snapshot.drop")}
        hint={say("analysis.snapshot.drop-hint")}
        accept={accepted}
        busy={sending !== undefined}
        onFiles={onFiles}
      />
      <output>
        {sending !== undefined && sending < 1 && <Progress label={say("analysis.snapshot.sending")} value={sending} />}
      </output>
      {sending === 1 && <BeingRead far={far} />}
    </section>
  )
}

/** Data are brought to a dataset: as a file, or out of answers. */
export function LiveBring() {
  const say = useWords()
  const { language } = useReader()
  const { params, go } = useAddress()
  const id = params["id"] ?? ""
  const [file, take] = useState<File>()
  const [sending, progress] = useState<number>()
  const [refused, refuse] = useState<Refused>()
  const [left, leave] = useState<readonly string[]>([])
  const [contradicting, choose] = useState<Contradicting>("fault")
  // What a page that was left or loaded anew sent is read on, and told of here too; but not what was just refused.
  const openIn = (bringing: readonly Bringing[]) => (refused ? undefined : bringing[0])
  const dataset = useAnswer(
    "dataset.read",
    async () => (await contract()).readDataset,
    { params: { id } },
    {
      until: ({ bringing }) => sending !== 1 && openIn(bringing) === undefined,
    },
  )
  const far = dataset.state === "here" ? openIn(dataset.value.bringing) : undefined
  const anew = useAnew()

  async function bring(files: readonly File[], leaveOut: readonly string[]) {
    const [first] = files
    if (first === undefined) return
    refuse(undefined)
    leave(leaveOut)
    if (files.length > 1) return refuse({ ok: false, refusal: "one-file-at-a-time" })
    take(first)
    progress(0)
    const { bringSnapshot } = await contract()
    const query = { leaveOut: leaveOut.join("\n"), contradicting }
    const answer = await send(bringSnapshot, { params: { id }, query }, [first], progress)
    await anew()
    if (answer.ok) return go(`/snapshots/${answer.value.id}`)
    progress(undefined)
    refuse(answer)
  }
  return (
    <Page
      kind="work"
      title={say("analysis.snapshot.bring")}
      kicker={<Link to={`/datasets/${id}`}>{say("analysis.dataset.this")}</Link>}
      help={say("analysis.snapshot.bring-help")}
    >
      <InsideSteps way="snapshot" at="bring" />
      <Wall />
      <Here of={dataset} rows={6}>
        {({ title, kind, closed, history }) => {
          const name = inLanguage(title, language)
          return closed ? (
            <Notice kind="warning">
              <p>{say("analysis.dataset.is-closed")}</p>
            </Notice>
          ) : (
            <>
              <p>
                {say("analysis.dataset.dataset")}: <Foreign language={name.language}>{name.text}</Foreign> (
                {say(`analysis.dataset.kind.${kind}`)})
              </p>
              {sending === undefined && <LeftBehind far={far} history={history} />}
              <BringData sending={sending} far={far} onFiles={(files) => void bring(files, [])}>
                {kind === "figures" && (
                  <Select
                    name="contradicting"
                    label={say("analysis.snapshot.contradicting")}
                    choices={contradictingChoices.map((value) => ({
                      value,
                      name: say(`analysis.snapshot.contradicting.${value}`),
                    }))}
                    value={contradicting}
                    onChange={(value) => choose(contradictingChoices.find((each) => each === value) ?? "fault")}
                  />
                )}
                {refused && (
                  <DoorRefusal
                    refused={refused}
                    filename={file?.name}
                    onLeaveOut={(heading) => file && void bring([file], [...left, heading])}
                  />
                )}
                {left.length > 0 && (
                  <p className="hint">
                    {say("analysis.snapshot.left-out")} <bdi>{left.join(" · ")}</bdi>
                  </p>
                )}
              </BringData>
              {kind === "figures" && <TakeAnswers dataset={id} />}
            </>
          )
        }}
      </Here>
    </Page>
  )
}
