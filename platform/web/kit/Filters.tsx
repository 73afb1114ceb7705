import { useAddress, type Search } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Select, TextField, type Choice } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { FormEvent } from "react"

/** One filter of a register; its name is its name in the address. */
export type Filter =
  | { readonly name: string; readonly label: string; readonly words: true }
  | { readonly name: string; readonly label: string; readonly from: "date" }
  | { readonly name: string; readonly label: string; readonly choices: readonly Choice[]; readonly any: string }

type Props = {
  readonly filters: readonly Filter[]
  /** What stays in the address besides the filters: the order, the grouping. The place in the list never does. */
  readonly keep?: readonly string[]
}

/**
 * The filters of a register. They are a form that writes the address, so that
 * what one sees can be kept, sent and gone back from. A choice takes effect at
 * once, words when they are sent.
 */
export function Filters({ filters, keep = [] }: Props) {
  const say = useWords()
  const { path, search, go } = useAddress()
  const stays: Search = Object.fromEntries(keep.map((name) => [name, search[name]]))
  const narrowed = filters.some(({ name }) => search[name])

  const goTo = (form: HTMLFormElement) => {
    const said = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]),
    )
    go(path, { ...stays, ...said })
  }
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    goTo(event.currentTarget)
  }

  return (
    // The key lets "Show all" and the back button fill the fields anew.
    <search key={JSON.stringify(search)}>
      <form className="filters" onSubmit={send}>
        {filters.map((filter) => {
          const { name, label } = filter
          const initial = search[name] ?? ""
          if ("words" in filter)
            return <TextField key={name} name={name} label={label} type="search" initial={initial} max={300} />
          if ("from" in filter) return <TextField key={name} name={name} label={label} type="date" initial={initial} />
          return (
            <Select
              key={name}
              name={name}
              label={label}
              choices={filter.choices}
              none={filter.any}
              initial={initial}
              onChange={(value) => go(path, { ...search, after: undefined, [name]: value })}
            />
          )
        })}
        <div className="filters-acts">
          <Button type="submit">{say("platform.filter")}</Button>
          {narrowed && (
            <Link to={path} search={stays}>
              {say("platform.show-all")}
            </Link>
          )}
        </div>
      </form>
    </search>
  )
}
