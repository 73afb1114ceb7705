import type { Searched, Step } from "#modules/analysis/methods/searched.ts"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** The way of a search with covariates: each model it came by, what changed, where the estimate went; and those it had to pass over. */
export function SearchPath({ search }: { readonly search: Searched }) {
  const say = useWords()
  const { locale } = useReader()
  const { covariates } = search
  const known = covariates.map(({ name, kind, levels }) => say(`bench.estimate.known-${kind}`, { name, levels }))
  const steps = "noEstimate" in search ? [] : changesOf(search.path, search.model)
  const passedOver = "noEstimate" in search ? [] : search.passedOver
  return (
    <section>
      <h3>{say("bench.estimate.with-covariates")}</h3>
      <p>{say("bench.estimate.with-covariates-text")}</p>
      <ul className="bench-list">
        {known.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {"noEstimate" in search ? (
        <p>{say(`estimate.none.${search.noEstimate}`)}</p>
      ) : (
        <Table
          caption={say("bench.estimate.with-covariates")}
          columns={columnsOf(say, locale)}
          rows={steps}
          id={({ at }) => String(at)}
        />
      )}
      {passedOver.length > 0 && (
        <>
          <p>{say("estimate.passed-over", { n: passedOver.length })}</p>
          <ul className="bench-list">
            {passedOver.map(({ formula, reason }) => (
              <li key={formula}>
                <bdi dir="ltr">{formula}</bdi>: {say(`estimate.none.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Change = Step & {
  readonly at: number
  readonly came: readonly string[]
  readonly gone: readonly string[]
  readonly isBest: boolean
}

function columnsOf(say: Words, locale: string): Column<Change>[] {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return [
    { name: say("bench.estimate.step"), heads: true, cell: ({ at }) => whole.format(at) },
    { name: say("bench.estimate.changed"), cell: (change) => <Changed change={change} /> },
    { name: say("estimate.value"), number: true, cell: ({ estimate }) => whole.format(estimate) },
    { name: "BIC", number: true, cell: ({ bic }) => fine.format(bic) },
    { name: "AIC", number: true, cell: ({ aic }) => fine.format(aic) },
  ]
}

function Changed({ change: { came, gone, isBest } }: { readonly change: Change }) {
  const say = useWords()
  const terms = [...came.map((term) => `+ ${term}`), ...gone.map((term) => `− ${term}`)]
  return (
    <>
      <bdi dir="ltr">{terms.join("  ")}</bdi>
      {isBest && (
        <p>
          <strong>{say("bench.estimate.chosen-model")}</strong>
        </p>
      )}
    </>
  )
}

/** What each model has that the one before it had not, and the other way round; the first has all its terms. */
function changesOf(path: readonly Step[], best: string | undefined): readonly Change[] {
  return path.map((step, at) => {
    const before = path[at - 1]?.formula.split(" + ") ?? []
    const now = step.formula.split(" + ")
    return {
      ...step,
      at: at + 1,
      came: now.filter((term) => !before.includes(term)),
      gone: before.filter((term) => !now.includes(term)),
      isBest: step.formula === best,
    }
  })
}
