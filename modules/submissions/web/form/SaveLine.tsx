import type { Writing } from "#modules/submissions/web/keeping/form.ts"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { SaveState } from "#modules/submissions/web/keeping/queue.ts"

const tones: Readonly<Record<SaveState, Tone>> = {
  ...{ saved: "done", saving: "open", kept: "soon", "not-kept": "late", refused: "late", conflict: "late" },
}

/** How what was written stands, always in the same place: saved, saving, kept on this device, or in want of a person. */
export function SaveLine({
  writing,
}: {
  readonly writing: Pick<Writing, "state" | "queue" | "reached" | "sendNow" | "refused" | "submission">
}) {
  // prettier-ignore
  const say = useWords()
  const { state, queue, reached, refused, submission } = writing
  return (
    <div className="save-line no-print">
      <output>
        <Status tone={tones[state]}>
          {say(`answering.save.${state}`, { n: state === "conflict" ? submission.conflicts.length : queue.length })}
        </Status>
        {!reached && <span className="hint"> {say("answering.no-line")}</span>}
      </output>
      {(state === "kept" || state === "not-kept") && (
        <Button look="link" onPress={() => void writing.sendNow()}>
          {say("answering.send-now")}
        </Button>
      )}
      {refused && queue.length > 0 && <RefusalNotice refused={refused} />}
    </div>
  )
}
