import { useId, type ReactNode } from "react"

type Around = {
  readonly label: string
  /** What helps to fill it in. */
  readonly hint?: string
  /** Why what stands in it is not taken. */
  readonly fault?: string | undefined
  readonly children: (wiring: Wiring) => ReactNode
}

/** What ties a field to its label, its hint and its fault. */
export type Wiring = {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": true | undefined
}

/** A field of a form: its label above it, always; its hint and its fault below it, read out with it. */
export function Field({ label, hint, fault, children }: Around) {
  const id = useId()
  const said = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": said || undefined, "aria-invalid": fault ? true : undefined })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}

type Common = {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly fault?: string | undefined
  readonly required?: boolean
  readonly disabled?: boolean
}

type TextProps = Common & {
  readonly value?: string
  readonly initial?: string
  readonly onChange?: (value: string) => void
  readonly type?: "text" | "search" | "date" | "number" | "email" | "password"
  /** What the browser may fill in by itself, in HTML's own words: `current-password`. */
  readonly autoComplete?: string
  /** Which keys a telephone shows. */
  readonly inputMode?: "numeric"
  /** The language of what is written, where it is known. */
  readonly language?: string
  /** More than one line: this many are shown. */
  readonly lines?: number
  readonly max?: number
}

/** A line, or several, to write in. `value` is held by whoever uses it; `initial` is left to the browser. */
export function TextField({ label, hint, fault, value, initial, onChange, lines, type = "text", ...rest }: TextProps) {
  const { language, max, name, required, disabled, autoComplete, inputMode } = rest
  return (
    <Field label={label} {...(hint && { hint })} fault={fault}>
      {(wiring) => {
        const shared = {
          ...wiring,
          name,
          value,
          defaultValue: initial,
          required,
          disabled,
          maxLength: max,
          autoComplete,
          inputMode,
          lang: language,
          dir: type === "text" || type === "search" ? "auto" : undefined,
        }
        return lines ? (
          <textarea {...shared} rows={lines} onChange={(event) => onChange?.(event.target.value)} />
        ) : (
          <input {...shared} type={type} onChange={(event) => onChange?.(event.target.value)} />
        )
      }}
    </Field>
  )
}

/** One of the values a Select offers. */
export type Choice = { readonly value: string; readonly name: string }

type SelectProps = Common & {
  readonly choices: readonly Choice[]
  readonly value?: string
  readonly initial?: string
  readonly onChange?: (value: string) => void
  /** The choice of none of them, by what it means: "Any body". */
  readonly none?: string
}

/** One of a few. The browser's own control: it works with every hand, eye and keyboard. */
export function Select({ label, hint, fault, choices, value, initial, onChange, none, ...rest }: SelectProps) {
  return (
    <Field label={label} {...(hint && { hint })} fault={fault}>
      {(wiring) => (
        <select
          {...wiring}
          {...rest}
          value={value}
          defaultValue={initial}
          onChange={(event) => onChange?.(event.target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type CheckboxProps = {
  readonly label: ReactNode
  readonly name: string
  readonly checked?: boolean
  readonly onChange?: (checked: boolean) => void
}

/** Yes or no. */
export function Checkbox({ label, name, checked, onChange }: CheckboxProps) {
  return (
    <label className="checkbox">
      <input type="checkbox" name={name} checked={checked} onChange={(event) => onChange?.(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
