import { type AddresseeGroup, type CallWording, type forms } from "#modules/calls/call.ts"
import type { Actor } from "#modules/directory/actor.ts"
import type { Status } from "#modules/treaties/act-kinds.ts"

/** Somebody who is asked, by their code in the directory, and in which form. */
export type Addressee = { readonly party: string; readonly form: (typeof forms)[number] }

/** Who could be asked, and how each stands to the treaty on the day in question. */
export type World = {
  readonly actors: readonly Pick<Actor, "code" | "kind" | "coordinates">[]
  /** Nothing where they have done nothing under the treaty, or the call names none. */
  readonly statusOf: (party: string) => Status | undefined
}
type Candidate = World["actors"][number]

/**
 * Works out whom a call is addressed to: its groups, those named besides, less
 * those who are excepted. Who is bound by its treaty on the day is asked in the
 * obligatory form, everybody else is invited. In the order of their codes.
 */
export function addresseesOf(
  { groups, besides, except }: Pick<CallWording, "groups" | "besides" | "except">,
  { actors, statusOf }: World,
): Addressee[] {
  const named = new Set(besides)
  const left = new Set(except)
  return actors
    .filter((actor) => mayBeAsked(actor) && !left.has(actor.code))
    .filter((actor) => named.has(actor.code) || groups.some((group) => isIn(group, actor, statusOf(actor.code))))
    .map(({ code }): Addressee => ({ party: code, form: statusOf(code) === "bound" ? "obligatory" : "invited" }))
    .sort((one, other) => (one.party < other.party ? -1 : 1))
}

/** Whether somebody can be asked at all: States and organizations can, bodies and collectives cannot. */
export const mayBeAsked = ({ kind }: Pick<Candidate, "kind">): boolean => kind !== "body" && kind !== "collective"

const isState = ({ kind }: Candidate): boolean =>
  kind === "member-state" || kind === "observer-state" || kind === "non-member-state"

const isPartyBy = (status: Status | undefined): boolean => status === "bound" || status === "party"

function isIn(group: AddresseeGroup, actor: Candidate, status: Status | undefined): boolean {
  switch (group) {
    case "states-parties":
      return isState(actor) && isPartyBy(status)
    case "signatories":
      return isState(actor) && status === "signatory"
    case "member-states":
      return actor.kind === "member-state"
    case "observer-states":
      return actor.kind === "observer-state"
    case "integration-organizations":
      return actor.kind === "integration-organization"
    case "agencies":
      return actor.kind === "entity"
    case "coordination-group":
      return actor.coordinates
    case "organizations":
      return actor.kind === "organization"
  }
  return group satisfies never
}
