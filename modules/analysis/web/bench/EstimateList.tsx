import type { About } from "#modules/analysis/methods/quotation.ts"
import type { AnyLine } from "#modules/analysis/methods/searched.ts"
import { estimateColumns } from "#modules/analysis/web/bench/estimate-columns.tsx"
import { estimatesFile, estimatesTable } from "#modules/analysis/web/bench/estimate-file.ts"
import { Quotation } from "#modules/analysis/web/bench/Quotation.tsx"
import type { Estimates } from "#modules/analysis/web/bench/reckon.ts"
import { Saved } from "#modules/analysis/web/bench/Saved.tsx"
import { SearchPath } from "#modules/analysis/web/bench/SearchPath.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Table } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Variation } from "@palermo/statistics"

type Props = { readonly all: Estimates; readonly about: About }

/** Every estimate beside the others, with what it rests on, what was said against it, and how it moves with the lists. */
export function EstimateList({ all, about }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const number = (value: number) => whole.format(value)
  const { sensitivity, search } = all
  const lines: readonly AnyLine[] = search ? [...all.lines, search] : all.lines
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
        columns={estimateColumns(lines, say, number)}
        rows={lines}
        id={({ method }) => method}
      />
      {warnings.length > 0 && <Sentences head="estimate.mind" key="warnings" of="warning" each={warnings} />}
      {search && <SearchPath search={search} />}
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
            [say("bench.estimate.search"), about.covariates && number(about.covariates.replicates)],
            [say("bench.estimate.seed"), about.replicates > 0 && <bdi key="seed">{about.seed}</bdi>],
            [say("bench.estimate.digest"), <Digest key="plain" digest={about.digest} />],
            [
              say("bench.estimate.digest-covariates"),
              about.covariates && <Digest key="with" digest={about.covariates.digest} />,
            ],
          ]}
        />
        <Saved
          files={[
            { name: "estimates", format: "json", content: () => estimatesFile(all, about) },
            { name: "estimates", format: "csv", content: () => estimatesTable(all, about) },
          ]}
        />
      </section>
      <Quotation lines={lines} warnings={all.warnings} about={about} />
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

function Digest({ digest }: { readonly digest: string }) {
  const say = useWords()
  return digest === "" ? <>{say("bench.estimate.no-digest")}</> : <bdi className="digest bench-digest">{digest}</bdi>
}

const variedIn = ({ without, merged }: Variation, say: Words): string =>
  without === undefined
    ? say("estimate.merged", { one: merged?.[0] ?? "", other: merged?.[1] ?? "" })
    : say("estimate.without", { list: without })
