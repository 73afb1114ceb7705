import type { Question } from "#modules/calls/question.ts"
import type { AskedQuestion, Repeat } from "#modules/calls/questionnaire.ts"
import type { Called } from "#modules/calls/web/CalledMandates.tsx"
import { changed, moved, without, type Item } from "#modules/calls/web/build/arrange.ts"
import { ConditionField } from "#modules/calls/web/build/ConditionField.tsx"
import { QuestionPicker } from "#modules/calls/web/build/QuestionPicker.tsx"
import { conditionWords } from "#modules/calls/web/condition-words.ts"
import { faultWords, type Fault } from "#modules/calls/web/FaultList.tsx"
import { useTeller } from "#modules/calls/web/QuestionView.tsx"
import { Texts } from "#modules/calls/web/Texts.tsx"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox, TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Edges = { readonly first: boolean; readonly last: boolean }
type Around = {
  readonly number: string
  readonly edges: Edges
  readonly languages: readonly Language[]
  readonly questions: readonly Question[]
  /** The questions asked before: those conditions can look at. */
  readonly earlier: readonly string[]
  readonly faults: readonly Fault[]
  /** Moves it up or down, and says which button to stay on. */
  readonly onMove: (by: 1 | -1, focus: string) => void
  readonly onRemove: () => void
}
type Props = Around & {
  readonly item: Item
  readonly mandates: readonly Called[]
  readonly asked: ReadonlySet<string>
  readonly onKnow: (questions: readonly Question[]) => void
  readonly onChange: (item: Item) => void
}

/** One item of a section: a question, or questions that repeat. */
export function ItemEditor({ item, ...rest }: Props) {
  return "repeat" in item ? <RepeatEditor item={item} {...rest} /> : <AskedEditor item={item} {...rest} />
}

type AskedProps = Around & { readonly item: AskedQuestion; readonly onChange: (item: AskedQuestion) => void }

/** A question where it is asked: its words, whether it must be answered, when it is asked, and what must hold of it. */
function AskedEditor({
  item,
  number,
  edges,
  languages,
  questions,
  earlier,
  faults,
  onMove,
  onRemove,
  onChange,
}: AskedProps) {
  const say = useWords()
  const { language } = useReader()
  const teller = useTeller(questions)
  const question = questions.find(({ code }) => code === item.question)
  const label = question ? inLanguage(question.label, language) : { text: item.question, language: null }
  const { required, when, check } = item
  const kept = check ?? { holds: null, message: {} }
  return (
    <>
      <div className="item-head">
        <p>
          <span className="number">{number}</span> <Foreign language={label.language}>{label.text}</Foreign>{" "}
          <span className="hint">
            {question && say(`calls.kind.${question.kind}`)} · <code>{item.question}</code>
            {required && ` · ${say("calls.required")}`}
          </span>
        </p>
        {when && <p className="hint">{say("calls.asked-when", { when: conditionWords(teller, when) })}</p>}
        {faults
          .filter(({ place }) => place === item.question)
          .map((each) => (
            <p key={each.fault} className="fault">
              {faultWords(say, each, label.text)}
            </p>
          ))}
      </div>
      <div className="acts">
        <MoveButtons id={`item-${item.question}`} name={label.text} edges={edges} onMove={onMove} />
        <Button look="quiet" label={say("calls.remove-one", { name: label.text })} onPress={onRemove}>
          {say("calls.remove-part")}
        </Button>
      </div>
      <details className="fold">
        <summary aria-label={say("calls.rules-of", { name: label.text })}>{say("calls.rules")}</summary>
        <Checkbox
          name={`${item.question}-required`}
          label={say("calls.required")}
          checked={required}
          onChange={(on) => onChange({ ...item, required: on })}
        />
        <ConditionField
          id={`${item.question}-when`}
          label={say("calls.when-question")}
          condition={when}
          among={earlier}
          questions={questions}
          onChange={(condition) => onChange({ ...item, when: condition })}
        />
        <ConditionField
          id={`${item.question}-check`}
          label={say("calls.check")}
          condition={kept.holds}
          among={[item.question, ...earlier]}
          questions={questions}
          onChange={(holds) => onChange({ ...item, check: holds && { holds, message: kept.message } })}
        />
        {check && (
          <Texts
            name={`${item.question}-message`}
            label={say("calls.check-message")}
            text={check.message}
            languages={languages}
            max={500}
            onChange={(message) => onChange({ ...item, check: { ...check, message } })}
          />
        )}
      </details>
    </>
  )
}

type RepeatProps = Omit<Props, "item"> & { readonly item: Repeat }

/** Questions that are asked of each of several things: what each is called, how many there may be, and the questions. */
function RepeatEditor(props: RepeatProps) {
  const { item, number, edges, languages, questions, earlier, faults, onMove, onRemove, onChange } = props
  const say = useWords()
  const { language } = useReader()
  const [adds, add] = useState(false)
  const name = inLanguage(item.label, language).text || say("calls.repeat")
  const { repeat, label, least, most, when, items } = item
  const bound = (which: "least" | "most") => (text: string) => {
    const n = Number(text)
    if (Number.isInteger(n) && n >= (which === "most" ? 1 : 0) && n <= 200) onChange({ ...item, [which]: n })
  }
  return (
    <fieldset className="asked-repeat">
      <legend>
        <span className="number">{number}</span> <bdi>{name}</bdi> <span className="hint">{say("calls.repeat")}</span>
      </legend>
      {faults
        .filter(({ place }) => place === repeat)
        .map((each) => (
          <p key={each.fault} className="fault">
            {faultWords(say, each, name)}
          </p>
        ))}
      <div className="acts">
        <MoveButtons id={`item-${repeat}`} name={name} edges={edges} onMove={onMove} />
        <Button look="quiet" label={say("calls.remove-one", { name })} onPress={onRemove}>
          {say("calls.remove-part")}
        </Button>
      </div>
      <Texts
        name={`${repeat}-label`}
        label={say("calls.repeat-label")}
        text={label}
        languages={languages}
        max={300}
        onChange={(text) => onChange({ ...item, label: text })}
        fault={Object.keys(label).length === 0 ? say("calls.lacks.section-title") : undefined}
      />
      <div className="pair">
        <TextField
          name={`${repeat}-least`}
          type="number"
          label={say("calls.repeat-least")}
          value={String(least)}
          onChange={bound("least")}
        />
        <TextField
          name={`${repeat}-most`}
          type="number"
          label={say("calls.repeat-most")}
          value={String(most)}
          onChange={bound("most")}
        />
      </div>
      <ConditionField
        id={`${repeat}-when`}
        label={say("calls.when-section")}
        condition={when}
        among={earlier}
        questions={questions}
        onChange={(condition) => onChange({ ...item, when: condition })}
      />
      <ol className="items">
        {items.map((asked, n) => (
          <li key={asked.question}>
            <AskedEditor
              item={asked}
              number={`${number}.${n + 1}`}
              edges={{ first: n === 0, last: n === items.length - 1 }}
              languages={languages}
              questions={questions}
              earlier={[...earlier, ...items.slice(0, n).map(({ question }) => question)]}
              faults={faults}
              onMove={(by, focus) => {
                onChange({ ...item, items: moved(items, n, by) })
                requestAnimationFrame(() => document.getElementById(focus)?.focus())
              }}
              onRemove={() => onChange({ ...item, items: without(items, n) })}
              onChange={(next) => onChange({ ...item, items: changed(items, n, next) })}
            />
          </li>
        ))}
      </ol>
      {items.length === 0 && <p className="fault">{say("calls.lacks.repeat-empty")}</p>}
      <Button look="quiet" expanded={adds} onPress={() => add(!adds)} label={say("calls.add-question-to", { name })}>
        {say("calls.add-question")}
      </Button>
      {adds && (
        <QuestionPicker
          mandates={props.mandates}
          languages={languages}
          asked={props.asked}
          onPick={(question) => {
            props.onKnow([question])
            onChange({
              ...item,
              items: [...items, { question: question.code, required: false, when: null, check: null }],
            })
          }}
          onLeave={() => add(false)}
        />
      )}
    </fieldset>
  )
}

type MoveProps = {
  readonly id: string
  readonly name: string
  readonly edges: Edges
  readonly onMove: (by: 1 | -1, focus: string) => void
}

/** Moves a part of a questionnaire up or down; the button keeps the keyboard, wherever its part goes. */
export function MoveButtons({ id, name, edges, onMove }: MoveProps) {
  const say = useWords()
  return (
    <>
      {([-1, 1] as const).map((by) => (
        <button
          key={by}
          id={`${id}-${by === 1 ? "down" : "up"}`}
          type="button"
          className="button quiet"
          aria-label={say(by === 1 ? "calls.move-down" : "calls.move-up", { name })}
          // Nothing is disabled under the hand that presses it.
          aria-disabled={(by === 1 ? edges.last : edges.first) || undefined}
          onClick={({ currentTarget }) => !(by === 1 ? edges.last : edges.first) && onMove(by, currentTarget.id)}
        >
          {say(by === 1 ? "calls.down" : "calls.up")}
        </button>
      ))}
    </>
  )
}
