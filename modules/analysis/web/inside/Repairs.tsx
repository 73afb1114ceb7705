import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { columnName, type Naming } from "#modules/analysis/web/inside/lists.ts"
import { MeaningField } from "#modules/analysis/web/inside/MeaningField.tsx"
import { keyOf, lookedAt, meaningOf, openIn, sureOf, type Chosen } from "#modules/analysis/web/inside/mending.ts"
import type { Column as Understood, SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { useAddress } from "#platform/web/address.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useId, type ReactNode } from "react"

type Props = {
  readonly repairs: readonly SnapshotRepair[]
  readonly columns: readonly Understood[]
  readonly chosen: Chosen
  readonly naming: Naming
  /** Whether meanings can still be said. */
  readonly isOpen: boolean
  readonly onChoose: (key: string, meaning: string | null | undefined) => void
  /** What can be done with all of them at once. */
  readonly children?: ReactNode
}

/** How many are shown at a time. */
const shownAtOnce = 50

/** Values that are in no list, each once: how often, what they may mean and how near that is; said by a person, never by itself. */
export function Repairs({ repairs, columns, chosen, naming, isOpen, onChoose, children }: Props) {
  const say = useWords()
  const place = useKeptFocus<HTMLElement>()
  const { locale } = useReader()
  const { search } = useAddress()
  const id = useId()
  const left = openIn(repairs, chosen).length
  const looked = lookedAt(repairs, { column: search["column"], said: search["said"], q: search["q"] })
  const from = Math.max(0, Number.parseInt(search["after"] ?? "0", 10) || 0)
  const shown = looked.slice(from, from + shownAtOnce)
  const next = from + shownAtOnce < looked.length ? String(from + shownAtOnce) : null
  const listOf = (name: string) => columns.find((each) => each.name === name)?.list ?? null
  const named = [...new Set(repairs.map(({ column }) => column))]
  const lists = [...new Set(shown.map(({ column }) => listOf(column)))]
  const number = new Intl.NumberFormat(locale)
  const meaningFor = (repair: SnapshotRepair) => (
    <MeaningField
      repair={repair}
      list={listOf(repair.column)}
      meaning={meaningOf(repair, chosen)}
      sure={sureOf(repair)}
      naming={naming}
      options={`${id}-${listOf(repair.column)}`}
      isOpen={isOpen}
      onChoose={(meaning) => onChoose(keyOf(repair), meaning)}
    />
  )
  return (
    <section aria-labelledby={id} className="mending" ref={place}>
      <h2 id={id}>{say("analysis.snapshot.repairs", { n: repairs.length })}</h2>
      <p className="hint">{say("analysis.snapshot.repairs-text")}</p>
      <p aria-live="polite">
        {left > 0 ? say("analysis.snapshot.left", { n: left }) : say("analysis.snapshot.none-left")}
      </p>
      {children}
      <Filters
        filters={[
          { name: "q", label: say("analysis.snapshot.letters"), written: "words" },
          {
            name: "column",
            label: say("analysis.snapshot.column"),
            any: say("analysis.snapshot.any-column"),
            choices: named.map((value) => ({ value, name: columnName(say, value) })),
          },
          {
            name: "said",
            label: say("analysis.snapshot.which"),
            any: say("analysis.snapshot.all"),
            choices: (["open", "said"] as const).map((value) => ({ value, name: say(`analysis.snapshot.${value}`) })),
          },
        ]}
      />
      {lists.map((list) => (
        <datalist key={list} id={`${id}-${list}`}>
          {naming.codes(list).map(({ code, name }) => (
            <option key={code} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      ))}
      <Table
        caption={say("analysis.snapshot.repairs", { n: repairs.length })}
        rows={shown}
        id={keyOf}
        columns={repairColumns(say, number, meaningFor)}
      />
      <Pager total={looked.length} shown={shown.length} next={next} />
    </section>
  )
}

const repairColumns = (
  say: Words,
  number: Intl.NumberFormat,
  meaningFor: (repair: SnapshotRepair) => ReactNode,
): readonly Column<SnapshotRepair>[] => [
  {
    name: say("analysis.snapshot.found"),
    heads: true,
    cell: ({ value, column }) => (
      <>
        <Foreign>{value}</Foreign> <span className="where">{columnName(say, column)}</span>
      </>
    ),
  },
  { name: say("analysis.snapshot.times"), number: true, cell: ({ times }) => number.format(times) },
  { name: say("analysis.snapshot.means"), cell: meaningFor },
]
