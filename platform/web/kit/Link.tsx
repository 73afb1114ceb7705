import { addressOf, useAddress, type Search } from "#platform/web/address.tsx"
import { useReader } from "#platform/web/reader.tsx"
import type { MouseEvent, ReactNode } from "react"

type Props = {
  /** A page of ours, without the language: `/documents/A-RES-78-228#para_4`. */
  readonly to: string
  readonly search?: Search
  readonly children: ReactNode
  readonly className?: string
  readonly label?: string
  /** It leads to where the reader already is. */
  readonly current?: "page" | "true"
  /** Done besides, when it is followed here. */
  readonly onFollow?: () => void
}

/** A link to a page of ours, in the reader's language. It is a real link: it opens in a new tab, and can be copied. */
export function Link({ to, search, children, className, label, current, onFollow }: Props) {
  const { language } = useReader()
  const { go, prepare } = useAddress()
  function follow(event: MouseEvent) {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    onFollow?.()
    go(to, search)
  }
  return (
    <a
      href={addressOf(language, to, search)}
      onClick={follow}
      onPointerEnter={() => prepare(to)}
      className={className}
      aria-label={label}
      aria-current={current}
    >
      {children}
    </a>
  )
}
