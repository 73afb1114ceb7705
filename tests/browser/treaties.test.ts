import { dayIn } from "#modules/treaties/list-text.ts"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

describe("the treaties, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const { language } of journeys)
    it(`are seen on any day by keyboard in "${language}", and the address says which`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/treaties?on=2008-09-26`)
      await page.locator(".table tbody tr").nth(6).waitFor()
      await isSound()
      await tabTo(page.locator('a[href*="/treaties/XVIII-12-a"]').first())
      await page.keyboard.press("Enter")
      await page.locator(".tally dd").nth(1).waitFor()
      assert.deepEqual(await page.locator(".tally dd").allTextContents(), ["117", "124", "123"])
      await page.locator(".world [role=option]").nth(100).waitFor()
      await page.locator(".chart svg").waitFor()
      await page.screenshot(picture(`treaty-${language}`))
      await isSound()

      const slider = page.getByLabel(say("treaties.slider"))
      await tabTo(slider)
      await page.keyboard.press(language === "ar" ? "ArrowLeft" : "ArrowRight")
      await page.waitForURL(/on=2008-09-27/)
      assert.equal(
        await slider.getAttribute("aria-valuetext"),
        await page.evaluate(
          (tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date("2008-09-27")),
          language === "en" ? "en-GB" : language,
        ),
      )

      const map = page.locator(".world [role=listbox]")
      await tabTo(map)
      await page.keyboard.press("End")
      await page.locator(".world [aria-selected=true]").waitFor()
      assert.notEqual(await page.locator(".world-told").textContent(), "")

      await page.getByLabel(say("treaties.joined-from")).fill("2008-09-01")
      await page.getByRole("button", { name: say("platform.filter") }).click()
      await page.waitForURL(/from=2008-09-01/)
      await page.locator('.table tbody tr:first-child a[href$="/directory/state-bhs"]').waitFor()
      await page.getByText(say("treaties.footnote-show")).click()
      await page.locator(`.footnotes p[lang="${language}"]`).waitFor()
      const printed = await page.locator(".footnotes p[lang=fr]").textContent()
      assert.equal(
        printed,
        `Devenus parties au Protocole entre le ${dayIn("2008-09-01", "fr")} et le ${dayIn("2008-09-27", "fr")} : Bahamas (2008).`,
      )
      await isSound()
      await context.close()

      const narrow = await house.open(`/${language}/treaties/XVIII-12-a?on=2009-09-29&group=african`, {
        width: 320,
        colorScheme: "dark",
      })
      await narrow.page.locator(".world [role=option]").first().waitFor()
      await narrow.page.locator(".chart svg").waitFor()
      await narrow.page.screenshot(picture(`treaty-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

  for (const { language } of journeys)
    it(`show in "${language}" what is wrong with a pasted list, and how it ought to be`, async () => {
      const say = wordsOf(language)
      const { page, isSound, context } = await house.open(`/${language}/treaties/check`)
      await page
        .getByLabel(say("treaties.check-text"))
        .fill("Protocol, as of 29 September 2009: Chad (2008) and Albania (2009).")
      await page.getByRole("button", { name: say("treaties.check"), exact: true }).click()
      await page.locator(".checked .footnotes p").nth(5).waitFor()
      await page.getByText(say("treaties.why.joined-before")).waitFor()
      await page.screenshot(picture(`treaty-check-${language}`))
      await isSound()
      await context.close()
    })

  it("are taken away as a file, and followed by a feed", async () => {
    const { page, context } = await house.open("/en/treaties/XVIII-12-a?on=2008-09-26&status=parties")
    const coming = page.waitForEvent("download")
    await page.getByRole("link", { name: "Take the list as CSV" }).click()
    const text = await readFile(await (await coming).path(), "utf8")
    assert.equal(text.trim().split("\r\n").length, 125)
    const feed = await page.getByRole("link", { name: "Atom" }).getAttribute("href")
    const atom = await (await page.request.get(new URL(feed ?? "", house.address).href)).text()
    assert.match(atom, /<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="en">/)
    await context.close()
  })

  for (const { language } of journeys)
    it(`take in a file of acts in "${language}": looked at row by row, kept, corrected, undone`, async () => {
      const say = wordsOf(language)
      const { page, isSound, context } = await house.openSignedIn(`/${language}/treaties/import`)
      const bring = async (rows: string) =>
        page.locator("input[type=file]").setInputFiles({
          name: "acts.csv",
          mimeType: "text/csv",
          buffer: Buffer.from(`instrument,participant,kind,date\n${rows}`),
        })
      await bring("XVIII-12,BTN,accession,2020-01-02\nXVIII-12,Atlantis,accession,2020-01-02\n")
      await page.getByText(say("problem.participant-unknown")).waitFor()
      assert.ok(await page.getByRole("button", { name: say("treaties.keep", { n: 1 }) }).isDisabled())
      await page.screenshot(picture(`treaty-import-${language}`))
      await isSound()
      await page.getByRole("button", { name: say("treaties.discard") }).click()
      await page.getByText(say("treaties.import-status.discarded")).first().waitFor()

      await bring("XVIII-12,BTN,accession,2020-01-02\n")
      await page.getByRole("button", { name: say("treaties.keep", { n: 1 }) }).click()
      await page.getByText(say("treaties.import-status.kept")).first().waitFor()
      await page.goto(`${house.address}/${language}/treaties/acts?from=2020-01-01`)
      await page.locator(".table tbody th a").first().click()
      await page.getByLabel(say("treaties.field.note")).fill("Read twice")
      await page.getByRole("button", { name: say("treaties.correct-save") }).click()
      await page.locator(".history ins").getByText("Read twice").waitFor()
      await isSound()
      await page
        .locator(".history")
        .getByRole("button", { name: say("platform.undo") })
        .click()
      await page.getByText(say("treaties.undone")).waitFor()
      await page.getByRole("button", { name: say("treaties.drop") }).click()
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("treaties.drop") })
        .click()
      await page.getByText(say("treaties.dropped")).waitFor()
      await context.close()
    })
})
