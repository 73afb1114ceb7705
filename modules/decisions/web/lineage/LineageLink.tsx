import type { LineageInPlace } from "#modules/decisions/lineage/lineage.ts"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { citeAs } from "#modules/decisions/web/naming.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What a person may say of a link. */
export type Decision = "confirmed" | "rejected"

type Props = {
  readonly link: LineageInPlace
  /** Which of the two mandates is shown: the other one is on whose page the link stands. */
  readonly shows: "earlier" | "later"
  readonly onDecide?: ((link: LineageInPlace, decision: Decision) => void) | undefined
}

/** One link to another mandate: what the later does with the earlier, how certain that is and why, and what it asks. */
export function LineageLink({ link, shows, onDecide }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const { kind, standing, score, reasons } = link
  const other = link[shows]
  const cite = citeAs(say, other.place, other.place.anchor)
  const why = reasons.map(({ code, detail }) => {
    const words = say(`decisions.reason.${code}`)
    return code.startsWith("cites-") && detail !== "" ? `${words} (${detail})` : words
  })
  return (
    <li className="lineage-link" data-standing={standing}>
      <p className="lineage-kind">
        <b>{say(`decisions.lineage.${shows === "earlier" ? "does" : "done"}-${kind}`)}</b>{" "}
        <Status tone={standing === "confirmed" ? "done" : "quiet"}>
          {standing === "suggested" && score !== null
            ? say("decisions.lineage.suggested-score", { score })
            : say(`decisions.lineage.${standing}`)}
        </Status>
      </p>
      <p>
        <Link to={`/mandates/${other.id}`}>
          <bdi>{cite}</bdi>
        </Link>
        {other.place.adopted && (
          <span className="hint">
            {" · "}
            <DateText date={other.place.adopted} />
          </span>
        )}
      </p>
      <p className="lineage-words">
        <Asked mandate={other} language={other.language} />
      </p>
      {why.length > 0 && (
        <p className="hint">
          {say("decisions.lineage.because", {
            reasons: new Intl.ListFormat(locale, { type: "unit" }).format(why),
          })}
        </p>
      )}
      {onDecide && standing !== "rejected" && (
        <div className="acts no-print">
          {standing === "suggested" && (
            <Button
              look="quiet"
              label={say("decisions.lineage.confirm-this", { cite })}
              onPress={() => onDecide(link, "confirmed")}
            >
              {say("decisions.lineage.confirm")}
            </Button>
          )}
          <Button
            look="quiet"
            label={say("decisions.lineage.reject-this", { cite })}
            onPress={() => onDecide(link, "rejected")}
          >
            {say("decisions.lineage.reject")}
          </Button>
        </div>
      )}
    </li>
  )
}
