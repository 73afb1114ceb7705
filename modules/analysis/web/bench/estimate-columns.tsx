import type { AnyLine } from "#modules/analysis/methods/searched.ts"
import type { Column } from "#platform/web/kit/Table.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** What is said of each estimate on its line. */
export function estimateColumns(
  lines: readonly AnyLine[],
  say: Words,
  number: (value: number) => string,
): Column<AnyLine>[] {
  const highest = lines.flatMap((line) => ("estimate" in line ? [line.estimate, line.interval?.[1] ?? 0] : []))
  // One limit without end must not press all others into the corner.
  const end = Math.min(
    Math.max(...highest, 1),
    4 * Math.max(...lines.map((line) => ("estimate" in line ? line.estimate : 0)), 1),
  )
  return [
    { name: say("estimate.method"), heads: true, cell: ({ method }) => say(`estimate.method.${method}`) },
    {
      name: say("estimate.value"),
      number: true,
      cell: (line) =>
        "noEstimate" in line ? <span aria-label={say("bench.estimate.none")}>–</span> : number(line.estimate),
    },
    {
      name: say("estimate.interval"),
      cell: (line) =>
        "noEstimate" in line
          ? say(`estimate.none.${line.noEstimate}`)
          : line.interval
            ? say("bench.estimate.from-to", { low: number(line.interval[0]), high: number(line.interval[1]) })
            : say("bench.estimate.no-interval"),
    },
    { name: say("bench.estimate.picture"), cell: (line) => <Whisker line={line} end={end} /> },
    { name: say("bench.estimate.considered"), cell: (line) => <Considered line={line} /> },
  ]
}

/** An estimate as a mark on its interval; the numbers beside it say the same. */
function Whisker({ line, end }: { readonly line: AnyLine; readonly end: number }) {
  if ("noEstimate" in line) return null
  const at = (value: number) => Math.min(100, (100 * value) / end)
  const [low, high] = line.interval ?? [line.estimate, line.estimate]
  return (
    <svg className="whisker" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="whisker-interval" x={at(low)} y={4} width={Math.max(0.5, at(high) - at(low))} height={4} />
      <rect className="whisker-point" x={at(line.estimate) - 0.6} y={0} width={1.2} height={12} />
    </svg>
  )
}

/** Which models were looked at, and what the one chosen joins. */
function Considered({ line }: { readonly line: AnyLine }) {
  const say = useWords()
  if ("noEstimate" in line) return null
  const { models, selected, atBoundary, model } = line
  const path = line.method === "covariates" ? line : undefined
  return (
    <>
      {models && (
        <p>
          {say("bench.estimate.models", { fitted: models.fitted, none: models.notIdentifiable + models.noMaximum })}
        </p>
      )}
      {path && <p>{say("bench.estimate.models", { fitted: path.path.length, none: path.passedOver.length })}</p>}
      {selected && (
        <p>
          {selected.length === 0 ? say("bench.estimate.independent") : say("bench.estimate.joined")}{" "}
          {selected.length > 0 && <bdi>{selected.join(", ")}</bdi>}
        </p>
      )}
      {atBoundary && atBoundary.length > 0 && (
        <p>
          {say("bench.estimate.never-together")} <bdi>{atBoundary.join(", ")}</bdi>
        </p>
      )}
      {model !== undefined && (
        <p className="hint">
          <bdi>{model}</bdi>
        </p>
      )}
    </>
  )
}
