import type { MandateWording } from "#modules/decisions/mandate.ts"
import type { Words } from "#platform/web/words.tsx"

/** What stands in the fields of a form that says what a mandate asks: text, as one types it. */
export type Draft = {
  readonly kind: string
  readonly verb: string
  readonly class: string
  readonly level: string
  readonly addressee: string
  readonly target: string
  readonly action: string
  readonly deliverable: string
  readonly printed: string
  readonly dateKind: string
  readonly from: string
  readonly to: string
  readonly recurrence: string
  readonly reportTo: string
  readonly reportSession: string
  readonly resources: string
}

/** An empty form, for a mandate that reading missed. */
export const emptyDraft: Draft = {
  kind: "mandate",
  verb: "",
  class: "request",
  level: "5",
  addressee: "",
  target: "other",
  action: "",
  deliverable: "",
  printed: "",
  dateKind: "calendar",
  from: "",
  to: "",
  recurrence: "",
  reportTo: "",
  reportSession: "",
  resources: "",
}

/** A mandate's wording laid out in the fields of a form. */
export const draftOf = (wording: MandateWording): Draft => ({
  kind: wording.kind,
  verb: wording.verb,
  class: wording.class,
  level: String(wording.level),
  addressee: wording.addressee ?? "",
  target: wording.target,
  action: wording.action,
  deliverable: wording.deliverable ?? "",
  printed: wording.date?.printed ?? "",
  dateKind: wording.date?.kind ?? "calendar",
  from: wording.date?.from ?? "",
  to: wording.date?.to ?? "",
  recurrence: wording.recurrence ?? "",
  reportTo: wording.report?.to.join("; ") ?? "",
  reportSession: wording.report?.session ?? "",
  resources: wording.resources ?? "",
})

/** What the fields say, as a wording. A date needs its printed words, a report somebody to report to. */
export function wordingOf(draft: Draft): MandateWording {
  const said = (text: string) => (text.trim() === "" ? null : text.trim())
  const to = draft.reportTo
    .split(/[;；؛]/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
  const printed = said(draft.printed)
  const wording = {
    kind: draft.kind,
    verb: draft.verb.trim(),
    class: draft.class,
    level: Number(draft.level),
    addressee: said(draft.addressee),
    target: draft.target,
    action: draft.action.trim(),
    deliverable: said(draft.deliverable),
    date: printed === null ? null : { printed, kind: draft.dateKind, from: said(draft.from), to: said(draft.to) },
    recurrence: said(draft.recurrence),
    report: to.length === 0 ? null : { to, session: said(draft.reportSession) },
    resources: said(draft.resources),
  }
  // The choices were made among the values of the noun; the contract parses them again.
  return wording as MandateWording
}

/** The fields in which two wordings differ, as the noun names them: all that is sent when one is corrected. */
export function changed(before: MandateWording, after: MandateWording): Partial<MandateWording> {
  const names = Object.keys(after) as (keyof MandateWording)[]
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return Object.fromEntries(differing.map((name) => [name, after[name]]))
}

/** A wording in one line, as one would read it aloud. */
export const wordingLine = ({ verb, addressee, action, date }: MandateWording): string =>
  [verb, addressee, action, date && !action.includes(date.printed) ? `(${date.printed})` : null]
    .filter(Boolean)
    .join(" ")

/** A field that was changed: its name, and what stood and stands in it, in the reader's words. */
export type Change = { readonly name: string; readonly before: string; readonly after: string }

/** What a correction changed, field by field. */
export function changesOf(say: Words, before: MandateWording, after: MandateWording): Change[] {
  const [old, now] = [draftOf(before), draftOf(after)]
  return draftFields
    .map(([field, name]) => ({ name: say(name), before: shown(say, field, old), after: shown(say, field, now) }))
    .filter((change) => change.before !== change.after)
}

const draftFields: readonly (readonly [field: keyof Draft, name: string])[] = [
  ["kind", "decisions.mandates.kind"],
  ["verb", "decisions.mandates.verb"],
  ["class", "decisions.mandates.class"],
  ["level", "decisions.mandates.force"],
  ["addressee", "decisions.mandates.addressee"],
  ["target", "decisions.mandates.target"],
  ["action", "decisions.mandates.action"],
  ["deliverable", "decisions.mandate.deliverable"],
  ["printed", "decisions.correct.printed"],
  ["dateKind", "decisions.mandates.date-kind"],
  ["from", "decisions.correct.from"],
  ["to", "decisions.correct.to"],
  ["recurrence", "decisions.mandate.recurrence"],
  ["reportTo", "decisions.mandate.report-to"],
  ["reportSession", "decisions.correct.report-session"],
  ["resources", "decisions.mandate.resources"],
]

function shown(say: Words, field: keyof Draft, draft: Draft): string {
  const value = draft[field]
  if (field === "dateKind") return draft.printed === "" ? "" : say(`decisions.date-kind.${value}`)
  const isChoice = field === "kind" || field === "class" || field === "target" || field === "level"
  return isChoice ? say(`decisions.${field}.${value}`) : value
}
