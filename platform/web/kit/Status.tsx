/** How a status looks: quiet, open (ours to watch), soon (amber), late (brick), done. Each has its own shape. */
export type Tone = "quiet" | "open" | "soon" | "late" | "done"

/** A status: always a word, with a shape beside it, never a colour alone. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className="status" data-tone={tone}>
      {children}
    </span>
  )
}
