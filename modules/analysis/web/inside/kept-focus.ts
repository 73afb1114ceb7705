import { useEffect, useRef, type RefObject } from "react"

/**
 * Keeps the focus near where somebody was. What they acted with often goes away
 * with the act, or can be used no more, and the browser then begins again at the
 * top of the page. The heading of the place takes the focus instead, or what else
 * says where one is, or its first button where it has none; the page does not move.
 */
export function useKeptFocus<Place extends HTMLElement>(heading = "h1, h2, h3"): RefObject<Place | null> {
  const place = useRef<Place>(null)
  useEffect(() => {
    const { current: here } = place
    if (here === null) return undefined
    let last: Element | undefined
    const follow = ({ target }: FocusEvent) => {
      last = target instanceof Element && here.contains(target) ? target : undefined
    }
    const seen = new MutationObserver(() => {
      if (last === undefined || (last.isConnected && !last.matches(":disabled"))) return
      const { activeElement } = document
      if (activeElement !== document.body && activeElement !== last) return
      const to = here.querySelector<HTMLElement>(heading) ?? here.querySelector("button") ?? here
      if (!(to instanceof HTMLButtonElement)) to.tabIndex = -1
      to.focus({ preventScroll: true })
    })
    document.addEventListener("focusin", follow)
    seen.observe(here, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] })
    return () => {
      document.removeEventListener("focusin", follow)
      seen.disconnect()
    }
  }, [heading])
  return place
}
