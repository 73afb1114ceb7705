import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"

const contract = () => import("#platform/notify/contract.ts")

/** Lets the reader follow what a page is of, or follow it no more. Who may not be told anything sees nothing. */
export function Follow({ subject }: { readonly subject: `${"mandate" | "instrument" | "actor"}:${string}` }) {
  const say = useWords()
  const mine = may(useMe(), "notification.follow")
  const followed = useAnswer(
    "notification.list-followed",
    async () => (await contract()).listFollowed,
    {},
    { when: mine },
  )
  const begin = useAct(async () => (await contract()).follow)
  const end = useAct(async () => (await contract()).unfollow)
  if (!mine || followed.state !== "here") return null
  const follows = followed.value.items.some((each) => each.subject === subject)
  return (
    <Button
      look="quiet"
      pressed={follows}
      busy={begin.busy || end.busy}
      onPress={() => void (follows ? end : begin).act({ params: { subject } })}
    >
      {say(follows ? "platform.unfollow" : "platform.follow")}
    </Button>
  )
}
