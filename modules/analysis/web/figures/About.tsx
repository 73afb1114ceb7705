import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { dimensionName } from "#modules/analysis/web/figures/naming.ts"
import { keeperOf } from "#modules/analysis/web/figures/told.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { memo } from "react"

/** Where the figures come from, by which rule they were released, and how that was proved, in plain words. */
export const About = memo(function About({ set }: { readonly set: FigureSet }) {
  const say = useWords()
  const { language } = useReader()
  const dataset = inLanguage(set.datasetTitle, language)
  const coded = set.dimensions.filter(({ role }) => role !== "time")
  const lists = [...new Map(coded.map((each) => [each.name, each.codedBy])).entries()]
  return (
    <section className="figure-about">
      <h2>{say("analysis.figure.about")}</h2>
      <Facts
        facts={[
          [
            say("analysis.figure.dataset"),
            <Foreign key="dataset" language={dataset.language}>
              {dataset.text}
            </Foreign>,
          ],
          [say("analysis.figure.keeper"), keeperOf(say, language, set)],
          [
            say("analysis.figure.provenance"),
            <Foreign key="provenance" as="p" language={set.language}>
              {set.provenance}
            </Foreign>,
          ],
          [say("analysis.figure.licence"), <Foreign key="licence">{set.licence}</Foreign>],
          [say("analysis.figure.taken"), <DateText key="taken" date={set.taken.slice(0, 10)} />],
          [
            say("analysis.figure.released"),
            set.released && <DateText key="released" date={set.released.slice(0, 10)} />,
          ],
          [say("analysis.figure.audience"), say(`analysis.figure.audience.${set.audience}`)],
          [say("analysis.figure.rule"), say("analysis.figure.rule-text", { k: set.k })],
          [say("analysis.figure.proof"), <Proof key="proof" proved={set.proved} />],
          [
            say("analysis.figure.release"),
            <Link key="release" to={`/releases/${set.id}`}>
              {say("analysis.figure.release-page")}
            </Link>,
          ],
          [
            say("analysis.figure.lists"),
            <ul key="lists">
              {lists.map(([name, codedBy]) => (
                <li key={name}>
                  {dimensionName(say, name)}: {codedBy ? <bdi>{codedBy}</bdi> : say("analysis.figure.own-list")}
                </li>
              ))}
            </ul>,
          ],
          [
            say("analysis.figure.digest"),
            set.digest && (
              <bdi className="digest" key="digest">
                {set.digest}
              </bdi>
            ),
          ],
        ]}
      />
    </section>
  )
})

/** What was checked before anything left, and what it cost. */
function Proof({ proved }: Pick<FigureSet, "proved">) {
  const say = useWords()
  if (proved === null) return null
  const { cells, withheld, solved } = proved
  return (
    <ul>
      <li>{say("analysis.figure.proof-withheld", { cells, withheld })}</li>
      <li>{say("analysis.figure.proof-solved", { n: solved })}</li>
    </ul>
  )
}
