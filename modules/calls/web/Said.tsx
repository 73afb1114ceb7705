import type { Text } from "#platform/kernel/text.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { useChinese } from "#platform/web/chinese.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import type { ElementType } from "react"

type Props = {
  readonly text: Text
  /** The language wanted; the reader's where none is named. */
  readonly language?: Language | undefined
  readonly as?: ElementType
  readonly className?: string
}

/** Words that are there in some languages, in the one that is wanted or the first there is. */
export function Said({ text, language, ...rest }: Props) {
  const reader = useReader()
  const found = inLanguage(text, language ?? reader.language)
  useChinese(found.language === "zh")
  return (
    <Foreign language={found.language} {...rest}>
      {found.text}
    </Foreign>
  )
}
