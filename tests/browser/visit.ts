import type { Language } from "#platform/kernel/language.ts"
import { AxeBuilder } from "@axe-core/playwright"
import assert from "node:assert/strict"
import type { Browser, BrowserContext, Locator, Page } from "playwright-core"

/** A page that is visited, and everything about it that nobody should have to see. */
export type Visit = {
  readonly context: BrowserContext
  readonly page: Page
  /** Fails where axe finds a fault, the page moved by itself, scrolls sideways, complained, or asked a stranger for something. */
  readonly isSound: () => Promise<void>
  /** How much script has come over the wire so far, as compressed, in bytes. */
  readonly script: () => number
  /** Walks with the tab key until it stands there. */
  readonly tabTo: (target: Locator) => Promise<void>
}

type Manner = {
  readonly width?: number
  readonly colorScheme?: "light" | "dark"
  /** Cookies of another visit: the same browser again. */
  readonly as?: BrowserContext
}

/** Opens a page as a reader would who has never been there, far to the west, where a careless date would be the day before. */
export async function visit(browser: Browser, address: string, manner: Manner = {}): Promise<Visit> {
  const { width = 1280, colorScheme = "light", as } = manner
  const context = await browser.newContext({
    timezoneId: "America/Los_Angeles",
    locale: "en-GB",
    viewport: { width, height: 900 },
    colorScheme,
    ...(as && { storageState: await as.storageState() }),
  })
  // A state is waited for as long as a busy machine may take to reach it.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  const strangers: string[] = []
  const { origin } = new URL(address)
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()))
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("request", (request) => new URL(request.url()).origin !== origin && strangers.push(request.url()))

  let bytes = 0
  const scripts = new Set<string>()
  const wire = await context.newCDPSession(page)
  await wire.send("Network.enable")
  wire.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId))
  wire.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })

  await page.addInitScript(() => {
    const moved: { total: number } = { total: 0 }
    Object.assign(globalThis, { moved })
    // What somebody asked for may move the page when it comes. Browsers allow it half a second, also
    // after the window changed; a busy machine needs more.
    let asked = Number.NEGATIVE_INFINITY
    for (const way of ["keydown", "pointerdown"])
      addEventListener(way, ({ timeStamp }) => void (asked = timeStamp), { capture: true })
    const count = (entries: PerformanceObserverEntryList) => {
      for (const entry of entries.getEntries())
        if ("hadRecentInput" in entry && !entry.hadRecentInput && "value" in entry && entry.startTime - asked > 5000)
          moved.total += Number(entry.value)
    }
    new PerformanceObserver(count).observe({ type: "layout-shift", buffered: true })
  })
  await page.goto(address)

  async function isSound() {
    // A page that was gone to is judged once it says what it is.
    await page.locator("h1").first().waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) })),
      [],
    )
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(sideways <= 0, `scrolls sideways by ${sideways} px`)
    const moved = await page.evaluate(() => (globalThis as unknown as { moved: { total: number } }).moved.total)
    assert.ok(moved < 0.01, `moved by itself: ${moved}`)
    assert.deepEqual(complaints, [])
    assert.deepEqual(strangers, [])
  }
  async function tabTo(target: Locator) {
    await target.waitFor()
    for (let n = 0; n < 400; n += 1) {
      if (await target.evaluate((each) => each === document.activeElement)) return
      await page.keyboard.press("Tab")
    }
    assert.fail("it cannot be reached by keyboard")
  }
  return { context, page, isSound, script: () => bytes, tabTo }
}

/** The languages the journeys are made in, one for each direction of writing. */
export const journeys: readonly { readonly language: Language; readonly direction: "ltr" | "rtl" }[] = [
  { language: "en", direction: "ltr" },
  { language: "ar", direction: "rtl" },
]
