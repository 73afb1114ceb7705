import type { Preview } from "#modules/decisions/import.ts"
import { isKnownDoubt, weighed } from "#modules/decisions/web/doubt.ts"
import { paragraphName } from "#modules/decisions/web/naming.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What the reader of a text was not sure of, worst first, with the paragraphs it concerns. */
export function DoubtList({ doubts }: { readonly doubts: Preview["doubts"] }) {
  const say = useWords()
  const { language } = useReader()
  if (doubts.length === 0) return <p className="hint">{say("decisions.import.no-doubts")}</p>
  const list = new Intl.ListFormat(language, { type: "conjunction" })
  return (
    <ol className="doubts">
      {weighed(doubts).map(({ code, paragraphs, details }) => (
        <li key={code}>
          <p>{isKnownDoubt(code) ? say(`decisions.doubt.${code}`) : say("decisions.doubt.other", { code })}</p>
          {paragraphs.length > 0 && (
            <p className="hint">
              {say("decisions.import.in-paragraphs", {
                n: paragraphs.length,
                list: list.format(paragraphs.map((anchor) => paragraphName(say, anchor) ?? anchor)),
              })}
            </p>
          )}
          {details.length > 0 && (
            <p className="hint">
              <Foreign>{details.slice(0, 3).join(" · ")}</Foreign>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
