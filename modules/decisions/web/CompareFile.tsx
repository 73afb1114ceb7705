import { refOf } from "#modules/decisions/side.ts"
import { bring } from "#modules/decisions/web/bring.ts"
import { isMoving } from "#modules/decisions/web/ImportStatus.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useId, useState } from "react"

/**
 * Compares with a file one has in hand. It is brought as any other and waits
 * among the imports: it enters the record only if somebody keeps it there.
 */
export function CompareFile({ side }: { readonly side: "from" | "to" }) {
  const say = useWords()
  const hint = useId()
  const { path, search, go } = useAddress()
  const [sending, setSending] = useState<number>()
  const [refused, setRefused] = useState<Refused>()
  const [id, setId] = useState<string>()
  const file = useAnswer(
    "import.read",
    async () => (await import("#modules/decisions/contract.ts")).getImport,
    { params: { id: id ?? "" } },
    { when: id !== undefined, until: (value) => !isMoving(value) },
  )
  const read = id !== undefined && file.state === "here" && file.value.id === id && !isMoving(file.value)
  const isThere = read && file.value.status !== "refused"
  useEffect(() => {
    if (isThere && id !== undefined) go(path, { ...search, [side]: refOf({ of: "import", id }) })
    // The address is where it stands when the file was read; going there once is enough.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isThere])

  async function send(chosen: File) {
    setRefused(undefined)
    setId(undefined)
    setSending(0)
    const answer = await bring([chosen], setSending)
    setSending(undefined)
    if (answer.ok) setId(answer.value.imports[0]?.id)
    else setRefused(answer)
  }
  const isReading = id !== undefined && !read
  return (
    <div className="own-file">
      <label>
        {say("decisions.compare.file")}
        <input
          type="file"
          accept=".docx,.doc,.pdf,.txt,.text,.xml,.akn,.html,.htm"
          disabled={sending !== undefined || isReading}
          aria-describedby={hint}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            target.value = ""
            if (chosen) void send(chosen)
          }}
        />
      </label>
      <p className="hint" id={hint}>
        {say("decisions.compare.file-hint")}
      </p>
      <output>
        {sending !== undefined && <Progress label={say("decisions.import.sending", { n: 1 })} value={sending} />}
        {isReading && <p>{say("decisions.import.status.reading")}</p>}
      </output>
      {refused && <RefusalNotice refused={refused} />}
      {read && file.value.refusal !== null && (
        <Notice kind="refusal">
          <p>{say(`decisions.import.refused.${file.value.refusal}`)}</p>
        </Notice>
      )}
    </div>
  )
}
