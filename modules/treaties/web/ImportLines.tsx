import type { ImportLine, LineFault } from "#modules/treaties/import.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** How many rows are shown at once; those that are wrong come first. */
const most = 300

/** The rows of a file of acts, those with something wrong first: what stands in them, and what is wrong in which column. */
export function ImportLines({ lines }: { readonly lines: readonly ImportLine[] }) {
  const say = useWords()
  const { locale } = useReader()
  const sorted = [...lines].sort((one, other) => weight(other) - weight(one) || one.line - other.line)
  return (
    <>
      <Table
        caption={say("treaties.rows")}
        rows={sorted.slice(0, most)}
        id={({ id }) => id}
        columns={columns(say, locale)}
      />
      {lines.length > most && <p>{say("treaties.rows-shown", { shown: most, total: lines.length })}</p>}
    </>
  )
}

const weight = ({ faults, doubts }: ImportLine): number => (faults.length > 0 ? 2 : doubts.length > 0 ? 1 : 0)

/** What is wrong in a cell, in words. */
const faultIn = (say: Words, { code }: LineFault): string =>
  code.startsWith("cell-") || code === "about-not-found" ? say(`treaties.fault.${code}`) : say(`problem.${code}`)

const columns = (say: Words, locale: string): readonly Column<ImportLine>[] => [
  { name: say("treaties.line"), heads: true, cell: ({ line }) => new Intl.NumberFormat(locale).format(line) },
  ...(["instrument", "participant", "kind", "date"] as const).map((column) => ({
    name: say(`treaties.column.${column}`),
    cell: ({ cells }: ImportLine) => <Foreign className="short">{cells[column] ?? ""}</Foreign>,
  })),
  {
    name: say("treaties.verdict"),
    cell: ({ faults, doubts, act }) =>
      faults.length === 0 && doubts.length === 0 ? (
        act && <Status tone="done">{say("treaties.row-good")}</Status>
      ) : (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.column} ${fault.code}`}>
              <Status tone="late">{say(`treaties.column.${fault.column}`)}</Status> {faultIn(say, fault)}
            </li>
          ))}
          {doubts.map((doubt) => (
            <li key={doubt}>
              <Status tone="soon">{say("treaties.row-doubtful")}</Status> {say(`treaties.doubt.${doubt}`)}
            </li>
          ))}
        </ul>
      ),
  },
]
