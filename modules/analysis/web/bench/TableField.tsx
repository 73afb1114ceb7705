import { FlawNotice } from "#modules/analysis/web/bench/Bench.tsx"
import { bring, type Brought, type Held } from "#modules/analysis/web/bench/bringing.ts"
import type { SheetTable } from "#modules/analysis/web/bench/sheets.ts"
import { Select } from "#platform/web/kit/Field.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useRef, useState } from "react"

type Props = {
  readonly label: string
  readonly hint: string
  /** The table that is taken now, whoever brought it. */
  readonly held: Held | undefined
  readonly onTable: (held: Held) => void
}

type Standing = Brought | { readonly reading: string } | undefined

/** Takes a table from a file, CSV or a workbook, and of a workbook with several the sheet that is wanted; says why a file is none. */
export function TableField({ label, hint, held, onTable }: Props) {
  const say = useWords()
  const [standing, set] = useState<Standing>()
  const [at, go] = useState(0)
  const [given, give] = useState<Held>()
  const last = useRef(0)

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    last.current += 1
    const own = last.current
    set({ reading: file.name })
    const brought = await bring(file)
    // What was brought since is what is wanted.
    if (own !== last.current) return
    set(brought)
    if ("held" in brought) hand(brought.held)
    else if ("sheets" in brought) choose(brought.file, brought.sheets, 0)
  }
  function choose(file: string, sheets: readonly SheetTable[], wanted: number): void {
    const sheet = sheets[wanted]
    if (!sheet) return
    go(wanted)
    const name = sheets.length > 1 ? say("bench.sheet-of", { file, sheet: sheet.name }) : file
    hand({ name, bytes: sheet.table })
  }
  function hand(table: Held): void {
    give(table)
    onTable(table)
  }
  // Another table may have been taken since, of no file.
  const book = standing && "sheets" in standing && held === given ? standing : undefined
  const passedOver = book?.sheets[at]?.passedOver ?? 0
  return (
    <>
      <Files
        label={label}
        hint={hint}
        one
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onFiles={([file]) => void take(file)}
      />
      <div aria-live="polite">
        <p className="bench-chosen">
          {standing && "reading" in standing
            ? say("bench.reading-file", { file: standing.reading })
            : held && say("bench.chosen", { file: held.name })}
        </p>
        {standing && "refusal" in standing && (
          <Notice kind="refusal">
            <p>{say(`bench.refused.${standing.refusal}`, { file: standing.file })}</p>
          </Notice>
        )}
        {standing && "flaw" in standing && <FlawNotice flaw={standing.flaw} file={standing.file} />}
        {passedOver > 0 && <p className="hint">{say("bench.rows-passed-over", { n: passedOver })}</p>}
      </div>
      {book && book.sheets.length > 1 && (
        <Select
          name="sheet"
          label={say("bench.sheet")}
          choices={book.sheets.map(({ name }, place) => ({ value: String(place), name }))}
          value={String(at)}
          onChange={(value) => choose(book.file, book.sheets, Number(value))}
        />
      )}
    </>
  )
}
