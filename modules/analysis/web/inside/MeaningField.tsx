import type { Naming } from "#modules/analysis/web/inside/lists.ts"
import type { SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly repair: SnapshotRepair
  readonly list: string | null
  /** What it is said to mean: a code, nothing told, or not said yet. */
  readonly meaning: string | null | undefined
  readonly sure: string | undefined
  readonly naming: Naming
  /** The id of the list of names to type from. */
  readonly options: string
  readonly isOpen: boolean
  readonly onChoose: (meaning: string | null | undefined) => void
}

const [open, nothing, other] = ["?", "-", "+"]

/** What one value means: a suggestion with how near it is, another code by its name, or that it tells nothing. */
export function MeaningField({ repair, list, meaning, sure, naming, options, isOpen, onChoose }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const [types, type] = useState(false)
  const percent = new Intl.NumberFormat(locale, { style: "percent" })
  const { value, suggestions } = repair
  const isOther = typeof meaning === "string" && !suggestions.some(({ code }) => code === meaning)
  if (!isOpen)
    return (
      <bdi>
        {meaning === undefined
          ? "–"
          : meaning === null
            ? say("analysis.snapshot.tells-nothing")
            : naming.name(list, meaning)}
      </bdi>
    )

  function pick(picked: string) {
    type(picked === other)
    if (picked === open || picked === other) onChoose(undefined)
    else onChoose(picked === nothing ? null : picked)
  }
  return (
    <div className="meaning">
      <select
        aria-label={say("analysis.snapshot.means-of", { value })}
        value={types ? other : meaning === undefined ? open : (meaning ?? nothing)}
        onChange={(event) => pick(event.target.value)}
      >
        <option value={open}>{say("analysis.snapshot.choose")}</option>
        {suggestions.map(({ code, near }) => (
          <option key={code} value={code}>
            {say(code === sure ? "analysis.snapshot.suggested-sure" : "analysis.snapshot.suggested", {
              name: naming.name(list, code),
              near: percent.format(near),
            })}
          </option>
        ))}
        {isOther && <option value={meaning}>{naming.name(list, meaning)}</option>}
        <option value={other}>{say("analysis.snapshot.another")}</option>
        <option value={nothing}>{say("analysis.snapshot.tells-nothing")}</option>
      </select>
      {types && (
        <TypedCode
          label={say("analysis.snapshot.type-code", { value })}
          codes={naming.codes(list)}
          options={options}
          free={list === null}
          onCode={(code) => {
            onChoose(code)
            if (code !== undefined) type(false)
          }}
        />
      )}
    </div>
  )
}

type TypedProps = {
  readonly label: string
  readonly codes: ReturnType<Naming["codes"]>
  readonly options: string
  /** Codes of the file's own, of which no list is known: whatever is typed. */
  readonly free: boolean
  readonly onCode: (code: string | undefined) => void
}

/** A code by its name, typed with the list's names to choose from; taken when the field is left or Enter is pressed. */
function TypedCode({ label, codes, options, free, onCode }: TypedProps) {
  const say = useWords()
  const [typed, write] = useState("")
  const [unknown, fail] = useState(false)
  function take() {
    const letters = typed.trim().toLocaleLowerCase()
    if (letters === "") return
    const found = codes.find(({ code, name }) => [code, name].some((each) => each.toLocaleLowerCase() === letters))
    fail(found === undefined && !free)
    if (found !== undefined || free) onCode(found?.code ?? typed.trim())
  }
  return (
    <>
      <input
        type="text"
        list={options}
        dir="auto"
        aria-label={label}
        aria-invalid={unknown || undefined}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          fail(false)
          write(event.target.value)
        }}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
      {unknown && (
        <span className="fault" role="alert">
          {say("analysis.snapshot.not-in-list")}
        </span>
      )}
    </>
  )
}
