import type { Import } from "#modules/decisions/import.ts"
import { useBodies } from "#modules/decisions/web/bodies.ts"
import { bring } from "#modules/decisions/web/bring.ts"
import { ImportBatch } from "#modules/decisions/web/ImportBatch.tsx"
import { headingOf, ImportFile, type Amended } from "#modules/decisions/web/ImportFile.tsx"
import { isMoving } from "#modules/decisions/web/ImportStatus.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Files } from "#platform/web/kit/Files.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"

const steps = ["bring", "look", "keep"] as const

/** Where one stands between a file and the record. */
export function ImportSteps({ at }: { readonly at: (typeof steps)[number] }) {
  const say = useWords()
  return (
    <ol className="steps" aria-label={say("decisions.import.steps")}>
      {steps.map((step) => (
        <li key={step} aria-current={step === at ? "step" : undefined}>
          {say(`decisions.import.step-${step}`)}
        </li>
      ))}
    </ol>
  )
}

type BringProps = {
  /** How much has been sent, while something is being sent. */
  readonly sending?: { readonly files: number; readonly share: number } | undefined
  readonly onFiles: (files: readonly File[]) => void
  readonly children?: ReactNode
}

/** The first step: files are dropped or chosen, singly or as a folder. */
export function BringFiles({ sending, onFiles, children }: BringProps) {
  const say = useWords()
  return (
    <section className="bring">
      <Files
        label={say("decisions.import.drop")}
        hint={say("decisions.import.drop-hint")}
        accept=".docx,.doc,.pdf,.txt,.text,.xml,.akn,.html,.htm"
        busy={sending !== undefined}
        onFiles={onFiles}
      />
      <Folder busy={sending !== undefined} onFiles={onFiles} />
      {children}
      <output>
        {sending && <Progress label={say("decisions.import.sending", { n: sending.files })} value={sending.share} />}
      </output>
    </section>
  )
}

/** A folder is chosen by a button of its own: the browser's dialog takes either files or a folder. */
function Folder({ busy, onFiles }: { readonly busy: boolean; readonly onFiles: BringProps["onFiles"] }) {
  const say = useWords()
  return (
    <label className="folder">
      <span>{say("decisions.import.choose-folder")}</span>
      <input
        type="file"
        disabled={busy}
        ref={(input) => input?.setAttribute("webkitdirectory", "")}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].filter(({ name }) => !name.startsWith("."))
          event.target.value = ""
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}

const contract = () => import("#modules/decisions/contract.ts")

/** The keyboard goes on from the name of the file, as the button it stood on may be gone. */
const goOnFrom = (id: Import["id"]): void => document.getElementById(headingOf(id))?.focus()

/** What was done last, and the files it can be taken back from. */
type Done = { readonly words: string; readonly kept: readonly Import["id"][] }

/** What came of keeping files together, once each of them stands where it will. */
function doneTogether(say: Words, files: readonly Import[], together: readonly Import["id"][]): Done | undefined {
  const theirs = files.filter(({ id }) => together.includes(id))
  if (theirs.length === 0 || theirs.some(isMoving)) return undefined
  const kept = theirs.filter(({ status }) => status === "kept").map(({ id }) => id)
  const lacking = theirs.filter(({ status }) => status === "previewed").length
  const words = [
    say("decisions.import.done-kept", { n: kept.length }),
    ...(lacking > 0 ? [say("decisions.import.not-all", { n: lacking })] : []),
  ]
  return { words: words.join(" "), kept }
}

/** The import of texts: bring, look, keep. The address remembers the batch and the file, so that nothing is lost by leaving. */
export function LiveImport() {
  const say = useWords()
  const { search, go } = useAddress()
  const me = useMe()
  const bodyName = useBodies()
  const batch = search["batch"]
  const [sending, setSending] = useState<BringProps["sending"]>()
  const [refused, setRefused] = useState<Refused>()
  const [done, setDone] = useState<Done>()
  // The files that are being kept together, from the press of the button until the reader turns to something else.
  const [together, keepTogether] = useState<readonly Import["id"][]>([])

  const list = useAnswer(
    "import.list",
    async () => (await contract()).listImports,
    { query: { ...(batch && { batch }), limit: 500 } },
    { when: batch !== undefined, until: ({ items }) => !items.some(isMoving) },
  )
  const files = batch !== undefined && list.state === "here" ? list.value.items : []
  const present = search["file"] ?? (files.length === 1 ? files[0]?.id : undefined)
  const stands = files.find(({ id }) => id === present)
  const file = useAnswer(
    "import.read",
    async () => (await contract()).getImport,
    { params: { id: present ?? "" } },
    { when: present !== undefined, until: (value) => !isMoving(value) && value.status === (stands ?? value).status },
  )
  const shown = file.state === "here" ? file.value : undefined
  const behind = shown !== undefined && stands !== undefined && shown.id === stands.id && shown.status !== stands.status
  const keep = useAct(async () => (await contract()).keepImport)
  const keepBatch = useAct(async () => (await contract()).keepBatch)
  const discard = useAct(async () => (await contract()).discardImport)
  const undo = useAct(async () => (await contract()).undoImport)
  const busy = keep.busy || keepBatch.busy || discard.busy || undo.busy

  async function send(brought: readonly File[]) {
    setRefused(undefined)
    setDone(undefined)
    setSending({ files: brought.length, share: 0 })
    const answer = await bring(brought, (share) => setSending({ files: brought.length, share }))
    setSending(undefined)
    if (!answer.ok) return setRefused(answer)
    go("/import", { batch: answer.value.batch })
  }
  async function keepOne(id: Import["id"], amended: Amended) {
    forget()
    // The form offers the six languages and no other.
    const answer = await keep.act({ params: { id }, body: amended as object })
    if (answer.ok) setDone({ words: say("decisions.import.done-kept", { n: 1 }), kept: [id] })
    goOnFrom(id)
  }
  async function discardOne(id: Import["id"]) {
    forget()
    await discard.act({ params: { id } })
    goOnFrom(id)
  }
  async function keepAll() {
    forget()
    const ready = files.filter(({ status }) => status === "previewed").map(({ id }) => id)
    const answer = await keepBatch.act({ body: { batch: batch ?? "" } })
    if (answer.ok) keepTogether(ready)
  }
  async function takeBack(ids: readonly Import["id"][]) {
    forget()
    // What was kept last may stand on what was kept before it.
    for (const id of ids.toReversed()) if (!(await undo.act({ params: { id } })).ok) return
    setDone({ words: say("decisions.import.done-undone"), kept: [] })
    const [first] = ids
    if (first) goOnFrom(first)
  }
  function forget() {
    for (const each of [keep, keepBatch, discard, undo]) each.forget()
    setDone(undefined)
    keepTogether([])
  }

  const wrong = keep.refused ?? discard.refused ?? undo.refused
  const result = done ?? doneTogether(say, files, together)
  const waiting = files.some((each) => each.status === "previewed" || isMoving(each))
  const at = batch === undefined ? "bring" : waiting || files.length === 0 ? "look" : "keep"
  return (
    <Page
      kind="work"
      title={say("decisions.import.title")}
      help={say("decisions.import.help")}
      acts={<Link to="/import/earlier">{say("decisions.imports.title")}</Link>}
    >
      <ImportSteps at={at} />
      {refused && <RefusalNotice refused={refused} />}
      {batch === undefined ? (
        <BringFiles sending={sending} onFiles={(brought) => void send(brought)}>
          {!may(me, "import.bring") && (
            <Notice kind="warning">
              <p>{say("problem.not-permitted")}</p>
            </Notice>
          )}
        </BringFiles>
      ) : (
        <Here of={list} rows={4}>
          {({ total }) => (
            <ImportBatch
              files={files}
              total={total}
              present={present}
              together={together}
              busy={busy}
              onKeepAll={() => void keepAll()}
            >
              {keepBatch.refused && <RefusalNotice refused={keepBatch.refused} />}
            </ImportBatch>
          )}
        </Here>
      )}
      {present !== undefined && (
        <Here of={file} rows={12}>
          {(value) => (
            <ImportFile
              file={behind ? { ...value, ...stands } : value}
              busy={busy}
              bodyName={bodyName}
              onKeep={(amended) => void keepOne(value.id, amended)}
              onDiscard={() => void discardOne(value.id)}
              onUndo={() => void takeBack([value.id])}
            >
              {wrong && <RefusalNotice refused={wrong} />}
            </ImportFile>
          )}
        </Here>
      )}
      {result && result.kept.length > 0 && (
        <Undo done={result.words} onUndo={() => void takeBack(result.kept)} onClose={forget} />
      )}
      {result && result.kept.length === 0 && (
        <Notice>
          <p>{result.words}</p>
        </Notice>
      )}
    </Page>
  )
}
