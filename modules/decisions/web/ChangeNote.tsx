import type { ComparedRow, NamedChange } from "#modules/decisions/comparison.ts"
import { paragraphName } from "#modules/decisions/web/naming.ts"
import type { Language } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly change: Pick<NamedChange, "kind"> & Partial<NamedChange>
  readonly row: ComparedRow
  readonly language?: Language
}

/** The kinds whose words say in short what changed. */
const told: ReadonlySet<NamedChange["kind"]> = new Set(["addressee", "date", "citation", "number"])
/** Words longer than this stand in the paragraph itself, and need not stand beside it again. */
const long = 70

/** One change by its name, with what it was before and what it is now where that is short. */
export function ChangeNote({ change, row, language }: Props) {
  const say = useWords()
  const { kind, shift = null, gone = [], new: came = [] } = change
  const [was, is] = [gone.join(" … "), came.join(" … ")]
  const isShort = was.length <= long && is.length <= long && was + is !== ""
  return (
    <li className="change" data-kind={kind}>
      <b>{say(`change.${shift?.force ?? kind}`)}</b>
      {shift && <Verbs shift={shift} language={language} />}
      {kind === "moved" && row.from && row.to && <Moved row={row} />}
      {told.has(kind) && isShort && (
        <span className="was-is">
          <Words words={was} language={language} /> <Arrow /> <Words words={is} language={language} />
        </span>
      )}
    </li>
  )
}

/** From one to the other, in the direction the page is read in. */
function Arrow() {
  const say = useWords()
  return (
    <>
      <span className="arrow" aria-hidden />
      <span className="unseen">{say("decisions.compare.became")}</span>
    </>
  )
}

function Words({ words, language }: { readonly words: string; readonly language: Language | undefined }) {
  const say = useWords()
  if (words === "") return <span className="hint">{say("decisions.compare.nothing")}</span>
  return <Foreign language={language}>{words}</Foreign>
}

type VerbsProps = { readonly shift: NonNullable<NamedChange["shift"]>; readonly language: Language | undefined }

function Verbs({ shift: { from, to }, language }: VerbsProps) {
  const { locale } = useReader()
  const level = (n: number | null) => (n === null ? "" : ` (${new Intl.NumberFormat(locale).format(n)})`)
  return (
    <span className="was-is">
      <Foreign language={language}>{from.verb}</Foreign>
      {level(from.level)} <Arrow /> <Foreign language={language}>{to.verb}</Foreign>
      {level(to.level)}
    </span>
  )
}

function Moved({ row: { from, to } }: { readonly row: ComparedRow }) {
  const say = useWords()
  const [was, is] = [from, to].map((each) => (each ? paragraphName(say, each.anchor) : null))
  if (!was || !is || was === is) return null
  return (
    <span className="was-is">
      {was} <Arrow /> {is}
    </span>
  )
}
