import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Where this browser keeps, for as long as its tab is open, what it needs on the way back; and for what it went. */
const kept = "provider"

/** What was kept on the way out. */
export type Kept = { readonly secret: string; readonly links: boolean }

/** Keeps it. */
export const keepForReturn = (what: Kept): void => sessionStorage.setItem(kept, JSON.stringify(what))

/** Takes it up again, once. */
export function takeAtReturn(): Kept | undefined {
  const text = sessionStorage.getItem(kept)
  sessionStorage.removeItem(kept)
  if (text === null) return undefined
  const { secret, links }: Partial<Kept> = JSON.parse(text)
  return typeof secret === "string" ? { secret, links: links === true } : undefined
}

type Props = { readonly providers: readonly { readonly code: string; readonly name: string }[] }

/** The organizations' own sign-in, each by its name. */
export function ProviderIn({ providers }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/sign-in-contract.ts")).setOutToProvider,
  )
  async function setOut(provider: string) {
    const answer = await act({ params: { provider }, body: { language } })
    if (!answer.ok) return
    keepForReturn({ secret: answer.value.secret, links: false })
    location.assign(answer.value.address)
  }
  return (
    <section aria-labelledby="by-organization">
      <h2 id="by-organization">{say("account.organizations")}</h2>
      {refused && <RefusalNotice refused={refused} />}
      <ul className="plain acts">
        {providers.map(({ code, name }) => (
          <li key={code}>
            <Button look="quiet" busy={busy} onPress={() => void setOut(code)}>
              {say("account.provider", { name })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
