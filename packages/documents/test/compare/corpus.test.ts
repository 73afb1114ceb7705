import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { compare, readSource, textSource } from "../../src/index.ts"

const folder = join(import.meta.dirname, "../../../../../shared/documents/pairs")
const skip = existsSync(folder) ? false : "the labelled pairs are not at hand"

type Label = {
  readonly from: string | null
  readonly to: string | null
  readonly change: string
  readonly kind?: string
}
type Truth = {
  readonly alignment: readonly Label[] | null
  readonly changed?: readonly { readonly starts: string; readonly kind: string }[]
  readonly summary: Readonly<Record<"same" | "changed" | "added" | "removed", number>>
}

/** The names of kinds in the labels that are others than ours. */
const names: Readonly<Record<string, string>> = {
  deadline: "date",
  typographic: "wording",
  strengthened: "verb",
  softened: "verb",
}
const kindsOf = (kind: string) => kind.split("+").map((one) => names[one] ?? one)

for (const pair of ["p01", "p02", "p03", "p04", "p05"]) {
  test(`${pair}: every labelled change is found, and nothing that is the same is called changed`, { skip }, () => {
    const truth = JSON.parse(readFileSync(join(folder, `${pair}.truth.json`), "utf8")) as Truth
    const [from, to] = ["from", "to"].map((side) =>
      readSource(textSource(readFileSync(join(folder, `${pair}_${side}.txt`), "utf8"))),
    )
    const { rows, changes, weighed } = compare(from!, to!)

    for (const label of truth.alignment ?? []) {
      const { from: left, to: right, change, kind } = label
      const found = rows.find((row) => (row.from?.place ?? null) === left && (row.to?.place ?? null) === right)
      assert.ok(found, JSON.stringify(label))
      const wanted = change === "same" ? [] : kind === undefined ? [change] : kindsOf(kind)
      for (const one of wanted)
        assert.ok(
          found.kinds.some((each) => each === one),
          `${JSON.stringify(label)}: ${found.kinds.join()}`,
        )
      if (change === "same") assert.deepEqual(found.kinds, [], JSON.stringify(label))
    }
    for (const { starts, kind } of truth.changed ?? [])
      assert.ok(
        changes.some((change) => change.kind === kind && rows[change.row]!.from!.text.startsWith(starts)),
        starts,
      )

    const count = (fits: (row: (typeof rows)[number]) => boolean) => rows.filter(fits).length
    assert.deepEqual(
      {
        same: count(({ kinds }) => kinds.length === 0),
        changed: count((row) => row.kinds.length > 0 && row.from !== null && row.to !== null),
        added: count(({ kinds }) => kinds.includes("added")),
        removed: count(({ kinds }) => kinds.includes("removed")),
      },
      truth.summary,
    )
    if (pair === "p03") {
      const all = count((row) => row.from !== null) * count((row) => row.to !== null)
      assert.ok(weighed <= all / 20, `${weighed} of ${all} pairs were weighed`)
    }
  })
}
