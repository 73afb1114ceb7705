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
}

/** A mark as it is dressed: those of the text, and those of whoever reads it. */
type Dressing =
  | Exclude<Mark, { type: "italic" }>
  | { readonly type: "italic" | "spot"; readonly range: readonly [number, number] }

/** A wording as printed: italics, the works it names as links, the marks of its notes. */
export function MarkedText({ text, marks, opening = null, spots = [] }: Props) {
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
    return (
      <Fragment key={from}>
        {all.map((mark) =>
          mark.type === "note" && mark.range[0] === from ? <Call key={mark.note} note={mark.note} /> : null,
        )}
        {over.reduce<ReactNode>((inner, mark) => dressed(mark, inner), inGlyphs(text.slice(from, to)))}
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

function dressed(mark: Dressing, inner: ReactNode): ReactNode {
  switch (mark.type) {
    case "italic":
      return <em>{inner}</em>
    case "citation":
      return mark.citation.slug === null ? inner : <Link to={`/documents/${mark.citation.slug}`}>{inner}</Link>
    case "spot":
      return <span className="spot">{inner}</span>
    case "note":
      return inner
    default:
      return inner
  }
}
