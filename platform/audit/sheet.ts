import type { AuditLine } from "#platform/audit/contract.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"

/** The columns in which lines leave as a file; their codes are the same in every language. */
export const columns: readonly FileColumn<AuditLine>[] = [
  ["number", ({ number }) => number],
  ["at", ({ at }) => at],
  ["person", ({ person }) => person],
  ["name", ({ name }) => name],
  ["role", ({ role }) => role],
  ["party", ({ party }) => party],
  ["appointment", ({ appointment }) => appointment],
  ["act", ({ act }) => act],
  ["subjects", ({ subjects }) => subjects.join(" ")],
  ["params", ({ params }) => JSON.stringify(params)],
  ["changes", ({ changes }) => changes && JSON.stringify(changes)],
]
