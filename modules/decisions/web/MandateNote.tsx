import type { Mandate } from "#modules/decisions/mandate.ts"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { awaited, MandateDay } from "#modules/decisions/web/MandateDay.tsx"
import { toneOf } from "#modules/decisions/web/naming.ts"
import { isUnsure } from "#modules/decisions/web/unsure.ts"
import { Unsure } from "#modules/decisions/web/Unsure.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly mandate: Mandate
  /** Opens the mandate for correction, where the reader may. */
  readonly onCorrect?: (() => void) | undefined
}

/** A mandate in the margin of its paragraph: who is asked, by when, how binding, how sure. */
export function MandateNote({ mandate, onCorrect }: Props) {
  const say = useWords()
  const { id, kind, verb, addressee, inferred, date, status, confidence, corrected, language } = mandate
  return (
    <div className="mandate-note" data-kind={kind}>
      <p>
        <Link to={`/mandates/${id}`}>
          <Asked mandate={{ verb, addressee }} language={language} />
        </Link>
        {inferred && <span className="hint"> {say("decisions.inferred")}</span>}
      </p>
      <p className="mandate-note-facts">
        <span>{say(`decisions.kind.${kind}`)}</span>
        {/* A day that is named says by itself whether it is past. */}
        {kind !== "position" && !(date?.to && awaited.has(status)) && (
          <Status tone={toneOf[status]}>{say(`decisions.status.${status}`)}</Status>
        )}
        <MandateDay mandate={mandate} />
        {corrected && <span>{say("decisions.corrected")}</span>}
        {onCorrect && (
          <Button look="link" onPress={onCorrect}>
            {say("decisions.correct")}
          </Button>
        )}
      </p>
      {isUnsure(mandate) && <Unsure of="mandate" confidence={confidence} />}
    </div>
  )
}
