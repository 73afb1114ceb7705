import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { anchorOf, fromWord } from "#modules/submissions/web/form/steps.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"

/** Leads to a place of the form, by what is asked there. */
export function PlaceLink({ word }: { readonly word: string }) {
  const { language } = useReader()
  const { questions, writing } = useAround()
  const { path } = useAddress()
  const place = fromWord(word)
  const question = questions.get(place.question)
  const section = writing.submission.form.sections.find(({ items }) =>
    items.some((item) =>
      "repeat" in item ? item.items.some((each) => each.question === place.question) : item.question === place.question,
    ),
  )
  if (!question || !section) return <bdi>{word}</bdi>
  const label = inLanguage(question.label, language)
  return (
    <Link to={`${path}#${anchorOf(place)}`} search={{ section: section.code }}>
      <Foreign language={label.language}>{label.text}</Foreign>
    </Link>
  )
}
