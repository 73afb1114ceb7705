import type { Find, searchEverything } from "#modules/decisions/search/contract.ts"
import { findKinds } from "#modules/decisions/search/find-kinds.ts"
import { inGlyphs } from "#platform/web/glyphs.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"
import type { z } from "zod"

/** What was found, kind by kind. */
export type Everything = z.output<(typeof searchEverything)["output"]>

type Props = { readonly everything: Everything; readonly q: string; readonly kind: string | undefined }

/** All that has the words asked for, kind by kind, the best of each first; each kind can be seen whole. */
export function FindPage({ everything, q, kind }: Props) {
  const say = useWords()
  const found = everything.sections.filter(({ total }) => total > 0)
  if (found.length === 0)
    return (
      <Empty title={say("decisions.find.nothing", { q })}>
        <p>{say("decisions.find.nothing-text")}</p>
        {kind !== undefined && (
          <Link to="/search" search={{ q }}>
            {say("platform.show-all")}
          </Link>
        )}
      </Empty>
    )
  return found.map(({ kind: of, total, items }) => (
    <section key={of} className="hits">
      <h2>{say("decisions.find.section", { kind: say(`decisions.find.${of}`), n: total })}</h2>
      <ol>
        {items.map((item) => (
          <Hit key={`${item.address} ${item.title}`} find={item} />
        ))}
      </ol>
      {total > items.length && kind === undefined && (
        <p>
          <Link to="/search" search={{ q, kind: of }}>
            {say("decisions.find.more", { kind: say(`decisions.find.${of}`) })}
          </Link>
        </p>
      )}
      {kind !== undefined && <p className="hint">{say("platform.shown", { shown: items.length, total })}</p>}
    </section>
  ))
}

function Hit({ find: { kind, address, title, titleLanguage, detail, parts, language } }: { readonly find: Find }) {
  const say = useWords()
  return (
    <li className="hit">
      <p>
        <Link to={address}>
          <Foreign language={titleLanguage}>{title}</Foreign>
        </Link>{" "}
        {detail !== null && (
          <span className="where">{kind === "actor" ? say(`directory.kind.${detail}`) : <bdi>{detail}</bdi>}</span>
        )}
      </p>
      {parts.length > 0 && (
        <Foreign as="p" language={language} className="excerpt">
          {parts.map((part, n) =>
            // Parts have no name; hits are the odd ones.
            // oxlint-disable-next-line react/no-array-index-key
            n % 2 === 1 ? <mark key={n}>{inGlyphs(part)}</mark> : inGlyphs(part),
          )}
        </Foreign>
      )}
    </li>
  )
}

/** How many of each kind are shown where all kinds are, and where one is. */
const few = 6
const many = 50

/** The search of everything, asked for as the address says, and shown. */
export function LiveFind() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const q = (search["q"] ?? "").trim()
  const kind = findKinds.find((each) => each === search["kind"])
  const found = useAnswer(
    "record.search",
    async () => (await import("#modules/decisions/search/contract.ts")).searchEverything,
    { query: { q, language, each: kind ? many : few, ...(kind && { kind }) } },
    { when: q !== "" },
  )
  return (
    <Page kind="register" title={say("decisions.find")} help={say("decisions.find.help")}>
      <Asking key={q} q={q} />
      {q === "" ? (
        <p className="hint">{say("decisions.find.begin")}</p>
      ) : (
        <>
          <Kinds q={q} kind={kind} />
          <Here of={found} rows={12}>
            {(value) => <FindPage everything={value} q={q} kind={kind} />}
          </Here>
        </>
      )}
    </Page>
  )
}

function Asking({ q }: { readonly q: string }) {
  const say = useWords()
  const { go, search } = useAddress()
  const [words, type] = useState(q)
  function send(event: FormEvent) {
    event.preventDefault()
    go("/search", { ...search, q: words.trim() })
  }
  return (
    <search>
      <form className="filters" onSubmit={send}>
        <TextField name="q" type="search" label={say("decisions.find.words")} value={words} onChange={type} max={300} />
        <div className="filters-acts">
          <Button type="submit">{say("decisions.find.go")}</Button>
        </div>
      </form>
    </search>
  )
}

function Kinds({ q, kind }: { readonly q: string; readonly kind: string | undefined }) {
  const say = useWords()
  return (
    <nav aria-label={say("decisions.find.kind")} className="no-print">
      <ul className="inline">
        <li>
          <Link to="/search" search={{ q }} {...(kind === undefined && { current: "page" as const })}>
            {say("decisions.mandates.any")}
          </Link>
        </li>
        {findKinds.map((each) => (
          <li key={each}>
            <Link to="/search" search={{ q, kind: each }} {...(kind === each && { current: "page" as const })}>
              {say(`decisions.find.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
