import { direction, languages } from "#platform/kernel/language.ts"
import { inGlyphs } from "#platform/web/glyphs.ts"
import type { ElementType, ReactNode } from "react"

type Props = {
  /** The language of the words; unknown, they run as their first strong letter does. */
  readonly language?: string | null | undefined
  readonly as?: ElementType
  readonly className?: string
  readonly id?: string
  readonly children: ReactNode
}

/** Words that are not ours: of a document, a name, a file. They keep their own language and direction. */
export function Foreign({ language, as: Tag = "span", className, id, children }: Props) {
  const known = languages.find((each) => each === language)
  return (
    <Tag lang={known ?? undefined} dir={known ? direction(known) : "auto"} className={className} id={id}>
      {typeof children === "string" ? inGlyphs(children) : children}
    </Tag>
  )
}
