import type { PersonRecord } from "#platform/identity/person/contract.ts"
import type { Granted } from "#platform/identity/person/person.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { EndAppointment } from "#platform/web/people/EndAppointment.tsx"
import { termText, toneOf } from "#platform/web/people/HeldList.tsx"
import { InvitationText } from "#platform/web/people/InvitationText.tsx"
import { RemoveFactor } from "#platform/web/people/RemoveFactor.tsx"
import { PersonStatus } from "#platform/web/people/PeoplePage.tsx"
import { partyName, PartyName, roleName } from "#platform/web/rights/naming.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { PersonName } from "#platform/web/people/PersonName.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** A person: who they are, what they are appointed to and on what basis, and what that lets them do. */
export function PersonPage({ person }: { readonly person: PersonRecord }) {
  const say = useWords()
  const { language, locale } = useReader()
  const { appointments, granted, endable, invitation, status, factorRemoved } = person
  return (
    <>
      <Facts
        facts={[
          [say("people.email"), person.email !== null && <bdi key="email">{person.email}</bdi>],
          [say("people.status"), <PersonStatus key="status" status={status} />],
          [
            say("nominations.invitation"),
            invitation && status === "invited" && <InvitationText key="sent" invitation={invitation} />,
          ],
          [
            say("people.factor-removed"),
            factorRemoved && (
              <Foreign key="factor">
                {say("people.factor-removed-on", {
                  date: longDate(factorRemoved.at.slice(0, 10), locale),
                  reason: factorRemoved.reason,
                })}
              </Foreign>
            ),
          ],
        ]}
      />
      <section>
        <h2>{say("people.appointments")}</h2>
        {appointments.length === 0 && <p>{say("people.appointments-none")}</p>}
        <ul className="cards">
          {appointments.map((held) => (
            <li key={held.id}>
              <p>
                <strong>{roleName(say, language, held.role, held.names)}</strong>
                {held.party && (
                  <>
                    {" "}
                    · <PartyName party={held.party} />
                  </>
                )}{" "}
                <Status tone={toneOf(held.standing)}>{say(`people.standing.${held.standing}`)}</Status>
              </p>
              <p>
                {termText(say, locale, held)}
                {held.process !== null && <> · {held.process}</>}
              </p>
              {held.basis !== "" && (
                <p className="hint">
                  {held.nomination === null ? (
                    <Foreign>{held.basis}</Foreign>
                  ) : (
                    <Link to={`/nominations/${held.nomination}`}>
                      <Foreign>{held.basis}</Foreign>
                    </Link>
                  )}
                </p>
              )}
              {endable.includes(held.id) && <EndAppointment id={held.id} />}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say("people.may")}</h2>
        {granted.length > 0 ? (
          <>
            <p className="hint">{say("people.may-text")}</p>
            <GrantedList granted={granted} />
          </>
        ) : (
          <p>{say(status === "invited" ? "people.may-later" : "people.may-nothing")}</p>
        )}
      </section>
    </>
  )
}

/** What may be done, under each role by which it may. */
function GrantedList({ granted }: { readonly granted: readonly Granted[] }) {
  const say = useWords()
  const { language } = useReader()
  const under = Map.groupBy(granted, ({ role, party }) => `${role} ${party?.code ?? ""}`)
  return [...under].map(([key, [first, ...rest]]) => {
    if (!first) return null
    const { role, names, party } = first
    const called = roleName(say, language, role, names)
    return (
      <details key={key} className="fold">
        <summary>
          {party === null
            ? say("people.as-role", { role: called })
            : say("people.as", { role: called, party: partyName(party, language) })}
        </summary>
        <ul className="rights">
          {[first, ...rest].map(({ act, conditions }) => (
            <li key={act}>
              {say(`act.${act}`)}
              {conditions.length > 0 && (
                <span className="hint"> {conditions.map((each) => say(`condition.${each}`)).join(", ")}</span>
              )}
            </li>
          ))}
        </ul>
      </details>
    )
  })
}

const contract = () => import("#platform/identity/person/contract.ts")

/** One person, asked for and shown; whoever administers the platform shuts them out, lets them in again, or erases them. */
export function LivePerson() {
  const say = useWords()
  const { params } = useAddress()
  const id = params["id"] ?? ""
  const [asks, ask] = useState<"disable" | "erase" | "factor">()
  const person = useAnswer("person.read", async () => (await contract()).getPerson, { params: { id } })
  const disable = useAct(async () => (await contract()).disablePerson)
  const enable = useAct(async () => (await contract()).enablePerson)
  const erase = useAct(async () => (await contract()).erasePerson)
  const refused = disable.refused ?? enable.refused ?? erase.refused
  const here = person.state === "here" ? person.value : undefined
  const acts = here?.acts ?? []
  const input = { params: { id }, body: {} }
  function confirm() {
    ask(undefined)
    void (asks === "erase" ? erase.act(input) : disable.act(input))
  }
  return (
    <Page
      kind="record"
      title={here ? <PersonName name={here.name} /> : say("people.title")}
      tab={here?.name || say("people.title")}
      kicker={<Link to="/people">{say("people.title")}</Link>}
      facts={here?.invented && <span className="hint">{say("people.invented")}</span>}
      acts={
        acts.length > 0 && (
          <>
            {acts.includes("person.enable") && (
              <Button busy={enable.busy} onPress={() => void enable.act(input)}>
                {say("people.enable")}
              </Button>
            )}
            {acts.includes("person.disable") && (
              <Button look="quiet" busy={disable.busy} onPress={() => ask("disable")}>
                {say("people.disable")}
              </Button>
            )}
            {acts.includes("person.remove-second-factor") && (
              <Button look="quiet" onPress={() => ask("factor")}>
                {say("people.remove-factor")}
              </Button>
            )}
            {acts.includes("person.erase") && (
              <Button look="quiet" busy={erase.busy} onPress={() => ask("erase")}>
                {say("people.erase")}
              </Button>
            )}
          </>
        )
      }
    >
      {refused && <RefusalNotice refused={refused} />}
      <Here of={person}>
        {(value) => (
          <>
            <PersonPage person={value} />
            <WhoMay noun="person" id={value.id} />
          </>
        )}
      </Here>
      {asks === "factor" && <RemoveFactor id={id} onClose={() => ask(undefined)} />}
      {asks && asks !== "factor" && (
        <Confirm
          question={say(`people.${asks}-question`)}
          act={say(`people.${asks}`)}
          cancel={say("platform.cancel")}
          onConfirm={confirm}
          onCancel={() => ask(undefined)}
        >
          <p>{say(`people.${asks}-text`)}</p>
        </Confirm>
      )}
    </Page>
  )
}
