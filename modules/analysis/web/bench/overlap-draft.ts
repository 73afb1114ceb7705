import { overlapsOf, rowsIn, type Flaw, type Rows } from "#modules/analysis/methods/overlaps.ts"
import {
  captureTable,
  Malformed,
  written,
  writtenWithCovariates,
  type CaptureTable,
  type CovariateTable,
} from "@palermo/statistics"

/** A table of overlaps as it is written on the page: names of lists, and the cases of each combination, whose bit `i` is list `i`. */
export type Draft = {
  readonly lists: readonly string[]
  /** What was written for each of the 2^lists combinations; the first, the cases on no list, is never asked. */
  readonly counts: readonly string[]
}

/** So many lists at most are typed in; a file may have more. */
export const TYPED = 5

/** An empty table of so many lists. */
export function blank(lists: number, nameOf: (at: number) => string): Draft {
  return {
    lists: Array.from({ length: lists }, (_, at) => nameOf(at)),
    counts: Array.from({ length: 1 << lists }, () => ""),
  }
}

/** The table with one list more, or without its last; what was written stays where it means the same. */
export function withLists({ lists, counts }: Draft, many: number, nameOf: (at: number) => string): Draft {
  const names = Array.from({ length: many }, (_, at) => lists[at] ?? nameOf(at))
  return { lists: names, counts: Array.from({ length: 1 << many }, (_, history) => counts[history] ?? "") }
}

/** What a column of a file can be: a list, which holds nothing but 0 and 1, or something that is known of every case. */
export type ColumnKind = "list" | "category" | "trend"
export type Column = { readonly name: string; readonly kind: ColumnKind; readonly canBeList: boolean }

/** A file of overlaps as it was read: its rows, and what each column before the last is taken for. */
export type OverlapFile = { readonly rows: Rows; readonly columns: readonly Column[] }

/** Takes a file apart; columns are taken for what they look like, as `palermo data estimate` takes them. Throws `Malformed`. */
export function overlapFile(bytes: Uint8Array): OverlapFile {
  const rows = rowsIn(bytes)
  const read = overlapsOf(rows)
  const covariates = read.ok ? (read.covariates?.layout.covariates ?? []) : []
  return {
    rows,
    columns: rows.heads.slice(0, -1).map((name, at) => {
      const canBeList = rows.rows.every((row) => row[at] === "0" || row[at] === "1")
      const kind = covariates.find((each) => each.name === name)?.kind ?? (canBeList ? "list" : "category")
      return { name, kind, canBeList }
    }),
  }
}

/** What a file says of lists, with covariates or without; or what is wrong with it. */
export type Overlapping =
  | { readonly draft: Draft; readonly covariates: CovariateTable | undefined }
  | { readonly flaw: Flaw }

/** Reads a file into a draft of its lists, in which cases are added up over covariates, and a table with these. */
export function draftOf({ rows, columns }: OverlapFile): Overlapping {
  const covariates = columns.flatMap(({ name, kind }) => (kind === "category" ? [name] : []))
  const trend = columns.find(({ kind }) => kind === "trend")?.name
  const read = overlapsOf(rows, { covariates, ...(trend !== undefined && { trend }) })
  if (!read.ok) return { flaw: read.flaw }
  const { lists, counts } = read.table
  return { draft: { lists, counts: Array.from(counts, String) }, covariates: read.covariates }
}

/** Reads a file of overlaps at once, its columns taken for what they look like. */
export function draftIn(bytes: Uint8Array): Overlapping & { readonly file?: OverlapFile } {
  try {
    const file = overlapFile(bytes)
    return { ...draftOf(file), file }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const { code, line, what } = error
    return { flaw: { code, line, what } }
  }
}

/** The table of a draft; what is empty is no case. */
export function tableOf({ lists, counts }: Draft): { readonly table: CaptureTable } | { readonly flaw: Flaw } {
  const rows = counts.map((count, history) => ({
    on: lists.map((_, list) => (history >> list) & 1),
    cases: history === 0 || count.trim() === "" ? 0 : /^\d+$/.test(count.trim()) ? Number(count) : Number.NaN,
  }))
  const made = captureTable(
    lists.map((name) => name.trim()),
    rows,
  )
  if (made.ok) return { table: made.table }
  const at = counts.findIndex((count, history) => history > 0 && !/^\s*\d*\s*$/.test(count))
  // On the page a combination stands in the place of its number; there are no lines.
  return { flaw: { code: made.refusal, line: Math.max(0, at), what: counts[at] ?? "" } }
}

/** One combination of lists that has cases. */
export type Combination = { readonly history: number; readonly on: readonly boolean[]; readonly cases: number }

/** The combinations that have cases, the largest first. */
export function combinationsOf({ lists, counts }: CaptureTable): Combination[] {
  return Array.from(counts, (cases, history) => ({
    history,
    on: lists.map((_, list) => ((history >> list) & 1) === 1),
    cases,
  }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases || a.history - b.history)
}

/** The digest a table is known again by: SHA-256 of its written form. Empty where the browser reckons none, on an open line. */
export const digestOf = (table: CaptureTable): Promise<string> => digest(written(table))

/** The digest of a table with covariates, by its own written form. */
export const digestWithCovariates = (table: CovariateTable): Promise<string> => digest(writtenWithCovariates(table))

async function digest(form: string): Promise<string> {
  if (typeof crypto === "undefined" || !("subtle" in crypto)) return ""
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(form))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
