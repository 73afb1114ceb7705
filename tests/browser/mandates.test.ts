import { lanterns } from "#modules/decisions/examples.ts"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

describe("the register of mandates, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
    await house.keep("lanterns.txt", lanterns)
  })
  after(() => house.close())

  for (const { language } of journeys)
    it(`is narrowed, grouped and walked by keyboard in "${language}", and its address says all of it`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/mandates?document=A-RES-71-901`)
      const rows = page.locator(".mandates tbody tr:not(.group)")
      await rows.nth(5).waitFor()
      await isSound()

      await tabTo(page.getByLabel(say("decisions.mandates.status"), { exact: true }))
      await page.keyboard.press("End")
      await page.keyboard.press("Home")
      await page.getByLabel(say("decisions.mandates.status"), { exact: true }).selectOption("unreported")
      await page.waitForURL(/status=unreported/)
      await page.getByText(say("platform.shown", { shown: 1, total: 1 })).waitFor()
      const focused = await page.evaluate(() => document.activeElement?.getAttribute("name"))
      assert.equal(focused, "status", "the keyboard stays on the filter it set")

      await tabTo(page.getByRole("link", { name: say("platform.show-all") }))
      await page.keyboard.press("Enter")
      await rows.nth(5).waitFor()
      await page.getByLabel(say("decisions.mandates.group-by")).selectOption("addressee")
      await page.locator(".mandates tr.group").first().waitFor()
      assert.match(page.url(), /group=addressee/)
      await page.screenshot(picture(`mandates-${language}`))
      await isSound()

      // The same address in another browser shows the same.
      const other = await house.open(new URL(page.url()).pathname + new URL(page.url()).search, {
        width: 320,
        colorScheme: "dark",
      })
      await other.page.locator(".mandates tr.group").first().waitFor()
      await other.page.waitForLoadState("networkidle")
      await other.page.screenshot(picture(`mandates-${language}-320`))
      await other.isSound()
      await other.context.close()
      await context.close()
    })

  it("is taken away whole, in three formats, as far as the filter goes", async () => {
    const { page, context } = await house.open("/en/mandates?q=lantern")
    for (const format of ["CSV", "XLSX", "JSON"]) {
      const coming = page.waitForEvent("download")
      await page.getByRole("link", { name: `Export as ${format}` }).click()
      const path = await (await coming).path()
      const bytes = await readFile(path)
      assert.ok(bytes.length > 100, format)
      if (format === "JSON") assert.equal((JSON.parse(bytes.toString()) as { total: number }).total, 2)
    }
    await context.close()
  })

  it("says so where a filter leaves nothing, and offers the way back", async () => {
    const { page, isSound, tabTo, context } = await house.open("/ar/mandates?q=zebra")
    await page.getByRole("heading", { name: wordsOf("ar")("decisions.mandates.none") }).waitFor()
    await isSound()
    await tabTo(page.locator(".empty a"))
    await page.keyboard.press("Enter")
    await page.locator(".mandates tbody tr").nth(5).waitFor()
    await context.close()
  })

  for (const { language } of journeys)
    it(`lets a person correct, split, take back and drop a mandate by keyboard in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.openSignedIn(
        `/${language}/mandates?document=A-RES-71-901&status=unreported`,
      )
      await tabTo(page.locator(".mandates .what").first())
      await page.keyboard.press("Enter")
      const open = page.getByRole("button", { name: say("decisions.correct.edit"), exact: true })
      await tabTo(open)
      await page.screenshot(picture(`mandate-${language}`))
      await isSound()

      // Escape closes, and opening again finds what was typed.
      await page.keyboard.press("Enter")
      const form = page.locator(".framed form")
      await form.waitFor()
      await page.screenshot(picture(`correct-${language}`))
      await isSound()
      const save = form.getByRole("button", { name: say("decisions.correct.save") })
      const addressee = form.getByLabel(say("decisions.mandates.addressee"), { exact: true })
      await addressee.fill("the harbour masters")
      await page.keyboard.press("Escape")
      await form.waitFor({ state: "detached" })
      await tabTo(open)
      await page.keyboard.press("Enter")
      assert.equal(await addressee.inputValue(), "the harbour masters")
      await tabTo(save)
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.done-edit")).waitFor()
      await page.locator(".facts-list").getByText("the harbour masters").first().waitFor()
      await isSound()
      await tabTo(page.locator(".framed").getByRole("button", { name: say("platform.undo") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.taken-back")).waitFor()
      await page.getByText(say("decisions.mandate.undone")).first().waitFor()
      await tabTo(page.locator(".framed").getByRole("button", { name: say("platform.close") }))
      await page.keyboard.press("Enter")

      // Split: the second part must be said.
      await tabTo(open)
      await page.keyboard.press("Enter")
      await form.getByRole("radio", { name: say("decisions.correct.split") }).check()
      await tabTo(save)
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.action-needed")).waitFor()
      await form.getByLabel(say("decisions.mandates.action"), { exact: true }).nth(1).fill("to send it to the harbours")
      await page.screenshot(picture(`split-${language}`))
      await isSound()
      await tabTo(save)
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.done-split")).waitFor()
      await tabTo(page.locator(".framed").getByRole("button", { name: say("platform.undo") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.taken-back")).waitFor()
      await tabTo(page.locator(".framed").getByRole("button", { name: say("platform.close") }))
      await page.keyboard.press("Enter")

      // Drop, and bring back from what the form offers.
      await tabTo(open)
      await page.keyboard.press("Enter")
      await form.getByRole("radio", { name: say("decisions.correct.drop") }).check()
      await tabTo(form.getByRole("button", { name: say("decisions.correct.drop") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.done-drop")).waitFor()
      await tabTo(page.locator(".framed").getByRole("button", { name: say("platform.undo") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.correct.taken-back")).waitFor()
      await context.close()
    })

  it("merges two mandates of one paragraph, goes to the one they became, and takes it back from the history", async () => {
    const say = wordsOf("en")
    const { page, isSound, context } = await house.openSignedIn("/en/mandates?document=A-RES-71-901&class=urging")
    await page.locator(".mandates .what").first().click()
    await page.getByRole("button", { name: "Correct the mandate", exact: true }).click()
    const form = page.locator(".framed form")
    await form.getByRole("radio", { name: say("decisions.correct.merge") }).check()
    await form.getByRole("button", { name: say("decisions.correct.save") }).click()
    await page.getByText(say("decisions.correct.choose-two")).waitFor()
    await form.getByRole("checkbox").check()
    await isSound()
    await form.getByRole("button", { name: say("decisions.correct.save") }).click()
    await page.getByText(say("decisions.correct.done-merge")).waitFor()
    await page
      .locator(".framed")
      .getByRole("button", { name: say("platform.close") })
      .click()
    await page.getByText(say("decisions.correction.merge")).waitFor()
    assert.equal(await page.locator(".siblings").count(), 0)
    await isSound()
    const undone = page.waitForResponse(/\/undo$/)
    await page
      .locator(".history")
      .getByRole("button", { name: say("platform.undo") })
      .click()
    await undone
    await page.goto(`${house.address}/en/mandates?document=A-RES-71-901`)
    await page.locator(".mandates tbody tr").nth(5).waitFor()
    await context.close()
  })

  it("says why a correction is refused, and leaves what was typed", async () => {
    const { page, tabTo, context } = await house.openSignedIn("/en/mandates?document=A-RES-71-901&status=unreported")
    await page.locator(".mandates .what").first().click()
    await page.getByRole("button", { name: "Correct the mandate", exact: true }).click()
    const form = page.locator(".framed form")
    await tabTo(form.getByRole("button", { name: "Keep the correction" }))
    await page.keyboard.press("Enter")
    await page.getByRole("alert").getByText(wordsOf("en")("problem.nothing-changed")).waitFor()
    assert.equal(await form.getByLabel("Addressee", { exact: true }).inputValue(), "Secretary-General")
    await context.close()
  })

  it("does not move on a phone when the server says who is signed in", async () => {
    const { page, isSound, context } = await house.openSignedIn("/ar/mandates", { width: 320 })
    await page.locator("tbody tr").first().waitFor()
    await page.waitForLoadState("networkidle")
    await page.getByText(wordsOf("ar")("platform.signed-in"), { exact: true }).waitFor()
    await isSound()
    await context.close()
  })

  it("shows the public no way to correct, and says who can see what", async () => {
    const { page, isSound, context } = await house.open("/en/mandates?document=A-RES-71-901&status=unreported")
    await page.locator(".mandates .what").first().click()
    await page.getByText("Who can see this, and why").waitFor()
    assert.equal(await page.getByRole("button", { name: "Correct the mandate" }).count(), 0)
    await isSound()
    await context.close()
  })

  it("says what is wrong at the address of a mandate that is not there", async () => {
    const { page, context } = await house.open("/en/mandates/00000000-0000-4000-8000-000000000000")
    await page.getByText(wordsOf("en")("problem.mandate-not-found")).waitFor()
    await context.close()
  })
})
