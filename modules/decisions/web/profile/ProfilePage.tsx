import type { readProfile } from "#modules/decisions/profile/contract.ts"
import { choicesOf } from "#modules/decisions/web/choices.ts"
import { MandateLine } from "#modules/decisions/web/MandateLine.tsx"
import { MandatesTable } from "#modules/decisions/web/MandatesTable.tsx"
import { AskedOfIt } from "#modules/decisions/web/profile/AskedOfIt.tsx"
import { BodySection } from "#modules/decisions/web/profile/BodySection.tsx"
import { Feed } from "#modules/decisions/web/profile/Feed.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { useChinese } from "#platform/web/chinese.ts"
import { History } from "#platform/web/history/History.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ComponentType, ReactNode } from "react"
import type { z } from "zod"

/** What the record knows of a State, a body or an entity. */
export type Profile = z.output<(typeof readProfile)["output"]>

type Props = {
  readonly profile: Profile
  /** What another module knows of a State: its part in the treaties. */
  readonly treaties?: ReactNode
  /** What it answered, as far as the reader may see; its own section, where there is anything. */
  readonly answers?: ReactNode
}

/** A State, a body or an entity by what is asked of it: how much, by whom, by when; of a body also what made it. */
export function ProfilePage({ profile, treaties, answers }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const { actor, asked, next, mandates, body, below, documents } = profile
  const name = inLanguage(actor.names, language)
  useChinese(name.language === "zh" || mandates.items.some((each) => each.language === "zh"))
  const any = say("decisions.mandates.any")
  return (
    <Page
      kind="record"
      title={<Foreign language={name.language}>{name.text || actor.code}</Foreign>}
      tab={name.text || actor.code}
      kicker={say("decisions.profile")}
      help={say("decisions.profile.help")}
      facts={
        documents > 0 && (
          <Link to="/documents" search={{ body: actor.code }}>
            {say("decisions.profile.documents", { n: documents })}
          </Link>
        )
      }
      acts={<Link to={`/directory/${actor.code}`}>{say("decisions.profile.entry")}</Link>}
    >
      {body && <BodySection body={body} />}
      <AskedOfIt code={actor.code} asked={asked} addressed={profile.addressed} />
      {next.length > 0 && (
        <section className="next">
          <h2>{say("decisions.profile.next")}</h2>
          <ul>
            {next.map((mandate) => (
              <MandateLine key={mandate.id} mandate={mandate} />
            ))}
          </ul>
        </section>
      )}
      {treaties !== undefined && (
        <section>
          <h2>{say("decisions.profile.treaties")}</h2>
          {treaties}
        </section>
      )}
      {answers}
      <section>
        <h2>{say("decisions.profile.list")}</h2>
        <Filters
          keep={["sort"]}
          filters={[
            { name: "q", label: say("decisions.mandates.words"), written: "words" },
            { name: "kind", label: say("decisions.mandates.kind"), choices: choicesOf(say, "kind"), any },
            { name: "status", label: say("decisions.mandates.status"), choices: choicesOf(say, "status"), any },
            { name: "theme", label: say("decisions.mandates.theme"), choices: choicesOf(say, "theme"), any },
          ]}
        />
        <MandatesTable
          mandates={mandates.items}
          sort={search["sort"] === "document" ? "document" : "due"}
          groups={[]}
        />
        <Pager total={mandates.total} shown={mandates.items.length} next={mandates.next} />
      </section>
      {below.length > 0 && (
        <section>
          <h2>{say("decisions.profile.below")}</h2>
          <ul className="parts">
            {below.map(({ code, names }) => {
              const called = inLanguage(names, language)
              return (
                <li key={code}>
                  <Link to={`/profiles/${code}`}>
                    <Foreign language={called.language}>{called.text}</Foreign>
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      )}
      <Feed code={actor.code} />
      <History noun="actor" id={actor.code} />
      <WhoMay noun="actor" id={actor.code} />
    </Page>
  )
}

type LiveProps = {
  /** Shows the part of a State in the treaties, by its code in the directory. */
  readonly Treaties?: ComponentType<{ readonly state: string }>
  /** Shows what somebody answered, by their code in the directory. */
  readonly Answers?: ComponentType<{ readonly party: string }>
}

/** How many mandates a profile shows at once; the register has them all. */
const rows = 20

const states: ReadonlySet<Profile["actor"]["kind"]> = new Set([
  "member-state",
  "observer-state",
  "non-member-state",
  "integration-organization",
])

/** A profile by the code of the actor, asked for as the address says, and shown. */
export function LiveProfile({ Treaties, Answers }: LiveProps) {
  const say = useWords()
  const { language } = useReader()
  const { params, search } = useAddress()
  const said = Object.fromEntries(
    ["q", "kind", "status", "theme", "sort", "after"].flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  )
  const profile = useAnswer(
    "profile.read",
    async () => (await import("#modules/decisions/profile/contract.ts")).readProfile,
    { params: { code: params["code"] ?? "" }, query: { ...said, limit: rows, language } },
  )
  if (profile.state !== "here")
    return <PageAwaited of={profile} kind="record" title={say("decisions.profile")} rows={30} />
  const { kind, code } = profile.value.actor
  return (
    <ProfilePage
      profile={profile.value}
      treaties={Treaties && states.has(kind) ? <Treaties state={code} /> : undefined}
      answers={Answers && <Answers party={code} />}
    />
  )
}
