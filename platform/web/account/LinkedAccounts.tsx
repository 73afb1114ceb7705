import type { Account } from "#platform/identity/account.ts"
import { Part } from "#platform/web/account/Part.tsx"
import { keepForReturn } from "#platform/web/account/ProviderIn.tsx"
import { instantText } from "#platform/web/account/words.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** My accounts at my organization: linked and unlinked. */
export function LinkedAccounts({ account: { linked, providers } }: { readonly account: Account }) {
  const say = useWords()
  const { language, locale } = useReader()
  const linking = useAct(async () => (await import("#platform/identity/account-contract.ts")).setOutToLink)
  const unlinking = useAct(async () => (await import("#platform/identity/account-contract.ts")).unlinkAccount)
  const refused = linking.refused ?? unlinking.refused
  async function link(provider: string) {
    const answer = await linking.act({ params: { provider }, body: { language } })
    if (!answer.ok) return
    keepForReturn({ secret: answer.value.secret, links: true })
    location.assign(answer.value.address)
  }
  return (
    <Part id="linked" title={say("account.linked")} why={say("account.linked-why")}>
      {refused && <RefusalNotice refused={refused} />}
      {linked.length > 0 && (
        <Table
          caption={say("account.linked")}
          rows={linked}
          id={({ issuer, subject }) => `${issuer} ${subject}`}
          columns={columns(say, locale, unlinking.busy, (body) => void unlinking.act({ body }))}
        />
      )}
      <div className="acts">
        {providers.map(({ code, name }) => (
          <Button key={code} look="quiet" busy={linking.busy} onPress={() => void link(code)}>
            {say("account.link", { name })}
          </Button>
        ))}
      </div>
    </Part>
  )
}

type Linked = Account["linked"][number]

/** What the table shows of each. */
const columns = (
  say: Words,
  locale: string,
  busy: boolean,
  unlink: (account: Pick<Linked, "issuer" | "subject">) => void,
): readonly Column<Linked>[] => [
  {
    name: say("account.name"),
    heads: true,
    cell: ({ provider, issuer }) => <bdi>{provider ?? issuer}</bdi>,
  },
  { name: say("account.made"), cell: ({ made }) => instantText(locale, made) },
  {
    name: say("account.used"),
    cell: ({ used }) => (used ? instantText(locale, used) : say("account.never-used")),
  },
  {
    name: say("account.acts"),
    cell: ({ issuer, subject }) => (
      <Button look="link" busy={busy} onPress={() => unlink({ issuer, subject })}>
        {say("account.unlink")}
      </Button>
    ),
  },
]
