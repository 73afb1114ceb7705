import type { Proof } from "#platform/identity/proof.ts"
import { ask, type Refused } from "#platform/web/ask.ts"
import { doWork } from "#platform/web/account/work.ts"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** What a try comes to: done, or refused. */
type Tried = { readonly ok: true } | Refused

/** A try that may need work first: how far the work is, and how to try. */
export function useTry() {
  const [done, setDone] = useState<number>()
  /** Tries, and where the server asks for work does it and tries once more. */
  async function attempt<T extends Tried>(send: (proof?: Proof) => Promise<T>): Promise<T | Refused> {
    const first = await send()
    if (first.ok || first.refusal !== "proof-needed") return first
    setDone(0)
    try {
      const set = await ask((await import("#platform/identity/sign-in-contract.ts")).setProofOfWork)
      return set.ok ? await send(await doWork(set.value, setDone)) : set
    } finally {
      setDone(undefined)
    }
  }
  return { done, attempt }
}

type Props = { readonly done: number | undefined; readonly refused?: Refused | undefined }

/** How far the work is, while it is done; why the last try was refused, when it was. */
export function HowItGoes({ done, refused }: Props) {
  const say = useWords()
  if (done !== undefined) return <Progress label={say("account.working")} value={done} />
  return refused && refused.refusal !== "proof-needed" ? <RefusalNotice refused={refused} /> : null
}
