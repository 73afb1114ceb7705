import type { Mark } from "#modules/decisions/provision.ts"
import { inGlyphs } from "#platform/web/glyphs.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"
import { Fragment, type ReactNode } from "react"

type Props = {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Opening words, which are printed in italics even where the file had none. */
  readonly opening?: string | null
  /** Stretches that something is remarked on. */
  readonly spots?: readonly (readonly [number, number])[]
  /** Where a paragraph of the same text is read, if it is there; without it, "paragraph 2 above" is no link. */
  readonly paragraphAt?: ((anchor: string) => string | undefined) | undefined
}

/** A mark as it is dressed: those of the text, and those of whoever reads it. */
type Dressing =
  | Exclude<Mark, { type: "italic" }>
  | { readonly type: "italic" | "spot"; readonly range: readonly [number, number] }

/** A wording as printed: italics, the works and paragraphs it names as links, the marks of its notes. */
export function MarkedText({ text, marks, opening = null, spots = [], paragraphAt }: Props) {
  const inItalics = marks.some(({ type }) => type === "italic")
  const start = opening === null || inItalics ? -1 : text.indexOf(opening)
  const all: readonly Dressing[] = [
    ...marks,
    ...(start < 0 || opening === null ? [] : [{ type: "italic", range: [start, start + opening.length] } as const]),
    ...spots.map((range) => ({ type: "spot", range }) as const),
  ]
  const edges = [...new Set([0, text.length, ...all.flatMap(({ range }) => range)])].sort((a, b) => a - b)
  return edges.map((from, n) => {
    const to = edges[n + 1] ?? from
    const over = all.filter(({ type, range }) => type !== "note" && range[0] <= from && range[1] >= to && to > from)
    const words = over.reduce<ReactNode>((inner, mark) => dressed(mark, inner), inGlyphs(text.slice(from, to)))
    // "Paragraphs 3 to 5 above" names three places with the same words, which lead to the first.
    const place = over.flatMap((mark) => leadsTo(mark, paragraphAt) ?? [])[0]
    return (
      <Fragment key={from}>
        {all.map((mark) =>
          mark.type === "note" && mark.range[0] === from ? <Call key={mark.note} note={mark.note} /> : null,
        )}
        {place === undefined ? (
          words
        ) : place.startsWith("#") ? (
          <a href={place}>{words}</a>
        ) : (
          <Link to={place}>{words}</Link>
        )}
      </Fragment>
    )
  })
}

/** The raised number that calls a note. */
function Call({ note }: { readonly note: string }) {
  const say = useWords()
  return (
    <sup>
      <a href={`#note-${note}`} aria-label={say("decisions.note", { mark: note })}>
        {note}
      </a>
    </sup>
  )
}

/** Where what is named is read: the document, or the paragraph of this one. */
function leadsTo(mark: Dressing, paragraphAt: Props["paragraphAt"]): string | undefined {
  if (mark.type !== "citation") return undefined
  const { kind, slug, id } = mark.citation
  // "The present resolution" is where one is.
  if (kind === "internal") return id === "main" ? undefined : paragraphAt?.(id)
  return slug === null ? undefined : `/documents/${slug}`
}

function dressed({ type }: Dressing, inner: ReactNode): ReactNode {
  if (type === "italic") return <em>{inner}</em>
  return type === "spot" ? <span className="spot">{inner}</span> : inner
}
