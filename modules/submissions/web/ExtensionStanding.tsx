import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Time that was asked for: whether it was given, and until when. */
export function ExtensionStanding({
  decision,
  until,
}: Pick<SubmissionInPlace["extensions"][number], "decision" | "until">) {
  const say = useWords()
  return (
    <>
      <Status tone={decision === null ? "open" : decision === "granted" ? "done" : "late"}>
        {say(`answering.extension.${decision ?? "asked"}`)}
      </Status>{" "}
      <DateText date={until} />
    </>
  )
}
