import { lacksOf, type Draft } from "#modules/calls/web/build/draft.ts"
import type { Keeping } from "#modules/calls/web/build/autosave.ts"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly keeping: Keeping
  readonly draft: Draft
  readonly differing: (theirs: CallRecord) => readonly string[]
  readonly onTheirs: (theirs: CallRecord) => void
  readonly onMine: (theirs: CallRecord) => void
  readonly onAgain: () => void
}

/** Says whether what was written is kept, and what to do where it is not. */
export function KeepingLine({ keeping, draft, differing, onTheirs, onMine, onAgain }: Props) {
  const say = useWords()
  switch (keeping.state) {
    case "kept":
    case "writing":
      return <output className="keeping">{say(`calls.keeping.${keeping.state}`)}</output>
    case "lacking":
      return (
        <Notice kind="warning">
          <p>{say("calls.keeping.lacking")}</p>
          <ul>
            {lacksOf(draft).map((lack) => (
              <li key={lack}>{say(`calls.lacks.${lack}`)}</li>
            ))}
          </ul>
        </Notice>
      )
    case "refused":
      return <RefusalNotice refused={keeping.refused} again={onAgain} />
    case "conflict": {
      const { theirs } = keeping
      return (
        <Notice kind="refusal">
          <p>{say("calls.conflict")}</p>
          <dl className="side-by-side">
            <div>
              <dt>{say("calls.conflict-mine")}</dt>
              <dd>
                <Said text={draft.wording.title} />
              </dd>
            </div>
            <div>
              <dt>{say("calls.conflict-theirs")}</dt>
              <dd>
                <Said text={theirs.title} />
              </dd>
            </div>
          </dl>
          <p>{say("calls.conflict-in")}</p>
          <ul>
            {differing(theirs).map((part) => (
              <li key={part}>{say(`calls.part.${part}`)}</li>
            ))}
          </ul>
          <div className="acts">
            <Button onPress={() => onTheirs(theirs)}>{say("calls.take-theirs")}</Button>
            <Button look="quiet" onPress={() => onMine(theirs)}>
              {say("calls.keep-mine")}
            </Button>
          </div>
        </Notice>
      )
    }
  }
  return keeping satisfies never
}
