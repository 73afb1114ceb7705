import type { listDocuments } from "#modules/decisions/contract.ts"
import type { Document } from "#modules/decisions/document.ts"
import { useBodies } from "#modules/decisions/web/bodies.ts"
import { documentKinds } from "#modules/decisions/document-kinds.ts"
import { documentName } from "#modules/decisions/web/naming.ts"
import { SearchHits, type Found } from "#modules/decisions/web/SearchHits.tsx"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
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
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the register of documents is told. */
export type Documents = z.output<(typeof listDocuments)["output"]>

type FacetProps = { readonly facets: Documents["facets"] | undefined; readonly bodyName: (code: string) => string }

/** The filters of the register, each choice with how many documents it leaves. They stand before anything has come. */
export function DocumentFilters({ facets, bodyName }: FacetProps) {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  const any = say("decisions.any")
  const counted = (facet: keyof Documents["facets"], nameOf: (value: string) => string) => {
    const some = facets?.[facet] ?? []
    const present = search[facet]
    // What is chosen stays in sight with its name, also where it leaves nothing.
    const lost = present && !some.some(({ value }) => value === present) ? [{ value: present, count: 0 }] : []
    return [...some, ...lost].map(({ value, count }) => ({
      value,
      name: facets ? say("decisions.choice", { name: nameOf(value), count }) : nameOf(value),
    }))
  }
  const years = counted("year", (year) => year).toSorted((a, b) => Number(b.value) - Number(a.value))
  const languageNames = new Intl.DisplayNames(locale, { type: "language" })
  const inLanguages = languages.map((value) => ({ value, name: languageNames.of(value) ?? value }))
  return (
    <Filters
      filters={[
        { name: "q", label: say("decisions.words"), written: "words" },
        { name: "body", label: say("decisions.body"), any, choices: counted("body", bodyName) },
        {
          name: "kind",
          label: say("decisions.kind-of-document"),
          any,
          choices: counted("kind", (kind) => kindName(say, kind)),
        },
        { name: "year", label: say("decisions.year"), any, choices: years },
        { name: "in", label: say("decisions.text-language"), any, choices: inLanguages },
      ]}
    />
  )
}

type Props = {
  readonly documents: Documents
  /** What was found in the texts, where words were asked for. */
  readonly found?: Found | undefined
  readonly bodyName: (code: string) => string
}

/** The register of documents: those that match, and where words were asked for, the paragraphs that have them. */
export function DocumentsPage({ documents: { items, total, next }, found, bodyName }: Props) {
  const say = useWords()
  const { search } = useAddress()
  const asked = Object.values(search).some(Boolean)
  const register = total > 0 && (
    <section className="documents">
      <h2 className={found ? undefined : "unseen"}>{say("decisions.documents-count", { n: total })}</h2>
      <Table
        caption={say("platform.nav.documents")}
        columns={columns(say, bodyName)}
        rows={items}
        id={({ id }) => id}
      />
      {found ? (
        <p>{say("platform.shown", { shown: items.length, total })}</p>
      ) : (
        <Pager total={total} shown={items.length} next={next} />
      )}
    </section>
  )
  // A symbol, or a title, names few documents: then the reader looks for one of them, not for words.
  const namesFew = found !== undefined && total <= few
  return (
    <>
      {namesFew && register}
      {found && (found.total > 0 || total === 0) && <SearchHits found={found} />}
      {!namesFew && register}
      {total === 0 && !found && (
        <Empty title={say(asked ? "decisions.nothing-found" : "decisions.no-documents")}>
          <p>{say(asked ? "decisions.mandates.none-text" : "decisions.bring-first-how")}</p>
          {asked && <Link to="/documents">{say("platform.show-all")}</Link>}
        </Empty>
      )}
    </>
  )
}

const few = 3

type Say = ReturnType<typeof useWords>

// A newer server may know kinds that this page has no word for.
const kindName = (say: Say, kind: string): string =>
  documentKinds.some((each) => each === kind) ? say(`decisions.document-kind.${kind}`) : kind

const columns = (say: Say, bodyName: (code: string) => string): readonly Column<Document>[] => [
  {
    name: say("decisions.symbol"),
    cell: ({ symbol, number }) => <bdi className="symbol">{symbol ?? number ?? "—"}</bdi>,
  },
  { name: say("decisions.title"), heads: true, cell: (document) => <Title document={document} /> },
  { name: say("decisions.body"), cell: ({ body }) => body && bodyName(body) },
  {
    name: say("decisions.date"),
    cell: ({ adopted, dated }) => (adopted ?? dated) && <DateText date={adopted ?? dated ?? ""} />,
  },
  { name: say("decisions.languages"), cell: (document) => <LanguageNames languages={document.languages} /> },
  { name: say("decisions.mandates"), number: true, cell: ({ mandates }) => mandates },
]

function Title({ document }: { readonly document: Document }) {
  const say = useWords()
  const { language } = useReader()
  const title = inLanguage(document.titles, language)
  return (
    <>
      <Link to={`/documents/${document.slug}`}>
        <Foreign language={title.language}>{title.text || documentName(document)}</Foreign>
      </Link>
      <span className="where">{say(`decisions.document-kind.${document.kind}`)}</span>
    </>
  )
}

function LanguageNames({ languages: some }: { readonly languages: readonly Language[] }) {
  const say = useWords()
  const { locale } = useReader()
  if (some.length === languages.length) return say("decisions.all-six")
  const names = new Intl.DisplayNames(locale, { type: "language" })
  return new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(
    some.map((each) => names.of(each) ?? each),
  )
}

/** The register of documents, asked for as the address says. */
export function LiveDocuments() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const bodyName = useBodies()
  const { q, body, after } = search
  const within = languages.find((each) => each === search["in"])
  const kind = documentKinds.find((each) => each === search["kind"])
  const documents = useAnswer(
    "document.list",
    async () => (await import("#modules/decisions/contract.ts")).listDocuments,
    {
      query: { language, q, body, kind, year: search["year"], in: within, ...(q ? { limit: 10 } : { after }) },
    },
  )
  const found = useAnswer(
    "document.search",
    async () => (await import("#modules/decisions/contract.ts")).searchTexts,
    { query: { q: q ?? "", language: within ?? language, body, after, limit: 20 } },
    { when: Boolean(q) },
  )
  return (
    <Page
      kind="register"
      title={say("platform.nav.documents")}
      help={say("decisions.documents-help")}
      acts={<Link to="/compare">{say("decisions.compare-two")}</Link>}
    >
      <DocumentFilters facets={documents.state === "here" ? documents.value.facets : undefined} bodyName={bodyName} />
      {/* What was found stands above the list, so the list waits for it. */}
      <Here of={q && found.state === "waiting" ? found : documents} rows={12}>
        {(value) => (
          <DocumentsPage
            documents={value}
            found={q && found.state === "here" ? found.value : undefined}
            bodyName={bodyName}
          />
        )}
      </Here>
    </Page>
  )
}
