import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { GateAnswer, GateQuestion } from "#modules/analysis/gate/answer.ts"
import type { Earlier, Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import type { Cross } from "@palermo/statistics"

/** Invented records: columns, then one row for each kind of person with how many there are. */
export type Rows = readonly (readonly [...string[], number])[]

/** Counts invented records. */
export function crossOf(names: readonly string[], rows: Rows): Cross {
  const labels = names.map((_, at) => [...new Set(rows.map((row) => String(row[at])))])
  return {
    names,
    labels,
    each(visit) {
      for (const row of rows) {
        const count = Number(row.at(-1))
        if (count > 0)
          visit(
            Int32Array.from(names, (_, at) => labels[at]?.indexOf(String(row[at])) ?? 0),
            count,
          )
      }
    },
  }
}

/** What is true of invented records on days they were taken. */
export const truthsOf = (names: readonly string[], days: Readonly<Record<string, Rows>>): Truth[] =>
  Object.entries(days).map(([snapshot, rows]) => ({ snapshot, kind: "records", cross: crossOf(names, rows) }))

/** What is wanted, said shortly. */
export const want = (tables: readonly (readonly string[])[], more: Partial<Wanted> = {}): Wanted => ({
  ...{ by: [], filters: [], k: 10, audience: "public" },
  ...more,
  tables: tables.map((table) => [...table]),
})

/** Lets out releases one after the other, and answers what became of each. */
export async function releasesOf(
  truths: readonly Truth[],
  wishes: readonly (readonly [snapshot: string, wanted: Wanted])[],
): Promise<{ readonly answers: GateAnswer[]; readonly earlier: Earlier[]; readonly asked: GateQuestion[] }> {
  const [answers, earlier, asked]: [GateAnswer[], Earlier[], GateQuestion[]] = [[], [], []]
  for (const [at, [snapshot, wanted]] of wishes.entries()) {
    const question = { snapshot, wanted, earlier: [...earlier], truths }
    const answer = await protectRelease(question)
    answers.push(answer)
    asked.push(question)
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`
    if (answer.ok) earlier.push({ id, snapshot, wanted, cube: answer.cube })
  }
  return { answers, earlier, asked }
}

/** What a release shows: each cell by its codes that are not summed, null where it is withheld. */
export function shownBy(answer: GateAnswer): Record<string, number | null> {
  if (!answer.ok) throw new Error(answer.refusal)
  const { dimensions, places, values, withheld } = answer.cube
  return Object.fromEntries(
    Array.from(values, (value, cell) => {
      const codes = dimensions.flatMap(({ codes: own }, at) => {
        const place = places[cell * dimensions.length + at] ?? 0
        return place > 0 ? [own[place] ?? ""] : []
      })
      return [codes.join(" ") || "all", withheld[cell] === 1 ? null : value]
    }),
  )
}
