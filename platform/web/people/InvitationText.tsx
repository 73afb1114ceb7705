import type { Invitation } from "#platform/identity/invitation/invitation.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const tones: Readonly<Record<Invitation["standing"], Tone>> = {
  open: "open",
  used: "done",
  expired: "late",
  withdrawn: "quiet",
}

/** Where an invitation stands, with the day it expires or expired. */
export function InvitationText({
  invitation: { standing, expires },
}: {
  readonly invitation: Pick<Invitation, "standing" | "expires">
}) {
  const say = useWords()
  const { locale } = useReader()
  return (
    <Status tone={tones[standing]}>
      {say(`nominations.invitation.${standing}`, { expires: longDate(expires.slice(0, 10), locale) })}
    </Status>
  )
}
