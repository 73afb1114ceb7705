import type { Awaited } from "#platform/web/answers.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import type { ReactNode } from "react"

type Props<T> = {
  readonly of: Awaited<T>
  /** How many lines it will probably take, for the skeleton. */
  readonly rows?: number
  readonly children: (value: T) => ReactNode
}

const unreachable = { ok: false, refusal: "offline" } as const

/** Shows an answer when it is here; until then its shape, or why it is not coming. */
export function Here<T>({ of, rows, children }: Props<T>) {
  if (of.state === "waiting") return <Skeleton {...(rows && { rows })} />
  if (of.state === "refused") return <RefusalNotice refused={of.refused} again={of.again} />
  return (
    <div className="here" aria-busy={!of.fresh}>
      {of.offline && <RefusalNotice refused={unreachable} again={of.offline} />}
      {children(of.value)}
    </div>
  )
}
