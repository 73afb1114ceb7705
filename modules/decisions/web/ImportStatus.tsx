import type { Import } from "#modules/decisions/import.ts"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"

const tones: Readonly<Record<Import["status"], Tone>> = {
  waiting: "quiet",
  reading: "open",
  previewed: "soon",
  keeping: "open",
  kept: "done",
  unchanged: "done",
  refused: "late",
  undone: "quiet",
  discarded: "quiet",
}

/** Where a file is on its way into the record; while it is read, how far that has come. */
export function ImportStatus({ of: { status, progress } }: { readonly of: Pick<Import, "status" | "progress"> }) {
  const say = useWords()
  const words = say(`decisions.import.status.${status}`)
  return (
    <span className="import-status">
      <Status tone={tones[status]}>{words}</Status>
      {status === "reading" && <progress max={1} value={progress} aria-label={words} />}
    </span>
  )
}

/** Whether something still happens to a file by itself, so that it is worth asking again. */
export const isMoving = ({ status }: Pick<Import, "status">): boolean =>
  status === "waiting" || status === "reading" || status === "keeping"
