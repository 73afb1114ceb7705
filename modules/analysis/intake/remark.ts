import type { SnapshotRemark } from "#modules/analysis/snapshot.ts"

/** Whether a remark stops keeping. What is only worth knowing does not. */
const faults: Readonly<Record<RemarkCode, boolean>> = {
  "row-of-other-width": true,
  "sheet-passed-over": false,
  "value-not-plain": true,
  "value-not-in-list": false,
  "value-taken-as": false,
  "year-doubtful": false,
  "area-empty": false,
  "area-no-state": false,
  "column-left-out": false,
  "column-empty": false,
  "value-missing": false,
  "value-not-a-number": true,
  "value-not-a-count": true,
  "value-estimated": true,
  "value-not-whole": false,
  "negative-value": true,
  "cells-merged": false,
  "cells-added": false,
  "cells-contradict": true,
  "cells-resolved": false,
  "parts-exceed-total": false,
  "parts-below-total": false,
  "no-rows": true,
}

/** What may be remarked of a table. */
export type RemarkCode =
  | "row-of-other-width"
  | "sheet-passed-over"
  | "value-not-plain"
  | "value-not-in-list"
  | "value-taken-as"
  | "year-doubtful"
  | "area-empty"
  | "area-no-state"
  | "column-left-out"
  | "column-empty"
  | "value-missing"
  | "value-not-a-number"
  | "value-not-a-count"
  | "value-estimated"
  | "value-not-whole"
  | "negative-value"
  | "cells-merged"
  | "cells-added"
  | "cells-contradict"
  | "cells-resolved"
  | "parts-exceed-total"
  | "parts-below-total"
  | "no-rows"

/** Every code, for whoever must have a sentence for each. */
export const remarkCodes = Object.keys(faults) as readonly RemarkCode[] // the keys are the codes, by its type

/** Keeps count of what is remarked: each thing once for a column, with how often and where first. */
export function remarks(): {
  readonly add: (code: RemarkCode, line: number, column?: string | null, times?: number, what?: string | null) => void
  readonly all: () => SnapshotRemark[]
} {
  const found = new Map<string, { -readonly [Key in keyof SnapshotRemark]: SnapshotRemark[Key] }>()
  return {
    add(code, line, column = null, times = 1, what = null) {
      const key = `${code}\n${column ?? ""}`
      const there = found.get(key)
      if (!there) {
        found.set(key, { code, column, what, line, times, fault: faults[code] })
        return
      }
      there.times += times
      there.line = Math.min(there.line, line)
    },
    all: () => [...found.values()].toSorted((a, b) => Number(b.fault) - Number(a.fault) || a.line - b.line),
  }
}
