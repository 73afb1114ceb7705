import { FormView } from "#modules/calls/web/FormView.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The form of a call as whoever is asked will read it, in one language of the call and then another. */
export function PreviewPage({ call }: { readonly call: CallRecord }) {
  const say = useWords()
  const reader = useReader()
  const { search, path } = useAddress()
  const asked = search["in"] ?? reader.language
  const language = call.languages.find((each) => each === asked) ?? call.languages[0]
  const missing = language ? wordless(call, language) : 0
  return (
    <>
      <nav aria-label={say("calls.preview-in")} className="languages-of-call">
        <ul className="inline">
          {call.languages.map((each) => (
            <li key={each} lang={each}>
              <Link to={path} search={{ in: each }} {...(each === language && { current: "true" as const })}>
                {languageNames[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {missing > 0 && (
        <p className="status" data-tone="soon">
          {say("calls.preview-missing", { n: missing })}
        </p>
      )}
      {Object.keys(call.note).length > 0 && <Said text={call.note} language={language} as="p" className="note" />}
      {call.form.sections.length === 0 ? (
        <p className="hint">{say("calls.no-questions")}</p>
      ) : (
        <FormView form={call.form} language={language} depth={2} />
      )}
    </>
  )
}

/** How many questions and sections have no words in a language, and would be shown in another. */
const wordless = ({ form }: CallRecord, language: Language): number =>
  [...form.questions.map(({ label }) => label), ...form.sections.map(({ title }) => title)].filter(
    (text) => text[language] === undefined,
  ).length

/** A call's form, asked for and shown. */
export function LivePreview() {
  const say = useWords()
  const { language } = useReader()
  const { params } = useAddress()
  const id = params["id"] ?? ""
  const call = useAnswer("call.read", async () => (await import("#modules/calls/contract.ts")).getCall, {
    params: { id },
    query: { language },
  })
  const title = call.state === "here" ? inLanguage(call.value.title, language) : undefined
  return (
    <Page
      kind="work"
      title={title ? <Said text={{ [title.language]: title.text }} /> : say("calls.preview")}
      tab={title?.text ?? say("calls.preview")}
      kicker={
        <>
          <Link to={`/calls/${id}`}>{say("calls.call")}</Link> · {say("calls.preview")}
        </>
      }
    >
      <Here of={call} rows={12}>
        {(value) => <PreviewPage call={value} />}
      </Here>
    </Page>
  )
}
