import type { Mandate } from "#modules/decisions/mandate.ts"
import type { NoteText, Provision } from "#modules/decisions/provision.ts"
import { MandateNote } from "#modules/decisions/web/MandateNote.tsx"
import type { Remark } from "#modules/decisions/remark.ts"
import { RemarkNote } from "#modules/decisions/web/RemarkNote.tsx"
import { sureness } from "#modules/decisions/web/sureness.ts"
import { Unsure } from "#modules/decisions/web/Unsure.tsx"
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
  /** The paragraph in the language that is read; absent where only another language has it. */
  readonly provision: Provision | undefined
  /** The language that is read. */
  readonly shown: Language
  /** Where another paragraph of the document is read on this page. */
  readonly paragraphAt?: ((anchor: string) => string | undefined) | undefined
  /** The same paragraph in each of the languages that stand beside it, as far as they have it. */
  readonly beside?: readonly (Provision | undefined)[]
  readonly languages?: readonly Language[]
  readonly notes?: readonly NoteText[]
  readonly mandates?: readonly Mandate[]
  /** What the drafting rules remark on it. */
  readonly remarks?: readonly Remark[]
  /** What the reader doubts of it, by its codes. */
  readonly doubts?: readonly string[]
  /** The address points here. */
  readonly here?: boolean
  /** Corrects a mandate of this paragraph, or adds one; absent where the reader may not. */
  readonly onCorrect?: ((mandate?: Mandate) => void) | undefined
  /** What stands open below the paragraph, such as the correction of one of its mandates. */
  readonly children?: ReactNode
}

/** One paragraph as printed, with what belongs beside it: its mandates, its notes, the line to cite it by. */
export function ProvisionRow({
  document,
  provision,
  shown,
  paragraphAt,
  beside = [],
  languages = [],
  ...margin
}: Props) {
  const { anchor, kind, depth } = provision ?? beside.find((each) => each) ?? { anchor: "", kind: "", depth: 0 }
  const { here = false, children } = margin
  return (
    <div
      className="provision"
      // The paragraph of another language is not the one an address means.
      id={provision && anchor}
      data-kind={kind}
      data-depth={depth}
      data-here={here || undefined}
    >
      <div className="wording" dir={direction(shown)}>
        {provision ? (
          <>
            <Wording provision={provision} paragraphAt={paragraphAt} remarks={margin.remarks} />
            <Citing document={document} anchor={anchor} />
          </>
        ) : (
          <Missing language={shown} />
        )}
      </div>
      {languages.map((language, n) => (
        <div key={language} className="wording beside" dir={direction(language)}>
          {beside[n] ? <Wording provision={beside[n]} paragraphAt={paragraphAt} /> : <Missing language={language} />}
        </div>
      ))}
      {provision && <Margin provision={provision} {...margin} />}
      {children}
    </div>
  )
}

/** Says of a paragraph that a language has no words for it. */
function Missing({ language }: { readonly language: Language }) {
  const say = useWords()
  const { locale, language: reader } = useReader()
  const name = new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language
  return (
    <p className="none" dir={direction(reader)}>
      {say("decisions.beside.missing", { language: name })}
    </p>
  )
}

type MarginProps = Omit<Props, "document" | "shown" | "paragraphAt" | "beside" | "languages" | "provision"> & {
  readonly provision: Provision
}

/** What belongs beside a paragraph: whether it was read with certainty, what it asks, what is remarked on it, its notes. */
function Margin({ provision, notes = [], mandates = [], remarks = [], doubts = [], onCorrect }: MarginProps) {
  const say = useWords()
  const { kind, language, confidence } = provision
  const asks = kind === "operative" || kind === "sub"
  // Who corrects must see what was taken for a mere position, too.
  const shown = onCorrect ? mandates : mandates.filter((mandate) => mandate.kind !== "position")
  return (
    <div className="margin">
      {(sureness(confidence) !== "high" || doubts.length > 0) && (
        <Unsure of="paragraph" confidence={confidence} doubts={doubts} />
      )}
      {shown.map((mandate) => (
        <MandateNote key={mandate.id} mandate={mandate} onCorrect={onCorrect && (() => onCorrect(mandate))} />
      ))}
      {remarks.map((remark) => (
        <RemarkNote key={`${remark.rule} ${remark.sense} ${remark.range.join()}`} remark={remark} language={language} />
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
  )
}

type WordingProps = Pick<Props, "paragraphAt"> & {
  readonly provision: Provision
  readonly remarks?: readonly Remark[] | undefined
}

function Wording({ provision, paragraphAt, remarks = [] }: WordingProps) {
  const { kind, number, text, marks, opening, language } = provision
  const spots = remarks.filter(({ place }) => place.in === "passage").map(({ range }) => range)
  const words = <MarkedText text={text} marks={marks} opening={opening} spots={spots} paragraphAt={paragraphAt} />
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
