import type { Flaw } from "#modules/analysis/methods/overlaps.ts"
import type { Reckoning } from "#modules/analysis/web/bench/reckoning.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useState, type ReactNode } from "react"
import { flushSync } from "react-dom"

/** A bench: where it is found, the promise that stands at its head, and what is done at it. */
export function BenchPage({ bench, children }: { readonly bench: "audit" | "estimate"; readonly children: ReactNode }) {
  const say = useWords()
  return (
    <Page
      kind="work"
      kicker={<Link to="/figures">{say("platform.nav.figures")}</Link>}
      title={say(`bench.${bench}.title`)}
      help={say(`bench.${bench}.help`)}
    >
      <p className="bench-promise">{say("bench.stays-here")}</p>
      <p>{say(`bench.${bench}.text`)}</p>
      {children}
    </Page>
  )
}

/** How far a reckoning is, with the way to stop it; or why there is no answer. */
export function Standing({ reckoning, label, file, onStop }: StandingProps) {
  const say = useWords()
  if (reckoning.state === "busy") {
    const { step } = reckoning
    const value = step && step.all > 0 ? step.done / step.all : undefined
    return (
      <div className="bench-standing no-print">
        <Progress label={label(step)} {...(value !== undefined && { value })} />
        <Button look="quiet" onPress={onStop}>
          {say("bench.stop")}
        </Button>
      </div>
    )
  }
  if (reckoning.state === "flawed") return <FlawNotice flaw={reckoning.flaw} file={file} />
  if (reckoning.state !== "failed") return null
  return (
    <Notice kind="refusal">
      <p>{say("bench.failed")}</p>
    </Notice>
  )
}

type StandingProps = {
  readonly reckoning: Reckoning<"audit" | "estimate">
  readonly label: (step: { readonly done: number; readonly all: number } | undefined) => string
  readonly file: string
  readonly onStop: () => void
}

/** What is wrong with a file, where, and what to do. */
export function FlawNotice({ flaw: { code, line, what }, file }: { readonly flaw: Flaw; readonly file: string }) {
  const say = useWords()
  return (
    <Notice kind="refusal">
      <p>{say(`table.flaw.${code}`, { file, line, what })}</p>
    </Notice>
  )
}

/** Whether the page is being put on paper, where all rows are wanted and not the stretch that is looked at. */
export function usePrinting(): boolean {
  const [printing, set] = useState(false)
  useEffect(() => {
    // The browser takes its picture of the page when the event ends.
    const begin = () => flushSync(() => set(true))
    const end = () => set(false)
    addEventListener("beforeprint", begin)
    addEventListener("afterprint", end)
    return () => {
      removeEventListener("beforeprint", begin)
      removeEventListener("afterprint", end)
    }
  }, [])
  return printing
}
