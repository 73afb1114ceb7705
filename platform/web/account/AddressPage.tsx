import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = { readonly token: string; readonly signedIn: boolean }

/** What the link of the letter leads to: the new address is taken, by whoever asked for it and is signed in. */
export function AddressPage({ token, signedIn }: Props) {
  const say = useWords()
  const [done, setDone] = useState(false)
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).changeAddress,
  )
  if (token === "") return <p>{say("account.address-no-link")}</p>
  if (!signedIn)
    return (
      <>
        <p>{say("account.address-sign-in")}</p>
        <p>
          <Link to="/sign-in">{say("account.to-sign-in")}</Link>
        </p>
      </>
    )
  if (done)
    return (
      <>
        <Notice>
          <p>{say("account.address-done")}</p>
        </Notice>
        <p>
          <Link to="/account">{say("account.to-account")}</Link>
        </p>
      </>
    )
  return (
    <>
      {refused && <RefusalNotice refused={refused} />}
      <p>{say("account.address-use")}</p>
      <div className="acts">
        <Button busy={busy} onPress={() => void act({ body: { token } }).then(({ ok }) => setDone(ok))}>
          {say("account.address-confirm")}
        </Button>
        <Link to="/account">{say("account.to-account")}</Link>
      </div>
    </>
  )
}

/** The same with the token that stands behind the # of the address. */
export function LiveAddress() {
  const say = useWords()
  const { fragment } = useAddress()
  const { signedIn } = useMe()
  return (
    <Page kind="work" title={say("account.address-title")}>
      <AddressPage key={fragment} token={fragment} signedIn={signedIn} />
    </Page>
  )
}
