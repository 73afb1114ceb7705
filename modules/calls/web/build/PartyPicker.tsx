import { mapped, PickedList, Picker, useSettled, type Pick } from "#modules/calls/web/Picker.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useState } from "react"

type Props = {
  readonly name: string
  readonly label: string
  /** By their codes in the directory. */
  readonly picked: readonly string[]
  readonly disabled: boolean
  readonly onPicked: (picked: readonly string[]) => void
}

/** Picks States and organizations of the directory by their names. Bodies and collectives answer nothing, so they are not offered. */
export function PartyPicker({ name, label, picked, disabled, onPicked }: Props) {
  const { language } = useReader()
  const [words, write] = useState("")
  const q = useSettled(words).trim()
  const contract = async () => (await import("#modules/directory/contract.ts")).listActors
  const found = useAnswer("actor.list", contract, { query: { q, language, limit: 20 } }, { when: q.length > 1 })
  // Whoever is named already is shown by name, however they were found.
  const all = useAnswer("actor.list", contract, { query: { language, limit: 500 } }, { when: picked.length > 0 })
  const names = new Map(
    all.state === "here" ? all.value.items.map((each) => [each.code, inLanguage(each.names, language).text]) : [],
  )
  return (
    <>
      <PickedList
        items={picked.map((code) => ({ id: code, name: names.get(code) ?? code }))}
        disabled={disabled}
        onDrop={(code) => onPicked(picked.filter((each) => each !== code))}
      />
      {!disabled && (
        <Picker
          name={`${name}-words`}
          label={label}
          words={words}
          onWords={write}
          picked={picked}
          onPick={({ id }) => onPicked([...picked, id])}
          found={mapped(found, ({ items }) =>
            items
              .filter(({ kind }) => kind !== "body" && kind !== "collective")
              .map((each): Pick => ({ id: each.code, name: inLanguage(each.names, language).text })),
          )}
        />
      )}
    </>
  )
}
