import { LiveWays } from "#platform/web/account/SignInWays.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { useAddress } from "#platform/web/address.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  /** The token of the one-time link, if the address has one. */
  readonly token: string
  readonly busy: boolean
  readonly refused?: Refused | undefined
  readonly onSignIn: () => void
}

/** The end of the one-time link: one button, so that nothing that merely looks at links uses it up. Without a link, the ways of signing in. */
export function SignInPage({ token, busy, refused, onSignIn }: Props) {
  const say = useWords()
  const isUsedUp = refused?.refusal === "link-not-valid"
  return (
    <Page kind="work" title={say("platform.sign-in")}>
      {refused && <RefusalNotice refused={refused} />}
      {token && !isUsedUp ? (
        <>
          <p>{say("platform.sign-in-ready")}</p>
          <Button busy={busy} onPress={onSignIn}>
            {say("platform.sign-in-now")}
          </Button>
        </>
      ) : (
        <LiveWays />
      )}
    </Page>
  )
}

/** Signs this browser in with what stands behind the # of the address, and goes on to the home page. */
export function LiveSignIn() {
  const { go } = useAddress()
  const [token] = useState(() => location.hash.slice(1))
  const { act, busy, refused } = useAct(async () => (await import("#platform/identity/contract.ts")).signIn)
  async function enter() {
    const answer = await act({ body: { token } })
    if (answer.ok) go("/", {}, { replace: true })
  }
  return <SignInPage token={token} busy={busy} refused={refused} onSignIn={() => void enter()} />
}
