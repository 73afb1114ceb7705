import type { NominationRecord } from "#platform/identity/nomination/contract.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { InvitationText } from "#platform/web/people/InvitationText.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What was just sent: the link, where it is given by hand, told once. */
export type Sent = { readonly link: string | null; readonly expires: string | null }

type Props = {
  readonly nomination: NominationRecord
  readonly sent: Sent | undefined
  readonly onSent: (sent: Sent | undefined) => void
}

/** The invitation of a nomination: until when it is good, sent anew with one press, withdrawn with another. */
export function Invited({ nomination: { id, invitation, acts }, sent, onSent }: Props) {
  const say = useWords()
  const contract = () => import("#platform/identity/invitation/contract.ts")
  const send = useAct(async () => (await contract()).sendInvitation)
  const withdraw = useAct(async () => (await contract()).withdrawInvitation)
  const refused = send.refused ?? withdraw.refused
  async function sendAnew() {
    const answer = await send.act({ params: { id }, body: {} })
    if (answer.ok) onSent(answer.value)
  }
  async function takeBack() {
    const answer = await withdraw.act({ params: { id } })
    if (answer.ok) onSent(undefined)
  }
  return (
    <section className="invited">
      <h2>{say("nominations.invitation")}</h2>
      {invitation && (
        <p>
          <InvitationText invitation={invitation} />
        </p>
      )}
      {sent && invitation?.standing === "open" && (
        <Notice>
          {sent.link === null ? (
            <p>{say("nominations.mailed")}</p>
          ) : (
            <>
              <p>{say("nominations.link-once")}</p>
              <p className="link-once">
                <code dir="ltr">{sent.link}</code> <Copy text={sent.link}>{say("nominations.copy-link")}</Copy>
              </p>
            </>
          )}
        </Notice>
      )}
      {refused && <RefusalNotice refused={refused} />}
      <div className="acts no-print">
        {acts.includes("invitation.send") && (
          <Button look="quiet" busy={send.busy} onPress={() => void sendAnew()}>
            {say("nominations.resend")}
          </Button>
        )}
        {acts.includes("invitation.withdraw") && (
          <Button look="quiet" busy={withdraw.busy} onPress={() => void takeBack()}>
            {say("nominations.uninvite")}
          </Button>
        )}
      </div>
      {acts.includes("invitation.send") && <p className="hint no-print">{say("nominations.resend-text")}</p>}
    </section>
  )
}
