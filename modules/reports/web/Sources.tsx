import type { Layout } from "#modules/reports/print/layout.ts"
import type { Snapshot } from "#modules/reports/snapshot.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Dialog } from "#platform/web/kit/Dialog.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly layout: Layout
  readonly snapshot: Snapshot
  readonly note: number
  readonly onClose: () => void
}

/** What one number or sentence rests on: who is counted and who is missing, in words, and each answer by itself. */
export function Sources({ layout, snapshot, note, onClose }: Props) {
  const say = useWords()
  const { language } = useReader()
  const places = layout.behind[note - 1] ?? []
  return (
    <Dialog title={say("reports.sources", { n: note })} onClose={onClose}>
      <p>{layout.notes[note - 1]}</p>
      {places.length > 0 && (
        <ol className="sources">
          {places.map((at) => {
            const source = snapshot.sources[at]
            if (!source) return null
            const name = inLanguage(snapshot.names[source.party] ?? {}, language)
            return (
              <li key={at}>
                <Link to={`/answers/${source.answer}`}>
                  <Foreign language={name.language}>{name.text || source.party}</Foreign>
                </Link>
                , <DateText date={source.given} />
              </li>
            )
          })}
        </ol>
      )}
      <footer>
        <Button look="quiet" onPress={onClose}>
          {say("platform.close")}
        </Button>
      </footer>
    </Dialog>
  )
}
