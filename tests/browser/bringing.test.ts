import { linkTo, makeLink } from "#platform/identity/session.ts"
import { lampData } from "#tests/analysing.ts"
import assert from "node:assert/strict"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { after, before, describe, it } from "node:test"
import type { BrowserContext } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

/** So many invented people, in the format that is read slowest, that reading them takes its time. */
const many = 1_200_000

describe("a large file that is brought, in the browser", { timeout: 900_000 }, () => {
  let house: House
  let folder = ""
  let sita: BrowserContext
  before(async () => {
    house = await openHouse()
    folder = await mkdtemp(join(tmpdir(), "palermo-large-"))
    const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), "sita"))
    const { page, context } = await visit(house.browser, linkTo(house.address, token))
    await page.getByRole("button", { name: wordsOf("en")("platform.sign-in-now") }).click()
    await page.getByText(wordsOf("en")("platform.signed-in"), { exact: true }).waitFor()
    sita = context
  })
  after(async () => {
    await house.close()
    await rm(folder, { recursive: true })
  })

  /** Writes a file of many people, and something at its end. */
  async function written(name: string, end: string): Promise<string> {
    const path = join(folder, name)
    const person = (n: number) => ({ country: "URY", year: 2015 + (n % 4), gender: n % 3 === 0 ? "male" : "female" })
    const block = Array.from({ length: 1000 }, (_, n) => `${JSON.stringify(person(n))}\n`).join("")
    const lines = function* () {
      for (let n = 0; n < many; n += 1000) yield block
      yield end
    }
    await pipeline(Readable.from(lines()), createWriteStream(path))
    return path
  }

  for (const { language } of journeys)
    it(`tells how far it is, also on a page that is loaded anew, and what came of it, in "${language}"`, async () => {
      const say = wordsOf(language)
      const data = { ...lampData, party: null, code: `many-${language}` }
      const begun = await sita.request.post(`${house.address}/api/v1/datasets`, { data })
      const { id } = (await begun.json()) as { readonly id: string }
      const open = () => visit(house.browser, `${house.address}/${language}/datasets/${id}/bring`, { as: sita })
      const reading = ({ page }: Visit) => page.getByRole("progressbar", { name: say("analysis.snapshot.reading") })
      /** Brings a file, leaves its page while it is read, and finds it again. */
      async function broughtAndLeft(path: string): Promise<Visit> {
        const bringing = await open()
        const { page } = bringing
        await page.locator("input[type=file]").setInputFiles(path)
        const far = reading(bringing).and(page.locator("progress[value]"))
        await far.waitFor()
        await page.screenshot(picture(`bringing-read-${language}`))
        await page.reload()
        await page.getByText(say("analysis.snapshot.being-read")).waitFor()
        await far.waitFor()
        await page.screenshot(picture(`bringing-again-${language}`))
        await bringing.isSound()
        // To nobody else it is told.
        const others = await house.open(`/api/v1/datasets/${id}`)
        assert.doesNotMatch((await others.page.textContent("body")) ?? "", /bringing/)
        await others.context.close()
        return bringing
      }

      const named = `${JSON.stringify({ country: "URY", year: 2018, gender: "vera@lantern.example" })}\n`
      const refused = await broughtAndLeft(await written(`named-${language}.ndjson`, named))
      // It is over as soon as it is refused, and not when nothing was heard of it for long.
      await refused.page.getByText(say("analysis.snapshot.was-not-taken")).waitFor()
      assert.equal(await reading(refused).count(), 0)
      await refused.page.screenshot(picture(`bringing-refused-${language}`))
      await refused.isSound()
      await refused.context.close()
      const anew = await open()
      await anew.page.locator("input[type=file]").waitFor()
      assert.equal(await anew.page.getByText(say("analysis.snapshot.being-read")).count(), 0)
      await anew.context.close()

      const taken = await broughtAndLeft(await written(`many-${language}.ndjson`, ""))
      const see = taken.page.getByRole("link", { name: say("analysis.snapshot.see-read") })
      await see.waitFor({ timeout: 180_000 })
      await taken.page.screenshot(picture(`bringing-taken-${language}`))
      await taken.isSound()
      await taken.tabTo(see)
      await taken.page.keyboard.press("Enter")
      await taken.page.waitForURL(/\/snapshots\/[0-9a-f-]{36}$/)
      await taken.page
        .getByText(new Intl.NumberFormat(language === "en" ? "en-GB" : language).format(many))
        .first()
        .waitFor()
      await taken.isSound()
      await taken.context.close()
    })
})
