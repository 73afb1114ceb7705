import type { Offer } from "#platform/identity/invitation/invitation.ts"
import { languages } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Checkbox, Select } from "#platform/web/kit/Field.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { partyName, roleName } from "#platform/web/rights/naming.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useState, type FormEvent } from "react"

type Props = {
  readonly offer: Offer
  readonly busy: boolean
  readonly refused?: Refused | undefined
  readonly onAccept: (language: Offer["language"]) => void
}

/** What the terms of use ask, in the order they stand. */
const promises = ["own", "true", "people", "recorded"] as const

/** An invitation as whoever holds its link sees it: to what, until when, and the way in; or why it is good no more. */
export function InvitationPage({ offer, busy, refused, onAccept }: Props) {
  const say = useWords()
  const { language: reader, locale } = useReader()
  const [language, speak] = useState<Offer["language"]>(offer.language)
  const [agreed, agree] = useState(false)
  const [asked, ask] = useState(false)
  const { name, party, standing } = offer
  const expires = longDate(offer.expires.slice(0, 10), locale)
  if (standing !== "open")
    return (
      <Notice kind="warning">
        <p>{say(`invitations.${standing}`, { expires })}</p>
        {standing === "used" && <Link to="/sign-in">{say("platform.sign-in")}</Link>}
      </Notice>
    )
  const role = roleName(say, reader, offer.role, offer.names)
  function send(event: FormEvent) {
    event.preventDefault()
    ask(true)
    if (agreed && !busy) onAccept(language)
  }
  return (
    <>
      <p>
        {party === null
          ? say("invitations.to-role", { name, role })
          : say("invitations.to", { name, role, party: partyName(party, reader) })}
      </p>
      <p className="hint">{say("invitations.expires", { expires })}</p>
      <form className="form" onSubmit={send}>
        <Select
          name="language"
          label={say("invitations.language")}
          choices={languages.map((value) => ({ value, name: languageNames[value] }))}
          value={language}
          onChange={(chosen) => speak(languages.find((each) => each === chosen) ?? language)}
        />
        <h2>{say("invitations.terms")}</h2>
        <p>{say("account.terms.intro")}</p>
        <ul>
          {promises.map((each) => (
            <li key={each}>{say(`account.terms.${each}`)}</li>
          ))}
        </ul>
        <Checkbox name="terms" label={say("invitations.agree")} checked={agreed} onChange={agree} />
        {asked && !agreed && <Notice kind="warning">{say("invitations.agree-needed")}</Notice>}
        {refused && <RefusalNotice refused={refused} />}
        <Button type="submit" busy={busy}>
          {say("invitations.accept")}
        </Button>
        <p className="hint">{say("invitations.next")}</p>
      </form>
    </>
  )
}

const contract = () => import("#platform/identity/invitation/contract.ts")

/** Reads the invitation that stands behind the # of the address, accepts it, and goes on to set up how one signs in. */
export function LiveInvitation() {
  const say = useWords()
  const { go } = useAddress()
  const [token] = useState(() => location.hash.slice(1))
  const [offer, tell] = useState<Offer>()
  const [failed, fail] = useState<Refused>()
  const accept = useAct(async () => (await contract()).acceptInvitation)
  useEffect(() => {
    let isHere = token !== ""
    const look = async () => {
      if (!isHere) return
      const { ask } = await import("#platform/web/ask.ts")
      const answer = await ask((await contract()).readInvitation, { body: { token } })
      if (!isHere) return
      if (answer.ok) tell(answer.value)
      else fail(answer)
    }
    void look()
    return () => {
      isHere = false
    }
  }, [token])
  async function enter(language: Offer["language"]) {
    const answer = await accept.act({ body: { token, language, terms: true } })
    if (answer.ok) go("/account", {}, { replace: true })
  }
  return (
    <Page kind="work" title={say("invitations.title")}>
      {token === "" && <p>{say("invitations.no-link")}</p>}
      {failed && <RefusalNotice refused={failed} />}
      {token !== "" && !offer && !failed && <Skeleton rows={4} />}
      {offer && (
        <InvitationPage
          offer={offer}
          busy={accept.busy}
          refused={accept.refused}
          onAccept={(language) => void enter(language)}
        />
      )}
    </Page>
  )
}
