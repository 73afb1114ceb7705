import { keyOf, open, type Chosen, type Reading } from "#modules/submissions/web/workbook/repairs.ts"
import { Remarks, Repairs } from "#modules/submissions/web/workbook/Repairs.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { ask, urlOf, type Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly reading: Reading
  readonly chosen: Chosen
  readonly busy: boolean
  readonly onChoose: (key: string, code: string) => void
  readonly onRead: () => void
  readonly onKeep: () => void
}

/** What was read of a filled workbook: what it would change, what no code is known for and may mean, and what must be mended in the file. */
export function ReadWorkbook({ reading, chosen, busy, onChoose, onRead, onKeep }: Props) {
  const say = useWords()
  const { drafts, unchanged, rows, remarks, repairs } = reading
  const left = open(repairs, chosen).length
  return (
    <div className="read-workbook">
      <output>{say("submissions.workbook-read", { rows, drafts: drafts.length, unchanged })}</output>
      {repairs.length > 0 && <Repairs repairs={repairs} chosen={chosen} onChoose={onChoose} />}
      {remarks.length > 0 && <Remarks remarks={remarks} />}
      <div className="sending-acts">
        {repairs.length > 0 && chosen.size > 0 && (
          <Button look="quiet" busy={busy} onPress={onRead}>
            {say("submissions.read-again")}
          </Button>
        )}
        <Button busy={busy} disabled={drafts.length === 0} onPress={onKeep}>
          {say("submissions.workbook-keep", { n: drafts.length })}
        </Button>
      </div>
      {(left > 0 || remarks.length > 0) && drafts.length > 0 && (
        <p className="hint">{say("submissions.workbook-left", { n: left + remarks.length })}</p>
      )}
    </div>
  )
}

/** How many answers are saved at a time: the contract takes no more. */
const most = 300

type Outcome = { readonly saved: number; readonly conflicts: number }

/** The workbook of one submission: taken away, filled, brought back, repaired, and then kept. */
export function LiveWorkbook() {
  const say = useWords()
  const { language } = useReader()
  const { params } = useAddress()
  const id = params["id"] ?? ""
  const [file, take] = useState<File>()
  const [reading, read] = useState<Reading>()
  const [chosen, choose] = useState<Chosen>(new Map())
  const [refused, refuse] = useState<Refused>()
  const [outcome, end] = useState<Outcome>()
  const [busy, work] = useState(false)
  const save = useAct(async () => (await import("#modules/submissions/contract.ts")).saveDrafts)

  async function bring(workbook: File, repairs: Chosen) {
    take(workbook)
    work(true)
    refuse(undefined)
    end(undefined)
    const body = new FormData()
    body.append("files", workbook)
    // What was chosen goes beside the workbook, which stays as its author made it.
    if (repairs.size > 0) body.append("files", fileOf(repairs))
    const { readWorkbook } = await import("#modules/submissions/contract.ts")
    const answer = await ask(readWorkbook, { params: { id }, body })
    work(false)
    if (answer.ok) read(answer.value)
    else refuse(answer)
  }
  async function keep() {
    if (!reading) return
    let done: Outcome = { saved: 0, conflicts: 0 }
    for (let n = 0; n < reading.drafts.length; n += most) {
      const answer = await save.act({ params: { id }, body: { drafts: reading.drafts.slice(n, n + most) } })
      if (!answer.ok) break
      done = {
        saved: done.saved + answer.value.saved.length,
        conflicts: done.conflicts + answer.value.conflicts.length,
      }
    }
    end(done)
    if (done.saved + done.conflicts === reading.drafts.length) read(undefined)
  }
  return (
    <Page
      kind="work"
      title={say("submissions.workbook")}
      kicker={<Link to={`/submissions/${id}`}>{say("answering.back-to-form")}</Link>}
      help={say("submissions.workbook-help")}
    >
      <ol className="steps">
        <li aria-current={file ? undefined : "step"}>{say("submissions.step-take")}</li>
        <li aria-current={reading ? "step" : undefined}>{say("submissions.step-repair")}</li>
        <li aria-current={outcome ? "step" : undefined}>{say("submissions.step-keep")}</li>
      </ol>
      <p>
        <a
          className="button quiet"
          href={urlOf(`/submissions/${id}/workbook`, {}, { format: "xlsx", language })}
          download
        >
          {say("answering.take-workbook")}
        </a>
      </p>
      <Files
        label={say("submissions.bring-workbook")}
        hint={say("submissions.bring-workbook-hint")}
        accept=".xlsx"
        busy={busy}
        onFiles={([first]) => {
          choose(new Map())
          if (first) void bring(first, new Map())
        }}
      />
      {busy && <Progress label={say("submissions.reading")} />}
      {(refused ?? save.refused) && <RefusalNotice refused={refused ?? save.refused ?? unreachable} />}
      {outcome && (
        <Notice>
          <p>{say("submissions.workbook-kept", { n: outcome.saved, conflicts: outcome.conflicts })}</p>
          <p>
            <Link to={`/submissions/${id}`}>{say("answering.back-to-form")}</Link>
          </p>
        </Notice>
      )}
      {reading && (
        <ReadWorkbook
          reading={reading}
          chosen={chosen}
          busy={busy || save.busy}
          onChoose={(key, code) => choose((before) => new Map(before).set(key, code))}
          onRead={() => file && void bring(file, chosen)}
          onKeep={() => void keep()}
        />
      )}
    </Page>
  )

  function fileOf(repairs: Chosen): File {
    const said = (reading?.repairs ?? []).flatMap((each) => {
      const code = repairs.get(keyOf(each))
      return code === undefined ? [] : [{ list: each.list, found: each.found, code: code === "" ? null : code }]
    })
    return new File([JSON.stringify(said)], "repairs.json", { type: "application/json" })
  }
}

const unreachable = { ok: false, refusal: "offline" } as const
