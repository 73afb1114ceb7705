import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { useWords, type Words } from "#platform/web/words.tsx"

/** What must be said beside figures, sentence by sentence. */
export const cautionsOf = (say: Words, { cautions, k }: Pick<FigureSet, "cautions" | "k">): readonly string[] =>
  cautions.map((each) => say(`analysis.caution.${each}`, { k }))

/** What must be said beside figures: it is printed with them, always. */
export function Cautions({ set }: { readonly set: Pick<FigureSet, "cautions" | "k"> }) {
  const say = useWords()
  const sentences = cautionsOf(say, set)
  if (sentences.length === 0) return null
  return (
    <section className="figure-cautions">
      <h2>{say("analysis.figure.cautions")}</h2>
      <ul>
        {sentences.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  )
}
