import { addressOf, useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { ask } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { forgetMe, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Who is signed in on this browser, the way to their account, and the way out; for the public, the way in. */
export function SignInState() {
  const say = useWords()
  const me = useMe()
  const { path } = useAddress()
  const { language } = useReader()
  const { act, busy } = useAct(async () => (await import("#platform/identity/contract.ts")).signOut)
  async function leave() {
    if (!path.startsWith("/account")) {
      await act()
      return
    }
    // From what is one's own one goes home, and nothing of it is left in the page.
    const answer = await ask((await import("#platform/identity/contract.ts")).signOut)
    if (!answer.ok) return
    forgetMe()
    location.assign(addressOf(language, "/"))
  }
  if (!me.signedIn)
    return (
      <p className="sign-in-state">
        <Link to="/sign-in">{say("platform.sign-in")}</Link>
      </p>
    )
  return (
    <p className="sign-in-state">
      <span>{say("platform.signed-in")}</span>{" "}
      {me.name !== "" && (
        <span className="who" dir="auto">
          {me.name}
        </span>
      )}{" "}
      <Link to="/account">{say("platform.my-account")}</Link>{" "}
      <Button look="link" busy={busy} onPress={() => void leave()}>
        {say("platform.sign-out")}
      </Button>
    </p>
  )
}

/** What somebody must do before anything they are appointed to, wherever they are, with the way there. */
export function WhatIsLacking() {
  const say = useWords()
  const { lacks, signedIn } = useMe()
  if (!signedIn || lacks.length === 0) return null
  return (
    <div className="notice warning lacking">
      {lacks.map((each) => (
        <p key={each}>
          <Link to={`/account#${each}`}>{say(`platform.lacks.${each}`)}</Link>
        </p>
      ))}
    </div>
  )
}
