import { lanterns } from "#modules/decisions/examples.ts"
import type { Language } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import type { Page } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, type Visit } from "./visit.ts"

const titles: Readonly<Partial<Record<Language, string>>> = { en: "Lanterns in harbours", ar: "المصابيح في الموانئ" }

/** A day next year, which is ahead whenever this is run. */
const due = `${new Date().getFullYear() + 1}-11-30`

describe("calls, in the browser", { timeout: 900_000 }, () => {
  let house: House
  let mandate = ""
  before(async () => {
    house = await openHouse()
    await house.keep("lanterns.txt", lanterns)
    const answer = await fetch(`${house.address}/api/v1/mandates?document=A-RES-71-901`)
    const { items } = (await answer.json()) as { readonly items: readonly { readonly id: string }[] }
    mandate = items[0]?.id ?? assert.fail("no mandate was read")
  })
  after(() => house.close())

  const idIn = (page: Page): string => /\/calls\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url())
  /** Goes there by keyboard, and presses. */
  async function press({ page, tabTo }: Visit, target: ReturnType<Page["locator"]>) {
    await tabTo(target)
    await page.keyboard.press("Enter")
  }

  for (const { language } of journeys)
    it(`begin from a mandate, are tested, opened, followed and reminded of in "${language}"`, async () => {
      const say = wordsOf(language)
      const visit = await house.openSignedIn(`/${language}/mandates/${mandate}`)
      const { page, tabTo, isSound, context } = visit

      // The first call begins at the empty knot of the thread, the second beside the first.
      const begin =
        language === "en"
          ? page.locator(".thread").getByRole("link", { name: say("calls.issue-one") })
          : page.getByRole("link", { name: say("calls.issue"), exact: true })
      await press(visit, begin)
      await page.waitForURL(/\/calls\/new/)
      // Opened by its address it has the mandate too.
      await page.goto(page.url())
      await page.locator(".picks li").first().waitFor()
      await page.getByText(say("calls.template-none")).waitFor()
      await isSound()
      await tabTo(page.getByLabel(say("calls.title"), { exact: true }))
      await page.keyboard.type(titles[language] ?? assert.fail(language))
      await page.locator("input[name=due]").fill(due)
      await tabTo(page.locator("input[name=template]").first())
      const demand = page.locator("input[name=template][value=demand]")
      for (let n = 0; n < 9 && !(await demand.isChecked()); n += 1) await page.keyboard.press("ArrowDown")
      await page.screenshot(picture(`call-new-${language}`))
      await tabTo(page.getByRole("button", { name: say("calls.begin-act") }))
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/edit$/)
      const id = idIn(page)

      // Who would be asked is worked out from who is bound, and those besides by their names.
      await page.locator(".addressees").first().waitFor()
      await page.locator(".section-editor").first().waitFor()
      await isSound()
      await press(visit, page.locator("summary", { hasText: say("calls.besides") }))
      await tabTo(page.locator("input[name=besides-words]"))
      await page.keyboard.type(language === "ar" ? "المنظمة الدولية للهجرة" : "Migration")
      await press(visit, page.locator(".picker .picks button").first())
      await page.getByText(say("calls.keeping.kept")).waitFor()
      await page.screenshot(picture(`call-builder-${language}`))
      await page
        .locator(".section-editor")
        .first()
        .screenshot({ path: `.cache/screenshots/call-section-${language}.png` })

      // A question goes down and its button goes with it; it is taken out, and back in.
      const items = page.locator(".items > li")
      const first = (await items.first().locator("code").textContent()) ?? ""
      await press(visit, items.first().locator("button").nth(1))
      await page.waitForFunction((code) => document.activeElement?.id === `item-${code}-down`, first)
      assert.equal(await items.nth(1).locator("code").textContent(), first)
      const count = await items.count()
      await press(visit, items.nth(1).locator("button").nth(2))
      await page.getByText(say("calls.removed-question")).waitFor()
      assert.equal(await items.count(), count - 1)
      await press(visit, page.locator(".undo button").first())
      await page.waitForFunction((n) => document.querySelectorAll(".items > li").length === n, count)
      await press(visit, items.nth(1).locator("button").first())
      await page.getByText(say("calls.keeping.kept")).waitFor()
      await isSound()

      await page.goto(`${house.address}/${language}/calls/${id}/preview`)
      await page.locator(".asked").first().waitFor()
      await page.screenshot(picture(`call-preview-${language}`))
      await isSound()

      await page.goto(`${house.address}/${language}/calls/${id}`)
      await press(visit, page.getByRole("button", { name: say("calls.test") }))
      await press(visit, page.getByRole("button", { name: say("calls.open"), exact: true }))
      await page.getByText(say("calls.open-text")).waitFor()
      await page.screenshot({ ...picture(`call-open-${language}`), fullPage: false })
      await press(visit, page.getByRole("alertdialog").getByRole("button", { name: say("calls.open"), exact: true }))
      await press(visit, page.locator(".acts").getByRole("link", { name: say("calls.board") }))
      await page.waitForURL(/\/board/)
      await page.locator(".table tbody tr").nth(5).waitFor()
      await page.locator(".world svg path.land").waitFor()
      await page.screenshot(picture(`call-board-${language}`))
      await isSound()

      await press(visit, page.getByRole("button", { name: say("calls.remind-all") }))
      await press(visit, page.getByRole("alertdialog").getByRole("button", { name: say("calls.remind-all") }))
      await page.locator(".notice").first().waitFor()
      await page.screenshot(picture(`call-reminded-${language}`))
      await isSound()
      await context.close()
    })

  for (const { language } of journeys)
    it(`and their register, pages and bank are read by everybody in "${language}", on any screen`, async () => {
      const say = wordsOf(language)
      for (const manner of [{}, { width: 320, colorScheme: "dark" as const }]) {
        const size = manner.width ?? 1280
        const register = await house.open(`/${language}/calls`, manner)
        await register.page.locator(".table tbody tr").first().waitFor()
        await register.page.screenshot(picture(`calls-${language}-${size}`))
        await register.isSound()
        await register.tabTo(register.page.locator(".table tbody th a").first())
        await register.page.keyboard.press("Enter")
        await register.page.locator(".thread").waitFor()
        await register.page.screenshot(picture(`call-${language}-${size}`))
        await register.isSound()
        await register.context.close()

        const bank = await house.open(`/${language}/questions?article=5`, manner)
        await bank.page.locator(".table tbody tr").first().waitFor()
        await bank.page.screenshot(picture(`bank-${language}-${size}`))
        await bank.isSound()
        await bank.tabTo(bank.page.locator(".table tbody th a").first())
        await bank.page.keyboard.press("Enter")
        await bank.page.getByText(say("calls.as-asked")).waitFor()
        await bank.page.screenshot(picture(`question-${language}-${size}`))
        await bank.isSound()
        await bank.context.close()
      }
    })
})
