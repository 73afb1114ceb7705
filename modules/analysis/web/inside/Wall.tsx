import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

/** Says, on screen and on paper, that what stands here is inside the wall: nothing of it is public. */
export function Wall({ children }: { readonly children?: ReactNode }) {
  const say = useWords()
  return (
    <div className="wall" role="note">
      <p>
        <strong>{say("analysis.wall")}</strong> {say("analysis.wall-text")}
      </p>
      {children}
    </div>
  )
}
