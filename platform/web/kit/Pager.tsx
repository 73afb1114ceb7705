import { useAddress } from "#platform/web/address.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly total: number
  readonly shown: number
  readonly next: string | null
}

/**
 * How many there are and how many are shown, and the way to the next. The way
 * back is the browser's own, or the beginning: a cursor only knows what follows.
 */
export function Pager({ total, shown, next }: Props) {
  const say = useWords()
  const { path, search } = useAddress()
  const count = <p aria-live="polite">{say("platform.shown", { shown, total })}</p>
  if (next === null && !search["after"]) return count
  return (
    <nav className="pager" aria-label={say("platform.pages")}>
      {count}
      {search["after"] && (
        <Link to={path} search={{ ...search, after: undefined }}>
          {say("platform.first-page")}
        </Link>
      )}
      {next !== null && (
        <Link to={path} search={{ ...search, after: next }}>
          {say("platform.next-page")}
        </Link>
      )}
    </nav>
  )
}
