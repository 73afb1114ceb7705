import { admit, doubtsOf, type ActDoubt, type ActRefusal, type Standings } from "#modules/treaties/admission.ts"
import type { Fact } from "#modules/treaties/act.ts"
import { instrumentOf } from "#modules/treaties/instruments.ts"
import { inOrder, type Participation } from "#modules/treaties/participation.ts"

/** An act that could not be where it is, and why. */
export type Broken = { readonly act: Fact; readonly refusal: ActRefusal }

/** What is unusual in an act. */
export type Doubted = { readonly act: Fact; readonly doubt: ActDoubt }

/**
 * Goes through acts of the record as they would stand after a change, in their
 * order, and names those that would not be accepted. One pass tells of any
 * change: an act added, corrected, taken away, or a file of them. `acts` are all
 * that the participants concerned would have done; `all` is the record as it is,
 * for when an instrument entered into force and what acts of others are about.
 */
export function replay(
  acts: readonly Fact[],
  all: Participation,
  find: (id: string) => Fact | undefined,
  isIntegration: (participant: string) => boolean,
  today: string,
): { readonly broken: readonly Broken[]; readonly doubts: readonly Doubted[] } {
  const byId = new Map<string, Fact>(acts.map((act) => [act.id, act]))
  const kept = new Map<string, Fact[]>()
  const broken: Broken[] = []
  const doubts: Doubted[] = []
  const place = (instrument: string, participant: string) => `${instrument} ${participant}`
  for (const act of acts.toSorted(inOrder)) {
    const own = kept.get(place(act.instrument, act.participant)) ?? []
    const { supplements } = instrumentOf(act.instrument)
    const at: Standings = {
      own,
      above: supplements === null ? [] : (kept.get(place(supplements, act.participant)) ?? []),
      find: (id) => byId.get(id) ?? find(id),
      isIntegration: isIntegration(act.participant),
      inForce: all.inForce(act.instrument),
      today,
    }
    const admitted = admit(act, at)
    if (admitted.ok) {
      kept.set(place(act.instrument, act.participant), [...own, act])
      doubts.push(...doubtsOf(act, at).map((doubt) => ({ act, doubt })))
    } else broken.push({ act, refusal: admitted.refusal })
  }
  return { broken, doubts }
}
