import { lanterns, lanternsCorrected, lanternsFrench, lights } from "#modules/decisions/examples.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

/** A text as another resolution, so that each journey has a document of its own. */
const numbered = (words: string, number: string) => words.replaceAll("71/901", `71/${number}`)
const text = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) })

describe("importing texts, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  it("takes many files at once, refuses with advice what it cannot read, keeps all that are ready and undoes them", async () => {
    const { page, isSound, tabTo, context } = await house.openSignedIn("/en/import")
    await page
      .getByLabel("Files or a whole folder")
      .setInputFiles([text("lanterns.txt", lanterns), text("lights.txt", lights), text("empty.txt", "")])
    await page.getByText("3 of 3 read, 0 kept, 1 refused").waitFor()
    await page.getByText("This file is empty.").waitFor()
    await page.screenshot(picture("import-batch-en"))
    await isSound()

    await tabTo(page.getByRole("link", { name: "Look at lanterns.txt" }))
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "What is uncertain" }).waitFor()
    const heading = await page.evaluate(() => document.activeElement?.textContent)
    assert.equal(heading, "lanterns.txt", "the keyboard goes on from the file that was chosen")
    await isSound()

    await tabTo(page.getByRole("button", { name: "Keep all 2 texts that are ready" }))
    await page.keyboard.press("Enter")
    await page.getByText("2 texts were kept.").waitFor()
    await page.getByText("3 of 3 read, 2 kept, 1 refused").waitFor()
    await isSound()
    await tabTo(page.locator(".undo").getByRole("button", { name: "Undo" }))
    await page.keyboard.press("Enter")
    await page.getByText("The import was undone").waitFor()
    await page.getByText("3 of 3 read, 0 kept, 1 refused").waitFor()
    await context.close()
  })

  for (const { language } of journeys)
    it(`says in "${language}" what keeping would change, and lets it be discarded`, async () => {
      const say = wordsOf(language)
      const number = language === "ar" ? "911" : "910"
      await house.keep(`lanterns-${number}.txt`, numbered(lanterns, number))
      const { page, isSound, tabTo, context } = await house.openSignedIn(`/${language}/import`)
      await page
        .getByLabel(say("decisions.import.drop"))
        .setInputFiles([text(`corrected-${number}.txt`, numbered(lanternsCorrected, number))])
      await page.getByText(say("decisions.effect.corrected-text")).waitFor()
      await page.screenshot(picture(`import-corrected-${language}`))
      await isSound()
      await tabTo(page.getByRole("button", { name: say("decisions.import.discard") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("decisions.import.status.discarded")).first().waitFor()
      await context.close()
    })

  it("adds a language to the document that is there, and takes a title from the reader", async () => {
    await house.keep("lanterns-920.txt", numbered(lanterns, "920"))
    const { page, isSound, tabTo, context } = await house.openSignedIn("/en/import", {
      width: 320,
      colorScheme: "dark",
    })
    await page
      .getByLabel("Files or a whole folder")
      .setInputFiles([text("lanternes.txt", numbered(lanternsFrench, "920"))])
    await page.getByText("this adds a language to it").waitFor()
    await page.screenshot(picture("import-language-en-320"))
    await isSound()
    await tabTo(page.getByText("Change the language, the symbol or the title"))
    await page.keyboard.press("Enter")
    await page.getByLabel("Title", { exact: true }).fill("Les lanternes dans les ports")
    await tabTo(page.getByRole("button", { name: "Keep this text" }))
    await page.keyboard.press("Enter")
    await page.getByText("1 text was kept.").waitFor()
    const focused = await page.evaluate(() => document.activeElement?.textContent)
    assert.equal(focused, "lanternes.txt", "the keyboard goes on from the file that was kept")
    await context.close()
  })

  it("shows the earlier imports, and undoes one after one more question", async () => {
    await house.keep("lanterns-930.txt", numbered(lanterns, "930"))
    const { page, isSound, tabTo, context } = await house.openSignedIn("/en/import/earlier")
    const undo = page.getByRole("button", { name: "Undo the import: lanterns-930.txt" })
    await tabTo(undo)
    await page.screenshot(picture("imports-en"))
    await isSound()
    await page.keyboard.press("Enter")
    await page.getByRole("alertdialog").waitFor()
    await isSound()
    await tabTo(page.getByRole("alertdialog").getByRole("button", { name: "Undo the import" }))
    await page.keyboard.press("Enter")
    await page.getByText("The import was undone").waitFor()
    assert.equal(await undo.count(), 0)
    await context.close()
    const arabic = await house.openSignedIn("/ar/import/earlier", { colorScheme: "dark" })
    await arabic.page.locator("tbody tr").first().waitFor()
    await arabic.page.screenshot(picture("imports-ar-dark"))
    await arabic.isSound()
    await arabic.context.close()
  })

  it("tells the public that bringing texts is not theirs", async () => {
    const { page, isSound, context } = await house.open("/en/import")
    await page.getByText(wordsOf("en")("problem.not-permitted")).first().waitFor()
    assert.equal(await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Import" }).count(), 0)
    await isSound()
    await context.close()
  })
})
