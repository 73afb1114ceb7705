/** What an agency knows of a person, as far as it helps to find the same person elsewhere. Empty where it knows nothing. */
export type PersonRecord = {
  readonly id: string
  readonly givenName: string
  readonly surname: string
  /** Other names the person goes by. */
  readonly aliases: readonly string[]
  readonly sex: string
  /** `2001-07-30`, `2001-07`, `2001`, or empty. The first of January is taken for a year of which no day is known. */
  readonly birthDate: string
  readonly citizenship: string
}

/** A date of birth in its parts; those that are not known are undefined. */
export type BirthDate = { readonly year?: number; readonly month?: number; readonly day?: number }

/** Reads a date of birth. What is no date is no knowledge; the first of January is what registers write for "unknown". */
export function birthDate(text: string): BirthDate {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim()) ?? []
  if (year === undefined) return {}
  if (month === undefined || day === undefined || (Number(month) === 1 && Number(day) === 1))
    return { year: Number(year) }
  return { year: Number(year), month: Number(month), day: Number(day) }
}
