import type { ReactNode } from "react"

/** One thing that is known: its name, and what it is. */
export type Fact = readonly [name: string, value: ReactNode]

/** What is known of a thing, fact by fact. What is not there (nothing, false, an empty line) is left out with its name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts-list">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
