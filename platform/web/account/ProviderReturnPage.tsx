import { CodeIn } from "#platform/web/account/CodeIn.tsx"
import { takeAtReturn } from "#platform/web/account/ProviderIn.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useRef, useState, type ReactNode } from "react"

type Props = { readonly refused?: Refused | undefined; readonly code?: ReactNode }

/** Back from an organization's provider: what it answered is being checked, or was refused, or a code is asked for besides. */
export function ProviderReturnPage({ refused, code }: Props) {
  const say = useWords()
  return (
    <Page kind="work" title={say("account.returning")}>
      {refused && <RefusalNotice refused={refused} />}
      {!refused && (code ?? <output>{say("account.checking")}</output>)}
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
  const [pending, setPending] = useState<string>()
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
      if (kept.links) {
        const linked = await linking.act({ body })
        return linked.ok ? go("/account", {}, { replace: true }) : setFailed(linked)
      }
      const entered = await entering.act({ body })
      if (!entered.ok) return setFailed(entered)
      if (entered.value.state === "second-factor") return setPending(entered.value.pending)
      return go("/", {}, { replace: true })
    }
    void finish()
  })
  const leave = () => go("/sign-in", {}, { replace: true })
  const home = () => go("/", {}, { replace: true })
  const code = pending === undefined ? undefined : <CodeIn pending={pending} onDone={home} onLeave={leave} />
  return <ProviderReturnPage refused={failed} code={code} />
}
