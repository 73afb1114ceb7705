import type { Awaited } from "#platform/web/answers.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"

type Props = {
  readonly of: Awaited<unknown>
  readonly kind: "register" | "record" | "work"
  /** What kind of thing it will be; its own name is not known yet. */
  readonly title: string
  /** How many lines it will probably take. */
  readonly rows?: number
}

/** The page of a thing that is not here: its shape while it comes, or why it is not coming. */
export function PageAwaited({ of, kind, title, rows }: Props) {
  return (
    <Page kind={kind} title={title}>
      {of.state === "refused" ? (
        <RefusalNotice refused={of.refused} again={of.again} />
      ) : (
        <Skeleton {...(rows && { rows })} />
      )}
    </Page>
  )
}
