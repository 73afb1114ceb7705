import type { ColumnKind, OverlapFile } from "#modules/analysis/web/bench/overlap-draft.ts"
import { Select } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly file: OverlapFile; readonly onChange: (file: OverlapFile) => void }

/** What each column of a file is: a list, or something that is known of every case. The last column is the cases. */
export function ColumnKinds({ file, onChange }: Props) {
  const say = useWords()
  const { columns } = file
  function take(at: number, kind: ColumnKind): void {
    const others = columns.map((column) =>
      // There is one trend; what was it before is a category again.
      kind === "trend" && column.kind === "trend" ? { ...column, kind: "category" as const } : column,
    )
    const own = columns[at]
    if (own) onChange({ ...file, columns: others.with(at, { ...own, kind }) })
  }
  return (
    <details className="fold" open={columns.some(({ kind }) => kind !== "list")}>
      <summary>{say("bench.estimate.columns")}</summary>
      <p className="hint">{say("bench.estimate.columns-hint")}</p>
      <div className="overlap-fields">
        {columns.map(({ name, kind, canBeList }, at) => (
          <Select
            // Two columns may have one name, which is refused where they are read.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            name={`column-${at}`}
            label={name}
            choices={[...(canBeList ? (["list", "category"] as const) : (["category", "trend"] as const))].map(
              (value) => ({ value, name: say(`bench.estimate.column.${value}`) }),
            )}
            value={kind}
            onChange={(value) => take(at, value as ColumnKind)} // one of the choices
          />
        ))}
      </div>
    </details>
  )
}
