import type { Mandate, MandateWording } from "#modules/decisions/mandate.ts"
import type { Provision } from "#modules/decisions/provision.ts"
import { draftOf, emptyDraft, wordingLine, wordingOf, type Draft } from "#modules/decisions/web/wording-draft.ts"
import { isWhole, WordingFields } from "#modules/decisions/web/WordingFields.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** What can be done to the reading of a paragraph. */
export type Correcting = "edit" | "split" | "merge" | "add" | "drop"

/** What a person says of it, ready to be sent. */
export type Said =
  | { readonly kind: "edit"; readonly wording: MandateWording }
  | { readonly kind: "add"; readonly wording: MandateWording }
  | { readonly kind: "split"; readonly parts: readonly MandateWording[] }
  | { readonly kind: "merge"; readonly others: readonly Mandate["id"][]; readonly wording: MandateWording }
  | { readonly kind: "drop" }

type Props = {
  readonly mandate?: Mandate | undefined
  readonly provision: Provision
  readonly siblings: readonly Mandate[]
  /** What the reader may do, the usual first. */
  readonly kinds: readonly Correcting[]
  readonly busy: boolean
  /** Sends it; answers whether it was accepted. */
  readonly onCorrect: (said: Said) => Promise<boolean>
  readonly onCancel: () => void
}

/** A form as it was left: what was typed survives a refusal, and closing it by mistake. */
type Left = { readonly parts: readonly Draft[]; readonly others: readonly string[] }
const left = new Map<string, Left>()

/** The form that corrects a mandate: what to do, the fields it takes, and how to be done with it. */
export function CorrectForm({ mandate, provision, siblings, kinds, busy, onCorrect, onCancel }: Props) {
  const say = useWords()
  const [chosen, choose] = useState<Correcting>()
  const kind = chosen ?? kinds[0] ?? (mandate ? "edit" : "add")
  const [typed, type] = useTyped(`${mandate?.id ?? provision.id} ${kind}`, () => beginning(kind, mandate))
  const [checked, check] = useState(false)

  async function send(event: FormEvent) {
    event.preventDefault()
    check(true)
    const whole = kind === "drop" || typed.parts.every(isWhole)
    if (busy || !whole || (kind === "merge" && typed.others.length === 0)) return
    if (await onCorrect(saidOf(kind, typed, siblings))) left.clear()
  }
  const setPart = (n: number, draft: Draft) => type({ ...typed, parts: typed.parts.with(n, draft) })

  return (
    <InPlace title={say(`decisions.correct.${kind}`)} depth={2} onLeave={onCancel}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        {kinds.length > 1 && (
          <fieldset className="choices">
            <legend>{say("decisions.correct.what")}</legend>
            {kinds.map((each) => (
              <label key={each} className="checkbox">
                <input type="radio" name="what" checked={each === kind} onChange={() => choose(each)} />
                <span>{say(`decisions.correct.${each}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {kind === "split" && <p className="hint">{say("decisions.correct.split-text")}</p>}
        {kind === "drop" && <p>{say("decisions.correct.drop-text")}</p>}
        {kind === "merge" && (
          <fieldset className="choices">
            <legend>{say("decisions.correct.merge-text")}</legend>
            {siblings.map((each) => (
              <Checkbox
                key={each.id}
                name={each.id}
                label={<Foreign language={provision.language}>{wordingLine(each)}</Foreign>}
                checked={typed.others.includes(each.id)}
                onChange={(on) =>
                  type({
                    ...typed,
                    others: on ? [...typed.others, each.id] : typed.others.filter((id) => id !== each.id),
                  })
                }
              />
            ))}
            {checked && typed.others.length === 0 && <p className="fault">{say("decisions.correct.choose-two")}</p>}
          </fieldset>
        )}
        {kind !== "drop" &&
          typed.parts.map((draft, n) => (
            // Parts are told apart by their place alone.
            // oxlint-disable-next-line react/no-array-index-key
            <fieldset key={n} className="part">
              {kind === "split" && <legend>{say("decisions.correct.part", { n: n + 1 })}</legend>}
              <WordingFields
                draft={draft}
                language={provision.language}
                checked={checked}
                onChange={(now) => setPart(n, now)}
              />
              {kind === "split" && typed.parts.length > 2 && (
                <Button look="link" onPress={() => type({ ...typed, parts: typed.parts.filter((_, at) => at !== n) })}>
                  {say("decisions.correct.remove-part", { n: n + 1 })}
                </Button>
              )}
            </fieldset>
          ))}
        {kind === "split" && typed.parts.length < 20 && (
          <Button
            look="link"
            onPress={() =>
              type({ ...typed, parts: [...typed.parts, { ...(mandate ? draftOf(mandate) : emptyDraft), action: "" }] })
            }
          >
            {say("decisions.correct.add-part")}
          </Button>
        )}
        <FormActs
          act={say(kind === "drop" ? "decisions.correct.drop" : "decisions.correct.save")}
          busy={busy}
          onLeave={onCancel}
        />
      </form>
    </InPlace>
  )
}

/** What one has typed, kept under a name until it is accepted. */
function useTyped(name: string, begin: () => Left) {
  const [, again] = useState(0)
  const typed = left.get(name) ?? begin()
  const type = (now: Left) => {
    left.set(name, now)
    again((n) => n + 1)
  }
  return [typed, type] as const
}

/** The form before anything is typed: a split begins with the mandate as it is, and a second part without its action. */
function beginning(kind: Correcting, mandate: Mandate | undefined): Left {
  const whole = mandate ? draftOf(mandate) : emptyDraft
  return { parts: kind === "split" ? [whole, { ...whole, action: "" }] : [whole], others: [] }
}

function saidOf(kind: Correcting, { parts, others }: Left, siblings: readonly Mandate[]): Said {
  if (kind === "drop") return { kind }
  if (kind === "split") return { kind, parts: parts.map(wordingOf) }
  const wording = wordingOf(parts[0] ?? emptyDraft)
  if (kind === "edit") return { kind, wording }
  if (kind === "add") return { kind, wording }
  return { kind, wording, others: siblings.filter(({ id }) => others.includes(id)).map(({ id }) => id) }
}
