import type { SmallCount } from "#modules/submissions/small-count.ts"
import { placeOf } from "#modules/submissions/readiness.ts"
import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { PlaceLink } from "#modules/submissions/web/form/PlaceLink.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Warns of tables whose counts tell of few people to whom they are released, and releases them to fewer where somebody says so. */
export function SmallCounts({ found }: { readonly found: readonly SmallCount[] }) {
  const say = useWords()
  const { writing, may } = useAround()
  const { submission, reached } = writing
  const act = useAct(async () => (await import("#modules/submissions/contract.ts")).releaseAnswers)
  // What is released to the Secretariat alone is never few.
  const mostOf = ({ release }: SmallCount) => (release === "secretariat" ? 0 : submission.few[release] - 1)
  return (
    <section aria-labelledby="small-counts">
      <h3 id="small-counts">{say("answering.small-counts", { n: found.length })}</h3>
      <p className="hint">{say("answering.small-counts-text")}</p>
      {act.refused && <RefusalNotice refused={act.refused} />}
      <ul className="hindrances">
        {found.map((each) => (
          <li key={placeOf(each)}>
            <Status tone="soon">
              {say(`answering.small-count.${each.release}`, { n: each.cells, most: mostOf(each) })}
            </Status>{" "}
            <PlaceLink word={placeOf(each)} />{" "}
            {may("answer.release") && (
              <Button
                look="quiet"
                busy={act.busy}
                disabled={!reached}
                onPress={() =>
                  void act.act({
                    params: { id: submission.id },
                    body: { questions: [each.question], release: each.narrower, from: each.releasedFrom },
                  })
                }
              >
                {say(`answering.small-count.to-${each.narrower}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
