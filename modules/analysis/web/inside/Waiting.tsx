import { contract, type Datasets, type ReleaseRecord, type Releases } from "#modules/analysis/web/inside/contract.ts"
import { waitsFor } from "#modules/analysis/web/inside/ReleasesPage.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  /** The datasets with snapshots that another brought. */
  readonly datasets?: Datasets["items"]
  /** The releases in the making. */
  readonly releases: Releases["items"]
  /** Those that rest on answers that were withdrawn, narrowed or corrected since, out or in the making. */
  readonly stale?: Releases["items"]
  readonly person: string
}

/** What waits for a statistician or an analyst: releases to let out, those given back to them, those they have in the making. */
export function WaitingPart({ datasets = [], releases, stale = [], person }: Props) {
  const say = useWords()
  const forMe = releases.filter((each) => waitsFor(each, person))
  const back = releases.filter(
    ({ status, madeBy, reason }) => status === "draft" && madeBy === person && reason !== null,
  )
  const mine = releases.filter(
    ({ status, madeBy, reason }) => status === "draft" && madeBy === person && reason === null,
  )
  const gone = stale.filter((each) => each.stale)
  const corrected = stale.filter((each) => !each.stale && each.corrected !== null && each.corrected.anew === null)
  const toReview = datasets.filter(({ waiting }) => waiting > 0)
  if (toReview.length + gone.length + corrected.length + forMe.length + back.length + mine.length === 0) return null
  return (
    <section className="asked-home" aria-labelledby="inside-waiting">
      <h2 id="inside-waiting">{say("analysis.waiting.title")}</h2>
      <Part title={say("analysis.waiting.stale", { n: gone.length })} releases={gone} />
      <Part title={say("analysis.waiting.corrected", { n: corrected.length })} releases={corrected} />
      <ToReview datasets={toReview} />
      <Part title={say("analysis.waiting.to-approve", { n: forMe.length })} releases={forMe} />
      <Part title={say("analysis.waiting.given-back", { n: back.length })} releases={back} />
      <Part title={say("analysis.waiting.drafts", { n: mine.length })} releases={mine} />
      <p>
        <Link to="/releases">{say("analysis.waiting.all")}</Link> ·{" "}
        <Link to="/datasets">{say("analysis.dataset.title")}</Link>
      </p>
    </section>
  )
}

function ToReview({ datasets }: { readonly datasets: Datasets["items"] }) {
  const say = useWords()
  const { language } = useReader()
  if (datasets.length === 0) return null
  return (
    <>
      <h3>{say("analysis.waiting.snapshots", { n: datasets.reduce((sum, { waiting }) => sum + waiting, 0) })}</h3>
      <ul className="asked-list">
        {datasets.slice(0, 5).map(({ id, title }) => {
          const name = inLanguage(title, language)
          return (
            <li key={id}>
              <Link to={`/datasets/${id}`}>
                <Foreign language={name.language}>{name.text}</Foreign>
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Part({ title, releases }: { readonly title: string; readonly releases: readonly ReleaseRecord[] }) {
  const say = useWords()
  const { language } = useReader()
  if (releases.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="asked-list">
        {releases.slice(0, 5).map(({ id, title: words, datasetTitle, status }) => {
          const name = inLanguage(words, language)
          const held = inLanguage(datasetTitle, language)
          return (
            <li key={id}>
              <Link to={`/releases/${id}`}>
                <Foreign language={name.language}>{name.text}</Foreign>
              </Link>
              <p className="facts">
                <Foreign language={held.language}>{held.text}</Foreign>
                <Status tone={status === "proposed" ? "soon" : "open"}>
                  {say(`analysis.release.status.${status}`)}
                </Status>
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What waits inside the wall, on the overview of whoever belongs there: nothing is shown while it is on its way. */
export function LiveWaiting() {
  const me = useMe()
  const list = async () => (await contract()).listReleases
  const proposed = useAnswer("release.list", list, { query: { status: "proposed", limit: 100 } })
  const drafts = useAnswer("release.list", list, { query: { status: "draft", limit: 100 } })
  const stale = useAnswer("release.list", list, { query: { stale: "true", limit: 100 } })
  const datasets = useAnswer("dataset.list", async () => (await contract()).listDatasets, { query: { limit: 100 } })
  const here =
    proposed.state === "here" && drafts.state === "here" && stale.state === "here" && datasets.state === "here"
  if (!here || !may(me, "release.approve")) return null
  return (
    <WaitingPart
      datasets={datasets.value.items}
      stale={stale.value.items}
      releases={[...proposed.value.items, ...drafts.value.items]}
      person={me.person}
    />
  )
}
