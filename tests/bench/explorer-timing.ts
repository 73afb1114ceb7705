import type { Page } from "playwright-core"

/** What the page has to measure by; it is put there before anything of it runs. */
type Clock = { began: number; shown: Promise<number> }
type Timed = { readonly explorer: { clock: Clock | undefined; begin: (isShown: () => boolean) => void } }

/**
 * Puts a clock into a page that is told what will be seen. It starts with the first key, press of the pointer or step
 * back that is somebody's own, at the time the browser gives that event; it looks after each change of the document whether
 * what was told is there; and it stops two frames later: the first of them is painted with the answer in it, the
 * second begins when it has been. So up to a frame is measured too much, and never too little.
 */
export const putClock = (page: Page) =>
  page.addInitScript(() => {
    const explorer: Timed["explorer"] = {
      clock: undefined,
      begin(isShown) {
        const clock: Clock = { began: Number.NaN, shown: Promise.resolve(Number.NaN) }
        clock.shown = new Promise((stop, fail) => {
          let isDone = false
          setTimeout(() => fail(new Error(`not seen in time: ${String(isShown)}`)), 20_000)
          const look = () => {
            if (isDone || Number.isNaN(clock.began) || !isShown()) return
            isDone = true
            watching.disconnect()
            requestAnimationFrame(() => requestAnimationFrame(() => stop(performance.now() - clock.began)))
          }
          const watching = new MutationObserver(look)
          watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        })
        explorer.clock = clock
      },
    }
    const start = ({ isTrusted, timeStamp }: Event) => {
      const { clock } = explorer
      if (clock && isTrusted && Number.isNaN(clock.began)) clock.began = timeStamp
      // A page that is left takes its clock along.
      if (isTrusted) sessionStorage.setItem("began", String(performance.timeOrigin + timeStamp))
    }
    for (const way of ["keydown", "pointerdown"]) addEventListener(way, start, { capture: true })
    Object.assign(globalThis, { explorer })
  })

/** What a page says of itself: an expression of what stands in it. */
export type Sight = string

/** Does something and tells how long it took, in milliseconds, until what it was done for was seen. */
export async function timed(page: Page, act: () => Promise<unknown>, sight: Sight): Promise<number> {
  await page.evaluate(`explorer.begin(() => ${sight})`)
  await act()
  return page.evaluate("explorer.clock.shown")
}

/** The same for a step through the history, of which there is no event before it is made. */
export async function timedStep(page: Page, step: "back" | "forward", sight: Sight): Promise<number> {
  await page.evaluate(`explorer.begin(() => ${sight}); explorer.clock.began = performance.now(); history.${step}()`)
  return page.evaluate("explorer.clock.shown")
}

/** The same for what loads another document: from the event in the one to the sight in the other. */
export async function timedLoad(page: Page, act: () => Promise<unknown>, sight: Sight): Promise<number> {
  const before = page.url()
  await act()
  await page.waitForURL((url) => url.href !== before, { waitUntil: "commit" })
  return page.evaluate(`new Promise((stop) => {
    const look = () => (${sight}) ? requestAnimationFrame(() => stop(performance.timeOrigin + performance.now() - Number(sessionStorage.getItem("began")))) : requestAnimationFrame(look)
    look()
  })`)
}
