import type { HeldAppointment, KnownPerson } from "#platform/identity/person/person.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"

type Line = { readonly person: KnownPerson; readonly held?: HeldAppointment }

/** The columns of the file of people: a line for each appointment. */
export const peopleColumns: readonly FileColumn<Line>[] = [
  ["person", ({ person }) => person.id],
  ["name", ({ person }) => person.name],
  ["email", ({ person }) => person.email],
  ["language", ({ person }) => person.language],
  ["status", ({ person }) => person.status],
  ["role", ({ held }) => held?.role ?? null],
  ["party", ({ held }) => held?.party?.code ?? null],
  ["process", ({ held }) => held?.process ?? null],
  ["since", ({ held }) => held?.since ?? null],
  ["until", ({ held }) => held?.until ?? null],
  ["standing", ({ held }) => held?.standing ?? null],
]
