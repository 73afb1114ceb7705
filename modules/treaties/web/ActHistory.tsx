import type { Act } from "#modules/treaties/act.ts"
import type { Revision } from "#modules/treaties/revision.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly revisions: readonly Revision[]; readonly onUndo: (revision: Revision) => void }

const shown = ["kind", "participant", "dated", "effective", "territory", "article", "text", "source", "note"] as const

/** What was changed in an act, the latest first, with its before and after; the latest that stands can be undone. */
export function ActHistory({ revisions, onUndo }: Props) {
  const say = useWords()
  const { locale } = useReader()
  if (revisions.length === 0) return null
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  const latest = revisions.findLast(({ undone }) => !undone)
  return (
    <section>
      <h2>{say("treaties.history")}</h2>
      <ol className="history">
        {revisions.toReversed().map((revision) => (
          <li key={revision.id}>
            <p>
              {say(`treaties.revision.${revision.kind}`)} ·{" "}
              <time dateTime={revision.at}>{instant.format(new Date(revision.at))}</time> · <bdi>{revision.person}</bdi>
              {revision.undone && <> · {say("treaties.undone")}</>}
            </p>
            {revision.reason !== null && <Foreign as="p">{revision.reason}</Foreign>}
            <Changes before={revision.before} after={revision.after} />
            {revision === latest && revision.kind === "correct" && (
              <Button look="link" onPress={() => onUndo(revision)}>
                {say("platform.undo")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes({ before, after }: { readonly before: Act | null; readonly after: Act | null }) {
  const say = useWords()
  if (!before || !after) return null
  return (
    <ul>
      {shown
        .filter((field) => before[field] !== after[field])
        .map((field) => (
          <li key={field}>
            {say(`treaties.field.${field}`)}: <del>{before[field] ?? "–"}</del> <ins>{after[field] ?? "–"}</ins>
          </li>
        ))}
    </ul>
  )
}
