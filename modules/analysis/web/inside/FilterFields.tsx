import type { Draft } from "#modules/analysis/web/inside/drafting.ts"
import { dimensionsOf } from "#modules/analysis/web/inside/drafting.ts"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { columnName, type Naming } from "#modules/analysis/web/inside/lists.ts"
import type { Column } from "#modules/analysis/snapshot.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useId, useState } from "react"

type Props = {
  readonly columns: readonly Column[]
  readonly draft: Draft
  readonly naming: Naming
  readonly onChange: (draft: Draft) => void
}

/** Of whom figures are made: of all, or of those whose column has one of some codes. */
export function FilterFields({ columns, draft, naming, onChange }: Props) {
  const say = useWords()
  const place = useKeptFocus<HTMLFieldSetElement>("legend")
  const [column, choose] = useState("")
  const { filters } = draft
  const free = dimensionsOf({ columns: [...columns] }).filter((name) => !filters.some((each) => each.column === name))
  const set = (next: Draft["filters"]) => onChange({ ...draft, filters: next })
  return (
    <fieldset ref={place} className="choices">
      <legend>{say("analysis.release.filters")}</legend>
      <p className="hint">{say("analysis.release.filters-hint")}</p>
      {filters.map((filter) => {
        const list = columns.find(({ name }) => name === filter.column)?.list ?? null
        const called = columnName(say, filter.column)
        return (
          <div key={filter.column} className="filter-of">
            <p>
              {called}:{" "}
              {filter.codes.map((code) => (
                <Button
                  key={code}
                  look="quiet"
                  label={say("analysis.release.drop-code", { code: naming.name(list, code) })}
                  onPress={() =>
                    set(
                      filters.map((each) =>
                        each === filter ? { ...each, codes: each.codes.filter((so) => so !== code) } : each,
                      ),
                    )
                  }
                >
                  {`${naming.name(list, code)} ×`}
                </Button>
              ))}
            </p>
            <AddCode
              label={say("analysis.release.add-code", { column: called })}
              list={list}
              naming={naming}
              onCode={(code) =>
                set(
                  filters.map((each) =>
                    each === filter && !each.codes.includes(code) ? { ...each, codes: [...each.codes, code] } : each,
                  ),
                )
              }
            />
            <Button look="link" onPress={() => set(filters.filter((each) => each !== filter))}>
              {say("analysis.release.drop-filter", { column: called })}
            </Button>
          </div>
        )
      })}
      {free.length > 0 && filters.length < 8 && (
        <div className="acts">
          <Select
            name="filter"
            label={say("analysis.release.filter-by")}
            none={say("analysis.release.choose-column")}
            choices={free.map((value) => ({ value, name: columnName(say, value) }))}
            value={column}
            onChange={choose}
          />
          <Button
            look="quiet"
            disabled={column === ""}
            onPress={() => {
              set([...filters, { column, codes: [] }])
              choose("")
            }}
          >
            {say("analysis.release.add-filter")}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type AddProps = {
  readonly label: string
  readonly list: string | null
  readonly naming: Naming
  readonly onCode: (code: string) => void
}

/** One more code, by its name; of codes that are the file's own, as it is written there. */
function AddCode({ label, list, naming, onCode }: AddProps) {
  const say = useWords()
  const id = useId()
  const [typed, write] = useState("")
  const codes = naming.codes(list)
  const letters = typed.trim().toLocaleLowerCase()
  const found = codes.find(({ code, name }) => [code, name].some((each) => each.toLocaleLowerCase() === letters))
  const code = found?.code ?? (codes.length === 0 && letters !== "" ? typed.trim() : undefined)
  function add() {
    if (code === undefined) return
    onCode(code)
    write("")
  }
  return (
    <div className="acts">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="text"
          dir="auto"
          list={`${id}-codes`}
          value={typed}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return
            event.preventDefault()
            add()
          }}
        />
        <datalist id={`${id}-codes`}>
          {codes.map((each) => (
            <option key={each.code} value={each.name}>
              {each.name}
            </option>
          ))}
        </datalist>
      </div>
      <Button look="quiet" disabled={code === undefined} onPress={add}>
        {say("analysis.release.add")}
      </Button>
    </div>
  )
}
