import type { Preview } from "#modules/decisions/import.ts"
import type { Remark } from "#modules/decisions/remark.ts"
import { paragraphName } from "#modules/decisions/web/naming.ts"
import { RemarkNote } from "#modules/decisions/web/RemarkNote.tsx"
import type { Remarked } from "#modules/decisions/web/Remarks.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Here } from "#platform/web/kit/Here.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** What the drafting rules remark on a file that waits, asked for when somebody unfolds it. */
export function ImportRemarks({ id, preview }: { readonly id: string; readonly preview: Preview }) {
  const say = useWords()
  const [open, unfold] = useState(false)
  const remarked = useAnswer(
    "import.lint",
    async () => (await import("#modules/decisions/contract.ts")).lintImport,
    { params: { id } },
    { when: open },
  )
  return (
    <details className="fold" open={open} onToggle={({ currentTarget }) => unfold(currentTarget.open)}>
      <summary>{say("decisions.remarks")}</summary>
      {open && (
        <Here of={remarked} rows={3}>
          {(value) => <RemarkList remarked={value} id={id} preview={preview} />}
        </Here>
      )}
    </details>
  )
}

type ListProps = { readonly remarked: Remarked; readonly id: string; readonly preview: Preview }

/** The remarks on a text that is not in the record yet, paragraph by paragraph. */
export function RemarkList({ remarked: { language, remarks }, id, preview }: ListProps) {
  const say = useWords()
  const placeOf = ({ place }: Remark) =>
    place.in === "passage" ? (paragraphName(say, place.anchor) ?? textOf(preview, place.anchor)) : null
  return (
    <section className="remarks">
      <p>
        <b>{say("decisions.remarks.count", { n: remarks.length })}</b>{" "}
        <span className="hint">{say("decisions.remarks.about")}</span>
      </p>
      {remarks.length > 0 && (
        <p>
          <a href={urlOf(`/imports/${id}/remarks`, {}, { format: "csv" })} download="remarks.csv">
            {say("decisions.mandates.export-as", { format: "CSV" })}
          </a>
        </p>
      )}
      {remarks.map((remark) => (
        <div key={`${remark.rule} ${remark.sense} ${JSON.stringify(remark.place)} ${remark.range.join()}`}>
          <p className="kicker">
            {placeOf(remark) ?? (remark.place.in === "text" && say("decisions.remarks.on-text"))}
          </p>
          <RemarkNote remark={remark} language={language} />
        </div>
      ))}
    </section>
  )
}

/** A heading has no number to be cited by, and is called by its words. */
const textOf = ({ paragraphs }: Preview, anchor: string): string | null =>
  paragraphs.find((each) => each.anchor === anchor)?.text.slice(0, 60) ?? null
