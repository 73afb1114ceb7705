import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { NominationForm, type Filled } from "#platform/web/people/NominationForm.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Proposes somebody, and goes on to the nomination. */
export function LivePropose() {
  const say = useWords()
  const { go } = useAddress()
  const propose = useAct(async () => (await import("#platform/identity/nomination/contract.ts")).proposeNomination)
  async function send({ letter, ...said }: Filled) {
    const answer = await propose.act({ body: { ...said, letter: letter ?? "" } })
    if (answer.ok) go(`/nominations/${answer.value.id}`)
  }
  return (
    <Page
      kind="work"
      title={say("nominations.propose")}
      kicker={<Link to="/nominations">{say("nominations.title")}</Link>}
    >
      <p>{say("nominations.propose-help")}</p>
      <NominationForm
        act={say("nominations.send")}
        busy={propose.busy}
        refused={propose.refused}
        onSend={(filled) => void send(filled)}
      />
    </Page>
  )
}
