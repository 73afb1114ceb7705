import type { SnapshotMending, SnapshotRepair } from "#modules/analysis/snapshot.ts"

/** What was chosen in this browser and is not kept yet: by column and value, a code, or nothing, which is *tells nothing*. */
export type Chosen = ReadonlyMap<string, string | null>

/** A repair by its column and value. */
export const keyOf = ({ column, value }: Pick<SnapshotRepair, "column" | "value">): string => `${column}\n${value}`

/** What a value is said to mean so far, by what was chosen here or kept before; `undefined` where nobody said. */
export const meaningOf = (repair: SnapshotRepair, chosen: Chosen): string | null | undefined => {
  const key = keyOf(repair)
  return chosen.has(key) ? chosen.get(key) : repair.meaning
}

/** Those of which nobody said yet what they mean. */
export const openIn = (repairs: readonly SnapshotRepair[], chosen: Chosen): readonly SnapshotRepair[] =>
  repairs.filter((each) => meaningOf(each, chosen) === undefined)

/** How near a suggestion must be to be sure, and how far before the next. */
const [sureAt, lead] = [0.85, 0.1]

/** The suggestion that is sure: near, and well before every other. Most spellings have one; it is still somebody who takes it. */
export function sureOf({ suggestions }: Pick<SnapshotRepair, "suggestions">): string | undefined {
  const [first, second] = suggestions.toSorted((a, b) => b.near - a.near)
  if (first === undefined || first.near < sureAt) return undefined
  return second === undefined || second.code === first.code || first.near - second.near >= lead ? first.code : undefined
}

/** What is chosen when every sure suggestion is taken for what nobody said anything of. */
export const withSure = (repairs: readonly SnapshotRepair[], chosen: Chosen): Chosen =>
  new Map([
    ...chosen,
    ...openIn(repairs, chosen).flatMap((each): [string, string][] => {
      const sure = sureOf(each)
      return sure === undefined ? [] : [[keyOf(each), sure]]
    }),
  ])

/** What of the repairs is looked at: of a column, still open or said, with these letters in them. */
export type Looked = {
  readonly column?: string | undefined
  readonly said?: string | undefined
  readonly q?: string | undefined
}

/** The repairs that are looked at, those that occur most often first. What is chosen meanwhile stays in its place. */
export function lookedAt(repairs: readonly SnapshotRepair[], { column, said, q }: Looked): readonly SnapshotRepair[] {
  const letters = q?.toLocaleLowerCase()
  return repairs
    .filter(
      (each) =>
        (!column || each.column === column) &&
        (!said || (each.meaning === undefined) === (said === "open")) &&
        (!letters || each.value.toLocaleLowerCase().includes(letters)),
    )
    .toSorted((a, b) => b.times - a.times || (a.value < b.value ? -1 : 1))
}

/** How many mendings are kept at a time: the contract takes no more. */
const most = 2000

/** What was chosen, as it is sent: in as many parts as the contract asks for. */
export function mendingsOf(repairs: readonly SnapshotRepair[], chosen: Chosen): SnapshotMending[][] {
  const all = repairs.flatMap((each): SnapshotMending[] => {
    const meaning = chosen.get(keyOf(each))
    return meaning === undefined ? [] : [{ column: each.column, value: each.value, meaning }]
  })
  return Array.from({ length: Math.ceil(all.length / most) }, (_, n) => all.slice(n * most, (n + 1) * most))
}
