import type { ComparedPassage, ComparedRow, NamedChange } from "#modules/decisions/comparison.ts"
import { ChangeNote } from "#modules/decisions/web/ChangeNote.tsx"
import { printedNumber, stretchOf } from "#modules/decisions/web/clause.ts"
import { MarkedText } from "#modules/decisions/web/MarkedText.tsx"
import { paragraphName, placeOf } from "#modules/decisions/web/naming.ts"
import type { Language } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"
import { Fragment } from "react"

type Side = "from" | "to"

type Props = {
  readonly at: number
  readonly row: ComparedRow
  readonly changes: readonly NamedChange[]
  readonly language: Language
  /** The documents the two sides are read in, where they are in the record. */
  readonly slugs: Readonly<Record<Side, string | null>>
}

/** Two paragraphs side by side, what went and what came marked in the words, and each change named beside them. */
export function CompareRow({ at, row, changes, language, slugs }: Props) {
  const { from, to, kinds, parts } = row
  const { kind = "", depth = 0 } = to ?? from ?? {}
  const isHeading = parts.length === 0
  const changed = kinds.length > 0
  return (
    <li
      className="compared"
      id={`row-${at}`}
      data-kind={kind}
      data-depth={Math.min(depth, 3)}
      data-changed={changed || undefined}
      data-same={(!changed && from !== null && to !== null) || undefined}
      tabIndex={changed ? -1 : undefined}
    >
      {(["from", "to"] as const).map((side) => (
        <ComparedSide key={side} side={side} row={row} language={language} slug={slugs[side]} isHeading={isHeading} />
      ))}
      {changed && (
        <ul className="changes">
          {changes.map((change) => (
            <ChangeNote key={change.kind} change={change} row={row} language={language} />
          ))}
          {changes.length === 0 && kinds.map((each) => <ChangeNote key={each} change={{ kind: each }} row={row} />)}
        </ul>
      )}
    </li>
  )
}

/** What orders the text; other lines that are not compared, such as the closing, are lines of it. */
const heads: ReadonlySet<ComparedPassage["kind"]> = new Set(["title", "section", "annex"])

type SideProps = {
  readonly side: Side
  readonly row: ComparedRow
  readonly language: Language
  readonly slug: string | null
  readonly isHeading: boolean
}

function ComparedSide({ side, row, language, slug, isHeading }: SideProps) {
  const say = useWords()
  const passage = row[side]
  const label = <span className="side-name">{say(`decisions.compare.${side}`)}</span>
  if (passage === null)
    return (
      <div className="compared-side" data-side={side} data-none>
        {label}
        <p className="none">{say("decisions.compare.not-there")}</p>
      </div>
    )
  const name = paragraphName(say, passage.anchor)
  return (
    <div className="compared-side" data-side={side}>
      {label}
      <Foreign as={heads.has(passage.kind) ? "h3" : "p"} language={language} className="words">
        {!isHeading && passage.number !== null && <span className="number">{printedNumber(passage.number)} </span>}
        <Wording passage={passage} side={side} parts={row.parts} />
      </Foreign>
      {slug !== null && name !== null && (
        <Link
          className="to-place"
          to={placeOf(slug, passage.anchor)}
          search={{ text: language }}
          label={say("decisions.compare.read-there", { paragraph: name })}
        >
          ¶
        </Link>
      )}
    </div>
  )
}

type WordingProps = { readonly passage: ComparedPassage; readonly side: Side; readonly parts: ComparedRow["parts"] }

/** The words of one side: what went is struck out, what came is underlined, and both say so to whoever only listens. */
function Wording({ passage: { text, marks, opening }, side, parts }: WordingProps) {
  const say = useWords()
  // Notes are not compared and do not stand on this page: their calls would lead nowhere.
  const lasting = marks.filter(({ type }) => type !== "note")
  const start = opening === null || lasting.some(({ type }) => type === "italic") ? -1 : text.indexOf(opening)
  const whole = {
    text,
    marks:
      start < 0 || opening === null
        ? lasting
        : [...lasting, { type: "italic" as const, range: [start, start + opening.length] as [number, number] }],
  }
  if (parts.length === 0) return <MarkedText text={text} marks={whole.marks} />
  return parts.map((part) => {
    if (part.type === "equal") {
      const range = part[side]
      return <MarkedText key={range[0]} {...stretchOf(whole, range)} />
    }
    const range = side === "from" ? (part.type === "gone" ? part.from : null) : part.type === "new" ? part.to : null
    if (range === null) return null
    const Mark = side === "from" ? "del" : "ins"
    const { length } = text.slice(...range).trimEnd()
    const end = range[0] + length
    return (
      <Fragment key={range[0]}>
        <Mark>
          <span className="unseen">{say(`decisions.compare.begin-${Mark}`)} </span>
          <MarkedText {...stretchOf(whole, [range[0], end])} />
          <span className="unseen"> {say(`decisions.compare.end-${Mark}`)}</span>
        </Mark>
        {text.slice(end, range[1])}
      </Fragment>
    )
  })
}
