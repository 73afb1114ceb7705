import { columnName } from "#modules/analysis/web/inside/lists.ts"
import type { Column as Understood, SnapshotRemark } from "#modules/analysis/snapshot.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** What each column was understood as: its role, the list its codes are of, and how many values it has. */
export function Columns({ columns }: { readonly columns: readonly Understood[] }) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  return (
    <section>
      <h2>{say("analysis.snapshot.understood")}</h2>
      <Table
        caption={say("analysis.snapshot.understood")}
        rows={columns}
        id={({ name, heading }) => `${name} ${heading}`}
        columns={understoodColumns(say, number)}
      />
    </section>
  )
}

const understoodColumns = (say: Words, number: Intl.NumberFormat): readonly Column<Understood>[] => [
  {
    name: say("analysis.snapshot.heading"),
    heads: true,
    cell: ({ heading, name }) => <Foreign>{heading || name}</Foreign>,
  },
  {
    name: say("analysis.snapshot.is"),
    cell: ({ name, role }) => (role === "left-out" ? "–" : <bdi>{columnName(say, name)}</bdi>),
  },
  { name: say("analysis.snapshot.role"), cell: ({ role }) => say(`analysis.role.${role}`) },
  {
    name: say("analysis.snapshot.list"),
    cell: ({ list, listVersion, role }) =>
      role === "left-out" || role === "value" ? (
        "–"
      ) : list === null ? (
        say("analysis.snapshot.own-codes")
      ) : (
        <bdi>{listVersion ?? list}</bdi>
      ),
  },
  { name: say("analysis.snapshot.values"), number: true, cell: ({ values }) => number.format(values) },
]

/** What was remarked while reading: what stops keeping first; how often, and in which line first. */
export function Remarks({ remarks }: { readonly remarks: readonly SnapshotRemark[] }) {
  const say = useWords()
  const { locale } = useReader()
  if (remarks.length === 0) return null
  const sorted = remarks.toSorted((a, b) => Number(b.fault) - Number(a.fault) || a.line - b.line)
  return (
    <section>
      <h2>{say("analysis.snapshot.remarks", { n: remarks.length })}</h2>
      <Table
        caption={say("analysis.snapshot.remarks", { n: remarks.length })}
        rows={sorted}
        id={({ code, column, line, what }) => `${code} ${column} ${line} ${what}`}
        columns={remarkColumns(say, new Intl.NumberFormat(locale))}
      />
    </section>
  )
}

const remarkColumns = (say: Words, number: Intl.NumberFormat): readonly Column<SnapshotRemark>[] => [
  {
    name: say("analysis.snapshot.remark"),
    heads: true,
    cell: ({ code, fault }) => (
      <>
        {remarkText(say, code)} {fault && <Status tone="late">{say("analysis.snapshot.is-fault")}</Status>}
      </>
    ),
  },
  {
    name: say("analysis.snapshot.column"),
    cell: ({ column }) => (column === null ? "–" : <Foreign>{columnName(say, column)}</Foreign>),
  },
  {
    name: say("analysis.snapshot.found"),
    cell: ({ code, what }) => (what === null ? "–" : <Foreign>{whatText(say, code, what)}</Foreign>),
  },
  {
    name: say("analysis.snapshot.first-line"),
    number: true,
    cell: ({ line }) => (line > 0 ? number.format(line) : "–"),
  },
  { name: say("analysis.snapshot.times"), number: true, cell: ({ times }) => number.format(times) },
]

// Remarks are made where data are read; one that has no words yet is shown by its code.
function remarkText(say: Words, code: string): string {
  for (const key of [`analysis.snapshot.remark.${code}`, `problem.${code}`])
    try {
      return say(key)
    } catch {
      continue
    }
  return code
}

/** What of a remark is said by a code: why a column was left out, by what a value was understood. */
const said: Readonly<Record<string, readonly string[]>> = {
  "value-taken-as": ["analysis.taken"],
  "column-left-out": ["analysis.left-out", "analysis.identifying"],
}

function whatText(say: Words, code: string, what: string): string {
  for (const key of said[code] ?? [])
    try {
      return say(`${key}.${what}`)
    } catch {
      continue
    }
  return what
}
