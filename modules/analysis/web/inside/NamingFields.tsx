import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { TextField } from "#platform/web/kit/Field.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type TitleProps = {
  readonly label: string
  readonly hint?: string
  readonly title: Text
  readonly onChange: (title: Text) => void
}

/** A name in the reader's language, and behind a fold in the other five: readers of those would see one of another else. */
export function TitleFields({ label, hint, title, onChange }: TitleProps) {
  const say = useWords()
  const { language } = useReader()
  const others = languages.filter((each) => each !== language)
  const told = others.filter((each) => title[each] !== undefined).length
  const change = (each: (typeof languages)[number], text: string) => {
    const { [each]: _, ...rest } = title
    onChange(text === "" ? rest : { ...rest, [each]: text })
  }
  return (
    <>
      <TextField
        name="title"
        label={label}
        {...(hint && { hint })}
        language={language}
        value={title[language] ?? ""}
        onChange={(text) => change(language, text)}
        required={told === 0}
        max={300}
      />
      <details className="fold other-names">
        <summary>{say("analysis.title.others", { told, of: others.length })}</summary>
        <p className="hint">{say("analysis.title.others-hint")}</p>
        {others.map((each) => (
          <TextField
            key={each}
            name={`title-${each}`}
            label={languageNames[each]}
            language={each}
            value={title[each] ?? ""}
            onChange={(text) => change(each, text)}
            max={300}
          />
        ))}
      </details>
    </>
  )
}

type CodeProps = { readonly label: string; readonly value: string; readonly onChange: (code: string) => void }

/** The code of a dataset or of a release; signs that no code has are said at once, beside it. */
export function CodeField({ label, value, onChange }: CodeProps) {
  const say = useWords()
  return (
    <TextField
      name="code"
      label={label}
      hint={say("analysis.dataset.code-hint")}
      fault={value === "" || /^[a-z][a-z0-9-]*$/.test(value) ? undefined : say("analysis.dataset.code-fault")}
      value={value}
      onChange={(text) => onChange(text.toLowerCase())}
      required
      max={60}
    />
  )
}

/** Brings whoever sends a form to the first field of it that is not taken; whether there is one. */
export function toFault(form: HTMLFormElement): boolean {
  const first = form.querySelector<HTMLElement>("[aria-invalid=true]")
  first?.focus()
  return first !== null
}
