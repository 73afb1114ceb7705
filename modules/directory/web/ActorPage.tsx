import type { Actor } from "#modules/directory/actor.ts"
import type { getActor } from "#modules/directory/contract.ts"
import { ActorName } from "#modules/directory/web/ActorName.tsx"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useChinese } from "#platform/web/chinese.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { Facts, type Fact } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { Follow } from "#platform/web/notifications/Follow.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** An actor with what it is part of and what is part of it. */
export type ActorInPlace = z.output<(typeof getActor)["output"]>

/** One actor: its names in the six languages, its codes and symbols, what it belongs to, and the way to what it is asked. */
export function ActorPage({ actor }: { readonly actor: ActorInPlace }) {
  const say = useWords()
  const { language } = useReader()
  const { text } = inLanguage(actor.names, language)
  useChinese(actor.names.zh !== undefined)
  return (
    <Page
      kind="record"
      title={<ActorName actor={actor} />}
      tab={text === "" ? actor.code : text}
      kicker={say(`directory.kind.${actor.kind}`)}
      facts={
        <>
          {actor.group !== null && <span>{say(`directory.group.${actor.group}`)}</span>}
          {actor.coordinates && <span>{say("directory.coordinates")}</span>}
        </>
      }
      acts={
        <>
          <Link to={`/profiles/${actor.code}`}>{say("directory.mandates")}</Link>
          <Follow subject={`actor:${actor.code}`} />
        </>
      }
    >
      <section>
        <h2>{say("directory.facts")}</h2>
        <Known actor={actor} />
      </section>
      <section>
        <h2>{say("directory.names")}</h2>
        <Names actor={actor} />
      </section>
      {actor.below.length > 0 && (
        <section>
          <h2>{say("directory.below")}</h2>
          <ul className="parts">
            {actor.below.map((each) => (
              <li key={each.code}>
                <ActorName actor={each} leads />
              </li>
            ))}
          </ul>
        </section>
      )}
      <History noun="actor" id={actor.code} />
      <WhoMay noun="actor" id={actor.code} />
    </Page>
  )
}

function Known({ actor }: { readonly actor: ActorInPlace }) {
  const say = useWords()
  const { code, iso2, iso3, m49, series, aliases, above, target } = actor
  const line = (all: readonly string[]) => (all.length === 0 ? null : <bdi>{all.join(" · ")}</bdi>)
  const facts: Fact[] = [
    [
      say("directory.above"),
      above.length > 0 && (
        <ul className="inline" key="above">
          {above.map((each) => (
            <li key={each.code}>
              <ActorName actor={each} leads />
            </li>
          ))}
        </ul>
      ),
    ],
    [say("directory.iso3"), iso3],
    [say("directory.iso2"), iso2],
    [say("directory.m49"), m49],
    [say("directory.series"), line(series)],
    [say("directory.aliases"), aliases.length > 0 && <Foreign key="aliases">{aliases.join(" · ")}</Foreign>],
    [say("directory.target"), say(`directory.target.${target}`)],
    [say("directory.code"), <bdi key="code">{code}</bdi>],
  ]
  return <Facts facts={facts} />
}

/** The names in the six languages, each in its own writing; what is missing is missing. */
function Names({ actor: { names, official } }: { readonly actor: Pick<Actor, "names" | "official"> }) {
  const say = useWords()
  const { language: reader } = useReader()
  return (
    <Table
      caption={say("directory.names")}
      rows={languages}
      id={(each) => each}
      columns={columns(say, reader, names, official)}
    />
  )
}

const columns = (
  say: Words,
  reader: Language,
  names: Actor["names"],
  official: Actor["official"],
): readonly Column<Language>[] => {
  const called = new Intl.DisplayNames([reader], { type: "language" })
  return [
    { name: say("directory.language"), heads: true, cell: (each) => called.of(each) ?? each },
    {
      name: say("directory.name"),
      cell: (each) =>
        names[each] === undefined ? (
          <span className="hint">{say("directory.no-name")}</span>
        ) : (
          <Foreign language={each}>{names[each]}</Foreign>
        ),
    },
    {
      name: say("directory.source"),
      cell: (each) =>
        names[each] !== undefined && say(official.includes(each) ? "directory.official" : "directory.unofficial"),
    },
  ]
}

/** An actor by its code, asked for and shown. */
export function LiveActor() {
  const say = useWords()
  const { params } = useAddress()
  const actor = useAnswer("actor.read", async () => (await import("#modules/directory/contract.ts")).getActor, {
    params: { code: params["code"] ?? "" },
  })
  if (actor.state === "here") return <ActorPage actor={actor.value} />
  return (
    <Page kind="record" title={say("platform.nav.directory")}>
      {actor.state === "waiting" ? (
        <Skeleton rows={8} />
      ) : (
        <RefusalNotice refused={actor.refused} again={actor.again} />
      )}
    </Page>
  )
}
