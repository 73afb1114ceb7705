import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { PlaceLink } from "#modules/submissions/web/form/PlaceLink.tsx"
import { Sending } from "#modules/submissions/web/form/Sending.tsx"
import { TimeAndHelp } from "#modules/submissions/web/form/TimeAndHelp.tsx"
import { SmallCounts } from "#modules/submissions/web/form/SmallCounts.tsx"
import { contradictionsIn } from "#modules/submissions/contradiction.ts"
import { askedNow, hindrancesOf, placeOf } from "#modules/submissions/readiness.ts"
import { releasedBy, smallCountsIn } from "#modules/submissions/small-count.ts"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useMemo } from "react"

/** The last step: what stands in the way of clearing, what looks contradictory or tells of few people, and then clearing, submitting, and what follows. */
export function GoOver() {
  const say = useWords()
  const { writing, given, codesOf } = useAround()
  const { submission, queue, reached } = writing
  // What was written here and is not saved yet is looked at here; the server looks again when it is cleared.
  const isAhead = queue.length > 0 || !reached
  const { hindrances, contradictions, smallCounts } = useMemo(() => {
    if (!isAhead || !codesOf) return submission
    const drafts = [...writing.values.values()].map((each) => {
      const saved = submission.drafts.find((draft) => placeOf(draft) === placeOf(each))
      const isOwn = queue.some((waiting) => placeOf(waiting) === placeOf(each))
      return {
        question: each.question,
        nth: each.nth,
        value: each.value,
        by: saved?.by ?? "",
        seen: isOwn ? "" : (saved?.seen ?? null),
      }
    })
    const asks = new Map(submission.form.questions.map((each) => [each.code, each]))
    const said = drafts.flatMap(({ question, nth, value }) => {
      const known = asks.get(question)
      return value && known ? [{ question, nth, value, asks: known }] : []
    })
    return {
      hindrances: hindrancesOf({
        form: submission.form,
        drafts,
        stands: [],
        conflicts: submission.conflicts,
        codesOf,
        clearer: "?",
      }),
      contradictions: contradictionsIn(said, { lastYear: [], elsewhere: [], laws: [], codesOf, today: "" }),
      smallCounts: smallCountsIn(said, releasedBy(submission.releases, submission.call), submission.few),
    }
  }, [isAhead, submission, queue, writing.values, codesOf])
  const asked = new Set(askedNow(submission.form, given).map(placeOf))
  return (
    <section className="form-section" aria-labelledby="go-over">
      <h2 id="go-over">{say("answering.go-over")}</h2>
      {hindrances.length === 0 ? (
        <p>
          <Status tone="done">{say("answering.no-hindrances")}</Status>
        </p>
      ) : (
        <section aria-labelledby="hindrances">
          <h3 id="hindrances">{say("answering.hindrances", { n: hindrances.length })}</h3>
          <ul className="hindrances">
            {hindrances.map(({ place, hindrance }) => (
              <li key={`${place} ${hindrance}`}>
                <Status tone="late">{say(`answering.hindrance.${hindrance}`)}</Status> <PlaceLink word={place} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {contradictions.length > 0 && (
        <section aria-labelledby="contradictions">
          <h3 id="contradictions">{say("answering.contradictions", { n: contradictions.length })}</h3>
          <p className="hint">{say("answering.contradictions-text")}</p>
          <ul className="hindrances">
            {contradictions.map((each, n) => (
              // Several may stand at one place.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={n}>
                <Status tone="soon">{contradictionText(say, each)}</Status> <PlaceLink word={placeOf(each)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {smallCounts.length > 0 && <SmallCounts found={smallCounts} />}
      <p className="hint">{say("answering.asked-in-all", { n: asked.size })}</p>
      <Sending />
      <TimeAndHelp />
    </section>
  )
}

type Told = { readonly kind: string; readonly facts: Readonly<Record<string, string | number>> }

/** What looks contradictory, in words, with its numbers. */
function contradictionText(say: Words, { kind, facts }: Told): string {
  const { total = "", sum = "", now = "", then = "", given = "", law = "" } = facts
  return say(`answering.contradiction.${kind}`, { total, sum, now, then, given: String(given).slice(0, 10), law })
}
