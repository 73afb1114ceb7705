import type { WorkbookRemark } from "#modules/submissions/contract.ts"
import { bySheet, keyOf, type Chosen, type Repair } from "#modules/submissions/web/workbook/repairs.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useId } from "react"

type Props = {
  readonly repairs: readonly Repair[]
  readonly chosen: Chosen
  readonly onChoose: (key: string, code: string) => void
}

/** What no code is known for, each once: suggestions to choose from, the likeliest first, and nothing chosen by itself. */
export function Repairs({ repairs, chosen, onChoose }: Props) {
  const say = useWords()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say("submissions.repairs", { n: repairs.length })}</h2>
      <p className="hint">{say("submissions.repairs-text")}</p>
      <Table
        caption={say("submissions.repairs", { n: repairs.length })}
        rows={repairs}
        id={keyOf}
        columns={repairColumns(say, chosen, onChoose)}
      />
    </section>
  )
}

const repairColumns = (say: Words, chosen: Chosen, onChoose: Props["onChoose"]): readonly Column<Repair>[] => [
  { name: say("submissions.found"), heads: true, cell: ({ found }) => <Foreign>{found}</Foreign> },
  { name: say("submissions.times"), number: true, cell: ({ times }) => times },
  {
    name: say("submissions.means"),
    cell: (repair) => (
      <select
        aria-label={say("submissions.means-of", { found: repair.found })}
        value={chosen.get(keyOf(repair)) ?? "?"}
        onChange={(event) => onChoose(keyOf(repair), event.target.value)}
      >
        <option value="?" disabled>
          {say("submissions.choose")}
        </option>
        {repair.suggestions.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
        <option value="">{say("submissions.leave-out")}</option>
      </select>
    ),
  },
]

/** What must be mended in the file itself, sheet by sheet and row by row. */
export function Remarks({ remarks }: { readonly remarks: readonly WorkbookRemark[] }) {
  const say = useWords()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say("submissions.remarks", { n: remarks.length })}</h2>
      {bySheet(remarks).map(([sheet, rows]) => (
        <section key={sheet}>
          <h3>
            <Foreign>{sheet}</Foreign>
          </h3>
          <Table
            caption={sheet}
            rows={rows.slice(0, 200)}
            id={(each) => `${each.row} ${each.column} ${each.remark}`}
            columns={remarkColumns(say)}
          />
          {rows.length > 200 && <p className="hint">{say("answering.rows-shown", { shown: 200, all: rows.length })}</p>}
        </section>
      ))}
    </section>
  )
}

const remarkColumns = (say: Words): readonly Column<WorkbookRemark>[] => [
  { name: say("submissions.row"), heads: true, cell: ({ row, column }) => <bdi>{`${column}${row}`}</bdi> },
  { name: say("submissions.found"), cell: ({ found }) => <Foreign>{found}</Foreign> },
  { name: say("submissions.remark"), cell: ({ remark }) => sentence(say, remark) },
]

// Remarks are said by the words of whoever reads workbooks; an unknown one by its code.
function sentence(say: Words, code: string): string {
  for (const key of [`submissions.remark.${code}`, `answering.fault.${code}`, `problem.${code}`])
    try {
      return say(key)
    } catch {
      continue
    }
  return code
}
