import { z } from "zod"

/** A stretch of time as treaties count it: days, months or years after a day. */
export const Term = z.union([
  z.object({ days: z.int().min(0) }),
  z.object({ months: z.int().min(1) }),
  z.object({ years: z.int().min(1) }),
])
export type Term = z.infer<typeof Term>

/**
 * The day a term after a day ends: the thirtieth day after 26 August is
 * 25 September. A month later is the same day of the month, or its last where
 * it has no such day.
 */
export function after(day: string, term: Term): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  if ("days" in term) return iso(new Date(Date.UTC(year, month - 1, date + term.days)))
  const months = "months" in term ? term.months : term.years * 12
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))))
}

/** The later of two days. */
export const later = (one: string, other: string): string => (one > other ? one : other)

const iso = (date: Date): string => date.toISOString().slice(0, 10)
