import type { Condition } from "#modules/calls/condition.ts"
import type { Question } from "#modules/calls/question.ts"
import {
  conditionOf,
  mannersFor,
  manners,
  plainOf,
  type Line,
  type Plain,
} from "#modules/calls/web/build/plain-condition.ts"
import { answersTo, conditionWords } from "#modules/calls/web/condition-words.ts"
import { useTeller } from "#modules/calls/web/QuestionView.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly id: string
  readonly label: string
  readonly condition: Condition | null
  /** The codes of the questions it may look at. */
  readonly among: readonly string[]
  readonly questions: readonly Question[]
  readonly onChange: (condition: Condition | null) => void
}

/** A condition, built in plain lines: "asked when … is …". One that is too deep for lines stands in words, and can be written anew. */
export function ConditionField({ id, label, condition, among, questions, onChange }: Props) {
  const say = useWords()
  const teller = useTeller(questions)
  const [plain, write] = useState<Plain | undefined>(() =>
    condition ? plainOf(condition) : { join: "all", lines: [] },
  )
  const kindOf = (code: string) => teller.questions.get(code)?.kind

  function change(next: Plain) {
    write(next)
    if (next.lines.length === 0) return onChange(null)
    // While a line is not whole, the condition stays as it was.
    const made = conditionOf(next, kindOf)
    if (made) onChange(made)
  }
  const begin = () => change({ join: plain?.join ?? "all", lines: [...(plain?.lines ?? []), empty(among)] })
  if (!plain)
    return (
      <fieldset className="condition">
        <legend>{label}</legend>
        {condition && <p>{conditionWords(teller, condition)}</p>}
        <Button look="link" onPress={() => change({ join: "all", lines: [] })}>
          {say("calls.condition-anew")}
        </Button>
      </fieldset>
    )
  const whole = plain.lines.length === 0 || conditionOf(plain, kindOf) !== undefined
  return (
    <fieldset className="condition">
      <legend>{label}</legend>
      {plain.lines.length > 1 && (
        <Select
          name={`${id}-join`}
          label={say("calls.condition-join")}
          value={plain.join}
          choices={(["all", "any"] as const).map((value) => ({ value, name: say(`calls.condition.${value}`) }))}
          onChange={(join) => change({ ...plain, join: join === "any" ? "any" : "all" })}
        />
      )}
      {plain.lines.map((line, n) => (
        <LineFields
          // Lines are told apart by their place alone.
          // oxlint-disable-next-line react/no-array-index-key
          key={n}
          id={`${id}-${n}`}
          line={line}
          among={among}
          questions={questions}
          onChange={(next) => change({ ...plain, lines: plain.lines.map((each, k) => (k === n ? next : each)) })}
          onRemove={() => change({ ...plain, lines: plain.lines.filter((_, k) => k !== n) })}
        />
      ))}
      {!whole && <p className="fault">{say("calls.condition-not-whole")}</p>}
      {among.length === 0 ? (
        <p className="hint">{say("calls.condition-nothing-before")}</p>
      ) : (
        <Button look="link" onPress={begin}>
          {say(plain.lines.length === 0 ? "calls.condition-add" : "calls.condition-more")}
        </Button>
      )}
    </fieldset>
  )
}

const empty = (among: readonly string[]): Line => ({
  question: among.at(-1) ?? "",
  by: "answered",
  value: "",
  other: false,
})

type LineProps = {
  readonly id: string
  readonly line: Line
  readonly among: readonly string[]
  readonly questions: readonly Question[]
  readonly onChange: (line: Line) => void
  readonly onRemove: () => void
}

/** One line of a condition: which question, how it is looked at, and what with. */
function LineFields({ id, line, among, questions, onChange, onRemove }: LineProps) {
  const say = useWords()
  const { language } = useReader()
  const teller = useTeller(questions)
  const question = teller.questions.get(line.question)
  const name = (code: string) => {
    const found = teller.questions.get(code)
    return found ? inLanguage(found.label, language).text : code
  }
  const answers = answersTo(teller, question)
  const compares = line.by !== "answered" && line.by !== "not-answered"
  const countable = question?.kind === "number" || question?.kind === "table" || question?.kind === "date"
  const alike = among.filter((code) => code !== line.question && teller.questions.get(code)?.kind === question?.kind)
  return (
    <div className="condition-line">
      <Select
        name={`${id}-question`}
        label={say("calls.condition-question")}
        value={line.question}
        choices={among.map((value) => ({ value, name: name(value) }))}
        onChange={(code) => onChange({ question: code, by: "answered", value: "", other: false })}
      />
      <Select
        name={`${id}-by`}
        label={say("calls.condition-by")}
        value={line.by}
        choices={mannersFor(question?.kind).map((value) => ({ value, name: say(`calls.manner.${value}`) }))}
        onChange={(by) => onChange({ ...line, by: manners.find((each) => each === by) ?? "answered" })}
      />
      {compares &&
        (answers.length > 0 || line.other ? (
          <Select
            name={`${id}-value`}
            label={say("calls.condition-value")}
            none={say("platform.none")}
            value={line.value}
            choices={line.other ? alike.map((value) => ({ value, name: name(value) })) : answers}
            onChange={(value) => onChange({ ...line, value })}
          />
        ) : (
          <TextField
            name={`${id}-value`}
            type={question?.kind === "date" ? "date" : "number"}
            label={say("calls.condition-value")}
            value={line.value}
            onChange={(value) => onChange({ ...line, value })}
          />
        ))}
      {compares && countable && alike.length > 0 && (
        <Checkbox
          name={`${id}-other`}
          label={say("calls.condition-other")}
          checked={line.other}
          onChange={(other) => onChange({ ...line, other, value: "" })}
        />
      )}
      <Button look="link" onPress={onRemove}>
        {say("calls.condition-remove")}
      </Button>
    </div>
  )
}
