import type { Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import {
  arePlaces,
  lackedIn,
  queryOf,
  readAsk,
  searchOf,
  type Ask,
  type OnAsk,
} from "#modules/analysis/web/figures/asking.ts"
import { Cautions, cautionsOf } from "#modules/analysis/web/figures/Cautions.tsx"
import { Choose } from "#modules/analysis/web/figures/Choose.tsx"
import { contract } from "#modules/analysis/web/figures/contract.ts"
import { FigureTable } from "#modules/analysis/web/figures/FigureTable.tsx"
import { byName, gridOf, type Head } from "#modules/analysis/web/figures/grid.ts"
import { dimensionName, namingOf } from "#modules/analysis/web/figures/naming.ts"
import { nextOf, whenIdle } from "#modules/analysis/web/figures/next.ts"
import { partOf } from "#modules/analysis/web/figures/part.ts"
import { Picture } from "#modules/analysis/web/figures/Picture.tsx"
import { TakeAway } from "#modules/analysis/web/figures/TakeAway.tsx"
import { citationOf, inOneLine, sliceOf, unitOf } from "#modules/analysis/web/figures/told.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { addressOf, useAddress } from "#platform/web/address.tsx"
import { useAnswer, usePrepare } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { Fragment, memo, useCallback, useEffect, useMemo, useRef, useState } from "react"

type SeenProps = {
  readonly set: FigureSet
  readonly figures: Figures
  readonly ask: Ask
  readonly onAsk: OnAsk
}

/** A table of more columns than this wants the whole width of the page; its picture comes below it. */
const wide = 7

/** What was asked for: table first, picture beside it, cautions under it, and the ways to take it along. */
export const Seen = memo(function Seen({ set, figures, ask, onAsk }: SeenProps) {
  const say = useWords()
  const { language, locale } = useReader()
  const nameOf = useMemo(() => namingOf(say, language, set.dimensions), [say, language, set])
  const grid = useMemo(() => {
    const laid = gridOf(figures, set)
    // States come by their names wherever they stand, in the picture as in the table.
    const ordered = (n: 0 | 1 | 2, heads: readonly Head[]) => {
      const name = laid.names[n]
      if (name === undefined || !arePlaces(set, name)) return heads
      return byName(heads, (head) => nameOf(name, head), language)
    }
    return {
      ...laid,
      ...{ rows: ordered(0, laid.rows), columns: ordered(1, laid.columns), panels: ordered(2, laid.panels) },
    }
  }, [figures, set, nameOf, language])
  const slice = sliceOf(say, set, ask, grid, nameOf)
  const unit = unitOf(say, set.unit)
  const path = addressOf(language, `/figures/${set.code}`, searchOf(ask))
  const link = `${typeof location === "undefined" ? "" : location.origin}${path}`
  const citation = citationOf(say, language, locale, set, link)
  const framing = {
    name: set.code,
    title: inLanguage(set.title, language).text,
    slice,
    lines: [...cautionsOf(say, set), inOneLine(citation.slice(0, -1)), link],
  }
  const onSort = useCallback((sort: string | undefined) => onAsk((now) => ({ ...now, sort })), [onAsk])
  return (
    <>
      <section className="figure-seen" data-wide={grid.columns.length > wide || undefined}>
        <h2>{slice}</h2>
        <FigureTable
          {...{ caption: slice, unit, grid, nameOf, sort: ask.sort, byName: arePlaces(set, grid.names[0]), onSort }}
        />
        <Picture {...{ set, ask, grid, nameOf, unit, framing, onAsk }} title={slice} />
      </section>
      <Cautions set={set} />
      <p className="figure-citation">
        {citation.map((part, n) => (
          <Fragment key={part}>
            {n > 0 && ". "}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
      </p>
      <TakeAway set={set} query={queryOf(set, ask)} link={link} citation={citation.join(". ")} />
    </>
  )
})

const read = async () => (await contract()).readFigures

/** The question by which the server is asked for what somebody wants to see. */
const inputOf = (set: FigureSet, ask: Ask, language: Language) => ({
  params: { code: set.code },
  query: { ...queryOf(set, ask), language },
})

/** So many answers are held that others may be parts of. */
const held = 4

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** What is chosen, and what is seen of it. Until another answer is here all that is seen stays as it was, its words too. */
export function LiveSeen({ set }: { readonly set: FigureSet }) {
  const say = useWords()
  const { path, search, go } = useAddress()
  const { language } = useReader()
  const ask = useMemo(() => readAsk(set, search), [set, search])
  const nameOf = useMemo(() => namingOf(say, language, set.dimensions), [say, language, set])
  const [before, hold] = useState<readonly Figures[]>([])
  // Fewer of the same States or years are a part of what came before, and nobody is asked.
  const part = useMemo(() => firstOf(before, (each) => partOf(each, set, ask)), [before, set, ask])
  const answer = useAnswer("figure.read", read, inputOf(set, ask, language), { when: part === undefined })
  const figures = part ? ({ state: "here", value: part, fresh: true } as const) : answer
  const isHere = figures.state === "here" && figures.fresh
  if (isHere && !part && !before.includes(figures.value)) hold([figures.value, ...before].slice(0, held))
  const [told, tell] = useState(ask)
  if (isHere && told !== ask) tell(ask)
  const prepare = usePrepare()
  useEffect(() => {
    if (!isHere) return undefined
    // What is likely wanted next comes while the reader looks at what is here.
    return whenIdle(() => {
      for (const each of nextOf(set, ask)) prepare("figure.read", read, inputOf(set, each, language))
    })
  }, [isHere, set, ask, prepare, language])
  const now = useRef({ ask, path, go })
  useEffect(() => {
    now.current = { ask, path, go }
  })
  const onAsk: OnAsk = useCallback((next) => {
    const { current } = now
    current.go(current.path, searchOf(typeof next === "function" ? next(current.ask) : next), { replace: true })
  }, [])
  const lacked = useMemo(() => lackedIn(set, search), [set, search])
  return (
    <>
      {lacked.length > 0 && (
        <Notice kind="warning">
          <p>{say("analysis.figure.lacked", { names: lacked.map((each) => dimensionName(say, each)).join(" · ") })}</p>
        </Notice>
      )}
      <Choose {...{ set, ask, nameOf, onAsk }} />
      <Here of={figures} rows={14}>
        {(value) => <Seen set={set} figures={value} ask={isHere ? ask : told} onAsk={onAsk} />}
      </Here>
    </>
  )
}
