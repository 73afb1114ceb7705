import type { Account } from "#platform/identity/account.ts"
import { Demands } from "#platform/web/account/Demands.tsx"
import { Keys } from "#platform/web/account/Keys.tsx"
import { LinkedAccounts } from "#platform/web/account/LinkedAccounts.tsx"
import { Passkeys } from "#platform/web/account/Passkeys.tsx"
import { PasswordForm } from "#platform/web/account/PasswordForm.tsx"
import { SecondFactor } from "#platform/web/account/SecondFactor.tsx"
import { Sessions } from "#platform/web/account/Sessions.tsx"
import { Terms } from "#platform/web/account/Terms.tsx"
import { WhoIAm } from "#platform/web/account/WhoIAm.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"

/** My account: who I am here, what I accepted, and every way I have in, each changed where it stands. */
export function MyAccountPage({ account, lacksTerms }: { readonly account: Account; readonly lacksTerms: boolean }) {
  const say = useWords()
  const me = useMe()
  return (
    <>
      {lacksTerms && <Terms account={account} lacking />}
      <WhoIAm account={account} />
      {!account.recent && (
        <Notice>
          <p>{say("account.not-recent")}</p>
        </Notice>
      )}
      <Passkeys passkeys={account.passkeys} />
      <PasswordForm account={account} />
      <SecondFactor account={account} />
      {(account.linked.length > 0 || account.providers.length > 0) && <LinkedAccounts account={account} />}
      <Sessions />
      {may(me, "key.list") && <Keys mayMake={may(me, "key.make")} />}
      {may(me, "setting.list-demands") && <Demands />}
      {!lacksTerms && <Terms account={account} />}
    </>
  )
}

/** Asks for one's account, and shows it. */
export function LiveMyAccount() {
  const say = useWords()
  const me = useMe()
  const account = useAnswer(
    "account.read",
    async () => (await import("#platform/identity/account-contract.ts")).getAccount,
  )
  return (
    <Page
      kind="work"
      title={say("platform.my-account")}
      acts={
        <>
          {may(me, "notification.wish") && <Link to="/notifications/wishes">{say("account.wishes")}</Link>}
          {may(me, "mail.list-failed") && <Link to="/mail/failed">{say("account.failed-letters")}</Link>}
        </>
      }
    >
      <div className="account">
        <Here of={account} rows={12}>
          {(value) => <MyAccountPage account={value} lacksTerms={me.lacks.includes("terms")} />}
        </Here>
      </div>
    </Page>
  )
}
