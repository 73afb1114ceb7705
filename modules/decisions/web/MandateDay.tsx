import type { Mandate } from "#modules/decisions/mandate.ts"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"

/** The statuses of what somebody still waits for; they say no more than the day does. */
export const awaited: ReadonlySet<Mandate["status"]> = new Set(["due", "overdue"])

type Props = { readonly mandate: Pick<Mandate, "date" | "status" | "language"> }

/** The day of a mandate: counted from today while somebody waits for it, else only told; as printed, where it is no day. */
export function MandateDay({ mandate: { date, status, language } }: Props) {
  if (date === null) return null
  if (date.to === null) return <Foreign language={language}>{date.printed}</Foreign>
  return awaited.has(status) ? <DueText date={date.to} /> : <DateText date={date.to} />
}
