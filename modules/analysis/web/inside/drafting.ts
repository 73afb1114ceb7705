import { leastK, type Least, type ReleaseWording } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"

/** A release as it is being written: what the contract takes, with a code where it is new. */
export type Draft = ReleaseWording & { readonly code: string }

type Taken = Pick<Snapshot, "id" | "columns" | "brought">

/** The columns of a snapshot that figures can stand at. */
export const dimensionsOf = ({ columns }: Pick<Snapshot, "columns">): readonly string[] =>
  columns.filter(({ role }) => role === "dimension" || role === "area" || role === "time").map(({ name }) => name)

/** Whether a snapshot is of figures that were counted elsewhere, and not of records. */
export const isOfFigures = ({ columns }: Pick<Snapshot, "columns">): boolean =>
  columns.some(({ role }) => role === "value")

/** A release of a snapshot as it begins: every figure at its State and year, and the first two other columns crossed. */
export function draftOf(snapshot: Taken, code: string, least: Least = leastK): Draft {
  const by = snapshot.columns.filter(({ role }) => role === "area" || role === "time").map(({ name }) => name)
  const others = dimensionsOf(snapshot).filter((name) => !by.includes(name))
  return {
    ...{ title: {}, code, snapshot: snapshot.id, by: by.slice(0, 4), tables: [others.slice(0, 2)] },
    ...{ filters: [], audience: "public", k: least.public },
  }
}

/** The code of a release that is made once more: with the next number after it. */
export function nextCode(code: string): string {
  const [, stem = code, number] = /^(.*)-(\d{1,3})$/.exec(code) ?? []
  const next = `-${number === undefined ? 2 : Number(number) + 1}`
  return `${stem.slice(0, 60 - next.length)}${next}`
}

/** The draft with a column over which nothing is summed, or without it; no table crosses it then. */
export function withBy(draft: Draft, column: string, on: boolean): Draft {
  const by = on ? [...draft.by, column] : draft.by.filter((each) => each !== column)
  return { ...draft, by, tables: draft.tables.map((table) => table.filter((each) => !by.includes(each))) }
}

/** The draft with a column crossed in its nth table, or not. */
export const withCrossed = (draft: Draft, n: number, column: string, on: boolean): Draft => ({
  ...draft,
  tables: draft.tables.map((table, at) =>
    at === n ? (on ? [...table, column] : table.filter((each) => each !== column)) : table,
  ),
})

/** The draft for another audience: what is asked of it at least, if less was asked before. */
export const withAudience = (draft: Draft, audience: Draft["audience"], least: Least = leastK): Draft => ({
  ...draft,
  audience,
  k: Math.max(draft.k, least[audience]),
})

/** Whether there is enough to begin with: every table crosses something, and every filter names a code. */
export const isWhole = ({ title, tables, filters }: Draft): boolean =>
  Object.keys(title).length > 0 &&
  tables.length > 0 &&
  tables.every(({ length }) => length > 0) &&
  filters.every(({ codes }) => codes.length > 0)
