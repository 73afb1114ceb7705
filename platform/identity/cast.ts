import type { Language } from "#platform/kernel/language.ts"

/** Somebody invented, for trial, teaching and tests: never in production. */
export type Invented = {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly appointments: readonly {
    readonly role: string
    readonly party?: string
    readonly since?: string
    readonly until?: string
  }[]
}

/**
 * The fixed cast. Nobody here exists; that they act for real States and
 * organizations is invented like themselves. Eve may nothing, and Felix's
 * appointment is over.
 */
export const cast: readonly Invented[] = [
  { id: "amina", name: "Amina Inventada", language: "en", appointments: [{ role: "secretariat" }] },
  { id: "anselm", name: "Anselm Erfunden", language: "fr", appointments: [{ role: "secretariat" }] },
  { id: "bruno", name: "Bruno Fittizio", language: "es", appointments: [{ role: "focal-point", party: "state-ury" }] },
  {
    id: "benita",
    name: "Benita Ficticia",
    language: "es",
    appointments: [{ role: "contributor", party: "state-ury" }],
  },
  { id: "bilal", name: "بلال المتخيَّل", language: "ar", appointments: [{ role: "focal-point", party: "state-jor" }] },
  { id: "chen", name: "陈虚构", language: "zh", appointments: [{ role: "agency", party: "iom" }] },
  { id: "carla", name: "Carla Fictive", language: "fr", appointments: [{ role: "agency", party: "ilo" }] },
  {
    id: "dalia",
    name: "Далия Вымышленная",
    language: "ru",
    appointments: [{ role: "caseworker", party: "lantern-house" }],
  },
  { id: "eve", name: "Eve Nobody", language: "en", appointments: [] },
  {
    ...{ id: "felix", name: "Felix Formerly", language: "en" },
    appointments: [{ role: "focal-point", party: "state-fji", since: "2001-01-01", until: "2004-12-31" }],
  },
  { id: "sita", name: "Sita Kalpanik", language: "en", appointments: [{ role: "statistician" }] },
  { id: "stefan", name: "Stefan Erdacht", language: "fr", appointments: [{ role: "statistician" }] },
  { id: "ursula", name: "Úrsula Imaginaria", language: "es", appointments: [{ role: "analyst", party: "state-ury" }] },
  { id: "ulises", name: "Ulises Supuesto", language: "es", appointments: [{ role: "analyst", party: "state-ury" }] },
  { id: "jamila", name: "جميلة المتخيَّلة", language: "ar", appointments: [{ role: "analyst", party: "state-jor" }] },
  { id: "grace", name: "Grace Ledgerwood", language: "en", appointments: [{ role: "auditor" }] },
]

/** Since when the cast holds what it holds, where nothing else is said. */
export const castSince = "2000-01-01"
