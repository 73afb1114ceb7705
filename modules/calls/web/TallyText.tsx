import type { Tally } from "#modules/calls/contract.ts"
import { useWords } from "#platform/web/words.tsx"

/** How far the answers have come: in words, with a small bar that says the same. */
export function TallyText({ tally }: { readonly tally: Tally }) {
  const say = useWords()
  const { asked, submitted, clarifying, opened, drafting, cleared } = tally
  const done = submitted + clarifying
  const underWay = opened + drafting + cleared
  const share = (n: number) => (asked === 0 ? 0 : (n / asked) * 120)
  return (
    <span className="tally-text">
      <svg className="tally-bar" viewBox="0 0 120 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="under-way" x={share(done)} width={share(underWay)} y={3} height={4} />
        <rect className="done" width={share(done)} height={10} />
      </svg>
      <span>{say("calls.tally", { done, asked })}</span>
      {underWay > 0 && <span className="hint">{say("calls.tally-under-way", { n: underWay })}</span>}
    </span>
  )
}
