import { BenchLinks } from "#modules/analysis/web/bench/BenchLinks.tsx"
import { contract, type FigureSets } from "#modules/analysis/web/figures/contract.ts"
import { dimensionName } from "#modules/analysis/web/figures/naming.ts"
import { whenIdle } from "#modules/analysis/web/figures/next.ts"
import { keeperOf, unitOf } from "#modules/analysis/web/figures/told.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer, usePrepare } from "#platform/web/answers.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useCallback, useEffect, useRef } from "react"

type Item = FigureSets["items"][number]

/** The figures there are: of what, who keeps them, by what they are told, and since when. */
export function FiguresPage({ sets: { items }, searched }: { readonly sets: FigureSets; readonly searched: boolean }) {
  const say = useWords()
  const { language, locale } = useReader()
  if (items.length === 0)
    return (
      <Empty title={say(searched ? "analysis.figure.none-found" : "analysis.figure.none")}>
        <p>{say(searched ? "analysis.figure.none-found-text" : "analysis.figure.none-text")}</p>
        {searched && <Link to="/figures">{say("platform.show-all")}</Link>}
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("platform.nav.figures")}
        rows={items}
        id={({ code }) => code}
        columns={columns(say, language, locale)}
      />
      <Pager total={items.length} shown={items.length} next={null} />
    </>
  )
}

const columns = (say: Words, language: Language, locale: string): readonly Column<Item>[] => {
  const number = new Intl.NumberFormat(locale)
  return [
    {
      name: say("analysis.figure.set"),
      heads: true,
      cell: ({ code, title, unit, audience }) => {
        const name = inLanguage(title, language)
        return (
          <>
            <Link to={`/figures/${code}`}>
              <Foreign language={name.language}>{name.text}</Foreign>
            </Link>
            <span className="where">
              {unitOf(say, unit)}
              {audience !== "public" && ` · ${say(`analysis.figure.audience.${audience}`)}`}
            </span>
          </>
        )
      },
    },
    { name: say("analysis.figure.keeper"), cell: (set) => <Foreign>{keeperOf(say, language, set)}</Foreign> },
    {
      name: say("analysis.figure.told-by"),
      cell: ({ by, tables }) =>
        [...new Set([...by, ...tables.flat()])].map((each) => dimensionName(say, each)).join(" · "),
    },
    {
      name: say("analysis.figure.span"),
      cell: ({ areas, times: [first = "", ...more] }) => (
        <>
          {areas > 0 && say("analysis.figure.n-states", { n: areas })}
          {first !== "" && (
            <span className="where">
              <bdi>{more.length > 0 ? `${first}–${more.at(-1) ?? ""}` : first}</bdi>
            </span>
          )}
        </>
      ),
    },
    {
      name: say("analysis.figure.released"),
      cell: ({ released }) => released !== null && <DateText date={released.slice(0, 10)} />,
    },
    { name: say("analysis.figure.least"), number: true, cell: ({ k }) => number.format(k) },
    { name: say("analysis.figure.cells"), number: true, cell: ({ cells }) => number.format(cells) },
  ]
}

const none: readonly Item[] = []

/** How many releases are got ready before anybody points at one: those that stand first. */
const first = 2

/** Gets ready what will probably be opened: what stands first in the list, and whatever is pointed at or gone to. */
function useSoon(items: readonly Item[]) {
  const { prepare: preparePage } = useAddress()
  const prepare = usePrepare()
  const ready = useCallback(
    (code: string) => {
      preparePage(`/figures/${code}`)
      prepare("figure.describe", async () => (await contract()).describeFigures, { params: { code } })
    },
    [preparePage, prepare],
  )
  const last = useRef("")
  useEffect(() => whenIdle(() => items.slice(0, first).forEach(({ code }) => ready(code))), [items, ready])
  return ({ target }: { readonly target: EventTarget }) => {
    const link = target instanceof Element ? target.closest("a")?.pathname : undefined
    const code = link?.split("/figures/")[1]
    if (code === undefined || code === last.current) return
    last.current = code
    ready(code)
  }
}

/** The figures that were released, searched as the address says. */
export function LiveFigures() {
  const say = useWords()
  const { search } = useAddress()
  const q = search["q"]?.trim()
  const sets = useAnswer("figure.list", async () => (await contract()).listFigureSets, { query: { ...(q && { q }) } })
  const soon = useSoon(sets.state === "here" ? sets.value.items : none)
  return (
    <Page kind="register" title={say("platform.nav.figures")} help={say("analysis.figure.help")}>
      <Filters filters={[{ name: "q", label: say("analysis.figure.search"), written: "words" }]} />
      {/* Nothing is done here; what lies under the pointer or the focus is got ready. */}
      <div onPointerOver={soon} onFocus={soon}>
        <Here of={sets} rows={6}>
          {(value) => <FiguresPage sets={value} searched={Boolean(q)} />}
        </Here>
      </div>
      <BenchLinks />
    </Page>
  )
}
