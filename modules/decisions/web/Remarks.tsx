import type { Remark } from "#modules/decisions/remark.ts"
import { RemarkNote } from "#modules/decisions/web/RemarkNote.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What the drafting rules remark on a text, and in which language it was held against them. */
export type Remarked = { readonly language: string; readonly remarks: readonly Remark[] }

/** How many remarks there are by each rule, most first. */
function rulesOf(remarks: readonly Remark[]): { readonly rule: string; readonly n: number }[] {
  const counts = new Map<string, number>()
  for (const { rule } of remarks) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].map(([rule, n]) => ({ rule, n })).sort((a, b) => b.n - a.n || a.rule.localeCompare(b.rule))
}

type Props = {
  readonly remarked: Remarked
  /** The rule whose remarks alone are shown; `all` where none is chosen. */
  readonly rule: string
  /** Remarks that stand beside no paragraph: on the text as a whole, on its title. */
  readonly apart: readonly Remark[]
  /** Where they are had as a file. */
  readonly path: string
  readonly name: string
}

/** The remarks on a text above it: how many, by which rules, how they are taken away, and those on the whole. */
export function Remarks({ remarked: { language, remarks }, rule, apart, path, name }: Props) {
  const say = useWords()
  const { path: page, search } = useAddress()
  const choice = (value: string, words: string, count: number) => (
    <li key={value}>
      <Link to={page} search={{ ...search, remarks: value }} {...(value === rule && { current: "true" })}>
        {say("decisions.choice", { name: words, count })}
      </Link>
    </li>
  )
  return (
    <section className="remarks" aria-label={say("decisions.remarks")}>
      <p>
        <b>{say("decisions.remarks.count", { n: remarks.length })}</b>{" "}
        <span className="hint">{say("decisions.remarks.about")}</span>
      </p>
      {remarks.length > 0 && (
        <>
          <nav aria-label={say("decisions.remarks.rules")}>
            <ul className="kinds">
              {choice("all", say("decisions.remarks.all"), remarks.length)}
              {rulesOf(remarks).map((each) => choice(each.rule, ruleWords(say, each.rule), each.n))}
            </ul>
          </nav>
          <ul className="inline">
            {(["csv", "json"] as const).map((format) => (
              <li key={format}>
                <a href={urlOf(path, {}, { language, format })} download={`${name}.${format}`}>
                  {say("decisions.mandates.export-as", { format: format.toUpperCase() })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {apart.length > 0 && (
        <>
          <h2>{say("decisions.remarks.on-text")}</h2>
          {apart.map((remark) => (
            <RemarkNote
              key={`${remark.rule} ${remark.sense} ${remark.range.join()}`}
              remark={remark}
              language={language}
            />
          ))}
        </>
      )}
    </section>
  )
}

/** A rule by its sentence, without the full stop, as one of a list. */
const ruleWords = (say: ReturnType<typeof useWords>, rule: string): string => say(`lint.${rule}`).replace(/[.。]$/u, "")
