import type { Import } from "#modules/decisions/import.ts"
import { ImportStatus, isMoving } from "#modules/decisions/web/ImportStatus.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly files: readonly Import[]
  /** How many there are in the batch, which may be more than are listed. */
  readonly total: number
  /** The file that is looked at. */
  readonly present?: string | undefined
  /** The files that are being kept together, or were just now. */
  readonly together: readonly Import["id"][]
  readonly busy: boolean
  readonly onKeepAll: () => void
  /** Why keeping them together was refused. */
  readonly children?: ReactNode
}

/** The files that were brought together, how far each has come, and the way to keep all that are ready. */
export function ImportBatch({ files, total, present, together, busy, onKeepAll, children }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  const ready = files.filter(({ status }) => status === "previewed").length
  const theirs = files.filter(({ id }) => together.includes(id))
  const under = theirs.filter(({ status }) => status === "keeping").length
  const size = new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 })
  const counts = {
    all: total,
    read: files.filter((each) => each.status === "keeping" || !isMoving(each)).length,
    kept: files.filter(({ status }) => status === "kept").length,
    refused: files.filter(({ status }) => status === "refused").length,
  }
  return (
    <section className="import-batch">
      <h2>{say("decisions.import.files", { n: total })}</h2>
      <output>{say("decisions.import.so-far", counts)}</output>
      <ul>
        {files.map((file) => (
          <li key={file.id} data-here={file.id === present || undefined}>
            <Link
              to="/import"
              search={{ batch: search["batch"], file: file.id }}
              label={say("decisions.import.look", { name: file.name })}
              {...(file.id === present && { current: "true" as const })}
            >
              <Foreign>{file.name}</Foreign>
            </Link>
            <ImportStatus of={file} />
            {/* There is a second line from the beginning, so that nothing moves when there is more to say. */}
            <p className="hint">
              {file.refusal !== null ? (
                say(`decisions.import.refused.${file.refusal}`)
              ) : file.slug !== null ? (
                <Link to={`/documents/${file.slug}`}>{say("decisions.import.to-document")}</Link>
              ) : (
                size.format(Math.max(1, file.size / 1024))
              )}
            </p>
          </li>
        ))}
      </ul>
      <div className="import-batch-acts">
        {under > 0 && (
          <Progress
            label={say("decisions.import.status.keeping")}
            value={(theirs.length - under) / Math.max(1, theirs.length)}
          />
        )}
        {under === 0 && ready > 1 && (
          <Button busy={busy} onPress={onKeepAll}>
            {say("decisions.import.keep-all", { n: ready })}
          </Button>
        )}
        <Link to="/import">{say("decisions.import.another")}</Link>
      </div>
      {children}
    </section>
  )
}
