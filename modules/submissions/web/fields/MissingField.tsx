import { missingKinds } from "#modules/calls/fitting.ts"
import type { ValueOf } from "#modules/submissions/web/fields/field.ts"
import { Options } from "#modules/submissions/web/fields/Options.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly name: string
  readonly value: ValueOf<"missing">
  readonly language: Language
  readonly disabled: boolean
  readonly onChange: (value: ValueOf<"missing">) => void
  readonly onAnswer: () => void
}

/** Why there is no answer: none is not the same as none to give, and neither is zero. */
export function MissingField({ name, value, language, disabled, onChange, onAnswer }: Props) {
  const say = useWords()
  return (
    <div className="missing-field">
      <Options
        name={`${name}-why`}
        label={say("answering.missing")}
        options={missingKinds.map((code) => ({ code, name: say(`answering.missing.${code}`) }))}
        chosen={[value.why]}
        disabled={disabled}
        onChange={([code]) => {
          const why = missingKinds.find((each) => each === code)
          if (why) onChange({ ...value, why })
        }}
      />
      <TextField
        name={`${name}-note`}
        label={say("answering.missing-note")}
        lines={2}
        value={value.note}
        language={language}
        disabled={disabled}
        onChange={(note) => onChange({ ...value, note })}
      />
      {!disabled && (
        <Button look="link" onPress={onAnswer}>
          {say("answering.answer-after-all")}
        </Button>
      )}
    </div>
  )
}
