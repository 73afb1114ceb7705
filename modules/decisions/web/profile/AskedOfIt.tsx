import type { Profile } from "#modules/decisions/web/profile/ProfilePage.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import type { Search } from "#platform/web/address.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = Pick<Profile, "asked" | "addressed"> & { readonly code: string }

/** How much is asked of somebody in all: how it stands, by whom, about what, and under which names. Every count leads to it. */
export function AskedOfIt({ code, asked, addressed }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { mandates, recommendations, statuses, by, themes } = asked
  const asks: Search = { asks: code }
  const total = mandates + recommendations
  return (
    <section>
      <h2>{say("decisions.profile.asked")}</h2>
      {total === 0 ? (
        <p className="hint">{say("decisions.profile.nothing")}</p>
      ) : (
        <Facts
          facts={[
            [
              say("decisions.profile.in-all"),
              <ul key="all" className="inline">
                <li>
                  <Link to="/mandates" search={{ ...asks, kind: "mandate" }}>
                    {say("decisions.count.binding", { n: mandates })}
                  </Link>
                </li>
                <li>
                  <Link to="/mandates" search={{ ...asks, kind: "recommendation" }}>
                    {say("decisions.count.recommending", { n: recommendations })}
                  </Link>
                </li>
                <li>
                  <Link to="/mandates/timeline" search={asks}>
                    {say("decisions.timeline")}
                  </Link>
                </li>
              </ul>,
            ],
            [
              say("decisions.profile.standing"),
              <Counted
                key="status"
                counts={statuses.map(({ status, count }) => ({
                  name: say(`decisions.status.${status}`),
                  count,
                  search: { ...asks, status },
                }))}
              />,
            ],
            [
              say("decisions.profile.by"),
              <Counted
                key="by"
                counts={by.map(({ value, names, count }) => ({
                  name: names ? inLanguage(names, language).text : value === "" ? say("platform.none") : value,
                  count,
                  search: { ...asks, body: value },
                }))}
              />,
            ],
            [
              say("decisions.profile.about"),
              themes.length > 0 && (
                <Counted
                  key="about"
                  counts={themes.map(({ theme, count }) => ({
                    name: say(`decisions.theme.${theme}`),
                    count,
                    search: { ...asks, theme },
                  }))}
                />
              ),
            ],
            [
              say("decisions.profile.addressed"),
              <Counted
                key="addressed"
                counts={addressed
                  .filter(({ count }) => count > 0)
                  .map((each) => ({
                    name: inLanguage(each.names, language).text || each.code,
                    count: each.count,
                    search: { addressee: each.code },
                  }))}
              />,
            ],
          ]}
        />
      )}
    </section>
  )
}

type Counts = readonly { readonly name: string; readonly count: number; readonly search: Search }[]

function Counted({ counts }: { readonly counts: Counts }) {
  const say = useWords()
  return (
    <ul className="inline">
      {counts.map(({ name, count, search }) => (
        <li key={name}>
          <Link to="/mandates" search={search}>
            <bdi>{say("decisions.profile.counted", { name, n: count })}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}
