import type { HeldAppointment } from "#platform/identity/person/person.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { PartyName, roleName } from "#platform/web/rights/naming.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

const tones: Readonly<Record<HeldAppointment["standing"], Tone>> = { coming: "open", held: "done", over: "quiet" }

/** From when until when, in words. */
export function termText(
  say: Words,
  locale: string,
  { since, until }: Pick<HeldAppointment, "since" | "until">,
): string {
  const days = { since: longDate(since, locale), until: until === null ? "" : longDate(until, locale) }
  return until === null ? say("people.since", days) : say("people.from-to", days)
}

/** What somebody is appointed to, in a line: the role, for whom, and how it stands. */
export function HeldLine({ held }: { readonly held: HeldAppointment }) {
  const say = useWords()
  const { language } = useReader()
  return (
    <>
      {roleName(say, language, held.role, held.names)}
      {held.party && (
        <>
          {" "}
          ·{" "}
          <Link to="/people" search={{ party: held.party.code }}>
            <PartyName party={held.party} />
          </Link>
        </>
      )}{" "}
      {held.standing !== "held" && (
        <Status tone={tones[held.standing]}>{say(`people.standing.${held.standing}`)}</Status>
      )}
    </>
  )
}

/** The tone of an appointment's standing. */
export const toneOf = (standing: HeldAppointment["standing"]): Tone => tones[standing]
