import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

describe("the directory, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const { language } of journeys)
    it(`is narrowed and read by keyboard in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/`)
      await tabTo(page.getByRole("link", { name: say("platform.nav.directory"), exact: true }))
      await page.keyboard.press("Enter")
      await page.locator("tbody tr").nth(49).waitFor()
      await isSound()
      await page.screenshot(picture(`directory-${language}`))

      await tabTo(page.getByLabel(say("directory.words")))
      await page.keyboard.type(language === "ar" ? "إيطاليا" : "Italy")
      await page.keyboard.press("Enter")
      await page.waitForURL(/q=/)
      await page.locator("tbody tr").nth(5).waitFor({ state: "detached" })
      await tabTo(page.locator("tbody a").first())
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/directory\/state-ita$/)
      await page.getByText("Италия").waitFor()
      await page.waitForLoadState("networkidle")
      await page.screenshot(picture(`actor-${language}`))
      await isSound()
      await tabTo(page.getByRole("link", { name: say("directory.mandates") }))
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/profiles\/state-ita/)
      await context.close()
    })

  it("reads on a phone in the dark, in both directions", async () => {
    for (const { language } of journeys)
      for (const path of ["directory?kind=body", "directory/unodc"]) {
        const { page, isSound, context } = await house.open(`/${language}/${path}`, { width: 320, colorScheme: "dark" })
        await page.locator("tbody tr").first().waitFor()
        await page.waitForLoadState("networkidle")
        await page.screenshot(picture(`${path.replace(/\W/g, "-")}-${language}-320`))
        await isSound()
        await context.close()
      }
  })

  it("says so where nobody is known by a code", async () => {
    const { page, context } = await house.open("/en/directory/nobody-at-all")
    await page.getByText(wordsOf("en")("problem.actor-not-found")).waitFor()
    assert.equal(await page.locator("table").count(), 0)
    await context.close()
  })
})
