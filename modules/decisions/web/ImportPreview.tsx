import type { Preview } from "#modules/decisions/import.ts"
import { refOf } from "#modules/decisions/side.ts"
import { ImportRemarks } from "#modules/decisions/web/ImportRemarks.tsx"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { printedNumber } from "#modules/decisions/web/clause.ts"
import { DoubtList } from "#modules/decisions/web/DoubtList.tsx"
import { paragraphName } from "#modules/decisions/web/naming.ts"
import { sureness } from "#modules/decisions/web/sureness.ts"
import { doubtsAt, withAbove } from "#modules/decisions/web/unsure.ts"
import { Unsure } from "#modules/decisions/web/Unsure.tsx"
import { useChinese } from "#platform/web/chinese.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Facts, type Fact } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  /** The import it is of, while it waits to be kept. */
  readonly id?: string | undefined
  readonly preview: Preview
  /** What a body is called, by its code. */
  readonly bodyName: (code: string) => string
}
type Part = Pick<Props, "preview">

/** What was understood of a file, before anybody keeps it: what is uncertain, what keeping would do, and every paragraph. */
export function ImportPreview({ id, preview, bodyName }: Props) {
  const say = useWords()
  useChinese(preview.language === "zh")
  return (
    <>
      <section>
        <h3>{say("decisions.import.doubts")}</h3>
        <p>{say(`decisions.import.sure.${sureness(preview.confidence)}`)}</p>
        <DoubtList doubts={preview.doubts} />
      </section>
      <section>
        <h3>{say("decisions.import.effect")}</h3>
        <Effect effect={preview.effect} id={id} />
      </section>
      <section>
        <h3>{say("decisions.import.understood")}</h3>
        <Understood preview={preview} bodyName={bodyName} />
      </section>
      {id !== undefined && <ImportRemarks key={id} id={id} preview={preview} />}
      <Paragraphs preview={preview} />
    </>
  )
}

function Effect({ effect, id }: { readonly effect: Preview["effect"]; readonly id: string | undefined }) {
  const say = useWords()
  const { kind, slug, added, changed, removed, kept, correctionsKept, conflicts = 0 } = effect
  const touched = added + changed + removed > 0
  return (
    <>
      <p>{say(`decisions.effect.${kind}`)}</p>
      {touched && <p className="hint">{say("decisions.effect.paragraphs", { added, changed, removed, kept })}</p>}
      {kind === "corrected-text" && (
        <p className="hint">{say("decisions.effect.corrections", { n: correctionsKept })}</p>
      )}
      {conflicts > 0 && <p className="uncertain">{say("decisions.effect.conflicts", { n: conflicts })}</p>}
      <ul className="inline">
        {slug !== null && kind !== "new-document" && (
          <li>
            <Link to={`/documents/${slug}`}>{say("decisions.import.see-document")}</Link>
          </li>
        )}
        {id !== undefined && (
          <li>
            {slug !== null && (kind === "corrected-text" || kind === "new-bytes") ? (
              <Link to="/compare" search={{ from: slug, to: refOf({ of: "import", id }) }}>
                {say("decisions.import.compare")}
              </Link>
            ) : (
              <Link to="/compare" search={{ to: refOf({ of: "import", id }) }}>
                {say("decisions.import.compare-with")}
              </Link>
            )}
          </li>
        )}
      </ul>
    </>
  )
}

function Understood({ preview, bodyName }: Props) {
  const say = useWords()
  const { language: reader } = useReader()
  const { symbol, number, title, body, kind, stage, language, adopted, mandates } = preview
  const name = language && new Intl.DisplayNames([reader], { type: "language" }).of(language)
  const missing = <span className="hint">{say("decisions.import.not-found")}</span>
  const facts: Fact[] = [
    [say("decisions.import.symbol"), symbol === null ? missing : <bdi key="symbol">{symbol}</bdi>],
    [say("decisions.import.number"), number && <bdi key="number">{number}</bdi>],
    [
      say("decisions.import.name"),
      title === null ? (
        missing
      ) : (
        <Foreign key="title" language={language}>
          {title}
        </Foreign>
      ),
    ],
    [say("decisions.import.body"), body && <Foreign key="body">{bodyName(body)}</Foreign>],
    [say("decisions.import.kind"), `${say(`decisions.document-kind.${kind}`)} · ${say(`decisions.stage.${stage}`)}`],
    [say("decisions.import.language"), name ?? missing],
    [say("decisions.import.adopted"), adopted && <DateText key="adopted" date={adopted} />],
    [
      say("decisions.import.found"),
      <ul className="inline" key="found">
        {(["preambular", "operative", "notes", "citations"] as const).map((each) => (
          <li key={each}>{say(`decisions.import.${each}`, { n: preview[each] })}</li>
        ))}
        <li>{say("decisions.mandates.count", { n: mandates.length })}</li>
      </ul>,
    ],
  ]
  return <Facts facts={facts} />
}

/** Every paragraph as read, what is uncertain marked, with the mandates found in it. */
function Paragraphs({ preview: { paragraphs, mandates, language, doubts } }: Part) {
  const say = useWords()
  const [only, showOnly] = useState(false)
  const asking = new Set(
    mandates.filter(({ confidence }) => sureness(confidence) !== "high").map(({ anchor }) => anchor),
  )
  const isUnsure = ({ anchor, confidence }: Preview["paragraphs"][number]) =>
    sureness(confidence) !== "high" || asking.has(anchor) || doubtsAt(doubts, anchor).length > 0
  const unsure = paragraphs.filter(isUnsure).length
  const looked = withAbove(paragraphs, isUnsure)
  const counted = paragraphs.filter(({ anchor }) => paragraphName(say, anchor) !== null).length
  return (
    <details className="fold paragraphs" open={paragraphs.length <= 60}>
      <summary>{say("decisions.import.paragraphs", { n: counted })}</summary>
      {unsure > 0 && (
        <p className="look-first">
          <span className="uncertain">{say("decisions.unsure.count", { n: unsure })}</span>{" "}
          <Button look="link" pressed={only} onPress={() => showOnly(!only)}>
            {say("decisions.unsure.only")}
          </Button>
        </p>
      )}
      <ol>
        {paragraphs
          .filter((each) => !only || looked.has(each))
          .map(({ anchor, kind, number, depth, text, confidence }) => (
            <li key={anchor} data-kind={kind} data-depth={Math.min(depth, 4)}>
              <Foreign as="p" language={language} className="paragraph">
                {number !== null && <span className="number">{printedNumber(number)} </span>}
                {text}
              </Foreign>
              {(sureness(confidence) !== "high" || doubtsAt(doubts, anchor).length > 0) && (
                <Unsure of="paragraph" confidence={confidence} doubts={doubtsAt(doubts, anchor)} />
              )}
              {mandates
                .filter((mandate) => mandate.anchor === anchor)
                .map((mandate) => (
                  <PreviewedMandate key={mandate.clause} mandate={mandate} language={language} />
                ))}
            </li>
          ))}
      </ol>
    </details>
  )
}

type MandateProps = { readonly mandate: Preview["mandates"][number]; readonly language: Preview["language"] }

function PreviewedMandate({ mandate: { kind, verb, addressee, action, date, confidence }, language }: MandateProps) {
  const say = useWords()
  return (
    <div className="previewed-mandate">
      <span className="kicker">{kindWords(say, kind)}</span>{" "}
      <Asked mandate={{ verb, addressee, action }} language={language} />
      {date !== null && !action.includes(date) && (
        <span className="hint">
          {" · "}
          <Foreign language={language}>{date}</Foreign>
        </span>
      )}
      {sureness(confidence) !== "high" && <Unsure of="mandate" confidence={confidence} />}
    </div>
  )
}

// A preview says kinds as plain text; only the three we have words for are said.
const kindWords = (say: ReturnType<typeof useWords>, kind: string): string =>
  ["mandate", "recommendation", "position"].includes(kind) ? say(`decisions.kind.${kind}`) : kind
