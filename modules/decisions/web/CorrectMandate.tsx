import type { Correction } from "#modules/decisions/correction.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Provision } from "#modules/decisions/provision.ts"
import { CorrectForm, type Correcting, type Said } from "#modules/decisions/web/CorrectForm.tsx"
import { changed } from "#modules/decisions/web/wording-draft.ts"
import { useAct } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  /** What is corrected; without it, a mandate is added to the paragraph. */
  readonly mandate?: Mandate | undefined
  readonly provision: Provision
  /** The other mandates of the paragraph, with which it can be merged. */
  readonly siblings?: readonly Mandate[] | undefined
  /** Closes the form; with what was done, if anything was and still stands. */
  readonly onDone: (made?: Correction) => void
}

const contract = () => import("#modules/decisions/contract.ts")

/**
 * Corrects, splits, merges, adds or drops a mandate, and offers to take it
 * back. It is fetched when somebody opens it, and stands where it is opened:
 * on the record of the mandate, or below its paragraph in the reader.
 */
export function CorrectMandate({ mandate, provision, siblings = [], onDone }: Props) {
  const say = useWords()
  const me = useMe()
  const [made, make] = useState<Correction>()
  const [takenBack, takeBack] = useState(false)
  const acts = {
    edit: useAct(async () => (await contract()).correctMandate),
    split: useAct(async () => (await contract()).splitMandate),
    merge: useAct(async () => (await contract()).mergeMandates),
    add: useAct(async () => (await contract()).addMandate),
    drop: useAct(async () => (await contract()).dropMandate),
    undo: useAct(async () => (await contract()).undoCorrection),
  }
  const kinds = possible(mandate, siblings).filter((kind) =>
    may(me, kind === "edit" ? "mandate.correct" : `mandate.${kind}`),
  )
  const refused: Refused | undefined = Object.values(acts).find((each) => each.refused)?.refused
  const busy = Object.values(acts).some((each) => each.busy)

  async function correct(said: Said): Promise<boolean> {
    for (const each of Object.values(acts)) each.forget()
    const answer = await send(said)
    if (answer?.ok) make(answer.value)
    return answer?.ok ?? false
  }
  async function send(said: Said) {
    if (said.kind === "add") return acts.add.act({ params: { id: provision.id }, body: said.wording })
    if (!mandate) return undefined
    const params = { id: mandate.id }
    if (said.kind === "edit") return acts.edit.act({ params, body: changed(mandate, said.wording) })
    if (said.kind === "split") return acts.split.act({ params, body: { parts: [...said.parts] } })
    if (said.kind === "drop") return acts.drop.act({ params })
    const { others, wording } = said
    return acts.merge.act({ body: { mandates: [mandate.id, ...others], wording } })
  }
  async function undo() {
    if (made && (await acts.undo.act({ params: { id: made.id } })).ok) takeBack(true)
  }

  return (
    <section className="framed" aria-label={say(mandate ? "decisions.correct.edit" : "decisions.correct.add")}>
      {refused && <RefusalNotice refused={refused} />}
      {made ? (
        <Notice>
          <p>{say(takenBack ? "decisions.correct.taken-back" : `decisions.correct.done-${made.kind}`)}</p>
          <div className="acts">
            {!takenBack && may(me, "mandate.undo-correction") && (
              <Button look="quiet" busy={busy} onPress={() => void undo()}>
                {say("platform.undo")}
              </Button>
            )}
            <Button look="link" onPress={() => onDone(takenBack ? undefined : made)}>
              {say("platform.close")}
            </Button>
          </div>
        </Notice>
      ) : (
        <CorrectForm
          mandate={mandate}
          provision={provision}
          siblings={siblings}
          kinds={kinds}
          busy={busy}
          onCorrect={correct}
          onCancel={() => onDone()}
        />
      )}
    </section>
  )
}

/** What can be done at all: a lone mandate cannot be merged, and where none is, one can only be added. */
const possible = (mandate: Mandate | undefined, siblings: readonly Mandate[]): Correcting[] =>
  mandate ? ["edit", "split", ...(siblings.length > 0 ? (["merge"] as const) : []), "drop"] : ["add"]
