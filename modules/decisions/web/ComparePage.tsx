import { changeKinds } from "#modules/decisions/change-kinds.ts"
import type { TextComparison } from "#modules/decisions/comparison.ts"
import { comparedName } from "#modules/decisions/web/compared-name.ts"
import { countsOf, seen } from "#modules/decisions/web/comparison-view.ts"
import { CompareRow } from "#modules/decisions/web/CompareRow.tsx"
import { ComparedHead } from "#modules/decisions/web/ComparedHead.tsx"
import { Downloads } from "#modules/decisions/web/Downloads.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { useChinese } from "#platform/web/chinese.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useRef, useState, type RefObject } from "react"

/** Two texts side by side, each change named beside its paragraph and marked in the words. What is shown of them stands in the address. */
export function ComparePage({ comparison }: { readonly comparison: TextComparison }) {
  const say = useWords()
  const { search } = useAddress()
  const { from, to, rows, language } = comparison
  const kind = changeKinds.find((each) => each === search["kind"])
  const changed = rows.filter(({ kinds }) => kinds.length > 0).length
  const shown = seen(comparison, { kind, only: search["only"] === "1" })
  const list = useRef<HTMLOListElement>(null)
  const { at, step } = useSteps(list)
  const total = shown.filter((each) => "row" in each && each.row.kinds.length > 0).length
  useChinese(language === "zh")
  const slugs = { from: from.slug, to: to.slug }
  return (
    <>
      <div className="compared-heads">
        <ComparedHead side="from" text={from} other={to} />
        <ComparedHead side="to" text={to} other={from} />
      </div>
      <Manner comparison={comparison} changed={changed} />
      {changed === 0 ? (
        <Empty title={say("decisions.compare.no-change")}>
          <p>{say("decisions.compare.no-change-text")}</p>
        </Empty>
      ) : (
        <div className="compare-bar">
          <p className="compare-names">
            {[from, to].map((text) => (
              <span key={text.ref}>
                <bdi>{comparedName(say, text)}</bdi>
              </span>
            ))}
          </p>
          <div className="compare-steps">
            <Button look="quiet" onPress={() => step(-1)}>
              {say("decisions.compare.previous")}
            </Button>
            <Button look="quiet" onPress={() => step(1)}>
              {say("decisions.compare.next")}
            </Button>
            <output>{at !== undefined && at < total && say("decisions.compare.at", { n: at + 1, total })}</output>
          </div>
        </div>
      )}
      <ol className="comparison" ref={list}>
        {shown.map((each) =>
          "row" in each ? (
            <CompareRow key={each.at} {...each} language={language} slugs={slugs} />
          ) : (
            <li key={`same ${each.at}`} className="compared-gap">
              {say("decisions.compare.same", { n: each.same })}
            </li>
          ),
        )}
      </ol>
    </>
  )
}

/** Goes from change to change: the keyboard stands on the paragraph then, and goes on from there. */
function useSteps(list: RefObject<HTMLOListElement | null>) {
  const [at, setAt] = useState<number>()
  function step(by: 1 | -1) {
    const changes = [...(list.current?.querySelectorAll<HTMLElement>("[data-changed]") ?? [])]
    if (changes.length === 0) return
    const stands = changes.findIndex((each) => each.contains(document.activeElement))
    const from = stands >= 0 ? stands : (at ?? (by > 0 ? -1 : 0))
    const next = (from + by + changes.length) % changes.length
    changes[next]?.focus()
    setAt(next)
  }
  useEffect(() => {
    const texts = list.current
    // Keys of one letter work only while the keyboard stands in the texts, where nobody writes.
    const onKey = ({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return
      if (code === "KeyN") step(1)
      if (code === "KeyP") step(-1)
    }
    texts?.addEventListener("keydown", onKey)
    return () => texts?.removeEventListener("keydown", onKey)
  })
  return { at, step }
}

/** How it is shown: which kind of change, all or only what changed, in which language; and how it is taken away. */
function Manner({ comparison, changed }: { readonly comparison: TextComparison; readonly changed: number }) {
  const say = useWords()
  const { locale } = useReader()
  const { path, search, go } = useAddress()
  const { from, to, language, languages } = comparison
  const names = new Intl.DisplayNames(locale, { type: "language" })
  const only = search["only"] === "1"
  const query = { from: from.ref, to: to.ref, language }
  const file = `${from.ref}--${to.ref}-${language}`
  const choice = (kind: string | undefined, name: string, count: number) => (
    <li key={kind ?? ""}>
      <Link to={path} search={{ ...search, kind }} {...(search["kind"] === kind && { current: "true" })}>
        {say("decisions.choice", { name, count })}
      </Link>
    </li>
  )
  return (
    <div className="compare-manner">
      {changed > 0 && (
        <nav aria-label={say("decisions.compare.kinds")}>
          <ul className="kinds">
            {choice(undefined, say("decisions.compare.all-kinds"), changed)}
            {countsOf(comparison).map(({ kind, n }) => choice(kind, say(`change.${kind}`), n))}
          </ul>
        </nav>
      )}
      {languages.length > 1 && (
        <nav aria-label={say("decisions.text-languages")}>
          <ul className="kinds">
            {languages.map((each) => (
              <li key={each}>
                <Link to={path} search={{ ...search, text: each }} {...(each === language && { current: "true" })}>
                  {names.of(each)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="compare-acts">
        {changed > 0 && search["kind"] === undefined && (
          <Button
            look="link"
            pressed={only}
            onPress={() => go(path, { ...search, only: only ? undefined : "1" }, { replace: true })}
          >
            {say("decisions.compare.only")}
          </Button>
        )}
        <Link to={path} search={{ ...search, from: to.ref, to: from.ref }}>
          {say("decisions.compare.swap")}
        </Link>
        <Downloads
          forms={(["csv", "json"] as const).map((format) => ({
            name: format.toUpperCase(),
            url: urlOf("/comparison", {}, { ...query, format }),
            file: `${file}.${format}`,
          }))}
        />
        <Copy text={typeof location === "undefined" ? "" : location.href}>{say("decisions.compare.copy-link")}</Copy>
      </div>
    </div>
  )
}
