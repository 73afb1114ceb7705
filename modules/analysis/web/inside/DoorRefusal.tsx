import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { z } from "zod"

/** What the door says beside its refusal: which column is to blame, what is in it, and in which line that was seen first. */
const Blamed = z.object({
  column: z.string(),
  says: z.string().nullish(),
  line: z.number().nullish(),
})

/** The refusals for which leaving out a column is a way on. */
const leavable = ["names-people", "column-not-coded"]

type Props = {
  readonly refused: Refused
  readonly filename?: string | undefined
  readonly onLeaveOut: (heading: string) => void
}

/** Why a file was not taken: the column is named, never a value of it; and it can be brought again without that column. */
export function DoorRefusal({ refused, filename, onLeaveOut }: Props) {
  const say = useWords()
  const blamed = Blamed.safeParse(refused.detail)
  if (!blamed.success) return <RefusalNotice refused={refused} />
  const { column, says, line } = blamed.data
  return (
    <>
      <RefusalNotice refused={refused} />
      <Notice kind="warning">
        <p>
          {say("analysis.snapshot.column")} <Foreign as="strong">{column}</Foreign>
          {says && <>: {kindOf(say, says)}</>}
          {line ? <> · {say("analysis.snapshot.first-in-line", { line })}</> : null}
        </p>
        {leavable.includes(refused.refusal) && (
          <>
            <p>{say("analysis.snapshot.leave-out-text")}</p>
            <Button onPress={() => onLeaveOut(column)}>
              {say("analysis.snapshot.leave-out", { column, file: filename ?? "" })}
            </Button>
          </>
        )}
      </Notice>
    </>
  )
}

function kindOf(say: Words, says: string): string {
  try {
    return say(`analysis.identifying.${says}`)
  } catch {
    return says
  }
}
