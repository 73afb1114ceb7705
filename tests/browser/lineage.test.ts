import { lanterns, lanternsAgain } from "#modules/decisions/examples.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

describe("what ties mandates together, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
    await house.keep("lanterns.txt", lanterns)
    await house.keep("again.txt", lanternsAgain)
  })
  after(() => house.close())

  for (const { language } of journeys)
    it(`is confirmed, taken back and reported on by keyboard in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.openSignedIn(`/${language}/mandates/repeated?q=lanterns`)
      await tabTo(page.locator(".chains .what").first())
      await isSound()
      await page.screenshot(picture(`chains-${language}`))
      await page.keyboard.press("Enter")
      await page.locator(".chain-member").nth(1).waitFor()
      await isSound()
      await page.screenshot(picture(`chain-${language}`))

      await tabTo(page.locator(".chain-place a").last())
      await page.keyboard.press("Enter")
      const confirm = page.getByRole("button", { name: /^(Confirm|تأكيد)/ })
      await tabTo(confirm.first())
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.lineage.was-confirmed")).waitFor()
      await page.screenshot(picture(`lineage-${language}`))
      await isSound()
      await tabTo(page.locator(".lineage").getByRole("button", { name: say("platform.undo") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.lineage.was-undone")).waitFor()

      await tabTo(page.getByRole("button", { name: say("decisions.progress.report") }))
      await page.keyboard.press("Enter")
      const form = page.locator(".progress-section form")
      await form.getByLabel(say("decisions.progress.status")).selectOption("done")
      await tabTo(form.getByRole("button", { name: say("decisions.progress.save") }))
      await page.keyboard.press("Enter")
      // What is said to be done must show by what.
      await form.locator(".fault", { hasText: say("problem.progress-without-evidence") }).waitFor()
      await form.getByLabel(say("decisions.progress.note")).fill("The lamp of Lumina was lit on the pier.")
      await isSound()
      await tabTo(form.getByRole("button", { name: say("decisions.progress.save") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.progress.was-kept")).waitFor()
      await page.locator(".progress-section").getByText("The lamp of Lumina").first().waitFor()
      await page.screenshot(picture(`progress-${language}`))
      await isSound()
      await tabTo(
        page
          .locator(".progress-section")
          .getByRole("button", { name: say("platform.undo") })
          .first(),
      )
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.progress.was-undone")).waitFor()
      await context.close()
    })

  for (const { language } of journeys)
    it(`is seen over the years, saved as a view and found again in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.openSignedIn(`/${language}/mandates/timeline`)
      await page.locator(".timeline tbody tr").first().waitFor()
      await isSound()
      await page.screenshot(picture(`timeline-${language}`))
      await page.getByLabel(say("decisions.timeline.by"), { exact: true }).selectOption("quarter")
      await page.waitForURL(/by=quarter/)
      await tabTo(page.locator(".timeline tbody a").first())
      await page.keyboard.press("Enter")
      await page.waitForURL(/dueFrom=/)

      await tabTo(page.locator(".views summary"))
      await page.keyboard.press("Enter")
      await tabTo(page.getByRole("button", { name: say("decisions.views.save") }))
      await page.keyboard.press("Enter")
      const name = `Harbours (${language})`
      await page.keyboard.type(name)
      await page.keyboard.press("Enter")
      const view = page.locator(".views-list").getByRole("link", { name })
      await view.waitFor()
      await isSound()
      await page.goto(`${house.address}/${language}/mandates`)
      await page.locator(".views summary").click()
      await view.click()
      await page.waitForURL(/dueFrom=/)
      await page.getByRole("button", { name: say("decisions.views.remove-this", { name }) }).click()
      await page.getByText(say("decisions.views.was-removed", { name })).waitFor()
      await page
        .locator(".undo")
        .getByRole("button", { name: say("platform.undo") })
        .click()
      await view.waitFor()
      await context.close()
    })

  it("is told on the profile of whoever is asked, on a phone and in the dark, in both directions", async () => {
    for (const { language } of journeys)
      for (const code of ["un-secretary-general", "ctoc-cop-wg-4", "state-ita"]) {
        const { page, isSound, context } = await house.open(`/${language}/profiles/${code}`, {
          width: 320,
          colorScheme: "dark",
        })
        await page.locator(".facts-list").first().waitFor()
        await page.waitForLoadState("networkidle")
        await page.screenshot(picture(`profile-${code}-${language}-320`))
        await isSound()
        await context.close()
      }
  })

  it("gives a calendar of what falls due, and says who is not known", async () => {
    const { page, context } = await house.open("/en/profiles/un-secretary-general")
    const coming = page.waitForEvent("download")
    await page.getByRole("link", { name: "Download the calendar" }).click()
    assert.equal((await coming).suggestedFilename(), "un-secretary-general-en.ics")
    await page.goto(`${house.address}/en/profiles/nobody-here`)
    await page.getByText(wordsOf("en")("problem.actor-not-found")).waitFor()
    await context.close()
  })

  for (const { language } of journeys)
    it(`is found with everything else in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/`)
      await tabTo(page.locator(".shell-search input"))
      await page.keyboard.type("lanterns")
      await page.keyboard.press("Enter")
      await page.locator(".hits").nth(1).waitFor()
      await isSound()
      await page.screenshot(picture(`find-${language}`))
      await page.getByRole("link", { name: say("decisions.find.paragraph"), exact: true }).click()
      await page.waitForURL(/kind=paragraph/)
      await page.locator(".hits").nth(1).waitFor({ state: "detached" })
      await page.locator(".hits").first().waitFor()
      await page.goto(`${house.address}/${language}/search?q=zzzzzz`)
      await page.getByText(say("decisions.find.nothing", { q: "zzzzzz" })).waitFor()
      await isSound()
      await context.close()
    })
})
