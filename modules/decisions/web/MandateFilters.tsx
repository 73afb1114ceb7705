import { choicesOf } from "#modules/decisions/web/choices.ts"
import { filterNames, furtherFilters } from "#modules/decisions/web/mandate-filter.ts"
import { useAddress, type Search } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField, type Choice } from "#platform/web/kit/Field.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Who is addressed and which bodies met, as far as the register says: what the filters may be set to. */
export type Offered = {
  readonly addressees: readonly Choice[]
  readonly bodies: readonly Choice[]
  readonly sessions: readonly Choice[]
}

/**
 * The filters of the register of mandates. They write the address; a choice
 * takes effect at once, words and days when they are sent. The fields stay
 * where they are when the address changes, and so does the keyboard.
 */
export function MandateFilters({ offered }: { readonly offered: Offered }) {
  const say = useWords()
  const { path, search, go } = useAddress()
  const [typed, type] = useTyped(search)
  const narrowed = filterNames.some((name) => search[name])
  const further = furtherFilters.filter((name) => search[name]).length
  const { group, sort } = search

  const choose = (name: string) => (value: string) => go(path, { ...search, ...typed, after: undefined, [name]: value })
  async function send(event: FormEvent) {
    event.preventDefault()
    const { document = "" } = typed
    // A symbol is as good as the place it stands for.
    const { slugOf } = await import("#modules/decisions/document.ts")
    go(path, { ...search, ...typed, document: slugOf(document.trim()), after: undefined })
  }
  const chosen = (name: string, label: string, choices: readonly Choice[]) => (
    <Select
      name={name}
      label={label}
      choices={withPresent(choices, search[name])}
      none={say("decisions.mandates.any")}
      value={search[name] ?? ""}
      onChange={choose(name)}
    />
  )
  const written = (name: string, label: string, kind: "search" | "date", hint?: string) => (
    <TextField
      name={name}
      label={label}
      type={kind}
      value={typed[name] ?? ""}
      max={300}
      onChange={(value) => type(name, value)}
      {...(hint && { hint })}
    />
  )

  return (
    <search>
      <form className="mandate-filters" onSubmit={(event) => void send(event)}>
        <div className="filters">
          {written("q", say("decisions.mandates.words"), "search")}
          {chosen("addressee", say("decisions.mandates.addressee"), offered.addressees)}
          {chosen("target", say("decisions.mandates.target"), choicesOf(say, "target"))}
          {chosen("status", say("decisions.mandates.status"), choicesOf(say, "status"))}
          <div className="filters-acts">
            <Button type="submit">{say("platform.filter")}</Button>
            {narrowed && (
              <Link to={path} search={{ group, sort }}>
                {say("platform.show-all")}
              </Link>
            )}
          </div>
        </div>
        <details className="fold" open={further > 0}>
          <summary>{say("decisions.mandates.more", { n: further })}</summary>
          <div className="filters">
            {chosen("kind", say("decisions.mandates.kind"), choicesOf(say, "kind"))}
            {chosen("class", say("decisions.mandates.class"), choicesOf(say, "class"))}
            {chosen("date", say("decisions.mandates.date-kind"), choicesOf(say, "date-kind"))}
            {chosen("body", say("decisions.mandates.body"), offered.bodies)}
            {chosen("session", say("decisions.mandates.session"), offered.sessions)}
            {written("dueFrom", say("decisions.mandates.due-from"), "date")}
            {written("dueTo", say("decisions.mandates.due-to"), "date")}
            {written("document", say("decisions.mandates.document"), "search", say("decisions.mandates.document-hint"))}
          </div>
        </details>
      </form>
    </search>
  )
}

const writtenFilters = ["q", "document", "dueFrom", "dueTo"] as const

/** What stands in the fields one writes in: as the address says, until one writes, and again when the address changes. */
function useTyped(search: Search) {
  const [kept, keep] = useState({ search, typed: only(search) })
  if (kept.search !== search) keep({ search, typed: only(search) })
  const type = (name: string, value: string) =>
    keep((before) => ({ ...before, typed: { ...before.typed, [name]: value } }))
  return [kept.typed, type] as const
}

const only = (search: Search): Search => Object.fromEntries(writtenFilters.map((name) => [name, search[name] ?? ""]))

/** The present choice stays choosable, whatever is offered. */
const withPresent = (choices: readonly Choice[], present: string | undefined): readonly Choice[] =>
  !present || choices.some(({ value }) => value === present) ? choices : [...choices, { value: present, name: present }]
