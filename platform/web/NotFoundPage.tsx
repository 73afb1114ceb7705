import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What stands at an address where nothing is: says so, and where one can go from here. */
export function NotFoundPage() {
  const say = useWords()
  return (
    <Page kind="work" title={say("platform.not-found")}>
      <p>{say("platform.not-found-advice")}</p>
      <ul>
        <li>
          <Link to="/documents">{say("platform.nav.documents")}</Link>
        </li>
        <li>
          <Link to="/">{say("platform.nav.overview")}</Link>
        </li>
      </ul>
    </Page>
  )
}
