import { lanterns } from "#modules/decisions/examples.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, before, describe, it } from "node:test"
import type { BrowserContext } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit } from "./visit.ts"

describe("the ledger, in the browser", { timeout: 900_000 }, () => {
  let house: House
  let grace: BrowserContext
  before(async () => {
    house = await openHouse()
    await house.keep("lanterns.txt", lanterns)
    const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), "grace"))
    const { page, context } = await visit(house.browser, linkTo(house.address, token))
    const say = wordsOf("en")
    await page.getByRole("button", { name: say("platform.sign-in-now") }).click()
    await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()
    grace = context
  })
  after(() => house.close())

  for (const { language } of journeys)
    it(`is read by auditors in "${language}", narrowed, and verified against a kept checkpoint`, async () => {
      const say = wordsOf(language)
      const kept = await (await fetch(`${house.address}/api/v1/ledger/checkpoint?format=note`)).text()
      const { page, isSound, tabTo, context } = await visit(house.browser, `${house.address}/${language}/ledger`, {
        as: grace,
      })
      await page.locator(".table tbody tr").nth(3).waitFor()
      await page.getByText("Amina Inventada").first().waitFor()
      await page.screenshot(picture(`ledger-${language}`))
      await isSound()

      const person = page.getByLabel(say("ledger.filter.person"), { exact: true })
      await tabTo(person)
      await page.keyboard.type("amina")
      await page.keyboard.press("Enter")
      await page.waitForURL(/person=amina/)
      await page.getByText(say("history.did.import.keep")).first().waitFor()
      const csv = page.getByRole("link", { name: "CSV" })
      assert.match((await csv.getAttribute("href")) ?? "", /\/ledger\/export\?person=amina&format=csv/)

      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "kept.checkpoint", mimeType: "text/plain", buffer: Buffer.from(kept) })
      await tabTo(page.getByRole("button", { name: say("ledger.verify"), exact: true }))
      await page.keyboard.press("Enter")
      await page.locator(".notice.news p").waitFor()
      await isSound()
      await context.close()

      const narrow = await visit(house.browser, `${house.address}/${language}/ledger`, {
        as: grace,
        width: 320,
        colorScheme: "dark",
      })
      await narrow.page.locator(".table tbody tr").nth(3).waitFor()
      await narrow.page.screenshot(picture(`ledger-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

  for (const { language } of journeys)
    it(`gives receipts that anybody verifies in "${language}", in their own browser`, async () => {
      const say = wordsOf(language)
      const lines = await grace.request.get(`${house.address}/api/v1/ledger/lines?act=import.keep`)
      const { items } = (await lines.json()) as { items: { number: number }[] }
      const answer = await grace.request.get(
        `${house.address}/api/v1/ledger/lines/${items[0]?.number}/receipt?format=proof`,
      )
      const receipt = await answer.text()

      const { page, isSound, tabTo, context } = await house.open(`/${language}/verify`)
      await page.locator(".note").waitFor()
      const sent: string[] = []
      page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
      const look = async (text: string) => {
        const area = page.getByLabel(say("ledger.proof-pasted"))
        await area.fill(text)
        await tabTo(page.getByRole("button", { name: say("ledger.verify"), exact: true }))
        await page.keyboard.press("Enter")
      }
      await look(receipt)
      await page.getByText(say("ledger.proof.good")).waitFor()
      await page.getByText(say("history.did.import.keep"), { exact: true }).waitFor()
      await page.screenshot(picture(`verify-${language}`))
      await isSound()
      assert.deepEqual(
        sent.filter((request) => !request.startsWith("GET /assets/")),
        [],
      )

      await look(receipt.replace(/^index \d+/m, "index 0"))
      await page.getByText(say("ledger.proof.not-in-the-ledger")).waitFor()

      const download = page.waitForEvent("download")
      await page.getByText(say("ledger.keep-file")).click()
      const checkpoint = await readFile(await (await download).path(), "utf8")
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "kept", mimeType: "text/plain", buffer: Buffer.from(checkpoint) })
      const size = Number(checkpoint.split("\n")[1])
      await page.getByText(say("ledger.checkpoint.goes-on", { n: size })).waitFor()
      await context.close()

      const narrow = await house.open(`/${language}/verify`, { width: 320, colorScheme: "dark" })
      await narrow.page.locator(".note").waitFor()
      await narrow.page.screenshot(picture(`verify-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

  for (const { language } of journeys)
    it(`tells on a document in "${language}" what was done with it, and to the Secretariat by whom`, async () => {
      const say = wordsOf(language)
      const by = async (open: House["open"]) => {
        const { page, isSound, tabTo, context } = await open(`/${language}/documents/A-RES-71-901`)
        const summary = page.locator("summary", { hasText: say("history.title") })
        await tabTo(summary)
        await page.keyboard.press("Enter")
        await page.locator(".told .history li").first().waitFor()
        const told = await page.locator(".told .history").textContent()
        await page.locator(".told").screenshot({ path: `.cache/screenshots/history-${language}.png` })
        if (open === house.open) await isSound()
        await context.close()
        return told ?? ""
      }
      const publicly = await by(house.open)
      assert.ok(publicly.includes(say("history.did.import.keep")) && !publicly.includes("Amina"))
      assert.ok((await by(house.openSignedIn)).includes("Amina Inventada"))
    })
})
