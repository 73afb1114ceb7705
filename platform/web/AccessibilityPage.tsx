import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"

const parts = ["aim", "done", "checked", "limits", "tell"] as const

/** The accessibility statement: what is aimed at, what was done and checked, what is known to be missing, whom to tell. */
export function AccessibilityPage() {
  const say = useWords()
  return (
    <Page kind="work" title={say("platform.accessibility")}>
      {parts.map((part) => (
        <section key={part}>
          <h2>{say(`platform.accessibility.${part}`)}</h2>
          <p>{say(`platform.accessibility.${part}-text`)}</p>
        </section>
      ))}
    </Page>
  )
}
