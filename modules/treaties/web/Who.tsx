import type { ParticipantInPlace } from "#modules/treaties/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"

type Props = { readonly who: ParticipantInPlace["participant"] }

/** Who takes part, in the reader's language, and the way to its record. */
export function Who({ who: { names, code } }: Props) {
  const { language: reader } = useReader()
  const { text, language } = inLanguage(names, reader)
  return (
    <Link to={`/directory/${code}`}>
      <Foreign language={language}>{text === "" ? code : text}</Foreign>
    </Link>
  )
}
