import { useWords } from "#platform/web/words.tsx"

/**
 * The shape of what is on its way, seen only if it takes longer than 300 ms.
 * It holds the page open, so that nothing moves when the answer comes.
 */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const say = useWords()
  return (
    <output className="skeleton">
      <span className="unseen">{say("platform.loading")}</span>
      {Array.from({ length: rows }, (_, n) => (
        // Rows of a skeleton are all alike.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={n} aria-hidden="true" />
      ))}
    </output>
  )
}
