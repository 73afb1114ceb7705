import { Foreign } from "#platform/web/kit/Foreign.tsx"
import type { Language } from "#platform/kernel/language.ts"

type Option = { readonly code: string; readonly name: string; readonly language?: Language }
type Props = {
  readonly name: string
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly many?: boolean
  readonly disabled?: boolean
  readonly onChange: (chosen: readonly string[]) => void
}

/** A few things to choose one of, or several: the browser's own buttons, in the order they were asked in. */
export function Options({ name, label, options, chosen, many = false, disabled = false, onChange }: Props) {
  function turn(code: string, isOn: boolean) {
    if (!many) return onChange([code])
    const kept = options.map((each) => each.code).filter((each) => (each === code ? isOn : chosen.includes(each)))
    return onChange(kept)
  }
  return (
    <fieldset className="choices options" disabled={disabled}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.code} className="checkbox">
          <input
            type={many ? "checkbox" : "radio"}
            name={name}
            value={option.code}
            checked={chosen.includes(option.code)}
            onChange={(event) => turn(option.code, event.target.checked)}
          />
          <Foreign language={option.language}>{option.name}</Foreign>
        </label>
      ))}
    </fieldset>
  )
}
