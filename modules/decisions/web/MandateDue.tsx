import type { Mandate } from "#modules/decisions/mandate.ts"
import { toneOf } from "#modules/decisions/web/naming.ts"
import { daysBetween, longDate } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly mandate: Pick<Mandate, "kind" | "date" | "status" | "language"> }

// "Due soon" is what falls due before the next quarter is over.
const soon = 90

/** When a mandate is to be done: the date as printed, the day it comes to, and the status, by a word and a shape. */
export function MandateDue({ mandate: { kind, date, status, language } }: Props) {
  const say = useWords()
  const { locale, today } = useReader()
  if (date === null && kind === "position") return <span className="hint">{say("platform.none")}</span>
  const days = date?.to ? daysBetween(today, date.to) : undefined
  const dated = date?.to && days !== undefined && (status === "due" || status === "overdue")
  const tone: Tone = status === "due" && days !== undefined && days > soon ? "open" : toneOf[status]
  return (
    <span className="mandate-due">
      {date && (
        <Foreign language={language} className="printed">
          {date.printed}
        </Foreign>
      )}
      <Status tone={tone}>
        {dated
          ? say(days < 0 ? "platform.overdue-since" : "platform.due-in", {
              days: Math.abs(days),
              date: longDate(date.to ?? "", locale),
            })
          : say(`decisions.status.${status}`)}
      </Status>
    </span>
  )
}
