import { Help } from "#platform/web/kit/Help.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, type ReactNode } from "react"

type Props = {
  /**
   * There are three kinds of page and no fourth: a `register` (filters, a table),
   * a `record` (one thing, its thread, its history), a `work` (a form with steps).
   */
  readonly kind: "register" | "record" | "work"
  readonly title: ReactNode
  /** What the browser's tab says, where the title is more than words. */
  readonly tab?: string
  /** The line above the title: what this is, where it belongs. */
  readonly kicker?: ReactNode
  /** The line below the title: the facts that identify it. */
  readonly facts?: ReactNode
  /** What can be done with the whole of it. */
  readonly acts?: ReactNode
  readonly thread?: ReactNode
  /** Two or three sentences for a newcomer, behind a question mark. */
  readonly help?: string
  readonly children: ReactNode
}

/** A page: its head, always in the same order, and what it holds. */
export function Page({ kind, title, tab, kicker, facts, acts, thread, help, children }: Props) {
  const say = useWords()
  const named = tab ?? (typeof title === "string" ? title : undefined)
  useEffect(() => {
    document.title = named ? `${named} · ${say("platform.name")}` : say("platform.name")
  }, [named, say])
  return (
    <article className={`page ${kind}`}>
      <header className="page-head">
        {kicker && <p className="kicker">{kicker}</p>}
        <div className="page-title">
          <h1>{title}</h1>
          {help && <Help>{help}</Help>}
        </div>
        {facts && <div className="facts">{facts}</div>}
        {acts && <div className="acts">{acts}</div>}
      </header>
      {thread}
      {children}
    </article>
  )
}
