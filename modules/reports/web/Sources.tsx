import type { Layout } from "#modules/reports/print/layout.ts"
import type { Later } from "#modules/reports/web/Preview.tsx"
import type { FigureSource, Snapshot } from "#modules/reports/snapshot.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Dialog } from "#platform/web/kit/Dialog.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useId, useRef, type ReactNode } from "react"

type Props = {
  readonly layout: Layout
  readonly snapshot: Snapshot
  /** What became since of the releases behind it. */
  readonly later: Later
  readonly note: number
  readonly onClose: () => void
}

/**
 * What one number or sentence rests on: who is counted and who is missing, in
 * words, and each answer by itself. Where there is room it stands beside the
 * text, which can be read on; elsewhere it is a dialog over it.
 */
export function Sources(props: Props) {
  const say = useWords()
  const title = say("reports.sources", { n: props.note })
  const hasRoom = typeof matchMedia !== "undefined" && matchMedia("(min-width: 72rem)").matches
  return hasRoom ? (
    <Beside key={props.note} title={title} onClose={props.onClose}>
      <Behind {...props} />
    </Beside>
  ) : (
    <Dialog title={title} onClose={props.onClose}>
      <Behind {...props} />
    </Dialog>
  )
}

type BesideProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }

/** A panel beside the text: it takes the keyboard as it opens, closes with Escape, and gives the focus back. */
function Beside({ title, onClose, children }: BesideProps) {
  const ref = useRef<HTMLElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    const panel = ref.current
    panel?.focus()
    return () => {
      // Another note may have the focus by now; then it is that one's.
      const isHere = document.activeElement === document.body || panel?.contains(document.activeElement)
      if (isHere && before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // Escape closes it from wherever in it one stands, as it would a dialog.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={ref}
      tabIndex={-1}
      className="sources-beside no-print"
      aria-labelledby={id}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
    >
      <h3 id={id}>{title}</h3>
      {children}
    </aside>
  )
}

function Behind({ layout, snapshot, later, note, onClose }: Props) {
  const say = useWords()
  const { language } = useReader()
  const places = layout.behind[note - 1] ?? []
  const released = layout.figures[note - 1] ?? []
  return (
    <>
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
      {released.length > 0 && (
        <ol className="sources">
          {released.map((at) => {
            const figure = snapshot.figures?.[at]
            return figure && <Released key={at} figure={figure} became={later.get(figure.release)} />
          })}
        </ol>
      )}
      <footer>
        <Button look="quiet" onPress={onClose}>
          {say("platform.close")}
        </Button>
      </footer>
    </>
  )
}

type ReleasedProps = { readonly figure: FigureSource; readonly became: "withdrawn" | "corrected" | undefined }

/** The release a figure comes from: the same figures in the explorer as long as it is out, and what proves that they are these. */
function Released({ figure, became }: ReleasedProps) {
  const say = useWords()
  const { language } = useReader()
  const { code, digest, title, released, dimensions, at } = figure
  const name = inLanguage(title, language)
  const [rows, columns, panels] = dimensions.split(",").filter((each) => each !== "")
  return (
    <li>
      {became === "withdrawn" ? (
        <Foreign language={name.language}>{name.text}</Foreign>
      ) : (
        <Link to={`/figures/${code}`} search={{ rows, columns, panels, at: at || undefined }}>
          <Foreign language={name.language}>{name.text}</Foreign>
        </Link>
      )}
      , <DateText date={released} />
      {became !== undefined && <> ({say(`reports.${became}-since`)})</>}
      <br />
      <span className="hint">
        {say("reports.proof")} <code className="digest">{digest}</code>
      </span>
    </li>
  )
}
