import { tableLists } from "#modules/calls/question-kinds.ts"
import type { Dimension, Option, QuestionWording } from "#modules/calls/question.ts"
import { changed, without } from "#modules/calls/web/build/arrange.ts"
import { Texts } from "#modules/calls/web/Texts.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"

type OptionProps = {
  readonly name: string
  readonly options: readonly Option[]
  readonly languages: readonly Language[]
  /** What is answered to already keeps its options; only their words are corrected. */
  readonly fixed: boolean
  readonly onChange: (options: Option[]) => void
}

/** What may be chosen, each with a code that stays and words in each language. */
export function OptionFields({ name, options, languages, fixed, onChange }: OptionProps) {
  const say = useWords()
  return (
    <fieldset className="part">
      <legend>{say("calls.options")}</legend>
      {options.map((option, n) => (
        // Options are told apart by their place while their codes are being written.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={n} className="option">
          <TextField
            name={`${name}-${n}-code`}
            label={say("calls.code")}
            value={option.code}
            max={50}
            disabled={fixed}
            onChange={(code) => onChange(changed(options, n, { ...option, code: code.trim().toLowerCase() }))}
          />
          <Texts
            name={`${name}-${n}`}
            label={say("calls.option-n", { n: n + 1 })}
            text={option.label}
            languages={languages}
            max={300}
            onChange={(label) => onChange(changed(options, n, { ...option, label }))}
          />
          {!fixed && (
            <Button
              look="quiet"
              label={say("calls.remove-one", { name: option.code })}
              onPress={() => onChange(without(options, n))}
            >
              {say("calls.remove-part")}
            </Button>
          )}
        </div>
      ))}
      {!fixed && (
        <Button
          look="quiet"
          onPress={() => onChange([...options, { code: `option-${options.length + 1}`, label: {} }])}
        >
          {say("calls.add-option")}
        </Button>
      )}
    </fieldset>
  )
}

type TableProps = {
  readonly draft: Pick<QuestionWording, "dimensions" | "measure">
  readonly languages: readonly Language[]
  readonly fixed: boolean
  readonly onChange: (change: Partial<Pick<QuestionWording, "dimensions" | "measure">>) => void
}

/** By what a table is broken down: lists of the platform, or lists of its own; and what its cells count. */
export function TableFields({ draft: { dimensions, measure }, languages, fixed, onChange }: TableProps) {
  const say = useWords()
  const put = (n: number, dimension: Dimension) => onChange({ dimensions: changed(dimensions, n, dimension) })
  return (
    <fieldset className="part">
      <legend>{say("calls.dimensions")}</legend>
      {!fixed && (
        <TextField
          name="measure"
          label={say("calls.measure")}
          hint={say("calls.measure-hint")}
          value={measure ?? ""}
          max={50}
          onChange={(text) => onChange({ measure: text.trim() === "" ? null : text.trim() })}
        />
      )}
      {dimensions.map((dimension, n) => (
        // Dimensions are told apart by their place while their codes are being written.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={n} className="option">
          <div className="pair">
            <Select
              name={`dimension-${n}-list`}
              label={say("calls.list")}
              value={dimension.list}
              disabled={fixed}
              choices={tableLists.map((value) => ({ value, name: say(`calls.list.${value}`) }))}
              onChange={(list) =>
                put(n, { ...dimension, list: tableLists.find((each) => each === list) ?? "own", code: list })
              }
            />
            <TextField
              name={`dimension-${n}-code`}
              label={say("calls.code")}
              value={dimension.code}
              max={50}
              disabled={fixed}
              onChange={(code) => put(n, { ...dimension, code: code.trim().toLowerCase() })}
            />
          </div>
          <Texts
            name={`dimension-${n}`}
            label={say("calls.dimension-n", { n: n + 1 })}
            text={dimension.label}
            languages={languages}
            max={300}
            onChange={(label) => put(n, { ...dimension, label })}
          />
          {dimension.list === "own" && (
            <OptionFields
              name={`dimension-${n}-options`}
              options={dimension.options}
              languages={languages}
              fixed={fixed}
              onChange={(options) => put(n, { ...dimension, options })}
            />
          )}
          {!fixed && (
            <Button
              look="quiet"
              label={say("calls.remove-one", { name: dimension.code })}
              onPress={() => onChange({ dimensions: without(dimensions, n) })}
            >
              {say("calls.remove-part")}
            </Button>
          )}
        </div>
      ))}
      {!fixed && dimensions.length < 4 && (
        <Button
          look="quiet"
          onPress={() =>
            onChange({ dimensions: [...dimensions, { code: "sex", label: {}, list: "sex", options: [] }] })
          }
        >
          {say("calls.add-dimension")}
        </Button>
      )}
    </fieldset>
  )
}
