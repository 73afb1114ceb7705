import type { Bringing } from "#modules/analysis/snapshot.ts"
import type { DatasetRecord } from "#modules/analysis/web/inside/contract.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** How far a file was read that came whole: in rows and bytes. What is read by rows alone has no share that is done. */
export function BeingRead({ far }: { readonly far: Bringing | undefined }) {
  const say = useWords()
  const { locale } = useReader()
  if (!far) return <Progress label={say("analysis.snapshot.reading")} />
  const { rows, bytes, size } = far
  const share = bytes > 0 && bytes < size ? { value: bytes / size } : {}
  const values = { rows, bytes: sizeIn(locale, bytes), size: sizeIn(locale, size) }
  return (
    <>
      <Progress label={say("analysis.snapshot.reading")} {...share} />
      <p className="hint">{say(keyOf(far), values)}</p>
    </>
  )
}

const keyOf = ({ bytes, size }: Bringing) =>
  bytes === size
    ? ("analysis.snapshot.all-read" as const)
    : bytes === 0
      ? ("analysis.snapshot.rows-read" as const)
      : ("analysis.snapshot.bytes-read" as const)

type Props = {
  readonly far: Bringing | undefined
  readonly history: DatasetRecord["history"]
}

/** What was sent from a page that was left meanwhile: how far it is, and, when it is no more on its way, what came of it. */
export function LeftBehind({ far, history }: Props) {
  const say = useWords()
  const [seen, see] = useState<string>()
  if (far && far.id !== seen) see(far.id)
  if (far)
    return (
      <div className="left-behind">
        <Notice>
          <p>{say("analysis.snapshot.being-read")}</p>
        </Notice>
        <BeingRead far={far} />
      </div>
    )
  if (seen === undefined) return null
  const came = history.find(({ id }) => id === seen)
  return (
    <div className="left-behind">
      <Notice kind={came ? "news" : "warning"}>
        <p>{say(came ? "analysis.snapshot.was-read" : "analysis.snapshot.was-not-taken")}</p>
        {came && (
          <p>
            <Link to={`/snapshots/${came.id}`}>{say("analysis.snapshot.see-read")}</Link>
          </p>
        )}
      </Notice>
    </div>
  )
}

/** A size in the reader's way of writing it. */
const sizeIn = (locale: string, bytes: number): string => {
  const [unit, by] = bytes >= 1e6 ? (["megabyte", 1e6] as const) : (["kilobyte", 1e3] as const)
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / by)
}
