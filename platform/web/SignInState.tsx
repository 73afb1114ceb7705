import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Who is signed in on this browser, and the way out. The public sees nothing: it needs no sign-in to read. */
export function SignInState() {
  const say = useWords()
  const me = useMe()
  const { act, busy } = useAct(async () => (await import("#platform/identity/contract.ts")).signOut)
  if (!me.signedIn) return null
  return (
    <p className="sign-in-state">
      <span>{say("platform.signed-in")}</span>{" "}
      <Button look="link" busy={busy} onPress={() => void act()}>
        {say("platform.sign-out")}
      </Button>
    </p>
  )
}
