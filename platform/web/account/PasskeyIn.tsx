import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** The passkey first: one button, no name. */
export function PasskeyIn({ onDone }: { readonly onDone: () => void }) {
  const say = useWords()
  const [none, setNone] = useState(false)
  const asking = useAct(async () => (await import("#platform/identity/sign-in-contract.ts")).askForPasskeyOfAnybody)
  const using = useAct(async () => (await import("#platform/identity/sign-in-contract.ts")).signInWithPasskey)
  const refused = asking.refused ?? using.refused

  async function enter() {
    setNone(false)
    using.forget()
    const asked = await asking.act()
    if (!asked.ok) return
    const { startAuthentication } = await import("@simplewebauthn/browser")
    try {
      const { response, ...used } = await startAuthentication({ optionsJSON: asked.value })
      const { clientDataJSON, authenticatorData, signature, userHandle } = response
      const said = { clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) }
      const answer = await using.act({ body: { id: used.id, rawId: used.rawId, type: used.type, response: said } })
      if (answer.ok) onDone()
    } catch {
      // The person closed the browser's question, or there was nothing to choose from.
      setNone(true)
    }
  }
  return (
    <section>
      <Button busy={asking.busy || using.busy} onPress={() => void enter()}>
        {say("account.passkey-in")}
      </Button>
      <p className="hint">{say("account.passkey-hint")}</p>
      {none && <Notice>{say("account.passkey-none")}</Notice>}
      {refused && <RefusalNotice refused={refused} />}
    </section>
  )
}
