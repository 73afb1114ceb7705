import { Button } from "#platform/web/kit/Button.tsx"
import type { Choice } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useId, useMemo, useState, type KeyboardEvent } from "react"

type Props = {
  readonly label: string
  readonly choices: readonly Choice[]
  /** The codes that are seen now. */
  readonly chosen: readonly string[]
  /** Whether somebody chose them, or they come by themselves. */
  readonly isChosen: boolean
  /** One code and no more. */
  readonly one?: boolean
  /** The codes that were chosen; none means: as they come by themselves. */
  readonly onChange: (codes: readonly string[]) => void
}

/** Marks of letters are no matter when one looks for a name. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/**
 * Chooses codes out of a long list: what one types narrows it, the arrow keys
 * walk it, Enter chooses and lets go. The whole of it is one stop of the tab key.
 */
export function CodePicker({ label, choices, chosen, isChosen, one = false, onChange }: Props) {
  const say = useWords()
  const id = useId()
  const [typed, type] = useState("")
  const [at, go] = useState(0)
  const [isOpen, open] = useState(false)
  const spelt = useMemo(
    () => choices.map((choice) => ({ choice, as: plain(`${choice.name} ${choice.value}`) })),
    [choices],
  )
  const wish = plain(typed.trim())
  const found = spelt.flatMap(({ choice, as }) => (as.includes(wish) ? [choice] : []))
  const here = found[Math.min(at, found.length - 1)]
  const seen = new Set(chosen)

  function toggle(code: string) {
    if (one) return onChange([code])
    // Whoever chooses first out of what comes by itself begins with that one.
    const next = !isChosen ? [code] : seen.has(code) ? chosen.filter((each) => each !== code) : [...chosen, code]
    onChange(next)
  }
  function press(event: KeyboardEvent) {
    const last = found.length - 1
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10 } // prettier-ignore
    const next = steps[event.key]
    if (next !== undefined) {
      event.preventDefault()
      const to = Math.max(0, Math.min(last, next))
      go(to)
      document.getElementById(`${id}-${found[to]?.value}`)?.scrollIntoView({ block: "nearest" })
    }
    if (event.key === "Enter" && here) {
      event.preventDefault()
      toggle(here.value)
    }
  }
  /** Escape first empties the field, as browsers do, and then folds the list away. */
  function leave({ key, currentTarget }: KeyboardEvent<HTMLElement>) {
    const fold = currentTarget.closest("details")
    if (key !== "Escape" || typed !== "" || fold === null) return
    fold.open = false
    fold.querySelector("summary")?.focus()
  }
  const said = one
    ? (choices.find(({ value }) => seen.has(value))?.name ?? "")
    : say("analysis.figure.chosen", { n: chosen.length, of: choices.length })
  return (
    <details className="fold code-picker" onToggle={(event) => open(event.currentTarget.open)}>
      <summary onKeyDown={leave}>
        <span className="picker-name">{label}</span> <span className="picker-said">{said}</span>
      </summary>
      <div className="field">
        <label htmlFor={id}>{say("analysis.figure.find-code")}</label>
        <input
          id={id}
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={here ? `${id}-${here.value}` : undefined}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          value={typed}
          dir="auto"
          onChange={(event) => {
            type(event.target.value)
            go(0)
          }}
          onKeyDown={(event) => {
            leave(event)
            press(event)
          }}
        />
        <p className="hint" id={`${id}-hint`}>
          {say(one ? "analysis.figure.find-hint-one" : "analysis.figure.find-hint")}
        </p>
      </div>
      {/* What one chooses among stays in sight, which a select of the browser's does not do. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={!one} className="code-list">
        {/* A list that is folded away would be made anew with every other choice. */}
        {(isOpen ? found : []).map((choice) => (
          // The keyboard is with the field above, which walks this list.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus
          <div
            key={choice.value}
            id={`${id}-${choice.value}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={seen.has(choice.value)}
            data-here={choice === here || undefined}
            onClick={() => toggle(choice.value)}
          >
            {choice.name}
          </div>
        ))}
      </div>
      <p className="hint" aria-live="polite">
        {say("platform.shown", { shown: found.length, total: choices.length })}
      </p>
      {isChosen && (
        <Button look="link" onPress={() => onChange([])}>
          {say("analysis.figure.choose-none")}
        </Button>
      )}
    </details>
  )
}
