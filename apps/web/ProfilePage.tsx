import { LiveProfile } from "#modules/decisions/web/profile/ProfilePage.tsx"
import { LiveAnswered } from "#modules/submissions/web/answers/Answered.tsx"
import { LiveParticipation } from "#modules/treaties/web/Participation.tsx"

/** The profile of a State, a body or an entity, out of what each module knows of it. */
export function Profile() {
  return <LiveProfile Treaties={LiveParticipation} Answers={LiveAnswered} />
}
