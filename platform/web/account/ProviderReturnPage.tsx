import { takeAtReturn } from "#platform/web/account/ProviderIn.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useRef, useState } from "react"

/** Back from an organization's provider: what it answered is being checked, or was refused. */
export function ProviderReturnPage({ refused }: { readonly refused?: Refused | undefined }) {
  const say = useWords()
  return (
    <Page kind="work" title={say("account.returning")}>
      {refused ? <RefusalNotice refused={refused} /> : <output>{say("account.checking")}</output>}
      {refused && (
        <p>
          <Link to="/sign-in">{say("account.to-sign-in")}</Link>
        </p>
      )}
    </Page>
  )
}

const lost: Refused = { ok: false, refusal: "provider-refused" }

/** Hands in what the provider answered, with what this tab kept on the way out. The answer is taken out of the address. */
export function LiveProviderReturn() {
  const { go } = useAddress()
  const [failed, setFailed] = useState<Refused>()
  const entering = useAct(async () => (await import("#platform/identity/sign-in-contract.ts")).comeBackFromProvider)
  const linking = useAct(async () => (await import("#platform/identity/account-contract.ts")).linkAccount)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const query = location.search.slice(1)
    history.replaceState(history.state, "", location.pathname)
    const kept = takeAtReturn()
    async function finish() {
      if (!kept) return setFailed(lost)
      const body = { query, secret: kept.secret }
      const answer = kept.links ? await linking.act({ body }) : await entering.act({ body })
      if (!answer.ok) return setFailed(answer)
      return go(kept.links ? "/account" : "/", {}, { replace: true })
    }
    void finish()
  })
  return <ProviderReturnPage refused={failed} />
}
