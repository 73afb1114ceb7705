import { estimatesFile, estimatesTable } from "#modules/analysis/web/bench/estimate-file.ts"
import { Quotation } from "#modules/analysis/web/bench/Quotation.tsx"
import { take } from "#modules/analysis/web/bench/take.ts"
import type { About } from "#modules/analysis/methods/quotation.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Line, SideBySide, Variation } from "@palermo/statistics"

type Props = { readonly all: SideBySide; readonly about: About }

/** Every estimate beside the others, with what it rests on, what was said against it, and how it moves with the lists. */
export function EstimateList({ all, about }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const number = (value: number) => whole.format(value)
  const { lines, sensitivity } = all
  const warnings = [
    ...new Set([...all.warnings, ...lines.flatMap((line) => ("warnings" in line ? line.warnings : []))]),
  ]
  const none = lines.filter((line) => "noEstimate" in line).length
  const isNone = lines.every((line) => "noEstimate" in line || line.method === "chao")
  return (
    <section className="bench-estimates">
      <h2>{say("bench.estimate.found")}</h2>
      {none > 0 && (
        <Notice kind="warning">
          <p>{isNone ? say("estimate.quote.none") : say("bench.estimate.some-none", { none, all: lines.length })}</p>
        </Notice>
      )}
      <Table
        caption={say("bench.estimate.found")}
        columns={columnsOf(lines, say, number)}
        rows={lines}
        id={({ method }) => method}
      />
      {warnings.length > 0 && <Sentences head="estimate.mind" key="warnings" of="warning" each={warnings} />}
      {sensitivity.length > 0 && (
        <section>
          <h3>{say("estimate.varied")}</h3>
          <Table
            caption={say("estimate.varied")}
            columns={[
              { name: say("bench.estimate.lists"), heads: true, cell: (each) => variedIn(each, say) },
              {
                name: say("estimate.value"),
                number: true,
                cell: (each) => ("estimate" in each ? number(each.estimate) : say(`estimate.none.${each.noEstimate}`)),
              },
            ]}
            rows={sensitivity}
            id={(each) => each.without ?? each.merged?.join("+") ?? ""}
          />
        </section>
      )}
      <Sentences
        head="estimate.assumed"
        of="assumption"
        each={lines.flatMap((line): readonly string[] => line.assumptions)}
      />
      <Sentences
        head="estimate.against"
        of="criticism"
        each={lines.flatMap((line): readonly string[] => line.criticism)}
      />
      <section>
        <h3>{say("bench.estimate.again")}</h3>
        <p>{say("bench.estimate.again-text")}</p>
        <Facts
          facts={[
            [say("bench.estimate.cases"), number(about.cases)],
            [say("bench.estimate.replicates"), number(about.replicates)],
            [say("bench.estimate.seed"), about.replicates > 0 && <bdi key="seed">{about.seed}</bdi>],
            [
              say("bench.estimate.digest"),
              about.digest === "" ? (
                say("bench.estimate.no-digest")
              ) : (
                <bdi key="digest" className="digest bench-digest">
                  {about.digest}
                </bdi>
              ),
            ],
          ]}
        />
        <p className="take-away no-print">
          <Button look="link" onPress={() => take("estimates.json", estimatesFile(all, about), "application/json")}>
            {say("bench.save-json")}
          </Button>
          <Button look="link" onPress={() => take("estimates.csv", estimatesTable(all, about), "text/csv")}>
            {say("bench.save-csv")}
          </Button>
          <Button look="link" onPress={() => print()}>
            {say("bench.print")}
          </Button>
        </p>
      </section>
      <Quotation all={all} about={about} />
    </section>
  )
}

/** Sentences that hold for some line, each once. */
function Sentences({
  head,
  of,
  each,
}: {
  readonly head: string
  readonly of: string
  readonly each: readonly string[]
}) {
  const say = useWords()
  return (
    <section>
      <h3>{say(head)}</h3>
      <ul className="bench-list">
        {[...new Set(each)].map((one) => (
          <li key={one}>{say(`estimate.${of}.${one}`)}</li>
        ))}
      </ul>
    </section>
  )
}

function columnsOf(lines: readonly Line[], say: Words, number: (value: number) => string): Column<Line>[] {
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
function Whisker({ line, end }: { readonly line: Line; readonly end: number }) {
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
function Considered({ line }: { readonly line: Line }) {
  const say = useWords()
  if ("noEstimate" in line) return null
  const { models, selected, atBoundary, model } = line
  return (
    <>
      {models && (
        <p>
          {say("bench.estimate.models", { fitted: models.fitted, none: models.notIdentifiable + models.noMaximum })}
        </p>
      )}
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

const variedIn = ({ without, merged }: Variation, say: Words): string =>
  without === undefined
    ? say("estimate.merged", { one: merged?.[0] ?? "", other: merged?.[1] ?? "" })
    : say("estimate.without", { list: without })
