import { lanterns, lanternsCorrected, lanternsDraft, lanternsFrench } from "#modules/decisions/examples.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

const [draft, slug, careless] = ["A-C-3-71-L-77", "A-RES-71-901", "A-RES-71-903"]

/** A text an editor would have something to say on. */
const carelessText = lanterns
  .replaceAll("71/901", "71/903")
  .replace("without a lantern,", "without a lantern.")
  .replace("4. Decides", "5. Decides")

describe("what changed, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
    await house.keep("draft.txt", lanternsDraft)
    await house.keep("lanterns.txt", lanterns)
    await house.keep("lanternes.txt", lanternsFrench)
    await house.keep("corrected.txt", lanternsCorrected)
    await house.keep("careless.txt", carelessText)
  })
  after(() => house.close())

  for (const { language } of journeys)
    it(`is reached from a text and walked by keyboard in "${language}", and its address says all of it`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/documents/${slug}?text=en`)
      await tabTo(page.getByRole("link", { name: say("decisions.compare.with") }))
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/compare\?to=/)

      // The text of the same title is offered first.
      await page.locator(".picker ul").first().waitFor()
      await isSound()
      await tabTo(page.getByRole("link", { name: "A/C.3/71/L.77" }))
      await page.keyboard.press("Enter")
      const rows = page.locator(".compared[data-changed]")
      await rows.first().waitFor()
      assert.equal(await rows.count(), 5)
      await isSound()
      await page.screenshot(picture(`compare-${language}`))

      // From change to change, by the button and then by its key.
      await tabTo(page.getByRole("button", { name: say("decisions.compare.next") }))
      await page.keyboard.press("Enter")
      const standsAt = () => page.evaluate(() => document.activeElement?.id)
      const first = await standsAt()
      assert.equal(first, await rows.first().getAttribute("id"))
      await page.keyboard.press("n")
      assert.equal(await standsAt(), await rows.nth(1).getAttribute("id"))
      await page.getByText(say("decisions.compare.at", { n: 2, total: 5 })).waitFor()
      await page.keyboard.press("p")
      assert.equal(await standsAt(), first)

      // One kind alone, then only what changed, then the other way round.
      const kinds = page.getByRole("navigation", { name: say("decisions.compare.kinds") })
      await tabTo(kinds.getByRole("link", { name: say("decisions.choice", { name: say("change.date"), count: 1 }) }))
      await page.keyboard.press("Enter")
      await page.waitForURL(/kind=date/)
      assert.equal(await rows.count(), 1)
      await page.getByText("seventy-second").first().waitFor()
      await isSound()
      await tabTo(kinds.getByRole("link").first())
      await page.keyboard.press("Enter")
      await tabTo(page.getByRole("button", { name: say("decisions.compare.only") }))
      await page.keyboard.press("Space")
      await page.waitForURL(/only=1/)
      await page.locator(".compared-gap").first().waitFor()
      await tabTo(page.getByRole("link", { name: say("decisions.compare.swap") }))
      await page.keyboard.press("Enter")
      await page.waitForURL(new RegExp(`from=${slug}&to=${draft}|to=${draft}&.*from=${slug}`))
      await page.getByText(say("change.softened"), { exact: true }).waitFor()
      await isSound()
      await context.close()
    })

  it("compares a version with the one before it, also on a phone and on paper", async () => {
    const { page, isSound, context } = await house.open(`/en/compare?to=${slug}&text=en`, { width: 320 })
    await page.getByRole("link", { name: "lanterns.txt" }).click()
    await page.locator(".compared[data-changed]").first().waitFor()
    assert.match(page.url(), /from=A-RES-71-901\.[0-9a-f]{12}/)
    assert.equal(await page.locator(".compared[data-changed]").count(), 2)
    await page.getByText("An earlier version:").waitFor()
    await page.screenshot(picture("compare-versions-320"))
    await isSound()
    await page.emulateMedia({ media: "print" })
    assert.equal(await page.getByRole("button", { name: "Next change" }).isVisible(), false)
    assert.ok(await page.locator("ins", { hasText: "comprehensive" }).isVisible())
    await context.close()
  })

  it("compares with a file in hand, which waits and is not kept", async () => {
    const { page, isSound, context } = await house.openSignedIn(`/en/compare?from=${slug}`)
    const text = lanternsCorrected.replace("Urges Member", "Invites Member")
    await page.getByRole("link", { name: "A/RES/71/901" }).first().waitFor()
    await page
      .getByLabel("A file of yours")
      .setInputFiles({ name: "mine.txt", mimeType: "text/plain", buffer: Buffer.from(text) })
    await page.waitForURL(/to=import\./)
    await page.getByText("waits to be kept").waitFor()
    await page.getByText("softened", { exact: true }).waitFor()
    await isSound()
    const { versions } = (await (await context.request.get(`${house.address}/api/v1/documents/${slug}`)).json()) as {
      versions: unknown[]
    }
    assert.equal(versions.length, 3)
    await context.close()
  })

  it("begins from the list of documents with nothing chosen", async () => {
    const { page, isSound, tabTo, context } = await house.open("/en/documents")
    await tabTo(page.getByRole("link", { name: "Compare two texts" }))
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "Nothing chosen yet" }).nth(1).waitFor()
    const search = page.getByRole("searchbox", { name: "A document, by its words or symbol" }).first()
    await tabTo(search)
    await page.keyboard.type("lanterns")
    await page.keyboard.press("Enter")
    await page.getByRole("link", { name: "A/C.3/71/L.77" }).first().waitFor()
    await isSound()
    await context.close()
  })

  it("says that nothing changed between a text and itself, and why two texts cannot be compared", async () => {
    const same = await house.open(`/en/compare?from=${slug}&to=${slug}`)
    await same.page.getByRole("heading", { name: "Nothing changed" }).waitFor()
    await same.isSound()
    await same.context.close()
    const apart = await house.open(`/ar/compare?from=${slug}&to=A-RES-1-1`)
    await apart.page.getByText(wordsOf("ar")("problem.document-not-found")).waitFor()
    await apart.context.close()
  })

  for (const { language } of journeys)
    it(`stands beside what the drafting rules remark, by keyboard in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/documents/${careless}`)
      const toggle = page.getByRole("button", { name: say("decisions.remarks.show") })
      await tabTo(toggle)
      await page.keyboard.press("Enter")
      const remark = page.locator("#pp_2 .remark")
      await remark.getByText(say("lint.preambular-comma")).first().waitFor()
      assert.equal(await toggle.getAttribute("aria-pressed"), "true")
      await tabTo(remark.locator("summary"))
      await page.keyboard.press("Enter")
      await remark.getByText("preambular-comma", { exact: true }).waitFor()
      await isSound()
      await page.screenshot(picture(`remarks-${language}`))
      const rule = say("lint.number-gap").replace(/[.。]$/u, "")
      await tabTo(page.getByRole("link", { name: say("decisions.choice", { name: rule, count: 1 }) }))
      await page.keyboard.press("Enter")
      await page.waitForURL(/remarks=number-gap/)
      await page.locator("#para_5 .remark").waitFor()
      assert.equal(await remark.count(), 0)

      // What to look at first: the reason is behind the word.
      const only = page.getByRole("button", { name: say("decisions.unsure.only") })
      await tabTo(only)
      await page.keyboard.press("Enter")
      await page.waitForURL(/look=unsure/)
      await page.locator("#para_5").waitFor({ state: "detached" })
      const unsure = page.locator("#para_3__point_a .unsure")
      await tabTo(unsure.locator("summary"))
      await page.keyboard.press("Enter")
      await unsure.getByText(say("decisions.unsure.mandate-do")).waitFor()
      await isSound()
      await context.close()
    })

  it("offers each form of a text under its right name", async () => {
    const { page, context } = await house.open(`/en/documents/${slug}`)
    await page.getByText("Download or print").click()
    const names = ["A-RES-71-901-en.txt", "A-RES-71-901-en.docx", "A-RES-71-901-en.xml", "A-RES-71-901-en.json"]
    for (const [n, link] of (await page.locator(".downloads a").all()).entries()) {
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
      assert.equal(download.suggestedFilename(), names[n])
    }
    await context.close()
  })
})
