import { useWords } from "#platform/web/words.tsx"

/** Help where it is needed: a question mark that opens into two or three sentences. */
export function Help({ children }: { readonly children: string }) {
  const say = useWords()
  return (
    <details className="help">
      <summary aria-label={say("platform.help")}>?</summary>
      <p>{children}</p>
    </details>
  )
}
