import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react"

type Props = {
  /** What is done here, at the depth the page has reached; without it the first field takes the focus. */
  readonly title?: string
  readonly depth?: 2 | 3
  /** Sets it off from the page it opens in, where nothing around it does. */
  readonly framed?: boolean
  /** Closes it with nothing done, as its last button does. */
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** A form that opens where it was asked for: the focus comes to it, and Escape leaves it. */
export function InPlace({ title, depth = 3, framed = false, onLeave, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>("h2, h3, input")?.focus(), [])
  const Heading = `h${depth}` as const

  function leave(event: KeyboardEvent) {
    if (event.key === "Escape") onLeave()
  }
  return (
    // Escape is a shorter way to the button that closes the form.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} className={framed ? "in-place framed" : "in-place"} onKeyDown={leave}>
      {title !== undefined && <Heading tabIndex={-1}>{title}</Heading>}
      {children}
    </div>
  )
}
