import { lanterns, lanternsFrench } from "#modules/decisions/examples.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import type { Browser } from "playwright-core"
import { startServer, type Running } from "../../apps/server/start.ts"
import { openBrowser } from "./browser.ts"
import { journeys, visit } from "./visit.ts"

const budget = 170_000
const brought = { en: { name: "lanterns.txt", text: lanterns }, ar: { name: "lanternes.txt", text: lanternsFrench } }
const slug = "A-RES-71-901"

describe("from a text to its mandates, in the browser", { timeout: 600_000 }, () => {
  let server: Running
  let browser: Browser
  let folder: string

  before(async () => {
    await mkdir(".cache/screenshots", { recursive: true })
    folder = await mkdtemp(join(tmpdir(), "palermo-browser-"))
    const configuration = { port: 0, host: "127.0.0.1", data: folder, log: "error", cast: true } as const
    server = await startServer(configuration, { say: () => undefined })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true })
  })

  const picture = (name: string) => ({ path: `.cache/screenshots/${name}.png`, fullPage: true })
  async function freshLink(): Promise<string> {
    const token = await server.database.transaction("platform", (db) => makeLink(db, new Date(), "amina"))
    return linkTo(server.address, token)
  }

  it("begins with what the record is shipped with, and weighs little", async () => {
    const { page, isSound, script, context } = await visit(browser, `${server.address}/en/`)
    await page.locator(".cycle").waitFor()
    await page.waitForLoadState("networkidle")
    assert.ok(script() > 50_000, "the script was weighed")
    assert.ok(script() < budget, `the first page and all that comes after it take ${script()} bytes of script`)
    await isSound()
    await context.close()
  })

  for (const { language, direction } of journeys)
    it(`is gone by keyboard in "${language}"`, async () => {
      const say = words(language, catalogueOf(language))
      const { page, isSound, tabTo, context } = await visit(
        browser,
        (await freshLink()).replace("/en/", `/${language}/`),
      )
      assert.equal(await page.locator("html").getAttribute("dir"), direction)
      await tabTo(page.getByRole("button", { name: say("platform.sign-in-now") }))
      await isSound()
      await page.keyboard.press("Enter")
      await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()

      // Bring, look, keep.
      await tabTo(page.getByRole("link", { name: say("platform.nav.import"), exact: true }))
      await page.keyboard.press("Enter")
      const { name, text } = brought[language === "ar" ? "ar" : "en"]
      await page
        .getByLabel(say("decisions.import.drop"))
        .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) })
      const keep = page.getByRole("button", { name: say("decisions.import.keep"), exact: true })
      await keep.waitFor()
      await page.screenshot(picture(`journey-import-${language}`))
      await tabTo(keep)
      await page.keyboard.press("Enter")
      const toDocument = page.getByRole("link", { name: say("decisions.import.to-document") }).first()
      await tabTo(toDocument)
      await page.keyboard.press("Enter")

      // Read.
      await page.locator("#para_2").waitFor()
      assert.equal(new URL(page.url()).pathname, `/${language}/documents/${slug}`)
      await page.screenshot(picture(`journey-reader-${language}`))
      await isSound()

      // Correct what was misread, beside its paragraph, and take it back.
      const first = page.locator("#para_1")
      await tabTo(first.locator(".mandate-note button").first())
      await page.keyboard.press("Enter")
      await first.getByLabel(say("decisions.mandates.addressee"), { exact: true }).fill("all Member States")
      await isSound()
      await tabTo(first.getByRole("button", { name: say("decisions.correct.save") }))
      await page.keyboard.press("Enter")
      await first.getByText(say("decisions.correct.done-edit")).waitFor()
      await first.getByText(say("decisions.corrected")).waitFor()
      await tabTo(first.getByRole("button", { name: say("platform.undo") }))
      await page.keyboard.press("Enter")
      await first.getByText(say("decisions.correct.taken-back")).waitFor()
      await first.getByText(say("decisions.corrected")).waitFor({ state: "detached" })
      await tabTo(first.getByRole("button", { name: say("platform.close") }))
      await page.keyboard.press("Enter")

      // From the paragraph to the mandate, and back along the thread.
      await tabTo(page.locator("#para_2 .mandate-note a").first())
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/mandates\//)
      // The thread is whole when the counts of its neighbours are there.
      await page.waitForLoadState("networkidle")
      const thread = page.getByRole("navigation", { name: say("platform.thread") })
      await tabTo(thread.getByRole("link").first())
      await page.keyboard.press(direction === "rtl" ? "ArrowLeft" : "ArrowRight")
      // The arrow that points on leads on.
      await thread.locator("[aria-current=step] :focus").waitFor()
      await page.keyboard.press(direction === "rtl" ? "ArrowRight" : "ArrowLeft")
      await page.screenshot(picture(`journey-mandate-${language}`))
      await isSound()
      await page.keyboard.press("Enter")
      await page.locator("#para_2[data-here]").waitFor()
      await context.close()
    })

  it("shows the public the cycle with its counts, light and dark, wide and narrow, within the weight", async () => {
    for (const { language } of journeys)
      for (const colorScheme of ["light", "dark"] as const)
        for (const width of [1280, 320]) {
          const { page, isSound, script, context } = await visit(browser, `${server.address}/${language}/`, {
            width,
            colorScheme,
          })
          await page.locator(".cycle").waitFor()
          await page.waitForLoadState("networkidle")
          assert.ok(script() < budget, `${script()} bytes of script`)
          await page.screenshot(picture(`overview-${language}-${colorScheme}-${width}`))
          await isSound()
          await context.close()
        }
  })

  it("finds words in the texts, marks them, and leads to the paragraph", async () => {
    const { page, isSound, tabTo, context } = await visit(browser, `${server.address}/en/`)
    await tabTo(page.getByRole("searchbox", { name: "Search everything" }))
    await page.keyboard.type("lanterns")
    await page.keyboard.press("Enter")
    await page.locator("mark", { hasText: "lanterns" }).first().waitFor()
    assert.equal(new URL(page.url()).search, "?q=lanterns")
    await isSound()
    await page.screenshot(picture("search-en"))
    await tabTo(page.locator('.hit a[href*="#para_"]').first())
    await page.keyboard.press("Enter")
    await page.locator("[data-here]").waitFor()
    await context.close()
  })

  it("puts two languages side by side, and reads on a phone in both directions", async () => {
    const beside = await visit(browser, `${server.address}/ar/documents/${slug}?text=en&beside=fr`)
    await beside.page.locator(".beside").first().waitFor()
    await beside.page.screenshot(picture("beside-ar"))
    await beside.isSound()
    await beside.context.close()
    for (const { language } of journeys) {
      const { page, isSound, context } = await visit(
        browser,
        `${server.address}/${language}/documents/${slug}#para_2`,
        { width: 320, colorScheme: "dark" },
      )
      await page.locator("#para_2[data-here]").waitFor()
      await page.screenshot(picture(`reader-${language}-320`))
      await isSound()
      await context.close()
    }
  })

  it("says that the server cannot be reached, and tries again when asked", async () => {
    const { page, context } = await visit(browser, `${server.address}/en/documents`)
    await page.getByRole("link", { name: "Safety of lanterns in harbours" }).waitFor()
    await context.setOffline(true)
    await page.getByLabel("Kind").selectOption("resolution")
    await page.getByRole("alert").getByText("The server cannot be reached").waitFor()
    await context.setOffline(false)
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByRole("link", { name: "Safety of lanterns in harbours" }).waitFor()
    assert.equal(new URL(page.url()).search, "?kind=resolution")
    await context.close()
  })

  it("says at an address where nothing is where one can go", async () => {
    const { page, isSound, context } = await visit(browser, `${server.address}/ar/nowhere`)
    await page.getByRole("heading", { name: "لا شيء في هذا العنوان" }).waitFor()
    await isSound()
    await context.close()
  })
})
