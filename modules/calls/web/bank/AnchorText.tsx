import type { Anchor } from "#modules/calls/question.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Where a question hangs: an article of a treaty, or a mandate. */
export function AnchorText({ anchor }: { readonly anchor: Anchor }) {
  const say = useWords()
  if ("mandate" in anchor) return <Link to={`/mandates/${anchor.mandate}`}>{say("calls.anchor-mandate")}</Link>
  const { instrument, article, paragraph } = anchor
  return (
    <Link to={`/treaties/${instrument}`} className="short">
      <bdi>{instrument}</bdi>,{" "}
      {paragraph === null
        ? say("calls.anchor-article", { article })
        : say("calls.anchor-paragraph", { article, paragraph })}
    </Link>
  )
}
