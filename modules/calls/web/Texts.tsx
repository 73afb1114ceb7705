import type { Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { useChinese } from "#platform/web/chinese.ts"
import { TextField } from "#platform/web/kit/Field.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"

type Props = {
  readonly label: string
  readonly name: string
  readonly text: Text
  readonly languages: readonly Language[]
  readonly onChange: (text: Text) => void
  readonly lines?: number
  readonly max?: number
  readonly hint?: string
  readonly fault?: string | undefined
}

/** The same words in several languages, side by side. What is left empty is not said in that language. */
export function Texts({ label, name, text, languages, onChange, lines, max = 2000, hint, fault }: Props) {
  useChinese(languages.includes("zh"))
  return (
    <fieldset className="texts">
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="pair">
        {languages.map((language) => (
          <TextField
            key={language}
            name={`${name}-${language}`}
            label={languageNames[language]}
            language={language}
            value={text[language] ?? ""}
            max={max}
            {...(lines && { lines })}
            onChange={(value) => onChange(withWords(text, language, value))}
          />
        ))}
      </div>
      {fault && <p className="fault">{fault}</p>}
    </fieldset>
  )
}

function withWords(text: Text, language: Language, value: string): Text {
  const { [language]: _, ...others } = text
  return value === "" ? others : { ...others, [language]: value }
}

/** The words without the spaces around them, and without the languages that have none. */
export const trimmed = (text: Text): Text =>
  Object.fromEntries(
    Object.entries(text).flatMap(([language, words]) => (words.trim() === "" ? [] : [[language, words.trim()]])),
  )
