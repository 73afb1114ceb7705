import { questionKinds } from "#modules/calls/question-kinds.ts"
import { faultsOf, QuestionCode, type Question } from "#modules/calls/question.ts"
import { AnchorFields } from "#modules/calls/web/bank/AnchorFields.tsx"
import { OptionFields, TableFields } from "#modules/calls/web/bank/ShapeFields.tsx"
import { draftFrom, wordingOf, type QuestionDraft } from "#modules/calls/web/bank/question-draft.ts"
import { Texts } from "#modules/calls/web/Texts.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = {
  /** The question as it is worded now, where its words are corrected. */
  readonly before?: Question
  readonly languages: readonly Language[]
  /** The mandates it may hang at, by their names. */
  readonly mandates: readonly { readonly id: string; readonly name: string }[]
  readonly onMade: (question: Question) => void
  readonly onLeave: () => void
}

const contract = () => import("#modules/calls/contract.ts")

/** Writes a question into the bank, or corrects the words of one as a new edition; what does not hold together is said first. */
export function QuestionForm({ before, languages, mandates, onMade, onLeave }: Props) {
  const say = useWords()
  const [draft, set] = useState<QuestionDraft>(() => draftFrom(before))
  const [checked, check] = useState(false)
  const add = useAct(async () => (await contract()).addQuestion)
  const correct = useAct(async () => (await contract()).correctQuestion)
  const change = (some: Partial<QuestionDraft>) => set((now) => ({ ...now, ...some }))
  const wording = wordingOf(draft)
  const faults = faultsOf(wording)
  const isCoded = QuestionCode.safeParse(draft.code).success
  const isLabelled = Object.keys(wording.label).length > 0
  const refused = add.refused ?? correct.refused
  const bounds = draft.bounds ?? { least: null, most: null, whole: false }
  const bound = (which: "least" | "most") => (text: string) =>
    change({ bounds: { ...bounds, [which]: text === "" ? null : Number(text) } })

  async function send(event: FormEvent) {
    event.preventDefault()
    // The builder it may stand in is no form of its own, but a page may be.
    event.stopPropagation()
    check(true)
    if (add.busy || correct.busy || !isCoded || !isLabelled || faults.length > 0) return
    const answer = before
      ? await correct.act({ params: { code: before.code }, body: { ...wording, base: before.edition } })
      : await add.act({ body: { ...wording, code: draft.code } })
    if (answer.ok) onMade(answer.value)
  }
  return (
    <InPlace title={say(before ? "calls.correct-question" : "calls.write-question")} framed onLeave={onLeave}>
      <form className="form question-form" onSubmit={(event) => void send(event)} noValidate>
        {before && <p className="hint">{say("calls.correct-question-text")}</p>}
        {!before && (
          <div className="pair">
            <TextField
              name="code"
              label={say("calls.code")}
              hint={say("calls.code-hint")}
              value={draft.code}
              onChange={(code) => change({ code: code.trim().toLowerCase() })}
              max={100}
              required
              fault={checked && !isCoded ? say("calls.code-fault") : undefined}
            />
            <Select
              name="kind"
              label={say("calls.kind")}
              value={draft.kind}
              choices={questionKinds.map((value) => ({ value, name: say(`calls.kind.${value}`) }))}
              onChange={(kind) => change({ kind: questionKinds.find((each) => each === kind) ?? draft.kind })}
            />
            <Select
              name="per"
              label={say("calls.per")}
              value={draft.per}
              choices={(["standing", "year"] as const).map((value) => ({ value, name: say(`calls.per.${value}`) }))}
              onChange={(per) => change({ per: per === "year" ? "year" : "standing" })}
            />
          </div>
        )}
        <Texts
          name="label"
          label={say("calls.question")}
          text={draft.label}
          languages={languages}
          lines={2}
          onChange={(label) => change({ label })}
          fault={checked && !isLabelled ? say("calls.lacks.label") : undefined}
        />
        <Texts
          name="hint"
          label={say("calls.hint")}
          text={draft.hint}
          languages={languages}
          lines={2}
          onChange={(hint) => change({ hint })}
        />
        {draft.kind === "choice" && (
          <>
            <OptionFields
              name="options"
              options={draft.options}
              languages={languages}
              fixed={before !== undefined}
              onChange={(options) => change({ options })}
            />
            {!before && (
              <Checkbox
                name="many"
                label={say("calls.many")}
                checked={draft.many}
                onChange={(many) => change({ many })}
              />
            )}
          </>
        )}
        {draft.kind === "table" && (
          <TableFields draft={draft} languages={languages} fixed={before !== undefined} onChange={change} />
        )}
        {draft.kind === "number" && (
          <div className="pair">
            <TextField
              name="least"
              type="number"
              label={say("calls.least")}
              value={String(bounds.least ?? "")}
              onChange={bound("least")}
            />
            <TextField
              name="most"
              type="number"
              label={say("calls.most")}
              value={String(bounds.most ?? "")}
              onChange={bound("most")}
            />
            <Checkbox
              name="whole"
              label={say("calls.whole")}
              checked={bounds.whole}
              onChange={(whole) => change({ bounds: { ...bounds, whole } })}
            />
          </div>
        )}
        <AnchorFields anchors={draft.anchors} mandates={mandates} onChange={(anchors) => change({ anchors })} />
        {checked && faults.length > 0 && (
          <Notice kind="warning">
            <ul>
              {faults.map(({ place, fault }) => (
                <li key={`${place} ${fault}`}>{say(`calls.fault.${fault}`, { place })}</li>
              ))}
            </ul>
          </Notice>
        )}
        {refused && <RefusalNotice refused={refused} />}
        <FormActs
          act={say(before ? "calls.correct-question-act" : "calls.write-question-act")}
          busy={add.busy || correct.busy}
          onLeave={onLeave}
        />
      </form>
    </InPlace>
  )
}
