import type { Document } from "#modules/decisions/document.ts"
import { refOf } from "#modules/decisions/side.ts"
import { CompareFile } from "#modules/decisions/web/CompareFile.tsx"
import { documentName } from "#modules/decisions/web/naming.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = {
  readonly side: "from" | "to"
  /** What stands there now, as the address names it. */
  readonly present?: string | undefined
  /** The document whose versions are offered first. */
  readonly slug: string | null
  /** What is looked for at first: the title of the text it will be compared with. */
  readonly sought: string
  /** The document on the other side, which is not offered again. */
  readonly across: string | null
  /** Nothing was chosen yet: the choice stands open. */
  readonly open?: boolean
}

/** Chooses what stands on one side: another version of the document, another document, or a file of one's own. */
export function ComparePicker({ side, present, slug, sought, across, open = false }: Props) {
  const say = useWords()
  const me = useMe()
  const [unfolded, unfold] = useState(open)
  return (
    <details className="picker" open={unfolded} onToggle={({ currentTarget }) => unfold(currentTarget.open)}>
      <summary>{say(open ? "decisions.compare.choose" : "decisions.compare.choose-other")}</summary>
      {/* Nothing is asked for until somebody chooses. */}
      {unfolded && (
        <>
          {slug !== null && <VersionChoice side={side} present={present} slug={slug} />}
          <DocumentChoice side={side} present={present} sought={sought} across={across} />
          {may(me, "import.bring") && <CompareFile side={side} />}
        </>
      )}
    </details>
  )
}

type ChoiceProps = Pick<Props, "side" | "present">

const contract = () => import("#modules/decisions/contract.ts")

/** The versions of a document, those that are shown today and those before them. */
function VersionChoice({ side, present, slug }: ChoiceProps & { readonly slug: string }) {
  const say = useWords()
  const { locale } = useReader()
  const { path, search } = useAddress()
  const document = useAnswer("document.read", async () => (await contract()).getDocument, { params: { slug } })
  const versions = document.state === "here" ? document.value.versions : []
  if (versions.length < 2) return null
  const names = new Intl.DisplayNames(locale, { type: "language" })
  return (
    <>
      <h3>{say("decisions.compare.versions")}</h3>
      <ul>
        {versions.toReversed().map(({ id, file, language, name, kept, current }) => {
          const ref = refOf({ of: "version", slug, file })
          return (
            <li key={id}>
              <Link to={path} search={{ ...search, [side]: ref }} {...(present === ref && { current: "true" })}>
                <Foreign>{name}</Foreign>
              </Link>{" "}
              <span className="hint">
                {[names.of(language), current ? say("decisions.compare.shown-today") : ""].filter(Boolean).join(" · ")}
                {" · "}
                <DateText date={kept.slice(0, 10)} />
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Documents of the record by their words or symbol; at first those of the same title, as one adopted every year has. */
function DocumentChoice({ side, present, sought, across }: ChoiceProps & Pick<Props, "sought" | "across">) {
  const say = useWords()
  const { language } = useReader()
  const [typed, type] = useState("")
  const [q, look] = useState(sought)
  const found = useAnswer(
    "document.list",
    async () => (await contract()).listDocuments,
    { query: { q: q.slice(0, 300), limit: 8, language } },
    { when: q !== "" },
  )
  function send(event: FormEvent) {
    event.preventDefault()
    look(typed.trim())
  }
  // A document that was named by others and has no text yet cannot be compared.
  const items =
    found.state === "here" && q !== ""
      ? found.value.items.filter(({ slug, languages }) => slug !== across && languages.length > 0)
      : []
  return (
    <>
      <form className="picker-search" onSubmit={send}>
        <TextField
          name={`q-${side}`}
          type="search"
          label={say("decisions.compare.document")}
          hint={say("decisions.mandates.document-hint")}
          value={typed}
          max={300}
          onChange={type}
        />
        <Button type="submit" look="quiet">
          {say("platform.search")}
        </Button>
      </form>
      <output>
        {items.length > 0 && q === sought && <p className="hint">{say("decisions.compare.same-title")}</p>}
        {found.state === "here" && q !== "" && items.length === 0 && (
          <p className="hint">{say("decisions.nothing-found")}</p>
        )}
      </output>
      {items.length > 0 && (
        <ul>
          {items.map((document) => (
            <DocumentChosen key={document.id} side={side} present={present} document={document} />
          ))}
        </ul>
      )}
    </>
  )
}

function DocumentChosen({ side, present, document }: ChoiceProps & { readonly document: Document }) {
  const { language } = useReader()
  const { path, search } = useAddress()
  const title = inLanguage(document.titles, language)
  const name = documentName({ ...document, title: title.text })
  const day = document.adopted ?? document.dated
  return (
    <li>
      <Link
        to={path}
        search={{ ...search, [side]: document.slug }}
        {...(present === document.slug && { current: "true" })}
      >
        <bdi>{name}</bdi>
      </Link>{" "}
      {title.text !== "" && title.text !== name && <Foreign language={title.language}>{title.text}</Foreign>}{" "}
      {day && (
        <span className="hint">
          <DateText date={day} />
        </span>
      )}
    </li>
  )
}
