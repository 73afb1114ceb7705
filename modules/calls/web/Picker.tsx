import type { Awaited } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useState, type ReactNode } from "react"

/** One thing that can be picked: what it is known by, its name in plain words, and how it is shown. */
export type Pick = { readonly id: string; readonly name: string; readonly shown?: ReactNode }

type Props = {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly words: string
  readonly onWords: (words: string) => void
  /** What was found for the words; nothing is asked before there are some. */
  readonly found: Awaited<readonly Pick[]>
  readonly picked: readonly string[]
  readonly onPick: (pick: Pick) => void
}

/** A search whose results are picked one by one: words above, what was found below, each with its button. */
export function Picker({ label, name, hint, words, onWords, found, picked, onPick }: Props) {
  const say = useWords()
  return (
    <div className="picker">
      <TextField
        type="search"
        name={name}
        label={label}
        value={words}
        onChange={onWords}
        max={200}
        {...(hint && { hint })}
      />
      {words.trim().length > 1 && (
        <Here of={found} rows={3}>
          {(items) => (
            <>
              <p className="hint" aria-live="polite">
                {say("calls.found", { n: items.length })}
              </p>
              <ul className="picks">
                {items.map((pick) => (
                  <li key={pick.id}>
                    <div>{pick.shown ?? <bdi>{pick.name}</bdi>}</div>
                    <Button
                      look="quiet"
                      busy={picked.includes(pick.id)}
                      label={say(picked.includes(pick.id) ? "calls.picked" : "calls.pick", { name: pick.name })}
                      onPress={() => onPick(pick)}
                    >
                      {say(picked.includes(pick.id) ? "calls.picked-short" : "calls.pick-short")}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Here>
      )}
    </div>
  )
}

type PickedProps = {
  readonly items: readonly Pick[]
  readonly onDrop: (id: string) => void
  readonly disabled?: boolean
}

/** What was picked, each with the way to leave it out again. */
export function PickedList({ items, onDrop, disabled = false }: PickedProps) {
  const say = useWords()
  if (items.length === 0) return null
  return (
    <ul className="picks">
      {items.map(({ id, name, shown }) => (
        <li key={id}>
          <div>{shown ?? <bdi>{name}</bdi>}</div>
          {!disabled && (
            <Button look="quiet" label={say("calls.drop", { name })} onPress={() => onDrop(id)}>
              {say("calls.drop-short")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Words as they are once nobody has typed for a moment, so that not every letter is asked for. */
export function useSettled(words: string, pause = 300): string {
  const [settled, settle] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => settle(words), pause)
    return () => clearTimeout(timer)
  }, [words, pause])
  return settled
}

/** An answer seen through a function. */
export function mapped<From, To>(answer: Awaited<From>, see: (value: From) => To): Awaited<To> {
  return answer.state === "here" ? { ...answer, value: see(answer.value) } : answer
}
