import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The suggested force of a verb: a small figure with its word. */
export function Force({ level }: { readonly level: number }) {
  const say = useWords()
  const { locale } = useReader()
  return (
    <span className="force">
      <b>{new Intl.NumberFormat(locale).format(level)}</b> {say(`decisions.level.${level}`)}
    </span>
  )
}
