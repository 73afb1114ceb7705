import { TYPED, withLists, type Draft } from "#modules/analysis/web/bench/overlap-draft.ts"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void }

/** The table of overlaps typed in: the names of the lists, and how many cases are on each combination and on no other list. */
export function OverlapGrid({ draft, onChange }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const { lists, counts } = draft
  const named = (at: number) => say("bench.estimate.list", { n: at + 1 })
  const both = new Intl.ListFormat(locale, { type: "conjunction" })
  const size = (history: number) => lists.filter((_, list) => (history >> list) & 1).length
  const histories = counts.map((_, history) => history).slice(1)
  histories.sort((a, b) => size(a) - size(b) || a - b)
  return (
    <div className="overlap-grid">
      <Select
        name="lists"
        label={say("bench.estimate.how-many-lists")}
        choices={[2, 3, 4, TYPED].map((n) => ({ value: String(n), name: new Intl.NumberFormat(locale).format(n) }))}
        value={String(lists.length)}
        onChange={(value) => onChange(withLists(draft, Number(value), named))}
      />
      <fieldset>
        <legend>{say("bench.estimate.names")}</legend>
        <div className="overlap-fields">
          {lists.map((name, at) => (
            // A list is its place: its name is being written.
            <TextField
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              name={`list-${at}`}
              label={named(at)}
              value={name}
              max={60}
              onChange={(value) => onChange({ ...draft, lists: lists.with(at, value) })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{say("bench.estimate.counts")}</legend>
        <div className="overlap-fields">
          {histories.map((history) => (
            <TextField
              key={history}
              name={`cases-${history}`}
              label={both.format(lists.filter((_, list) => (history >> list) & 1))}
              inputMode="numeric"
              value={counts[history] ?? ""}
              max={9}
              onChange={(value) => onChange({ ...draft, counts: counts.with(history, value) })}
            />
          ))}
        </div>
      </fieldset>
    </div>
  )
}
