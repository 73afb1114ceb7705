import type { Correction } from "#modules/decisions/correction.ts"
import { changesOf, wordingLine } from "#modules/decisions/web/wording-draft.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  /** Latest first. */
  readonly corrections: readonly Correction[]
  readonly language: string
  /** Undoes a correction; absent where the reader may not. */
  readonly onUndo?: ((correction: Correction) => void) | undefined
}

/** What people changed in the reading of a paragraph, before and after; the latest that stands can be undone. */
export function MandateHistory({ corrections, language, onUndo }: Props) {
  const say = useWords()
  const latest = corrections.find(({ undone }) => !undone)
  return (
    <section className="history">
      <h2>{say("decisions.mandate.history")}</h2>
      {corrections.length === 0 ? (
        <p className="hint">{say("decisions.mandate.history-none")}</p>
      ) : (
        <ol>
          {corrections.map((correction) => (
            <li key={correction.id}>
              <Entry correction={correction} language={language} />
              {onUndo && correction === latest && (
                <Button look="link" onPress={() => onUndo(correction)}>
                  {say("platform.undo")}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Entry({ correction, language }: { readonly correction: Correction; readonly language: string }) {
  const say = useWords()
  const { locale } = useReader()
  const { kind, person, at, before, after, undone } = correction
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(at))
  const [was, is] = [before[0], after[0]]
  const edited = kind === "edit" && was && is ? changesOf(say, was, is) : []
  return (
    <>
      <p>
        <b>{say(`decisions.correction.${kind}`)}</b>
        {undone && ` · ${say("decisions.mandate.undone")}`}{" "}
        <span className="hint">{say("decisions.mandate.changed-by", { person, at: when })}</span>
      </p>
      {edited.length > 0 ? (
        <dl className="facts-list">
          {edited.map(({ name, before: old, after: now }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <del>
                  <Foreign>{old === "" ? say("decisions.mandate.nothing") : old}</Foreign>
                </del>{" "}
                <ins>
                  <Foreign>{now === "" ? say("decisions.mandate.nothing") : now}</Foreign>
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <dl className="facts-list">
          <Lines name={say("decisions.mandate.before")} wordings={before} language={language} />
          <Lines name={say("decisions.mandate.after")} wordings={after} language={language} />
        </dl>
      )}
    </>
  )
}

type LinesProps = { readonly name: string; readonly wordings: Correction["before"]; readonly language: string }

function Lines({ name, wordings, language }: LinesProps) {
  const say = useWords()
  return (
    <div>
      <dt>{name}</dt>
      {wordings.length === 0 && <dd>{say("decisions.mandate.nothing")}</dd>}
      {wordings.map((wording) => (
        <dd key={wording.id}>
          <Foreign language={language}>{wordingLine(wording)}</Foreign>
        </dd>
      ))}
    </div>
  )
}
