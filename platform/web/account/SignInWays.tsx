import type { getWays } from "#platform/identity/sign-in-contract.ts"
import { CodeIn } from "#platform/web/account/CodeIn.tsx"
import { InventedIn } from "#platform/web/account/InventedIn.tsx"
import { PasskeyIn } from "#platform/web/account/PasskeyIn.tsx"
import { PasswordIn } from "#platform/web/account/PasswordIn.tsx"
import { ProviderIn } from "#platform/web/account/ProviderIn.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"
import type { z } from "zod"

/** The ways an installation offers. */
type Ways = z.output<(typeof getWays)["output"]>

type Props = {
  /** The ways that differ from one installation to the next, once they are known. */
  readonly ways: ReactNode
  /** What to finish the second step with, once the first is done. */
  readonly pending?: string | undefined
  readonly onPending: (pending: string | undefined) => void
  readonly onDone: () => void
}

/** The ways of signing in, the best first; or, between two steps, the second alone. */
export function SignInWays({ ways, pending, onPending, onDone }: Props) {
  const say = useWords()
  if (pending !== undefined) return <CodeIn pending={pending} onDone={onDone} onLeave={() => onPending(undefined)} />
  return (
    <div className="ways">
      <p className="hint">{say("platform.sign-in-how")}</p>
      <PasskeyIn onDone={onDone} />
      <PasswordIn onDone={onDone} onPending={onPending} />
      {ways}
    </div>
  )
}

/** Asks which ways there are, and goes on to the home page once somebody is in. */
export function LiveWays() {
  const { go } = useAddress()
  const [pending, setPending] = useState<string>()
  const ways = useAnswer("sign-in.read", async () => (await import("#platform/identity/sign-in-contract.ts")).getWays)
  const done = () => go("/", {}, { replace: true })
  return (
    <SignInWays
      {...{ pending, onPending: setPending, onDone: done }}
      ways={<Here of={ways}>{(value) => <FurtherWays ways={value} onDone={done} />}</Here>}
    />
  )
}

function FurtherWays({ ways: { providers, invented }, onDone }: { readonly ways: Ways; readonly onDone: () => void }) {
  return (
    <>
      {providers.length > 0 && <ProviderIn providers={providers} />}
      {invented.length > 0 && <InventedIn invented={invented} onDone={onDone} />}
    </>
  )
}
