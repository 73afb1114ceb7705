import type { Question } from "#modules/calls/question.ts"
import type { AskedQuestion, Section } from "#modules/calls/questionnaire.ts"
import type { Called } from "#modules/calls/web/CalledMandates.tsx"
import { changed, itemKey, nextCode } from "#modules/calls/web/build/arrange.ts"
import { ConditionField } from "#modules/calls/web/build/ConditionField.tsx"
import { ItemEditor, MoveButtons } from "#modules/calls/web/build/ItemEditor.tsx"
import { QuestionPicker } from "#modules/calls/web/build/QuestionPicker.tsx"
import { faultWords, type Fault } from "#modules/calls/web/FaultList.tsx"
import { Texts } from "#modules/calls/web/Texts.tsx"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly section: Section
  readonly number: number
  readonly edges: { readonly first: boolean; readonly last: boolean }
  readonly languages: readonly Language[]
  readonly mandates: readonly Called[]
  readonly questions: readonly Question[]
  /** What is asked anywhere, the names that are taken, and what is asked before this section. */
  readonly asked: ReadonlySet<string>
  readonly taken: ReadonlySet<string>
  readonly earlier: readonly string[]
  readonly faults: readonly Fault[]
  readonly onKnow: (questions: readonly Question[]) => void
  readonly onChange: (section: Section) => void
  readonly onMove: (by: 1 | -1, focus: string) => void
  readonly onMoveItem: (item: number, by: 1 | -1, focus: string) => void
  readonly onRemove: () => void
  readonly onRemoveItem: (item: number) => void
}

/** One section of a questionnaire: its words, when it is asked, its questions in order, and what can be added. */
export function SectionEditor(props: Props) {
  const { section, number, edges, languages, questions, asked, taken, earlier, faults, onChange } = props
  const say = useWords()
  const { language } = useReader()
  const [adds, add] = useState(false)
  const { code, title, note, when, items } = section
  const name = inLanguage(title, language).text || say("calls.section-n", { n: number })
  const own = faults.filter(({ place, fault }) => place === code && fault !== "question-unknown")
  const ask = (question: string): AskedQuestion => ({ question, required: false, when: null, check: null })
  return (
    <fieldset className="section-editor">
      <legend>
        <h3>
          {number}. <bdi>{name}</bdi>
        </h3>
      </legend>
      {own.map((each) => (
        <p key={each.fault} className="fault">
          {faultWords(say, each, name)}
        </p>
      ))}
      <div className="acts">
        <MoveButtons id={`section-${code}`} name={name} edges={edges} onMove={props.onMove} />
        <Button look="quiet" label={say("calls.remove-one", { name })} onPress={props.onRemove}>
          {say("calls.remove-part")}
        </Button>
      </div>
      <details className="fold" open={Object.keys(title).length === 0}>
        <summary>{say("calls.section-words")}</summary>
        <Texts
          name={`${code}-title`}
          label={say("calls.section-title")}
          text={title}
          languages={languages}
          max={500}
          onChange={(text) => onChange({ ...section, title: text })}
          fault={Object.keys(title).length === 0 ? say("calls.lacks.section-title") : undefined}
        />
        <Texts
          name={`${code}-note`}
          label={say("calls.section-note")}
          text={note}
          languages={languages}
          lines={2}
          onChange={(text) => onChange({ ...section, note: text })}
        />
        <ConditionField
          id={`${code}-when`}
          label={say("calls.when-section")}
          condition={when}
          among={earlier}
          questions={questions}
          onChange={(condition) => onChange({ ...section, when: condition })}
        />
      </details>
      <ol className="items">
        {items.map((item, n) => (
          <li key={itemKey(item)}>
            <ItemEditor
              item={item}
              number={`${number}.${n + 1}`}
              edges={{ first: edges.first && n === 0, last: edges.last && n === items.length - 1 }}
              languages={languages}
              questions={questions}
              mandates={props.mandates}
              asked={asked}
              earlier={[...earlier, ...before(section, n)]}
              faults={faults}
              onKnow={props.onKnow}
              onChange={(next) => onChange({ ...section, items: changed(items, n, next) })}
              onMove={(by, focus) => props.onMoveItem(n, by, focus)}
              onRemove={() => props.onRemoveItem(n)}
            />
          </li>
        ))}
      </ol>
      {items.length === 0 && <p className="hint">{say("calls.section-empty")}</p>}
      <div className="acts">
        <Button look="quiet" expanded={adds} onPress={() => add(!adds)} label={say("calls.add-question-to", { name })}>
          {say("calls.add-question")}
        </Button>
        <Button
          look="quiet"
          label={say("calls.add-repeat-to", { name })}
          onPress={() =>
            onChange({
              ...section,
              items: [
                ...items,
                { repeat: nextCode(taken, "repeat"), label: {}, least: 0, most: 50, when: null, items: [] },
              ],
            })
          }
        >
          {say("calls.add-repeat")}
        </Button>
      </div>
      {adds && (
        <QuestionPicker
          mandates={props.mandates}
          languages={languages}
          asked={asked}
          onPick={(question) => {
            props.onKnow([question])
            onChange({ ...section, items: [...items, ask(question.code)] })
          }}
          onLeave={() => add(false)}
        />
      )}
    </fieldset>
  )
}

/** The questions of a section before one of its items. */
const before = ({ items }: Section, n: number): string[] =>
  items.slice(0, n).flatMap((item) => ("repeat" in item ? item.items.map(({ question }) => question) : [item.question]))
