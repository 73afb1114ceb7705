import type { Terminal } from "#apps/cli/command.ts"
import { inTheWay } from "#apps/cli/data/intake.ts"
import { table } from "#apps/cli/table.ts"
import type { Read } from "#modules/analysis/intake/encoded.ts"
import type { SnapshotRemark, SnapshotRepair } from "#modules/analysis/snapshot.ts"

/** So many values that wait for repair are shown of a file; `--json` has all. */
const shown = 20

/** What is known of data that were read, here or on a server. */
export type Understood = Pick<
  Read,
  "kind" | "layout" | "records" | "digest" | "columns" | "repairs" | "remarks" | "taken"
>

/** Says what was understood of data, what is wrong with them, and what waits for repair. */
export function tellUnderstood(file: string, read: Understood, terminal: Terminal): void {
  const { say, print } = terminal
  const { kind, layout, records, digest, columns, repairs, remarks, taken } = read
  print(say("cli.data.checked", { file, kind, layout, records, digest }))
  const heads = ["column", "heading", "role", "list", "values"].map((head) => say(`cli.data.head.${head}`))
  const rows = columns.map(({ name, heading, role, list, listVersion, values }) => [
    ...[name, heading, say(`cli.data.role.${role}`)],
    list === null ? "" : (listVersion ?? list),
    role === "value" || role === "left-out" ? "" : String(values),
  ])
  print(table(heads, rows, process.stdout.columns ?? 100))
  for (const remark of remarks) print(`${remark.fault ? "✗" : "·"} ${remarkTold(remark, terminal)}`)
  const open = repairs.filter(({ meaning }) => meaning === undefined)
  if (open.length > 0) {
    print(
      say("cli.data.waiting", {
        values: open.length,
        columns: [...new Set(open.map(({ column }) => column))].join(", "),
      }),
    )
    print(
      table(
        ["column", "value", "times", "may"].map((head) => say(`cli.data.head.${head}`)),
        open.slice(0, shown).map(repairRow),
      ),
    )
    if (open.length > shown) print(say("cli.data.more", { more: open.length - shown }))
  }
  const { faults } = inTheWay(read)
  print(say("cli.data.stands", { taken: taken.length, faults, open: open.length }))
}

const repairRow = ({ column, value, times, suggestions }: SnapshotRepair): string[] => [
  ...[column, value, String(times)],
  suggestions.map(({ code, near }) => `${code} ${near.toFixed(2)}`).join("; "),
]

function remarkTold({ code, column, times, line, what }: SnapshotRemark, { say }: Terminal): string {
  return say(`analysis.remark.${code}`, { column: column ?? "", times, line, what: what ?? "" })
}
