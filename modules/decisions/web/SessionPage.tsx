import type { readSession } from "#modules/decisions/bodies/contract.ts"
import { SeriesDocument } from "#modules/decisions/web/lineage/SeriesSection.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** A session as it is read: its days where they are known, its agenda, its documents. */
export type SessionRead = z.output<(typeof readSession)["output"]>

type Props = { readonly body: string; readonly number: string; readonly read: SessionRead }

/** A session of a body: when and where it met, what it took up, and the documents before it and of it. */
export function SessionPage({ body, number, read: { session, names, agenda, others, mandates } }: Props) {
  const say = useWords()
  const { language } = useReader()
  const [opens, closes] = [session?.opens ?? null, session?.closes ?? null]
  const name = say("decisions.body-session", { body: inLanguage(names, language).text || body, session: number })
  return (
    <Page
      kind="record"
      title={name}
      tab={name}
      kicker={<Link to={`/profiles/${body}`}>{say("decisions.session.body")}</Link>}
    >
      <Facts
        facts={[
          [say("decisions.session.opens"), opens !== null && <DateText key="opens" date={opens} />],
          [say("decisions.session.closes"), closes !== null && <DateText key="closes" date={closes} />],
          [
            say("decisions.session.place"),
            session !== null && session.place !== null && <Foreign key="place">{session.place}</Foreign>,
          ],
          [
            say("decisions.session.mandates"),
            mandates > 0 && (
              <Link key="mandates" to="/mandates" search={{ body, session: number }}>
                {say("decisions.session.mandates-held", { n: mandates })}
              </Link>
            ),
          ],
        ]}
      />
      {session?.byRule && <p className="hint">{say("decisions.session.by-rule")}</p>}
      <section>
        <h2>{say("decisions.session.agenda")}</h2>
        {agenda.length === 0 && <p>{say("decisions.session.agenda-none")}</p>}
        <ol className="series-list">
          {agenda.map(({ number: item, titles, documents }) => {
            const title = inLanguage(titles, language)
            return (
              <li key={item}>
                <h3>
                  {say("decisions.agenda-item", { item })}{" "}
                  {title.text !== "" && <Foreign language={title.language}>{title.text}</Foreign>}
                </h3>
                {documents.map((each) => (
                  <SeriesDocument key={each.slug} document={each} />
                ))}
              </li>
            )
          })}
        </ol>
      </section>
      {others.length > 0 && (
        <section>
          <h2>{say("decisions.session.others")}</h2>
          {others.map((each) => (
            <SeriesDocument key={each.slug} document={each} />
          ))}
        </section>
      )}
      <History noun="session" id={`${body}/${number}`} />
      <WhoMay noun="session" id={`${body}/${number}`} />
    </Page>
  )
}

/** The session the address names, asked for and shown. */
export function LiveSession() {
  const say = useWords()
  const { language } = useReader()
  const { params } = useAddress()
  const [body, number] = [params["body"] ?? "", params["number"] ?? ""]
  const read = useAnswer(
    "session.read",
    async () => (await import("#modules/decisions/bodies/contract.ts")).readSession,
    { params: { body, number }, query: { language } },
  )
  // The title is as long as the body's name: the page comes with it, so that nothing moves.
  if (read.state !== "here")
    return (
      <Page kind="record" title={say("decisions.clock.session")}>
        <Here of={read} rows={12}>
          {() => null}
        </Here>
      </Page>
    )
  return <SessionPage body={body} number={number} read={read.value} />
}
