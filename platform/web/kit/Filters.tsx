import { useAddress, type Search } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Select, TextField, type Choice } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** One filter of a register; its name is its name in the address. */
export type Filter = { readonly name: string; readonly label: string } & (Written | Chosen)

type Written = {
  readonly written: "words" | "date"
  readonly hint?: string
  /** What the address says for what was written: the place a symbol stands for, say. */
  readonly as?: (written: string) => Promise<string>
}
type Chosen = { readonly choices: readonly Choice[]; readonly any: string }

type Props = {
  readonly filters: readonly Filter[]
  /** Those that few need, folded away until one is set or somebody unfolds them. */
  readonly further?: { readonly label: string; readonly filters: readonly Filter[] }
  /** What stays in the address when all is shown again: the order, the grouping. The place in the list never does. */
  readonly keep?: readonly string[]
}

/**
 * The filters of a register. They are a form that writes the address, so that
 * what one sees can be kept, sent and gone back from. A choice takes effect at
 * once, words and days when they are sent. The fields stay where they are when
 * the address changes, and so does the keyboard. On paper they are a sentence.
 */
export function Filters({ filters, further, keep = [] }: Props) {
  const say = useWords()
  const { path, search, go } = useAddress()
  const all = [...filters, ...(further?.filters ?? [])]
  const [typed, type] = useTyped(search, all)
  const set = all.filter(({ name }) => search[name])

  async function apply(change: Search = {}) {
    const said = await Promise.all(
      all.map(async (filter) => {
        const { name } = filter
        if (!("written" in filter)) return [name, search[name]] as const
        const written = (typed[name] ?? "").trim()
        return [name, filter.as && written !== search[name] ? await filter.as(written) : written] as const
      }),
    )
    go(path, { ...search, ...Object.fromEntries(said), after: undefined, ...change })
  }
  function send(event: FormEvent) {
    event.preventDefault()
    void apply()
  }
  const field = (filter: Filter) =>
    "written" in filter ? (
      <TextField
        key={filter.name}
        name={filter.name}
        label={filter.label}
        type={filter.written === "date" ? "date" : "search"}
        value={typed[filter.name] ?? ""}
        max={300}
        onChange={(value) => type(filter.name, value)}
        {...(filter.hint && { hint: filter.hint })}
      />
    ) : (
      <Select
        key={filter.name}
        name={filter.name}
        label={filter.label}
        choices={withPresent(filter.choices, search[filter.name])}
        none={filter.any}
        value={search[filter.name] ?? ""}
        onChange={(value) => void apply({ [filter.name]: value })}
      />
    )

  return (
    <search>
      <form className="filter-form" onSubmit={send}>
        <div className="filters">
          {filters.map(field)}
          <div className="filters-acts">
            <Button type="submit">{say("platform.filter")}</Button>
            {set.length > 0 && (
              <Link to={path} search={Object.fromEntries(keep.map((name) => [name, search[name]]))}>
                {say("platform.show-all")}
              </Link>
            )}
          </div>
        </div>
        {further && (
          <details className="fold" open={further.filters.some(({ name }) => search[name])}>
            <summary>{further.label}</summary>
            <div className="filters">{further.filters.map(field)}</div>
          </details>
        )}
      </form>
      {set.length > 0 && (
        <ul className="filters-set">
          {set.map((filter) => (
            <li key={filter.name}>
              {filter.label}: <bdi>{valueOf(filter, search[filter.name] ?? "")}</bdi>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}

/** What stands in the fields one writes in: as the address says, until one writes, and again when the address changes. */
function useTyped(search: Search, filters: readonly Filter[]) {
  const only = (): Search =>
    Object.fromEntries(filters.flatMap((each) => ("written" in each ? [[each.name, search[each.name] ?? ""]] : [])))
  const [kept, keep] = useState(() => ({ search, typed: only() }))
  if (kept.search !== search) keep({ search, typed: only() })
  const type = (name: string, value: string) =>
    keep((before) => ({ ...before, typed: { ...before.typed, [name]: value } }))
  return [kept.typed, type] as const
}

const valueOf = (filter: Filter, value: string): string =>
  "written" in filter ? value : (filter.choices.find((choice) => choice.value === value)?.name ?? value)

/** The present choice stays choosable, whatever is offered. */
const withPresent = (choices: readonly Choice[], present: string | undefined): readonly Choice[] =>
  !present || choices.some(({ value }) => value === present) ? choices : [...choices, { value: present, name: present }]
