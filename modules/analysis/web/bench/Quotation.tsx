import { quotation, type About, type Quoted } from "#modules/analysis/methods/quotation.ts"
import { direction, languages, type Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { localeOf, useReader } from "#platform/web/reader.tsx"
import { useWords, words, type Catalogue, type Words } from "#platform/web/words.tsx"
import { useRef, useState } from "react"

type Props = Quoted & { readonly about: About }

/** The estimates as a text ready to be quoted, in any of the six languages. */
export function Quotation({ lines, warnings, about }: Props) {
  const say = useWords()
  const reader = useReader()
  const [told, tell] = useState<{ readonly language: Language; readonly say: Words }>()
  const [copied, copy] = useState<boolean>()
  const quoted = useRef<HTMLQuoteElement>(null)
  // The page speaks the reader's language already; another's words are fetched when it is wanted.
  const { language, say: speak } = told ?? { language: reader.language, say }
  const locale = language === reader.language ? reader.locale : localeOf(language, [])
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const names = new Intl.ListFormat(locale, { type: "conjunction" })
  const text = quotation({ lines, warnings }, about, {
    say: speak,
    number: (value) => whole.format(value),
    list: (each) => names.format(each),
  })
  async function choose(wanted: Language): Promise<void> {
    copy(undefined)
    const catalogue = await catalogueIn(wanted)
    tell({ language: wanted, say: words(wanted, catalogue, localeOf(wanted, [])) })
  }
  async function take() {
    try {
      await navigator.clipboard.writeText(text.join("\n\n"))
      copy(true)
    } catch {
      // Where the browser does not allow it, the text is marked, and copied by whoever reads it.
      if (quoted.current) getSelection()?.selectAllChildren(quoted.current)
      copy(false)
    }
  }
  return (
    <section className="quotation">
      <h3>{say("bench.quote")}</h3>
      <div className="no-print">
        <Select
          name="language"
          label={say("bench.quote.language")}
          choices={languages.map((value) => ({ value, name: languageNames[value] }))}
          value={language}
          onChange={(value) => void choose(value as Language)} // one of the choices
        />
      </div>
      <blockquote ref={quoted} lang={language} dir={direction(language)}>
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
      <p className="no-print" aria-live="polite">
        <Button look="quiet" onPress={() => void take()}>
          {say("bench.quote.copy")}
        </Button>{" "}
        {copied !== undefined && say(copied ? "bench.quote.copied" : "platform.not-copied")}
      </p>
    </section>
  )
}

/** The words on methods in one language. */
async function catalogueIn(language: Language): Promise<Catalogue> {
  const all = import.meta.glob<Catalogue>("../../methods/messages/*.json", { import: "default" })
  const load = all[`../../methods/messages/${language}.json`]
  return load ? load() : {}
}
