import type { Dimension } from "#modules/calls/question.ts"
import type { Cell } from "#modules/calls/value.ts"
import { codesFor, type ListedCode } from "#modules/submissions/web/fields/codes.ts"
import type { FieldProps } from "#modules/submissions/web/fields/field.ts"
import { cellsOf, mannerOf, signs, type Cells } from "#modules/submissions/web/fields/grid.ts"
import { Grid } from "#modules/submissions/web/fields/Grid.tsx"
import { TableRows } from "#modules/submissions/web/fields/TableRows.tsx"
import { useStates } from "#modules/submissions/web/fields/states.ts"
import { Checkbox, TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** A dimension with its codes: all of them, and those that add up to its total. */
export type Along = {
  readonly dimension: Dimension
  readonly codes: readonly ListedCode[]
  readonly parts: readonly string[]
}

/** A table: a grid while it can be seen at once, rows where it is long; its source, its articles, and what must be known to read it. */
export function TableField({ question, value, onChange, language, disabled = false }: FieldProps<"table">) {
  const say = useWords()
  const states = useStates()
  const [isFine, refine] = useState(() => hasFine(question.dimensions, value?.cells ?? []))
  const along = question.dimensions.map((dimension): Along => {
    const all = codesFor(dimension, states)
    const broad = all.filter(({ within }) => within === undefined)
    return { dimension, codes: isFine ? all : broad, parts: broad.map(({ code }) => code) }
  })
  const hasParts = question.dimensions.some(({ list }) => list === "age" || list === "form")
  const cells = cellsOf(value?.cells ?? [])
  const [rest, write] = useState({
    source: value?.source ?? "",
    articles: value?.articles ?? "",
    note: value?.note ?? "",
  })
  const told = value ? { source: value.source, articles: value.articles, note: value.note } : rest

  function set(next: Cells, more: Partial<typeof rest> = {}) {
    const kept = { ...told, ...more }
    write(kept)
    onChange(next.size === 0 ? null : { kind: "table", cells: [...next.values()], ...kept })
  }
  const manner = mannerOf(
    question.dimensions,
    along.map(({ codes }) => codes.length),
  )
  return (
    <div className="table-field">
      <p className="hint">
        {say("answering.table-signs", {
          available: signs["not-available"],
          applicable: signs["not-applicable"],
          withheld: signs.withheld,
        })}
      </p>
      {hasParts && manner === "grid" && (
        <Checkbox
          label={say("answering.table-fine")}
          name={`${question.code}-fine`}
          checked={isFine}
          onChange={refine}
        />
      )}
      {manner === "grid" ? (
        <Grid along={along} cells={cells} disabled={disabled} onChange={set} caption={say("answering.table")} />
      ) : (
        <TableRows along={along} cells={cells} disabled={disabled} onChange={set} />
      )}
      <div className="pair">
        <TextField
          name={`${question.code}-source`}
          label={say("answering.table-source")}
          value={told.source}
          max={500}
          language={language}
          disabled={disabled}
          onChange={(source) => set(cells, { source })}
        />
        <TextField
          name={`${question.code}-articles`}
          label={say("answering.table-articles")}
          value={told.articles}
          max={500}
          language={language}
          disabled={disabled}
          onChange={(articles) => set(cells, { articles })}
        />
      </div>
      <TextField
        name={`${question.code}-note`}
        label={say("answering.table-note")}
        lines={2}
        value={told.note}
        language={language}
        disabled={disabled}
        onChange={(note) => set(cells, { note })}
      />
    </div>
  )
}

/** Whether a table says anything of the finer codes. */
function hasFine(dimensions: readonly Dimension[], cells: readonly Cell[]): boolean {
  const fine = new Map(
    dimensions.map((each) => [
      each.code,
      new Set(codesFor(each, new Map()).flatMap(({ code, within }) => (within === undefined ? [] : [code]))),
    ]),
  )
  return cells.some(({ at }) => Object.entries(at).some(([dimension, code]) => fine.get(dimension)?.has(code)))
}
