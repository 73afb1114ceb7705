import { told } from "#modules/decisions/finding.ts"
import type { Remark } from "#modules/decisions/remark.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly remark: Remark
  /** The language of the text. */
  readonly language: string
}

/** Longer words stand in the text, where they are underlined. */
const long = 48

/** A remark on the drafting, beside its paragraph: what was found, what could stand there, and by which rule. */
export function RemarkNote({ remark, language }: Props) {
  const say = useWords()
  const { rule, source, place, words, replacement } = remark
  const { message, suggestion } = told(remark, say)
  const about = words.trim()
  return (
    <div className="remark">
      <p>
        {place.in === "note" && (
          <span className="kicker">{say("decisions.remarks.in-note", { mark: place.mark })} </span>
        )}
        {about.length > 3 && about.length <= long && !message.includes(about) && (
          <>
            <Foreign language={language} as="q">
              {about}
            </Foreign>{" "}
          </>
        )}
        {message}
      </p>
      <p className="hint">
        {say("decisions.remarks.suggestion")}{" "}
        {replacement === null || replacement === "" ? suggestion : <Foreign language={language}>{suggestion}</Foreign>}
      </p>
      <details>
        <summary>{say("decisions.remarks.rule")}</summary>
        <p>
          {say(`lint.${rule}`)} <code>{rule}</code>
        </p>
        <p lang="en" dir="ltr">
          {source}
        </p>
      </details>
    </div>
  )
}
