import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The ways to the benches, for whoever has a table of their own. */
export function BenchLinks() {
  const say = useWords()
  return (
    <p className="bench-acts no-print">
      {say("bench.own-table")} <Link to="/audit">{say("bench.to-audit")}</Link>{" "}
      <Link to="/estimate">{say("bench.to-estimate")}</Link>
    </p>
  )
}
