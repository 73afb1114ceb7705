import type { NominationRecord } from "#platform/identity/nomination/contract.ts"
import { urlOf } from "#platform/web/ask.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useMe } from "#platform/web/me.tsx"
import { CheckForm } from "#platform/web/people/CheckForm.tsx"
import { HandOver } from "#platform/web/people/HandOver.tsx"
import { termText } from "#platform/web/people/HeldList.tsx"
import { Invited, type Sent } from "#platform/web/people/Invited.tsx"
import { NominationForm, type Filled } from "#platform/web/people/NominationForm.tsx"
import { NominationStatus } from "#platform/web/people/NominationsPage.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { PartyName, roleName } from "#platform/web/rights/naming.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { PersonName } from "#platform/web/people/PersonName.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** A nomination as it stands: who is proposed, for what, on which letter, and what was done with it. */
export function NominationPage({ nomination }: { readonly nomination: NominationRecord }) {
  const say = useWords()
  const { language, locale } = useReader()
  const { id, role, roleNames, party, predecessor, person, steps, letter, basis } = nomination
  return (
    <>
      <Facts
        facts={[
          [say("nominations.status"), <NominationStatus key="status" status={nomination.status} />],
          [say("nominations.field.role"), roleName(say, language, role, roleNames)],
          [say("people.party"), party && <PartyName key="party" party={party} />],
          [say("people.process"), nomination.process],
          [
            say("nominations.field.title"),
            nomination.title !== "" && <Foreign key="title">{nomination.title}</Foreign>,
          ],
          [say("nominations.field.email"), nomination.email !== null && <bdi key="email">{nomination.email}</bdi>],
          [say("people.language"), languageNames[nomination.language]],
          [say("people.term"), termText(say, locale, nomination)],
          [
            say("nominations.replaces"),
            predecessor && (
              <Link key="old" to={`/people/${predecessor.person}`}>
                <PersonName name={predecessor.name || predecessor.person} />
              </Link>
            ),
          ],
          [say("people.basis"), <Foreign key="basis">{basis}</Foreign>],
          [
            say("nominations.letter"),
            <a key="letter" href={urlOf("/nominations/{id}/letter", { id }, { format: "file" })} download>
              <Foreign>{letter.name || say("nominations.letter-read")}</Foreign>
            </a>,
          ],
          [
            say("nominations.made-person"),
            person !== null && (
              <Link key="person" to={`/people/${person}`}>
                <PersonName name={nomination.name} />
              </Link>
            ),
          ],
        ]}
      />
      <section>
        <h2>{say("nominations.steps")}</h2>
        <ol className="history">
          {steps.map(({ kind, at, by, person: who, checks, comment }) => (
            <li key={`${kind} ${at}`}>
              <p>
                {say(`nominations.step.${kind}`)} · <DateText date={at.slice(0, 10)} /> ·{" "}
                {by === null ? (
                  say("nominations.somebody")
                ) : (
                  <Link to={`/people/${who}`}>
                    <PersonName name={by} />
                  </Link>
                )}
              </p>
              {checks && Object.values(checks).includes("questioned") && (
                <ul>
                  {(["name", "title", "email", "role"] as const)
                    .filter((field) => checks[field] === "questioned")
                    .map((field) => (
                      <li key={field}>
                        {say(`nominations.field.${field}`)}: {say("nominations.questioned")}
                      </li>
                    ))}
                </ul>
              )}
              {comment !== "" && <Foreign as="p">{comment}</Foreign>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

const contract = () => import("#platform/identity/nomination/contract.ts")

/** One nomination, asked for and shown, with what the reader may do with it: check, correct, take back, invite, hand over. */
export function LiveNomination() {
  const say = useWords()
  const { params } = useAddress()
  const me = useMe()
  const id = params["id"] ?? ""
  const [corrects, correct] = useState(false)
  const [asks, ask] = useState(false)
  const [sent, tell] = useState<Sent>()
  const nomination = useAnswer("nomination.read", async () => (await contract()).getNomination, { params: { id } })
  const again = useAct(async () => (await contract()).correctNomination)
  const withdraw = useAct(async () => (await contract()).withdrawNomination)
  const here = nomination.state === "here" ? nomination.value : undefined
  const can = (act: string) => here?.acts.includes(act) === true
  const isOwn = here?.status === "proposed" && me.acts.includes("nomination.check") && !can("nomination.check")

  async function sayAnew(filled: Filled) {
    const { party: _, ...said } = filled
    const answer = await again.act({ params: { id }, body: said })
    if (answer.ok) correct(false)
  }
  return (
    <Page
      kind="record"
      title={here ? <PersonName name={here.name} /> : say("nominations.one")}
      tab={here?.name || say("nominations.one")}
      kicker={<Link to="/nominations">{say("nominations.title")}</Link>}
      acts={
        !corrects &&
        can("nomination.correct") && (
          <>
            <Button look="quiet" onPress={() => correct(true)}>
              {say("nominations.correct")}
            </Button>
            <Button look="quiet" busy={withdraw.busy} onPress={() => ask(true)}>
              {say("nominations.withdraw")}
            </Button>
          </>
        )
      }
    >
      {withdraw.refused && <RefusalNotice refused={withdraw.refused} />}
      {isOwn && <Notice>{say("nominations.four-eyes")}</Notice>}
      <Here of={nomination}>
        {(value) => (
          <>
            {corrects && (
              <InPlace title={say("nominations.correct")} depth={2} framed onLeave={() => correct(false)}>
                <NominationForm
                  before={value}
                  act={say("nominations.correct")}
                  busy={again.busy}
                  refused={again.refused}
                  onSend={(filled) => void sayAnew(filled)}
                  onLeave={() => correct(false)}
                />
              </InPlace>
            )}
            {(value.invitation ?? sent) && <Invited nomination={value} sent={sent} onSent={tell} />}
            {can("appointment.hand-over") && <HandOver id={id} since={value.since} />}
            <NominationPage nomination={value} />
            {can("nomination.check") && !corrects && <CheckForm nomination={value} onAccepted={tell} />}
            <WhoMay noun="nomination" id={id} />
          </>
        )}
      </Here>
      {asks && (
        <Confirm
          question={say("nominations.withdraw-question")}
          act={say("nominations.withdraw")}
          cancel={say("platform.cancel")}
          onConfirm={() => {
            ask(false)
            void withdraw.act({ params: { id }, body: { comment: "" } })
          }}
          onCancel={() => ask(false)}
        />
      )}
    </Page>
  )
}
