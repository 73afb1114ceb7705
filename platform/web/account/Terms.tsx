import type { Account } from "#platform/identity/account.ts"
import { Part } from "#platform/web/account/Part.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What the terms of use ask, in the order they stand. */
const promises = ["own", "true", "people", "recorded"] as const

/** The terms whose words these are: what is accepted is what was read. */
const version = "2026-11"

type Props = { readonly account: Account; readonly lacking?: boolean }

/** The terms of use: to be accepted before anything else where they are lacking, else to be read again. */
export function Terms({ account, lacking = false }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).acceptTerms,
  )
  return (
    <Part id="terms" title={say("account.terms")}>
      <p>{say("account.terms.intro")}</p>
      <ul>
        {promises.map((each) => (
          <li key={each}>{say(`account.terms.${each}`)}</li>
        ))}
      </ul>
      {refused && <RefusalNotice refused={refused} />}
      {lacking && (
        <Button busy={busy} onPress={() => void act({ body: { version } })}>
          {say("account.accept")}
        </Button>
      )}
      {!lacking && account.terms && (
        <p className="hint">
          {say("account.terms-accepted", { date: longDate(account.terms.accepted.slice(0, 10), locale) })}
        </p>
      )}
    </Part>
  )
}
