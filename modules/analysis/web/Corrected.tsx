import type { Corrected } from "#modules/analysis/correction.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Says of figures to everybody that an answer behind them was corrected, since when, and where newer ones are. */
export function CorrectedNotice({ corrected }: { readonly corrected: Corrected | null }) {
  const say = useWords()
  const { locale } = useReader()
  if (corrected === null) return null
  const { since, anew } = corrected
  return (
    <Notice kind="warning">
      <p>{say(`analysis.corrected.${anew === null ? "awaited" : "anew"}`, { day: longDate(since, locale) })}</p>
      {anew !== null && (
        <p>
          <Link to={`/figures/${anew}`}>
            {say("analysis.corrected.newer")}: <bdi>{anew}</bdi>
          </Link>
        </p>
      )}
    </Notice>
  )
}
