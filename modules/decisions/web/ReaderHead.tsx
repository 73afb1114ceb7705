import type { Document } from "#modules/decisions/document.ts"
import type { Provision } from "#modules/decisions/provision.ts"
import { Downloads } from "#modules/decisions/web/Downloads.tsx"
import { documentName, sessionPlace, type Named } from "#modules/decisions/web/naming.ts"
import type { Language } from "#platform/kernel/language.ts"
import { urlOf } from "#platform/web/ask.ts"
import { useAddress } from "#platform/web/address.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What identifies a document, below its title: symbol, body and session, day, agenda item, sponsors. */
export function Masthead({
  document,
  bodyName,
}: {
  readonly document: Document
  readonly bodyName: (code: string) => string
}) {
  const say = useWords()
  const { symbol, number, body, session, adopted, dated, agendaItem, sponsors, stage } = document
  return (
    <>
      {(symbol ?? number) && <bdi className="symbol">{symbol ?? number}</bdi>}
      {body && (
        <span>
          {session ? (
            <Link to={sessionPlace(body, session)}>
              {say("decisions.body-session", { body: bodyName(body), session })}
            </Link>
          ) : (
            bodyName(body)
          )}
        </span>
      )}
      {adopted ? (
        <span>
          {say("decisions.adopted")} <DateText date={adopted} />
        </span>
      ) : (
        dated && <DateText date={dated} />
      )}
      {agendaItem && <span>{say("decisions.agenda-item", { item: agendaItem })}</span>}
      {stage !== "adopted" && <Status tone="quiet">{say(`decisions.stage.${stage}`)}</Status>}
      {sponsors.length > 0 && (
        <details>
          <summary>{say("decisions.sponsors", { n: sponsors.length })}</summary>
          <Foreign as="p">{sponsors.join(" · ")}</Foreign>
        </details>
      )}
    </>
  )
}

type VersionsProps = {
  readonly document: Document
  readonly shown: Language
  readonly beside: readonly Language[]
}

/** As many languages as a page is wide enough for, one beside the other. */
const most = 3

/** The languages the text is there in: one to read, others to put beside it. */
export function Versions({ document: { slug, languages }, shown, beside }: VersionsProps) {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  if (languages.length < 2) return null
  const names = new Intl.DisplayNames(locale, { type: "language" })
  const nameOf = (language: Language) => names.of(language) ?? language
  const to = `/documents/${slug}`
  const putting = (all: readonly Language[]) => ({ ...search, text: shown, beside: all.join(",") || undefined })
  const further = languages.filter((each) => each !== shown && !beside.includes(each))
  return (
    <nav className="versions" aria-label={say("decisions.text-languages")}>
      <ul>
        {languages.map((each) => (
          <li key={each}>
            <Link
              to={to}
              search={{
                ...search,
                text: each,
                beside: beside.filter((other) => other !== each).join(",") || undefined,
              }}
              {...(each === shown && { current: "true" })}
            >
              {nameOf(each)}
            </Link>
          </li>
        ))}
      </ul>
      {beside.map((each) => (
        <Link key={each} to={to} search={putting(beside.filter((other) => other !== each))}>
          {say("decisions.not-beside", { language: nameOf(each) })}
        </Link>
      ))}
      {further.length > 0 && beside.length + 1 < most && (
        <details key={`${shown} ${beside.join()}`}>
          <summary>{say("decisions.beside")}</summary>
          <ul>
            {further.map((each) => (
              <li key={each}>
                <Link to={to} search={putting([...beside, each])}>
                  {nameOf(each)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  )
}

/** The text to take away, in every form it can be had in. */
export function TextDownloads({
  document: { slug },
  language,
}: {
  readonly document: Document
  readonly language: string
}) {
  const say = useWords()
  const path = "/documents/{slug}"
  const forms = [
    { name: say("decisions.form.text"), ends: "txt", url: urlOf(path, { slug }, { language, format: "text" }) },
    { name: "Word", ends: "docx", url: urlOf(path, { slug }, { language, format: "docx" }) },
    { name: "Akoma Ntoso", ends: "xml", url: urlOf(path, { slug }, { language, format: "akn" }) },
    { name: "JSON", ends: "json", url: urlOf(`${path}/text`, { slug }, { language }) },
  ]
  return <Downloads forms={forms.map(({ ends, ...form }) => ({ ...form, file: `${slug}-${language}.${ends}` }))} />
}

/** The parts of the text, to go to. A text without sections has its preamble and its operative part. */
export function Outline({ provisions }: { readonly provisions: readonly Provision[] }) {
  const say = useWords()
  const first = (kind: Provision["kind"]) => provisions.find((each) => each.kind === kind)
  const parts = provisions.flatMap((each) => {
    if (each === first("preambular")) return [{ ...each, name: say("decisions.preamble") }]
    if (each === first("operative")) return [{ ...each, name: say("decisions.operative") }]
    if (each.kind === "section" || each.kind === "annex") return [{ ...each, name: each.text }]
    return []
  })
  if (parts.length < 2) return null
  return (
    <nav className="outline" aria-label={say("decisions.outline")}>
      <ol>
        {parts.map(({ anchor, name, kind, language }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              {kind === "section" || kind === "annex" ? <Foreign language={language}>{name}</Foreign> : name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The documents of the record that name this one. */
export function CitedBy({ documents }: { readonly documents: readonly Named[] }) {
  const say = useWords()
  if (documents.length === 0) return null
  return (
    <section className="cited-by">
      <h2>{say("decisions.named-in", { n: documents.length })}</h2>
      <ul>
        {documents.map((document) => (
          <li key={document.slug}>
            <Link to={`/documents/${document.slug}`}>
              <bdi>{documentName(document)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
