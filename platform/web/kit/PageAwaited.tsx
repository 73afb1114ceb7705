import type { Awaited } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
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
      {of.state === "refused" ? <RefusalNotice {...noticeOf(of)} /> : <Skeleton {...(rows && { rows })} />}
    </Page>
  )
}

// A page asks by its address alone: where that cannot be read, there is nothing at it, and trying again does not help.
const noticeOf = ({ refused, again }: { readonly refused: Refused; readonly again: () => void }) =>
  refused.refusal === "malformed" ? { refused: { ...refused, refusal: "not-found" } } : { refused, again }
