import type { Import } from "#modules/decisions/import.ts"
import { ImportStatus, isMoving } from "#modules/decisions/web/ImportStatus.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly files: readonly Import[]
  /** How many there are in the batch, which may be more than are listed. */
  readonly total: number
  /** The file that is looked at. */
  readonly present?: string | undefined
  readonly busy: boolean
  readonly onKeepAll: () => void
}

/** The files that were brought together, how far each has come, and the way to keep all that are ready. */
export function ImportBatch({ files, total, present, busy, onKeepAll }: Props) {
  const say = useWords()
  const { search } = useAddress()
  const ready = files.filter(({ status }) => status === "previewed").length
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
            {file.refusal !== null && <p className="hint">{say(`decisions.import.refused.${file.refusal}`)}</p>}
            {file.slug !== null && <Link to={`/documents/${file.slug}`}>{say("decisions.import.to-document")}</Link>}
          </li>
        ))}
      </ul>
      {ready > 1 && (
        <Button busy={busy} onPress={onKeepAll}>
          {say("decisions.import.keep-all", { n: ready })}
        </Button>
      )}
    </section>
  )
}
