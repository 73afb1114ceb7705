import { contract, type TrueTable } from "#modules/analysis/web/inside/contract.ts"
import { columnName, useNaming, type Naming } from "#modules/analysis/web/inside/lists.ts"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import type { Column as Understood, Snapshot } from "#modules/analysis/snapshot.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox } from "#platform/web/kit/Field.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** The columns figures can be counted by. */
export const countable = (columns: readonly Understood[]): readonly Understood[] =>
  columns.filter(({ role }) => role === "dimension" || role === "area" || role === "time")

const shownAtOnce = 100

type Props = { readonly table: TrueTable; readonly columns: readonly Understood[]; readonly naming: Naming }

/** Counts as they are, unprotected: for those inside alone. */
export function TrueCounts({ table, columns, naming }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  const number = new Intl.NumberFormat(locale)
  const from = Math.max(0, Number.parseInt(search["after"] ?? "0", 10) || 0)
  const shown = table.cells.slice(from, from + shownAtOnce)
  if (table.cells.length === 0)
    return (
      <Empty title={say("analysis.table.empty")}>
        <p>{say("analysis.table.empty-text")}</p>
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("analysis.table.caption")}
        rows={shown}
        id={({ codes }) => codes.join("\n")}
        columns={trueColumns(say, table.columns, columns, naming, number)}
      />
      <Pager
        total={table.cells.length}
        shown={shown.length}
        next={from + shownAtOnce < table.cells.length ? String(from + shownAtOnce) : null}
      />
      {table.more > 0 && <p className="hint">{say("analysis.table.more", { n: table.more })}</p>}
    </>
  )
}

type TrueCell = TrueTable["cells"][number]

function trueColumns(
  say: Words,
  names: readonly string[],
  columns: readonly Understood[],
  naming: Naming,
  number: Intl.NumberFormat,
): readonly Column<TrueCell>[] {
  const listOf = (name: string) => columns.find((each) => each.name === name)?.list ?? null
  return [
    ...names.map((name, n): Column<TrueCell> => ({
      name: columnName(say, name),
      ...(n === 0 && { heads: true }),
      cell: ({ codes }) => <Foreign>{naming.name(listOf(name), codes[n] ?? "")}</Foreign>,
    })),
    {
      name: say("analysis.table.count-of"),
      number: true,
      // Of what was masked when it was brought only a range is known, or nothing but that there is a number.
      cell({ value, high = value }) {
        if (high === null) return value > 0 ? `≥ ${number.format(value)}` : say("analysis.compare.withheld")
        return high === value ? number.format(value) : `${number.format(value)}–${number.format(high)}`
      },
    },
  ]
}

/** Chooses by which columns is counted; counting is asked for, never begun by itself, as each look is told in the ledger. */
function ChooseColumns({
  columns,
  chosen,
  onCount,
}: {
  readonly columns: readonly Understood[]
  readonly chosen: readonly string[]
  readonly onCount: (chosen: readonly string[]) => void
}) {
  const say = useWords()
  const [picked, pick] = useState(chosen)
  return (
    <form
      className="form no-print"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (picked.length > 0) onCount(picked)
      }}
    >
      <fieldset className="choices">
        <legend>{say("analysis.table.by")}</legend>
        {countable(columns).map(({ name }) => (
          <Checkbox
            key={name}
            name="column"
            label={columnName(say, name)}
            checked={picked.includes(name)}
            onChange={(on) => pick(on ? [...picked, name] : picked.filter((each) => each !== name))}
          />
        ))}
      </fieldset>
      <Button type="submit" disabled={picked.length === 0}>
        {say("analysis.table.count")}
      </Button>
    </form>
  )
}

const waiting = { state: "waiting" } as const

/** Counts of one's own data, inside the wall. */
export function LiveTrueTable() {
  const say = useWords()
  const { params, search, path, go } = useAddress()
  const id = params["id"] ?? ""
  const columns = search["columns"] ?? ""
  const naming = useNaming()
  const snapshot = useAnswer("snapshot.read", async () => (await contract()).readSnapshot, { params: { id } })
  const table = useAnswer(
    "snapshot.tabulate",
    async () => (await contract()).tabulateSnapshot,
    { params: { id }, query: { columns } },
    { when: columns !== "" },
  )
  const understood: Snapshot["columns"] = snapshot.state === "here" ? snapshot.value.columns : []
  return (
    <Page
      kind="register"
      title={say("analysis.table.title")}
      kicker={<Link to={`/snapshots/${id}`}>{say("analysis.snapshot.this")}</Link>}
      help={say("analysis.table.help")}
    >
      <Wall>
        <p>{say("analysis.looking-is-told")}</p>
      </Wall>
      <Here of={snapshot} rows={4}>
        {({ columns: all }) => (
          <ChooseColumns
            columns={all}
            chosen={columns.split(",").filter(Boolean)}
            onCount={(picked) => go(path, { columns: picked.join(",") })}
          />
        )}
      </Here>
      {columns !== "" && (
        <Here of={naming.isHere && snapshot.state !== "waiting" ? table : waiting} rows={12}>
          {(value) => <TrueCounts table={value} columns={understood} naming={naming} />}
        </Here>
      )}
    </Page>
  )
}
