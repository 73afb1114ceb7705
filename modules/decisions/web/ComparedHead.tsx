import type { ComparedText } from "#modules/decisions/comparison.ts"
import { comparedName } from "#modules/decisions/web/compared-name.ts"
import { ComparePicker } from "#modules/decisions/web/ComparePicker.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly side: "from" | "to"
  readonly text: ComparedText
  readonly other: ComparedText
}

/** Which text stands on a side: its name, its title, its day and stage; whether it is an older version, or a file that waits; and the way to choose another. */
export function ComparedHead({ side, text, other }: Props) {
  const say = useWords()
  const { slug, title, titleLanguage, adopted, dated, stage, version, import: waits, ref } = text
  const day = adopted ?? dated
  const name = comparedName(say, text)
  return (
    <section className="compared-head" data-side={side}>
      <p className="kicker">{say(`decisions.compare.${side}`)}</p>
      <h2>{slug === null ? <bdi>{name}</bdi> : <Link to={`/documents/${slug}`}>{name}</Link>}</h2>
      {title !== "" && title !== name && (
        <p>
          <Foreign language={titleLanguage}>{title}</Foreign>
        </p>
      )}
      <p className="facts">
        {stage !== "adopted" && <Status tone="quiet">{say(`decisions.stage.${stage}`)}</Status>}
        {day && <DateText date={day} />}
        {version && ref.includes(".") && (
          <span>
            {say(version.current ? "decisions.compare.version-shown" : "decisions.compare.version-earlier")}{" "}
            <Foreign>{version.name}</Foreign>
          </span>
        )}
        {waits !== null && <Status tone="soon">{say("decisions.compare.waits")}</Status>}
      </p>
      <ComparePicker side={side} present={ref} slug={slug} sought={other.title} across={other.slug} />
    </section>
  )
}
