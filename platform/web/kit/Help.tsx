import { useWords } from "#platform/web/words.tsx"
import type { KeyboardEvent } from "react"

/** Help where it is needed: a question mark that opens into two or three sentences, which lie over the page until Escape. */
export function Help({ children }: { readonly children: string }) {
  const say = useWords()
  function leave({ key, currentTarget }: KeyboardEvent<HTMLElement>) {
    if (key === "Escape") currentTarget.closest("details")?.removeAttribute("open")
  }
  return (
    <details className="help">
      <summary aria-label={say("platform.help")} onKeyDown={leave}>
        ?
      </summary>
      <p>{children}</p>
    </details>
  )
}
