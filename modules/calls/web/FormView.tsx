import type { AskedQuestion, Form, Repeat } from "#modules/calls/questionnaire.ts"
import { conditionWords, type Teller } from "#modules/calls/web/condition-words.ts"
import { QuestionView, useTeller } from "#modules/calls/web/QuestionView.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useId } from "react"

type Props = {
  readonly form: Form
  readonly language?: Language | undefined
  /** The depth of its headings on the page it stands on. */
  readonly depth?: 2 | 3
}

/** A form to be read: its sections, their questions in order, and in words when each is asked. */
export function FormView({ form, language, depth = 3 }: Props) {
  const say = useWords()
  const teller = useTeller(form.questions, language)
  const { locale } = useReader()
  const id = useId()
  const digits = new Intl.NumberFormat(locale)
  const Heading = `h${depth}` as const
  return (
    <>
      {form.sections.length > 1 && (
        <nav aria-label={say("calls.sections")} className="parts no-print">
          <ol>
            {form.sections.map((section, n) => (
              <li key={section.code}>
                <a href={`#${id}-${section.code}`}>
                  {digits.format(n + 1)}. <Said text={section.title} language={language} />
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {form.sections.map((section, n) => (
        <section key={section.code} id={`${id}-${section.code}`} className="asked-section">
          <Heading>
            {digits.format(n + 1)}. <Said text={section.title} language={language} />
          </Heading>
          {Object.keys(section.note).length > 0 && <Said text={section.note} language={language} as="p" />}
          <When teller={teller} when={section.when} />
          {section.items.map((item, k) => (
            <Item
              key={"repeat" in item ? item.repeat : item.question}
              item={item}
              teller={teller}
              number={`${digits.format(n + 1)}.${digits.format(k + 1)}`}
            />
          ))}
        </section>
      ))}
    </>
  )
}

function When({ teller, when }: { readonly teller: Teller; readonly when: Repeat["when"] }) {
  const say = useWords()
  return when && <p className="hint">{say("calls.asked-when", { when: conditionWords(teller, when) })}</p>
}

type ItemProps = { readonly item: AskedQuestion | Repeat; readonly teller: Teller; readonly number: string }

function Item({ item, teller, number }: ItemProps) {
  const say = useWords()
  const { locale } = useReader()
  const digits = new Intl.NumberFormat(locale)
  if (!("repeat" in item))
    return <QuestionView asked={item} question={teller.questions.get(item.question)} teller={teller} number={number} />
  return (
    <fieldset className="asked-repeat">
      <legend>
        <span className="number">{number}</span> <Said text={item.label} language={teller.language} />
      </legend>
      <p className="hint">{say("calls.repeat-bounds", { least: item.least, most: item.most })}</p>
      <When teller={teller} when={item.when} />
      {item.items.map((asked, n) => (
        <QuestionView
          key={asked.question}
          asked={asked}
          question={teller.questions.get(asked.question)}
          teller={teller}
          number={`${number}.${digits.format(n + 1)}`}
        />
      ))}
    </fieldset>
  )
}
