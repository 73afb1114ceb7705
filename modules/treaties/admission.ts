import { isConsent, type ActKind } from "#modules/treaties/act-kinds.ts"
import type { Fact } from "#modules/treaties/act.ts"
import type { Instrument } from "#modules/treaties/instrument.ts"
import { instrumentOf } from "#modules/treaties/instruments.ts"
import { inOrder } from "#modules/treaties/participation.ts"
import { boundBy, isLeaving, periodsOf } from "#modules/treaties/standing.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** Why an act cannot be in the record. */
export const actRefusals = [
  "act-in-the-future",
  "act-before-adoption",
  "act-recorded-already",
  "act-takes-effect-too-early",
  "signature-not-open",
  "signed-already",
  "signature-after-consent",
  "party-already",
  "ratification-without-signature",
  "convention-not-joined",
  "not-open-to-organizations",
  "not-a-participant",
  "nothing-to-leave",
  "instrument-cannot-be-left",
  "about-nothing",
  "about-cannot-be",
  "territory-not-named",
] as const
export type ActRefusal = (typeof actRefusals)[number]

/** What is unusual in an act and yet may be so: the depositary's own record has such acts. */
export const actDoubts = ["accession-after-signature", "effect-unlike-the-rule"] as const
export type ActDoubt = (typeof actDoubts)[number]

/** What stands in the record when an act is to be added to it. */
export type Standings = {
  /** The acts of the same participant under the same instrument, oldest first. */
  readonly own: readonly Fact[]
  /** Its acts under the convention that the instrument supplements. */
  readonly above: readonly Fact[]
  /** Any act of the record by its id. */
  readonly find: (id: string) => Fact | undefined
  readonly isIntegration: boolean
  readonly inForce: string | null
  readonly today: string
}

type Case = {
  readonly act: Fact
  readonly instrument: Instrument
  readonly at: Standings
  /** What was done before: earlier, or on the same day and before it in order. */
  readonly past: readonly Fact[]
  readonly isPartyThen: boolean
}

type Rule = readonly [refusal: ActRefusal, holds: (its: Case) => boolean]

/** What the depositary would not accept, in the order in which it is told. */
const rules: readonly Rule[] = [
  ["act-in-the-future", ({ act, at }) => act.dated > at.today],
  ["act-before-adoption", ({ act, instrument }) => act.dated < instrument.adopted],
  ["act-recorded-already", ({ act, at }) => at.own.some((each) => isSame(each, act))],
  [
    "act-takes-effect-too-early",
    ({ act: { effective, dated, kind } }) => kind !== "succession" && effective !== null && effective < dated,
  ],
  ["not-open-to-organizations", ({ at, instrument }) => at.isIntegration && !instrument.integration],
  ["about-nothing", ({ act: { kind, about } }) => kind === "objection" && about === null],
  ["about-cannot-be", (its) => its.act.about !== null && !canBeAbout(its)],
  ["territory-not-named", ({ act }) => act.kind === "territorial-application" && !act.territory],
  [
    "signature-not-open",
    ({ act, instrument: { opened, closed } }) =>
      act.kind === "signature" && (act.dated < opened || (closed !== null && act.dated > closed)),
  ],
  ["signed-already", ({ act, at }) => act.kind === "signature" && at.own.some(({ kind }) => kind === "signature")],
  ["signature-after-consent", ({ act, past }) => act.kind === "signature" && past.some(({ kind }) => isConsent(kind))],
  ["party-already", ({ act, isPartyThen }) => isConsent(act.kind) && isPartyThen],
  ["ratification-without-signature", ({ act, past }) => followsSignature(act.kind) && !past.some(isSignature)],
  [
    "convention-not-joined",
    ({ act, instrument, at }) =>
      isConsent(act.kind) &&
      instrument.supplements !== null &&
      !wasPartyOn(at.above, instrumentOf(instrument.supplements), null, act.dated),
  ],
  ["instrument-cannot-be-left", ({ act, instrument }) => isLeaving(act) && instrument.leaving.kind === "never"],
  ["nothing-to-leave", ({ act, isPartyThen }) => isLeaving(act) && !isPartyThen],
  ["not-a-participant", ({ act, past }) => !takesPart(act) && act.about === null && !past.some(takesPart)],
]

/** Whether an act may be added to what stands in the record, or the first reason why not. */
export function admit<F extends Fact>(act: F, at: Standings): Result<F, ActRefusal> {
  const instrument = instrumentOf(act.instrument)
  const past = at.own.filter((each) => each.id !== act.id && inOrder(each, act) < 0)
  const its: Case = { act, instrument, at, past, isPartyThen: wasPartyOn(past, instrument, at.inForce, act.dated) }
  const broken = rules.find(([, holds]) => holds(its))
  return broken ? refuse(broken[0]) : allow(act)
}

/** What is unusual in an act that may be added. */
export function doubtsOf(act: Fact, at: Standings): ActDoubt[] {
  const instrument = instrumentOf(act.instrument)
  const signed = at.own.some((each) => isSignature(each) && each.dated <= act.dated)
  const byRule = boundBy({ ...act, effective: null }, instrument, at.inForce)
  const isUnlike =
    isConsent(act.kind) && act.kind !== "succession" && act.effective !== null && act.effective !== byRule
  return [
    ...(act.kind === "accession" && signed ? (["accession-after-signature"] as const) : []),
    ...(isUnlike ? (["effect-unlike-the-rule"] as const) : []),
  ]
}

/** The kind of a deposit that was not named: a ratification of what was signed, else an accession. */
export const consentAfter = (
  own: readonly { readonly kind: string; readonly dated: string }[],
  day: string,
): "ratification" | "accession" =>
  own.some(({ kind, dated }) => kind === "signature" && dated <= day) ? "ratification" : "accession"

const isSignature = ({ kind }: Fact): boolean => kind === "signature"
const takesPart = ({ kind }: Fact): boolean => kind === "signature" || isConsent(kind)
const followsSignature = (kind: ActKind): boolean =>
  kind === "ratification" || kind === "acceptance" || kind === "approval"

/** The day of a deposit counts: a convention and its protocol may be joined together. */
function wasPartyOn(history: readonly Fact[], instrument: Instrument, inForce: string | null, day: string): boolean {
  const last = periodsOf(history, instrument, inForce, day).at(-1)
  return last !== undefined && (last.ended === null || last.ended > day)
}

/** The same act told twice. Several reservations may be made on one day, to one article each. */
const isSame = (one: Fact, other: Fact): boolean =>
  one.id !== other.id &&
  one.kind === other.kind &&
  one.dated === other.dated &&
  one.about === other.about &&
  toldOf(one) === toldOf(other)

const toldOf = ({ article, territory, text }: Fact): string => JSON.stringify([article, territory, text])

/** An objection is to what another said; what is withdrawn is one's own, and not a consent. */
function canBeAbout({ act, at }: Case): boolean {
  const about = at.find(act.about ?? "")
  if (!about || about.instrument !== act.instrument || about.id === act.id || about.dated > act.dated) return false
  if (act.kind === "objection") return isSaid(about.kind) && about.participant !== act.participant
  return act.kind === "withdrawal" && about.participant === act.participant && isWithdrawable(about.kind)
}

const isSaid = (kind: ActKind): boolean => kind === "reservation" || kind === "declaration" || kind === "notification"
const isWithdrawable = (kind: ActKind): boolean =>
  isSaid(kind) || kind === "objection" || kind === "denunciation" || kind === "territorial-application"
