import type { FigureDimension } from "#modules/analysis/figure-contract.ts"
import {
  areCrossed,
  arePlaces,
  holdAt,
  spreadBy,
  sumOf,
  wantedOf,
  type Ask,
  type Offered,
  type OnAsk,
} from "#modules/analysis/web/figures/asking.ts"
import { CodePicker } from "#modules/analysis/web/figures/CodePicker.tsx"
import { isUntold } from "#modules/analysis/web/figures/grid.ts"
import { dimensionName, type Naming } from "#modules/analysis/web/figures/naming.ts"
import { Select, type Choice } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useMemo, useState } from "react"

type Props = {
  readonly set: Offered
  readonly ask: Ask
  readonly nameOf: Naming
  readonly onAsk: OnAsk
}

const places = ["rows", "columns", "panels"] as const

/** What is spread down the side and across the top, which codes of it, and where everything else is held. */
export function Choose({ set, ask, nameOf, onAsk }: Props) {
  const say = useWords()
  const [dropped, drop] = useState<readonly string[]>([])
  const all = set.dimensions.map(({ name }) => ({ value: name, name: dimensionName(say, name) }))

  const choose: OnAsk = (asked) => {
    const next = typeof asked === "function" ? asked(ask) : asked
    const names = (each: Ask) => [...each.spread, ...Object.keys(each.at)]
    drop([...new Set(names(ask))].filter((name) => !names(next).includes(name)))
    onAsk(next)
  }
  return (
    <section className="figure-choose no-print" aria-label={say("analysis.figure.choose")}>
      <div className="pair">
        {places.map((place, n) => {
          if (n > ask.spread.length || n >= set.dimensions.length) return null
          return (
            <Select
              key={place}
              name={place}
              label={say(`analysis.figure.place.${place}`)}
              choices={all}
              value={ask.spread[n] ?? ""}
              onChange={(name) => choose(spreadBy(set, ask, n as 0 | 1 | 2, name))} // A place in a list of three.
              {...(n > 0 && { none: say("analysis.figure.nothing") })}
            />
          )
        })}
      </div>
      <div className="figure-codes">
        {set.dimensions.map((dimension) => (
          <Codes key={dimension.name} {...{ set, ask, nameOf, dimension }} onAsk={choose} />
        ))}
      </div>
      <output className="hint">
        {dropped.length > 0 &&
          say("analysis.figure.dropped", { names: dropped.map((name) => dimensionName(say, name)).join(", ") })}
      </output>
    </section>
  )
}

/** Up to so many codes the browser's own list is the quickest. */
const few = 30

function Codes({ set, ask, nameOf, dimension, onAsk }: Props & { readonly dimension: FigureDimension }) {
  const say = useWords()
  const { language } = useReader()
  const { name } = dimension
  const { codes } = dimension
  const wanted = wantedOf(set, ask, dimension)
  const label = dimensionName(say, name)
  const sum = sumOf(set, dimension)
  const choices = useMemo(() => {
    const inOrder = codes.map(({ code }) => ({ value: code, name: nameOf(name, { code, isSum: code === sum }) }))
    const { compare } = new Intl.Collator(language)
    const byName = (a: Choice, b: Choice) =>
      Number(b.value === sum) - Number(a.value === sum) ||
      Number(isUntold(a.value)) - Number(isUntold(b.value)) ||
      compare(a.name, b.name)
    return arePlaces(set, name) ? inOrder.toSorted(byName) : inOrder
  }, [set, name, codes, sum, nameOf, language])
  if (ask.spread.includes(name))
    return (
      <CodePicker
        label={label}
        choices={choices}
        chosen={wanted}
        isChosen={(ask.at[name] ?? []).length > 0}
        onChange={(next) => onAsk(holdAt(set, ask, name, next))}
      />
    )
  const isOffered = areCrossed(set, [...ask.spread, name])
  if (codes.length <= few || !isOffered)
    return (
      <Select
        name={name}
        label={label}
        choices={isOffered ? choices : choices.filter(({ value }) => value === wanted[0])}
        value={wanted[0] ?? ""}
        disabled={!isOffered}
        onChange={(code) => onAsk(holdAt(set, ask, name, [code]))}
        {...(!isOffered && { hint: say("analysis.figure.not-crossed") })}
      />
    )
  return (
    <CodePicker
      label={label}
      choices={choices}
      chosen={wanted}
      isChosen={(ask.at[name] ?? []).length > 0}
      one
      onChange={(next) => onAsk(holdAt(set, ask, name, next))}
    />
  )
}
