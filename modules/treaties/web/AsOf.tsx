import { useAddress, type Search } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { daysBetween, longDate } from "#platform/web/kit/DateText.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useId, useRef, useState } from "react"

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** The day the address asks for; without one, today. */
export const dayAsked = (search: Search, today: string): string => {
  const asked = search["on"]
  return isDay(asked) && asked <= today ? asked : today
}

/** The day from which the address asks who joined, if it asks that. */
export const fromAsked = (search: Search): string | undefined => {
  const asked = search["from"]
  return isDay(asked) ? asked : undefined
}

type Props = {
  readonly on: string
  /** The first day there is anything to see. */
  readonly opened: string
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** How long a hand that moves the slider rests before the list is asked for anew. */
const rest = 250

/**
 * The day a list is looked at: to be written, or to be moved along a line with
 * hand or arrow keys. The address holds it, so that what is seen can be sent.
 */
export function AsOf({ on, opened }: Props) {
  const say = useWords()
  const id = useId()
  const { today, locale } = useReader()
  const { path, search, go } = useAddress()
  const [kept, keep] = useState({ on, shown: on })
  if (kept.on !== on) keep({ on, shown: on })
  const { shown } = kept
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function choose(day: string, wait: number) {
    if (!isDay(day)) return
    keep((before) => ({ ...before, shown: day }))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => go(path, { ...search, on: day, after: undefined }, { replace: true }), wait)
  }
  return (
    <div className="as-of no-print">
      <TextField
        name="on"
        label={say("treaties.on")}
        type="date"
        value={shown}
        onChange={(day) => day <= today && choose(day, rest)}
      />
      <div className="field">
        <label htmlFor={id}>{say("treaties.slider")}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={daysBetween(opened, today)}
          step={1}
          value={Math.max(0, daysBetween(opened, shown))}
          aria-valuetext={longDate(shown, locale)}
          onChange={(event) => choose(dayAfter(opened, Number(event.target.value)), rest)}
        />
      </div>
      {shown !== today && (
        <Button look="link" onPress={() => choose(today, 0)}>
          {say("treaties.today")}
        </Button>
      )}
    </div>
  )
}
