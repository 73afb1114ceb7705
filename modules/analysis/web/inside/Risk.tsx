import { contract, type ReleaseRecord } from "#modules/analysis/web/inside/contract.ts"
import { faultOf } from "#modules/analysis/web/inside/fault.ts"
import { columnName } from "#modules/analysis/web/inside/lists.ts"
import type { Proof } from "#modules/analysis/release.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What was found of a risk and how it is met: what is withheld, why, what is still told, and against what it was proved. */
export function ProofShown({ proof, k }: { readonly proof: Proof; readonly k: number }) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 })
  const { cells, small, beside, told, witnesses, solved, against, narrowest, left = [] } = proof
  return (
    <>
      <p>
        {solved > 0
          ? say("analysis.proof.is-solvable", { n: solved })
          : say("analysis.proof.is-safe", { n: small + beside })}
      </p>
      <Facts
        facts={[
          [say("analysis.proof.cells"), number.format(cells)],
          [say("analysis.proof.small", { k }), number.format(small)],
          [say("analysis.proof.beside"), number.format(beside)],
          [say("analysis.proof.told"), percent.format(told)],
          [say("analysis.proof.witnesses"), number.format(witnesses)],
          [say("analysis.proof.solved"), number.format(solved)],
          // Where nothing leaves a range, as where what is withheld are whole blocks, none is said.
          [say("analysis.proof.narrowest"), narrowest > 0 && number.format(narrowest)],
          [
            say("analysis.proof.left"),
            left.length > 0 && (
              <ul key="left">
                {left.map(({ codes, why }) => (
                  <li key={codes.join()}>
                    <Foreign>{codes.filter((code) => code !== "").join(" × ")}</Foreign>{" "}
                    {say(`analysis.proof.left.${why}`)}
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            say("analysis.proof.against"),
            against.length === 0 ? (
              say("analysis.proof.against-none")
            ) : (
              <ul key="against">
                {against.map((id, n) => (
                  <li key={id}>
                    <Link to={`/releases/${id}`}>{say("analysis.proof.earlier-n", { n: n + 1 })}</Link>
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </>
  )
}

/** Why protecting was given up, in words that say what to do: fewer dimensions, larger groups. */
export function FaultShown({ fault }: { readonly fault: string }) {
  const say = useWords()
  const { code, dimensions } = faultOf(fault)
  return (
    <Notice kind="refusal">
      <p>{sentence()}</p>
      {dimensions.length > 0 && (
        <p>
          {say("analysis.release.concerns")} {dimensions.map((name) => columnName(say, name)).join(" × ")}
        </p>
      )}
      <p>{say("analysis.release.what-to-do")}</p>
      <ul>
        {(["fewer", "larger", "tables", "filters"] as const).map((each) => (
          <li key={each}>{say(`analysis.release.advice-${each}`)}</li>
        ))}
      </ul>
    </Notice>
  )

  function sentence(): string {
    for (const key of [`analysis.release.fault.${code}`, `problem.${code}`])
      try {
        return say(key)
      } catch {
        continue
      }
    return say("analysis.release.fault.other", { code })
  }
}

type Props = {
  readonly release: ReleaseRecord
  /** Whether whoever reads may have it protected. */
  readonly mayProtect: boolean
}

/** The risk of a release as it stands, and the way to have it met anew where it was changed since. */
export function Risk({ release: { id, status, touch, protecting, proof, fault, k }, mayProtect }: Props) {
  const say = useWords()
  const protect = useAct(async () => (await contract()).protectRelease)
  const isOld = proof !== null && proof.touch !== touch && status === "draft"
  return (
    <section>
      <h2>{say("analysis.release.risk")}</h2>
      {proof === null ? <p>{say("analysis.release.not-protected")}</p> : <ProofShown proof={proof} k={k} />}
      {isOld && (
        <Notice kind="warning">
          <p>{say("analysis.release.proof-is-old")}</p>
        </Notice>
      )}
      {fault !== null && protecting === null && <FaultShown fault={fault} />}
      {protecting !== null && <Progress label={say("analysis.release.protecting")} value={protecting} />}
      {protect.refused && <RefusalNotice refused={protect.refused} />}
      {status === "draft" && mayProtect && (
        <div className="acts no-print">
          <Button
            look={proof === null || isOld ? "plain" : "quiet"}
            busy={protect.busy || protecting !== null}
            onPress={() => void protect.act({ params: { id } })}
          >
            {say(proof === null ? "analysis.release.protect" : "analysis.release.protect-anew")}
          </Button>
        </div>
      )}
    </section>
  )
}
