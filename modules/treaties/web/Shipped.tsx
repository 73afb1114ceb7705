import { Notice } from "#platform/web/kit/Notice.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly shippedTo: string
  /** The day that is looked at. */
  readonly on: string
  /** How many acts came into the record besides those that are shipped. */
  readonly brought: number
}

/** To which day the record reaches, said before any figure; a warning where a later day is looked at. */
export function Shipped({ shippedTo, on, brought }: Props) {
  const say = useWords()
  const { locale } = useReader()
  return (
    <Notice kind={on > shippedTo ? "warning" : "news"}>
      <p>
        {say("treaties.shipped", { day: longDate(shippedTo, locale) })} {say("treaties.brought", { n: brought })}
        {on > shippedTo && ` ${say("treaties.later", { day: longDate(on, locale) })}`}
      </p>
    </Notice>
  )
}
