import type { Mandate } from "#modules/decisions/mandate.ts"
import type { NoteText, Provision } from "#modules/decisions/provision.ts"
import { MandateNote } from "#modules/decisions/web/MandateNote.tsx"
import { MarkedText } from "#modules/decisions/web/MarkedText.tsx"
import { citeAs, paragraphName, placeOf, type Named } from "#modules/decisions/web/naming.ts"
import { direction, type Language } from "#platform/kernel/language.ts"
import { addressOf } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly document: Named
  readonly provision: Provision
  /** The same paragraph in another language, to be read beside it. */
  readonly beside?: Provision | undefined
  readonly notes: readonly NoteText[]
  readonly mandates: readonly Mandate[]
  /** The address points here. */
  readonly here: boolean
  /** Corrects a mandate of this paragraph, or adds one; absent where the reader may not. */
  readonly onCorrect?: ((mandate?: Mandate) => void) | undefined
  /** What stands open below the paragraph, such as the correction of one of its mandates. */
  readonly children?: ReactNode
}

/** One paragraph as printed, with what belongs beside it: its mandates, its notes, the line to cite it by. */
export function ProvisionRow({ document, provision, beside, notes, mandates, here, onCorrect, children }: Props) {
  const say = useWords()
  const { anchor, kind, depth, language } = provision
  const asks = kind === "operative" || kind === "sub"
  const run = direction(language)
  // Who corrects must see what was taken for a mere position, too.
  const shown = onCorrect ? mandates : mandates.filter((mandate) => mandate.kind !== "position")
  return (
    <div className="provision" id={anchor} data-kind={kind} data-depth={depth} data-here={here || undefined}>
      <div className="wording" dir={run}>
        <Wording provision={provision} />
        <Citing document={document} anchor={anchor} />
      </div>
      {beside && (
        <div className="wording beside" dir={direction(beside.language)}>
          <Wording provision={beside} />
        </div>
      )}
      <div className="margin">
        {shown.map((mandate) => (
          <MandateNote key={mandate.id} mandate={mandate} onCorrect={onCorrect && (() => onCorrect(mandate))} />
        ))}
        {notes.map((note) => (
          <Note key={note.mark} note={note} language={language} />
        ))}
        {onCorrect && asks && (
          <p className="add-mandate">
            <Button look="link" onPress={() => onCorrect()}>
              {say("decisions.add-mandate")}
            </Button>
          </p>
        )}
      </div>
      {children}
    </div>
  )
}

function Wording({ provision: { kind, number, text, marks, opening, language } }: { readonly provision: Provision }) {
  const words = <MarkedText text={text} marks={marks} opening={opening} />
  if (kind === "section" || kind === "annex" || kind === "title")
    return (
      <Foreign as="h2" language={language}>
        {number !== null && !text.startsWith(number) && `${number} `}
        {words}
      </Foreign>
    )
  return (
    <Foreign as="p" language={language} className="words">
      {number !== null && <span className="number">{/^\w+$/.test(number) ? `${number}.` : number} </span>}
      {words}
    </Foreign>
  )
}

/** The line by which a paragraph is cited, and its permanent address, both to be copied. */
function Citing({ document, anchor }: { readonly document: Named; readonly anchor: string }) {
  const say = useWords()
  const { language } = useReader()
  const paragraph = paragraphName(say, anchor)
  if (paragraph === null) return null
  const origin = typeof location === "undefined" ? "" : location.origin
  const line = citeAs(say, document, anchor)
  return (
    <details className="citing">
      <summary aria-label={say("decisions.cite-paragraph", { paragraph })}>¶</summary>
      <p>
        <span dir={direction(language)}>{line}</span> <Copy text={line}>{say("decisions.copy-citation")}</Copy>{" "}
        <Copy text={origin + addressOf(language, placeOf(document.slug, anchor))}>{say("decisions.copy-link")}</Copy>
      </p>
    </details>
  )
}

/** Whether a text runs the way its language does: its first letter is of a script that is written so. */
function runsWith(text: string, language: Language): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? ""
  return (direction(language) === "rtl") === /\p{Script=Arabic}/u.test(first)
}

/** A note beside its paragraph; below it, and folded, where there is no room. */
function Note({ note, language }: { readonly note: NoteText; readonly language: Language }) {
  const say = useWords()
  const wide = typeof matchMedia === "undefined" || matchMedia("(min-width: 60rem)").matches
  return (
    <details className="note" id={`note-${note.mark}`} open={wide}>
      <summary>{say("decisions.note", { mark: note.mark })}</summary>
      {/* A note may be in another language than its text: Arabic texts cite the Treaty Series in English. */}
      <Foreign as="p" language={runsWith(note.text, language) ? language : undefined}>
        <MarkedText text={note.text} marks={note.marks} />
        {note.ibidem !== null && (
          <>
            {" ("}
            <bdi>{note.ibidem}</bdi>)
          </>
        )}
      </Foreign>
    </details>
  )
}
