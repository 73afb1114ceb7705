import type { Finding, Findings } from "#modules/analysis/web/bench/findings.ts"
import { countsOf, findingsFile, PAGE, sought, type Shown } from "#modules/analysis/web/bench/finding-view.ts"
import { usePrinting } from "#modules/analysis/web/bench/Bench.tsx"
import { Saved } from "#modules/analysis/web/bench/Saved.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"

/** No sheet of paper is asked for more rows than these. */
const PRINTED = 2000

/** What an attack found: how much in all, the masked cells with what they can be and why, and what in the table is wrong. */
export function FindingList({ findings, file }: { readonly findings: Findings; readonly file: string }) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  const counts = countsOf(findings)
  const { narrowest, twice, contradicted } = counts
  return (
    <section className="bench-findings">
      <h2>{say("bench.audit.found", { file })}</h2>
      <p className="bench-lead">{say("bench.audit.summary", { masked: counts.masked, exact: counts.exact })}</p>
      <Facts
        facts={[
          [say("bench.audit.cells"), number.format(counts.cells)],
          [say("bench.audit.masked"), number.format(counts.masked)],
          [say("bench.audit.show.exact"), number.format(counts.exact)],
          [say("bench.audit.show.narrowed"), number.format(counts.narrowed)],
          [say("bench.audit.show.open"), number.format(counts.open)],
          [say("bench.audit.narrowest"), narrowest !== undefined && say("bench.audit.rooms", { n: narrowest })],
          [say("bench.audit.contradicted"), contradicted > 0 && number.format(contradicted)],
          [say("bench.audit.twice"), twice > 0 && number.format(twice)],
        ]}
      />
      {counts.masked > 0 && <MaskedCells findings={findings} />}
      {contradicted > 0 && (
        <section>
          <h3>{say("bench.audit.contradicted")}</h3>
          <p>{say("bench.audit.contradicted-text")}</p>
          <Sums sums={findings.contradicted} />
        </section>
      )}
      {twice > 0 && (
        <section>
          <h3>{say("bench.audit.twice")}</h3>
          <p>{say("bench.audit.twice-text")}</p>
          <Sums sums={findings.twice.map((codes) => codes.join(", "))} />
        </section>
      )}
    </section>
  )
}

/**
 * The masked cells, narrowed and page by page. What is sought is not put into the address, as elsewhere: an address is
 * sent when a page is loaded again, and nothing of the table may be.
 */
function MaskedCells({ findings }: { readonly findings: Findings }) {
  const say = useWords()
  const printing = usePrinting()
  const [shown, show] = useState<Shown>(findings.masked.some(({ exact }) => exact) ? "exact" : "all")
  const [written, write] = useState("")
  const [from, go] = useState(0)
  const found = sought(findings.masked, shown, written)
  const rows = printing ? found.slice(0, PRINTED) : found.slice(from, from + PAGE)
  return (
    <section>
      <h3>{say("bench.audit.list")}</h3>
      <div className="filters no-print">
        <Select
          name="show"
          label={say("bench.audit.show")}
          choices={(["exact", "narrowed", "open", "all"] as const).map((value) => ({
            value,
            name: say(`bench.audit.show.${value}`),
          }))}
          value={shown}
          onChange={(value) => {
            show(value as Shown) // one of the choices
            go(0)
          }}
        />
        <TextField
          name="codes"
          type="search"
          label={say("bench.audit.with")}
          value={written}
          max={200}
          onChange={(value) => {
            write(value)
            go(0)
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p>{say("bench.audit.nothing-here")}</p>
      ) : (
        <Table
          caption={say("bench.audit.list")}
          columns={columnsOf(findings.names, say)}
          rows={rows}
          id={({ codes }) => codes.join("\u0000")}
        />
      )}
      <nav className="pager no-print" aria-label={say("platform.pages")}>
        <p aria-live="polite">
          {say("bench.shown", {
            from: Math.min(from + 1, found.length),
            to: Math.min(from + PAGE, found.length),
            all: found.length,
          })}
        </p>
        {from > 0 && (
          <Button look="link" onPress={() => go(Math.max(0, from - PAGE))}>
            {say("bench.previous")}
          </Button>
        )}
        {from + PAGE < found.length && (
          <Button look="link" onPress={() => go(from + PAGE)}>
            {say("platform.next-page")}
          </Button>
        )}
      </nav>
      <Saved files={[{ name: "findings", format: "csv", content: () => findingsFile(findings, found) }]} />
    </section>
  )
}

function columnsOf(names: readonly string[], say: Words): Column<Finding>[] {
  return [
    ...names.map((name, at): Column<Finding> => ({
      name,
      ...(at === 0 && { heads: true }),
      cell: ({ codes }) => <bdi>{codes[at]}</bdi>,
    })),
    { name: say("bench.audit.is"), cell: (finding) => valueOf(finding, say) },
    {
      name: say("bench.audit.why"),
      cell: ({ sums, more }) =>
        sums.length === 0 ? (
          say("bench.audit.no-sum")
        ) : (
          <>
            {more > 0 && <p className="hint">{say("bench.audit.more", { n: more })}</p>}
            <Sums sums={sums} />
          </>
        ),
    },
  ]
}

function valueOf({ low, high, exact, tight }: Finding, say: Words) {
  if (exact) return <strong>{say("bench.audit.exactly", { n: low })}</strong>
  const room = high === null ? say("bench.audit.at-least", { low }) : say("bench.audit.between", { low, high })
  return tight ? room : `${room} ${say("bench.audit.loose")}`
}

/** Sums as they were printed: they run as figures do, whichever way the page runs. */
function Sums({ sums }: { readonly sums: readonly string[] }) {
  return (
    <ul className="bench-sums" dir="ltr">
      {sums.map((sum) => (
        <li key={sum}>{sum}</li>
      ))}
    </ul>
  )
}
