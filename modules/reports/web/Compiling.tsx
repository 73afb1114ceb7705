import { languageNames } from "#platform/web/people/language-names.ts"
import { contract, type ReportRecord } from "#modules/reports/web/contract.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The way from blocks to text: to change them, to compile, and what stands in the way. */
export function Compiling({
  report: { id, compiling, fault, snapshot, touch, faults, blocks, lacking },
}: {
  readonly report: ReportRecord
}) {
  const say = useWords()
  const compile = useAct(async () => (await contract()).compileReport)
  const isOld = snapshot !== null && snapshot.touch !== touch
  return (
    <section className="no-print">
      <h2>{say("reports.work")}</h2>
      <p>{say("reports.blocks", { n: blocks.length })}</p>
      {faults.length > 0 && (
        <Notice kind="warning">
          <p>{say("reports.faults", { n: faults.length })}</p>
        </Notice>
      )}
      {lacking.length > 0 && (
        <p className="hint">
          {say("reports.lacking")} {lacking.map((language) => languageNames[language]).join(" · ")}
        </p>
      )}
      {isOld && <p className="hint">{say("reports.changed-since")}</p>}
      {fault !== null && (
        <Notice kind="refusal">
          <p>{say("reports.compiling-failed")}</p>
        </Notice>
      )}
      {compiling !== null && <Progress label={say("reports.compiling")} value={compiling} />}
      {compile.refused && <RefusalNotice refused={compile.refused} />}
      <div className="acts">
        <Button busy={compile.busy || compiling !== null} onPress={() => void compile.act({ params: { id } })}>
          {say(snapshot ? "reports.compile-anew" : "reports.compile")}
        </Button>
        <Link to={`/reports/${id}/edit`}>{say("reports.edit")}</Link>
      </div>
    </section>
  )
}
