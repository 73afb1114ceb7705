import type { Act } from "#modules/treaties/act.ts"
import type { Participation } from "#modules/treaties/participation.ts"
import { participationOf } from "#modules/treaties/participation.ts"

let made = 0

/** An invented act: told as "XVIII-12-a state-lum ratification 2003-01-02", with whatever else there is to tell. */
export function act(told: string, rest: Partial<Act> = {}): Act {
  const [instrument, participant = "", kind, dated = ""] = told.split(" ")
  return {
    // An invented id, and words of the test's own author.
    id: `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}` as Act["id"],
    instrument: instrument as Act["instrument"],
    participant,
    kind: kind as Act["kind"],
    dated,
    ...{ effective: null, about: null, territory: null, article: null, text: null, language: null, note: null },
    ...{ source: "invented", origin: "person", corrected: false, entered: "2026-11-02T00:00:00.000Z" },
    ...rest,
  }
}

/** Puts invented acts in their places; an organization of States is called `union`. */
export const record = (...acts: readonly Act[]): Participation<Act> =>
  participationOf(acts, (participant) => participant === "union")
